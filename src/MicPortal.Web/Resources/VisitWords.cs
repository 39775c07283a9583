using System.Globalization;
using MicPortal.Application.Plans;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Visits;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>Where a visit stands, and its plan, in the words of the page.</summary>
public sealed class VisitWords(Texts texts, Words words, Dates dates, PlanWords plans)
{
    private static string PageLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string State(VisitState state) => texts[$"Visits.State.{state}"];

    public VisitState StateOf(VisitDetails visit) => visit.Status switch
    {
        VisitStatus.Planning or VisitStatus.Postponed when !visit.Standing.PartnershipGoesOn => VisitState.Ended,
        VisitStatus.Planning => VisitState.Planning,
        VisitStatus.Postponed => VisitState.Postponed,
        VisitStatus.Cancelled => VisitState.Cancelled,
        _ => visit.Standing.IsOver ? VisitState.Over : visit.Standing.HasBegun ? VisitState.Under : VisitState.Coming,
    };

    public static string Tone(VisitState state) => state switch
    {
        VisitState.Planning or VisitState.Postponed => "wait",
        VisitState.Under or VisitState.Over => "done",
        VisitState.Coming => "plain",
        _ => "quiet",
    };

    /// <summary>Where a party stands with the plan that the page shows.</summary>
    public (string Tone, string Text) PartyState(VisitDetails visit, PlanPartyDetails party) =>
        plans.Left(visit.Places, party.OrganisationId) ??
        (visit.ShownVersion.EndorsementOf(party.OrganisationId) is not null ? ("done", texts["Projects.Party.Approved"])
        : visit.Status is VisitStatus.Cancelled or VisitStatus.Postponed || visit.Standing is not { PartnershipGoesOn: true, IsLeftAlone: false, HostHasLeft: false } ? ("quiet", texts["Projects.Party.NotApproved"])
        : visit.Standing.IsDeclinedBy(party.OrganisationId) ? plans.Declined(party)
        : !visit.Standing.CurrentIsAgreed ? ("wait", texts["Projects.Party.Waiting"])
        : visit.Standing.IsOver ? ("quiet", texts["Projects.Party.NotApproved"])
        : plans.Back());

    /// <summary>"People of Pemba (Mozambique) visit Reggio Emilia (Italy)", by the plan that stands.</summary>
    public string Direction(VisitDetails visit)
    {
        var host = visit.StandingVersion.Plan.HostId;
        return texts["Visits.Direction", words.Parties(visit.Visitors.Select(Named)), words.Parties(visit.Parties.Where(party => party.OrganisationId == host).Select(Named))];
    }

    public string Direction(VisitRow row) => texts["Visits.Direction", words.List(row.Visitors.Select(party => party.Name)), row.Host?.Name];

    /// <summary>"postponed: visas were not given", and what was said beside it.</summary>
    public string Lead(VisitDetails visit) => visit.Status switch
    {
        VisitStatus.Agreed when visit.HostHasLeft => texts["Visits.Lead.HostHasLeft", visit.NameOf(visit.StandingVersion.Plan.HostId)],
        VisitStatus.Cancelled or VisitStatus.Postponed when visit.Reason is { } reason => texts[$"Visits.Lead.{visit.Status}", texts[$"Visits.Reason.{reason}"]],
        VisitStatus.Cancelled or VisitStatus.Postponed => State(StateOf(visit)),
        VisitStatus.Planning => texts[visit.AgreedAt is null ? "Visits.Lead.Planning" : "Visits.Lead.PlanningAnew"],
        _ => plans.Approved(visit.Approvals, visit.AgreedAt, "Visits.Lead.Agreed", "Visits.Lead.AgreedRemaining", "Visits.Lead.AgreedBack"),
    };

