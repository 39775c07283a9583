using MicPortal.Application.Agreements;
using MicPortal.Application.ConfirmationRounds;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.Workspaces;

/// <summary>What waits for an organisation, as one of its users sees it; each group what is overdue first, then the oldest, after that what can wait.</summary>
/// <param name="Own">What this user can do about records that are under way.</param>
/// <param name="Asked">What others began and ask of the organisation, and this user can answer.</param>
/// <param name="Colleagues">What waits for the organisation but is not this user's to do.</param>
/// <param name="Imported">Unconfirmed records from a public source or reported by an association: they can wait, so they stand apart.</param>
/// <param name="Drafts">The organisation's own drafts.</param>
/// <param name="RecordToComplete">The municipality of which the record is still a bare place.</param>
public sealed record WaitingWork(WaitingGroup Own, WaitingGroup Asked, WaitingGroup Colleagues, WaitingGroup Imported, WaitingGroup Drafts, int? RecordToComplete)
{
    /// <summary>What waits for municipalities whose mandates the user's association holds, by name.</summary>
    public IReadOnlyList<MandatedWork> Mandated { get; init; } = [];

    /// <summary>What the workspace leads with beside it, each kind in its order.</summary>
    public IReadOnlyList<Leading> Leading { get; init; } = [];

    public WaitingGroup OwnAndAsked => new([.. Own.Items.Concat(Asked.Items).OrderBy(item => item.PressesSince is null).ThenBy(item => item.PressesSince).ThenBy(item => WaitingItem.CanWait(item.Kind)).ThenBy(item => item.Since).ThenBy(item => item.RecordId).Take(WaitingGroup.Shown)], Own.Count + Asked.Count, Own.Overdue + Asked.Overdue);
}

/// <param name="Mandates">Those in force, the oldest first.</param>
/// <param name="Group">Of what they let do.</param>
public sealed record MandatedWork(IReadOnlyList<MandateHeld> Mandates, string Municipality, WaitingGroup Group);

/// <param name="Waiting">For this user of a party of the partnership.</param>
/// <param name="Rounds">That ask the party to confirm the record, the one with the nearest deadline first.</param>
public sealed record PartnershipWork(IReadOnlyList<WaitingItem> Waiting, IReadOnlyList<RoundAsks> Rounds)
{
    public static readonly PartnershipWork None = new([], []);
}

/// <param name="Partners">With whom the municipality has the partnerships for which it holds.</param>
public sealed record MandateHeld(int Id, PartialDate From, IReadOnlyList<string> Partners);

/// <summary>The first rows of a group, and how many there are.</summary>
/// <param name="Count">Exact up to <see cref="CountLimit"/>; one more means "more than".</param>
/// <param name="Overdue">Of them.</param>
public sealed record WaitingGroup(IReadOnlyList<WaitingItem> Items, int Count, int Overdue)
{
    public const int Shown = 20;
    public const int CountLimit = 100;
}

/// <summary>One thing that waits, with what its row says.</summary>
public sealed class WaitingItem
{
    public required WaitingKind Kind { get; init; }

