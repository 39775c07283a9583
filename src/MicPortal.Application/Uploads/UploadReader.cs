using System.Globalization;
using System.Text;
using CsvHelper;
using MicPortal.Application.Documents;
using MicPortal.Domain.Common;
using MicPortal.Domain.Uploads;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace MicPortal.Application.Uploads;

/// <summary>The rows of a CSV or XLSX file. It throws, with the text for the field, what is wrong with the file as a whole.</summary>
public static class UploadReader
{
    public const string Accepted = ".csv,.xlsx";

    private const int LongestHeadings = 4_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool Takes(string? name) => IsWorkbook(name) || name?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true;

    /// <param name="content">Can seek.</param>
    public static IReadOnlyList<UploadRow> Read(Stream content, string name)
    {
        if (!Takes(name))
        {
            throw Wrong("Uploads.Errors.OtherFormat");
        }

        if (content.Length == 0)
        {
            throw Wrong("Documents.Errors.Empty");
        }

        return Rows(IsWorkbook(name) ? Workbook(content) : Csv(content));
    }

    private static bool IsWorkbook(string? name) => name?.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) == true;

    private static List<UploadRow> Rows(IEnumerable<(int Number, IReadOnlyList<string> Cells)> lines)
    {
        List<string?>? columns = null;
        var rows = new List<UploadRow>();
        foreach (var (number, cells) in lines)
        {
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (columns is null)
            {
                columns = [.. cells.Select(UploadColumns.Of)];
                Check(columns);
                continue;
            }

            if (rows.Count == Upload.MostRows)
            {
                throw Wrong("Uploads.Errors.TooManyRows", Upload.MostRows);
            }

            rows.Add(new UploadRow
            {
                Number = number,
                Municipality = Cell(UploadColumns.Municipality),
                Country = Cell(UploadColumns.Country),
                MemberSince = Cell(UploadColumns.MemberSince),
                Partner = Cell(UploadColumns.Partner),
                PartnerCountry = Cell(UploadColumns.PartnerCountry),
                FirstContact = Cell(UploadColumns.FirstContact),
            });

            string Cell(string column) => columns.IndexOf(column) is >= 0 and var index && index < cells.Count ? Cleaned(cells[index]) : "";
        }

        return rows.Count > 0 ? rows : throw Wrong(columns is null ? "Documents.Errors.Empty" : "Uploads.Errors.NoRows");
    }

    private static void Check(List<string?> columns)
    {
        if (!columns.Contains(UploadColumns.Municipality) || !columns.Contains(UploadColumns.Country))
        {
            throw Wrong("Uploads.Errors.NoHeadings");
        }

        if (columns.OfType<string>().GroupBy(column => column).FirstOrDefault(column => column.Count() > 1) is { } twice)
        {
            throw Wrong("Uploads.Errors.HeadingTwice", UploadColumns.Heading(twice.Key, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        }
    }

    /// <summary>On one line, composed, without what nobody sees, and no longer than a column holds: longer than any name it finds none.</summary>
    private static string Cleaned(string cell)
    {
        var text = new StringBuilder();
        foreach (var rune in cell.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.Control && !Rune.IsWhiteSpace(rune))
            {
                continue;
            }

            text.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
        }

        var line = string.Join(' ', text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormC);
        return line.Length <= UploadRow.CellLimit ? line : line[..(char.IsHighSurrogate(line[UploadRow.CellLimit - 1]) ? UploadRow.CellLimit - 1 : UploadRow.CellLimit)];
    }

    private static List<(int Number, IReadOnlyList<string> Cells)> Csv(Stream content)
    {
        var bytes = new byte[content.Length];
        content.Position = 0;
        content.ReadExactly(bytes);
        var text = Decoded(bytes);
        var headings = text.AsSpan(0, Math.Min(text.Length, LongestHeadings)).TrimStart("\r\n");
        headings = headings.IndexOfAny('\r', '\n') is >= 0 and var end ? headings[..end] : headings;
        var separator = Separator(headings);
        var lines = new List<(int, IReadOnlyList<string>)>();
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false, TrackLineNumbers = true, FieldCountMismatch = CsvFieldCountHandling.Allow, MalformedData = CsvMalformedDataHandling.Throw }, leaveOpen: false);
            while (csv.Read())
            {
                lines.Add((lines.Count + 1, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)]));
                if (lines.Count > Upload.MostRows * 10)
                {
                    throw Wrong("Uploads.Errors.TooManyRows", Upload.MostRows);
                }
            }
        }
        catch (Exception malformed) when (malformed is not DomainException)
        {
            throw Wrong("Uploads.Errors.Quotes", lines.Count + 1);
        }

        return lines;
    }

    private static string Decoded(byte[] bytes)
    {
        ReadOnlySpan<byte> content = bytes;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            content = content[3..];
        }

        // UTF-16 has a zero beside each letter of these headings.
        if (content.Contains((byte)0))
        {
            throw Wrong(content.StartsWith("PK"u8) ? "Uploads.Errors.NotWhatItSays" : "Uploads.Errors.Encoding");
        }

        try
        {
            return StrictUtf8.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("Uploads.Errors.Encoding");
        }
    }

    /// <summary>What stands most often between the headings.</summary>
    private static char Separator(ReadOnlySpan<char> headings)
    {
        var (separator, most) = (',', headings.Count(','));
        foreach (var other in (ReadOnlySpan<char>)[';', '\t'])
        {
            if (headings.Count(other) > most)
            {
                (separator, most) = (other, headings.Count(other));
            }
        }

        return separator;
    }

    /// <summary>Of the first sheet; of a formula what it last gave.</summary>
    private static List<(int Number, IReadOnlyList<string> Cells)> Workbook(Stream content)
    {
        if (!DocumentContent.IsWorkbook(content))
        {
            throw Wrong("Uploads.Errors.NotWhatItSays");
        }

        content.Position = 0;
        var lines = new List<(int, IReadOnlyList<string>)>();
        try
        {
            foreach (IDictionary<string, object?> row in content.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { EnableSharedStringCache = false }))
            {
                lines.Add((lines.Count + 1, [.. row.Values.Select(Text)]));
                if (lines.Count > Upload.MostRows * 10)
                {
                    throw Wrong("Uploads.Errors.TooManyRows", Upload.MostRows);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is not (DomainException or OutOfMemoryException))
        {
            throw Wrong("Uploads.Errors.NotWhatItSays");
        }

        return lines;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static DomainException Wrong(string key, params object[] arguments) => new(key, arguments) { Field = "File" };
}
