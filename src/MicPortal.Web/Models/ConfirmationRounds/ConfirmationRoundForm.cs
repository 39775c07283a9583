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
        // A day: the other dates' messages would say that its day may stay empty.
        RuleFor(form => form.Deadline).Must(deadline => !deadline.IsEmpty).WithMessage(_ => texts["ConfirmationRounds.Errors.DeadlineMissing"])
            .Must(deadline => deadline.IsValid).WithMessage(_ => texts["ConfirmationRounds.Errors.DeadlineInvalid"]);
        RuleFor(form => form.Text).IsAtMost(ConfirmationRound.TextLimit, texts);
    }
}
