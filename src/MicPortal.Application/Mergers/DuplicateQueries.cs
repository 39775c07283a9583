using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>Municipalities that may be one, entered twice: the same folded name in the same country, near each other.</summary>
public sealed class DuplicateQueries(MicPortalDbContext db)
{
    /// <summary>In degrees: some thirty kilometres. Countries have many villages of one name, and few of them lie side by side.</summary>
    private const double Near = 0.3;

    private static readonly ListSort<Municipality>[] Sorts = [ListSort<Municipality>.By("name", municipality => municipality.SortName, municipality => municipality.Id)];

    /// <summary>A page of the later record of each pair, with the earlier ones beside it. Each is looked up by the index on country and name.</summary>
    public Task<Page<DuplicateRow>> List(PageRequest request, CancellationToken cancel) =>
        db.Municipalities.Where(later => later.SuccessorId == null && later.CountryCode != null && db.Municipalities.Any(earlier =>
            earlier.CountryCode == later.CountryCode && earlier.SortName == later.SortName && earlier.Id < later.Id && earlier.SuccessorId == null
            && later.Latitude - earlier.Latitude < Near && earlier.Latitude - later.Latitude < Near
            && later.Longitude - earlier.Longitude < Near && earlier.Longitude - later.Longitude < Near
            && !db.MunicipalityDifferences.Any(difference => difference.SecondId == later.Id && difference.FirstId == earlier.Id)))
        .ReadPage(Sorts, request, ids => Pairs(ids).OrderBy(pair => pair.Earlier.Id).Select(pair => new DuplicateRow
        {
            Id = pair.Later.Id,
            OtherId = pair.Earlier.Id,
            Name = pair.Later.Name,
            OtherName = pair.Earlier.Name,
            CountryCode = pair.Later.CountryCode!,
            Province = pair.Later.Province,
            OtherProvince = pair.Earlier.Province,
            Population = pair.Later.Population,
            OtherPopulation = pair.Earlier.Population,
        }), cancel);

    /// <summary>Whether somebody has said that the two are not the same.</summary>
    public Task<bool> AreToldApart(int one, int other, CancellationToken cancel) =>
        db.MunicipalityDifferences.AnyAsync(difference => difference.FirstId == Math.Min(one, other) && difference.SecondId == Math.Max(one, other), cancel);

    /// <summary>They would be listed, or have been; both go on.</summary>
    public Task<bool> AreAlike(int one, int other, CancellationToken cancel) =>
        Pairs([Math.Max(one, other)]).AnyAsync(pair => pair.Earlier.Id == Math.Min(one, other) && pair.Later.SuccessorId == null, cancel);

    /// <summary>The same rule, for the few of a page.</summary>
    private IQueryable<DuplicatePair> Pairs(List<int> ids) =>
        from later in db.Municipalities
        join earlier in db.Municipalities on new { later.CountryCode, later.SortName } equals new { earlier.CountryCode, earlier.SortName }
        where ids.Contains(later.Id) && earlier.Id < later.Id && earlier.SuccessorId == null
            && later.Latitude - earlier.Latitude < Near && earlier.Latitude - later.Latitude < Near
            && later.Longitude - earlier.Longitude < Near && earlier.Longitude - later.Longitude < Near
            && !db.MunicipalityDifferences.Any(difference => difference.SecondId == later.Id && difference.FirstId == earlier.Id)
        select new DuplicatePair { Later = later, Earlier = earlier };

    private sealed class DuplicatePair
    {
        public required Municipality Later { get; init; }

        public required Municipality Earlier { get; init; }
    }
}

/// <summary>Two records that may be one municipality; the id is the later one's.</summary>
public sealed class DuplicateRow : IListRow
{
    public required int Id { get; init; }

    public required int OtherId { get; init; }

    public required string Name { get; init; }

    public required string OtherName { get; init; }

    public required string CountryCode { get; init; }

    public required string? Province { get; init; }

    public required string? OtherProvince { get; init; }

    public required int? Population { get; init; }

    public required int? OtherPopulation { get; init; }
}
