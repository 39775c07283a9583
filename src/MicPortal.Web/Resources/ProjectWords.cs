using System.Globalization;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Projects;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>Where a project stands, and its plan, in the words of the page.</summary>
public sealed class ProjectWords(Texts texts, Words words, Dates dates, SectorDirectory sectors, PlanWords plans)
{
    private static string PageLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Status(ProjectStatus status) => texts[$"Projects.Status.{status}"];

    private static string Tone(ProjectStatus status) => status switch
    {
        ProjectStatus.Idea => "wait",
        ProjectStatus.Running or ProjectStatus.Completed => "done",
        ProjectStatus.Planned => "plain",
        _ => "quiet",
    };

    /// <summary>What an ended partnership left undone goes no further.</summary>
    public (string Tone, string Text) StateOf(ProjectRow row) => StateOf(row.Status, row.PartnershipEnded);

    public (string Tone, string Text) StateOf(ProjectDetails project) => StateOf(project.Status, project.PartnershipEnded);

    private (string Tone, string Text) StateOf(ProjectStatus status, bool partnershipEnded) => partnershipEnded && status is not (ProjectStatus.Completed or ProjectStatus.Cancelled)
        ? ("quiet", texts["Strategies.State.Ended"]) : (Tone(status), Status(status));

    /// <summary>Where a party stands with the plan that the page shows.</summary>
    public (string Tone, string Text) StateOf(ProjectDetails project, PlanPartyDetails party) =>
        plans.Left(project.Places, party.OrganisationId) ??
        (project.ShownVersion.EndorsementOf(party.OrganisationId) is not null ? ("done", texts["Projects.Party.Approved"])
        : project.Standing.HasEnded || project.Standing is { PartnershipGoesOn: false } or { IsLeftAlone: true } ? ("quiet", texts["Projects.Party.NotApproved"])
        : !project.Standing.IsComplete ? ("quiet", texts["Projects.Party.NotYet"])
        : project.Standing.IsDeclinedBy(party.OrganisationId) ? plans.Declined(party)
        : project.Standing.CurrentIsAgreed ? plans.Back()
        : ("wait", texts["Projects.Party.Waiting"]));

    /// <summary>"begun in March 2026", "completed on ...".</summary>
    public string Lead(ProjectDetails project) => project switch
    {
        { Status: ProjectStatus.Completed, BegunOn: { } begun, EndedOn: { } ended } => texts["Projects.Lead.Completed", dates.Text(begun), dates.Text(ended)],
        { Status: ProjectStatus.Cancelled, EndedOn: { } ended } => texts["Projects.Lead.Cancelled", dates.Text(ended)],
        { Status: ProjectStatus.Running, BegunOn: { } begun, PartnershipEnded: true } => texts["Projects.Lead.Begun", dates.Text(begun)],
        { Status: ProjectStatus.Running, BegunOn: { } begun } => texts["Projects.Lead.Running", dates.Since(begun)],
        { Status: ProjectStatus.Planned } => plans.Approved(project.Approvals, project.AgreedAt, "Projects.Lead.Planned", "Projects.Lead.PlannedRemaining", "Projects.Lead.PlannedBack"),
        _ => texts["Projects.Lead.Idea"],
    };

    /// <summary>Where things stand with the plan, and what is next; null where nothing is.</summary>
    public NextStep? Next(ProjectPage page)
    {
        var (project, standing) = (page.Project, page.Project.Standing);
        if (standing.HasEnded || !page.IsParty)
        {
            return null;
        }

        if (Hindered(page) is { } hindered)
        {
            return hindered;
        }

        var url = $"/projects/{project.Id}";
        if (page.IsAsked && standing.CurrentIsAgreed)
        {
            return plans.ApproveWhatStands(project.Current.Number, url);
        }

        if (page.IsAsked)
        {
            return new NextStep(texts["Projects.Next.Endorse", project.Current.Number], texts["Projects.Next.Endorse.Text"])
            {
                Url = $"{url}/endorsements/new",
                Label = texts[project.EndorsedBefore is null ? "Workspace.Do.Endorse" : "Agreements.SeeChangesAndEndorse"],
                WaitsForReader = true,
            };
        }

        return Awaited(page) ?? (page.CanBegin ? new NextStep(texts["Projects.Next.Begin"], null) { Url = $"{url}/beginnings/new", Label = texts["Projects.Begin.Title"] } : null);
    }

