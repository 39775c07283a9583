using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Stakeholders;

/// <summary>An organisation of a town that takes part in its international cooperation, or may. Everyone reads the directory, so it names posts and no persons.</summary>
public sealed class Stakeholder : AggregateRoot
{
    public const int NameLimit = 150;
    public const int DoesLimit = 600;
    public const int PostLimit = 100;
    public const int EmailLimit = 256;

    /// <summary>Of one municipality at a time.</summary>
    public const int Most = 300;

    private Stakeholder()
    {
    }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private set; }

    public StakeholderKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Folded, by which lists are ordered and searched.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Twinning committees first, then by name.</summary>
    public string SortKind { get; private set; } = "";

    public string Does { get; private set; } = "";

    /// <summary>ISO 639-1: in which it says what it does.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Whom to ask for: a post, not a person.</summary>
    public string? ContactPost { get; private set; }

    /// <summary>The organisation's, not a person's.</summary>
    public string? ContactEmail { get; private set; }

    public string? Website { get; private set; }

    /// <summary>UTC; null while it is there.</summary>
    public DateTime? EndedAt { get; private set; }

    public static Stakeholder Add(int municipalityId, StakeholderFacts facts, Actor by, DateTime at)
    {
        var stakeholder = new Stakeholder { MunicipalityId = municipalityId };
        stakeholder.Say(facts);
        stakeholder.Record(ActName.StakeholderAdded, by, at, word: facts.Name);
        return stakeholder;
    }

    public void Change(StakeholderFacts facts, Actor by, DateTime at)
    {
        Require(EndedAt is null, "Stakeholders.Errors.HasEnded");
        Say(facts);
        Record(ActName.StakeholderChanged, by, at, word: Name);
    }

    /// <summary>It is no more, or takes part no more; what it did stays. A second click says nothing new.</summary>
    public void End(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.StakeholderEnded, by, at, word: Name);
        }
    }

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    /// <summary>Has this name and kind already.</summary>
    public bool IsNamed(StakeholderFacts facts) => Kind == facts.Kind && SortName == FoldedText.Cut(FoldedText.Fold(facts.Name), NameLimit);

    private void Say(StakeholderFacts facts)
    {
        (Kind, Name, Does, Language, ContactPost, ContactEmail, Website) = (facts.Kind, facts.Name, facts.Does, facts.Language, facts.ContactPost, facts.ContactEmail, facts.Website);
        SortName = FoldedText.Cut(FoldedText.Fold(Name), NameLimit);
        SortKind = $"{(Kind == StakeholderKind.TwinningCommittee ? 0 : 1)} {SortName}";
    }
}

public sealed record StakeholderFacts(StakeholderKind Kind, string Name, string Does, string Language, string? ContactPost, string? ContactEmail, string? Website);

public enum StakeholderKind
{
    TwinningCommittee,
    Ngo,
    Association,
    School,
    University,
    Business,
    Utility,
    FaithCommunity,
    WomensGroup,
    YouthGroup,
    Other,
}
