using FluentValidation;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Agreements;

internal abstract class AgreementFormValidator<TForm> : AbstractValidator<TForm>
    where TForm : AgreementForm
{
    protected AgreementFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<AgreementKind>).WithMessage(_ => texts["Agreements.Errors.KindMissing"]);
        RuleFor(form => form.Texts).NotEmpty().WithMessage(_ => texts["Agreements.Errors.NoText"])
            .Must(list => list.Count <= AgreementForm.MostTexts).WithMessage(_ => texts["Agreements.Errors.TooManyTexts", AgreementForm.MostTexts]);
        RuleFor(form => form.Texts).Must(list => list.Count == 0 || list.Any(text => text.IsAuthentic)).WithMessage(_ => texts["Agreements.Errors.NoAuthenticText"]);
        var ofText = new AgreementTextFormValidator(texts);
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (index, text) in form.Texts.Index())
            {
                // Of several texts each error says which one it is about.
                var which = form.Texts.Count == 1 ? "" : (Language.All.Contains(text.Language ?? "") ? texts["Agreements.TextIn", texts[$"Languages.{text.Language}"]] : texts["Agreements.TextNumber", index + 1]) + texts["Words.Colon"] + " ";
                foreach (var failure in ofText.Validate(text).Errors)
                {
                    context.AddFailure($"Texts[{index}].{failure.PropertyName}", which + failure.ErrorMessage);
                }
            }
        });
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (index, text) in form.Texts.Index())
            {
                if (text.Language is not null && form.Texts.Take(index).Any(earlier => earlier.Language == text.Language))
                {
                    context.AddFailure($"Texts[{index}].Language", texts["Agreements.Errors.LanguageTwice"]);
                }
            }
        });
        RuleFor(form => form.Start).IsDate(texts);
        RuleFor(form => form.Term).Must(FormRules.Names<AgreementTerm>).WithMessage(_ => texts["Agreements.Errors.TermMissing"]);
        RuleFor(form => form.End).IsDate(texts);
        RuleFor(form => form.End).Must((form, end) => form.Term switch { nameof(AgreementTerm.Open) => end.IsEmpty, nameof(AgreementTerm.Fixed) or nameof(AgreementTerm.TacitlyRenewed) => !end.IsEmpty, _ => true })
            .WithMessage(_ => texts["Agreements.Errors.EndAndTermDiffer"]);
        RuleFor(form => form.End).Must((form, end) => !(form.Start.Date is { } start && end.Date?.CertainlyBefore(start) == true)).WithMessage(_ => texts["Agreements.Errors.EndBeforeStart"]);
        RuleFor(form => form.RenewalYears).NotNull().When(form => form.IsTacitlyRenewed).WithMessage(_ => texts["Agreements.Errors.RenewalYearsMissing"]);
        Whole(form => form.RenewalYears, AgreementContent.MostRenewalYears, texts).When(form => form.IsTacitlyRenewed);
        Whole(form => form.NoticeMonths, AgreementContent.MostNoticeMonths, texts).When(form => form.IsTacitlyRenewed);
        Whole(form => form.ReviewEvery, AgreementContent.MostReviewMonths, texts).When(form => form.ReviewUnit == nameof(PeriodUnit.Months));
        Whole(form => form.ReviewEvery, AgreementContent.MostReviewMonths / 12, texts).When(form => form.ReviewUnit != nameof(PeriodUnit.Months));
        RuleFor(form => form.ReviewUnit).Must(FormRules.Names<PeriodUnit>).When(form => form.ReviewEvery is not null).WithMessage(_ => texts["Agreements.Errors.ReviewUnit"]);
        Whole(form => form.SignaturesToTakeEffect, int.MaxValue, texts);
        RuleFor(form => form.CoSignatories).Must(list => list.Count <= CoSignatory.Most).WithMessage(_ => texts["Agreements.Errors.CoSignatories", CoSignatory.Most]);
        RuleForEach(form => form.CoSignatories).SetValidator(new CoSignatoryFormValidator(texts));
    }

    /// <summary>Each party once; that there are enough of them, the agreement itself decides.</summary>
    protected static bool AreNamedOnce(List<string> parties) => parties.Distinct().Count() == parties.Count;

    private IRuleBuilderOptions<TForm, string?> Whole(System.Linq.Expressions.Expression<Func<TForm, string?>> field, int most, Texts texts) =>
        RuleFor(field).Must(text => text is null || (FormRules.Number(text) is { } number && number >= 1 && number <= most))
            .WithMessage(_ => most == int.MaxValue ? texts["Forms.NotANumber"] : texts["Forms.WholeNumber", 1, most]);
}

