using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// A municipality never goes by delete: after a merger, or where it had been entered twice, its record stays and points to
/// the one that carries on, which is found by its names.
/// </summary>
public sealed partial class Municipality
{
    public const int SuccessionReasonLimit = 300;
    public const int MostMerging = 10;
    public const int PredecessorNamesLimit = 2000;
    private const char PredecessorSeparator = '|';

    /// <summary>When it merged into its successor; null where it had only been entered twice.</summary>
    public PartialDate? SucceededOn { get; private set; }

    /// <summary>Why: the decree, or who said so.</summary>
    public string? SuccessionReason { get; private set; }

    /// <summary>All names of those for which it carries on, between bars. Its officers cannot take them away: old addresses and lists name them.</summary>
    public string? PredecessorNames { get; private set; }

    /// <summary>
    /// A new municipality, formed by a merger. It lies where the most populous of them does, and calls its head and its deciding body as
    /// all of them did that say so, since what they decided stands under these words; what else it is its officers say: a sum of old
    /// figures would be nobody's.
    /// </summary>
    public static Municipality Form(string name, IReadOnlyCollection<Municipality> from, Actor by, DateTime at)
    {
        if (from.Count < 2)
        {
            throw new DomainException("Mergers.Errors.Two");
        }

        var biggest = from.OrderByDescending(one => one.Population ?? 0).ThenBy(one => one.Id).First();
        var formed = new Municipality
        {
            Name = name,
            CountryCode = biggest.CountryCode,
            Side = biggest.Side,
            Province = from.Select(one => one.Province).Distinct().Count() == 1 ? biggest.Province : null,
            Latitude = biggest.Latitude,
            Longitude = biggest.Longitude,
            IsDemo = from.All(one => one.IsDemo),
            HeadTerm = Common(from.Select(one => one.HeadTerm)),
            DecidingBodyTerm = Common(from.Select(one => one.DecidingBodyTerm)),
        };
        if (Common(from.Select(one => one.Languages.Count == 0 ? null : string.Join('|', one.Languages))) is { } languages)
        {
            formed.Languages = languages.Split('|');
            formed.SearchLanguages = $"|{languages}|";
        }

        formed.FoldNames();
        formed.Record(ActName.MunicipalityFormed, by, at);
        return formed;
    }

    /// <summary>What all say that say anything; null where they differ.</summary>
    private static string? Common(IEnumerable<string?> said) => said.OfType<string>().Distinct().ToList() is [var only] ? only : null;

    /// <summary>It is a part of its successor from now on.</summary>
    /// <param name="on">Null: it is the same municipality, entered twice.</param>
    public void BeSucceeded(Municipality successor, PartialDate? on, string reason, Actor by, DateTime at)
    {
        if (SuccessorId is not null || successor.SuccessorId is not null)
        {
            throw new DomainException("Mergers.Errors.Gone", SuccessorId is not null ? Name : successor.Name);
        }

        if (successor == this)
        {
            throw new DomainException("Mergers.Errors.Two");
        }

        if (CountryCode != successor.CountryCode)
        {
            throw new DomainException("Mergers.Errors.OtherCountry", Name, successor.Name);
        }

        GuardSuccession(on, at);
        (SuccessorId, SucceededOn, SuccessionReason) = (successor.Id, on, reason);
        Record(on is null ? ActName.MunicipalityFoundTwice : ActName.MunicipalityMerged, by, at, word: $"{successor.Name}: {reason}");
        successor.TakeOver(this, by, at);
    }

    /// <summary>What is decided for a later day is done here on that day: until then both are there.</summary>
    public static void GuardSuccession(PartialDate? on, DateTime at)
    {
        if (on?.IsInFuture(at) == true)
        {
            throw new DomainException("Mergers.Errors.InFuture") { Field = "On" };
        }
    }

    private void TakeOver(Municipality former, Actor by, DateTime at)
    {
        TakeNamesOf(former);
        Record(former.SucceededOn is null ? ActName.MunicipalityTookOverTwin : ActName.MunicipalityTookOver, by, at, word: former.Name);
    }

    private void TakeNamesOf(Municipality former)
    {
        IEnumerable<string?> names = [PredecessorNames, former.Name, former.LocalName, .. NamesIn(former.OtherNames), .. NamesIn(former.FormerNames), former.PredecessorNames];
        PredecessorNames = FoldedText.Cut(
            string.Join(PredecessorSeparator, names.OfType<string>().SelectMany(name => name.Split(PredecessorSeparator)).Where(name => name.Length > 0).Distinct()), PredecessorNamesLimit);
        FoldNames();
    }
}

/// <summary>That two records of the same name are two municipalities: they are not offered as duplicates again.</summary>
public sealed class MunicipalityDifference : AggregateRoot
{
    private MunicipalityDifference()
    {
    }

    /// <summary>The lower id.</summary>
    public int FirstId { get; private set; }

    public int SecondId { get; private set; }

    public static MunicipalityDifference Between(int one, int other, Actor by, DateTime at)
    {
        if (one == other)
        {
            throw new DomainException("Mergers.Errors.Two");
        }

        var difference = new MunicipalityDifference { FirstId = Math.Min(one, other), SecondId = Math.Max(one, other) };
        difference.Record(ActName.MunicipalitiesToldApart, by, at);
        return difference;
    }
}
