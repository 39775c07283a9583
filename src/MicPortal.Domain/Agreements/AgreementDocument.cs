using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// A file that belongs to an agreement. The row says what it is; its bytes lie outside the database, under a random name.
/// </summary>
public sealed class AgreementDocument
{
    public const int StorageNameLength = 32;

    /// <summary>Of a SHA-256 in hexadecimal digits.</summary>
    public const int FingerprintLength = 64;

    private AgreementDocument()
    {
    }

    internal AgreementDocument(DocumentKind kind, int? organisationId, int versionNumber, DocumentFile file, Actor by, DateTime at)
    {
        Kind = kind;
        OrganisationId = organisationId;
        VersionNumber = versionNumber;
        Name = file.Name;
        Format = file.Format;
        Length = file.Length;
        Fingerprint = file.Fingerprint;
        StorageName = file.StorageName;
        AddedAt = at;
        AddedByUserId = by.UserId;
        AddedByRole = by.Role;
        AddedByOrganisationId = by.OrganisationId;
        MandateId = by.MandateId;
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public DocumentKind Kind { get; private set; }

    /// <summary>Whose decision or signature it shows; null for a full text, and for a scan of all signatures.</summary>
    public int? OrganisationId { get; private set; }

    /// <summary>The version that stood when it was added; a full text is part of those that hold its fingerprint.</summary>
    public int VersionNumber { get; private set; }

    /// <summary>As its owner named it, cleaned by <see cref="DocumentName"/>.</summary>
    public string Name { get; private set; } = "";

    public DocumentFormat Format { get; private set; }

    /// <summary>In bytes.</summary>
    public long Length { get; private set; }

    public string Fingerprint { get; private set; } = "";

    public string StorageName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; private set; }

    public int? AddedByUserId { get; private set; }

    public UserRole AddedByRole { get; private set; }

    public int? AddedByOrganisationId { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>UTC; taken back by who added it. What was shared stays and can be read.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>What another party filed with it for one that has no users; null for a party's own document.</summary>
    public AgreementFiling? Filing { get; private set; }

    internal void Pass(Func<int?, int?> passed) => (OrganisationId, AddedByOrganisationId) = (passed(OrganisationId), passed(AddedByOrganisationId));

    internal void File(AgreementFiling filing) => Filing = filing;

    internal void Withdraw(string reason, DateTime at) => (WithdrawalReason, WithdrawnAt) = (reason, at);
}

/// <summary>
/// What a party without users decided or signed on paper, as another one filed it with the scan. It is never that party's
/// endorsement or signature: no rule looks at it.
/// </summary>
public sealed class AgreementFiling
{
    private AgreementFiling()
    {
    }

    internal AgreementFiling(DecisionTaken decision) => (Body, Reference, Date) = (decision.Body, decision.Reference, decision.Date);

    internal AgreementFiling(SignatureGiven signature) => (SignatoryTitle, Date, Place) = (signature.SignatoryTitle, signature.Date, signature.Place);

    public int Id { get; private set; }

    public int AgreementDocumentId { get; private set; }

    /// <summary>Of a decision; null for a signature.</summary>
    public DecidingBody? Body { get; private set; }

    public string? Reference { get; private set; }

    /// <summary>Of a signature; null for a decision.</summary>
    public string? SignatoryTitle { get; private set; }

    public string? Place { get; private set; }

    public PartialDate Date { get; private set; }
}

/// <summary>A file that has been checked and stored.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Fingerprint">SHA-256 of its bytes, in lower-case hexadecimal digits.</param>
/// <param name="StorageName">Random; where it lies in the documents' folder.</param>
public sealed record DocumentFile(string Name, DocumentFormat Format, long Length, string Fingerprint, string StorageName);

public enum DocumentKind
{
    /// <summary>The text that the parties agree on, as a document: part of the version.</summary>
    FullText,

    /// <summary>What a body of a party decided.</summary>
    Decision,

    /// <summary>The signed paper.</summary>
    SignedScan,
}

public enum DocumentFormat
{
    Pdf,
    Jpeg,
    Png,
    Odt,
    Docx,
}
