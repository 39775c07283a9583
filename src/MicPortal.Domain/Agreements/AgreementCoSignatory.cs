using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>Who signs beside the parties and is none: a ministry, a twinning committee. It is part of the text.</summary>
/// <param name="Description">What it is.</param>
public sealed record CoSignatory(string Name, string? Description)
{
    public const int Most = 3;
    public const int NameLimit = 150;
    public const int DescriptionLimit = 150;

    public override string ToString() => Description is null ? Name : $"{Name} ({Description})";
}

public sealed partial class Agreement
{
    /// <summary>
    /// An officer of a party records it. It stands beside the parties' signatures, so one of those is recorded first; it brings nothing into force.
    /// </summary>
    public void RecordCoSignature(int coSignatoryId, SignatureGiven signature, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        Require(HasSignature && Status != AgreementStatus.TakenBack, "Agreements.Errors.CoSignatureFirst");
        var coSignatory = CurrentVersion.CoSignatories.SingleOrDefault(one => one.Id == coSignatoryId)
            ?? throw new DomainException("Agreements.Errors.CoSignatoryMissing") { Field = "CoSignatory" };
        Require(coSignatory.Signature is null, "Agreements.Errors.CoSignatureRecorded");
        GuardSignatureDate(signature, at, "Date");
        coSignatory.Sign(signature, by, at);
        Record(ActName.AgreementCoSigned, by, at, CurrentVersionNumber, coSignatory.Name);
    }
}

/// <summary>A version's co-signatory, with its signature.</summary>
public sealed class AgreementCoSignatory
{
    private AgreementCoSignatory()
    {
    }

    internal AgreementCoSignatory(CoSignatory coSignatory)
    {
        Name = coSignatory.Name;
        Description = coSignatory.Description;
    }

    public int Id { get; private set; }

    public int AgreementVersionId { get; private set; }

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    public AgreementCoSignature? Signature { get; private set; }

    internal CoSignatory ToCoSignatory() => new(Name, Description);

    internal void Sign(SignatureGiven given, Actor by, DateTime at) => Signature = new AgreementCoSignature(given, at, by.UserId, by.OrganisationId);

    /// <summary>As it was recorded of an earlier version of the same paper.</summary>
    internal void TakeSignatureOf(AgreementCoSignatory earlier) => Signature = earlier.Signature is { } signature
        ? new AgreementCoSignature(new SignatureGiven(signature.SignatoryTitle, signature.Date, signature.Place), signature.RecordedAt, signature.RecordedByUserId, signature.RecordedByOrganisationId)
        : null;
}

public sealed class AgreementCoSignature
{
    private AgreementCoSignature()
    {
    }

    internal AgreementCoSignature(SignatureGiven given, DateTime at, int? userId, int? organisationId)
    {
        SignatoryTitle = given.SignatoryTitle;
        Date = given.Date;
        Place = given.Place;
        RecordedAt = at;
        RecordedByUserId = userId;
        RecordedByOrganisationId = organisationId;
    }

    public int Id { get; private set; }

    public int AgreementCoSignatoryId { get; private set; }

    public string SignatoryTitle { get; private set; } = "";

    public PartialDate Date { get; private set; }

    public string? Place { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public int? RecordedByUserId { get; private set; }

    public int? RecordedByOrganisationId { get; private set; }
}
