using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace MicPortal.Application.Partnerships;

/// <summary>All partnerships that everyone may see, taken together. Counted again when one has changed, not for every reader.</summary>
public sealed class PublicRegister(MicPortalDbContext db, IMemoryCache cache)
{
    private const int RecentRows = 5;

    /// <summary>For names of towns, which change without a partnership's act.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private IQueryable<Partnership> Partnerships => db.Partnerships.VisibleTo(Actor.Anonymous);

    /// <summary>Differs after every act in a partnership and every load of reference data.</summary>
    public Task<long> Stamp(CancellationToken cancel) =>
        db.AuditEntries.Where(entry => entry.PartnershipId != null || entry.RecordKind == "ReferenceData")
            .OrderByDescending(entry => entry.Sequence).Select(entry => entry.Sequence).FirstOrDefaultAsync(cancel);

    public Task<RegisterFigures> Figures(CancellationToken cancel) => Kept(nameof(Figures), async () =>
    {
        var stages = await Partnerships.GroupBy(partnership => partnership.Stage).Select(group => new { Stage = group.Key, Count = group.Count() }).ToListAsync(cancel);
        return new RegisterFigures
        {
            Partnerships = stages.Sum(stage => stage.Count),
            Unconfirmed = stages.Where(stage => stage.Stage == PartnershipStage.Unconfirmed).Sum(stage => stage.Count),
            Confirmed = await Partnerships.Confirmed().CountAsync(cancel),
            Countries = await Partnerships.SelectMany(partnership => partnership.Parties).Where(party => party.Organisation!.CountryCode != null)
                .Select(party => party.Organisation!.CountryCode).Distinct().CountAsync(cancel),
            RecentlyConfirmed = await Partnerships.Confirmed().OrderByDescending(partnership => partnership.Parties.Max(party => party.ConfirmedAt)).ThenByDescending(partnership => partnership.Id)
                .Take(RecentRows).Select(partnership => new ConfirmedRow
                {
                    Id = partnership.Id,
                    FirstContact = partnership.FirstContact,
                    ConfirmedAt = partnership.Parties.Max(party => party.ConfirmedAt),
                    IsDemo = partnership.IsDemo,
                    Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
                    Parties = partnership.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
                }).AsSingleQuery().ToListAsync(cancel),
        };
    }, cancel);

    /// <summary>What was made of the partnerships as they are, or what <paramref name="make"/> makes of them now.</summary>
    internal async Task<T> Kept<T>(string what, Func<Task<T>> make, CancellationToken cancel)
    {
        var key = (nameof(PublicRegister), what, await Stamp(cancel));
        return cache.TryGetValue(key, out T? kept) ? kept! : cache.Set(key, await make(), Lifetime);
    }
}

public sealed class RegisterFigures
{
    public required int Partnerships { get; init; }

    public required int Countries { get; init; }

    /// <summary>Accepted by every party.</summary>
    public required int Confirmed { get; init; }

    /// <summary>Imported, or reported, and confirmed by no party.</summary>
    public required int Unconfirmed { get; init; }

    public required IReadOnlyList<ConfirmedRow> RecentlyConfirmed { get; init; }
}

public sealed class ConfirmedRow
{
    public required int Id { get; init; }

    public required PartialDate? FirstContact { get; init; }

    /// <summary>UTC; when the last party accepted.</summary>
    public required DateTime? ConfirmedAt { get; init; }

    public required bool IsDemo { get; init; }

    public required List<string> Themes { get; init; }

    public required List<string> Parties { get; init; }
}
