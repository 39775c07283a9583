using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// A local government. Most rows begin as a place of GeoNames or Wikidata (<see cref="IsPlace"/>); the municipality's
/// officers complete the record when they use the portal.
/// </summary>
public sealed partial class Municipality : Organisation
{
    public const int TermLimit = 100;
    public const int NamesLimit = 300;
    public const int MostNames = 10;
    public const string NamesSeparator = ", ";
    public const int SideReasonLimit = 300;
    public const int LargestPopulation = 50_000_000;
    public const int EarliestPopulationYear = 1900;
    public const int SearchLanguagesLimit = 40;
    public const int FurthestElectionYears = 10;

    /// <summary>So long after a local election its partnerships are to be presented to the new council.</summary>
    public const int NewCouncilMonths = 12;

    private Municipality()
    {
    }

    /// <summary>The name in the municipality's own language, where it differs.</summary>
    public string? LocalName { get; private set; }

    /// <summary>What it is called in other languages and spellings, separated by commas: found by search.</summary>
    public string? OtherNames { get; private set; }

    /// <summary>Names it had before, separated by commas: found by search.</summary>
    public string? FormerNames { get; private set; }

    /// <summary>First-level division (province, region, state), as GeoNames names it.</summary>
    public string? Province { get; private set; }

    public double Latitude { get; private set; }

    public double Longitude { get; private set; }

    /// <summary>Inhabitants, or null where unknown.</summary>
    public int? Population { get; private set; }

    /// <summary>The year that the number of inhabitants is of.</summary>
    public int? PopulationYear { get; private set; }

    public Side Side { get; private set; }

    /// <summary>Statistical code of the municipality in its country (Belgium: NIS).</summary>
    public string? NationalCode { get; private set; }

    /// <summary>ISO 639-1 codes, the working language first.</summary>
    public IReadOnlyList<string> Languages { get; private set; } = [];

    /// <summary>The codes between bars, by which it is found: |pt|sw|.</summary>
    public string SearchLanguages { get; private set; } = "";

    /// <summary>What it calls its head: presidente do conselho municipal, bourgmestre, sindaco.</summary>
    public string? HeadTerm { get; private set; }

    /// <summary>What it calls the body that decides: conselho municipal, gemeenteraad.</summary>
    public string? DecidingBodyTerm { get; private set; }

    /// <summary>Seats of the deciding body; null where not said.</summary>
    public int? CouncilSeats { get; private set; }

    /// <summary>Of these, held by women.</summary>
    public int? CouncilWomen { get; private set; }

    /// <summary>Of these, held by members under 30.</summary>
    public int? CouncilUnder30 { get; private set; }

    public PartialDate? NextElection { get; private set; }

    /// <summary>The one before, once another has been said to be the next.</summary>
    public PartialDate? LastElection { get; private set; }

    /// <summary>When its partnerships were last presented to its council.</summary>
    public PartialDate? PresentedToCouncilOn { get; private set; }

    /// <summary>Still as the place came from its source: no officer has completed it.</summary>
    public bool IsPlace { get; private set; } = true;

    public static Municipality FromPlace(string sourceId, string name, string countryCode, Side side, string? province, double latitude, double longitude, int? population, string? nationalCode, string? otherNames = null)
    {
        var municipality = new Municipality
        {
            SourceId = sourceId,
            Name = name,
            CountryCode = countryCode,
            Side = side,
            Province = province,
            Latitude = latitude,
            Longitude = longitude,
            Population = population,
            NationalCode = nationalCode,
            OtherNames = otherNames,
        };
        municipality.FoldNames();
        return municipality;
    }

