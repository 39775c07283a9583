using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

/// <summary>All partnerships that everyone may see, taken together.</summary>
public sealed class PublicRegister(MicPortalDbContext db, Kept kept, TimeProvider clock)
{
    private const int RecentRows = 5;

    private IQueryable<Partnership> Partnerships => db.Partnerships.VisibleTo(Actor.Anonymous);

    /// <summary>Counted every few minutes, see <see cref="Kept"/>.</summary>
    public Task<RegisterFigures> Figures(CancellationToken cancel) => kept.Get(nameof(Figures), async () =>
    {
        var stages = await Partnerships.GroupBy(partnership => partnership.Stage).Select(group => new { Stage = group.Key, Count = group.Count() }).ToListAsync(cancel);
        return new RegisterFigures
        {
            Partnerships = stages.Sum(stage => stage.Count),
            Unconfirmed = stages.Where(stage => stage.Stage == PartnershipStage.Unconfirmed).Sum(stage => stage.Count),
            Confirmed = await Partnerships.Confirmed().CountAsync(cancel),
            Countries = await Partnerships.SelectMany(partnership => partnership.Parties).Where(party => party.Organisation!.CountryCode != null)
                .Select(party => party.Organisation!.CountryCode).Distinct().CountAsync(cancel),
        };
    }, cancel);

    /// <summary>Of the last year, the newest first, as they are now: a party that unpublishes its partnership is not named any more.</summary>
    public Task<List<ConfirmedRow>> RecentlyConfirmed(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddYears(-1);
        return Partnerships.Confirmed().Where(partnership => partnership.ConfirmedAt >= since).OrderByDescending(partnership => partnership.ConfirmedAt).ThenByDescending(partnership => partnership.Id)
            .Take(RecentRows).Select(partnership => new ConfirmedRow
            {
                Id = partnership.Id,
                FirstContact = partnership.FirstContact,
                ConfirmedAt = partnership.ConfirmedAt,
                IsDemo = partnership.IsDemo,
                Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
                Parties = partnership.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
            }).AsSplitQuery().ToListAsync(cancel);
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