    /// <summary>How the plan in front of the parties stands, whatever else is to be done.</summary>
    public NextStep Stands(ProjectPage page) => page.Project is { Standing.HasEnded: true } project
        ? new NextStep($"{Lead(project)}.", project.CancelReason is { } reason ? texts["Words.Said", reason] : null)
        : Hindered(page) ?? Awaited(page) ?? new NextStep($"{Lead(page.Project)}.", null);

    /// <summary>Why nobody can approve a plan; null where nothing stands in the way.</summary>
    private NextStep? Hindered(ProjectPage page) => page switch
    {
        { HasLeft: true } => plans.YouHaveLeft(),
        { Project.Standing.PartnershipGoesOn: false } => new NextStep(texts["Projects.Next.PartnershipEnded"], texts["Projects.Next.PartnershipEnded.Text"]),
        { Project.Standing: { IsLeftAlone: true, CurrentIsAgreed: false } } => plans.LeftAlone(),
        _ => null,
    };

    /// <summary>What the plan lacks, or who has not approved it; null where it stands.</summary>
    private NextStep? Awaited(ProjectPage page)
    {
        var (project, standing, url) = (page.Project, page.Project.Standing, $"/projects/{page.Project.Id}");
        if (!standing.IsComplete)
        {
            return new NextStep(texts["Projects.Next.Incomplete"], texts["Projects.Next.Incomplete.Text"])
            {
                Url = $"{url}/edit",
                Label = page.CanEdit ? texts["Projects.Edit"] : null,
                WaitsForReader = page.CanEdit,
            };
        }

        if (plans.Declined(standing, project.Parties, project.Current.Number, page.Actor, page.CanEdit ? ($"{url}/edit", texts["Projects.Edit"]) : null) is { } declined)
        {
            return declined;
        }

        var waiting = project.Parties.Where(party => project.Current.EndorsementOf(party.OrganisationId) is null && !project.Places.HasLeft(party.OrganisationId)).Select(party => party.Name).ToList();
        return waiting.Count == 0 || standing.CurrentIsAgreed ? null
            : new NextStep(texts["Projects.Next.Waits", words.List(waiting), project.Current.Number], project.Agreed is { } agreed ? texts["Projects.Next.GoesOnBy", agreed.Number] : null);
    }

    /// <summary>"March 2026 – 31 December 2027".</summary>
    public string Dates(PartialDate? start, PartialDate? end) => start is null && end is null ? texts["Projects.NoDates"]
        : string.Join(" – ", new[] { start, end }.Select(date => date is { } known ? dates.Text(known) : texts["Words.Unknown"]));

    /// <summary>Where on the edit pages what is missing is said.</summary>
    public static string UrlOf(string missing, int id) => missing == nameof(ProjectPlan.StaffTimes) ? $"/projects/{id}/budget" : $"/projects/{id}/edit";

