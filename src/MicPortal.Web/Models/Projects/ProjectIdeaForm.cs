using System.Globalization;
using FluentValidation;
using MicPortal.Application.Priorities;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Projects;

/// <summary>What an idea says of a project, and what every later plan begins with.</summary>
public abstract class ProjectIdeaForm
{
    public string? Title { get; set; }

    public string? Language { get; set; }

    public string? Objectives { get; set; }

    public List<string> Approaches { get; set; } = [];

    public List<string> Themes { get; set; } = [];

    /// <summary>Of each party, by its organisation's id.</summary>
    public Dictionary<string, PriorityForm> Priorities { get; set; } = [];

    public DateInput Start { get; set; } = new();

    public DateInput End { get; set; } = new();

    /// <summary>The priorities that the parties have, and those that the plan names already.</summary>
    internal IReadOnlyList<PriorityChoice> Choices { get; private set; } = [];

    /// <summary>What the working groups of the parties rank, and what the plan names of it already.</summary>
    internal IReadOnlyList<GroupPriorityChoice> GroupChoices { get; private set; } = [];

    /// <param name="open">Of the parties.</param>
    /// <param name="lists">Of the groups of the partnership, by their towns.</param>
    /// <param name="plan">Null for an idea that is not entered yet.</param>
    internal void Offer(IReadOnlyList<PriorityChoice> open, ILookup<int, GroupPriorityRow> lists, ProjectPlan? plan)
    {
        Choices =
        [
            .. open,
            .. (plan?.Priorities ?? []).Where(served => served is { PriorityId: not null, Priority: not null } && !open.Any(choice => choice.Id == served.PriorityId))
                .Select(served => new PriorityChoice(served.PriorityId!.Value, served.OrganisationId, served.Priority!, plan!.Language)),
        ];
        GroupChoices =
        [
            .. lists.SelectMany(list => list.Select(row => new GroupPriorityChoice(row.Id, list.Key, row.Title, row.Rank))),
            .. (plan?.Priorities ?? []).Where(served => served.Group is { } named && !lists[served.OrganisationId].Any(row => row.Id == named.Id))
                .Select(served => new GroupPriorityChoice(served.Group!.Id, served.OrganisationId, served.Group.Title, null)),
        ];
    }

    /// <summary>What was chosen is still offered, and nothing was written beside another answer: it would be lost.</summary>
    internal void RequireOffered(ProjectPlan? plan)
    {
        foreach (var (key, priority) in Priorities)
        {
            var before = plan?.Priorities.FirstOrDefault(served => KeyOf(served.OrganisationId) == key);
            if (priority.Serves == nameof(PriorityServed.Recorded) && Choice(IdOf(key), priority) is null)
            {
                throw new DomainException("Projects.Errors.PriorityGone") { Field = $"Priorities[{key}].Chosen" };
            }

            if (priority.Serves is not (null or nameof(PriorityServed.Priority)) && priority.Text is { } text && (before?.PriorityId is not null || text != before?.Priority))
            {
                throw new DomainException("Projects.Errors.PriorityBesideWords") { Field = $"Priorities[{key}].Serves" };
            }

            if (priority.Serves is not (null or nameof(PriorityServed.Recorded)) && FormRules.Number(priority.Chosen) is { } chosen && chosen != before?.PriorityId)
            {
                throw new DomainException("Projects.Errors.PriorityBesideChosen") { Field = $"Priorities[{key}].Serves" };
            }

            if (priority.GroupPriority is not null && GroupChoice(IdOf(key), priority) is null)
            {
                throw new DomainException("Projects.Errors.GroupPriorityUnknown") { Field = $"Priorities[{key}].GroupPriority" };
            }
        }
    }

    /// <summary>A field for what each party says of its own.</summary>
    public virtual void PrepareFor(IEnumerable<int> organisationIds)
    {
        foreach (var key in organisationIds.Select(KeyOf))
        {
            Priorities.TryAdd(key, new PriorityForm());
        }
    }