    /// <summary>Where things stand, and what is next; null where nothing is.</summary>
    public NextStep? Next(VisitPage page)
    {
        var (visit, url) = (page.Visit, $"/visits/{page.Visit.Id}");
        if (visit.Status == VisitStatus.Cancelled || !page.IsParty)
        {
            return null;
        }

        if (Hindered(page) is { } hindered)
        {
            return hindered;
        }

        if (page.IsAsked && visit.Standing.CurrentIsAgreed)
        {
            return plans.ApproveWhatStands(visit.Current.Number, url);
        }

        if (page.IsAsked)
        {
            return new NextStep(texts["Projects.Next.Endorse", visit.Current.Number], texts["Projects.Next.Endorse.Text"])
            {
                Url = $"{url}/endorsements/new",
                Label = texts[visit.EndorsedBefore is null ? "Workspace.Do.Endorse" : "Agreements.SeeChangesAndEndorse"],
                WaitsForReader = true,
            };
        }

        if (visit.Standing.IsOver && page.OwnReport is null && visit.ReportDue is { } due)
        {
            return new NextStep(texts[due.HasPassed(page.Today) ? "Visits.Next.Overdue" : "Visits.Next.Report", dates.Text(due)], texts[page.CanReport ? "Visits.Next.Report.Text" : "Visits.Next.Report.Officers"])
            {
                Url = page.CanReport ? $"{url}/reports/new" : null,
                Label = page.CanReport ? texts["Visits.Report.Title"] : null,
                WaitsForReader = page.CanReport,
            };
        }

        if (page.LearningDue is { } months)
        {
            return new NextStep(texts["Visits.Next.Learning", months], texts["Visits.Next.Learning.Text"]) { Url = $"{url}/learning/new", Label = texts["Visits.Learning.Title"], WaitsForReader = true };
        }

        // A refusal asks for nothing any more then: nobody can change the plan.
        return visit is { Standing: { IsOver: true, PartnershipGoesOn: true } } && visit.DeclinedBy.Any() ? null : Awaited(page);
    }

    /// <summary>How the plan in front of the parties stands, whatever else is to be done.</summary>
    public NextStep Stands(VisitPage page) => page.Visit is { Status: VisitStatus.Cancelled } visit
        ? new NextStep($"{Lead(visit)}.", visit.ReasonText is { } reason ? texts["Words.Said", reason] : null)
        : Hindered(page) ?? Awaited(page) ?? new NextStep($"{Lead(page.Visit)}.", null);

    /// <summary>Why nobody can approve a plan; null where nothing stands in the way.</summary>
    private NextStep? Hindered(VisitPage page)
    {
        var (visit, url) = (page.Visit, $"/visits/{page.Visit.Id}");
        if (page.HasLeft)
        {
            return plans.YouHaveLeft();
        }

        if (!visit.Standing.PartnershipGoesOn && (visit.Status != VisitStatus.Agreed || visit.Standing is { CurrentIsAgreed: false, IsOver: false }))
        {
            return PartnershipEnded(visit);
        }

        if (visit.Standing is { IsLeftAlone: true, CurrentIsAgreed: false })
        {
            return plans.LeftAlone();
        }

        if (visit is { Status: VisitStatus.Agreed, Standing: { IsLeftAlone: true, HasBegun: false, PartnershipGoesOn: true } })
        {
            return new NextStep(texts["Visits.Next.PartnerHasLeft"], texts["Visits.Next.PartnerHasLeft.Text"]) { Url = page.CanCancel ? $"{url}/cancellations/new" : null, Label = page.CanCancel ? texts["Visits.Cancel.Title"] : null };
        }

        if (visit.Status == VisitStatus.Postponed)
        {
            return new NextStep(texts["Visits.Next.Postponed"], texts["Visits.Next.Postponed.Text"]) { Url = page.CanEdit ? $"{url}/edit" : null, Label = page.CanEdit ? texts["Visits.NewDays"] : null, WaitsForReader = page.CanEdit };
        }

        if (visit.Standing is { HostHasLeft: true, CurrentIsAgreed: false })
        {
            return HostHasLeft("Visits.Next.HostHasLeft");
        }

        if (visit is { HostHasLeft: true, Standing.CurrentIsAgreed: true })
        {
            return HostHasLeft("Visits.Next.HostHasLeft.Agreed");
        }

        NextStep HostHasLeft(string key) => new(texts[key, visit.NameOf(visit.Plan.HostId)], texts["Visits.Next.HostHasLeft.Text"]) { Url = page.CanEdit ? $"{url}/edit" : null, Label = page.CanEdit ? texts["Visits.Edit"] : null, WaitsForReader = page.CanEdit };

        return null;
    }

