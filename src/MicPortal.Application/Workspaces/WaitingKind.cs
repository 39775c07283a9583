namespace MicPortal.Application.Workspaces;

/// <summary>Why something waits for an organisation.</summary>
public enum WaitingKind
{
    /// <summary>Another party opened a partnership with it, or has accepted an imported one.</summary>
    AnswerPartnership,

    /// <summary>A record from a public source that no side has confirmed.</summary>
    ConfirmImported,

    /// <summary>Another party says that the partnership is not theirs, or means another municipality.</summary>
    ReadRefusal,

    /// <summary>A proposed version that it has not endorsed.</summary>
    Endorse,

    /// <summary>Another party asks it about a need or an offer.</summary>
    AnswerNeed,

    /// <summary>Another party proposes something else than what it asked for.</summary>
    AnswerProposal,

    /// <summary>What it asked for has been accepted, or others are named who can help.</summary>
    ReadNeedAnswer,

    /// <summary>The plan of a project that lacks nothing, and that it has not approved.</summary>
    EndorseProject,

    /// <summary>The plan of a visit that it has not approved.</summary>
    EndorseVisit,

    /// <summary>The text of a joint strategy that it has not endorsed.</summary>
    EndorseStrategy,

    /// <summary>Another party does not approve the plan of a project that it wrote.</summary>
    ReviseDeclinedProject,

    /// <summary>Another party does not approve the plan of a visit that it wrote.</summary>
    ReviseDeclinedVisit,

    /// <summary>It wrote a strategy, or a revision, that another party declined, which was given up with that.</summary>
    ReviseDeclinedStrategy,

    /// <summary>Another joint strategy holds for some years of the text that it proposed.</summary>
    ChangeStrategyYears,

    /// <summary>The years of a joint strategy end soon, and none follows.</summary>
    StrategyEnding,

    /// <summary>A visit is over, and its part of the report is not filed.</summary>
    ReportVisit,

    /// <summary>Months after a visit: what did it learn?</summary>
    LearnFromVisit,

    /// <summary>What is to follow from a visit is past its day, and a post of the organisation is responsible.</summary>
    DoVisitFollowUp,

    /// <summary>A visit was postponed, and nobody has said new days.</summary>
    SayNewVisitDays,

    /// <summary>The end of a running project has passed: is it completed, or does it go on?</summary>
    FinishProject,

    /// <summary>Another party has withdrawn its approval of the version that the organisation has approved.</summary>
    ReadWithdrawal,

    /// <summary>Its own mayor's office has returned the version that stands.</summary>
    Returned,

    /// <summary>A new version of a text that it had approved: is it only a correction?</summary>
    AnswerCorrection,

    /// <summary>Open remarks in which another party had the last word.</summary>
    AnswerRemarks,

    /// <summary>All have endorsed; its own signature is not recorded.</summary>
    Sign,

    /// <summary>Another party recorded what both signed on paper.</summary>
    ConfirmPaper,

    /// <summary>Another party declined: a revision proposes it again, where one can.</summary>
    ReviseDeclined,

    /// <summary>Another party says that the paper it recorded is not what was signed.</summary>
    CorrectPaper,

    /// <summary>Who had recorded a paper took the record back.</summary>
    ReadTakenBack,

    /// <summary>A draft of its own that it has not proposed yet.</summary>
    Draft,

    /// <summary>An association lists it as a member.</summary>
    AcceptMembership,

    /// <summary>An agreement renews itself soon, unless notice is given.</summary>
    TacitRenewal,

    /// <summary>An agreement ends soon, by the end that was agreed on.</summary>
    EndingSoon,

    /// <summary>The agreed time has passed since the organisation looked at an agreement last.</summary>
    ReviewDue,

    /// <summary>Another party has given notice, and the organisation has said nothing to it.</summary>
    ReadNotice,

    /// <summary>Another party has ended its part in a partnership, and the organisation has said nothing to it.</summary>
    ReadEnding,

    /// <summary>Another party has said that everyone may see less of the partnership than the organisation lets them.</summary>
    ReadPublication,

    /// <summary>Another party would open an ended partnership again.</summary>
    Reopen,

    /// <summary>Another party would let a newcomer join.</summary>
    ConsentToInvitation,

    /// <summary>It is invited to join a partnership.</summary>
    AnswerInvitation,

    /// <summary>It was invited to join a partnership, and a party has taken that back.</summary>
    ReadInvitationEnd,

    /// <summary>It has not said for a year that the record is still correct.</summary>
    ConfirmAgain,

    /// <summary>An association of which it is a member asks in its yearly round whether the record is still correct.</summary>
    ConfirmForRound,

    /// <summary>Its association has written to it about its activity.</summary>
    AnswerFollowUp,

    /// <summary>A member has answered what the association wrote to it.</summary>
    ReadFollowUpAnswer,

    /// <summary>Somebody asks to join the working group of its town.</summary>
    AnswerJoinRequest,

    /// <summary>Its working group has ended, or the partnership, and who asked to join is to be told.</summary>
    TellJoinRequests,

    /// <summary>Another municipality wrote to it and has no answer.</summary>
    AnswerContact,

    /// <summary>Another municipality has answered what it wrote.</summary>
    ReadContactAnswer,

    /// <summary>Somebody asks for the first account of a partner: does the organisation know them?</summary>
    VouchForAccess,

    /// <summary>The other side of a membership has ended it.</summary>
    ReadMembershipEnding,

    /// <summary>A party has answered, or ended, a partnership that the association reported.</summary>
    ReadReportedAnswer,

    /// <summary>An agreement has ended, by the end that was agreed on.</summary>
    ReadAgreementEnd,

    /// <summary>A mandate that it gave or holds ends soon.</summary>
    MandateEnding,

    /// <summary>A mandate that it gave or held has ended, by its date.</summary>
    ReadMandateEnd,

    /// <summary>Who acted for it has given the mandate back.</summary>
    ReadMandateReturn,

    /// <summary>A sister association has ended the link.</summary>
    ReadSisterEnding,

    /// <summary>A link with a sister association that had ended has begun again.</summary>
    ReadSisterBeginning,

    /// <summary>Somebody of its country asks for a municipality's first account: an association accepts or refuses.</summary>
    DecideAccess,

    /// <summary>A council has been elected, to which its partnerships have not been presented.</summary>
    PresentToCouncil,

    /// <summary>The municipality's own record is still as it came from the gazetteer.</summary>
    CompleteRecord,
}
