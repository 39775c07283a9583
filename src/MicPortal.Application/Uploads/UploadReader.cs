using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
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

    /// <summary>Empty ones and what nobody reads included.</summary>
    private const int MostLines = Upload.MostRows * 10;

    private const int MostColumns = 50;

    private const string LastColumn = "AX";

    private const int LongestHeadings = 4_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool Takes(string? name) => IsWorkbook(name) || name?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true;

    /// <param name="content">Can seek.</param>
    public static IReadOnlyList<UploadRow> Read(Stream content, string name, CancellationToken cancel = default)
    {
        if (!Takes(name))
        {
            throw Wrong("Uploads.Errors.OtherFormat");
        }

        if (content.Length == 0)
        {
            throw Wrong("Documents.Errors.Empty");
        }

        return Rows(IsWorkbook(name) ? Workbook(content, cancel) : Csv(content));
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
                if (lines.Count > MostLines)
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
    private static List<(int Number, IReadOnlyList<string> Cells)> Workbook(Stream content, CancellationToken cancel)
    {
        if (!DocumentContent.IsWorkbook(content))
        {
            throw Wrong("Uploads.Errors.NotWhatItSays");
        }

        var lines = new List<(int, IReadOnlyList<string>)>();
        try
        {
            content.Position = 0;
            CheckExtent(content, cancel);
            content.Position = 0;
            foreach (IDictionary<string, object?> row in content.Query(useHeaderRow: false, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { EnableSharedStringCache = false }))
            {
                cancel.ThrowIfCancellationRequested();
                lines.Add((lines.Count + 1, [.. row.Values.Select(Text)]));
                if (lines.Count > MostLines)
                {
                    throw Wrong("Uploads.Errors.TooManyRows", Upload.MostRows);
                }
            }
        }
        catch (Exception unreadable) when (unreadable is not (DomainException or OutOfMemoryException or OperationCanceledException))
        {
            throw Wrong("Uploads.Errors.NotWhatItSays");
        }

        return lines;
    }

    /// <summary>Of every sheet, in whatever part of the file: its reader makes all cells up to the last one, and one cell far out would have it work for hours.</summary>
    private static void CheckExtent(Stream content, CancellationToken cancel)
    {
        using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            if (IsSheet(reader))
            {
                CheckExtent(reader, cancel);
            }
        }
    }

    private static bool IsSheet(XmlReader reader)
    {
        try
        {
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "worksheet";
        }
        catch (XmlException)
        {
            // A picture, or another part that is no XML.
            return false;
        }
    }

    /// <summary>Where rows and cells say that they stand, and how many there are of those that do not.</summary>
    private static void CheckExtent(XmlReader sheet, CancellationToken cancel)
    {
        var (row, column) = (0, 0);
        while (sheet.Read())
        {
            if (sheet.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (sheet.LocalName == "row")
            {
                cancel.ThrowIfCancellationRequested();
                // A number that no sheet has overflows, which is too far as well.
                row = sheet.GetAttribute("r") is { } stated ? int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue : row + 1;
                column = 0;
            }
            else if (sheet.LocalName == "c")
            {
                (column, var cellRow) = sheet.GetAttribute("r") is { } stated ? Place(stated) : (column + 1, row);
                row = Math.Max(row, cellRow);
            }
            else if (sheet.LocalName == "dimension" && sheet.GetAttribute("ref") is { } extent)
            {
                (column, row) = Place(extent[(extent.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            }

            if (row > MostLines || column > MostColumns)
            {
                throw Wrong("Uploads.Errors.TooFarOut", MostLines, LastColumn);
            }

            if (sheet.LocalName == "dimension")
            {
                (column, row) = (0, 0);
            }
        }
    }

    /// <summary>"C4" is the third column of the fourth row.</summary>
    private static (int Column, int Row) Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetter).Count();
        if (letters == 0 || letters == reference.Length || reference.AsSpan(letters).ContainsAnyExceptInRange('0', '9'))
        {
            throw Wrong("Uploads.Errors.NotWhatItSays");
        }

        var column = letters > 3 ? int.MaxValue : reference[..letters].Aggregate(0, (sum, letter) => (sum * 26) + char.ToUpperInvariant(letter) - 'A' + 1);
        return (column, int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : int.MaxValue);
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
