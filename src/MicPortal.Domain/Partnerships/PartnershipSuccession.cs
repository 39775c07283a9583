using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>A party's municipality has a successor: the same place in the partnership, with everything that was said in it, is the successor's.</summary>
public sealed partial class Partnership
{
    /// <summary>
    /// In an ended partnership of both, the former one stays as it was; while it goes on, it would be left with a party too few, which
    /// only the parties decide.
    /// </summary>
    /// <param name="organisations">Of the parties and the successor.</param>
    public void PassTo(Municipality successor, Municipality former, IReadOnlyCollection<Organisation> organisations, Actor by, DateTime at)
    {
        var party = parties.SingleOrDefault(one => one.OrganisationId == former.Id);
        var passes = party is not null && !parties.Exists(one => one.OrganisationId == successor.Id);
        if (party is not null && !passes)
        {
            Require(Stage == PartnershipStage.Ended, "Mergers.Errors.PartiesOfOne");
            return;
        }

        party?.PassTo(successor, former);
        statements.Where(statement => statement.OrganisationId == former.Id).ToList().ForEach(statement => statement.PassTo(successor.Id));
        foreach (var invitation in invitations)
        {
            invitation.PassTo(successor.Id, former.Id, !parties.Exists(one => one.OrganisationId == successor.Id) && !invitations.Exists(one => one.IsOpen && one.OrganisationId == successor.Id), Succession.Word(former, successor), at);
        }

        FollowParties(organisations);
        PresentParties = PresentParties is null ? null : PartySetOf(Remaining.Select(one => one.OrganisationId));
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }
}
