using System.Linq.Expressions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>A national or regional association of local governments, or a programme agency.</summary>
public sealed class Association : Organisation
{
    private Association()
    {
    }

    public const int AbbreviationLimit = 20;

    /// <summary>VVSG, CLGF.</summary>
    public string Abbreviation { get; private set; } = "";

    public static Association Create(AssociationProfile profile, Actor by, DateTime at, bool demo = false)
    {
        var association = new Association { IsDemo = demo };
        association.Say(profile);
        association.Record(ActName.AssociationCreated, by, at);
        return association;
    }

    /// <summary>By its own staff or an administrator.</summary>
    public void Change(AssociationProfile profile, Actor by, DateTime at)
    {
        Say(profile);
        Record(ActName.AssociationChanged, by, at);
    }

    private void Say(AssociationProfile profile)
    {
        Name = profile.Name;
        Abbreviation = profile.Abbreviation;
        CountryCode = profile.CountryCode;
        Website = profile.Website;
        FoldNames(Name, Abbreviation);
    }
}

/// <param name="CountryCode">Null for one that is active in many countries.</param>
public sealed record AssociationProfile(string Name, string Abbreviation, string? CountryCode = null, string? Website = null);

/// <summary>Everyone may read an association's record; an administrator makes it, its staff and administrators change it.</summary>
public static class AssociationAccess
{
    public static bool CanCreate(Actor actor) => actor.Role == UserRole.Administrator;

    /// <summary>Of its record, its memberships and the accounts of its people.</summary>
    public static bool CanReadHistory(int associationId, Actor actor) => CanEdit(associationId, actor);

    public static bool CanEdit(int associationId, Actor actor) => actor.Role == UserRole.Administrator || actor.AssociationId == associationId;
}

/// <summary>
/// A municipality that an association lists as its member. It counts, for reading and following up, only once the
/// municipality has accepted it and while it has not ended.
/// </summary>
public sealed class Membership : AggregateRoot
{
    public const int ReasonLimit = 300;

    private Membership()
    {
    }

    public int AssociationId { get; private set; }

    /// <summary>For queries.</summary>
    public Association? Association { get; private set; }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Municipality { get; private set; }

    /// <summary>Since when it is a member, outside the portal, as the association says.</summary>
    public PartialDate? Since { get; private set; }

    /// <summary>UTC; null while the municipality has not accepted.</summary>
    public DateTime? AcceptedAt { get; private set; }

    /// <summary>UTC; null while it lasts.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The last day of the membership, as the side that ended it says; null where it says none.</summary>
    public PartialDate? LastDay { get; private set; }

    /// <summary>As the side that ended it says; null where it passed on to a successor.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Accepted, and not ended, as SQL.</summary>
    public static Expression<Func<Membership, bool>> Counts => membership => membership.AcceptedAt != null && membership.EndedAt == null;

    /// <summary>The memberships that give the association sight of the municipality's joint records, as SQL.</summary>
    public static Expression<Func<Membership, bool>> CountsFor(int associationId) =>
        membership => membership.AssociationId == associationId && membership.AcceptedAt != null && membership.EndedAt == null;

    /// <summary>The association names the municipality as its member; nothing follows from it before that one accepts.</summary>
    /// <param name="today">That its page shows; without one any day that has begun somewhere on earth will do.</param>
    public static Membership List(int associationId, int municipalityId, Actor by, DateTime at, PartialDate? since = null, DateOnly? today = null)
    {
        GuardSince(since, at, today);
        var membership = new Membership { AssociationId = associationId, MunicipalityId = municipalityId, Since = since };
        membership.Record(ActName.MembershipListed, by, at);
        return membership;
    }

