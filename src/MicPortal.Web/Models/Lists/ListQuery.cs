using MicPortal.Application.Lists;

namespace MicPortal.Web.Models.Lists;

/// <summary>The part of a list's address that every list has: ?sort=&amp;after=&amp;before=.</summary>
public record ListQuery
{
    public string? Sort { get; init; }

    public string? After { get; init; }

    public string? Before { get; init; }

    public PageRequest Page => new(Sort, After, Before);
}

/// <summary>What the links around a page of a list need: <c>_Pages</c> and the heads of its columns.</summary>
/// <param name="Shown">Rows of this page.</param>
public sealed record ListLinks(HttpRequest Request, string Sort, string? Previous, string? Next, int Shown = 0, int Count = 0)
{
    public static ListLinks Of<TRow>(HttpRequest request, Page<TRow> page) => new(request, page.Sort, page.Previous, page.Next, page.Rows.Count, page.Count);

    /// <summary>The number of the first row; null where a cursor does not tell it.</summary>
    public int? From => Previous is null ? 1 : Next is null && Count <= PageRequest.CountLimit ? Count - Shown + 1 : null;

    public string First => Url();

    public string Last => Url(before: PageRequest.LastPage);

    public string? PreviousUrl => Previous is null ? null : Url(before: Previous);

    public string? NextUrl => Next is null ? null : Url(after: Next);

    /// <summary>The order of a column as ARIA says it: ascending, descending, or null when the list has another.</summary>
    public string? OrderOf(string name) => Sort == name ? "ascending" : Sort == "-" + name ? "descending" : null;

    /// <summary>A click on the head of a column: its own first order, or turned round when the list has it already.</summary>
    public string SortBy(string name, bool descendsFirst = false) =>
        Url(sort: OrderOf(name) switch { "ascending" => "-" + name, "descending" => name, _ => (descendsFirst ? "-" : "") + name });

    private string Url(string? sort = null, string? after = null, string? before = null)
    {
        var query = Request.Query.Where(pair => pair.Key is not ("sort" or "after" or "before" or "lang") && !string.IsNullOrEmpty(pair.Value))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        sort ??= Request.Query["sort"];
        return Request.Path + QueryString.Create([.. query, .. new[]
        {
            KeyValuePair.Create("sort", sort), KeyValuePair.Create("after", after), KeyValuePair.Create("before", before),
        }.Where(pair => !string.IsNullOrEmpty(pair.Value))]);
    }
}
