using FluentValidation;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.AccessRequests;

/// <summary>"This is my municipality."</summary>
public sealed class AccessRequestForm
{
    public string? Post { get; init; }

    public string? Email { get; init; }

    public string? Proof { get; init; }
}

/// <summary>The form under the name of the municipality.</summary>
/// <param name="HasUsers">Then its own officers make accounts.</param>
public sealed record AccessRequestFormPage(AccessRequestForm Form, int MunicipalityId, string Municipality, bool HasUsers);

internal sealed class AccessRequestFormValidator : AbstractValidator<AccessRequestForm>
{
    public AccessRequestFormValidator(Texts texts)
    {
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PostMissing"]);
        RuleFor(form => form.Post).IsAtMost(AccessRequest.PostLimit, texts);
        RuleFor(form => form.Email).IsEmail(texts);
        RuleFor(form => form.Proof).NotEmpty().WithMessage(_ => texts["AccessRequests.Errors.ProofMissing"]);
        RuleFor(form => form.Proof).IsAtMost(AccessRequest.ProofLimit, texts);
    }
}

/// <summary>Why a request is refused.</summary>
public sealed class AccessRefusalForm
{
    public string? Reason { get; init; }
}

internal sealed class AccessRefusalFormValidator : AbstractValidator<AccessRefusalForm>
{
    public AccessRefusalFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(AccessRequest.ReasonLimit, texts);
    }
}

/// <summary>What a partner says of who asks.</summary>
public sealed class AccessVouchForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Text { get; set; }
}

internal sealed class AccessVouchFormValidator : AbstractValidator<AccessVouchForm>
{
    public AccessVouchFormValidator(Texts texts)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["AccessRequests.Errors.VouchMissing"]);
        RuleFor(form => form.Text).IsAtMost(AccessVouch.TextLimit, texts);
    }
}
