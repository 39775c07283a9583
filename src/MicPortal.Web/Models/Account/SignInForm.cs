using System.ComponentModel.DataAnnotations;
using FluentValidation;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Account;

public sealed class SignInForm
{
    public string? Email { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }

    public string? ReturnUrl { get; init; }

    /// <summary>What was sent after the sign-in had ended, as one protected value.</summary>
    public string? Carried { get; init; }
}

internal sealed class SignInFormValidator : AbstractValidator<SignInForm>
{
    public SignInFormValidator(Texts texts)
    {
        RuleFor(form => form.Email).NotEmpty().WithMessage(_ => texts["Account.Errors.EmailMissing"]).MaximumLength(256).WithMessage(_ => texts["Account.Errors.EmailMissing"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => texts["Account.Errors.PasswordMissing"]).MaximumLength(256).WithMessage(_ => texts["Account.Errors.NoMatch"]);
    }
}
