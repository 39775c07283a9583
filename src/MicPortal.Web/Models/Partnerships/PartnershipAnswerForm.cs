using FluentValidation;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>Is this partnership yours? Accepting leads on to a form of its own.</summary>
public sealed class PartnershipAnswerForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Answer { get; init; }

    public DateInput Ended { get; init; } = new();

    public string? Word { get; init; }

    public PartyAnswer Chosen => Enum.Parse<PartyAnswer>(Answer!);
}

internal sealed class PartnershipAnswerFormValidator : AbstractValidator<PartnershipAnswerForm>
{
    public PartnershipAnswerFormValidator(Texts texts)
    {
        RuleFor(form => form.Answer).Must(answer => FormRules.Names<PartyAnswer>(answer) && answer is not (nameof(PartyAnswer.None) or nameof(PartyAnswer.CarriedOn)))
            .WithMessage(_ => texts["Partnerships.Errors.AnswerMissing"]);
        RuleFor(form => form.Ended).IsGivenDate(texts).When(form => form.Answer == nameof(PartyAnswer.Ended));
        RuleFor(form => form.Word).Null().WithMessage(_ => texts["Partnerships.Errors.WordWithYes"]).When(form => form.Answer == nameof(PartyAnswer.Accepted));
        RuleFor(form => form.Word).IsAtMost(Partnership.WordLimit, texts);
    }
}

public sealed record PartnershipAnswerPage(PartnershipAnswerForm Form, PartnershipDetails Partnership);
