using FluentValidation;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Agreements;

public sealed class RemarkForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The version that was read.</summary>
    public int VersionNumber { get; set; }

    /// <summary>As <see cref="KeyOf"/> writes it.</summary>
    public string? Section { get; set; }

    public string? Text { get; set; }

    /// <summary>"Purpose", "Contribution-12".</summary>
    public static string KeyOf(RemarkSubject subject) => subject.ContributionOf is { } organisationId ? $"{subject.Section}-{AgreementTextForm.KeyOf(organisationId)}" : $"{subject.Section}";

    /// <summary>Null for what no choice says.</summary>
    public static RemarkSubject? SubjectOf(string? key)
    {
        var parts = (key ?? "").Split('-', 2);
        return !FormRules.Names<RemarkSection>(parts[0]) ? null
            : parts.Length == 1 ? new RemarkSubject(Enum.Parse<RemarkSection>(parts[0]))
            : FormRules.Number(parts[1]) is { } organisationId ? new RemarkSubject(Enum.Parse<RemarkSection>(parts[0]), organisationId) : null;
    }
}

internal sealed class RemarkFormValidator : AbstractValidator<RemarkForm>
{
    public RemarkFormValidator(Texts texts)
    {
        RuleFor(form => form.Section).Must(key => RemarkForm.SubjectOf(key) is not null).WithMessage(_ => texts["Remarks.Errors.SectionMissing"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Remarks.Errors.TextMissing"]);
        RuleFor(form => form.Text).IsAtMost(AgreementRemark.TextLimit, texts);
    }
}

public sealed class RemarkAnswerForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Text { get; set; }
}

internal sealed class RemarkAnswerFormValidator : AbstractValidator<RemarkAnswerForm>
{
    public RemarkAnswerFormValidator(Texts texts)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Remarks.Errors.AnswerMissing"]);
        RuleFor(form => form.Text).IsAtMost(AgreementRemark.TextLimit, texts);
    }
}
