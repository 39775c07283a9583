using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// The newsletter tells that Reggio Emilia and Kragujevac work with City Working Groups, and that Pemba asked for help with water wells. Numbers, dates and
/// everything else in these plans are made up.
/// </summary>
internal sealed class DemoProjects(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = organisations[DemoOrganisations.ReggioEmilia].Id;
    private readonly int pemba = organisations[DemoOrganisations.Pemba].Id;
    private readonly int kragujevac = organisations[DemoOrganisations.Kragujevac].Id;
    private readonly Actor reggioOfficer = actors["officer@reggio-emilia.example"];
    private readonly Actor pembaOfficer = actors["officer@pemba.example"];
    private readonly Actor kragujevacOfficer = actors["officer@kragujevac.example"];

    private const string WorkingGroupsTitle = "City Working Groups in both towns";

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Projects.AnyAsync(project => project.IsDemo, cancel))
        {
            return;
        }

        await WorkingGroups(cancel);
        await Wells(cancel);
        await Computers(cancel);
        await Schools(cancel);
    }

    /// <summary>Running by an approved plan, with what each side says of it.</summary>
    private async Task WorkingGroups(CancellationToken cancel)
    {
        var jobs = await db.Priorities.FirstAsync(priority => priority.MunicipalityId == kragujevac, cancel);
        var plan = new ProjectPlan
        {
            Title = WorkingGroupsTitle,
            Language = "en",
            Objectives = "Demo text: an open committee in each town ranks what residents need first, and both councils answer in public.",
            Approaches = [ProjectApproach.CapacityBuilding, ProjectApproach.ProcessOfChange],
            Themes = ["participation", "local-governance"],
            Sectors = ["15150", "15185"],
            Goals = [11, 16],
            InternalGovernance = "Demo text: the administration reports to the council on every proposal of the working group.",
            ExternalGovernance = "Demo text: residents, associations and schools take part in the choice of priorities.",
            Priorities = [new ServedPriority(kragujevac, jobs.Title, jobs.Id), new ServedPriority(reggio, null)],
            Meetings = [new PlanningMeeting(Day(months: -11), "Kragujevac", new Dictionary<int, int> { [kragujevac] = 9, [reggio] = 4 })],
            Sustainability = "Demo text: each working group becomes a committee of its council.",
            Beneficiaries = "Demo text: members of the working groups, and those whose proposals are taken up.",
            BeneficiaryCount = 120,
            Reach = BeneficiaryReach.Group,
            Markers = [new ProjectMarker(MarkerKind.Gender, MarkerWeight.Significant, "Demo text: half of each group are women.")],
            Start = Day(months: -8),
            End = Day(months: 10),
            Currency = "EUR",
            StaffTimes = [new StaffTime(kragujevac, 4500, new Money(6_000, "EUR")), new StaffTime(reggio, 4000, null)],
            Lines =
            [
                new BudgetLine(1, BudgetCategory.Workshop, "Demo text: four workshops", new Money(480_000, "EUR"), FundSource.OwnBudget, reggio, null, null),
                new BudgetLine(2, BudgetCategory.Consultation, "Demo text: meetings in the quarters", new Money(35_000_000, "RSD"), FundSource.OwnBudget, kragujevac, null, new ExchangeRate(0.0085m, Day(months: -11), "Demo text: central bank")),
                new BudgetLine(3, BudgetCategory.Equipment, "Demo text: a projector for each group", new Money(120_000, "EUR"), FundSource.Other, null, "Demo foundation", null),
            ],
            Indicators = [new Indicator(1, "Demo text: proposals that a council answered", null, 0, 20, Day(months: 10)), new Indicator(2, "Demo text: people at public meetings", "people", 0, 300, null)],
            Milestones =
            [
                new Milestone(1, "Demo text: both groups have met", Day(months: -6), new Dictionary<int, string> { [reggio] = "Head of international relations", [kragujevac] = "Coordinator of the working group" }),
                new Milestone(2, "Demo text: both councils have answered", Day(months: 6), new Dictionary<int, string> { [reggio] = "Secretary of the council", [kragujevac] = "Secretary of the council" }),
            ],
        };
        var project = Project.Open(await Between(kragujevac, cancel), [kragujevac, reggio], plan, kragujevacOfficer, now.AddMonths(-10));
        db.Add(project);
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, kragujevacOfficer, now.AddMonths(-10));
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, reggioOfficer, now.AddMonths(-9));
        await db.SaveChangesAsync(cancel);
        project.Begin(Day(months: -8), reggioOfficer, now.AddMonths(-8));
        await db.SaveChangesAsync(cancel);
        project.Reach(1, Day(months: -6), kragujevacOfficer, now.AddMonths(-6));
        await db.SaveChangesAsync(cancel);
        project.Spend(1, new Money(118_000, "EUR"), Day(months: -6), "Demo text: first workshop", reggioOfficer, now.AddMonths(-5));
        await db.SaveChangesAsync(cancel);
        project.Spend(2, new Money(4_200_000, "RSD"), Day(months: -4), null, kragujevacOfficer, now.AddMonths(-4));
        await db.SaveChangesAsync(cancel);
        project.Measure(2, 86, new PeopleCount(86, 47, 39, 21), Day(months: -4), kragujevacOfficer, now.AddMonths(-4));
        await db.SaveChangesAsync(cancel);
        project.Note("Demo text: the group in Kragujevac meets every month. The council has answered the first three proposals.", "en", kragujevacOfficer, now.AddMonths(-3));
        await db.SaveChangesAsync(cancel);
        project.Note("Testo dimostrativo: il gruppo di Reggio Emilia ha cominciato con un quartiere; un secondo si aggiunge in autunno.", "it", reggioOfficer, now.AddMonths(-2));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A changed plan waits for Reggio Emilia. It names what the working groups rank, which are there by then.</summary>
    public async Task ReviseWorkingGroups(CancellationToken cancel)
    {
        var project = await db.Projects.Include(one => one.Partnership!.Parties).Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Endorsements).AsSplitQuery().FirstAsync(one => one.IsDemo && one.Title == WorkingGroupsTitle, cancel);
        if (project.CurrentVersionNumber > 1)
        {
            return;
        }

        var plan = project.CurrentVersion.Plan;
        var ranked = await db.WorkingGroups.Where(group => group.IsDemo && group.PartnershipId == project.PartnershipId).SelectMany(group => group.Priorities.Where(priority => priority.Theme == "economy"), (group, priority) => new { group.MunicipalityId, priority.Id, priority.Title }).ToListAsync(cancel);
        project.Revise(
            plan with
            {
                End = Day(months: 13),
                StaffTimes = [new StaffTime(kragujevac, 5200, new Money(6_000, "EUR")), plan.StaffTimes.Single(time => time.OrganisationId == reggio)],
                Priorities = [.. plan.Priorities.Select(served => served with { Group = ranked.Where(one => one.MunicipalityId == served.OrganisationId).Select(one => new ServedGroupPriority(one.Id, one.Title)).FirstOrDefault() })],
            },
            null, kragujevacOfficer, now.AddDays(-12));
        await db.SaveChangesAsync(cancel);
        project.Endorse(2, kragujevacOfficer, now.AddDays(-12));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A technical request of Pemba that both complete; what is missing stands on its page.</summary>
    private async Task Wells(CancellationToken cancel)
    {
        var water = await db.Priorities.FirstAsync(priority => priority.MunicipalityId == pemba && priority.Sector == DemoPriorities.Water, cancel);
        var project = Project.Open(
            await Between(pemba, cancel),
            [pemba, reggio],
            new ProjectPlan
            {
                Title = "Poços de água nos bairros de Pemba",
                Language = "pt",
                Objectives = "Texto de demonstração: colegas dos serviços de água de Reggio Emilia ajudam a escolher e a manter os poços.",
                Approaches = [ProjectApproach.TechnicalAssistance],
                Themes = ["water-sanitation"],
                Sectors = ["14031"],
                Goals = [6],
                Priorities = [new ServedPriority(pemba, water.Title, water.Id)],
            },
            pembaOfficer,
            now.AddDays(-25));
        db.Add(project);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Completed years ago and entered later: goods went one way, and neither town says that it served a priority of its own.</summary>
    private async Task Computers(CancellationToken cancel)
    {
        var project = Project.Open(
            await Between(kragujevac, cancel),
            [kragujevac, reggio],
            new ProjectPlan
            {
                Title = "Computers for two schools",
                Language = "en",
                Objectives = "Demo text: two schools of Kragujevac get computers that offices of Reggio Emilia no longer use, and a technician who keeps them going.",
                Approaches = [ProjectApproach.GoodsTransfer, ProjectApproach.TechnicalAssistance],
                Themes = ["education"],
                Sectors = ["11220"],
                Goals = [4],
                InternalGovernance = "Demo text: the schools and the administration share one list of what they own.",
                Priorities = [new ServedPriority(kragujevac, null), new ServedPriority(reggio, null)],
                Start = Day(months: -38),
                End = Day(months: -26),
                Currency = "EUR",
                StaffTimes = [new StaffTime(kragujevac, 800, null), new StaffTime(reggio, 600, null)],
                Lines =
                [
                    new BudgetLine(1, BudgetCategory.Equipment, "Demo text: repair and transport", new Money(640_000, "EUR"), FundSource.OwnBudget, reggio, null, null),
                    new BudgetLine(2, BudgetCategory.Training, "Demo text: a week with the technician", new Money(110_000, "EUR"), FundSource.OwnBudget, reggio, null, null),
                ],
            },
            reggioOfficer,
            now.AddMonths(-18));
        db.Add(project);
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, reggioOfficer, now.AddMonths(-18));
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, kragujevacOfficer, now.AddMonths(-17));
        await db.SaveChangesAsync(cancel);
        project.Begin(Day(months: -38), reggioOfficer, now.AddMonths(-17));
        await db.SaveChangesAsync(cancel);
        project.Complete(Day(months: -27), kragujevacOfficer, now.AddMonths(-17));
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Awareness work in Reggio Emilia, which runs; no money is planned for it.</summary>
    private async Task Schools(CancellationToken cancel)
    {
        var project = Project.Open(
            await Between(pemba, cancel),
            [pemba, reggio],
            new ProjectPlan
            {
                Title = "Pemba nelle scuole di Reggio Emilia",
                Language = "it",
                Objectives = "Testo dimostrativo: gli insegnanti di Reggio Emilia parlano di Pemba con materiali scritti a Pemba.",
                Approaches = [ProjectApproach.Awareness],
                Themes = ["education", "culture"],
                Sectors = ["99820"],
                Goals = [4],
                ExternalGovernance = "Testo dimostrativo: le famiglie sanno che cosa fanno insieme le due città.",
                Priorities = [new ServedPriority(pemba, null), new ServedPriority(reggio, null)],
                Start = Day(months: -1),
                End = Day(months: 5),
                StaffTimes = [new StaffTime(pemba, 600, null), new StaffTime(reggio, 1500, null)],
            },
            reggioOfficer,
            now.AddMonths(-3));
        db.Add(project);
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, reggioOfficer, now.AddMonths(-3));
        await db.SaveChangesAsync(cancel);
        project.Endorse(1, pembaOfficer, now.AddMonths(-2));
        await db.SaveChangesAsync(cancel);
        project.Begin(Day(months: -1), reggioOfficer, now.AddMonths(-1));
        await db.SaveChangesAsync(cancel);
    }

    private Task<Partnership> Between(int other, CancellationToken cancel) => db.Partnerships.Include(one => one.Parties)
        .SingleAsync(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio) && one.Parties.Any(party => party.OrganisationId == other), cancel);

    private PartialDate Day(int months) => PartialDate.From(DateOnly.FromDateTime(now.AddMonths(months)));
}
