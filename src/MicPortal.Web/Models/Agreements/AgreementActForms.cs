using FluentValidation;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Agreements;

public sealed class EndorsementForm : IOnceForm
{
    public const int MostDecisions = 3;

    /// <summary>In ViewData: another version than the one that was read is there to be read first.</summary>
    public const string WasReplaced = nameof(WasReplaced);

    public Guid FormId { get; set; }

    /// <summary>The version that was read.</summary>
    public int VersionNumber { get; set; }

    public List<DecisionForm> Decisions { get; set; } = [];

    /// <summary>Of a valid form.</summary>
    public IReadOnlyCollection<DecisionTaken> ToDecisions() => [.. Decisions.Where(decision => !decision.IsEmpty).Select(decision => decision.ToDecision())];

    /// <summary>A place for each decision that can be given.</summary>
    public void Prepare()
    {
        while (Decisions.Count < MostDecisions)
        {
            Decisions.Add(new DecisionForm());
        }
    }
}

public sealed class DecisionForm
{
    public string? Body { get; set; }

    public string? Reference { get; set; }

    public DateInput Date { get; set; } = new();

    public bool IsEmpty => Body is null && Reference is null && Date.IsEmpty;

    public DecisionTaken ToDecision() => new(Enum.Parse<DecidingBody>(Body!), Reference!, Date.Date!.Value);
}

internal sealed class EndorsementFormValidator : AbstractValidator<EndorsementForm>
{
    public EndorsementFormValidator(Texts texts)
    {
        RuleFor(form => form.Decisions).Must(decisions => decisions.Count <= EndorsementForm.MostDecisions).WithMessage(_ => texts["Forms.Malformed"]);
        RuleForEach(form => form.Decisions).SetValidator(new DecisionFormValidator(texts));
    }
}

internal sealed class DecisionFormValidator : AbstractValidator<DecisionForm>
{
    public DecisionFormValidator(Texts texts) => When(decision => !decision.IsEmpty, () =>
    {
        RuleFor(decision => decision.Body).Must(body => body is not null && Enum.GetNames<DecidingBody>().Contains(body)).WithMessage(_ => texts["Agreements.Errors.BodyMissing"]);
        RuleFor(decision => decision.Reference).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReferenceMissing"]);
        RuleFor(decision => decision.Reference).IsAtMost(DecisionTaken.ReferenceLimit, texts);
        RuleFor(decision => decision.Date).IsGivenDate(texts);
    });
}

public sealed class SignatureForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The version that was read.</summary>
    public int VersionNumber { get; set; }

    public string? SignatoryTitle { get; set; }

    public DateInput Date { get; set; } = new();

    public string? Place { get; set; }

    public SignatureGiven ToSignature() => new(SignatoryTitle!, Date.Date!.Value, Place);
}

internal sealed class SignatureFormValidator : AbstractValidator<SignatureForm>
{
    public SignatureFormValidator(Texts texts)
    {
        RuleFor(form => form.SignatoryTitle).NotEmpty().WithMessage(_ => texts["Agreements.Errors.SignatoryMissing"]);
        RuleFor(form => form.SignatoryTitle).IsAtMost(SignatureGiven.TitleLimit, texts);
        RuleFor(form => form.Date).IsGivenDate(texts);
        RuleFor(form => form.Place).IsAtMost(SignatureGiven.PlaceLimit, texts);
    }
}

/// <summary>A second thought before a draft is deleted.</summary>
public sealed class DeletionForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string ConflictKey => "Agreements.Errors.DraftChanged";
}

/// <summary>Nothing is typed.</summary>
internal sealed class DeletionFormValidator : AbstractValidator<DeletionForm>;

/// <summary>Why: to decline, to withdraw an endorsement, to say what is wrong with the record of a paper.</summary>
public sealed class ReasonForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The version that was read.</summary>
    public int VersionNumber { get; set; }

    public string? Reason { get; set; }
}

internal sealed class ReasonFormValidator : AbstractValidator<ReasonForm>
{
    public ReasonFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Agreement.ReasonLimit, texts);
    }
}
