using System.Globalization;
using CsvHelper;

namespace MicPortal.Web.Models;

/// <summary>A table as a file for spreadsheets: UTF-8 with its mark, parted as the spreadsheets of the reader's language expect, nothing that they would calculate.</summary>
internal static class CsvFile
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, NewLine = "\r\n", Injection = CsvInjection.Escape };

    public static byte[] Of(IEnumerable<IEnumerable<string?>> lines)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options with { Separator = CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] }, leaveOpen: true))
        {
            foreach (var line in lines)
            {
                foreach (var field in line)
                {
                    csv.WriteField(field);
                }

                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }
}
