using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// A post of a municipality for international affairs, with the address of its office. It outlives the person in it, and
/// no person is named.
/// </summary>
public sealed class Position : AggregateRoot
{
    public const int TitleLimit = 100;
    public const int EmailLimit = 256;
    public const int TelephoneLimit = 40;

    /// <summary>Of one municipality at a time.</summary>
    public const int Most = 10;

    private Position()
    {
    }

    public int MunicipalityId { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>The office's, not a person's.</summary>
    public string? Email { get; private set; }

    public string? Telephone { get; private set; }

    /// <summary>Everyone sees it; otherwise the municipality itself and its partners alone.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>UTC; null while the post is there.</summary>
    public DateTime? EndedAt { get; private set; }

    public static Position Add(int municipalityId, PositionFacts facts, Actor by, DateTime at)
    {
        var position = new Position { MunicipalityId = municipalityId };
        position.Say(facts);
        position.Record(ActName.PositionAdded, by, at, word: position.Title);
        return position;
    }

    public void Change(PositionFacts facts, Actor by, DateTime at)
    {
        if (EndedAt is not null)
        {
            throw new DomainException("Positions.Errors.HasEnded");
        }

        Say(facts);
        Record(ActName.PositionChanged, by, at, word: Title);
    }

    /// <summary>The post is no more. A second click says nothing new.</summary>
    public void End(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.PositionEnded, by, at, word: Title);
        }
    }

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    private void Say(PositionFacts facts) => (Title, Email, Telephone, IsPublished) = (facts.Title, facts.Email, facts.Telephone, facts.IsPublished);
}

public sealed record PositionFacts(string Title, string? Email, string? Telephone, bool IsPublished);
