using FluentValidation;
using MicPortal.Application.SisterLinks;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.SisterLinks;

public sealed class SisterLinkEndingForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class SisterLinkEndingFormValidator : AbstractValidator<SisterLinkEndingForm>
{
    public SisterLinkEndingFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["SisterLinks.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(SisterLink.ReasonLimit, texts);
    }
}

public sealed record SisterLinkEndingPage(SisterLinkDetails Link, SisterLinkEndingForm Form);
