using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace MicPortal.Application.Lists;

/// <summary>What the filters of the public lists offer. It changes rarely and is the same for everyone: read every few minutes.</summary>
public sealed class FilterChoices(MicPortalDbContext db, IMemoryCache cache)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Codes of the countries with a partnership that everyone may see: of the 250 there are, offering the others
    /// would cost bytes and find nothing.
    /// </summary>
    public async Task<IReadOnlyList<string>> Countries(CancellationToken cancel) =>
        await Read("countries", () => db.Partnerships.VisibleTo(Actor.Anonymous).SelectMany(partnership => partnership.Parties)
            .Where(party => party.Organisation!.CountryCode != null).Select(party => party.Organisation!.CountryCode!).Distinct().ToListAsync(cancel));

    /// <summary>Codes of the countries that have a municipality in the portal.</summary>
    public async Task<IReadOnlyList<string>> CountriesOfMunicipalities(CancellationToken cancel) =>
        await Read("countries of municipalities", () => db.Municipalities.Select(municipality => municipality.CountryCode!).Distinct().ToListAsync(cancel));

    public async Task<IReadOnlyList<AssociationChoice>> Associations(CancellationToken cancel) =>
        await Read("associations", () => db.Associations.OrderBy(association => association.SortName)
            .Select(association => new AssociationChoice(association.Id, association.Abbreviation)).ToListAsync(cancel));

    private async Task<List<T>> Read<T>(string what, Func<Task<List<T>>> read)
    {
        if (cache.TryGetValue((nameof(FilterChoices), what), out List<T>? there))
        {
            return there!;
        }

        var choices = await read();
        return choices.Count == 0 ? choices : cache.Set((nameof(FilterChoices), what), choices, Lifetime);
    }
}

public sealed record AssociationChoice(int Id, string Abbreviation);
