using FluentValidation;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.ContactRequests;

/// <summary>What a municipality writes to another.</summary>
public sealed class ContactRequestForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The id of what the other offers or seeks; empty for something else, which then has a theme.</summary>
    public string? Interest { get; set; }

    public string? Theme { get; set; }

    public string? Text { get; set; }

    public string? Language { get; set; }

    internal ContactText Contact => new(Theme ?? "", Text!, Language!);

    internal int? InterestId => FormRules.Number(Interest);
}

internal sealed class ContactRequestFormValidator : AbstractValidator<ContactRequestForm>
{
    public ContactRequestFormValidator(Texts texts)
    {
        RuleFor(form => form.Interest).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["ContactRequests.Errors.InterestEnded"]);
        RuleFor(form => form.Theme).Must(code => code is not null && Domain.Partnerships.Theme.IsKnown(code)).When(form => form.Interest is null)
            .WithMessage(_ => texts["ContactRequests.Errors.ThemeMissing"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["ContactRequests.Errors.TextMissing"]);
        RuleFor(form => form.Text).IsAtMost(ContactRequest.TextLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
    }
}

public enum ContactAnswer
{
    Yes,
    Reply,
    No,
}

/// <summary>The answer to a contact request.</summary>
public sealed class ContactAnswerForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Answer { get; set; }

    public string? Word { get; set; }

    internal ContactAnswer Chosen => Enum.Parse<ContactAnswer>(Answer!);
}

internal sealed class ContactAnswerFormValidator : AbstractValidator<ContactAnswerForm>
{
    public ContactAnswerFormValidator(Texts texts)
    {
        RuleFor(form => form.Answer).Must(FormRules.Names<ContactAnswer>).WithMessage(_ => texts["ContactRequests.Errors.AnswerMissing"]);
        RuleFor(form => form.Word).NotEmpty().When(form => form.Answer is nameof(ContactAnswer.Reply) or nameof(ContactAnswer.No))
            .WithMessage(_ => texts["ContactRequests.Errors.WordMissing"]);
        RuleFor(form => form.Word).IsAtMost(ContactRequest.AnswerLimit, texts);
    }
}
