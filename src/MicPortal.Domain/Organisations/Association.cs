using System.Linq.Expressions;

namespace MicPortal.Domain.Organisations;

/// <summary>A national or regional association of local governments, or a programme agency.</summary>
public sealed class Association : Organisation
{
    private Association()
    {
    }

    /// <summary>VVSG, CLGF.</summary>
    public string Abbreviation { get; private set; } = "";

    public static Association Create(string name, string abbreviation, string? countryCode, string? website, bool demo)
    {
        var association = new Association
        {
            Name = name,
            Abbreviation = abbreviation,
            CountryCode = countryCode,
            Website = website,
            IsDemo = demo,
        };
        association.FoldNames(name, abbreviation);
        return association;
    }
}

/// <summary>
/// A municipality that an association lists as its member. It counts, for reading and following up, only once the
/// municipality has accepted it and while it has not ended.
/// </summary>
public sealed class Membership
{
    private Membership()
    {
    }

    public int Id { get; private set; }

    public int AssociationId { get; private set; }

    /// <summary>For queries.</summary>
    public Association? Association { get; private set; }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Municipality { get; private set; }

    /// <summary>UTC; null while the municipality has not accepted.</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>UTC; null while it lasts.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The memberships that give the association sight of the municipality's joint records, as SQL.</summary>
    public static Expression<Func<Membership, bool>> CountsFor(int associationId) =>
        membership => membership.AssociationId == associationId && membership.AcceptedAt != null && membership.EndedAt == null;

    public static Membership List(int associationId, int municipalityId, DateTime? acceptedAt) =>
        new() { AssociationId = associationId, MunicipalityId = municipalityId, AcceptedAt = acceptedAt };
}

/// <summary>Two associations that work together as sisters; the lower id stands first, so that a pair has one row.</summary>
public sealed class SisterLink
{
    private SisterLink()
    {
    }

    public int Id { get; private set; }

    public int FirstAssociationId { get; private set; }

    public int SecondAssociationId { get; private set; }

    public bool IsDemo { get; private set; }

    public static SisterLink Between(int one, int other, bool demo) =>
        new() { FirstAssociationId = Math.Min(one, other), SecondAssociationId = Math.Max(one, other), IsDemo = demo };
}
