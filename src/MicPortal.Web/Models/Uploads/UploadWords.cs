using System.Globalization;
using MicPortal.Application.Uploads;
using MicPortal.Domain.Uploads;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Uploads;

/// <summary>What is wrong with a row.</summary>
public sealed class UploadWords(Texts texts, Words words)
{
    public string Wrong(UploadError error) => error is { Code: "NoSuchPlace", Arguments: [var name, var country] }
        ? texts["Uploads.Error.NoSuchPlace", name, words.Country(country)]
        : texts[$"Uploads.Error.{error.Code}", [.. error.Arguments]];
}

/// <summary>The template, and the rows that were left out with what is wrong with them, to be corrected and uploaded again.</summary>
public sealed class UploadCsv(Texts texts, UploadWords words)
{
    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static IEnumerable<string> Headings => UploadColumns.All.Select(column => UploadColumns.Heading(column, Language));

    public static byte[] Template() => CsvFile.Of([Headings]);

    public byte[] Of(IEnumerable<PlannedRow> rows) => CsvFile.Of([[.. Headings, texts["Uploads.WhatIsWrong"]], .. rows.Select(Line)]);

    private IEnumerable<string> Line(PlannedRow planned)
    {
        var row = planned.Row;
        return [row.Municipality, row.Country, row.MemberSince, row.Partner, row.PartnerCountry, row.FirstContact, string.Join(' ', planned.Errors.Select(words.Wrong))];
    }
}
