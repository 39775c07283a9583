using FluentValidation;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Agreements;

/// <summary>A party's notice: until when it is bound, and why it ends its part.</summary>
public sealed class TerminationForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput LastDay { get; set; } = new();

    public string? Reason { get; set; }

    /// <summary>Also for a day before the one that the agreed time of notice allows.</summary>
    public bool Anyway { get; set; }
}

internal sealed class TerminationFormValidator : AbstractValidator<TerminationForm>
{
    public TerminationFormValidator(Texts texts)
    {
        RuleFor(form => form.LastDay).IsGivenDate(texts);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Agreement.ReasonLimit, texts);
    }
}

/// <summary>The signature of who signs beside the parties.</summary>
public sealed class CoSignatureForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The id of the co-signatory.</summary>
    public string? CoSignatory { get; set; }

    public string? SignatoryTitle { get; set; }

    public DateInput Date { get; set; } = new();

    public string? Place { get; set; }

    public SignatureGiven ToSignature() => new(SignatoryTitle!, Date.Date!.Value, Place);
}

internal sealed class CoSignatureFormValidator : AbstractValidator<CoSignatureForm>
{
    public CoSignatureFormValidator(Texts texts)
    {
        RuleFor(form => form.CoSignatory).Must(id => FormRules.Number(id) is not null).WithMessage(_ => texts["Agreements.Errors.CoSignatoryMissing"]);
        RuleFor(form => form.SignatoryTitle).NotEmpty().WithMessage(_ => texts["Agreements.Errors.SignatoryMissing"]);
        RuleFor(form => form.SignatoryTitle).IsAtMost(SignatureGiven.TitleLimit, texts);
        RuleFor(form => form.Date).IsGivenDate(texts);
        RuleFor(form => form.Place).IsAtMost(SignatureGiven.PlaceLimit, texts);
    }
}

/// <summary>A party's dated word beside a notice.</summary>
public sealed class AgreementStatementForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Text { get; set; }
}

internal sealed class AgreementStatementFormValidator : AbstractValidator<AgreementStatementForm>
{
    public AgreementStatementFormValidator(Texts texts)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Words.StatementMissing"]);
        RuleFor(form => form.Text).IsAtMost(AgreementStatement.TextLimit, texts);
    }
}

/// <summary>That a party has looked at the agreement again.</summary>
public sealed class ReviewForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput ReviewedOn { get; set; } = new();

    public string? Outcome { get; set; }

    public string? Word { get; set; }
}

internal sealed class ReviewFormValidator : AbstractValidator<ReviewForm>
{
    public ReviewFormValidator(Texts texts)
    {
        RuleFor(form => form.ReviewedOn).IsGivenDate(texts);
        RuleFor(form => form.Outcome).Must(FormRules.Names<ReviewOutcome>).WithMessage(_ => texts["Agreements.Errors.ReviewOutcomeMissing"]);
        RuleFor(form => form.Word).IsAtMost(AgreementReview.WordLimit, texts);
    }
}
