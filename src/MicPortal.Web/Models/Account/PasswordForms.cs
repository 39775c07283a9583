using System.ComponentModel.DataAnnotations;
using FluentValidation;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Account;

/// <summary>A password is chosen with a link that somebody handed over.</summary>
public sealed class SetPasswordForm
{
    public int UserId { get; init; }

    public string? Token { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }
}

internal sealed class SetPasswordFormValidator : AbstractValidator<SetPasswordForm>
{
    public SetPasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.Token).NotEmpty().WithMessage(_ => texts["Accounts.Errors.LinkVoid"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PasswordShort"]).MaximumLength(256).WithMessage(_ => texts["Accounts.Errors.PasswordLong"]);
    }
}

/// <summary>Somebody changes their own password.</summary>
public sealed class PasswordForm
{
    [DataType(DataType.Password)]
    public string? Present { get; init; }

    [DataType(DataType.Password)]
    public string? Password { get; init; }
}

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator(Texts texts)
    {
        RuleFor(form => form.Present).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PresentWrong"]).MaximumLength(256).WithMessage(_ => texts["Accounts.Errors.PresentWrong"]);
        RuleFor(form => form.Password).NotEmpty().WithMessage(_ => texts["Accounts.Errors.PasswordShort"]).MaximumLength(256).WithMessage(_ => texts["Accounts.Errors.PasswordLong"]);
    }
}
