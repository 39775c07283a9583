using FluentValidation;
using MicPortal.Domain.Plans;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Plans;

/// <summary>What a party says of the plan that it has read.</summary>
public interface IPlanVersionForm : IOnceForm
{
    /// <summary>In ViewData: another plan than the one that was read is there to be read first.</summary>
    const string WasReplaced = nameof(WasReplaced);

    /// <summary>The plan that was read.</summary>
    int VersionNumber { get; set; }
}

public sealed class PlanEndorsementForm : IPlanVersionForm
{
    public Guid FormId { get; set; }

    public int VersionNumber { get; set; }

    /// <summary>The page said that the own organisation had declined this version.</summary>
    public bool AfterDecline { get; set; }
}

/// <summary>Nothing is typed.</summary>
internal sealed class PlanEndorsementFormValidator : AbstractValidator<PlanEndorsementForm>;

/// <summary>Why an approval is withdrawn, or something taken back.</summary>
public class PlanReasonForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Why a party does not want what it is asked to approve.</summary>
public sealed class PlanDeclineForm : PlanReasonForm, IPlanVersionForm
{
    public int VersionNumber { get; set; }
}

internal abstract class PlanReasonValidator<TForm> : AbstractValidator<TForm>
    where TForm : PlanReasonForm
{
    protected PlanReasonValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(PlanParty.ReasonLimit, texts);
    }
}

internal sealed class PlanReasonFormValidator(Texts texts) : PlanReasonValidator<PlanReasonForm>(texts);

internal sealed class PlanDeclineFormValidator(Texts texts) : PlanReasonValidator<PlanDeclineForm>(texts);
