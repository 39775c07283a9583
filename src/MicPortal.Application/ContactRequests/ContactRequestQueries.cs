using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.ContactRequests;

/// <summary>Contact requests, for the two municipalities of each.</summary>
public sealed class ContactRequestQueries(MicPortalDbContext db)
{
    private static readonly ListSort<ContactRequest>[] Sorts =
    [
        ListSort<ContactRequest>.By("asked", request => request.AskedAt, request => request.Id, descendsFirst: true),
    ];

    /// <summary>Received and sent.</summary>
    public Task<Page<ContactRequestRow>> List(PageRequest request, Actor actor, CancellationToken cancel) =>
        db.ContactRequests.VisibleTo(actor).ReadPage(Sorts, request, ids => db.ContactRequests.Where(one => ids.Contains(one.Id)).Select(one => new ContactRequestRow
        {
            Id = one.Id,
            FromMunicipalityId = one.FromMunicipalityId,
            From = one.FromMunicipality!.Name,
            FromCountry = one.FromMunicipality.CountryCode!,
            To = one.ToMunicipality!.Name,
            ToCountry = one.ToMunicipality.CountryCode!,
            Theme = one.Theme,
            Status = one.Status,
            AskedAt = one.AskedAt,
        }), cancel);

    public async Task<ContactRequestDetails?> Details(int id, Actor actor, CancellationToken cancel)
    {
        if (await db.ContactRequests.VisibleTo(actor).Where(request => request.Id == id).Select(request => new ContactRequestDetails
        {
            Id = request.Id,
            FromMunicipalityId = request.FromMunicipalityId,
            From = request.FromMunicipality!.Name,
            FromCountry = request.FromMunicipality.CountryCode!,
            ToMunicipalityId = request.ToMunicipalityId,
            To = request.ToMunicipality!.Name,
            ToCountry = request.ToMunicipality.CountryCode!,
            ToLanguages = request.ToMunicipality.Languages,
            ToHasUsers = db.Users.Any(user => user.OrganisationId == request.ToMunicipalityId && user.DisabledAt == null),
            Theme = request.Theme,
            InterestKind = request.InterestKind,
            InterestTitle = request.InterestTitle,
            InterestLanguage = request.InterestLanguage,
            Text = request.Text,
            Language = request.Language,
            AskedAt = request.AskedAt,
            Status = request.Status,
            Answer = request.Answer,
            ClosedAt = request.ClosedAt,
        }).SingleOrDefaultAsync(cancel) is not { } details)
        {
            return null;
        }

        details.PartnershipId = await db.PartnershipsBetween(details.FromMunicipalityId, details.ToMunicipalityId).MinAsync(partnership => (int?)partnership, cancel);
        return details;
    }
}

public static class ContactRequestVisibility
{
    /// <summary>Those that the actor's own municipality wrote or was written; nobody else reads them.</summary>
    public static IQueryable<ContactRequest> VisibleTo(this IQueryable<ContactRequest> requests, Actor actor)
    {
        var own = actor.ActingFor;
        return requests.Where(request => request.FromMunicipalityId == own || request.ToMunicipalityId == own);
    }

    /// <summary>Those that can still be answered: <see cref="ContactRequest.IsExpired"/> as SQL.</summary>
    /// <param name="now">UTC.</param>
    public static IQueryable<ContactRequest> Waiting(this IQueryable<ContactRequest> requests, DateTime now)
    {
        var oldest = now.AddDays(-ContactRequest.LifetimeDays);
        return requests.Where(request => request.Status == ContactRequestStatus.Waiting && request.AskedAt > oldest);
    }
}

public sealed class ContactRequestRow : IListRow
{
    public required int Id { get; init; }

    public required int FromMunicipalityId { get; init; }

    public required string From { get; init; }

    public required string FromCountry { get; init; }

    public required string To { get; init; }

    public required string ToCountry { get; init; }

    public required string Theme { get; init; }

    public required ContactRequestStatus Status { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    public ContactRequestStatus StatusAt(DateTime now) => ContactRequest.IsExpired(Status, AskedAt, now) ? ContactRequestStatus.Lapsed : Status;
}

public sealed class ContactRequestDetails
{
    public required int Id { get; init; }

    public required int FromMunicipalityId { get; init; }

    public required string From { get; init; }

    public required string FromCountry { get; init; }

    public required int ToMunicipalityId { get; init; }

    public required string To { get; init; }

    public required string ToCountry { get; init; }

    public required IReadOnlyList<string> ToLanguages { get; init; }

    /// <summary>Somebody of the addressed has an account.</summary>
    public required bool ToHasUsers { get; init; }

    public required string Theme { get; init; }

    /// <summary>What the addressed offered or sought when it was written, if it is about that.</summary>
    public required InterestKind? InterestKind { get; init; }

    public required string? InterestTitle { get; init; }

    public required string? InterestLanguage { get; init; }

    public required string Text { get; init; }

    public required string Language { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    public required ContactRequestStatus Status { get; init; }

    public required string? Answer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? ClosedAt { get; init; }

    /// <summary>The first of those between the two that go on.</summary>
    public int? PartnershipId { get; internal set; }

    public ContactRequestStatus StatusAt(DateTime now) => ContactRequest.IsExpired(Status, AskedAt, now) ? ContactRequestStatus.Lapsed : Status;
}
