using System.Globalization;
using MicPortal.Application.Plans;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Strategies;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>Where a strategy stands, and its text, in the words of the page.</summary>
public sealed class StrategyWords(Texts texts, Words words, Dates dates, PlanWords plans)
{
    public StrategyState StateOf(StrategyInBrief strategy) => strategy.StateIn(dates.Today.Year);

    public string State(StrategyState state) => texts[$"Strategies.State.{state}"];

    public static string Tone(StrategyState state) => state switch
    {
        StrategyState.Proposed => "wait",
        StrategyState.InForce => "done",
        StrategyState.Coming => "plain",
        _ => "quiet",
    };

    /// <summary>"" for one that the reader does not read.</summary>
    public static string Year(int year) => year == 0 ? "" : year.ToString(CultureInfo.InvariantCulture);

    /// <summary>"2026–2030", "2026".</summary>
    public static string Years(int from, int until) => from == until ? Year(from) : $"{Year(from)}–{Year(until)}";

    /// <summary>Each once: "2026–2030".</summary>
    public static List<string> Taken(IEnumerable<StandingStrategy> standing) => [.. standing.Select(strategy => Years(strategy.FromYear, strategy.UntilYear)).Distinct()];

    /// <summary>Where a party stands with the text in front of it.</summary>
    public (string Tone, string Text) StateOf(StrategyDetails strategy, StrategyPartyDetails party) =>
        plans.Left(strategy.Places, party.OrganisationId) ??
        (strategy.Current.EndorsementOf(party.OrganisationId) is not null ? ("done", texts["Projects.Party.Approved"])
        : strategy.TakenBackAt is not null || !strategy.Standing.PartnershipGoesOn ? ("quiet", texts["Projects.Party.NotApproved"])
        : strategy.Standing.YearsAreTaken || strategy.Standing.IsLeftAlone ? ("quiet", texts["Projects.Party.NotApproved"])
        : !strategy.Standing.CurrentIsAgreed ? ("wait", texts["Projects.Party.Waiting"])
        : strategy.Standing.IsDeclinedBy(party.OrganisationId) ? plans.Declined(party)
        : strategy.Standing.IsOver ? ("quiet", texts["Projects.Party.NotApproved"])
        : plans.Back());

    /// <summary>Where it stands, in a sentence.</summary>
    public string Lead(StrategyDetails strategy) => StateOf(strategy) switch
    {
        StrategyState.TakenBack when strategy.DeclinedByOrganisationId is { } declinedBy => texts["Strategies.Lead.Declined", strategy.NameOf(declinedBy), dates.Text(strategy.TakenBackAt!.Value)],
        StrategyState.TakenBack => texts["Strategies.Lead.TakenBack", strategy.NameOf(strategy.ProposedByOrganisationId), dates.Text(strategy.TakenBackAt!.Value)],
        StrategyState.Proposed => texts["Strategies.Lead.Proposed"],
        StrategyState.Ended when !strategy.IsAgreed => texts["Strategies.Lead.EndedProposed"],
        StrategyState.InForce => ApprovedSentence(strategy),
        var state => texts[$"Strategies.Lead.{state}", ApprovedSentence(strategy)],
    };

    /// <summary>"approved by all on 4 March 2026"; null of a text that was not.</summary>
    public string? Approved(StrategyDetails strategy, StrategyVersionDetails version) =>
        strategy.ApprovalsOf(version) is { } approvals ? Approved(approvals, version, "Strategies.ApprovedByAll", "Strategies.ApprovedByRemaining", "Strategies.ApprovedByBack") : null;

    private string ApprovedSentence(StrategyDetails strategy) => Approved(strategy.ApprovalsOf(strategy.Agreed!)!, strategy.Agreed!, "Strategies.Approved.All", "Strategies.Approved.Remaining", "Strategies.Approved.Back");

