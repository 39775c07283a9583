using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Partnerships;

/// <summary>A party ends its part; with fewer than two left the partnership has ended, and all who were in it can reopen it.</summary>
public sealed partial class Partnership
{
    private readonly List<PartnershipStatement> statements = [];

    /// <summary>UTC; when it was last opened again. What was said about an ending before is history.</summary>
    public DateTime? ReopenedAt { get; private set; }

    public IReadOnlyCollection<PartnershipStatement> Statements => statements;

    /// <summary>A party that had accepted ends its part. Of three, two go on.</summary>
    public void EndPart(PartialDate ended, string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = AcceptedPartyOf(by);
        if (Stage == PartnershipStage.Ended)
        {
            throw new DomainException("Partnerships.Errors.HasEnded");
        }

        GuardEnd(ended, at);
        // No part ends before it began: of who joined later, with that.
        var joinedAt = invitations.Where(one => one.OrganisationId == party.OrganisationId).Max(one => one.JoinedAt);
        Require(joinedAt is not { } joined || !ended.CertainlyBefore(PartialDate.From(DateOnly.FromDateTime(joined))), "Partnerships.Errors.EndedBeforeJoined", "Ended");
        party.SetAnswer(PartyAnswer.Ended, reason, by, at);
        party.EndedOn = ended;
        FollowAnswers(at);
        Record(ActName.PartnershipPartEnded, by, at, word: reason);
    }

    /// <summary>Any party's own word about an ending, beside it; nobody else can change or remove it.</summary>
    public void AddStatement(string text, Actor by, DateTime at)
    {
        var party = PartyOf(by.OrganisationId ?? 0);
        if (!parties.Any(one => one.Answer == PartyAnswer.Ended))
        {
            throw new DomainException("Partnerships.Errors.NothingToStateAbout");
        }

        statements.Add(new PartnershipStatement(party.OrganisationId, text, at));
        Record(ActName.PartnershipStatementAdded, by, at, word: text);
    }

    /// <summary>A party has read what another said: an answer, an ending, that everyone sees less; who was invited, that it no longer is; who reported it, what was answered. It leaves its list of what waits.</summary>
    public void ReadNews(Actor by, DateTime at)
    {
        if ((ReportedById is null || ReportedById != by.OrganisationId) && !invitations.Any(one => one.OrganisationId == by.OrganisationId && one is { AskedAt: not null, RefusedAt: not null }))
        {
            PartyOf(by.OrganisationId ?? 0);
        }

        Record(ActName.NewsRead, by, at);
    }

    /// <summary>
    /// One asks to open an ended partnership again, and the others agree in the same way. When all who were in it until it ended have,
    /// each of them has accepted it as before. Who never answered is not asked for it, and who had left before stays away.
    /// </summary>
    public void Reopen(Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by.OrganisationId ?? 0);
        if (Stage != PartnershipStage.Ended)
        {
            throw new DomainException("Partnerships.Errors.HasNotEnded");
        }

        if (party.Answer is not (PartyAnswer.Accepted or PartyAnswer.Ended) || HasLeft(party.OrganisationId)
            || parties.Count(one => one.Answer is not (PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality or PartyAnswer.CarriedOn) && !HasLeft(one.OrganisationId)) < 2)
        {
            throw new DomainException("Partnerships.Errors.NobodyToReopenWith");
        }

        if (party.ReopensAt is not null)
        {
            return;
        }

        party.ReopensAt = at;
        var all = parties.Where(one => one.Answer is PartyAnswer.Accepted or PartyAnswer.Ended && !HasLeft(one.OrganisationId)).ToList();
        if (!all.TrueForAll(one => one.ReopensAt is not null))
        {
            Record(ActName.PartnershipReopeningAsked, by, at);
            return;
        }

        all.ForEach(one => one.TakePartAgain(at));
        ReopenedAt = at;
        FollowAnswers(at);
        Record(ActName.PartnershipReopened, by, at);
    }

    /// <summary>Who asked, or agreed, to open it again no longer does; whoever else asked still asks.</summary>
    public void TakeReopeningBack(Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by.OrganisationId ?? 0);
        if (party.ReopensAt is null)
        {
            throw new DomainException("Partnerships.Errors.NotAskedToReopen");
        }

        party.ReopensAt = null;
        Record(ActName.PartnershipReopeningTakenBack, by, at);
    }

    private void GuardEnd(PartialDate ended, DateTime at)
    {
        if (ended.IsInFuture(at))
        {
            throw new DomainException("Partnerships.Errors.EndedInFuture") { Field = "Ended" };
        }

        if (FirstContact is { } first && ended.CertainlyBefore(first))
        {
            throw new DomainException("Partnerships.Errors.EndedBeforeFirstContact") { Field = "Ended" };
        }
    }
}

/// <summary>A party's dated word beside an ending.</summary>
public sealed class PartnershipStatement
{
    public const int TextLimit = 1000;

    private PartnershipStatement()
    {
    }

    internal PartnershipStatement(int organisationId, string text, DateTime at)
    {
        OrganisationId = organisationId;
        Text = text;
        MadeAt = at;
    }

    public int Id { get; private set; }

    public int PartnershipId { get; private set; }

    public int OrganisationId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    internal void PassTo(int successorId) => OrganisationId = successorId;
}
