using FluentValidation;
using MicPortal.Application.Lists;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Mergers;

/// <summary>Two records are the same partnership: which one goes on.</summary>
public sealed class DuplicatePartnershipForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? GoesOn { get; set; }

    public string? Reason { get; init; }

    public int? GoesOnId => FormRules.Number(GoesOn);
}

internal sealed class DuplicatePartnershipFormValidator : AbstractValidator<DuplicatePartnershipForm>
{
    public DuplicatePartnershipFormValidator(Texts texts)
    {
        RuleFor(form => form.GoesOn).Must((form, _) => form.GoesOnId is not null).WithMessage(_ => texts["DuplicatePartnerships.Errors.GoesOnMissing"]);
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(_ => texts["DuplicatePartnerships.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Partnership.SuccessionReasonLimit, texts);
    }
}

public sealed record DuplicatePartnershipList(Page<DuplicatePartnershipRow> Page, ListLinks Links);

/// <param name="One">The one that the address names first.</param>
/// <param name="HaveOneForTwo">An association acts for one party in the one and for another in the other.</param>
public sealed record DuplicatePartnershipPage(DuplicatePartnershipForm Form, DuplicatePartnershipPart One, DuplicatePartnershipPart Other, bool HaveOneForTwo, bool AreToldApart)
{
    public IReadOnlyList<DuplicatePartnershipPart> Pair => [One, Other];

    public string Url => $"/admin/duplicate-partnerships/{One.Id}/{Other.Id}";

    /// <summary>The key of what stands in the way; the domain refuses for the same reasons.</summary>
    public string? Obstacle =>
        One.Id == Other.Id ? "DuplicatePartnerships.Errors.Same"
        : Pair.Any(part => part.SuccessorId is not null) ? "DuplicatePartnerships.Errors.Gone"
        : Pair.Any(part => part.Stage == PartnershipStage.Ended) ? "DuplicatePartnerships.Errors.Ended"
        : One.PresentParties != Other.PresentParties ? "DuplicatePartnerships.Errors.OtherParties"
        : Pair.Any(part => part.IsRefused) ? "DuplicatePartnerships.Errors.Refused"
        : HaveOneForTwo ? "DuplicatePartnerships.Errors.Mandates"
        : null;

    /// <summary>Both go on with the same parties. Of other records the page says nothing: an administrator does not learn here who works with whom.</summary>
    public bool IsComparable => One.Id != Other.Id && One.PresentParties is not null && One.PresentParties == Other.PresentParties;

    /// <summary>In either record, each once.</summary>
    public IReadOnlyList<DuplicatePartnershipParty> Parties => [.. One.Parties.Concat(Other.Parties).DistinctBy(party => party.OrganisationId)];

    public IEnumerable<string> Present => One.Parties.Where(party => party.Answer is PartyAnswer.None or PartyAnswer.Accepted).Select(party => party.Name);

    /// <summary>Have confirmed one or the other, and with it the one that goes on.</summary>
    public IReadOnlyList<string> Confirmed => [.. Parties.Where(party => Places(party).Any(place => place.Answer == PartyAnswer.Accepted)).Select(party => party.Name)];

    /// <summary>Say in both how the partnership came about.</summary>
    public IReadOnlyList<string> WroteTwice => [.. Parties.Where(party => Places(party).Count(place => place.HasOwnPart) > 1).Select(party => party.Name)];

    /// <summary>Have left the one, and do not stand in the other.</summary>
    public IReadOnlyList<string> LeftOne => [.. Parties.Where(party => Places(party) is [{ Answer: PartyAnswer.Ended }]).Select(party => party.Name)];

    /// <summary>Pairs of the one record and the other whose years overlap.</summary>
    public IEnumerable<(DuplicateStrategy One, DuplicateStrategy Other)> StrategiesInWay =>
        One.OpenStrategies.SelectMany(_ => Other.OpenStrategies, (one, other) => (one, other)).Where(pair => pair.one.IsInWayOf(pair.other));

    /// <summary>How far everyone sees the one that goes on.</summary>
    public Publication PublishedAs => Parties.Min(party => Places(party) is [var one, var other] && one.Answer is PartyAnswer.None or PartyAnswer.Accepted
        ? PartnershipParty.LeastOpen(one.Publication, one.PublicationIsSaid, other.Publication, other.PublicationIsSaid)
        : party.Publication);

    private List<DuplicatePartnershipParty> Places(DuplicatePartnershipParty party) => [.. One.Parties.Concat(Other.Parties).Where(one => one.OrganisationId == party.OrganisationId)];
}
