using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;

namespace MicPortal.Web.Models.Agreements;

/// <summary>An agreement's page, and what its reader may do there.</summary>
/// <param name="Language">The language of the text that is read.</param>
/// <param name="With">A second language beside it.</param>
public sealed record AgreementPage(AgreementDetails Agreement, Timeline Timeline, Actor Actor, string Language, string? With)
{
    private readonly AgreementStanding standing = Agreement.Standing;

    /// <summary>Shown to somebody of the portal as everyone sees it.</summary>
    public bool IsPreview { get; init; }

    public VersionTextDetails Text => Agreement.Version.TextIn(Language);

    public AgreementPartyDetails? OwnParty => Agreement.PartyOf(Actor);

    /// <summary>Everyone else sees what is signed: texts, parties and dates.</summary>
    public bool SeesJointRecord => OwnParty is not null || Agreement.ActorsAssociationHasParty;

    public bool CanEdit => AgreementAccess.CanEdit(standing, Actor);

    public bool CanPropose => AgreementAccess.CanPropose(standing, Actor);

    public bool CanDecline => AgreementAccess.CanDecline(standing, Actor);

    public bool CanEndorse => AgreementAccess.CanEndorse(standing, Actor);

    public bool CanWithdrawEndorsement => AgreementAccess.CanWithdrawEndorsement(standing, Actor);

    public bool CanRemark => AgreementAccess.CanRemark(standing, Actor);

    public bool CanReturn => AgreementAccess.CanReturn(standing, Actor) && !Agreement.IsReturnedBy(OwnParty!);

    /// <summary>It could approve the version itself, where its next step is another: its approval may be kept, it is asked about a correction, or its mayor's office has returned the version.</summary>
    public bool CanEndorseInstead => CanEndorse && (OwnParty!.MayKeepApproval || OwnParty.IsAskedAboutCorrection || Agreement.IsReturnedBy(OwnParty!));

    /// <summary>Who has spoken alone says no more before another has answered.</summary>
    public bool CanAnswer(RemarkDetails remark) =>
        CanRemark && remark.ClosedAt is null && remark.Answers.Count < AgreementRemark.AnswerLimit && (remark.OrganisationId != OwnParty!.OrganisationId || remark.Answers.Count > 0);

    /// <summary>Its own, and those that it may have met with a later version.</summary>
    public bool CanClose(RemarkDetails remark) => CanRemark && remark.ClosedAt is null && Domain.Agreements.Agreement.RemarkIsClosedBy(
        OwnParty?.OrganisationId, remark.OrganisationId, remark.WrittenAt, Agreement.Versions.Select(version => (version.WrittenAt, version.WrittenByOrganisationId)));

    /// <summary>The reader's party is asked whether the version only corrects the one before.</summary>
    public bool IsAskedAboutCorrection => Actor.Binds && OwnParty is { Answer: Domain.Partnerships.PartyAnswer.Accepted } own && Agreement.PartnershipGoesOn && own.IsAskedAboutCorrection;

    public bool CanSign => AgreementAccess.CanSign(standing, Actor);

    public bool CanConfirmPaper => AgreementAccess.CanConfirmPaper(standing, Actor);

    public bool CanDisputePaper => AgreementAccess.CanDisputePaper(standing, Actor);

    public bool CanTakeBackPaper => AgreementAccess.CanTakeBackPaper(standing, Actor);

    public bool CanCoSign => AgreementAccess.CanCoSign(standing, Actor);

    public bool CanTerminate => AgreementAccess.CanTerminate(standing, Actor);

    public bool CanReview => AgreementAccess.CanReview(standing, Actor);

    public bool CanState => AgreementAccess.CanState(standing, Actor);

    /// <summary>Unless somebody has begun with it already.</summary>
    public bool CanRenew => AgreementAccess.CanFollow(standing, Actor) && !Agreement.Later.Exists(later => later.Link == AgreementLink.Renews && later.Status != AgreementStatus.Declined);

    public bool CanAmend => AgreementAccess.CanFollow(standing, Actor);

    public IReadOnlyList<DocumentKind> AddableDocuments => AgreementDocumentAccess.Addable(standing, Actor);

    /// <summary>The record of a paper of which nobody has added the scan, to who recorded it.</summary>
    public bool LacksScan => Agreement.IsOnPaper && OwnParty?.OrganisationId == Agreement.DraftingOrganisationId && AddableDocuments.Contains(DocumentKind.SignedScan)
        && !Agreement.Documents.Exists(document => document is { Kind: DocumentKind.SignedScan, WithdrawnAt: null });

    /// <summary>The parties for which the reader can file what they decided or signed on paper.</summary>
    public IReadOnlyList<AgreementPartyDetails> FiledFor => AgreementDocumentAccess.CanFile(standing, Actor) ? Agreement.PartiesWithoutUsers(Actor) : [];

    /// <summary>Its own; a full text only as long as it is part of a text that can change.</summary>
    public bool CanWithdraw(DocumentDetails document) =>
        document.WithdrawnAt is null && document.AddedByOrganisationId == OwnParty?.OrganisationId && Actor.Writes
        && (document.Kind != DocumentKind.FullText || (CanEdit && Agreement.Version.FullTextDocuments.Contains(document.Fingerprint)))
        && (Agreement.Status == AgreementStatus.Draft || standing.BindingPartyOf(Actor) is not null);

    public bool CanDelete => AgreementAccess.CanDelete(standing, Actor);
}

/// <summary>A version as it was, or the current one, to be read.</summary>
/// <param name="With">A second language beside the text's own.</param>
/// <param name="Url">Of the page, to which the language is added.</param>
public sealed record VersionText(AgreementDetails Agreement, VersionDetails Version, string Language, string? With, string Url);

/// <summary>What changed from one version to another.</summary>
public sealed record VersionChanges(AgreementDetails Agreement, VersionDetails Before, VersionDetails After)
{
    public IReadOnlyList<AgreementDifference> Differences => AgreementDifference.Between(Before.Content, After.Content);
}

/// <summary>A version's text in one language.</summary>
public sealed record OneText(AgreementDetails Agreement, VersionTextDetails Text);

/// <summary>What was said about the agreement's text, with its answers.</summary>
public sealed record OneRemark(AgreementDetails Agreement, RemarkDetails Remark);

/// <summary>Remarks in a list, with what the reader may do.</summary>
public sealed record RemarkList(AgreementPage Page, IReadOnlyList<RemarkDetails> Remarks);

/// <summary>A page of all the remarks that the reader may read, the newest first.</summary>
public sealed record RemarksPage(AgreementPage Page, int? Before)
{
    public RemarkList List => new(Page, [.. Page.Agreement.Remarks.Take(RemarksRead.OnPage)]);

    /// <summary>Before which the older ones stand; null where there are none.</summary>
    public int? Next => Page.Agreement.Remarks.Count > RemarksRead.OnPage ? List.Remarks[^1].Id : null;
}

/// <summary>A document whose row is there and whose file is not.</summary>
public sealed record LostDocument(int AgreementId, string Name, string Fingerprint);