    /// <summary>The plan with what the form says; of a valid form.</summary>
    public virtual ProjectPlan ApplyTo(ProjectPlan plan) => plan with
    {
        Title = Title!,
        Language = Language!,
        Objectives = Objectives,
        Approaches = [.. Approaches.Distinct().Select(Enum.Parse<ProjectApproach>)],
        Themes = [.. Themes.Distinct()],
        Priorities = [.. Priorities.Select(pair => (Id: IdOf(pair.Key), Form: pair.Value)).Where(pair => pair.Id is not null && pair.Form.Serves is not null)
            .Select(pair => Served(plan, pair.Id!.Value, pair.Form))
            // Whom the form does not ask, because it has left, said what it said.
            .Concat(plan.Priorities.Where(served => !Priorities.ContainsKey(KeyOf(served.OrganisationId)))).OrderBy(priority => priority.OrganisationId)],
        Start = Start.Date,
        End = End.Date,
    };

    /// <summary>A plan keeps the words of what it names, also when the municipality or its group words it anew.</summary>
    private ServedPriority Served(ProjectPlan plan, int organisationId, PriorityForm form)
    {
        var before = plan.Priorities.FirstOrDefault(served => served.OrganisationId == organisationId);
        var group = GroupChoice(organisationId, form);
        return OfStrategy(before, organisationId, form) with
        {
            Group = FormRules.Number(form.GroupPriority) is not { } named ? null : before?.Group?.Id == named ? before.Group : group is null ? null : new ServedGroupPriority(named, group.Title),
        };
    }

    private ServedPriority OfStrategy(ServedPriority? before, int organisationId, PriorityForm form) => form.Serves switch
    {
        nameof(PriorityServed.None) => new ServedPriority(organisationId, null),
        nameof(PriorityServed.Priority) => new ServedPriority(organisationId, form.Text),
        _ when FormRules.Number(form.Chosen) is { } chosen && before?.PriorityId == chosen => before,
        _ => new ServedPriority(organisationId, Choice(organisationId, form)?.Title, FormRules.Number(form.Chosen)),
    };

    private PriorityChoice? Choice(int? organisationId, PriorityForm form) => Choices.FirstOrDefault(choice => choice.Id == FormRules.Number(form.Chosen) && choice.MunicipalityId == organisationId);

    private GroupPriorityChoice? GroupChoice(int? organisationId, PriorityForm form) => GroupChoices.FirstOrDefault(choice => choice.Id == FormRules.Number(form.GroupPriority) && choice.MunicipalityId == organisationId);

    protected virtual void Fill(ProjectPlan plan)
    {
        Title = plan.Title;
        Language = plan.Language;
        Objectives = plan.Objectives;
        Approaches = [.. plan.Approaches.Select(approach => approach.ToString())];
        Themes = [.. plan.Themes];
        Priorities = plan.Priorities.ToDictionary(priority => KeyOf(priority.OrganisationId), priority => new PriorityForm
        {
            Serves = priority.Priority is null ? nameof(PriorityServed.None) : priority.PriorityId is null ? nameof(PriorityServed.Priority) : nameof(PriorityServed.Recorded),
            Chosen = priority.PriorityId?.ToString(CultureInfo.InvariantCulture),
            Text = priority.PriorityId is null ? priority.Priority : null,
            GroupPriority = priority.Group is { } group ? KeyOf(group.Id) : null,
        });
        Start = DateInput.Of(plan.Start);
        End = DateInput.Of(plan.End);
    }

    public static string KeyOf(int organisationId) => organisationId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Null for what no form of the portal names.</summary>
    protected static int? IdOf(string key) => FormRules.Number(key) is { } number && KeyOf(number) == key ? number : null;
}

public sealed class PriorityForm
{
    /// <summary>Of <see cref="PriorityServed"/>; null: nothing is said.</summary>
    public string? Serves { get; set; }

    /// <summary>The id of one that its municipality has recorded.</summary>
    public string? Chosen { get; set; }

    public string? Text { get; set; }

    /// <summary>The id of one that the party's working group ranks.</summary>
    public string? GroupPriority { get; set; }
}

public enum PriorityServed
{
    /// <summary>One that its municipality has recorded.</summary>
    Recorded,

    /// <summary>In words.</summary>
    Priority,
    None,
}

