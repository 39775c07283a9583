using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Partnerships;

/// <summary>
/// A partnership that was entered twice. The one record stays and points to the other, which goes on with everything that was said in
/// either (decision 21 says what becomes of what).
/// </summary>
public sealed partial class Partnership
{
    public const int SuccessionReasonLimit = 300;

    /// <summary>The record that goes on; null for one that does itself. It never points to one that has a successor.</summary>
    public int? SuccessorId { get; private set; }

    /// <summary>How it is known that they are the same.</summary>
    public string? SuccessionReason { get; private set; }

    /// <summary>The set of those that are in it now, as <see cref="PartySet"/> writes it; null once it has ended. Two that share it may be one.</summary>
    public string? PresentParties { get; private set; }

    /// <summary>It was the same partnership all the time. Needs of both everything that belongs to them.</summary>
    /// <param name="organisations">Of all parties of both.</param>
    public void BeSucceeded(Partnership successor, string reason, IReadOnlyCollection<Organisation> organisations, Actor by, DateTime at)
    {
        Require(successor != this, "DuplicatePartnerships.Errors.Same");
        Require(SuccessorId is null && successor.SuccessorId is null, "DuplicatePartnerships.Errors.Gone");
        Require(Stage != PartnershipStage.Ended && successor.Stage != PartnershipStage.Ended, "DuplicatePartnerships.Errors.Ended");
        Require(PresentParties == successor.PresentParties, "DuplicatePartnerships.Errors.OtherParties");
        // Who says of one record that it is not theirs hides it from everyone: only its parties can clear that up.
        Require(!IsRefused && !successor.IsRefused, "DuplicatePartnerships.Errors.Refused");
        (SuccessorId, SuccessionReason) = (successor.Id, reason);
        successor.TakeOver(this, organisations, reason, by, at);
        FollowAnswers(at);
        Record(ActName.PartnershipFoundTwice, by, at, word: reason);
    }

    private bool IsRefused => parties.Exists(party => party.Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality);

    private void TakeOver(Partnership former, IReadOnlyCollection<Organisation> organisations, string reason, Actor by, DateTime at)
    {
        if (FirstContact is not { } known || former.FirstContact?.CertainlyBefore(known) == true)
        {
            FirstContact = former.FirstContact;
        }

        Note ??= former.Note;
        ReportedById ??= former.ReportedById;
        // What was made up is not shown as real under the other's name.
        IsDemo |= former.IsDemo;
        BegunAt = Earliest(BegunAt, former.BegunAt);
        themes.AddRange(former.ThemeCodes.Except(ThemeCodes.ToList()).Select(code => new PartnershipTheme(code)));
        parties.Where(mine => !former.parties.Exists(theirs => theirs.OrganisationId == mine.OrganisationId)).ToList().ForEach(mine => mine.KnowOnly(Id));
        foreach (var theirs in former.parties.ToList())
        {
            if (parties.Find(mine => mine.OrganisationId == theirs.OrganisationId) is not { } mine)
            {
                // It has left the other one.
                theirs.KnowOnly(former.Id);
                former.parties.Remove(theirs);
                parties.Add(theirs);
            }
            else if (mine.Answer is PartyAnswer.None or PartyAnswer.Accepted)
            {
                mine.TakeOver(theirs);
            }
        }

        // What was said before a reopening is history, and stays.
        foreach (var statement in former.statements.Where(statement => !(statement.MadeAt < former.ReopenedAt)).ToList())
        {
            former.statements.Remove(statement);
            statements.Add(statement);
        }

        TakeOverInvitations(former, reason, at);
        ConfirmedAt = parties.Where(party => party.Answer == PartyAnswer.Accepted).Max(party => party.ConfirmedAt);
        FollowParties(organisations);
        FollowAnswers(at);
        Record(ActName.PartnershipTookOverDuplicate, by, at, word: reason);
    }

    /// <summary>Open ones; where the newcomer is a party, or invited, here as well, the other invitation has come to nothing.</summary>
    private void TakeOverInvitations(Partnership former, string reason, DateTime at)
    {
        foreach (var invitation in former.invitations.Where(invitation => invitation.IsOpen).ToList())
        {
            if (invitations.Exists(mine => mine.IsOpen && mine.OrganisationId == invitation.OrganisationId) || Remaining.Any(party => party.OrganisationId == invitation.OrganisationId))
            {
                invitation.Close(invitation.InvitedByOrganisationId, reason, at);
                continue;
            }

            // Joining needs the consent of all, also of those that had only accepted the other record.
            former.invitations.Remove(invitation);
            invitations.Add(invitation);
        }
    }

    /// <summary>What is ordered and found by who the parties are.</summary>
    /// <param name="organisations">The parties' own, and perhaps others.</param>
    private void FollowParties(IReadOnlyCollection<Organisation> organisations)
    {
        SortName = SortNameOf(organisations.Distinct().Where(organisation => parties.Exists(one => one.OrganisationId == organisation.Id)));
        PartySet = PartySetOf(parties.Select(one => one.OrganisationId));
    }

    private static DateTime? Earliest(DateTime? one, DateTime? other) => one is null || other < one ? other : one;
}

/// <summary>That two records of the same parties are two partnerships: they are not offered as duplicates again.</summary>
public sealed class PartnershipDifference : AggregateRoot
{
    private PartnershipDifference()
    {
    }

    /// <summary>The lower id.</summary>
    public int FirstId { get; private set; }

    public int SecondId { get; private set; }

    public static PartnershipDifference Between(int one, int other, Actor by, DateTime at)
    {
        if (one == other)
        {
            throw new DomainException("DuplicatePartnerships.Errors.Same");
        }

        var difference = new PartnershipDifference { FirstId = Math.Min(one, other), SecondId = Math.Max(one, other) };
        difference.Record(ActName.PartnershipsToldApart, by, at);
        return difference;
    }
}
