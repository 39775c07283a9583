using MicPortal.Application.Data;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;

namespace MicPortal.Application.Partnerships;

public static class PartnershipStates
{
    /// <summary>Nothing has ended: a party says that there never was such a partnership, or that another municipality is meant.</summary>
    public static bool IsRefused(PartnershipStage stage, IEnumerable<PartyAnswer> answers)
    {
        var all = answers.ToList();
        return stage == PartnershipStage.Ended && all.Exists(answer => answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality) && !all.Contains(PartyAnswer.Ended);
    }

    /// <summary>Those that have ended, without the refused: <see cref="IsRefused"/> as SQL.</summary>
    public static IQueryable<Partnership> HaveEnded(this IQueryable<Partnership> partnerships) => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Ended
        && (partnership.Parties.Any(party => party.Answer == PartyAnswer.Ended) || !partnership.Parties.Any(party => party.Answer == PartyAnswer.NotOurs || party.Answer == PartyAnswer.WrongMunicipality)));

    /// <summary>Those that look so on this day; <see cref="JointWork"/> as SQL, and a test proves that the two agree.</summary>
    public static IQueryable<Partnership> In(this IQueryable<Partnership> partnerships, PartnershipState state, DateOnly today, MicPortalDbContext db)
    {
        // Older than the first day of the last months is what has passed by it.
        var first = JointWork.LongAgo(today).AddDays(1);
        var (since, until) = (new ComparedDay(first), new ComparedDay(today));
        var sinceTime = first.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var working = db.Agreements.Where(agreement =>
            ((!agreement.IsOnPaper || agreement.InForceAt != null) && agreement.Parties.Any(party => party.Signature != null
                && (party.Signature.Date >= since.Day || party.Signature.Date == since.Month || party.Signature.Date == since.Year) && party.Signature.Date <= until.Day))
            || (agreement.InForceAt != null && agreement.Versions.Any(version => version.Number == agreement.CurrentVersionNumber
                && (version.Start >= since.Day || version.Start == since.Month || version.Start == since.Year) && version.Start <= until.Day)));
        var projects = db.Projects.Where(project =>
            ((project.BegunOn >= since.Day || project.BegunOn == since.Month || project.BegunOn == since.Year) && project.BegunOn <= until.Day)
            || (project.Status == ProjectStatus.Completed && (project.EndedOn >= since.Day || project.EndedOn == since.Month || project.EndedOn == since.Year) && project.EndedOn <= until.Day));
        // An agreed visit takes place unless it is called off.
        var visits = db.Visits.Where(visit => visit.AgreedEnd >= since.Day && visit.AgreedStart <= until.Day);
        var meetings = db.WorkingGroups.Where(group => group.Meetings.Any(meeting => meeting.HeldOn >= since.Day && meeting.HeldOn <= until.Day));
        var strategies = db.Strategies.Where(strategy => strategy.Versions.Any(version => version.AgreedOn >= since.Day && version.AgreedOn <= until.Day));
        return state switch
        {
            PartnershipState.Unconfirmed => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Unconfirmed),
            PartnershipState.Exploring => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Exploring),
            PartnershipState.Ended => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Ended),
            PartnershipState.Dormant => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Active
                && !partnership.Parties.Any(party => party.SaysBegunAt >= sinceTime) && !working.Any(agreement => agreement.PartnershipId == partnership.Id) && !projects.Any(project => project.PartnershipId == partnership.Id) && !visits.Any(visit => visit.PartnershipId == partnership.Id) && !meetings.Any(group => group.PartnershipId == partnership.Id) && !strategies.Any(strategy => strategy.PartnershipId == partnership.Id)),
            _ => partnerships.Where(partnership => partnership.Stage == PartnershipStage.Active
                && (partnership.Parties.Any(party => party.SaysBegunAt >= sinceTime) || working.Any(agreement => agreement.PartnershipId == partnership.Id) || projects.Any(project => project.PartnershipId == partnership.Id) || visits.Any(visit => visit.PartnershipId == partnership.Id) || meetings.Any(group => group.PartnershipId == partnership.Id) || strategies.Any(strategy => strategy.PartnershipId == partnership.Id))),
        };
    }
}
