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

    /// <summary>A day, of which no part is left out.</summary>
    /// <param name="label">The key of the field's name: a form may ask for several days.</param>
    public static IRuleBuilderOptions<T, DateInput> IsWholeDate<T>(this IRuleBuilder<T, DateInput> rule, Texts texts, string label) =>
        rule.Must(date => date.Date is { Day: not null })
            .WithMessage(_ => texts["Dates.NotWhole", texts[label], PartialDate.EarliestYear, PartialDate.LatestYear]);

    /// <summary>A mail address as it is written between people: one @, a domain with a dot, no name beside it.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule, Texts texts) =>
        rule.Must(text => text is { Length: <= 256 } && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal))
            .WithMessage(_ => texts["Accounts.Errors.EmailInvalid"]);

    /// <summary>A whole number as a form sends it: digits alone. Null for anything else.</summary>
    public static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A number that is not negative, with a comma or a point before its decimals and blanks between its thousands. Null for anything else: "1,250.00" too, of which nobody else can tell what it means.</summary>
    public static decimal? Decimal(string? text, int decimals = 12)
    {
        var digits = string.Concat((text ?? "").Where(letter => letter is not (' ' or '\u00A0' or '\u202F' or '\u2019' or '\'')));
        var parts = digits.Split(',', '.');
        return parts.Length <= 2 && parts[0].Length is > 0 and <= 15 && Array.TrueForAll(parts, part => part.Length > 0 && part.All(char.IsAsciiDigit)) && (parts.Length == 1 || parts[1].Length <= decimals)
            ? decimal.Parse(string.Join('.', parts), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Null when it has more decimals than its currency, or is absurdly large: "1,250" in euro may mean a thousand or one.</summary>
    public static Money? Amount(string? text, string currency) => Decimal(text, Currency.Decimals(currency)) is { } amount ? Money.Of(amount, currency) : null;

    /// <summary>Is the name of one of the values, as the form sends it; a number is not.</summary>
    public static bool Names<T>(string? text)
        where T : struct, Enum => text is not null && Enum.GetNames<T>().Contains(text);

    /// <summary>Text of at most so many characters, counted as people see them.</summary>
    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> rule, int limit, Texts texts) =>
        rule.Must(text => text is null || text.Length <= limit)
            .WithMessage((_, text) => texts["Forms.TooLong", limit, text!.Length - limit]);
}