    /// <summary>Who has not approved it; null where it stands.</summary>
    private NextStep? Awaited(VisitPage page)
    {
        var (visit, url) = (page.Visit, $"/visits/{page.Visit.Id}");
        if (!visit.Standing.PartnershipGoesOn)
        {
            return visit.Standing.IsOver ? null : PartnershipEnded(visit);
        }

        if (plans.Declined(visit.Standing, visit.Parties, visit.Current.Number, page.Actor, page.CanEdit ? ($"{url}/edit", texts["Visits.Edit"]) : null) is { } declined)
        {
            return declined;
        }

        var waiting = visit.Parties.Where(party => visit.Current.EndorsementOf(party.OrganisationId) is null && !visit.Places.HasLeft(party.OrganisationId)).Select(party => party.Name).ToList();
        return waiting.Count == 0 || visit.Standing.CurrentIsAgreed ? null
            : new NextStep(texts["Projects.Next.Waits", words.List(waiting), visit.Current.Number], null);
    }

    private NextStep PartnershipEnded(VisitDetails visit) => visit.Agreed is not null
        ? new(texts["Visits.Next.PartnershipEnded.Agreed"], texts[visit.Standing.IsReported ? "Visits.Next.PartnershipEnded.Reported.Text" : "Visits.Next.PartnershipEnded.Agreed.Text"])
        : new(texts["Visits.Next.PartnershipEnded"], null)
        {
            Url = $"/partnerships/{visit.PartnershipId}",
            Label = texts["Agreements.Next.ToPartnership"],
        };

    /// <summary>"4 May 2026 – 9 May 2026".</summary>
    public string Days(PartialDate start, PartialDate end) => start == end ? dates.Text(start) : $"{dates.Text(start)} – {dates.Text(end)}";

    /// <summary>"Monday 4 May 2026".</summary>
    public static string Weekday(PartialDate day) => $"{day.Earliest.ToString("dddd", CultureInfo.CurrentUICulture)} {Dates.Text(day.Earliest, CultureInfo.CurrentUICulture)}";

    /// <summary>The other of the two languages of the portal.</summary>
    private static CultureInfo OtherLanguage => CultureInfo.GetCultureInfo(PageLanguage == "fr" ? "en-GB" : "fr-FR");

    /// <summary>In the language of the page and, smaller, in the other one, where that has other words: for a paper that both sides hold.</summary>
    public static IHtmlContent InBoth(Func<string> text) => InBoth(text, " <span class=\"small\"");

    /// <summary>The same in lines of equal weight.</summary>
    public static IHtmlContent InBothLines(Func<string> text) => InBoth(text, "<br><span");

