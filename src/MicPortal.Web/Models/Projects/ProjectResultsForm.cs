using FluentValidation;
using MicPortal.Application.Projects;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Projects;

/// <summary>What the project is measured by, and when what is to be done by whom.</summary>
public sealed class ProjectResultsForm : IPlanForm, IPartedForm
{
    public const string AddIndicator = "add-indicator";
    public const string RemoveIndicator = "remove-indicator-";
    public const string AddMilestone = "add-milestone";
    public const string RemoveMilestone = "remove-milestone-";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public List<IndicatorForm> Indicators { get; set; } = [];

    public List<MilestoneForm> Milestones { get; set; } = [];

    /// <summary>The button that adds or takes away one.</summary>
    public string? Part { get; set; }

    public static ProjectResultsForm Of(ProjectDetails project) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = project.ConcurrencyToken,
        Indicators = [.. project.Current.Plan.Indicators.Select(indicator => new IndicatorForm
        {
            Key = ProjectIdeaForm.KeyOf(indicator.Key),
            Text = indicator.Text,
            Unit = indicator.Unit,
            Baseline = FormRules.TypedValue(indicator.Baseline),
            Target = FormRules.TypedValue(indicator.Target),
            By = DateInput.Of(indicator.By),
        })],
        Milestones = [.. project.Current.Plan.Milestones.Select(milestone => new MilestoneForm
        {
            Key = ProjectIdeaForm.KeyOf(milestone.Key),
            Text = milestone.Text,
            Date = DateInput.Of(milestone.Date),
            Responsible = milestone.Responsible.ToDictionary(pair => ProjectIdeaForm.KeyOf(pair.Key), pair => (string?)pair.Value),
        })],
    };

    public bool Rearrange(ModelStateDictionary typed)
    {
        switch (Part)
        {
            case AddIndicator when Indicators.Count < ProjectPlan.MostIndicators:
                Indicators.Add(new IndicatorForm());
                return true;
            case AddMilestone when Milestones.Count < ProjectPlan.MostMilestones:
                Milestones.Add(new MilestoneForm());
                return true;
            default:
                return Removes(RemoveIndicator, nameof(Indicators), Indicators, typed) || Removes(RemoveMilestone, nameof(Milestones), Milestones, typed);
        }
    }

    public void PrepareFor(IEnumerable<int> organisationIds)
    {
        foreach (var key in organisationIds.Select(ProjectIdeaForm.KeyOf))
        {
            Milestones.ForEach(milestone => milestone.Responsible.TryAdd(key, null));
        }
    }

    public void Tidy(ModelStateDictionary typed)
    {
        if (Indicators.RemoveAll(indicator => indicator.IsEmpty) > 0)
        {
            typed.Forget(nameof(Indicators));
        }

        if (Milestones.RemoveAll(milestone => milestone.IsEmpty) > 0)
        {
            typed.Forget(nameof(Milestones));
        }
    }

    public ProjectPlan ApplyTo(ProjectPlan plan, int nextKey) => plan with
    {
        Indicators = KeyedList.Of(Indicators.Where(indicator => !indicator.IsEmpty), indicator => indicator.Key, plan.Indicators.Select(indicator => indicator.Key), nextKey,
            (indicator, key) => new Indicator(key, indicator.Text!, indicator.Unit, FormRules.Decimal(indicator.Baseline), FormRules.Decimal(indicator.Target)!.Value, indicator.By.Date)),
        Milestones = KeyedList.Of(Milestones.Where(milestone => !milestone.IsEmpty), milestone => milestone.Key, plan.Milestones.Select(milestone => milestone.Key), nextKey,
            (milestone, key) => new Milestone(key, milestone.Text!, milestone.Date.Date!.Value,
                milestone.Responsible.Where(pair => pair.Value is not null && FormRules.Number(pair.Key) is not null).ToDictionary(pair => FormRules.Number(pair.Key)!.Value, pair => pair.Value!))),
    };

    private bool Removes<T>(string button, string name, List<T> list, ModelStateDictionary typed)
    {
        if (Part?.StartsWith(button, StringComparison.Ordinal) != true || FormRules.Number(Part[button.Length..]) is not { } index || index >= list.Count)
        {
            return false;
        }

        list.RemoveAt(index);
        typed.Forget(name);
        return true;
    }
}

