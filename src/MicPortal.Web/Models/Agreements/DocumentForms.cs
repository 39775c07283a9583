using FluentValidation;
using MicPortal.Application.Documents;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Models.Agreements;

/// <summary>A form that brings a document.</summary>
public interface IFileForm : IOnceForm
{
    IFormFile? File { get; set; }
}

public sealed class DocumentForm : IFileForm
{
    public Guid FormId { get; set; }

    public string? Kind { get; set; }

    /// <summary>The fingerprint of the full text in whose place it comes; null adds it.</summary>
    public string? Replaces { get; set; }

    public IFormFile? File { get; set; }
}

internal sealed class DocumentFormValidator : AbstractValidator<DocumentForm>
{
    public DocumentFormValidator(Texts texts, IOptions<DocumentOptions> documents)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<DocumentKind>).WithMessage(_ => texts["Documents.Errors.KindMissing"]);
        RuleFor(form => form.File).IsFile(texts, documents.Value);
    }
}

/// <summary>What a party that has no users decided or signed on paper.</summary>
public sealed class FilingForm : IFileForm
{
    public const string Decision = nameof(Decision);
    public const string Signature = nameof(Signature);

    public Guid FormId { get; set; }

    /// <summary>The party's organisation.</summary>
    public string? For { get; set; }

    public string? What { get; set; }

    public string? Body { get; set; }

    public string? Reference { get; set; }

    public string? SignatoryTitle { get; set; }

    public string? Place { get; set; }

    public DateInput Date { get; set; } = new();

    public IFormFile? File { get; set; }

    /// <summary>Of a valid form.</summary>
    public DecisionTaken ToDecision() => new(Enum.Parse<DecidingBody>(Body!), Reference!, Date.Date!.Value);

    /// <summary>Of a valid form.</summary>
    public SignatureGiven ToSignature() => new(SignatoryTitle!, Date.Date!.Value, Place);
}

internal sealed class FilingFormValidator : AbstractValidator<FilingForm>
{
    public FilingFormValidator(Texts texts, IOptions<DocumentOptions> documents)
    {
        RuleFor(form => form.For).Must(id => FormRules.Number(id) is not null).WithMessage(_ => texts["Documents.Errors.NotAnotherParty"]);
        RuleFor(form => form.What).Must(what => what is FilingForm.Decision or FilingForm.Signature).WithMessage(_ => texts["Documents.Errors.WhatMissing"]);
        When(form => form.What == FilingForm.Decision, () =>
        {
            RuleFor(form => form.Body).Must(FormRules.Names<DecidingBody>).WithMessage(_ => texts["Agreements.Errors.BodyMissing"]);
            RuleFor(form => form.Reference).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReferenceMissing"]);
            RuleFor(form => form.Reference).IsAtMost(DecisionTaken.ReferenceLimit, texts);
        });
        When(form => form.What == FilingForm.Signature, () =>
        {
            RuleFor(form => form.SignatoryTitle).NotEmpty().WithMessage(_ => texts["Agreements.Errors.SignatoryMissing"]);
            RuleFor(form => form.SignatoryTitle).IsAtMost(SignatureGiven.TitleLimit, texts);
            RuleFor(form => form.Place).IsAtMost(SignatureGiven.PlaceLimit, texts);
        });
        RuleFor(form => form.Date).IsGivenDate(texts);
        RuleFor(form => form.File).IsFile(texts, documents.Value);
    }
}

/// <summary>Takes a document back; a draft's needs no reason.</summary>
public sealed class DocumentWithdrawalForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class DocumentWithdrawalFormValidator : AbstractValidator<DocumentWithdrawalForm>
{
    public DocumentWithdrawalFormValidator(Texts texts) => RuleFor(form => form.Reason).IsAtMost(Agreement.ReasonLimit, texts);
}

internal static class FileRules
{
    /// <summary>Chosen, of a size that is taken. What it is, <see cref="DocumentContent"/> finds out.</summary>
    public static void IsFile<T>(this IRuleBuilderInitial<T, IFormFile?> rule, Texts texts, DocumentOptions documents) =>
        rule.Cascade(CascadeMode.Stop)
            .NotNull().WithMessage(_ => texts["Documents.Errors.FileMissing"])
            .Must(file => file!.Length <= documents.MaxBytes).WithMessage(_ => texts["Documents.Errors.TooLarge", documents.MaxMegabytes]);
}
