using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>A party's municipality has a successor: the same place in the partnership, with everything that was said in it, is the successor's.</summary>
public sealed partial class Partnership
{
    public const int PassingReasonLimit = 300;

    /// <summary>
    /// Where the successor is a party itself and one of the two has left, the former one's place is history, and the successor stands for both.
    /// An ended partnership of both stays as it was; while both take part, it would be left with a party too few, which only the parties decide.
    /// </summary>
    /// <param name="organisations">Of the parties and the successor.</param>
    /// <param name="maySplit">The former one split, and the successor may pass the place on to another that carries on for it.</param>
    /// <returns>Whether its agreements pass on, too.</returns>
    public bool PassTo(Municipality successor, Municipality former, IReadOnlyCollection<Organisation> organisations, Actor by, DateTime at, bool maySplit = false)
    {
        var wasParty = parties.Exists(one => one.OrganisationId == former.Id);
        if (parties.Find(one => one.OrganisationId == former.Id) is { } party && parties.Find(one => one.OrganisationId == successor.Id) is { } own)
        {
            if (Stage == PartnershipStage.Ended)
            {
                return false;
            }

            Require(!Remaining.Contains(party) || !Remaining.Contains(own), "Mergers.Errors.PartiesOfOne");
            if (Remaining.Contains(party))
            {
                own.TakeUp(party);
            }

            party.BecomeHistory(own, at);
            FollowAnswers(at);
        }

        Pass(successor, former, organisations, at, own => own.PassTo(successor, former, maySplit ? former.Id : null));
        // Who left before reads nothing of whom the others invite.
        Record(wasParty ? ActName.PassedToSuccessor : ActName.PartnershipInvitationPassed, by, at, word: Succession.Word(former, successor));
        return true;
    }

    /// <summary>The lead of a split says, once, that another that carries on for the former municipality has this place.</summary>
    /// <param name="organisations">Of the parties and the other one.</param>
    public void PassOn(Municipality sister, Municipality lead, IReadOnlyCollection<Organisation> organisations, string reason, Actor by, DateTime at)
    {
        by.RequireItself();
        Require(PartyOf(by.OrganisationId ?? 0) is { SplitFromId: not null } party && party.OrganisationId == lead.Id, "PartnershipPassings.Errors.NotFromSplit");
        Require(!parties.Exists(one => one.OrganisationId == sister.Id), "PartnershipPassings.Errors.IsParty");
        Pass(sister, lead, organisations, at, own => own.PassOn(sister));
        Record(ActName.PartnershipPassedOn, by, at, word: $"{Succession.Word(lead, sister)}: {reason}");
    }

    private void Pass(Municipality successor, Municipality former, IReadOnlyCollection<Organisation> organisations, DateTime at, Action<PartnershipParty> pass)
    {
        // A place that has become history keeps its name, and with it what was stated there.
        var party = parties.Find(one => one.OrganisationId == former.Id);
        if (party?.Answer != PartyAnswer.CarriedOn)
        {
            if (party is not null)
            {
                pass(party);
            }

            statements.Where(statement => statement.OrganisationId == former.Id).ToList().ForEach(statement => statement.PassTo(successor.Id));
        }

        foreach (var invitation in invitations)
        {
            invitation.PassTo(successor.Id, former.Id, !parties.Exists(one => one.OrganisationId == successor.Id) && !invitations.Exists(one => one.IsOpen && one.OrganisationId == successor.Id), Succession.Word(former, successor), at);
        }

        FollowParties(organisations);
        PresentParties = PresentParties is null ? null : PartySetOf(Remaining.Select(one => one.OrganisationId));
    }
}
