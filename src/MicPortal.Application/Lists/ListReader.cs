using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Lists;

public static class ListReader
{
    /// <summary>
    /// Reads one page in two queries: which rows the page has (by the index of the sort) and how many there are in all, and
    /// what those rows show.
    /// </summary>
    /// <param name="sorts">The sorts that may be asked for; the first is the list's own.</param>
    public static async Task<Page<TRow>> ReadPage<TEntity, TRow>(
        this IQueryable<TEntity> filtered,
        IReadOnlyList<ListSort<TEntity>> sorts,
        PageRequest request,
        Func<List<int>, IQueryable<TRow>> rowsOf,
        CancellationToken cancel)
        where TRow : IListRow
    {
        var sort = sorts.FirstOrDefault(candidate => candidate.Name == request.Sort?.TrimStart('-')) ?? sorts[0];
        var descending = sort.Name == request.Sort?.TrimStart('-') ? request.Sort!.StartsWith('-') : sort.DescendsFirst;
        var (ids, count, previous, next) = await sort.Ids(filtered, descending, request, cancel);
        var rows = ids.Count == 0 ? [] : await rowsOf(ids).ToListAsync(cancel);
        return new Page<TRow>([.. rows.OrderBy(row => ids.IndexOf(row.Id))], count, (descending ? "-" : "") + sort.Name, previous, next);
    }
}
