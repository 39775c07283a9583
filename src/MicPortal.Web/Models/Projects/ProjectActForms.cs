using System.Globalization;
using FluentValidation;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Projects;

public sealed class ProjectEndorsementForm : IOnceForm
{
    /// <summary>In ViewData: another plan than the one that was read is there to be read first.</summary>
    public const string WasReplaced = nameof(WasReplaced);

    public Guid FormId { get; set; }

    /// <summary>The plan that was read.</summary>
    public int VersionNumber { get; set; }
}

/// <summary>Nothing is typed.</summary>
internal sealed class ProjectEndorsementFormValidator : AbstractValidator<ProjectEndorsementForm>;

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
public sealed class ProjectDaysForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput On { get; set; } = new();

    /// <summary>Not asked while the work goes on.</summary>
    public DateInput CompletedOn { get; set; } = new();

    /// <summary>As in <see cref="ProjectDayForm"/>.</summary>
    public bool Anyway { get; set; }

    /// <summary>The days that were read.</summary>
    public string? Read { get; set; }

    public static string ReadOf(PartialDate? begun, PartialDate? ended) => string.Create(CultureInfo.InvariantCulture, $"{begun?.Value}-{ended?.Value}");
}

internal sealed class ProjectDaysFormValidator : AbstractValidator<ProjectDaysForm>
{
    public ProjectDaysFormValidator(Texts texts)
    {
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.CompletedOn).IsDate(texts);
    }
}

public sealed class ProjectWithdrawalForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class ProjectWithdrawalFormValidator : AbstractValidator<ProjectWithdrawalForm>
{
    public ProjectWithdrawalFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Project.ReasonLimit, texts);
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
