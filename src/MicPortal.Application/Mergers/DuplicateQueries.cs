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

    /// <summary>A page of the later record of each pair, with the earlier ones beside it.</summary>
    public Task<Page<DuplicateRow>> List(PageRequest request, CancellationToken cancel)
    {
        var pairs = Pairs();
        var later = pairs.Select(pair => pair.Later.Id);
        return db.Municipalities.Where(municipality => later.Contains(municipality.Id)).ReadPage(Sorts, request, ids => pairs.Where(pair => ids.Contains(pair.Later.Id)).OrderBy(pair => pair.Earlier.Id).Select(pair => new DuplicateRow
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
    }

    /// <summary>Whether somebody has said that the two are not the same.</summary>
    public Task<bool> AreToldApart(int one, int other, CancellationToken cancel) =>
        db.MunicipalityDifferences.AnyAsync(difference => difference.FirstId == Math.Min(one, other) && difference.SecondId == Math.Max(one, other), cancel);

    /// <summary>The names that there are twice come from the index alone; few of all places are looked up for them.</summary>
    private IQueryable<DuplicatePair> Pairs() =>
        from name in db.Organisations.GroupBy(organisation => new { organisation.CountryCode, organisation.SortName }).Where(same => same.Count() > 1).Select(same => same.Key)
        join later in db.Municipalities on new { name.CountryCode, name.SortName } equals new { later.CountryCode, later.SortName }
        join earlier in db.Municipalities on new { later.CountryCode, later.SortName } equals new { earlier.CountryCode, earlier.SortName }
        where earlier.Id < later.Id && later.SuccessorId == null && earlier.SuccessorId == null
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
