using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Interests;

/// <summary>One thing that a municipality offers or seeks: a new one, or (with its token) a change of it.</summary>
public sealed class InterestForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Kind { get; set; }

    public string? Theme { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Language { get; set; }

    internal InterestFacts Facts => new(Enum.Parse<InterestKind>(Kind!), Theme!, Title!, Text, Language!);

    internal static InterestForm Of(InterestDetails interest) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = interest.ConcurrencyToken,
        Kind = interest.Kind.ToString(),
        Theme = interest.Theme,
        Title = interest.Title,
        Text = interest.Text,
        Language = interest.Language,
    };
}

/// <param name="Id">Null for a new one.</param>
public sealed record InterestFormPage(InterestForm Form, int MunicipalityId, int? Id);

internal sealed class InterestFormValidator : AbstractValidator<InterestForm>
{
    public InterestFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<InterestKind>).WithMessage(_ => texts["Interests.Errors.KindMissing"]);
        RuleFor(form => form.Theme).Must(code => code is not null && Domain.Partnerships.Theme.IsKnown(code)).WithMessage(_ => texts["Interests.Errors.ThemeMissing"]);
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Interests.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(Interest.TitleLimit, texts);
        RuleFor(form => form.Text).IsAtMost(Interest.TextLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
    }
}
