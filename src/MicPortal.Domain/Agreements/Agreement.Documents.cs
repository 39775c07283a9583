using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>The documents of an agreement, and what was filed with them for a party that has no users.</summary>
public sealed partial class Agreement
{
    public const int MostFullTextDocuments = 4;

    private readonly List<AgreementDocument> documents = [];

    public IReadOnlyCollection<AgreementDocument> Documents => documents;

    /// <summary>
    /// A document with the full text is part of what is approved: on a proposed agreement it makes a new version, which
    /// asks all again. From the first signature on it cannot change.
    /// </summary>
    /// <param name="replaces">The fingerprint of the one in whose place it comes; null adds it.</param>
    public void AddFullText(DocumentFile file, string? replaces, Actor by, DateTime at)
    {
        var before = CurrentVersion.FullTextDocuments;
        if (replaces is not null && !before.Contains(replaces))
        {
            throw new DomainException("Documents.Errors.ReplacedMeanwhile") { Field = "Replaces" };
        }

        if (before.Contains(file.Fingerprint))
        {
            throw new DomainException("Documents.Errors.IsThere") { Field = "File" };
        }

        if (replaces is null && before.Count >= MostFullTextDocuments)
        {
            throw new DomainException("Documents.Errors.TooManyFullTexts", MostFullTextDocuments) { Field = "Replaces" };
        }

        ChangeFullTexts([.. before.Where(fingerprint => fingerprint != replaces), file.Fingerprint], by, at);
        Add(new AgreementDocument(DocumentKind.FullText, null, CurrentVersionNumber, file, by, at), ActName.AgreementFullTextAdded, by, at);
    }

    /// <summary>What a body of the actor's own party decided.</summary>
    public void AddDecision(DocumentFile file, Actor by, DateTime at)
    {
        RequireReadable(by);
        Require(Status != AgreementStatus.TakenBack, "Agreements.Errors.NotNow");
        Add(new AgreementDocument(DocumentKind.Decision, PartyOf(by).OrganisationId, CurrentVersionNumber, file, by, at), ActName.AgreementDecisionAdded, by, at);
    }

    /// <summary>The signed paper, from when there is something to sign.</summary>
    public void AddSignedScan(DocumentFile file, Actor by, DateTime at)
    {
        PartyOf(by);
        Require(Status is AgreementStatus.Endorsed or AgreementStatus.Signed, "Documents.Errors.NothingSigned");
        Add(new AgreementDocument(DocumentKind.SignedScan, null, CurrentVersionNumber, file, by, at), ActName.AgreementScanAdded, by, at);
    }

    /// <summary>What a party that has no users decided on paper. It is not that party's endorsement.</summary>
    public void FileDecision(int organisationId, DecisionTaken decision, DocumentFile scan, Actor by, DateTime at)
    {
        var party = OtherParty(organisationId, by);
        Require(CurrentVersion.EndorsementOf(party) is null, "Documents.Errors.EndorsedItself");
        if (decision.Date.IsInFuture(at))
        {
            throw new DomainException("Agreements.Errors.DecisionInFuture") { Field = "Date" };
        }

        File(new AgreementDocument(DocumentKind.Decision, organisationId, CurrentVersionNumber, scan, by, at), new AgreementFiling(decision), ActName.AgreementDecisionFiled, by, at);
    }

    /// <summary>What a party that has no users signed on paper. It is not that party's signature.</summary>
    public void FileSignature(int organisationId, SignatureGiven signature, DocumentFile scan, Actor by, DateTime at)
    {
        var party = OtherParty(organisationId, by);
        Require(party.Signature is null, "Documents.Errors.SignedItself");
        GuardSignatureDate(signature, at, "Date");
        File(new AgreementDocument(DocumentKind.SignedScan, organisationId, CurrentVersionNumber, scan, by, at), new AgreementFiling(signature), ActName.AgreementSignatureFiled, by, at);
    }

    /// <summary>
    /// Who added a document takes it back: out of a draft it is gone; what was shared stays, marked, with the reason. A full
    /// text leaves the current version, which makes a new one. Needs the document.
    /// </summary>
    /// <returns>The document that is gone, whose file goes too; null where it stays.</returns>
    public AgreementDocument? Withdraw(int documentId, string? reason, Actor by, DateTime at)
    {
        PartyOf(by);
        var document = documents.SingleOrDefault(one => one.Id == documentId) ?? throw new DomainException("Documents.Errors.Gone");
        Require(document.AddedByOrganisationId == by.OrganisationId, "Documents.Errors.NotYours");
        Require(document.WithdrawnAt is null, "Documents.Errors.WithdrawnAlready");
        if (document.Kind == DocumentKind.FullText)
        {
            Require(CurrentVersion.FullTextDocuments.Contains(document.Fingerprint), "Documents.Errors.ReplacedMeanwhile");
            ChangeFullTexts([.. CurrentVersion.FullTextDocuments.Where(fingerprint => fingerprint != document.Fingerprint)], by, at);
        }

        if (Status == AgreementStatus.Draft)
        {
            RequireOwnDraft(by);
            documents.Remove(document);
            Record(ActName.AgreementDocumentRemoved, by, at, word: document.Name);
            return document;
        }

        document.Withdraw(reason ?? throw new DomainException("Agreements.Errors.ReasonMissing") { Field = "Reason" }, at);
        Record(ActName.AgreementDocumentWithdrawn, by, at, CurrentVersionNumber, reason);
        return null;
    }

    private void ChangeFullTexts(IReadOnlyList<string> fingerprints, Actor by, DateTime at)
    {
        var content = CurrentVersion.Content with { FullTextDocuments = fingerprints };
        if (Status == AgreementStatus.Draft)
        {
            RequireOwnDraft(by);
            CurrentVersion.Write(content, by, at);
        }
        else
        {
            ReviseTo(content, by, at);
        }
    }

    private void Add(AgreementDocument document, ActName act, Actor by, DateTime at)
    {
        documents.Add(document);
        Record(act, by, at, CurrentVersionNumber, document.Name);
    }

    private void File(AgreementDocument document, AgreementFiling filing, ActName act, Actor by, DateTime at)
    {
        document.File(filing);
        Add(document, act, by, at);
    }

    private void RequireReadable(Actor by)
    {
        PartyOf(by);
        if (Status == AgreementStatus.Draft)
        {
            RequireOwnDraft(by);
        }
    }

    private AgreementParty OtherParty(int organisationId, Actor by)
    {
        var own = PartyOf(by);
        Require(!IsOnPaper && Status is AgreementStatus.Proposed or AgreementStatus.Endorsed or AgreementStatus.Signed, "Documents.Errors.NothingToFile");
        return parties.SingleOrDefault(party => party.OrganisationId == organisationId && party != own) ?? throw new DomainException("Documents.Errors.NotAnotherParty") { Field = "For" };
    }
}
