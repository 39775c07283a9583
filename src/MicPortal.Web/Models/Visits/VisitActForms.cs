using System.Globalization;
using System.Linq.Expressions;
using FluentValidation;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Visits;

/// <summary>What the page of a <see cref="PlanReasonForm"/> takes back.</summary>
/// <param name="Path">Of the form, below the visit's address.</param>
/// <param name="Months">After which the side said what it had learned.</param>
public sealed record VisitTakeBack(string Path, string TitleKey, string LeadKey, int? Months = null)
{
    /// <summary>After how many months the side said what it had learned, which stays.</summary>
    public IReadOnlyList<int> Learned { get; init; } = [];
}

/// <summary>It is postponed or cancelled.</summary>
public sealed class VisitReasonForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>Of <see cref="VisitReason"/>.</summary>
    public string? Reason { get; set; }

    public string? ReasonText { get; set; }
}

internal sealed class VisitReasonFormValidator : AbstractValidator<VisitReasonForm>
{
    public VisitReasonFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).Must(FormRules.Names<VisitReason>).WithMessage(_ => texts["Visits.Errors.ReasonMissing"]);
        RuleFor(form => form.ReasonText).IsAtMost(Visit.ReasonLimit, texts);
    }
}

/// <summary>One side's part of the report.</summary>
public sealed class VisitReportForm : IComparedForm
{
    public Guid FormId { get; set; }

    /// <summary>Of the part that was read; empty where there was none.</summary>
    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Language { get; set; }

    public string? Done { get; set; }

    public string? Learned { get; set; }

    public string? Difficulties { get; set; }

    public string? All { get; set; }

    public string? Women { get; set; }

    public string? Men { get; set; }

    public string? UnderThirty { get; set; }

    public string? ThirtyToFiftyNine { get; set; }

    public string? SixtyAndOlder { get; set; }

    public string? Councillors { get; set; }

    public string? Officials { get; set; }

    public string? TechnicalStaff { get; set; }

    public string? CivilSociety { get; set; }

    public string? YouthRepresentatives { get; set; }

    public string? Interpreters { get; set; }

    public ReportContent ToContent() => new(Language!, Done!, Learned!, Difficulties, ToCount());

    /// <summary>Of a form that has a number for all.</summary>
    public VisitCount ToCount() => new()
    {
        All = FormRules.Number(All)!.Value,
        Women = FormRules.Number(Women),
        Men = FormRules.Number(Men),
        UnderThirty = FormRules.Number(UnderThirty),
        ThirtyToFiftyNine = FormRules.Number(ThirtyToFiftyNine),
        SixtyAndOlder = FormRules.Number(SixtyAndOlder),
        Councillors = FormRules.Number(Councillors),
        Officials = FormRules.Number(Officials),
        TechnicalStaff = FormRules.Number(TechnicalStaff),
        CivilSociety = FormRules.Number(CivilSociety),
        YouthRepresentatives = FormRules.Number(YouthRepresentatives),
        Interpreters = FormRules.Number(Interpreters),
    };

    public static VisitReportForm Of(VisitReportDetails report)
    {
        var count = report.Count;
        return new VisitReportForm
        {
            FormId = Guid.NewGuid(),
            ConcurrencyToken = TokenOf(report.FiledAt, report.ChangedAt),
            Language = report.Language,
            Done = report.Done,
            Learned = report.Learned,
            Difficulties = report.Difficulties,
            All = Typed(count.All),
            Women = Typed(count.Women),
            Men = Typed(count.Men),
            UnderThirty = Typed(count.UnderThirty),
            ThirtyToFiftyNine = Typed(count.ThirtyToFiftyNine),
            SixtyAndOlder = Typed(count.SixtyAndOlder),
            Councillors = Typed(count.Councillors),
            Officials = Typed(count.Officials),
            TechnicalStaff = Typed(count.TechnicalStaff),
            CivilSociety = Typed(count.CivilSociety),
            YouthRepresentatives = Typed(count.YouthRepresentatives),
            Interpreters = Typed(count.Interpreters),
        };
    }

    public static Guid TokenOf(DateTime filedAt, DateTime? changedAt) => FormComparison.TokenOf(0, (changedAt ?? filedAt).Ticks);

