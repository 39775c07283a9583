using FluentValidation;
using MicPortal.Application.Members;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Members;

/// <summary>Either side ends a membership, or says that there is none.</summary>
public sealed class MembershipEndingForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>Empty where nobody says it.</summary>
    public DateInput LastDay { get; set; } = new();

    public string? Reason { get; set; }
}

internal sealed class MembershipEndingFormValidator : AbstractValidator<MembershipEndingForm>
{
    public MembershipEndingFormValidator(Texts texts)
    {
        RuleFor(form => form.LastDay).IsDate(texts);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Memberships.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Membership.ReasonLimit, texts);
    }
}

/// <param name="IsOfMunicipality">Its reader is the member, not the association.</param>
public sealed record MembershipEndingPage(MembershipEndingForm Form, MembershipDetails Membership, bool IsOfMunicipality)
{
    /// <summary>Nothing began that has a last day.</summary>
    public bool IsListing => Membership.AcceptedAt is null;

    /// <summary>The key of its button: the municipality never was a member, as it says; the association takes its listing back.</summary>
    public string ActKey => !IsListing ? "Memberships.End" : IsOfMunicipality ? "Memberships.Refuse" : "Memberships.TakeBack";
}
