using FluentValidation;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Projects;

public sealed class ProgressNoteForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Language { get; set; }

    public string? Text { get; set; }
}

internal sealed class ProgressNoteFormValidator : AbstractValidator<ProgressNoteForm>
{
    public ProgressNoteFormValidator(Texts texts)
    {
        RuleFor(form => form.Language).Must(language => language is not null && Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Projects.Errors.NoteMissing"]);
        RuleFor(form => form.Text).IsAtMost(ProgressNote.TextLimit, texts);
    }
}

public sealed class SpendingForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The key of a line of the plan by which the work goes on.</summary>
    public string? Line { get; set; }

    /// <summary>In the line's currency.</summary>
    public string? Amount { get; set; }

    public DateInput On { get; set; } = new();

    public string? Text { get; set; }

    /// <summary>It is right, though it is many times what the line has, or another stands there already.</summary>
    public bool Anyway { get; set; }
}

/// <summary>Which stands beside what is being recorded, and may be what it corrects.</summary>
public sealed record RecordedSpending(int Id, Money Amount, PartialDate On);

internal sealed class SpendingFormValidator : AbstractValidator<SpendingForm>
{
    public SpendingFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Line).Must(line => FormRules.Number(line) is not null).WithMessage(_ => texts["Projects.Errors.LineUnknown"]);
        // What more there is to say of it, the line's currency tells.
        RuleFor(form => form.Amount).Must(amount => amount?.Any(char.IsAsciiDigit) == true).WithMessage(_ => texts["Projects.Errors.Number"]);
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.On).IsNotInFuture(clock, texts, "Projects.Errors.InFuture");
        RuleFor(form => form.Text).IsAtMost(ProjectSpending.TextLimit, texts);
    }
}

public sealed class IndicatorValueForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The key of an indicator of the plan by which the work goes on.</summary>
    public string? Indicator { get; set; }

    public string? Value { get; set; }

    public DateInput On { get; set; } = new();

    public string? People { get; set; }

    public string? Women { get; set; }

    public string? Men { get; set; }

    public string? Youth { get; set; }

    /// <summary>Null where nobody was counted.</summary>
    public PeopleCount? ToCount() => FormRules.Number(People) is { } all ? new PeopleCount(all, FormRules.Number(Women), FormRules.Number(Men), FormRules.Number(Youth)) : null;
}

internal sealed class IndicatorValueFormValidator : AbstractValidator<IndicatorValueForm>
{
    public IndicatorValueFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Indicator).Must(indicator => FormRules.Number(indicator) is not null).WithMessage(_ => texts["Projects.Errors.IndicatorUnknown"]);
        RuleFor(form => form.Value).IsValue(texts);
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.On).IsNotInFuture(clock, texts, "Projects.Errors.InFuture");
        foreach (var count in new System.Linq.Expressions.Expression<Func<IndicatorValueForm, string?>>[] { form => form.People, form => form.Women, form => form.Men, form => form.Youth })
        {
            RuleFor(count).Must(text => text is null || FormRules.Number(text) is <= PeopleCount.Most).WithMessage(_ => texts["Forms.WholeNumber", 0, PeopleCount.Most]);
        }

        RuleFor(form => form).Custom((form, context) => context.AddFailures(form.ToCount() is { All: <= PeopleCount.Most } count ? count.Wrong() : [], texts));
        RuleFor(form => form.People).NotNull().When(form => form.Women is not null || form.Men is not null || form.Youth is not null).WithMessage(_ => texts["Plans.Errors.PeopleMissing"]);
    }
}

public sealed class MilestoneReachedForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The key of a milestone of the plan by which the work goes on.</summary>
    public string? Milestone { get; set; }

    public DateInput On { get; set; } = new();
}

internal sealed class MilestoneReachedFormValidator : AbstractValidator<MilestoneReachedForm>
{
    public MilestoneReachedFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Milestone).Must(milestone => FormRules.Number(milestone) is not null).WithMessage(_ => texts["Projects.Errors.MilestoneUnknown"]);
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.On).IsNotInFuture(clock, texts, "Projects.Errors.InFuture");
    }
}