    private static string? Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

internal sealed class VisitReportFormValidator : AbstractValidator<VisitReportForm>
{
    private static readonly Expression<Func<VisitReportForm, string?>>[] Counts =
    [
        form => form.All, form => form.Women, form => form.Men, form => form.UnderThirty, form => form.ThirtyToFiftyNine, form => form.SixtyAndOlder, form => form.Councillors,
        form => form.Officials, form => form.TechnicalStaff, form => form.CivilSociety, form => form.YouthRepresentatives, form => form.Interpreters,
    ];

    public VisitReportFormValidator(Texts texts)
    {
        RuleFor(form => form.Language).Must(language => language is not null && Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.Done).NotEmpty().WithMessage(_ => texts["Visits.Errors.DoneMissing"]);
        RuleFor(form => form.Done).IsAtMost(VisitReport.TextLimit, texts);
        RuleFor(form => form.Learned).NotEmpty().WithMessage(_ => texts["Visits.Errors.LearnedMissing"]);
        RuleFor(form => form.Learned).IsAtMost(VisitReport.TextLimit, texts);
        RuleFor(form => form.Difficulties).IsAtMost(VisitReport.TextLimit, texts);
        RuleFor(form => form.All).NotNull().WithMessage(_ => texts["Plans.Errors.PeopleMissing"]);
        foreach (var count in Counts)
        {
            RuleFor(count).Must(text => text is null || FormRules.Number(text) is <= VisitCount.Most).WithMessage(_ => texts["Forms.WholeNumber", 0, VisitCount.Most]);
        }

        RuleFor(form => form).Custom((form, context) => context.AddFailures(FormRules.Number(form.All) is null or > VisitCount.Most ? [] : form.ToCount().Wrong(), texts));
    }
}

public sealed class LearningForm : IComparedForm
{
    public Guid FormId { get; set; }

    /// <summary>Of the answer that was read, or that there was none to what was asked.</summary>
    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    /// <summary>After how many months it was asked.</summary>
    public string? Months { get; set; }

    public string? Language { get; set; }

    public string? Text { get; set; }

    /// <param name="own">Null where there is none to what is asked.</param>
    public static LearningForm Of(int months, LearningDetails? own, string language) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = TokenOf(months, own?.WrittenAt),
        Months = Typed(months),
        Language = own?.Language ?? language,
        Text = own?.Text,
    };

    public static Guid TokenOf(int months, DateTime? writtenAt) => FormComparison.TokenOf(months, writtenAt?.Ticks ?? 0);

    public static string Typed(int months) => months.ToString(CultureInfo.InvariantCulture);
}

internal sealed class LearningFormValidator : AbstractValidator<LearningForm>
{
    public LearningFormValidator(Texts texts)
    {
        RuleFor(form => form.Language).Must(language => language is not null && Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Visits.Errors.LearnedMissing"]);
        RuleFor(form => form.Text).IsAtMost(VisitLearning.TextLimit, texts);
    }
}

public sealed class VisitFollowUpForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Text { get; set; }

    public string? Post { get; set; }

    public string? OrganisationId { get; set; }

    public DateInput Due { get; set; } = new();

    public static VisitFollowUpForm Of(FollowUpRow followUp, Guid token) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = token,
        Text = followUp.Text,
        Post = followUp.Post,
        OrganisationId = VisitPlanFields.KeyOf(followUp.OrganisationId),
        Due = DateInput.Of(followUp.Due),
    };
}

internal sealed class VisitFollowUpFormValidator : AbstractValidator<VisitFollowUpForm>
{
    public VisitFollowUpFormValidator(Texts texts)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Visits.Errors.FollowUpMissing"]);
        RuleFor(form => form.Text).IsAtMost(VisitFollowUp.TextLimit, texts);
        RuleFor(form => form.OrganisationId).Must(id => FormRules.Number(id) is not null).WithMessage(_ => texts["Visits.Errors.PartyMissing"]);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => texts["Visits.Errors.PostMissing"]);
        RuleFor(form => form.Post).IsAtMost(VisitFollowUp.PostLimit, texts);
        RuleFor(form => form.Due).IsGivenDate(texts);
    }
}
