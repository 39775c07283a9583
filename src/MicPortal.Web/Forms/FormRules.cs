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
    /// <summary>Of any currency in use, such as the Tunisian dinar.</summary>
    private const int MostDecimals = 3;

    private static readonly char[] Marks = ['.', ','];
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>Those of one currency alone.</summary>
    private static readonly Dictionary<string, string> OwnSigns = new() { ["€"] = "EUR", ["₺"] = "TRY", ["₹"] = "INR", ["₦"] = "NGN", ["₵"] = "GHS", ["₴"] = "UAH", ["₫"] = "VND" };

    private static readonly string[] AmbiguousSigns = ["$", "£", "¥"];

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

    /// <summary>No day that is still to come; what is no date, the other rules say.</summary>
    public static IRuleBuilderOptions<T, DateInput> IsNotInFuture<T>(this IRuleBuilder<T, DateInput> rule, TimeProvider clock, Texts texts, string otherwise) =>
        rule.Must(date => date.Date?.IsInFuture(clock.GetUtcNow().UtcDateTime) != true).WithMessage(_ => texts[otherwise]);

    /// <summary>A mail address as it is written between people: one @, a domain with a dot, no name beside it.</summary>
    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule, Texts texts) =>
        rule.Must(text => text is { Length: <= 256 } && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal))
            .WithMessage(_ => texts["Accounts.Errors.EmailInvalid"]);

    /// <summary>A whole number as a form sends it: digits alone, with blanks, points or commas between its thousands where somebody types them. Null for anything else.</summary>
    public static int? Number(string? text)
    {
        var groups = Unspaced(text).Split(Marks);
        var isWhole = groups.Length == 1 || (groups[0].Length is > 0 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
        return isWhole && int.TryParse(string.Concat(groups), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>
    /// A number that is not negative, as towns write it: blanks, points or commas between its thousands, a point or a comma before its decimals. Of two kinds the last stands
    /// before the decimals; one kind that comes again stands between thousands; one alone stands before the decimals. Null for anything else.
    /// </summary>
    public static decimal? Decimal(string? text, int decimals = 12)
    {
        var digits = Unspaced(text);
        var last = digits.LastIndexOfAny(Marks);
        var hasFraction = last >= 0 && digits.IndexOf(digits[last], StringComparison.Ordinal) == last;
        var (whole, fraction) = hasFraction ? (digits[..last], digits[(last + 1)..]) : (digits, "0");
        var groups = whole.Split(Marks);
        if (groups.Length > 1 && (whole.Where(Marks.Contains).Distinct().Count() > 1 || groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3)))
        {
            return null;
        }

        whole = string.Concat(groups);
        return whole.Length is > 0 and <= 15 && fraction.Length > 0 && (!hasFraction || fraction.Length <= decimals) && (whole + fraction).All(char.IsAsciiDigit)
            ? decimal.Parse($"{whole}.{fraction}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Null when it has more decimals than its currency, or is absurdly large. In a currency without decimals "4.800" are thousands. The currency's own sign or code may stand before or behind it.</summary>
    public static Money? Amount(string? text, string currency)
    {
        text = Bare(text, currency);
        var decimals = Currency.Decimals(currency);
        return (decimals == 0 && IsGrouped(text) ? Decimal(string.Concat(Unspaced(text).Where(char.IsAsciiDigit))) : Decimal(text, decimals)) is { } amount ? Money.Of(amount, currency) : null;
    }

    /// <summary>The text that says what is wrong with an amount; null where nothing is. Of a currency that is not known, what is wrong in any.</summary>
    public static (string Key, object[] Arguments)? AmountError(string? text, string currency)
    {
        if (Amount(text, currency) is { Minor: > 0 })
        {
            return null;
        }

        if (!Currency.IsKnown(currency))
        {
            return Decimal(Bare(text, currency), MostDecimals) is > 0 and <= Money.MostMajor ? null : ("Plans.Errors.AmountOfAny", [Money.MostMajor]);
        }

        if (Signs(text).FirstOrDefault(sign => !IsOf(sign, currency)) is { } foreign)
        {
            return (AmbiguousSigns.Contains(foreign) ? "Plans.Errors.AmountSignOfSeveral" : "Plans.Errors.AmountSign", [foreign, currency]);
        }

        text = Bare(text, currency);
        // "4.800" in euro: four thousand eight hundred, or four euro eighty.
        return Currency.Decimals(currency) < 3 && IsGrouped(text) ? ("Plans.Errors.AmountAmbiguous", [text!, string.Concat(Unspaced(text).Where(char.IsAsciiDigit)), TypedValue(decimal.Round(Decimal(text)!.Value, Currency.Decimals(currency)))!]) : ("Plans.Errors.Amount", [currency, Money.MostMajor]);
    }

    /// <summary>The text that says what is wrong with a number that may have decimals but belongs to no currency; null where nothing is.</summary>
    public static (string Key, object[] Arguments)? ValueError(string? text, int decimals, decimal most, string otherwise) =>
        IsGrouped(text) ? ("Plans.Errors.AmountAmbiguous", [text!, string.Concat(Unspaced(text).Where(char.IsAsciiDigit)), TypedValue(Decimal(text))!])
        : Decimal(text, decimals) <= most ? null : (otherwise, []);

    /// <summary>A number as a form shows it: of two ways to read it, the one that is meant.</summary>
    public static string? TypedValue(decimal? number) => number?.ToString("0.############", CultureInfo.CurrentCulture) is { } text && IsGrouped(text) ? text + "0" : number?.ToString("0.############", CultureInfo.CurrentCulture);

    /// <summary>The amount without the signs and codes before and behind it, where they are the currency's, or no currency is known.</summary>
    private static string? Bare(string? text, string currency) => Parts(text) is var (before, number, after) && (!Currency.IsKnown(currency) || new[] { before, after }.All(sign => sign.Length == 0 || IsOf(sign, currency))) ? number : text;

    /// <summary>Letters or signs of currencies before and behind the number: "€", "EUR", "R$".</summary>
    private static IEnumerable<string> Signs(string? text) => Parts(text) is var (before, _, after) && text!.AsSpan().IndexOfAny(Digits) >= 0 ? new[] { before, after }.Where(sign => sign.Length > 0) : [];

    private static (string Before, string Number, string After)? Parts(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var behindFirst = text.TrimStart([.. text.Where(IsOfSign)]);
        var number = behindFirst.TrimEnd([.. text.Where(IsOfSign)]);
        return (text[..^behindFirst.Length].Trim(), number, behindFirst[number.Length..].Trim());

        static bool IsOfSign(char letter) => char.IsLetter(letter) || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.CurrencySymbol;
    }

    private static bool IsOf(string sign, string currency) => sign.Equals(currency, StringComparison.OrdinalIgnoreCase) || OwnSigns.GetValueOrDefault(sign) == currency;

    /// <summary>One mark with three digits behind it, and one to three that begin with no zero before it.</summary>
    private static bool IsGrouped(string? text) =>
        Unspaced(text).Split(Marks) is [{ Length: > 0 and <= 3 } thousands, { Length: 3 } rest] && thousands[0] != '0' && (thousands + rest).All(char.IsAsciiDigit);

    private static string Unspaced(string? text) => string.Concat((text ?? "").Where(letter => letter is not (' ' or '\u00A0' or '\u202F' or '\u2019' or '\'')));

    /// <summary>What the domain would refuse one after the other, all at once and each at its field.</summary>
    public static void AddFailures<T>(this ValidationContext<T> context, IEnumerable<DomainException> wrong, Texts texts)
    {
        foreach (var one in wrong)
        {
            context.AddFailure(one.Field ?? "", texts[one.Key, [.. one.Arguments]]);
        }
    }

    /// <summary>Is the name of one of the values, as the form sends it; a number is not.</summary>
    public static bool Names<T>(string? text)
        where T : struct, Enum => text is not null && Enum.GetNames<T>().Contains(text);

    /// <summary>Text of at most so many characters, counted as people see them.</summary>
    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> rule, int limit, Texts texts) =>
        rule.Must(text => text is null || text.Length <= limit)
            .WithMessage((_, text) => texts["Forms.TooLong", limit, text!.Length - limit]);
}