public sealed class NewProjectForm : ProjectIdeaForm, IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The other parties that take part, where the partnership has more than two; empty with two.</summary>
    public List<string> Parties { get; set; } = [];
}

/// <summary>The parties, as the fields of a form name them; the reader's own first.</summary>
public sealed record ProjectFormParties(IReadOnlyList<ProjectFormParty> All);

/// <param name="Rank">Null for one that has left the list.</param>
public sealed record GroupPriorityChoice(int Id, int MunicipalityId, string Title, int? Rank);

/// <param name="HasLeft">It is named where the plan names it, and offered for nothing new.</param>
public sealed record ProjectFormParty(int OrganisationId, string Name, bool HasLeft = false)
{
    public string Key => ProjectIdeaForm.KeyOf(OrganisationId);
}

internal abstract class ProjectIdeaFormValidator<TForm> : AbstractValidator<TForm>
    where TForm : ProjectIdeaForm
{
    /// <param name="meetings">The dates of the meetings in the form.</param>
    protected ProjectIdeaFormValidator(Texts texts, TimeProvider clock, Func<TForm, IEnumerable<PartialDate?>> meetings)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Plans.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(ProjectPlan.TitleLimit, texts);
        RuleFor(form => form.Language).Must(language => language is not null && Domain.Common.Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.Objectives).IsAtMost(ProjectPlan.TextLimit, texts);
        RuleFor(form => form.Approaches).Must(list => list.TrueForAll(FormRules.Names<ProjectApproach>)).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Themes).Must(list => list.TrueForAll(Theme.IsKnown)).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Start).IsDate(texts);
        RuleFor(form => form.End).IsDate(texts);
        RuleFor(form => form).Custom((form, context) => context.AddFailures(
            ProjectPlan.Wrong(form.Start.Date, form.End.Date, [.. form.Approaches.Where(FormRules.Names<ProjectApproach>).Select(Enum.Parse<ProjectApproach>)], meetings(form), clock.GetUtcNow().UtcDateTime), texts));
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (key, priority) in form.Priorities)
            {
                if (priority.Serves is null ? priority.Text is not null || priority.Chosen is not null || priority.GroupPriority is not null : !FormRules.Names<PriorityServed>(priority.Serves))
                {
                    context.AddFailure($"Priorities[{key}].Serves", texts["Projects.Errors.PriorityOrNone"]);
                }
                else if (priority.Serves == nameof(PriorityServed.Priority) && priority.Text is null)
                {
                    context.AddFailure($"Priorities[{key}].Text", texts["Projects.Errors.PriorityMissing"]);
                }

                if (priority.GroupPriority is not null && FormRules.Number(priority.GroupPriority) is null)
                {
                    context.AddFailure($"Priorities[{key}].GroupPriority", texts["Forms.Malformed"]);
                }

                if (priority.Serves == nameof(PriorityServed.Recorded) && FormRules.Number(priority.Chosen) is null)
                {
                    context.AddFailure($"Priorities[{key}].Chosen", texts["Projects.Errors.PriorityMissing"]);
                }

                TooLong(context, $"Priorities[{key}].Text", priority.Text, ProjectPlan.ShortTextLimit, texts);
            }
        });
    }

    /// <summary>For fields whose names no expression tells.</summary>
    protected static void TooLong(ValidationContext<TForm> context, string field, string? text, int limit, Texts texts)
    {
        if (text?.Length > limit)
        {
            context.AddFailure(field, texts["Forms.TooLong", limit, text.Length - limit]);
        }
    }

    /// <summary>Empty, or digits that name no more than so many.</summary>
    protected static void NotWhole(ValidationContext<TForm> context, string field, string? text, int most, Texts texts)
    {
        if (text is not null && (FormRules.Number(text) is not { } number || number > most))
        {
            context.AddFailure(field, texts["Forms.WholeNumber", 0, most]);
        }
    }
}

internal sealed class NewProjectFormValidator : ProjectIdeaFormValidator<NewProjectForm>
{
    public NewProjectFormValidator(Texts texts, TimeProvider clock)
        : base(texts, clock, _ => []) => RuleFor(form => form.Parties).Must(parties => parties.Distinct().Count() == parties.Count).WithMessage(_ => texts["Forms.Malformed"]);
}