    private static IHtmlContent InBoth(Func<string> text, string between)
    {
        var (page, other) = ((Culture: CultureInfo.CurrentCulture, Ui: CultureInfo.CurrentUICulture), OtherLanguage);
        var said = text();
        var content = new HtmlContentBuilder().Append(said);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (other, other);
            var again = text();
            return again == said ? content : content.AppendHtml($"{between} lang=\"{other.TwoLetterISOLanguageName}\">").Append(again).AppendHtml("</span>");
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = page;
        }
    }

    /// <summary>"09:30 – 11:00".</summary>
    public static string Hours(SlotDetails slot) => Hours(slot.From, slot.Until);

    /// <summary>Parts of the schedule by day, hours and title: the first ones, and how many more.</summary>
    public string Named(IReadOnlyCollection<VisitSlot> slots)
    {
        const int Most = 5;
        var named = string.Join("; ", slots.Take(Most).Select(slot => texts["Visits.Slot.Named", dates.Text(slot.Day), Hours(slot.From, slot.Until), slot.Text]));
        return slots.Count > Most ? texts.Counted("Visits.Slot.NamedAndMore", slots.Count - Most, named) : named;
    }

    private static string Hours(int from, int until) => $"{SlotForm.Typed(from)} – {SlotForm.Typed(until)}";

    /// <summary>"version 2, written by Pemba on 4 March 2026".</summary>
    public string WrittenBy(VisitDetails visit, PlanVersionRow version) => version.WrittenUnderMandateOf is null
        ? texts["Agreements.WrittenBy", visit.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)]
        : texts["Agreements.WrittenFor", version.WrittenUnderMandateOf, visit.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)];

    public string Payer(VisitCost cost, VisitDetails visit) => cost.OrganisationId is { } id ? plans.Named(visit.NameOf(id), visit.Places.HasLeft(id)) : cost.PayerName ?? "";

    /// <summary>Per payer and currency, never converted: "Pemba: 120.00 EUR".</summary>
    public IEnumerable<string> Totals(VisitPlan plan, VisitDetails visit) => plan.Costs.GroupBy(cost => Payer(cost, visit))
        .Select(payer => texts["Words.Labelled", payer.Key, string.Join(" · ", payer.GroupBy(cost => cost.Amount.Currency).Select(group => ProjectWords.Amount(new Money(group.Sum(cost => cost.Amount.Minor), group.Key))))]);

    /// <summary>"Official · Head of water services · twinning committee".</summary>
    public string Post(ParticipantDetails participant) => string.Join(" · ", new[] { participant.Post, participant.HomeOrganisation }.OfType<string>());

    public IEnumerable<SelectListItem> BriefingChoices() => Briefing.All.Select(code => new SelectListItem(texts[$"Visits.Briefing.{code}"], code));

    public static bool IsText(VisitDifference difference) => difference.Section is nameof(VisitPlan.Title) or nameof(VisitPlan.Purpose);

    /// <summary>What went and what came, of a difference that is no text; null: nothing. Of projects, what is in the one and not in the other.</summary>
    /// <param name="projects">Those that the reader may read.</param>
    public (string? Went, string? Came) Values(VisitDifference difference, VisitDetails visit, IReadOnlyList<VisitProject> projects) => difference is { Before: IReadOnlyList<int> before, After: IReadOnlyList<int> after }
        ? (Titles([.. before.Except(after)], projects), Titles([.. after.Except(before)], projects))
        : (Value(difference.Before, difference.Section, visit, projects), Value(difference.After, difference.Section, visit, projects));

    private string? Titles(IReadOnlyList<int> ids, IReadOnlyList<VisitProject> projects)
    {
        var read = projects.Where(project => ids.Contains(project.Id)).Select(project => project.Title).ToList();
        return ids.Count == 0 ? null : string.Join(", ", read.Count < ids.Count ? read.Append(texts.Counted("Visits.HiddenProjects", ids.Count - read.Count)) : read);
    }

    /// <summary>What another editor saved meanwhile, beside what was typed.</summary>
    /// <param name="earlier">Plans up to the current one, the latest first: of a cost that the other took out meanwhile, they tell what it was.</param>
    public IEnumerable<(string Field, string? Theirs, string? Yours)> TheirsAndYours(VisitDetails visit, IVisitPlanForm theirs, IVisitPlanForm yours, IReadOnlyList<VisitProject> projects, IReadOnlyList<VisitPlan> earlier)
    {
        var plan = visit.Plan with { Costs = [.. earlier.SelectMany(one => one.Costs).DistinctBy(cost => cost.Key)] };
        return VisitDifference.Between(theirs.ApplyTo(plan), yours.ApplyTo(plan)).Select(difference => (
            texts[$"Visits.Section.{difference.Section}"],
            Said(difference.Before, difference) ?? (difference.After is VisitCost put && plan.Costs.FirstOrDefault(cost => cost.Key == put.Key) is { } was ? texts["Forms.TakenOutMeanwhile", Said(was, difference)!] : null),
            Said(difference.After, difference)));

        string? Said(object? value, VisitDifference difference) => Value(value, difference.Section, visit, projects);
    }

    private string? Value(object? value, string section, VisitDetails visit, IReadOnlyList<VisitProject> projects) => value switch
    {
        PartialDate date => dates.Text(date),
        int id when section == nameof(VisitPlan.HostId) => visit.NameOf(id),
        int number => number.ToString("N0", CultureInfo.CurrentCulture),
        string language when section == nameof(VisitPlan.Language) => words.Language(language),
        IReadOnlyList<int> ids => Titles(ids, projects),
        VisitCost cost => string.Join(" · ", new[] { texts[$"Visits.Cost.{cost.Kind}"], cost.Text, ProjectWords.Amount(cost.Amount), Payer(cost, visit) }.Where(part => !string.IsNullOrEmpty(part))),
        string text => text,
        _ => null,
    };

    private static (string Name, string? CountryCode) Named(PlanPartyDetails party) => (party.Name, party.CountryCode);
}
