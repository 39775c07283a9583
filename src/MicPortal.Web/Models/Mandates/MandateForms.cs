using FluentValidation;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Mandates;

/// <summary>A new mandate.</summary>
public sealed class MandateForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The id of who shall act.</summary>
    public string? Association { get; set; }

    /// <summary>Ids.</summary>
    public List<string> Partnerships { get; set; } = [];

    public DateInput From { get; set; } = new();

    public DateInput Until { get; set; } = new();

    public string? Basis { get; set; }

    public bool Binds { get; set; }

    // Methods: a property of the domain's kinds, even one that is only read, the binder reads before anything is validated.
    public int AssociationId() => FormRules.Number(Association) ?? 0;

    public List<int> PartnershipIds() => [.. Partnerships.Select(id => FormRules.Number(id) ?? 0).Distinct()];

    public MandateTerms Terms() => new(From.Date!.Value, Until.Date, Basis!, Binds);
}

internal sealed class MandateFormValidator : AbstractValidator<MandateForm>
{
    public MandateFormValidator(Texts texts)
    {
        RuleFor(form => form.Association).NotEmpty().WithMessage(_ => texts["Mandates.Errors.AssociationMissing"]);
        RuleFor(form => form.Partnerships).NotEmpty().WithMessage(_ => texts["Mandates.Errors.PartnershipMissing"]);
        RuleFor(form => form.From).Must(from => !from.IsEmpty).WithMessage(_ => texts["Mandates.Errors.FromNeedsDay"])
            .Must(from => from.IsValid).WithMessage(_ => texts["Mandates.Errors.FromNeedsDay"]);
        RuleFor(form => form.Until).Must(until => until.IsValid).WithMessage(_ => texts["Mandates.Errors.UntilNeedsDay"]);
        RuleFor(form => form.Basis).NotEmpty().WithMessage(_ => texts["Mandates.Errors.BasisMissing"]);
        RuleFor(form => form.Basis).IsAtMost(Mandate.BasisLimit, texts);
    }
}

/// <summary>The municipality takes its mandate back, or who acts under it gives it back.</summary>
public sealed class MandateEndingForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class MandateEndingFormValidator : AbstractValidator<MandateEndingForm>
{
    public MandateEndingFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Mandates.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Mandate.ReasonLimit, texts);
    }
}
