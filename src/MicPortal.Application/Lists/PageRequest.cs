namespace MicPortal.Application.Lists;

/// <summary>Which page of a list: from the start, after or before a cursor, or the last one.</summary>
/// <param name="Sort">The name of a sort; a leading minus turns it round. Unknown names fall back to the list's own.</param>
/// <param name="After">The cursor of the row before the page.</param>
/// <param name="Before">The cursor of the row behind the page; "last" for the last page.</param>
public sealed record PageRequest(string? Sort = null, string? After = null, string? Before = null)
{
    public const int Size = 20;

    public const int CountLimit = 10_000;

    /// <summary>How many a form offers to choose from.</summary>
    public const int ChoiceLimit = 500;

    public const string LastPage = "last";
}

/// <summary>A page of rows with the cursors of its neighbours; null where there is none.</summary>
/// <param name="Count">Exact up to <see cref="PageRequest.CountLimit"/>; one more means "more than".</param>
/// <param name="Sort">The sort that was used, as it stands in the address.</param>
public sealed record Page<TRow>(IReadOnlyList<TRow> Rows, int Count, string Sort, string? Previous, string? Next);

/// <summary>A row of a list: it knows the record that it shows.</summary>
public interface IListRow
{
    int Id { get; }
}