    /// <summary>Its officer, or the demo data, completes the record.</summary>
    public void Complete(MunicipalityProfile profile, Actor by, DateTime at, bool demo = false)
    {
        GuardElection(profile.NextElection, at);
        Name = profile.Name;
        LocalName = profile.LocalName;
        OtherNames = Listed(profile.OtherNames);
        FormerNames = Listed(profile.FormerNames);
        Population = profile.Population;
        PopulationYear = profile.Population is null ? null : profile.PopulationYear;
        Website = profile.Website;
        Languages = [.. profile.Languages.Distinct()];
        SearchLanguages = Languages.Count == 0 ? "" : $"|{string.Join('|', Languages)}|";
        CouncilSeats = profile.Council?.Seats;
        CouncilWomen = profile.Council?.Women;
        CouncilUnder30 = profile.Council?.Under30;
        if (NextElection is { } before && before != profile.NextElection && before.HasPassed(DateOnly.FromDateTime(at)))
        {
            LastElection = before;
        }

        NextElection = profile.NextElection;
        HeadTerm = profile.HeadTerm;
        DecidingBodyTerm = profile.DecidingBodyTerm;
        IsPlace = false;
        IsDemo |= demo;
        FoldNames();
        Record(ActName.MunicipalityCompleted, by, at);
    }

    /// <summary>By an administrator, where the country's own side is wrong for this municipality. It decides its workspace and what programmes it may join, and no right.</summary>
    public void SetSide(Side side, string reason, Actor by, DateTime at)
    {
        if (side == Side)
        {
            throw new DomainException("Municipalities.Errors.SameSide") { Field = "Side" };
        }

        Side = side;
        Record(ActName.MunicipalitySideSet, by, at, word: reason);
    }

    /// <summary>Its officer says that the council has been told of its partnerships.</summary>
    public void PresentToCouncil(PartialDate on, Actor by, DateTime at)
    {
        if (on.IsInFuture(at))
        {
            throw new DomainException("CouncilPresentations.Errors.InFuture") { Field = "PresentedOn" };
        }

        PresentedToCouncilOn = on;
        Record(ActName.MunicipalityPresentedToCouncil, by, at);
    }

    /// <summary>The election of the last months after which nothing was presented; null where there is none.</summary>
    public static PartialDate? NewCouncil(PartialDate? next, PartialDate? last, PartialDate? presentedOn, DateOnly today)
    {
        var election = next?.HasPassed(today) == true ? next : last;
        return election is { } day && day.Latest > today.AddMonths(-NewCouncilMonths) && !(presentedOn >= day) ? day : null;
    }

    /// <summary>An election that has been is not the next one; one that was said before it was may stay until somebody changes it.</summary>
    private void GuardElection(PartialDate? election, DateTime at)
    {
        // Over everywhere: at UTC-12 a day ends last.
        if (election is { } day && election != NextElection && day.HasPassed(DateOnly.FromDateTime(at.AddHours(-12))))
        {
            throw new DomainException("Municipalities.Errors.ElectionPassed") { Field = "NextElection" };
        }

        if (election?.Year > at.Year + FurthestElectionYears)
        {
            throw new DomainException("Municipalities.Errors.ElectionTooFar", FurthestElectionYears) { Field = "NextElection" };
        }
    }

    /// <summary>The names that are typed one after the other, each once, however it is written.</summary>
    public static IReadOnlyList<string> NamesIn(string? typed) =>
        [.. (typed ?? "").Split([',', '\n'], StringSplitOptions.TrimEntries).Where(name => FoldedText.Fold(name).Length > 0).DistinctBy(FoldedText.Fold)];

    private static string? Listed(string? typed) => NamesIn(typed) is { Count: > 0 } names ? string.Join(NamesSeparator, names) : null;

    private void FoldNames() => FoldNames([Name, LocalName, .. NamesIn(OtherNames), .. NamesIn(FormerNames), .. (PredecessorNames ?? "").Split(PredecessorSeparator)]);
}

/// <summary>What a municipality says of itself.</summary>
public sealed record MunicipalityProfile
{
    public required string Name { get; init; }

    public string? LocalName { get; init; }

    public string? OtherNames { get; init; }

    public string? FormerNames { get; init; }

    public int? Population { get; init; }

    public int? PopulationYear { get; init; }

    public string? Website { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? HeadTerm { get; init; }

    public string? DecidingBodyTerm { get; init; }

    public Council? Council { get; init; }

    public PartialDate? NextElection { get; init; }
}
