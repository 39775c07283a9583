using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Projects;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.History;

/// <summary>The history of a record, a page of it.</summary>
/// <param name="Crumbs">The pages that lead here, the record's own last.</param>
public sealed record HistoryPage(IReadOnlyList<HistoryCrumb> Crumbs, HistoryRows Rows, HttpRequest Request)
{
    /// <summary>Whose a row of the record is, by the row's name.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = new Dictionary<string, string>();

    /// <summary>Of agreements, where the history is of more than one.</summary>
    public IReadOnlyDictionary<int, List<AgreementTitle>> Titles { get; init; } = new Dictionary<int, List<AgreementTitle>>();

    /// <summary>Of projects, where the history is of more than one record.</summary>
    public IReadOnlyDictionary<int, string> ProjectTitles { get; init; } = new Dictionary<int, string>();

    /// <summary>Of the one project whose history it is; null where it came from no need or offer that the reader sees.</summary>
    public ProjectOrigin? Origin { get; init; }

    /// <summary>Of visits, where the history is of more than one record.</summary>
    public IReadOnlyDictionary<int, string> VisitTitles { get; init; } = new Dictionary<int, string>();

    /// <summary>Of strategies, where the history is of more than one record.</summary>
    public IReadOnlyDictionary<int, string> StrategyTitles { get; init; } = new Dictionary<int, string>();

    /// <summary>Of the one agreement whose history it is: those that acts on this page made, and the ones before them.</summary>
    public IReadOnlyList<VersionDetails> Versions { get; init; } = [];

    public IReadOnlyList<HistoryParty> Parties { get; init; } = [];

    /// <summary>UTC; when the record came from a public source, which nobody's act tells.</summary>
    public DateTime? ImportedAt { get; init; }

    public ListLinks Links => new(Request, "", Rows.Newer, Rows.Older);

    /// <summary>What an act changed, in words.</summary>
    public IReadOnlyList<HistoryChange> Changes(HistoryEntry entry, HistoryWords words)
    {
        // What belongs to who acted needs no name.
        var owners = Owners.Where(owner => owner.Value != entry.Organisation).ToDictionary();
        return
        [
            .. words.Changes(entry.Rows, owners),
            .. entry.MadeVersion && Version(entry.Version) is { } after && Version(entry.Version - 1) is { } before
                ? words.Differences(before.Content, after.Content, id => Parties.FirstOrDefault(party => party.OrganisationId == id)?.Name ?? "")
                : [],
        ];
    }

    private VersionDetails? Version(int? number) => Versions.FirstOrDefault(version => version.Number == number);
}

/// <param name="IsName">Of a place or in somebody's words: in its own direction.</param>
public sealed record HistoryCrumb(string Url, string Text, bool IsName = true);
