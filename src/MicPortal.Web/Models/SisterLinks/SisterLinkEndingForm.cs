using FluentValidation;
using MicPortal.Application.SisterLinks;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.SisterLinks;

/// <summary>It ends the link of which it was opened: not one that ended meanwhile and has begun again.</summary>
public sealed class SisterLinkEndingForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

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
