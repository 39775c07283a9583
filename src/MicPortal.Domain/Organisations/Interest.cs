using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// One thing that a municipality offers to, or seeks from, partners that it does not have yet: it stands on its page and is
/// found by the partner search. Needs and offers inside a partnership are another matter.
/// </summary>
public sealed class Interest : AggregateRoot
{
    public const int TitleLimit = 120;
    public const int TextLimit = 600;
    public const int SearchTextLimit = 1000;

    /// <summary>Of one municipality at a time: who seeks everything is found by everybody and helped by nobody.</summary>
    public const int Most = 20;

    private Interest()
    {
    }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private set; }

    public InterestKind Kind { get; private set; }

    /// <summary>One of <see cref="Domain.Partnerships.Theme"/>.</summary>
    public string Theme { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string? Text { get; private set; }

    /// <summary>ISO 639-1: of title and text.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Title and text, folded, as far as they fit, by which it is found.</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>UTC; when it was last said.</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? EndedAt { get; private set; }

    public static Interest Add(int municipalityId, InterestFacts facts, Actor by, DateTime at)
    {
        var interest = new Interest { MunicipalityId = municipalityId };
        interest.Say(facts, at);
        interest.Record(ActName.InterestAdded, by, at, word: interest.Title);
        return interest;
    }

    public void Change(InterestFacts facts, Actor by, DateTime at)
    {
        if (EndedAt is not null)
        {
            throw new DomainException("Interests.Errors.HasEnded");
        }

        Say(facts, at);
        Record(ActName.InterestChanged, by, at, word: Title);
    }

    /// <summary>It does not hold any more. A second click says nothing new.</summary>
    public void End(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.InterestEnded, by, at, word: Title);
        }
    }

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    private void Say(InterestFacts facts, DateTime at)
    {
        if (!Partnerships.Theme.IsKnown(facts.Theme))
        {
            throw new DomainException("Partnerships.Errors.UnknownTheme", facts.Theme) { Field = "Theme" };
        }

        (Kind, Theme, Title, Text, Language, SaidAt) = (facts.Kind, facts.Theme, facts.Title, facts.Text, facts.Language, at);
        SearchText = FoldedText.Cut(FoldedText.Fold($"{Title} {Text}"), SearchTextLimit);
    }
}

public enum InterestKind
{
    Offers,
    Seeks,
}

public sealed record InterestFacts(InterestKind Kind, string Theme, string Title, string? Text, string Language);