public sealed class IndicatorForm : IKeyedPart
{
    public string? Key { get; set; }

    public string? PartKey => KeyedList.PartKey(Key);

    public string? Text { get; set; }

    public string? Unit { get; set; }

    public string? Baseline { get; set; }

    public string? Target { get; set; }

    public DateInput By { get; set; } = new();

    public bool IsEmpty => Text is null && Unit is null && Baseline is null && Target is null && By.IsEmpty;
}

public sealed class MilestoneForm : IKeyedPart
{
    public string? Key { get; set; }

    public string? PartKey => KeyedList.PartKey(Key);

    public string? Text { get; set; }

    public DateInput Date { get; set; } = new();

    /// <summary>The post on each side, by the organisation's id.</summary>
    public Dictionary<string, string?> Responsible { get; set; } = [];

    public bool IsEmpty => Text is null && Date.IsEmpty && Responsible.Values.All(post => post is null);
}

internal sealed class ProjectResultsFormValidator : AbstractValidator<ProjectResultsForm>
{
    public ProjectResultsFormValidator(Texts texts)
    {
        RuleFor(form => form.Indicators).Must(list => list.Count <= ProjectPlan.MostIndicators).WithMessage(_ => texts["Projects.Errors.TooManyIndicators", ProjectPlan.MostIndicators]);
        RuleFor(form => form.Milestones).Must(list => list.Count <= ProjectPlan.MostMilestones).WithMessage(_ => texts["Projects.Errors.TooManyMilestones", ProjectPlan.MostMilestones]);
        RuleForEach(form => form.Indicators).SetValidator(new IndicatorFormValidator(texts));
        RuleForEach(form => form.Milestones).SetValidator(new MilestoneFormValidator(texts));
    }
}

internal sealed class IndicatorFormValidator : AbstractValidator<IndicatorForm>
{
    public IndicatorFormValidator(Texts texts) => When(indicator => !indicator.IsEmpty, () =>
    {
        RuleFor(indicator => indicator.Text).NotEmpty().WithMessage(_ => texts["Projects.Errors.IndicatorMissing"]);
        RuleFor(indicator => indicator.Text).IsAtMost(ProjectPlan.ShortTextLimit, texts);
        RuleFor(indicator => indicator.Unit).IsAtMost(ProjectPlan.TitleLimit, texts);
        RuleFor(indicator => indicator.Baseline).IsValue(texts).When(indicator => indicator.Baseline is not null, ApplyConditionTo.CurrentValidator);
        RuleFor(indicator => indicator.Target).IsValue(texts);
        RuleFor(indicator => indicator.By).IsDate(texts);
    });
}

internal static class IndicatorRules
{
    private const int Decimals = 4;

    public static IRuleBuilderOptions<T, string?> IsValue<T>(this IRuleBuilder<T, string?> rule, Texts texts) =>
        rule.Must(text => Error(text) is null).WithMessage((_, text) => Error(text) is { } wrong ? texts[wrong.Key, wrong.Arguments] : "");

    private static (string Key, object[] Arguments)? Error(string? text) => FormRules.ValueError(text, Decimals, Indicator.Most, "Projects.Errors.Number");
}

internal sealed class MilestoneFormValidator : AbstractValidator<MilestoneForm>
{
    public MilestoneFormValidator(Texts texts) => When(milestone => !milestone.IsEmpty, () =>
    {
        RuleFor(milestone => milestone.Text).NotEmpty().WithMessage(_ => texts["Projects.Errors.MilestoneMissing"]);
        RuleFor(milestone => milestone.Text).IsAtMost(ProjectPlan.ShortTextLimit, texts);
        RuleFor(milestone => milestone.Date).IsGivenDate(texts);
        RuleFor(milestone => milestone).Custom((milestone, context) =>
        {
            foreach (var (key, post) in milestone.Responsible.Where(pair => pair.Value?.Length > Milestone.PostLimit))
            {
                context.AddFailure($"Responsible[{key}]", texts["Forms.TooLong", Milestone.PostLimit, post!.Length - Milestone.PostLimit]);
            }
        });
    });
}
