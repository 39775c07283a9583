using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Agreements;

/// <summary>One of the partnership's parties that an agreement binds, with its signature.</summary>
public sealed class AgreementParty
{
    private AgreementParty()
    {
    }

    internal AgreementParty(int organisationId) => OrganisationId = organisationId;

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    /// <summary>The name under which it signed, where a merger has given it another since: the text and its print keep it.</summary>
    public string? SignedAs { get; private set; }

    public AgreementSignature? Signature { get; private set; }

    /// <summary>UTC; "this is what we signed", for an agreement that was signed on paper.</summary>
    public DateTime? PaperConfirmedAt { get; private set; }

    /// <summary>What the party says is wrong with the record of a signed paper.</summary>
    public string? PaperObjection { get; private set; }

    /// <summary>The version that its mayor's office returned with a remark; of an earlier version than the current one it means nothing any more.</summary>
    public int? ReturnedVersionNumber { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ReturnedAt { get; private set; }

    /// <summary>The version that it last said to be only a correction.</summary>
    public int? MarkedCorrectionNumber { get; private set; }

    internal void PassTo(Organisation successor, Organisation former)
    {
        OrganisationId = successor.Id;
        SignedAs ??= Signature is null ? null : former.Name;
    }

    internal void Return(int versionNumber, DateTime at) => (ReturnedVersionNumber, ReturnedAt) = (versionNumber, at);

    internal void TakeReturnBack() => (ReturnedVersionNumber, ReturnedAt) = (null, null);

    internal void MarkCorrection(int versionNumber) => MarkedCorrectionNumber = versionNumber;

    internal void Sign(SignatureGiven given, Actor by, DateTime at) => Signature = new AgreementSignature(given, by, at);

    internal void ConfirmPaper(DateTime at)
    {
        PaperConfirmedAt = at;
        PaperObjection = null;
    }

    internal void ObjectToPaper(string objection) => PaperObjection = objection;

    /// <summary>What it said was about another text.</summary>
    internal void AskAgain() => (PaperObjection, PaperConfirmedAt) = (null, null);
}

/// <summary>A signature as it stands on the paper: whose, when as far as known, where.</summary>
/// <param name="SignatoryTitle">The post, never a name: mayor, presidente do conselho municipal. Empty where it is not known, on a paper.</param>
public sealed record SignatureGiven(string SignatoryTitle, PartialDate Date, string? Place)
{
    public const int TitleLimit = 100;
    public const int PlaceLimit = 100;
}

public sealed class AgreementSignature
{
    private AgreementSignature()
    {
    }

    internal AgreementSignature(SignatureGiven given, Actor by, DateTime at) => Correct(given, by, at);

    public int Id { get; private set; }

    public int AgreementPartyId { get; private set; }

    public string SignatoryTitle { get; private set; } = "";

    public PartialDate Date { get; private set; }

    public string? Place { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public int? RecordedByUserId { get; private set; }

    public int? RecordedByOrganisationId { get; private set; }

    internal bool Says(SignatureGiven given) => given == new SignatureGiven(SignatoryTitle, Date, Place);

    internal void Correct(SignatureGiven given, Actor by, DateTime at)
    {
        SignatoryTitle = given.SignatoryTitle;
        Date = given.Date;
        Place = given.Place;
        RecordedAt = at;
        RecordedByUserId = by.UserId;
        RecordedByOrganisationId = by.OrganisationId;
    }
}
