using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Lists;

/// <summary>What the filters of the public lists offer, read every few minutes, see <see cref="Kept"/>.</summary>
public sealed class FilterChoices(MicPortalDbContext db, Kept kept)
{
    private const string OfWorkingGroups = "countries of working groups";

    /// <summary>
    /// Codes of the countries with a partnership that everyone may see: of the 250 there are, offering the others
    /// would cost bytes and find nothing.
    /// </summary>
    public async Task<IReadOnlyList<string>> Countries(CancellationToken cancel) =>
        await kept.Get("countries", () => db.Partnerships.VisibleTo(Actor.Anonymous).SelectMany(partnership => partnership.Parties)
            .Where(party => party.Organisation!.CountryCode != null).Select(party => party.Organisation!.CountryCode!).Distinct().ToListAsync(cancel), cancel);

    /// <summary>Codes of the countries that have a municipality in the portal.</summary>
    public async Task<IReadOnlyList<string>> CountriesOfMunicipalities(CancellationToken cancel) =>
        await kept.Get("countries of municipalities", () => db.Municipalities.Select(municipality => municipality.CountryCode!).Distinct().ToListAsync(cancel), cancel);

    /// <summary>Codes of the countries and languages of the municipalities that say what they offer or seek.</summary>
    public async Task<InterestChoices> OfInterests(CancellationToken cancel) => await kept.Get("interests", async () =>
    {
        var found = await db.Municipalities.Where(municipality => db.Interests.Any(interest => interest.MunicipalityId == municipality.Id && interest.EndedAt == null))
            .Select(municipality => new { municipality.CountryCode, municipality.Languages }).Distinct().ToListAsync(cancel);
        return new InterestChoices([.. found.Select(one => one.CountryCode!).Distinct()], [.. found.SelectMany(one => one.Languages).Distinct()]);
    }, cancel);

    /// <summary>Codes of the countries of the towns with a working group that everyone may see.</summary>
    public async Task<IReadOnlyList<string>> CountriesOfWorkingGroups(CancellationToken cancel) =>
        await kept.Get(OfWorkingGroups, () => db.WorkingGroups.VisibleTo(db, Actor.Anonymous).Select(group => group.Municipality!.CountryCode!).Distinct().ToListAsync(cancel), cancel);

    /// <summary>There is a new one.</summary>
    public void ExpireWorkingGroups() => kept.Expire(OfWorkingGroups);

    /// <summary>Codes of the countries and sectors of the priorities that municipalities have.</summary>
    public async Task<PriorityChoices> OfPriorities(CancellationToken cancel) => await kept.Get("priorities", async () =>
    {
        var found = await db.Priorities.Where(priority => priority.EndedAt == null).Select(priority => new { priority.Municipality!.CountryCode, priority.Sector }).Distinct().ToListAsync(cancel);
        return new PriorityChoices([.. found.Select(one => one.CountryCode!).Distinct()], [.. found.Select(one => one.Sector).Distinct().Order(StringComparer.Ordinal)]);
    }, cancel);

    public async Task<IReadOnlyList<AssociationChoice>> Associations(CancellationToken cancel) => await kept.Get("associations", () => AssociationsNow(cancel), cancel);

    /// <summary>For a form, in which one that was just entered must not be missing.</summary>
    public Task<List<AssociationChoice>> AssociationsNow(CancellationToken cancel) =>
        db.Associations.OrderBy(association => association.SortName).Select(association => new AssociationChoice(association.Id, association.Abbreviation, association.Name)).ToListAsync(cancel);
}

public sealed record AssociationChoice(int Id, string Abbreviation, string Name);

public sealed record PriorityChoices(IReadOnlyList<string> Countries, IReadOnlyList<string> Sectors);

public sealed record InterestChoices(IReadOnlyList<string> Countries, IReadOnlyList<string> Languages);
