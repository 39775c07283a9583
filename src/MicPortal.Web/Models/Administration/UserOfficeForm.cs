using System.Linq.Expressions;
using FluentValidation;
using MicPortal.Application.Administration;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Administration;

/// <summary>From when until when the owner of an account is in office.</summary>
public sealed class UserOfficeForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput OfficeFrom { get; set; } = new();

    public DateInput OfficeUntil { get; set; } = new();
}

internal sealed class UserOfficeFormValidator : AbstractValidator<UserOfficeForm>
{
    public UserOfficeFormValidator(Texts texts) => OfficeRules.Add(this, form => form.OfficeFrom, form => form.OfficeUntil, texts);
}

public sealed record UserOfficePage(UserOfficeForm Form, UserDetails User);

internal static class OfficeRules
{
    public static void Add<TForm>(AbstractValidator<TForm> validator, Expression<Func<TForm, DateInput>> from, Expression<Func<TForm, DateInput>> until, Texts texts)
    {
        var first = from.Compile();
        validator.RuleFor(from).Must(date => date.IsValid).WithMessage(_ => texts["Admin.Errors.OfficeFrom"]);
        // A reminder needs the day.
        validator.RuleFor(until).Must(date => date.IsValid && date.Date is not { Day: null }).WithMessage(_ => texts["Admin.Errors.OfficeUntil"])
            .Must((form, date) => date.Date is not { } last || first(form).Date is not { } begin || !last.CertainlyBefore(begin)).WithMessage(_ => texts["Admin.Errors.OfficeOrder"]);
    }
}