    /// <summary>"version 2, written by Pemba on 4 March 2026".</summary>
    public string WrittenBy(ProjectDetails project, PlanVersionRow version) => version.WrittenUnderMandateOf is null
        ? texts["Agreements.WrittenBy", project.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)]
        : texts["Agreements.WrittenFor", version.WrittenUnderMandateOf, project.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)];

    /// <summary>"2026–2031", "from 2026"; null where nothing is said.</summary>
    public string? Years(int? from, int? until) => (from, until) switch
    {
        ({ } first, { } last) => first == last ? Year(first) : $"{Year(first)}–{Year(last)}",
        ({ } first, null) => texts["Priorities.Since", Year(first)],
        (null, { } last) => texts["Priorities.Until", Year(last)],
        _ => null,
    };

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    public string Sector(string code) => sectors.Name(code, PageLanguage);

    /// <summary>"6. Clean water and sanitation".</summary>
    public string Goal(int number) => $"{number.ToString(CultureInfo.InvariantCulture)}. {texts[$"Projects.Goal.{number}"]}";

    public IEnumerable<SelectListItem> GoalChoices() => Enumerable.Range(1, 17).Select(number => new SelectListItem(Goal(number), number.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The text finds more than a form shows.</summary>
    public bool FindsMoreSectors(string? text) => text is not null && sectors.Find(text).Count > SectorDirectory.MostShown;

    /// <summary>Those that are chosen, and those that the text finds, at most as many as a form shows.</summary>
    public IEnumerable<SelectListItem> SectorChoices(IEnumerable<string> chosen, string? text) =>
        chosen.Where(sectors.Knows).Concat(text is null ? [] : sectors.Find(text).Take(SectorDirectory.MostShown)).Distinct().Select(code => new SelectListItem(Sector(code), code));

    /// <param name="payer">Whose own budget the line is now: it stays named, though it has left.</param>
    public IEnumerable<SelectListItem> SourceChoices(IEnumerable<ProjectFormParty> parties, int? payer) =>
    [
        .. parties.Where(party => !party.HasLeft || party.OrganisationId == payer).Select(party => new SelectListItem(texts["Projects.Source.OwnBudgetOf", plans.Named(party.Name, party.HasLeft)], $"{BudgetLineForm.OwnBudget}{party.Key}")),
        new SelectListItem(texts["Projects.Source.Programme"], nameof(FundSource.Programme)),
        new SelectListItem(texts["Projects.Source.Other"], nameof(FundSource.Other)),
    ];

    /// <summary>"1,250.00 EUR".</summary>
    public static string Amount(Money money) => $"{money.Amount.ToString($"N{Currency.Decimals(money.Currency)}", CultureInfo.CurrentCulture)}\u00A0{money.Currency}";

    public static string Amounts(IReadOnlyList<Money> amounts) => string.Join(" · ", amounts.Select(Amount));

    /// <summary>"35.5 days".</summary>
    /// <param name="hundredths">Of a day.</param>
    public string Days(int hundredths)
    {
        var number = (hundredths / 100m).ToString("#,0.##", CultureInfo.CurrentCulture);
        return texts[(PageLanguage == "fr" ? hundredths < 200 : hundredths == 100) ? "Projects.Days.one" : "Projects.Days.other", number];
    }

    /// <summary>Of the totals of a plan, what is of parties that have left: "of which 12 days of Pemba, which has left".</summary>
    public IEnumerable<string> OfLeft(ProjectDetails project, Func<int, string?> amountOf) => project.Parties.Where(party => project.Places.HasLeft(party.OrganisationId))
        .Select(party => (party.Name, Amount: amountOf(party.OrganisationId))).Where(one => one.Amount is not null).Select(one => texts["Plans.OfWhichLeft", one.Amount!, one.Name]);

    public static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.CurrentCulture);

    public string WithUnit(decimal value, string? unit) => unit is null ? Number(value) : $"{Number(value)} {unit}";

    /// <summary>"46%"; the space of French does not break the line.</summary>
    public string Share(decimal share) => share.ToString("P0", CultureInfo.CurrentCulture).Replace(' ', '\u00A0');

    /// <summary>Whose money a line is.</summary>
    public string Source(BudgetLine line, ProjectDetails project) => line.Source == FundSource.OwnBudget
        ? texts["Projects.Source.OwnBudgetOf", project.NameOf(line.OrganisationId)]
        : $"{texts[$"Projects.Source.{line.Source}"]} · {line.SourceName}";

    /// <summary>"1 MZN = 0.0156 EUR, 2 March 2026, Banco de Moçambique".</summary>
    public string Rate(BudgetLine line, string currency) => line.Rate is not { } rate ? "" : texts["Projects.RateLine", line.Amount.Currency, rate.Rate.ToString("#,0.############", CultureInfo.CurrentCulture), currency, dates.Text(rate.Date), rate.Source];

    /// <summary>Of a line of a plan that stands, or that stood: "Workshops · hall".</summary>
    public string LineName(BudgetLine line) => texts[$"Projects.Category.{line.Category}"] + (line.Text is null ? "" : $" · {line.Text}");

    /// <summary>From whose own budget the line is, where another party spent on it; null otherwise.</summary>
    public static string? PayerOf(SpendingDetails spending, BudgetLine line, ProjectDetails project) =>
        line is { Source: FundSource.OwnBudget, OrganisationId: { } payer } && payer != spending.OrganisationId ? project.NameOf(payer) : null;

    /// <summary>"4 March 2026, Pemba · 20 people, 12 women, 8 men".</summary>
    public string Measured(IndicatorValueDetails value, ProjectDetails project)
    {
        var people = new[]
        {
            value.People is { } all ? texts.Counted("Projects.People", all) : null,
            value.Women is { } women ? texts.Counted("Projects.Women", women) : null,
            value.Men is { } men ? texts.Counted("Projects.Men", men) : null,
            value.Youth is { } youth ? texts.Counted("Projects.Youth", youth) : null,
        }.OfType<string>().ToList();
        return $"{dates.Text(value.On)}, {project.NameOf(value.OrganisationId)}" + (people.Count == 0 ? "" : " · " + string.Join(", ", people));
    }

    /// <summary>"Pemba 4, Reggio Emilia 3".</summary>
    public string Present(PlanningMeeting meeting, ProjectDetails project) => string.Join(", ", project.Parties.Where(party => meeting.Present.ContainsKey(party.OrganisationId))
        .Select(party => texts["Words.Labelled", party.Name, meeting.Present[party.OrganisationId].ToString(CultureInfo.CurrentCulture)]));

    public string Meeting(PlanningMeeting meeting, ProjectDetails project) =>
        string.Join(" · ", new[] { dates.Text(meeting.Date), meeting.Place, Present(meeting, project) }.Where(part => part.Length > 0));

    public static bool IsText(ProjectDifference difference) => difference.Section is nameof(ProjectPlan.Title) or nameof(ProjectPlan.Objectives) or nameof(ProjectPlan.InternalGovernance)
        or nameof(ProjectPlan.ExternalGovernance) or nameof(ProjectPlan.Sustainability) or nameof(ProjectPlan.Beneficiaries);

    /// <summary>What a difference is about: "Objectives", "Priority of Pemba".</summary>
    public string Section(ProjectDifference difference, ProjectDetails project) => (difference.Before ?? difference.After) switch
    {
        ServedPriority priority => texts["Projects.PriorityOf", project.NameOf(priority.OrganisationId)],
        StaffTime time => texts["Projects.StaffTimeOf", project.NameOf(time.OrganisationId)],
        ProjectMarker marker => texts[$"Projects.Marker.{marker.Kind}"],
        BudgetLine => texts["Projects.LineLabel"],
        Indicator => texts["Projects.IndicatorLabel"],
        Milestone => texts["Projects.MilestoneLabel"],
        _ => texts[$"Projects.Section.{difference.Section}"],
    };

    /// <summary>What went and what came, of a difference that is no text; null: nothing. Of lists, what is in the one and not in the other.</summary>
    public (string? Went, string? Came) Values(ProjectDifference difference, ProjectDetails project)
    {
        var (before, after) = (Parts(difference.Before, difference.Section, project), Parts(difference.After, difference.Section, project));
        return (Joined(before.Except(after)), Joined(after.Except(before)));

        static string? Joined(IEnumerable<string> parts) => string.Join(", ", parts) is { Length: > 0 } joined ? joined : null;
    }

    /// <summary>What another editor saved meanwhile, beside what was typed.</summary>
    /// <param name="earlier">Plans up to the current one, the latest first: of what the other took out meanwhile, they tell what it was.</param>
    public IEnumerable<(string Field, string? Theirs, string? Yours)> TheirsAndYours(ProjectDetails project, IPlanForm theirs, IPlanForm yours, IReadOnlyList<ProjectPlan> earlier)
    {
        // Lines that neither has saved yet are told apart by any number.
        const int beyond = 1_000_000;
        var plan = project.Current.Plan with
        {
            Lines = [.. earlier.SelectMany(one => one.Lines).DistinctBy(line => line.Key)],
            Indicators = [.. earlier.SelectMany(one => one.Indicators).DistinctBy(indicator => indicator.Key)],
            Milestones = [.. earlier.SelectMany(one => one.Milestones).DistinctBy(milestone => milestone.Key)],
        };
        return ProjectDifference.Between(theirs.ApplyTo(plan, beyond), yours.ApplyTo(plan, beyond)).Select(difference => IsText(difference)
            ? (Section(difference, project), difference.Before as string, difference.After as string)
            : (Section(difference, project), Whole(difference.Before) ?? (Was(difference.After) is { } was ? texts["Forms.TakenOutMeanwhile", Whole(was)!] : null), Whole(difference.After)));

        object? Was(object? put) => put switch
        {
            BudgetLine line => plan.Lines.FirstOrDefault(one => one.Key == line.Key),
            Indicator indicator => plan.Indicators.FirstOrDefault(one => one.Key == indicator.Key),
            Milestone milestone => plan.Milestones.FirstOrDefault(one => one.Key == milestone.Key),
            _ => null,
        };

        string? Whole(object? value) => string.Join(", ", Parts(value, "", project)) is { Length: > 0 } joined ? joined : null;
    }

    /// <summary>What a plan says of a party's priorities, one after the other, each with the list from which it is.</summary>
    public IEnumerable<string> Served(ServedPriority priority)
    {
        yield return priority.PriorityId is null ? priority.Priority ?? texts[priority.Group is null ? "Projects.NoPriority" : "Projects.NoStrategyPriority"] : $"{priority.Priority} · {texts["Projects.PriorityNamed"]}";
        if (priority.Group is { } group)
        {
            yield return $"{group.Title} · {texts["Projects.GroupPriorityNamed"]}";
        }
    }

    private IEnumerable<string> Parts(object? value, string section, ProjectDetails project) => value switch
    {
        null => [],
        PartialDate date => [dates.Text(date)],
        int count => [count.ToString("N0", CultureInfo.CurrentCulture)],
        BeneficiaryReach reach => [texts[$"Projects.Reach.{reach}"]],
        string language when section == nameof(ProjectPlan.Language) || (section.Length == 0 && Language.All.Contains(language)) => [words.Language(language)],
        string text => [text],
        IEnumerable<ProjectApproach> approaches => approaches.Select(approach => texts[$"Projects.Approach.{approach}"]),
        IEnumerable<int> goals => goals.Select(Goal),
        IEnumerable<PlanningMeeting> meetings => meetings.Select(meeting => Meeting(meeting, project)),
        IEnumerable<string> codes => codes.Select(code => code.Length > 0 && char.IsAsciiDigit(code[0]) ? Sector(code) : words.Theme(code)),
        ServedPriority priority => Served(priority),
        ProjectMarker marker => [$"{texts[$"Projects.Weight.{marker.Weight}"]} · {marker.How}"],
        StaffTime time => [Days(time.Days) + (time.DayRate is { } rate ? " · " + texts["Projects.ADay", Amount(rate)] : "")],
        BudgetLine line => [string.Join(" · ", new[] { texts[$"Projects.Category.{line.Category}"], line.Text, Amount(line.Amount), Source(line, project), Rate(line, project.Current.Plan.Currency ?? "") }.Where(part => !string.IsNullOrEmpty(part)))],
        Indicator indicator => [string.Join(" · ", new[] { indicator.Text, $"{(indicator.Baseline is { } from ? Number(from) : "?")} → {WithUnit(indicator.Target, indicator.Unit)}", indicator.By is { } by ? dates.Text(by) : null }.Where(part => !string.IsNullOrEmpty(part)))],
        Milestone milestone => [string.Join(" · ", new[] { milestone.Text, dates.Text(milestone.Date) }.Concat(milestone.Responsible.Select(pair => texts["Words.Labelled", project.NameOf(pair.Key), pair.Value])))],
        _ => [],
    };
}
