using FluentValidation;
using MicPortal.Application.FollowUps;
using MicPortal.Domain.Access;
using MicPortal.Domain.FollowUps;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.FollowUps;

/// <summary>What an association writes to a member.</summary>
public sealed class FollowUpForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Kind { get; init; }

    public string? Text { get; init; }
}

internal sealed class FollowUpFormValidator : AbstractValidator<FollowUpForm>
{
    public FollowUpFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<FollowUpKind>).WithMessage(_ => texts["FollowUps.Errors.KindMissing"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["FollowUps.Errors.TextMissing"]);
        RuleFor(form => form.Text).IsAtMost(FollowUp.TextLimit, texts);
    }
}

/// <summary>The form under the name of the member.</summary>
public sealed record FollowUpFormPage(FollowUpForm Form, int MunicipalityId, string Municipality);

/// <summary>What the member answers.</summary>
public sealed class FollowUpAnswerForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Answer { get; init; }
}

internal sealed class FollowUpAnswerFormValidator : AbstractValidator<FollowUpAnswerForm>
{
    public FollowUpAnswerFormValidator(Texts texts)
    {
        RuleFor(form => form.Answer).NotEmpty().WithMessage(_ => texts["FollowUps.Errors.AnswerMissing"]);
        RuleFor(form => form.Answer).IsAtMost(FollowUp.TextLimit, texts);
    }
}

/// <summary>A follow-up as either side sees it.</summary>
public sealed record FollowUpPage(FollowUpDetails FollowUp, FollowUpAnswerForm Form, Actor Actor)
{
    public bool IsOfMunicipality => Actor.ActsFor(FollowUp.MunicipalityId);

    public bool CanAnswer => FollowUpAccess.CanAnswer(FollowUp.MunicipalityId, FollowUp.MembershipId is not null, FollowUp.AnsweredAt is not null, Actor);
}