    private string Approved(PlanApprovals approvals, StrategyVersionDetails version, string byAll, string byRemaining, string withoutBack) => approvals switch
    {
        { IsByAll: true, On: { } last } => texts[byAll, dates.Text(last)],
        { Back.Count: > 0 } => texts[withoutBack, dates.Text(version.AgreedOn!.Value), words.List(approvals.Back)],
        _ => texts[byRemaining, dates.Text(version.AgreedOn!.Value)],
    };

    /// <summary>What is next; null where nothing is.</summary>
    public NextStep? Next(StrategyPage page)
    {
        var (strategy, standing) = (page.Strategy, page.Strategy.Standing);
        if (standing.IsTakenBack || !page.IsParty)
        {
            return null;
        }

        if (page.HasLeft)
        {
            return plans.YouHaveLeft();
        }

        if (standing.CurrentIsAgreed)
        {
            return page.IsAsked ? plans.ApproveWhatStands(strategy.Current.Number, $"/strategies/{strategy.Id}")
                : standing is { IsLeftAlone: true, IsOver: false } && page.CanRevise ? TakeOthersIn(strategy)
                : null;
        }

        if (!standing.PartnershipGoesOn)
        {
            return new NextStep(texts["Strategies.Next.PartnershipEnded"], null);
        }

        var url = $"/strategies/{strategy.Id}";
        if (standing.IsLeftAlone)
        {
            return page.CanRevise ? TakeOthersIn(strategy) : plans.LeftAlone();
        }

        if (standing.YearsAreTaken)
        {
            return new NextStep(texts["Strategies.Next.YearsTaken", strategy.Current.Number], YearsTaken(page)) { Url = page.CanRevise ? $"{url}/edit" : null, Label = page.CanRevise ? texts["Strategies.Edit"] : null, WaitsForReader = page.CanRevise };
        }

        if (page.CanEndorse)
        {
            return new NextStep(texts["Strategies.Next.Endorse", strategy.Current.Number], texts["Strategies.Next.Endorse.Text"])
            {
                Url = $"{url}/endorsements/new",
                Label = texts[strategy.EndorsedBefore is null ? "Workspace.Do.Endorse" : "Agreements.SeeChangesAndEndorse"],
                WaitsForReader = true,
            };
        }

        return new NextStep(texts["Projects.Next.Waits", words.List(Waiting(strategy)), strategy.Current.Number], strategy.Agreed is { } agreed ? texts["Strategies.Stands", agreed.Number] : null);
    }

    /// <summary>How it stands, to who answers too late.</summary>
    public NextStep Stands(StrategyPage page) => Next(page) ?? new NextStep(page.Strategy.Agreed is null ? texts[$"Strategies.State.{StateOf(page.Strategy)}"] : ApprovedSentence(page.Strategy), null);

    /// <summary>To the one party that is left, where others have accepted the partnership.</summary>
    private NextStep TakeOthersIn(StrategyDetails strategy) =>
        new(texts["Strategies.Next.Alone", words.List(strategy.Newcomers.Select(newcomer => newcomer.Name))], strategy.Agreed is null ? null : texts["Strategies.Next.Alone.Text"])
        {
            Url = $"/strategies/{strategy.Id}/edit",
            Label = texts["Strategies.Edit"],
        };

    private string YearsTaken(StrategyPage page) => page.TakenBy.Count == 0 ? texts["Strategies.Next.YearsTaken.ByOthers"]
        : string.Join(' ', page.TakenBy.Select(other => texts["Strategies.Next.YearsTaken.By", other.Title, Years(other.FromYear, other.UntilYear)]).Append(texts["Strategies.Next.YearsTaken.Text"]));

    /// <summary>"Version 2, for 2027–2030, waits for the approval of Pemba", beside the text that stands; null where none waits, or none can be approved.</summary>
    public string? Revision(StrategyDetails strategy) => !strategy.ChangedTextWaits || !strategy.PartnershipGoesOn || strategy.TakenBackAt is not null || strategy.Standing.IsLeftAlone || !Waiting(strategy).Any() ? null
        : texts["Strategies.RevisionWaits", strategy.Current.Number, Years(strategy.Current.Plan.FromYear, strategy.Current.Plan.UntilYear), words.List(Waiting(strategy))];

