using System.Globalization;
using System.Net.Mail;
using FluentValidation;
using MicPortal.Domain.Common;
using MicPortal.Web.Models;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Forms;

/// <summary>Rules that several forms share, with their messages.</summary>
internal static class FormRules
{
    public static IRuleBuilderOptions<T, DateInput> IsDate<T>(this IRuleBuilder<T, DateInput> rule, Texts texts) =>
        rule.Must(date => date.IsValid).WithMessage(_ => texts["Dates.Invalid", PartialDate.EarliestYear, PartialDate.LatestYear]);

    public static IRuleBuilderOptions<T, DateInput> IsGivenDate<T>(this IRuleBuilder<T, DateInput> rule, Texts texts) =>
        rule.Must(date => !date.IsEmpty).WithMessage(_ => texts["Dates.Missing"])
            .Must(date => date.IsValid).WithMessage(_ => texts["Dates.Invalid", PartialDate.EarliestYear, PartialDate.LatestYear]);

    /// <summary>A mail address as it is written between people: one @, a domain with a dot, no name beside it.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule, Texts texts) =>
        rule.Must(text => text is { Length: <= 256 } && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal))
            .WithMessage(_ => texts["Accounts.Errors.EmailInvalid"]);

    /// <summary>A whole number as a form sends it: digits alone. Null for anything else.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Is the name of one of the values, as the form sends it; a number is not.</summary>
    public static bool Names<T>(string? text)
        where T : struct, Enum => text is not null && Enum.GetNames<T>().Contains(text);

    /// <summary>Text of at most so many characters, counted as people see them.</summary>
    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> rule, int limit, Texts texts) =>
        rule.Must(text => text is null || text.Length <= limit)
            .WithMessage((_, text) => texts["Forms.TooLong", limit, text!.Length - limit]);
}
