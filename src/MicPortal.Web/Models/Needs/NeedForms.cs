using FluentValidation;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Priorities;
using MicPortal.Domain.Needs;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Needs;

/// <summary>A need or an offer that the other parties are asked about.</summary>
public sealed class NeedForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Kind { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Language { get; set; }

    /// <summary>The id of the priority that it comes from; null for none.</summary>
    public string? Priority { get; set; }

    /// <summary>The id of the need or offer that it asks once more; null for none.</summary>
    public string? Earlier { get; set; }

    public DateInput AnswerBy { get; set; } = new();

    /// <summary>The parties that are asked, where there are several others; empty with one.</summary>
    public List<string> Addressees { get; set; } = [];

    internal NeedFacts Facts => new(Enum.Parse<NeedKind>(Kind!), Title!, Text!, Language!, AnswerBy.Date!.Value, FormRules.Number(Priority));
}

/// <param name="Others">Who can be asked.</param>
public sealed record NeedFormPage(NeedForm Form, PartnershipDetails Partnership, IReadOnlyList<PartyDetails> Others, IReadOnlyList<PriorityChoice> Priorities)
{
    /// <summary>What is asked once more.</summary>
    public NeedDetails? Earlier { get; init; }
}

internal sealed class NeedFormValidator : AbstractValidator<NeedForm>
{
    public NeedFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<NeedKind>).WithMessage(_ => texts["Needs.Errors.KindMissing"]);
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Needs.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(Need.TitleLimit, texts);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Needs.Errors.TextMissing"]);
        RuleFor(form => form.Text).IsAtMost(Need.TextLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
        RuleFor(form => form.Priority).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Earlier).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.AnswerBy).IsWholeDate(texts, "Needs.AnswerBy");
    }
}

public sealed class NeedAnswerForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Answer { get; set; }

    /// <summary>A proposal, to whom it refers, or what it says beside a yes.</summary>
    public string? Word { get; set; }
}

public sealed record NeedAnswerPage(NeedAnswerForm Form, NeedDetails Need, PartnershipDetails Partnership, bool CanAccept);

internal sealed class NeedAnswerFormValidator : AbstractValidator<NeedAnswerForm>
{
    public NeedAnswerFormValidator(Texts texts)
    {
        RuleFor(form => form.Answer).Must(FormRules.Names<NeedAnswer>).WithMessage(_ => texts["Needs.Errors.AnswerMissing"]);
        RuleFor(form => form.Word).NotEmpty().When(form => form.Answer == nameof(NeedAnswer.Reframed)).WithMessage(_ => texts["Needs.Errors.ProposalMissing"]);
        RuleFor(form => form.Word).NotEmpty().When(form => form.Answer == nameof(NeedAnswer.Referred)).WithMessage(_ => texts["Needs.Errors.ToWhomMissing"]);
        RuleFor(form => form.Word).IsAtMost(Need.WordLimit, texts);
    }
}

public sealed class NeedWithdrawalForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

public sealed record NeedWithdrawalPage(NeedWithdrawalForm Form, NeedDetails Need, PartnershipDetails Partnership);

internal sealed class NeedWithdrawalFormValidator : AbstractValidator<NeedWithdrawalForm>
{
    public NeedWithdrawalFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Need.ReasonLimit, texts);
    }
}
