using MicPortal.Application.Data;
using MicPortal.Application.Participations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.MemberYears;

/// <summary>What an association's members did in one year, from what is stored now: dates, answers and acts. Nothing is estimated.</summary>
public sealed class MemberYearQueries(MicPortalDbContext db, ParticipationQueries participations)
{
    public const int EarliestYear = 1990;

    private static readonly ActName[] Confirming = [ActName.PartnershipConfirmed, ActName.PartnershipAccepted, ActName.PartnershipOpened, ActName.PartnershipJoined];

    /// <summary>For the association itself, which read what its members did while they were that.</summary>
    /// <param name="until">The last day of the year, or today.</param>
    public async Task<MemberYear> Of(int associationId, DateOnly until, CancellationToken cancel)
    {
        var memberships = (await Members(associationId, until).OrderBy(member => member.Id)
            .Select(member => new YearMember(member.MunicipalityId, member.Since, member.LastDay, member.EndedAt)).ToListAsync(cancel))
            // Of a last day that is a year alone, or was not said, it was a member until that was written.
            .ConvertAll(member => member.EndedAt is { } ended && DateOnly.FromDateTime(ended) is var day && member.LastDay?.HasPassed(day) != true ? member with { LastDay = PartialDate.From(day) } : member);
        var ofYear = new YearMembers(memberships);
        var members = Members(associationId, until).Select(member => member.MunicipalityId);
        var own = db.Set<PartnershipParty>().Where(party => members.Contains(party.OrganisationId)).Select(party => party.PartnershipId);
        var partnerships = db.Partnerships.Where(partnership => partnership.SuccessorId == null && own.Contains(partnership.Id));
        var (first, last, joined, left) = (Midnight(new DateOnly(until.Year, 1, 1)), Midnight(until.AddDays(1)), db.PartiesThatJoined(), db.PartiesThatLeft());
        var read = await partnerships.OrderBy(partnership => partnership.Id).Select(partnership => new YearPartnership
        {
            Id = partnership.Id,
            Stage = partnership.Stage,
            FirstContact = partnership.FirstContact,
            OpenedAt = partnership.OpenedAt,
            Parties = partnership.Parties.Select(party => new YearParty(
                party.OrganisationId, party.Organisation!.CountryCode, party.Answer, party.EndedOn, party.SaysBegunAt,
                joined.Where(one => one.PartnershipId == party.PartnershipId && one.OrganisationId == party.OrganisationId).Select(one => one.At).FirstOrDefault())).ToList(),
            Projects = db.Projects.Where(project => project.PartnershipId == partnership.Id && project.BegunOn != null)
                .Select(project => new YearProject(project.BegunOn, project.Status == ProjectStatus.Completed ? project.EndedOn : null, project.Parties.Select(party => party.OrganisationId).ToList())).ToList(),
            Meetings = db.WorkingGroups.Where(group => group.PartnershipId == partnership.Id).SelectMany(group => group.Meetings, (group, meeting) => new YearMeeting(meeting.HeldOn, group.MunicipalityId, meeting.Count)).ToList(),
            Strategies = db.Strategies.Where(strategy => strategy.PartnershipId == partnership.Id).SelectMany(strategy => strategy.Versions).Where(version => version.AgreedOn != null).Select(version => version.AgreedOn!.Value).ToList(),
            Visits = db.Visits.Where(visit => visit.PartnershipId == partnership.Id && visit.AgreedStart != null && visit.AgreedEnd != null)
                .Select(visit => new YearVisit(visit.Id, visit.AgreedStart!.Value, visit.AgreedEnd!.Value, visit.Parties.Where(party => members.Contains(party.OrganisationId)
                    // Its partnership by way of the party: the visit's own columns would be an APPLY here.
                    && !left.Any(place => place.OrganisationId == party.OrganisationId && db.Visits.Any(its => its.Id == party.VisitId && its.PartnershipId == place.PartnershipId && place.LeftAt < its.AgreedAt))).Select(party => party.OrganisationId).ToList())).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        var agreements = await (from agreement in db.Agreements
                                join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
                                where agreement.Status != AgreementStatus.Draft && agreement.Parties.Any(party => members.Contains(party.OrganisationId))
                                orderby agreement.Id
                                select new YearAgreement
                                {
                                    PartnershipId = agreement.PartnershipId,
                                    // Its partnership by way of the party: the agreement's own column would be an APPLY here.
                                    Members = agreement.Parties.Where(party => members.Contains(party.OrganisationId)).Select(party => new YearSignatory(party.OrganisationId, db.Set<PartnershipParty>()
                                        .Where(place => place.OrganisationId == party.OrganisationId && db.Agreements.Any(its => its.Id == party.AgreementId && its.PartnershipId == place.PartnershipId)).Select(place => place.EndedOn).FirstOrDefault())).ToList(),
                                    IsOnPaper = agreement.IsOnPaper,
                                    IsInForce = agreement.Status == AgreementStatus.Signed && agreement.InForceAt != null,
                                    Renews = agreement.Link == AgreementLink.Renews,
                                    Start = version.Start,
                                    End = version.Term == AgreementTerm.Fixed ? version.End : null,
                                    EndsOn = agreement.EndsOn,
                                    SignaturesNeeded = version.SignaturesToTakeEffect ?? agreement.Parties.Count,
                                    Signed = agreement.Parties.Where(party => party.Signature != null).Select(party => party.Signature!.Date).ToList(),
                                    // Where a renewal is in force, from when it takes its place.
                                    RenewedFrom = agreement.Later.Where(later => later.Link == AgreementLink.Renews && later.InForceAt != null)
                                        .SelectMany(later => later.Versions.Where(one => one.Number == later.CurrentVersionNumber)).Select(one => one.Start).ToList(),
                                }).AsSingleQuery().ToListAsync(cancel);
        var confirmed = await db.AuditEntries.Where(entry => Confirming.Contains(entry.Act) && entry.At >= first && entry.At < last && entry.OrganisationId != null && members.Contains(entry.OrganisationId.Value)
                && partnerships.Any(partnership => partnership.Id == entry.PartnershipId)).Select(entry => new { entry.PartnershipId, OrganisationId = entry.OrganisationId!.Value, entry.At }).ToListAsync(cancel);
        var visits = read.SelectMany(partnership => partnership.Visits).Where(visit => visit.Start.Year == until.Year && visit.MemberIds.Exists(id => ofYear.WasOneOn(id, visit.Start))).ToList();
        // Of what was reported when none of them was a member any more the association reads nothing.
        var readsUntil = visits.Where(visit => ofYear.Of(visit.MemberIds).All(member => member.EndedAt is not null))
            .ToDictionary(visit => visit.Id, visit => ofYear.Of(visit.MemberIds).Max(member => member.EndedAt!.Value));
        var starts = visits.ToDictionary(visit => visit.Id, visit => visit.Start);
        var counted = await participations.OfVisits([.. starts.Keys], ofYear.Ids, (organisationId, visitId) => ofYear.WasOneOn(organisationId, starts[visitId]), readsUntil, until, cancel);
        return MemberYear.Of(until, ofYear, read, agreements, confirmed.Where(entry => ofYear.WasOneOn(entry.OrganisationId, PartialDate.From(DateOnly.FromDateTime(entry.At)))).Select(entry => entry.PartnershipId).Distinct().Count(),
            new YearParticipation(counted.Visits, counted.Of(one => one.WasMember), counted.Of(one => !one.WasMember)));
    }

    /// <summary>Those that were its members on a day of the year: since the day that the association says, or else since they accepted it here; until the last day that was said, or else until it was ended here.</summary>
    private IQueryable<Membership> Members(int associationId, DateOnly until)
    {
        var (first, last, day, year) = (Midnight(new DateOnly(until.Year, 1, 1)), Midnight(until.AddDays(1)), PartialDate.From(until), PartialDate.FromYear(until.Year));
        return db.Memberships.Where(member => member.AssociationId == associationId && member.AcceptedAt != null && (member.EndedAt == null || (member.LastDay == null ? member.EndedAt >= first : member.LastDay >= year))
            && (member.Since == null ? member.AcceptedAt < last : member.Since <= day));
    }

    private static DateTime Midnight(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
}
