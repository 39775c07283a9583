using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Priorities;

/// <summary>
/// One line of a municipality's local development strategy, in the order that the municipality gives it. Everyone reads it;
/// projects name the one that they serve, needs the one that they come from.
/// </summary>
public sealed class Priority : AggregateRoot
{
    public const int TitleLimit = 160;
    public const int TextLimit = 1500;
    public const int SectorLimit = 8;
    public const int SourceTitleLimit = 200;
    public const int SourceAddressLimit = 300;
    public const int SearchTextLimit = 1000;
    public const int EarliestYear = 1990;
    public const int LatestYear = 2100;

    /// <summary>Of one municipality at a time: where everything comes first nothing does.</summary>
    public const int Most = 30;

    private Priority()
    {
    }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private set; }

    /// <summary>Its place: the smallest number comes first. Numbers of what has ended are left out.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string? Text { get; private set; }

    /// <summary>ISO 639-1: of title and text.</summary>
    public string Language { get; private set; } = "";

    /// <summary>A code of the DAC Creditor Reporting System.</summary>
    public string Sector { get; private set; } = "";

    /// <summary>The years of the strategy.</summary>
    public int? FromYear { get; private set; }

    public int? UntilYear { get; private set; }

    /// <summary>The document that says so.</summary>
    public string? SourceTitle { get; private set; }

    public string? SourceAddress { get; private set; }

    /// <summary>Folded, by which lists are ordered.</summary>
    public string SortTitle { get; private set; } = "";

    /// <summary>Title and text, folded, as far as they fit, by which it is found.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>UTC; when it was last said.</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? EndedAt { get; private set; }

    public static Priority Add(int municipalityId, int number, PriorityFacts facts, Actor by, DateTime at)
    {
        var priority = new Priority { MunicipalityId = municipalityId, Number = number };
        priority.Say(facts, at);
        priority.Record(ActName.PriorityAdded, by, at, word: priority.Title);
        return priority;
    }

    public void Change(PriorityFacts facts, Actor by, DateTime at)
    {
        Require(EndedAt is null, "Priorities.Errors.HasEnded");
        Say(facts, at);
        Record(ActName.PriorityChanged, by, at, word: Title);
    }

    /// <summary>One place up or down among those that hold.</summary>
    /// <param name="all">Of the municipality, in their order.</param>
    public void Move(bool up, IReadOnlyList<Priority> all, Actor by, DateTime at)
    {
        Require(EndedAt is null, "Priorities.Errors.HasEnded");
        var order = all.ToList();
        var (from, to) = (order.IndexOf(this), order.IndexOf(this) + (up ? -1 : 1));
        if (to < 0 || to >= order.Count)
        {
            return;
        }

        // Two that were added in the same moment have one number.
        var numbers = order.Select(priority => priority.Number).ToList();
        for (var index = 1; index < numbers.Count; index++)
        {
            numbers[index] = Math.Max(numbers[index], numbers[index - 1] + 1);
        }

        (order[from], order[to]) = (order[to], order[from]);
        foreach (var (index, priority) in order.Index().Where(one => one.Item.Number != numbers[one.Index]))
        {
            priority.Number = numbers[index];
            priority.Record(ActName.PriorityMoved, by, at, word: priority.Title);
        }
    }

    /// <summary>It is no priority any more; what names it keeps its words. A second click says nothing new.</summary>
    public void End(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.PriorityEnded, by, at, word: Title);
        }
    }

    /// <summary>Its municipality has a successor, whose own come first.</summary>
    /// <param name="after">The last number of the successor.</param>
    public void PassTo(Municipality successor, Municipality former, int after, Actor by, DateTime at)
    {
        (MunicipalityId, Number) = (successor.Id, after + Number);
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    private void Say(PriorityFacts facts, DateTime at)
    {
        Require(AreYears(facts.FromYear, facts.UntilYear), "Priorities.Errors.YearsUpsideDown", nameof(UntilYear));
        (Title, Text, Language, Sector) = (facts.Title, facts.Text, facts.Language, facts.Sector);
        (FromYear, UntilYear, SourceTitle, SourceAddress, SaidAt) = (facts.FromYear, facts.UntilYear, facts.SourceTitle, facts.SourceAddress, at);
        SortTitle = FoldedText.Cut(FoldedText.Fold(Title), TitleLimit);
        SearchText = FoldedText.Cut(FoldedText.Fold($"{Title} {Text}"), SearchTextLimit);
    }

    /// <summary>Each may be missing; the last does not lie before the first.</summary>
    public static bool AreYears(int? from, int? until) => IsYear(from) && IsYear(until) && !(until < from);

    private static bool IsYear(int? year) => year is null or (>= EarliestYear and <= LatestYear);
}

public sealed record PriorityFacts(string Title, string? Text, string Language, string Sector)
{
    public int? FromYear { get; init; }

    public int? UntilYear { get; init; }

    public string? SourceTitle { get; init; }

    public string? SourceAddress { get; init; }
}
