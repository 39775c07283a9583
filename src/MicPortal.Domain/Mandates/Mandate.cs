using System.Linq.Expressions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Mandates;

/// <summary>
/// A municipality lets an association or an agency act for it on chosen partnerships and their agreements: in writing, dated, and
/// revocable at once. Every act done under it names both.
/// </summary>
public sealed class Mandate : AggregateRoot
{
    public const int BasisLimit = 300;
    public const int ReasonLimit = 500;

    private readonly List<MandatePartnership> partnerships = [];

    private Mandate()
    {
    }

    /// <summary>Who gave it.</summary>
    public required int MunicipalityId { get; init; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private init; }

    /// <summary>Who acts under it.</summary>
    public required int AssociationId { get; init; }

    /// <summary>For queries.</summary>
    public Association? Association { get; private init; }

    /// <summary>The first day.</summary>
    public required PartialDate From { get; init; }

    /// <summary>The last day; null: until it is revoked.</summary>
    public required PartialDate? Until { get; init; }

    /// <summary>Both sides are told of its end so many days before it.</summary>
    public const int EndingDays = 60;

    /// <summary>Where it stands in writing: body, reference, date.</summary>
    public required string Basis { get; init; }

    /// <summary>Also for what binds the municipality: approvals, signatures, notices, endings.</summary>
    public required bool Binds { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime GivenAt { get; init; }

    /// <summary>UTC; null while nobody has ended it before its time.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>Null where it ended with the membership.</summary>
    public string? RevocationReason { get; private set; }

    /// <summary>Who acted under it has ended it, not who gave it.</summary>
    public bool IsGivenBack { get; private set; }

    public IReadOnlyCollection<MandatePartnership> Partnerships => partnerships;

    /// <summary>Neither revoked, nor to come, nor expired on that day, as SQL.</summary>
    public static Expression<Func<Mandate, bool>> InForceOn(DateOnly today)
    {
        var day = PartialDate.From(today);
        return mandate => mandate.RevokedAt == null && mandate.From <= day && (mandate.Until == null || mandate.Until >= day);
    }

    /// <param name="partnershipIds">To which the municipality is a party, and no organisation that the association is or acts for is another.</param>
    public static Mandate Give(int municipalityId, int associationId, IReadOnlyCollection<int> partnershipIds, MandateTerms terms, DateOnly today, Actor by, DateTime at)
    {
        Require(partnershipIds.Count > 0, "Mandates.Errors.PartnershipMissing", "Partnerships");
        Require(terms.From.Day is not null, "Mandates.Errors.FromNeedsDay", nameof(From));
        Require(terms.Until is not { Day: null }, "Mandates.Errors.UntilNeedsDay", nameof(Until));
        Require(terms.Until is not { } until || until >= terms.From, "Mandates.Errors.UntilBeforeFrom", nameof(Until));
        Require(terms.Until is not { } last || last >= PartialDate.From(today), "Mandates.Errors.UntilHasPassed", nameof(Until));
        // What was done before without one stays so: nothing is made right afterwards.
        Require(terms.From >= PartialDate.From(today), "Mandates.Errors.FromHasPassed", nameof(From));
        var mandate = new Mandate
        {
            MunicipalityId = municipalityId,
            AssociationId = associationId,
            From = terms.From,
            Until = terms.Until,
            Basis = terms.Basis,
            Binds = terms.Binds,
            GivenAt = at,
        };
        mandate.partnerships.AddRange(partnershipIds.Distinct().Select(id => new MandatePartnership(id)));
        mandate.Record(ActName.MandateGiven, by, at, word: terms.Basis);
        return mandate;
    }

    /// <summary>At once, by the municipality.</summary>
    public void Revoke(string reason, Actor by, DateTime at)
    {
        if (RevokedAt is not null)
        {
            throw new DomainException("Mandates.Errors.Revoked");
        }

        (RevokedAt, RevocationReason) = (at, reason);
        Record(ActName.MandateRevoked, by, at, word: reason);
    }

    /// <summary>A partnership that it names was entered twice: it lets act on the record that goes on.</summary>
    public void Follow(int formerPartnershipId, int successorId, Actor by, DateTime at)
    {
        if (partnerships.RemoveAll(one => one.PartnershipId == formerPartnershipId) == 0)
        {
            return;
        }

        if (!partnerships.Exists(one => one.PartnershipId == successorId))
        {
            partnerships.Add(new MandatePartnership(successorId));
        }

        Record(ActName.MandatePassedToDuplicate, by, at);
    }

    /// <summary>At once, by who acts under it: nobody has to act for another.</summary>
    public void GiveBack(string reason, DateOnly today, Actor by, DateTime at)
    {
        if (StateOn(today) is MandateState.Revoked or MandateState.Expired)
        {
            throw new DomainException("Mandates.Errors.Revoked");
        }

        (RevokedAt, RevocationReason, IsGivenBack) = (at, reason, true);
        Record(ActName.MandateGivenBack, by, at, word: reason);
    }

    /// <summary>The municipality has read that it was given back, which leaves its list of what waits.</summary>
    public void ReadReturn(Actor by, DateTime at)
    {
        if (!IsGivenBack && Until?.HasPassed(DateOnly.FromDateTime(at.AddHours(14))) != true)
        {
            throw new DomainException("Mandates.Errors.NotGivenBack");
        }

        Record(ActName.NewsRead, by, at);
    }

    /// <summary>An association acts for its members: whoever ends the membership ends what rests on it.</summary>
    public void EndWithMembership(Actor by, DateTime at)
    {
        if (RevokedAt is null)
        {
            RevokedAt = at;
            Record(ActName.MandateEndedWithMembership, by, at);
        }
    }

    public MandateState StateOn(DateOnly today) => StateOn(today, From, Until, RevokedAt);

    public static MandateState StateOn(DateOnly today, PartialDate from, PartialDate? until, DateTime? revokedAt)
    {
        var day = PartialDate.From(today);
        return revokedAt is not null ? MandateState.Revoked
            : until < day ? MandateState.Expired
            : from > day ? MandateState.ToCome
            : MandateState.InForce;
    }
}

/// <param name="Basis">Where it stands in writing.</param>
/// <param name="Binds">Also for approvals, signatures, notices and endings.</param>
public sealed record MandateTerms(PartialDate From, PartialDate? Until, string Basis, bool Binds);

/// <summary>Computed from the day; only the revocation is stored.</summary>
public enum MandateState
{
    ToCome,
    InForce,
    Expired,
    Revoked,
}

/// <summary>A partnership, with its agreements, on which the mandate lets act.</summary>
public sealed class MandatePartnership
{
    private MandatePartnership()
    {
    }

    internal MandatePartnership(int partnershipId) => PartnershipId = partnershipId;

    public int MandateId { get; private set; }

    public int PartnershipId { get; private set; }
}

/// <summary>A municipality's officers give and revoke its mandates, and who acts under one gives it back; both sides read them. Nobody gives one on.</summary>
public static class MandateAccess
{
    public static bool CanGive(Actor actor) => actor is { Role: UserRole.Officer, OrganisationId: not null };

    public static bool CanRevoke(int municipalityId, Actor actor) => actor.Role == UserRole.Officer && actor.ActsFor(municipalityId);

    public static bool CanGiveBack(int associationId, Actor actor) => actor.AssociationId == associationId;
}