    /// <summary>The agreement's, the partnership's, or of what else the row is about.</summary>
    public required int RecordId { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? Since { get; init; }

    /// <summary>UTC; of the newest of what waits on the record to be read: so far it is shown. Null where nothing does.</summary>
    public DateTime? NewsUntil { get; internal set; }

    /// <summary>The other parties.</summary>
    public required IReadOnlyList<WaitingParty> Others { get; init; }

    /// <summary>One that ended its part has left; the partnership goes on with the others.</summary>
    public bool IsOfPart => Kind == WaitingKind.ReadEnding && Others.Any(party => party.TakesPart);

    public PartnershipOrigin? Origin { get; init; }

    /// <summary>The association that reported the partnership.</summary>
    public string? ReportedBy { get; init; }

    public AgreementKind? AgreementKind { get; init; }

    /// <summary>Of the agreement, in each of its languages; the authentic ones first.</summary>
    public IReadOnlyList<AgreementTitle> Titles { get; init; } = [];

    public string? ProjectTitle { get; init; }

    public string? VisitTitle { get; init; }

    public string? StrategyTitle { get; init; }

    public string? NeedTitle { get; init; }

    /// <summary>Of a need, under which its address lies.</summary>
    public int? PartnershipId { get; init; }

    public int VersionNumber { get; init; }

    /// <summary>The earlier version that the organisation endorsed last.</summary>
    public int? EndorsedVersionNumber { get; init; }

    /// <summary>Who is to join a partnership.</summary>
    public IReadOnlyList<string> Newcomers { get; init; } = [];

    /// <summary>The rounds that ask about the partnership, the one with the nearest deadline first.</summary>
    public IReadOnlyList<RoundAsks> Rounds { get; init; } = [];

    public WaitingFollowUp? FollowUp { get; init; }

    /// <summary>Of an agreement that renews itself soon.</summary>
    public TacitRenewal? Renewal { get; init; }

    /// <summary>On which an agreement or a mandate ends, or something is, or was, due.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Its day has passed.</summary>
    public bool IsOverdue => OverdueSince is not null;

    public DateOnly? OverdueSince { get; internal set; }

    /// <summary>It is overdue, and others wait for it.</summary>
    internal DateOnly? PressesSince => CanWait(Kind) ? null : OverdueSince;

    /// <summary>Of the request for a first account, with the post that asks.</summary>
    public (int Id, string Post)? Access { get; init; }

    /// <summary>That has made a new council.</summary>
    public PartialDate? Election { get; init; }

    /// <summary>Of what waits, where it can be more than one: remarks, what follows from a visit, who is to be told.</summary>
    public int Number { get; init; }

    /// <summary>Of what the other side has ended.</summary>
    public string? Reason { get; init; }

    /// <summary>What was ended was never accepted: TakenBack by the association, or Refused by the municipality.</summary>
    public string? Listing { get; init; }

    /// <summary>Of a contact request: what it is about.</summary>
    public string? Theme { get; init; }

    /// <summary>Of a contact request: what has been answered.</summary>
    public ContactRequestStatus? ContactStatus { get; init; }

    /// <summary>No other town waits for it, and there can be many of it: it stands below what others wait for.</summary>
    public static bool CanWait(WaitingKind kind) => kind is WaitingKind.ConfirmAgain or WaitingKind.ConfirmForRound or WaitingKind.ReadFollowUpAnswer or WaitingKind.EndingSoon or WaitingKind.StrategyEnding or WaitingKind.FinishProject or WaitingKind.ReviewDue or WaitingKind.PresentToCouncil
        or WaitingKind.ReadTakenBack or WaitingKind.ReadNeedAnswer or WaitingKind.ReadMembershipEnding or WaitingKind.ReadReportedAnswer or WaitingKind.ReadAgreementEnd or WaitingKind.MandateEnding or WaitingKind.ReadMandateEnd or WaitingKind.ReadMandateReturn or WaitingKind.ReadSisterEnding or WaitingKind.ReadSisterBeginning or WaitingKind.ConfirmImported or WaitingKind.Draft;

    /// <summary>It is to be done by a day.</summary>
    public static bool HasDay(WaitingKind kind) => kind is WaitingKind.AnswerNeed or WaitingKind.ReportVisit or WaitingKind.DoVisitFollowUp or WaitingKind.ReviewDue or WaitingKind.ConfirmAgain;

    /// <summary>It leaves the list when the organisation says that it has read it.</summary>
    public static bool IsNews(WaitingKind kind) => kind is WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.ReadPublication or WaitingKind.Reopen or WaitingKind.ReadInvitationEnd
        or WaitingKind.ReadNotice or WaitingKind.ReadWithdrawal or WaitingKind.ReviseDeclined or WaitingKind.ReadTakenBack or WaitingKind.ReadContactAnswer or WaitingKind.ReadFollowUpAnswer
        or WaitingKind.ReadNeedAnswer or WaitingKind.ReadMembershipEnding or WaitingKind.ReadReportedAnswer or WaitingKind.ReadAgreementEnd or WaitingKind.ReadMandateEnd or WaitingKind.ReadMandateReturn or WaitingKind.ReadSisterEnding or WaitingKind.ReadSisterBeginning;

    /// <summary>A mayor's office endorses, signs, confirms and takes part in the talk; the rest is its officers' work.</summary>
    public static bool IsFor(WaitingKind kind, Actor actor) =>
        actor.Writes || kind is WaitingKind.Endorse or WaitingKind.EndorseProject or WaitingKind.EndorseVisit or WaitingKind.EndorseStrategy or WaitingKind.AnswerCorrection or WaitingKind.AnswerRemarks or WaitingKind.Sign or WaitingKind.ConfirmPaper;
}

/// <summary>The records of which something can wait only to be read.</summary>
public enum NewsOf
{
    Partnership,
    Agreement,
    ContactRequest,
    FollowUp,
    Mandate,
    Membership,
    Need,
    SisterLink,
}

/// <param name="Answer">To a partnership; null where the row is about an agreement.</param>
/// <param name="Spoke">It answered, declined, recorded or objected to the paper, gave notice, ended its part, closed the record or asks to reopen: whose word the row tells.</param>
public sealed record WaitingParty(string Name, string? CountryCode, PartyAnswer? Answer, bool Spoke)
{
    /// <summary>In the partnership, which it has not left.</summary>
    public bool TakesPart => Answer is PartyAnswer.None or PartyAnswer.Accepted;
}

/// <param name="Text">What waits to be read: the association's, or the member's answer.</param>
public sealed record WaitingFollowUp(int Id, FollowUpKind Kind, string Text);
