using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;

namespace MicPortal.Application.Strategies;

public static class StrategyVisibility
{
    /// <summary><see cref="StrategyAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Strategy> VisibleTo(this IQueryable<Strategy> strategies, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return strategies.Where(strategy =>
            ((only == null || strategy.PartnershipId == only) && strategy.Parties.Any(party => party.OrganisationId == organisationId))
            // What became theirs to show when its members had left is not for an association.
            || (strategy.AgreedVersionNumber != null && strategy.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)
                && !strategy.Partnership!.Parties.Any(place => place.OrganisationId == party.OrganisationId && place.LeftAt < strategy.AgreedAt && (strategy.Partnership.EndedAt == null || place.LeftAt < strategy.Partnership.EndedAt)))));
    }

    internal static IQueryable<PlanPlace> StrategyPlaces(this MicPortalDbContext db) =>
        from party in db.Set<StrategyParty>()
        join strategy in db.Strategies on party.StrategyId equals strategy.Id
        select new PlanPlace { RecordId = strategy.Id, PartnershipId = strategy.PartnershipId, OrganisationId = party.OrganisationId, AgreedAt = strategy.AgreedAt };

    /// <summary>Of each strategy the text that readers who have left read last: the last that all had endorsed by then; without one, and where their organisation was a party itself, the last that was written by then and not taken back.</summary>
    internal static IQueryable<StrategyVersion> StrategyTextsRead(this MicPortalDbContext db, Actor actor)
    {
        var own = actor.PartyId;
        var members = db.MemberIds(actor);
        var read = from place in db.StrategyPlaces()
                   join left in db.PartiesThatLeft().Where(party => party.OrganisationId == own || members.Contains(party.OrganisationId)) on new { place.PartnershipId, place.OrganisationId } equals new { left.PartnershipId, left.OrganisationId }
                   select new { place.RecordId, place.OrganisationId, left.LeftAt };
        var agreed = db.Set<StrategyVersion>().Where(version => read.Any(one => one.RecordId == version.StrategyId && version.AgreedAt <= one.LeftAt));
        var written = db.Set<StrategyVersion>().Where(version => read.Any(one => one.RecordId == version.StrategyId && one.OrganisationId == own && version.WrittenAt <= one.LeftAt && (version.TakenBackAt == null || version.TakenBackAt > one.LeftAt)));
        return agreed.Where(version => !agreed.Any(later => later.StrategyId == version.StrategyId && later.Number > version.Number))
            .Concat(written.Where(version => !agreed.Any(one => one.StrategyId == version.StrategyId) && !written.Any(later => later.StrategyId == version.StrategyId && later.Number > version.Number)));
    }

    /// <summary>Ids of those of which the current text is for years of another of their partnership, that all have endorsed and of which a party still takes part: <see cref="StrategyYears.Meet"/> as SQL.</summary>
    internal static IQueryable<int> StrategiesWithTakenYears(this MicPortalDbContext db)
    {
        var present = db.StrategyPlaces().Present(db);
        return from strategy in db.Strategies
               join version in db.Set<StrategyVersion>() on new { StrategyId = strategy.Id, Number = strategy.CurrentVersionNumber } equals new { version.StrategyId, version.Number }
               join other in db.Strategies on strategy.PartnershipId equals other.PartnershipId
               where other.Id != strategy.Id && other.AgreedVersionNumber != null && other.FromYear <= version.UntilYear && version.FromYear <= other.UntilYear && present.Any(place => place.RecordId == other.Id)
               select strategy.Id;
    }

    /// <summary>Those of a list: <see cref="ListedPlans"/>.</summary>
    internal static IQueryable<Strategy> StrategiesListedFor(this MicPortalDbContext db, Actor actor, DateOnly today)
    {
        var ids = db.StrategyPlaces().ListedFor(db, actor, today);
        return db.Strategies.Where(strategy => ids.Contains(strategy.Id));
    }

    /// <summary>Who is no party reads nothing of a text that is, or was, in front of the parties and that not all have approved, but that the strategy was proposed.</summary>
    internal static IQueryable<AuditEntry> OfReadTexts(this IQueryable<AuditEntry> entries, MicPortalDbContext db, Actor actor)
    {
        var partyId = actor.PartyId;
        var (own, agreed) = (db.Set<StrategyParty>().Where(party => party.OrganisationId == partyId), db.Set<StrategyVersion>().Where(version => version.AgreedOn != null));
        return entries.Where(entry => entry.RecordKind != nameof(Strategy) || entry.Version == null || entry.Act == ActName.StrategyProposed
            || own.Any(party => party.StrategyId == entry.RecordId) || agreed.Any(version => version.StrategyId == entry.RecordId && version.Number == entry.Version));
    }

    /// <summary>Those that stand so in the year: <see cref="StrategyInBrief.StateIn"/> as SQL.</summary>
    public static IQueryable<Strategy> In(this IQueryable<Strategy> strategies, StrategyState state, int year) => state switch
    {
        StrategyState.TakenBack => strategies.Where(strategy => strategy.TakenBackAt != null),
        StrategyState.Proposed => strategies.Where(strategy => strategy.TakenBackAt == null && strategy.AgreedVersionNumber == null && strategy.Partnership!.Stage != PartnershipStage.Ended),
        StrategyState.Coming => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.FromYear > year && strategy.Partnership!.Stage != PartnershipStage.Ended),
        StrategyState.Past => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.UntilYear < year),
        StrategyState.Ended => strategies.Where(strategy => strategy.TakenBackAt == null && (strategy.AgreedVersionNumber == null || strategy.UntilYear >= year) && strategy.Partnership!.Stage == PartnershipStage.Ended),
        _ => strategies.Where(strategy => strategy.AgreedVersionNumber != null && strategy.FromYear <= year && strategy.UntilYear >= year && strategy.Partnership!.Stage != PartnershipStage.Ended),
    };
}
