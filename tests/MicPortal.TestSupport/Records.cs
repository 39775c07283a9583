using System.Text.RegularExpressions;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

/// <summary>
/// The ids of the demo records by names that addresses can hold: {pemba}, {vvsg}; {pemba-reggio} for a partnership, its
/// towns in alphabetical order; {pemba-reggio-proposed}, {pemba-reggio-paper} for an agreement of it,
/// {herent-polokwane-renews} for one that renews another.
/// </summary>
public sealed partial class Records
{
    private readonly Dictionary<string, int> ids = [];

    private Records()
    {
    }

    public static async Task<Records> Of(PortalFixture portal)
    {
        var records = new Records();
        await portal.InDatabase(async db =>
        {
            foreach (var organisation in await db.Organisations.Where(organisation => organisation.IsDemo).ToListAsync())
            {
                records.ids[organisation is Association association ? FoldedText.Fold(association.Abbreviation) : FirstWord(organisation.SortName)] = organisation.Id;
            }

            records.ids["membership"] = await db.Memberships.Where(membership => membership.Association!.Abbreviation == "VVSG" && membership.Municipality!.Name == "Herent").Select(membership => membership.Id).SingleAsync();
            records.ids["round"] = await db.ConfirmationRounds.OrderBy(round => round.Id).Where(round => db.Associations.Any(association => association.Id == round.AssociationId && association.IsDemo)).Select(round => round.Id).LastOrDefaultAsync();
            records.ids["closed-round"] = await db.ConfirmationRounds.Where(round => round.ClosedAt != null && db.Associations.Any(association => association.Id == round.AssociationId && association.IsDemo)).Select(round => round.Id).FirstOrDefaultAsync();
            foreach (var followUp in await db.FollowUps.Where(followUp => db.Associations.Any(association => association.Id == followUp.AssociationId && association.IsDemo)).ToListAsync())
            {
                records.ids[followUp.AnsweredAt is null ? "follow-up-open" : "follow-up-answered"] = followUp.Id;
            }

            records.ids["voorne"] = await db.Municipalities.Where(town => town.Name == "Voorne aan Zee").Select(town => town.Id).SingleAsync();
            records.ids["brielle"] = await db.Municipalities.Where(town => town.SuccessorId == records.ids["voorne"]).Select(town => town.Id).FirstAsync();
            records.ids["twice-reported"] = await db.Partnerships.Where(partnership => partnership.IsDemo && partnership.Origin == PartnershipOrigin.Reported).Select(partnership => partnership.Id).SingleAsync();
            records.ids["twice-imported"] = await db.Partnerships.Where(partnership => partnership.Id != records.ids["twice-reported"]
                && db.Partnerships.Any(other => other.Id == records.ids["twice-reported"] && other.PresentParties == partnership.PresentParties)).Select(partnership => partnership.Id).SingleAsync();
            records.ids["haaren"] = await db.Municipalities.Where(town => town.Name == "Haaren" && town.CountryCode == "NL").Select(town => town.Id).SingleAsync();
            records.ids["boxtel"] = await db.SplitSuccessors.Where(part => part.MunicipalityId == records.ids["haaren"] && part.Successor!.Name == "Boxtel").Select(part => part.SuccessorId).SingleAsync();
            records.ids["split-place"] = await db.Set<PartnershipParty>().Where(party => party.SplitFromId == records.ids["haaren"]).Select(party => party.PartnershipId).SingleAsync();
            records.ids["pemba-officer"] = await db.Users.Where(user => user.Email == "officer@pemba.example").Select(user => user.Id).SingleAsync();
            records.ids["document"] = await db.Agreements.Where(agreement => agreement.IsDemo).SelectMany(agreement => agreement.Documents).Select(document => document.Id).OrderBy(id => id).FirstAsync();
            records.ids["remark"] = await db.Agreements.Where(agreement => agreement.IsDemo).SelectMany(agreement => agreement.Remarks).Where(remark => remark.ClosedAt == null).Select(remark => remark.Id).OrderBy(id => id).FirstAsync();
            records.ids["mandate"] = await db.Mandates.Where(mandate => mandate.Municipality!.Name == "Reggio Emilia" && mandate.Association!.Abbreviation == "Reggio nel Mondo").Select(mandate => mandate.Id).SingleAsync();
            records.ids["access-request"] = await db.AccessRequests.Where(request => request.Municipality!.IsDemo).Select(request => request.Id).SingleAsync();
            records.ids["contact"] = await db.ContactRequests.Where(request => request.ToMunicipality!.Name == "Reggio Emilia").Select(request => request.Id).SingleAsync();
            records.ids["pemba-interest"] = await db.Interests.Where(interest => interest.MunicipalityId == records.Id("pemba")).Select(interest => interest.Id).OrderBy(id => id).FirstAsync();
            records.ids["pemba-priority"] = await db.Priorities.Where(priority => priority.MunicipalityId == records.Id("pemba")).OrderBy(priority => priority.Number).Select(priority => priority.Id).FirstAsync();
            records.ids["pemba-position"] = await db.Positions.Where(position => position.MunicipalityId == records.Id("pemba")).Select(position => position.Id).SingleAsync();
            // Not of the demo data, but of the unrelated rows.
            records.ids["filed"] = await db.Agreements.Where(agreement => agreement.Versions.Any(version => version.Texts.Any(text => text.Title == UnrelatedRows.FiledAgreement))).Select(agreement => agreement.Id).SingleOrDefaultAsync();
            records.ids["this-year"] = portal.Today.Year;
            records.ids["last-year"] = portal.Today.Year - 1;
            records.ids["newcomer"] = await db.Users.Where(user => user.Email == UnrelatedRows.NewcomersOfficer).Select(user => user.OrganisationId ?? 0).SingleOrDefaultAsync();
            // A town that nobody uses the portal for.
            records.ids["maputo"] = await db.Municipalities.Where(municipality => municipality.Name == "Maputo").Select(municipality => municipality.Id).SingleAsync();
            foreach (var project in await db.Projects.Where(project => project.IsDemo).ToListAsync())
            {
                records.ids[project.Codes.Contains($" {ProjectPlan.AwarenessCode} ", StringComparison.Ordinal) ? "project-awareness" : $"project-{FoldedText.Fold(project.Status.ToString())}{(project.IsComplete ? "" : "-incomplete")}"] = project.Id;
            }

            foreach (var strategy in await db.Strategies.Where(strategy => strategy.IsDemo).ToListAsync())
            {
                records.ids[strategy.AgreedVersionNumber is null ? "strategy-proposed" : "strategy-agreed"] = strategy.Id;
            }

            foreach (var need in await db.Needs.Where(need => need.IsDemo).Include(need => need.Addressees).ToListAsync())
            {
                records.ids[need.ClosedAt is not null ? "need-closed" : need.Addressees.Any(one => one.WaitsForAsker) ? "need-proposed" : "need-waiting"] = need.Id;
            }

            foreach (var visit in await db.Visits.Where(visit => visit.IsDemo).Include(visit => visit.Participants).Include(visit => visit.Slots).Include(visit => visit.Parties).Include(visit => visit.Reports).Include(visit => visit.FollowUps).AsSplitQuery().ToListAsync())
            {
                var name = visit.Status == VisitStatus.Planning ? "visit-planning" : visit.Reports.Count == visit.Parties.Count ? "visit-reported" : visit.AgreedEnd < PartialDate.From(portal.Today) ? "visit-over" : "visit-agreed";
                records.ids[name] = visit.Id;
                records.ids[$"{name}-participant"] = visit.Participants.Select(participant => participant.Id).DefaultIfEmpty().First();
                records.ids[$"{name}-follow-up"] = visit.FollowUps.Select(followUp => followUp.Id).DefaultIfEmpty().First();
                records.ids[$"{name}-slot"] = visit.Slots.Select(slot => slot.Id).DefaultIfEmpty().First();
            }

            records.ids["reggio-ngo"] = await db.Stakeholders.Where(stakeholder => stakeholder.Municipality!.IsDemo && stakeholder.Kind == StakeholderKind.Ngo).Select(stakeholder => stakeholder.Id).SingleAsync();
            records.ids["reggio-role"] = await db.StakeholderRoles.Where(role => role.StakeholderId == records.ids["reggio-ngo"]).Select(role => role.Id).SingleAsync();
            foreach (var group in await db.WorkingGroups.Where(group => group.IsDemo).Include(group => group.Municipality).Include(group => group.Priorities).Include(group => group.Meetings).AsSplitQuery().ToListAsync())
            {
                var name = $"{FirstWord(group.Municipality!.SortName)}-group";
                records.ids[name] = group.Id;
                records.ids[$"{name}-priority"] = group.Priorities.Select(priority => priority.Id).Min();
                records.ids[$"{name}-meeting"] = group.Meetings.Select(meeting => meeting.Id).Max();
            }

            records.ids["join-request"] = await db.JoinRequests.Where(request => request.WorkingGroup!.IsDemo).Select(request => request.Id).SingleAsync();
            var partnerships = await db.Partnerships.Where(partnership => partnership.IsDemo)
                .Select(partnership => new { partnership.Id, Towns = partnership.Parties.Select(party => party.Organisation!.SortName).ToList() }).ToListAsync();
            var agreements = await db.Agreements.Where(agreement => agreement.IsDemo).OrderBy(agreement => agreement.Id).ToListAsync();
            foreach (var partnership in partnerships)
            {
                var name = string.Join('-', partnership.Towns.Select(FirstWord).Order(StringComparer.Ordinal));
                records.ids[name] = partnership.Id;
                foreach (var agreement in agreements.Where(agreement => agreement.PartnershipId == partnership.Id))
                {
                    if (agreement.Link is { } link)
                    {
                        records.ids[$"{name}-{FoldedText.Fold(link.ToString())}"] = agreement.Id;
                        continue;
                    }

                    records.ids[$"{name}-{(agreement.IsOnPaper && agreement.Status != AgreementStatus.TakenBack ? "paper" : Lower(agreement.Status))}"] = agreement.Id;
                }
            }
        });
        return records;
    }

    public int Id(string name) => ids[name];

    /// <summary>The address with the ids in place of the names.</summary>
    public string Address(string url) => Name().Replace(url, match => ids.TryGetValue(match.Groups[1].Value, out var id)
        ? $"{id}"
        : throw new InvalidOperationException($"No record {match.Value}; there are {string.Join(", ", ids.Keys.Order(StringComparer.Ordinal))}."));

    private static string FirstWord(string name) => name.Split(' ')[0];

    private static string Lower(AgreementStatus status) => FoldedText.Fold(status.ToString());

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Name();
}