    private static IEnumerable<string> Waiting(StrategyDetails strategy) =>
        strategy.Parties.Where(party => strategy.Current.EndorsementOf(party.OrganisationId) is null && !strategy.Places.HasLeft(party.OrganisationId)).Select(party => party.Name);

    /// <summary>"written by Pemba on 4 March 2026".</summary>
    public string WrittenBy(StrategyDetails strategy, StrategyVersionDetails version) => version.WrittenUnderMandateOf is null
        ? texts["Agreements.WrittenBy", strategy.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)]
        : texts["Agreements.WrittenFor", version.WrittenUnderMandateOf, strategy.NameOf(version.WrittenByOrganisationId), dates.Text(version.WrittenAt)];

    /// <summary>In the municipality's own word where it has told it.</summary>
    public string Decider(StrategyDecider decider, StrategyPartyDetails party) =>
        (decider == StrategyDecider.Council ? party.DecidingBodyTerm : decider == StrategyDecider.Mayor ? party.HeadTerm : null) ?? texts[$"Strategies.Decider.{decider}"];

    public IEnumerable<SelectListItem> DeciderChoices(StrategyPartyDetails party) =>
        Enum.GetValues<StrategyDecider>().Where(decider => party.IsMunicipality != (decider == StrategyDecider.Board)).Select(decider => new SelectListItem(Decider(decider, party), decider.ToString()));

    /// <summary>"Council: 14/2026, 4 March 2026".</summary>
    public string Decision(StrategyEndorsementDetails endorsement, StrategyPartyDetails party) => endorsement.Reference is { } reference
        ? texts["Agreements.DecisionLine", Decider(endorsement.DecidedBy, party), reference, dates.Text(endorsement.DecidedOn)]
        : texts["Strategies.DecisionLine", Decider(endorsement.DecidedBy, party), dates.Text(endorsement.DecidedOn)];

    public static bool IsText(StrategyDifference difference) => difference.Section is nameof(StrategyPlan.Title) or nameof(StrategyPlan.Aims) or nameof(StrategyPlan.FollowUp);

    /// <summary>What a difference is about: "Aim", "Priority of Pemba".</summary>
    public string Section(StrategyDifference difference, StrategyDetails strategy) => (difference.Before ?? difference.After) is StrategyPriority priority
        ? texts["Projects.PriorityOf", strategy.NameOf(priority.OrganisationId)]
        : texts[$"Strategies.Section.{difference.Section}"];

    /// <summary>One side of a difference that is no text.</summary>
    public string? Value(object? value, StrategyDifference difference, IReadOnlyList<StrategyAgreement> agreements) => value switch
    {
        null => null,
        StrategyPriority priority => priority.Title,
        int id when difference.Section == nameof(StrategyPlan.AgreementIds) => agreements.FirstOrDefault(agreement => agreement.Id == id) is { } agreement ? words.Title(agreement.Titles) : texts["Strategies.AnotherAgreement"],
        int year => Year(year),
        string language when difference.Section == nameof(StrategyPlan.Language) => words.Language(language),
        _ => value.ToString(),
    };

    /// <summary>What another editor saved meanwhile, beside what was typed.</summary>
    public IEnumerable<(string Field, string? Theirs, string? Yours)> TheirsAndYours(StrategyDetails strategy, StrategyFields theirs, StrategyFields yours, StrategyFormChoices choices) =>
        StrategyDifference.Between(theirs.ToPlan(strategy.Current.Plan, choices), yours.ToPlan(strategy.Current.Plan, choices))
            .Select(difference => (Section(difference, strategy), Value(difference.Before, difference, choices.Agreements), Value(difference.After, difference, choices.Agreements)));

}
