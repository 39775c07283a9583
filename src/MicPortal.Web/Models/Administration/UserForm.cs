using FluentValidation;
using MicPortal.Application.Identity;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Administration;

/// <summary>A new account, made by an administrator: of an organisation, or another administrator's.</summary>
public sealed class UserForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>Null where the account is an administrator's.</summary>
    public int? OrganisationId { get; set; }

    public bool IsAdministrator { get; set; }

    public string? Email { get; init; }

    public string? Post { get; init; }

    public DateInput OfficeFrom { get; set; } = new();

    public DateInput OfficeUntil { get; set; } = new();

    /// <summary>A municipality's user has one of two roles; elsewhere there is no choice.</summary>
    public bool HasRoles { get; set; }

    /// <summary>Where <see cref="HasRoles"/>.</summary>
    public string? Role { get; init; }

    /// <param name="organisation">Null for an administrator's.</param>
    public NewAccount Account(OrganisationName? organisation) => new(Email!, Post!, RoleIn(organisation), organisation?.Id, OfficeFrom.Date, OfficeUntil.Date);

    private UserRole RoleIn(OrganisationName? organisation) => organisation switch
    {
        null => UserRole.Administrator,
        { IsAssociation: true } => UserRole.AssociationStaff,
        _ => Enum.TryParse<UserRole>(Role, out var role) ? role : throw new DomainException("Accounts.Errors.RoleMissing") { Field = nameof(Role) },
    };
}

/// <summary>The form for an account of this organisation, or (null) of an administrator.</summary>
public sealed record UserFormPage(UserForm Form, OrganisationName? Organisation);

/// <summary>Which organisation is the account for?</summary>
public sealed record UserSearch(string? Query, IReadOnlyList<OrganisationName> Found);

internal sealed class UserFormValidator : AbstractValidator<UserForm>
{
    public UserFormValidator(Texts texts)
    {
        RuleFor(form => form.Email).IsEmail(texts);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PostMissing"]);
        RuleFor(form => form.Post).IsAtMost(PortalUser.PostLimit, texts);
        OfficeRules.Add(this, form => form.OfficeFrom, form => form.OfficeUntil, texts);
        RuleFor(form => form.Role).Must((form, role) => (role is null && !form.HasRoles) || role is nameof(UserRole.Officer) or nameof(UserRole.MayorsOffice)).WithMessage(_ => texts["Accounts.Errors.RoleMissing"]);
    }
}
