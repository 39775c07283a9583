using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>A municipality or an association: what users belong to and what is party to a partnership.</summary>
public abstract class Organisation : AggregateRoot
{
    private readonly List<Membership> memberships = [];

    public const int NameLimit = 200;
    public const int WebsiteLimit = 300;
    public const int SortNameLimit = 200;
    public const int SearchNamesLimit = 1000;

    public string Name { get; protected set; } = "";

    /// <summary>The folded name, as far as it fits, by which lists are ordered.</summary>
    public string SortName { get; protected set; } = "";

    /// <summary>All names, folded, as far as they fit, by which it is found.</summary>
    public string SearchNames { get; protected set; } = "";

    /// <summary>ISO 3166-1 alpha-2; null for an association that is active in many countries.</summary>
    public string? CountryCode { get; protected set; }

    public string? Website { get; protected set; }

    /// <summary>Where the record comes from, e.g. "geonames:1028918"; unique, never the key: places are not municipalities.</summary>
    public string? SourceId { get; protected set; }

    public bool IsDemo { get; protected set; }

    /// <summary>The municipality that carries on for it, after a merger or because it was entered twice; null for what stands.</summary>
    public int? SuccessorId { get; protected set; }

    /// <summary>The associations that list it as a member.</summary>
    public IReadOnlyCollection<Membership> Memberships => memberships;

    /// <summary>Ordered by its name, found by each of these.</summary>
    protected void FoldNames(params IEnumerable<string?> names)
    {
        SortName = FoldedText.Cut(FoldedText.Fold(Name), SortNameLimit);
        SearchNames = FoldedText.Cut(string.Join('|', names.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => FoldedText.Fold(name!)).Distinct()), SearchNamesLimit);
    }
}

public enum Side
{
    North,
    South,
}
