using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Organisations;

/// <summary>Another side for a municipality than it has.</summary>
public sealed class MunicipalitySideForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? Side { get; init; }

    public string? Reason { get; init; }

    internal Side Chosen => Enum.Parse<Side>(Side!);
}

/// <param name="OfCountry">What the country's entry on the list of aid recipients says.</param>
public sealed record MunicipalitySidePage(MunicipalitySideForm Form, MunicipalityDetails Municipality, Side OfCountry);

internal sealed class MunicipalitySideFormValidator : AbstractValidator<MunicipalitySideForm>
{
    public MunicipalitySideFormValidator(Texts texts)
    {
        RuleFor(form => form.Side).Must(FormRules.Names<Side>).WithMessage(_ => texts["Municipalities.Errors.SideMissing"]);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Municipalities.Errors.SideReason"]);
        RuleFor(form => form.Reason).IsAtMost(Municipality.SideReasonLimit, texts);
    }
}
