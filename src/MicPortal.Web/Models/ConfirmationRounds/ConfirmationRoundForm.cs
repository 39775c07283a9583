using FluentValidation;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.ConfirmationRounds;

/// <summary>A new round.</summary>
public sealed class ConfirmationRoundForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput Deadline { get; init; } = new();

    public string? Text { get; init; }
}

internal sealed class ConfirmationRoundFormValidator : AbstractValidator<ConfirmationRoundForm>
{
    public ConfirmationRoundFormValidator(Texts texts)
    {
        RuleFor(form => form.Deadline).IsGivenDate(texts);
        RuleFor(form => form.Text).IsAtMost(ConfirmationRound.TextLimit, texts);
    }
}