    /// <summary>The association says since when it is a member, or that it does not know.</summary>
    /// <param name="acceptedOn">The day on which the municipality accepted, as the page shows it: it was a member then.</param>
    public void CorrectSince(PartialDate? since, DateOnly today, Actor by, DateTime at, DateOnly? acceptedOn = null)
    {
        if (EndedAt is not null)
        {
            throw new DomainException("Memberships.Errors.HasEnded");
        }

        GuardSince(since, at, today);
        if (acceptedOn is { } day && since?.CertainlyAfter(day) == true)
        {
            throw new DomainException("Memberships.Errors.SinceAfterAccepted") { Field = nameof(Since) };
        }

        if (since != Since)
        {
            Since = since;
            Record(ActName.MembershipDateCorrected, by, at);
        }
    }

    /// <summary>From now on the association reads the municipality's joint records. A second click says nothing new.</summary>
    public void Accept(Actor by, DateTime at)
    {
        if (EndedAt is not null)
        {
            throw new DomainException("Memberships.Errors.HasEnded");
        }

        if (AcceptedAt is null)
        {
            AcceptedAt = at;
            Record(ActName.MembershipAccepted, by, at);
        }
    }

    /// <summary>By either side; what it gave ends at once, whatever its last day was. The row stays, and the association may list the municipality anew.</summary>
    /// <param name="lastDay">Of what never was accepted there is none.</param>
    /// <param name="acceptedOn">The day on which the municipality accepted, as the page shows it: its first one where nobody said since when it is a member.</param>
    public void End(Actor by, DateTime at, string? reason = null, PartialDate? lastDay = null, DateOnly? today = null, DateOnly? acceptedOn = null)
    {
        lastDay = AcceptedAt is null ? null : lastDay;
        if (IsAhead(lastDay, at, today))
        {
            throw new DomainException("Memberships.Errors.LastDayInFuture") { Field = nameof(LastDay) };
        }

        if (lastDay is { } last && (Since ?? (acceptedOn is { } day ? PartialDate.From(day) : null)) is { } first && last.CertainlyBefore(first))
        {
            throw new DomainException(Since is null ? "Memberships.Errors.LastDayBeforeAccepted" : "Memberships.Errors.LastDayTooEarly") { Field = nameof(LastDay) };
        }

        if (EndedAt is null)
        {
            (EndedAt, EndReason, LastDay) = (at, reason, lastDay);
            Record(AcceptedAt is not null ? ActName.MembershipEnded : by.ActsFor(MunicipalityId) ? ActName.MembershipRefused : ActName.MembershipListingTakenBack, by, at, word: reason);
        }
    }

    /// <summary>The municipality has merged or split: who carries on is listed in its place, and the history says who that is.</summary>
    public void PassOn(Organisation former, IEnumerable<Organisation> successors, Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.MembershipEnded, by, at, word: $"{former.Name} → {string.Join(", ", successors.Select(successor => successor.Name))}");
        }
    }

    /// <summary>The other side has read that it ended, which leaves its list of what waits.</summary>
    public void ReadEnding(Actor by, DateTime at)
    {
        if (EndedAt is null || !MembershipAccess.CanEnd(AssociationId, MunicipalityId, by))
        {
            throw new DomainException("Memberships.Errors.HasNotEnded");
        }

        Record(ActName.NewsRead, by, at);
    }

    private static bool IsAhead(PartialDate? date, DateTime at, DateOnly? today) => today is { } day ? date?.CertainlyAfter(day) == true : date?.IsInFuture(at) == true;

    private static void GuardSince(PartialDate? since, DateTime at, DateOnly? today)
    {
        if (IsAhead(since, at, today))
        {
            throw new DomainException("Memberships.Errors.SinceInFuture") { Field = nameof(Since) };
        }
    }
}

/// <summary>Both sides see a membership and may end it; the municipality alone accepts it.</summary>
public static class MembershipAccess
{
    public static bool CanAccept(int municipalityId, Actor actor) => actor.Writes && actor.ActsFor(municipalityId);

    /// <summary>Say since when it is a member.</summary>
    public static bool CanDate(int associationId, Actor actor) => actor.Writes && actor.ActsFor(associationId);

    public static bool CanEnd(int associationId, int municipalityId, Actor actor) => actor.Writes && (actor.ActsFor(associationId) || actor.ActsFor(municipalityId));
}
