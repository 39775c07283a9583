using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Agreements;

/// <summary>A renewal or an amendment is an agreement of its own that names the earlier one.</summary>
public sealed partial class Agreement
{
    private readonly List<Agreement> later = [];

    /// <summary>The agreement that this one renews or amends.</summary>
    public int? EarlierId { get; private set; }

    /// <summary>For queries.</summary>
    public Agreement? Earlier { get; private set; }

    /// <summary>What it does to the earlier one.</summary>
    public AgreementLink? Link { get; private set; }

    /// <summary>For queries: those that renew or amend this one.</summary>
    public IReadOnlyCollection<Agreement> Later => later;

    /// <summary>
    /// A draft that renews or amends this agreement, between those who are still bound. What has been over for long can be
    /// renewed, too; only what is in force can be amended.
    /// </summary>
    public Agreement DraftNext(AgreementLink link, Partnership partnership, AgreementContent content, Actor by, DateTime at)
    {
        PartyOf(by);
        Require(InForceAt is not null, "Agreements.Errors.NotInForce");
        Require(link == AgreementLink.Renews || Life.On(DateOnly.FromDateTime(at)) == AgreementState.Signed, "Agreements.Errors.HasEnded");
        return Drafted(partnership, [.. BoundParties.Select(party => party.OrganisationId)], content, Id, link, by, at);
    }

    /// <summary>The agreement that renews or amends this one has come into force.</summary>
    public void BeFollowed(AgreementLink link, Actor by, DateTime at) =>
        Record(link == AgreementLink.Renews ? ActName.AgreementRenewed : ActName.AgreementAmended, by, at, CurrentVersionNumber);

    /// <summary>An amendment names what it amends; a paper may amend one that the portal does not have.</summary>
    private void GuardKind(AgreementContent content)
    {
        if (Link is null && !IsOnPaper && content.Kind == AgreementKind.Amendment)
        {
            throw new DomainException("Agreements.Errors.AmendmentOfNothing") { Field = "Kind" };
        }

        if (Link == AgreementLink.Amends && content.Kind != AgreementKind.Amendment)
        {
            throw new DomainException("Agreements.Errors.AmendmentKind") { Field = "Kind" };
        }
    }
}

public enum AgreementLink
{
    /// <summary>Takes its place from the day on which it is in force.</summary>
    Renews,

    /// <summary>Changes a part of it; the rest stays in force.</summary>
    Amends,
}
