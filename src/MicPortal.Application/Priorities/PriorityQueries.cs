using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Common;
using MicPortal.Domain.Priorities;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Priorities;

/// <summary>What municipalities put first. Everyone may read it.</summary>
public sealed class PriorityQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Priority>[] Sorts =
    [
        ListSort<Priority>.By("title", priority => priority.SortTitle, priority => priority.Id),
        ListSort<Priority>.By("said", priority => priority.SaidAt, priority => priority.Id, descendsFirst: true),
    ];

    public Task<Page<PriorityRow>> List(PriorityFilter filter, PageRequest request, CancellationToken cancel) =>
        Filtered(filter).ReadPage(Sorts, request, ids => Rows(db.Priorities.Where(priority => ids.Contains(priority.Id))), cancel);

    /// <summary>All of them, of each municipality in its own order, for a file; at most as many as a list counts.</summary>
    public Task<List<PriorityRow>> Export(PriorityFilter filter, CancellationToken cancel) =>
        Rows(Filtered(filter).OrderBy(priority => priority.Municipality!.SortName).ThenBy(priority => priority.MunicipalityId).ThenBy(priority => priority.Number).ThenBy(priority => priority.Id).Take(PageRequest.CountLimit)).ToListAsync(cancel);

    /// <summary>Of one municipality, in its order.</summary>
    public Task<List<PriorityRow>> OfMunicipality(int municipalityId, CancellationToken cancel) =>
        Rows(db.Priorities.Where(priority => priority.MunicipalityId == municipalityId && priority.EndedAt == null).OrderBy(priority => priority.Number).ThenBy(priority => priority.Id)).ToListAsync(cancel);

    /// <summary>Null for one that has ended.</summary>
    public Task<PriorityDetails?> Details(int id, CancellationToken cancel) =>
        db.Priorities.Where(priority => priority.Id == id && priority.EndedAt == null).Select(priority => new PriorityDetails(
            priority.Id, priority.ConcurrencyToken, priority.MunicipalityId,
            new PriorityFacts(priority.Title, priority.Text, priority.Language, priority.Sector)
            {
                FromYear = priority.FromYear,
                UntilYear = priority.UntilYear,
                SourceTitle = priority.SourceTitle,
                SourceAddress = priority.SourceAddress,
            })).SingleOrDefaultAsync(cancel);

    /// <summary>Those from which a form of these municipalities lets one choose, in their order.</summary>
    public Task<List<PriorityChoice>> Choices(IReadOnlyCollection<int> municipalityIds, CancellationToken cancel) =>
        db.Priorities.Where(priority => municipalityIds.Contains(priority.MunicipalityId) && priority.EndedAt == null).OrderBy(priority => priority.Number).ThenBy(priority => priority.Id)
            .Select(priority => new PriorityChoice(priority.Id, priority.MunicipalityId, priority.Title, priority.Language)).ToListAsync(cancel);

    private IQueryable<Priority> Filtered(PriorityFilter filter)
    {
        var priorities = db.Priorities.Where(priority => priority.EndedAt == null);
        if (filter.Country is { } country)
        {
            priorities = priorities.Where(priority => priority.Municipality!.CountryCode == country);
        }

        if (filter.Sector is { } sector)
        {
            priorities = priorities.Where(priority => priority.Sector == sector);
        }

        var (text, sectors) = (FoldedText.Fold(filter.Text ?? ""), filter.Sectors);
        return text.Length > 0 ? priorities.Where(priority => priority.SearchText.Contains(text) || priority.Municipality!.SearchNames.Contains(text) || sectors.Contains(priority.Sector))
            // Signs alone ("%") are in no line.
            : string.IsNullOrWhiteSpace(filter.Text) ? priorities : priorities.Where(_ => false);
    }

    private static IQueryable<PriorityRow> Rows(IQueryable<Priority> priorities) => priorities.Select(priority => new PriorityRow
    {
        Id = priority.Id,
        MunicipalityId = priority.MunicipalityId,
        Municipality = priority.Municipality!.Name,
        CountryCode = priority.Municipality.CountryCode!,
        IsDemo = priority.Municipality.IsDemo,
        Title = priority.Title,
        Text = priority.Text,
        Language = priority.Language,
        Sector = priority.Sector,
        FromYear = priority.FromYear,
        UntilYear = priority.UntilYear,
        SourceTitle = priority.SourceTitle,
        SourceAddress = priority.SourceAddress,
    });
}

/// <param name="Text">Any part of title and text, or of a name of the municipality, as typed.</param>
/// <param name="Sector">A DAC code.</param>
public sealed record PriorityFilter(string? Text = null, string? Country = null, string? Sector = null)
{
    /// <summary>Codes of those that the text finds.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];
}

public sealed class PriorityRow : IListRow
{
    public required int Id { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required string CountryCode { get; init; }

    public required bool IsDemo { get; init; }

    public required string Title { get; init; }

    public required string? Text { get; init; }

    public required string Language { get; init; }

    public required string Sector { get; init; }

    public required int? FromYear { get; init; }

    public required int? UntilYear { get; init; }

    public required string? SourceTitle { get; init; }

    public required string? SourceAddress { get; init; }
}

public sealed record PriorityDetails(int Id, Guid ConcurrencyToken, int MunicipalityId, PriorityFacts Facts);

public sealed record PriorityChoice(int Id, int MunicipalityId, string Title, string Language);
