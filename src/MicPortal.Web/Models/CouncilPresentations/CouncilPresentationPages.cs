using FluentValidation;
using MicPortal.Application.CouncilPresentations;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.CouncilPresentations;

/// <summary>When the partnerships were presented to the council.</summary>
public sealed class CouncilPresentationForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public DateInput PresentedOn { get; set; } = new();
}

internal sealed class CouncilPresentationFormValidator : AbstractValidator<CouncilPresentationForm>
{
    public CouncilPresentationFormValidator(Texts texts) => RuleFor(form => form.PresentedOn).IsGivenDate(texts);
}

/// <summary>What a council reads, with the form beside it that is not printed.</summary>
/// <param name="Address">Of the page, as it is printed.</param>
public sealed record CouncilPresentationPage(CouncilOf Council, IReadOnlyList<PresentedPartnership> Partnerships, IReadOnlyList<ProposedPartnership> Proposed, CouncilPresentationForm Form, bool CanRecord, string Address)
{
    /// <summary>Agreements in force, and those that the parties are about to decide on.</summary>
    public static IEnumerable<PresentedAgreement> Shown(PresentedPartnership partnership, DateOnly today) =>
        partnership.Agreements.Where(agreement => agreement.Life.On(today) is AgreementState.Signed or AgreementState.Endorsed or AgreementState.Proposed);

    /// <summary>The others work together; the municipality joined them, and neither says that it does nor has signed anything.</summary>
    public bool OnlyOthersWork(PresentedPartnership partnership) =>
        partnership.State == PartnershipState.Active && OthersOf(partnership).Count > 1 && !OwnOf(partnership).SaysBegun && !partnership.Agreements.Exists(agreement => agreement.IsSignedByUs);

    /// <summary>Those who take part; who has left is no partner any more.</summary>
    public IReadOnlyList<PresentedParty> OthersOf(PresentedPartnership partnership) =>
        [.. partnership.Parties.Where(party => party.OrganisationId != Council.MunicipalityId && party.Answer is PartyAnswer.None or PartyAnswer.Accepted)];

    public PresentedParty OwnOf(PresentedPartnership partnership) => partnership.Parties.Single(party => party.OrganisationId == Council.MunicipalityId);
}