internal sealed class AgreementTextFormValidator : AbstractValidator<AgreementTextForm>
{
    public AgreementTextFormValidator(Texts texts)
    {
        RuleFor(text => text.Language).Must(language => language is not null && Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(text => text.Title).NotEmpty().WithMessage(_ => texts["Agreements.Errors.TitleMissing"]);
        RuleFor(text => text.Title).IsAtMost(AgreementText.TitleLimit, texts);
        RuleFor(text => text.Purpose).NotEmpty().WithMessage(_ => texts["Agreements.Errors.PurposeMissing"]);
        RuleFor(text => text.Purpose).IsAtMost(AgreementText.PurposeLimit, texts);
        RuleFor(text => text.Scope).IsAtMost(AgreementText.ScopeLimit, texts);
        RuleFor(text => text.FullText).IsAtMost(AgreementText.FullTextLimit, texts);
        RuleFor(text => text).Custom((text, context) =>
        {
            foreach (var (key, typed) in text.Contributions.Where(pair => pair.Value?.Length > AgreementText.ContributionLimit))
            {
                context.AddFailure($"Contributions[{key}]", texts["Forms.TooLong", AgreementText.ContributionLimit, typed!.Length - AgreementText.ContributionLimit]);
            }
        });
    }
}

internal sealed class CoSignatoryFormValidator : AbstractValidator<CoSignatoryForm>
{
    public CoSignatoryFormValidator(Texts texts)
    {
        RuleFor(one => one.Name).NotEmpty().When(one => one.Description is not null).WithMessage(_ => texts["Agreements.Errors.CoSignatoryName"]);
        RuleFor(one => one.Name).IsAtMost(CoSignatory.NameLimit, texts);
        RuleFor(one => one.Description).IsAtMost(CoSignatory.DescriptionLimit, texts);
    }
}

internal sealed class DraftFormValidator : AgreementFormValidator<DraftForm>
{
    public DraftFormValidator(Texts texts)
        : base(texts) => RuleFor(form => form.Parties).Must(AreNamedOnce).WithMessage(_ => texts["Agreements.Errors.PartyTwice"]);
}

internal sealed class NextFormValidator(Texts texts) : AgreementFormValidator<NextForm>(texts);

internal sealed class PaperAgreementFormValidator : AgreementFormValidator<PaperAgreementForm>
{
    public PaperAgreementFormValidator(Texts texts)
        : base(texts)
    {
        RuleFor(form => form.Parties).Must(AreNamedOnce).WithMessage(_ => texts["Agreements.Errors.PartyTwice"]);
        this.HasSignatures(texts, (form, id) => form.Parties.Count == 0 || form.Parties.Contains(id) || form.Signatures[id] is not { SignatoryTitle: null, Place: null, Date.IsEmpty: true });
    }
}

internal sealed class AgreementEditFormValidator : AgreementFormValidator<AgreementEditForm>
{
    public AgreementEditFormValidator(Texts texts)
        : base(texts) => this.HasSignatures(texts, (_, _) => true);
}

internal static class PaperSignatureRules
{
    /// <summary>Each of them complete; the fields stand under the organisation's id.</summary>
    public static void HasSignatures<TForm>(this AbstractValidator<TForm> validator, Texts texts, Func<TForm, string, bool> isAskedFor)
        where TForm : IPaperForm => validator.RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (id, signature) in form.Signatures.Where(pair => isAskedFor(form, pair.Key)))
            {
                foreach (var failure in new PaperSignatureFormValidator(texts).Validate(signature).Errors)
                {
                    context.AddFailure($"Signatures[{id}].{failure.PropertyName}", failure.ErrorMessage);
                }
            }
        });
}

internal sealed class PaperSignatureFormValidator : AbstractValidator<PaperSignatureForm>
{
    public PaperSignatureFormValidator(Texts texts)
    {
        RuleFor(signature => signature.SignatoryTitle).IsAtMost(SignatureGiven.TitleLimit, texts);
        RuleFor(signature => signature.Date).IsGivenDate(texts);
        RuleFor(signature => signature.Place).IsAtMost(SignatureGiven.PlaceLimit, texts);
    }
}
