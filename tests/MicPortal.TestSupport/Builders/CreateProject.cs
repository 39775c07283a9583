using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>A plan that lacks nothing, for the first two parties; a test changes by "with" what it is about.</summary>
    public static ProjectPlan Plan(Partnership partnership, string title = "Wells that quarters keep")
    {
        var parties = partnership.Parties.Select(party => party.OrganisationId).Take(2).ToList();
        return new ProjectPlan
        {
            Title = title,
            Language = "en",
            Objectives = "Each quarter keeps its own well",
            Approaches = [ProjectApproach.CapacityBuilding],
            ExternalGovernance = "Quarters are heard before the council decides",
            Priorities = [new ServedPriority(parties[0], null), new ServedPriority(parties[1], "Water for all quarters")],
            Start = PartialDate.FromYear(2024),
            End = PartialDate.FromYear(2070),
            Currency = "EUR",
            StaffTimes = [new StaffTime(parties[0], 2000, null), new StaffTime(parties[1], 3550, new Money(4000, "EUR"))],
            Lines =
            [
                new BudgetLine(1, BudgetCategory.Workshop, "Hall and meals", new Money(150_000, "EUR"), FundSource.OwnBudget, parties[0], null, null),
                new BudgetLine(2, BudgetCategory.Equipment, null, new Money(6_400_000, "MZN"), FundSource.OwnBudget, parties[1], null, new ExchangeRate(0.015625m, PartialDate.FromYear(2024), "Banco de Moçambique")),
            ],
            Indicators = [new Indicator(1, "Committees that meet", null, 0, 12, null)],
            Milestones = [new Milestone(1, "First workshop", PartialDate.FromYear(2025), new Dictionary<int, string> { [parties[0]] = "Head of water services" })],
        };
    }

    /// <summary>Entered by the partnership's first party and brought to the status by the acts that lead there.</summary>
    public async Task<Project> CreateProject(Partnership? partnership = null, ProjectStatus status = ProjectStatus.Idea, ProjectPlan? plan = null)
    {
        partnership ??= await CreatePartnership();
        var parties = partnership.Parties.Select(party => party.OrganisationId).Take(2).ToList();
        var first = Officer(parties[0]);
        var project = Project.Open(partnership, parties, plan ?? Plan(partnership), first, Now);
        if (status is not (ProjectStatus.Idea or ProjectStatus.Cancelled))
        {
            parties.ForEach(party => project.Endorse(1, Officer(party), Now));
        }

        if (status is ProjectStatus.Running or ProjectStatus.Completed)
        {
            project.Begin(PartialDate.From(Today.AddDays(-20)), first, Now);
        }

        if (status == ProjectStatus.Completed)
        {
            project.Complete(PartialDate.From(Today), first, Now);
        }

        if (status == ProjectStatus.Cancelled)
        {
            project.Cancel("No money", PartialDate.From(Today), first, Now);
        }

        await InDatabase(db =>
        {
            db.Add(project);
            return db.SaveChangesAsync();
        });
        return project;
    }

    public Task<Project> ReadProject(int id) => InDatabase(db => Whole(db.Projects).SingleAsync(project => project.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Project project, Action<Project, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.Projects).SingleAsync(stored => stored.Id == project.Id), Now);
        await db.SaveChangesAsync();
    });

    private static IQueryable<Project> Whole(IQueryable<Project> projects) => projects
        .Include(project => project.Partnership!.Parties).Include(project => project.Parties).Include(project => project.Versions).ThenInclude(version => version.Endorsements)
        .Include(project => project.Notes).Include(project => project.Spendings).Include(project => project.Values).Include(project => project.Reached).AsSplitQuery();
}
