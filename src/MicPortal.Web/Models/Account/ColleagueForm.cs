using FluentValidation;
using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Account;

/// <summary>A new account for somebody of the own organisation.</summary>
public sealed class ColleagueForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Email { get; init; }

    public string? Post { get; init; }

    /// <summary>A municipality's user has one of two roles; elsewhere there is no choice.</summary>
    public bool HasRoles { get; init; }

    public string? Role { get; init; }

    public NewAccount Account(Actor by) => new(Email!, Post!, by.AssociationId is not null ? UserRole.AssociationStaff : Chosen, by.OrganisationId);

    private UserRole Chosen => Role is nameof(UserRole.Officer) or nameof(UserRole.MayorsOffice) ? Enum.Parse<UserRole>(Role) : throw new DomainException("Accounts.Errors.RoleMissing") { Field = nameof(Role) };
}

/// <summary>The form, and whether there is a choice of roles.</summary>
public sealed record ColleagueFormPage(ColleagueForm Form, bool IsAssociation);

internal sealed class ColleagueFormValidator : AbstractValidator<ColleagueForm>
{
    public ColleagueFormValidator(Texts texts)
    {
        RuleFor(form => form.Email).IsEmail(texts);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PostMissing"]);
        RuleFor(form => form.Post).IsAtMost(PortalUser.PostLimit, texts);
        RuleFor(form => form.Role).Must((form, role) => (role is null && !form.HasRoles) || role is nameof(UserRole.Officer) or nameof(UserRole.MayorsOffice)).WithMessage(_ => texts["Accounts.Errors.RoleMissing"]);
    }
}
