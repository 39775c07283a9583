using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>A municipality becomes several: one of them, the lead, carries on what nobody assigned, and is its successor; its page stays and names all.</summary>
public sealed partial class Municipality
{
    public const int MostParts = 10;

    private readonly List<SplitSuccessor> splitInto = [];

    /// <summary>All that carry on for it, the lead too; none for one that stands, or that merged.</summary>
    public IReadOnlyCollection<SplitSuccessor> SplitInto => splitInto;

    /// <summary>A new municipality, formed by a split. It lies where the whole lay until its officers complete it; how many live in it only they know.</summary>
    public static Municipality FormPart(string name, Municipality whole, Actor by, DateTime at)
    {
        var part = new Municipality
        {
            Name = name,
            CountryCode = whole.CountryCode,
            Side = whole.Side,
            Province = whole.Province,
            Latitude = whole.Latitude,
            Longitude = whole.Longitude,
            IsDemo = whole.IsDemo,
        };
        part.FoldNames();
        part.Record(ActName.MunicipalityFormedBySplit, by, at, word: whole.Name);
        return part;
    }

    /// <param name="parts">All that carry on for it.</param>
    /// <param name="lead">The one of them that carries on what is not assigned to another.</param>
    public void Split(IReadOnlyCollection<Municipality> parts, Municipality lead, PartialDate on, string reason, Actor by, DateTime at)
    {
        if (parts.Distinct().Count() < 2 || parts.Contains(this) || !parts.Contains(lead))
        {
            throw new DomainException("Splits.Errors.Two");
        }

        if (SuccessorId is not null || parts.Any(part => part.SuccessorId is not null))
        {
            throw new DomainException("Mergers.Errors.Gone", SuccessorId is not null ? Name : parts.First(part => part.SuccessorId is not null).Name);
        }

        if (parts.FirstOrDefault(part => part.CountryCode != CountryCode) is { } abroad)
        {
            throw new DomainException("Mergers.Errors.OtherCountry", Name, abroad.Name);
        }

        GuardSuccession(on, at);
        (SuccessorId, SucceededOn, SuccessionReason) = (lead.Id, on, reason);
        splitInto.AddRange(parts.Distinct().Select(part => new SplitSuccessor(part.Id)));
        Record(ActName.MunicipalitySplit, by, at, word: $"{string.Join(", ", parts.Select(part => part.Name))}: {reason}");
        foreach (var part in parts.Distinct())
        {
            part.TakeNamesOf(this);
            part.Record(ActName.MunicipalityTookOverPart, by, at, word: Name);
        }
    }
}

/// <summary>One of those into which a municipality split.</summary>
public sealed class SplitSuccessor
{
    private SplitSuccessor()
    {
    }

    internal SplitSuccessor(int successorId) => SuccessorId = successorId;

    public int Id { get; private set; }

    /// <summary>The one that split.</summary>
    public int MunicipalityId { get; private set; }

    public int SuccessorId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Successor { get; private set; }
}
