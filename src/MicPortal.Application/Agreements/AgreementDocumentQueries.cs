using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Agreements;

public sealed class AgreementDocumentQueries(MicPortalDbContext db)
{
    /// <summary>
    /// A document to be sent: <see cref="AgreementDocumentAccess.CanRead"/> as SQL; null for who may not read it. Also where its
    /// agreement is published, the public gets none.
    /// </summary>
    public Task<DocumentToSend?> ToSend(int id, int documentId, Actor actor, CancellationToken cancel)
    {
        var organisationId = actor.PartyId;
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return db.Agreements.VisibleTo(actor)
            .Where(agreement => agreement.Id == id && agreement.Parties.Any(party => party.OrganisationId == organisationId || party.Organisation!.Memberships.AsQueryable().Any(counts)))
            .SelectMany(agreement => agreement.Documents).Where(document => document.Id == documentId)
            .Select(document => new DocumentToSend(document.Name, document.Format, document.Fingerprint, document.StorageName, document.AddedAt))
            .SingleOrDefaultAsync(cancel);
    }

    /// <summary>Of an agreement that the reader may see as more than the public does.</summary>
    internal static IQueryable<DocumentDetails> Of(MicPortalDbContext db, int id) =>
        db.Agreements.Where(agreement => agreement.Id == id).SelectMany(agreement => agreement.Documents).OrderByDescending(document => document.Id).Select(document => new DocumentDetails
        {
            Id = document.Id,
            Kind = document.Kind,
            OrganisationId = document.OrganisationId,
            VersionNumber = document.VersionNumber,
            Name = document.Name,
            Format = document.Format,
            Length = document.Length,
            Fingerprint = document.Fingerprint,
            AddedAt = document.AddedAt,
            AddedByRole = document.AddedByRole,
            AddedByOrganisationId = document.AddedByOrganisationId,
            Mandated = document.Mandate!.Association!.Name,
            WithdrawnAt = document.WithdrawnAt,
            WithdrawalReason = document.WithdrawalReason,
            Filing = document.Filing == null ? null : new FilingDetails(document.Filing.Body, document.Filing.Reference, document.Filing.SignatoryTitle, document.Filing.Date, document.Filing.Place),
        });
}

/// <param name="AddedAt">UTC.</param>
public sealed record DocumentToSend(string Name, DocumentFormat Format, string Fingerprint, string StorageName, DateTime AddedAt);

public sealed class DocumentDetails
{
    public required int Id { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>Whose decision or signature it shows.</summary>
    public required int? OrganisationId { get; init; }

    /// <summary>The version that stood when it was added.</summary>
    public required int VersionNumber { get; init; }

    public required string Name { get; init; }

    public required DocumentFormat Format { get; init; }

    /// <summary>In bytes.</summary>
    public required long Length { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AddedAt { get; init; }

    public required UserRole AddedByRole { get; init; }

    public required int? AddedByOrganisationId { get; init; }

    /// <summary>Who added it for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? WithdrawnAt { get; init; }

    public required string? WithdrawalReason { get; init; }

    /// <summary>What another party filed with it.</summary>
    public required FilingDetails? Filing { get; init; }
}

/// <param name="Body">Of a decision; null for a signature.</param>
public sealed record FilingDetails(DecidingBody? Body, string? Reference, string? SignatoryTitle, PartialDate Date, string? Place);
