using MicPortal.Domain.Access;

namespace MicPortal.Domain.Common;

/// <summary>What happened, by whom and when. It becomes one row of the audit trail and one line of a timeline.</summary>
/// <param name="At">UTC.</param>
/// <param name="Version">The version of an agreement that the act is about.</param>
/// <param name="Word">What the actor said: a reason, an answer.</param>
public sealed record Act(ActName Name, Actor By, DateTime At, int? Version, string? Word)
{
    /// <summary>It stands beside what others write at the same moment, and leaves the record's concurrency token as it is.</summary>
    public bool Commutes => Name is ActName.AgreementRemarked or ActName.AgreementRemarkAnswered or ActName.AgreementRemarkClosed;
}

/// <summary>The names of acts, as stored in the audit trail; each has a text in the timeline.</summary>
public enum ActName
{
    PartnershipOpened,
    PartnershipImported,
    PartnershipAccepted,
    PartnershipSaidEnded,
    PartnershipSaidNotOurs,
    PartnershipSaidWrongMunicipality,
    PartnershipConfirmed,
    PartnershipFactsChanged,
    PartnershipOwnPartChanged,
    PartnershipPublicationSaid,
    PartnershipBegun,
    PartnershipPartyRenamed,
    PartnershipPartEnded,
    PartnershipStatementAdded,
    PartnershipReopeningAsked,
    PartnershipReopened,
    PartnershipPartyInvited,
    PartnershipInvitationConsented,
    PartnershipInvitationRefused,
    PartnershipJoined,
    AgreementDrafted,
    AgreementDraftChanged,
    AgreementDraftDeleted,
    AgreementProposed,
    AgreementRevised,
    AgreementDeclined,
    AgreementEndorsed,
    AgreementEndorsementWithdrawn,
    AgreementSigned,
    AgreementRecordedOnPaper,
    AgreementPaperCorrected,
    AgreementPaperConfirmed,
    AgreementPaperDisputed,
    AgreementCoSigned,
    AgreementTerminated,
    AgreementStatementAdded,
    AgreementRenewed,
    AgreementAmended,
    AgreementFullTextAdded,
    AgreementDecisionAdded,
    AgreementScanAdded,
    AgreementDecisionFiled,
    AgreementSignatureFiled,
    AgreementDocumentWithdrawn,
    AgreementDocumentRemoved,
    AgreementRemarked,
    AgreementRemarkAnswered,
    AgreementRemarkClosed,
    AgreementReturned,
    AgreementCorrected,
    AgreementCorrectionMarked,
    AgreementCorrectionRefused,
    AgreementApprovalsKept,
    MunicipalityCompleted,
    MunicipalitySideSet,
    AssociationCreated,
    AssociationChanged,
    MembershipListed,
    MembershipAccepted,
    MembershipEnded,
    ConfirmationRoundOpened,
    ConfirmationRoundClosed,
    FollowUpWritten,
    FollowUpAnswered,
    AccessAsked,
    AccessGranted,
    AccessRefused,
    UserCreated,
    UserLinkMade,
    UserDisabled,
    UserPasswordChanged,
}
