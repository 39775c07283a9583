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

    public string? Reason { get; set; }
}

internal sealed class MembershipEndingFormValidator : AbstractValidator<MembershipEndingForm>
{
    public MembershipEndingFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Memberships.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Membership.ReasonLimit, texts);
    }
}

/// <param name="IsOfMunicipality">Its reader is the member, not the association.</param>
public sealed record MembershipEndingPage(MembershipEndingForm Form, MembershipDetails Membership, bool IsOfMunicipality)
{
    /// <summary>The municipality never was a member, as it says.</summary>
    public bool IsRefusal => Membership.AcceptedAt is null && IsOfMunicipality;
}
