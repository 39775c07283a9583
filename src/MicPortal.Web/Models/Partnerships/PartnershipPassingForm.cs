using System.Globalization;
using FluentValidation;
using MicPortal.Application.Mergers;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>After a split: another that carries on for the former municipality has this partnership.</summary>
public sealed class PartnershipPassingForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Successor { get; init; }

    public string? Reason { get; init; }

    /// <summary>0 where none is chosen.</summary>
    public int SuccessorId => int.TryParse(Successor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}

internal sealed class PartnershipPassingFormValidator : AbstractValidator<PartnershipPassingForm>
{
    public PartnershipPassingFormValidator(Texts texts)
    {
        RuleFor(form => form.Successor).Must((form, _) => form.SuccessorId > 0).WithMessage(_ => texts["PartnershipPassings.Errors.SisterMissing"]);
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(_ => texts["PartnershipPassings.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Partnership.PassingReasonLimit, texts);
    }
}

/// <param name="Sisters">The others that carry on.</param>
public sealed record PartnershipPassingPage(PartnershipPassingForm Form, PartnershipDetails Partnership, IReadOnlyList<SplitName> Sisters);
