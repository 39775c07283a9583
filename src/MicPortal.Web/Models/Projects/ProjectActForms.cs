using FluentValidation;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Projects;

/// <summary>The day on which the work began, or was completed.</summary>
public sealed class ProjectDayForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput On { get; set; } = new();

    /// <summary>The day is right, though something was reached, measured or spent after it.</summary>
    public bool Anyway { get; set; }
}

internal sealed class ProjectDayFormValidator : AbstractValidator<ProjectDayForm>
{
    public ProjectDayFormValidator(Texts texts) => RuleFor(form => form.On).IsGivenDate(texts);
}

/// <summary>The days on which the work began and was completed, put right.</summary>
public sealed class ProjectDaysForm : IComparedForm
{
    public Guid FormId { get; set; }

    /// <summary>Of the days that were read.</summary>
    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public DateInput On { get; set; } = new();

    /// <summary>Not asked while the work goes on.</summary>
    public DateInput CompletedOn { get; set; } = new();

    /// <summary>As in <see cref="ProjectDayForm"/>.</summary>
    public bool Anyway { get; set; }

    public static Guid TokenOf(PartialDate? begun, PartialDate? ended) => FormComparison.TokenOf(begun?.Value ?? 0, ended?.Value ?? 0);
}

internal sealed class ProjectDaysFormValidator : AbstractValidator<ProjectDaysForm>
{
    public ProjectDaysFormValidator(Texts texts)
    {
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.CompletedOn).IsDate(texts);
    }
}

public sealed class ProjectCancellationForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput On { get; set; } = new();

    public string? Reason { get; set; }
}

internal sealed class ProjectCancellationFormValidator : AbstractValidator<ProjectCancellationForm>
{
    public ProjectCancellationFormValidator(Texts texts)
    {
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Project.ReasonLimit, texts);
    }
}
