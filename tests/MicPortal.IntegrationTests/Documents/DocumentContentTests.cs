using MicPortal.Application.Documents;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Documents;

/// <summary>A file is what its structure says, whatever it is called and whatever the browser says.</summary>
public sealed class DocumentContentTests
{
    private static readonly byte[] Pdf = SampleFiles.Pdf();

    public static TheoryData<string, byte[], DocumentFormat> Right => new()
    {
        { "a.pdf", Pdf, DocumentFormat.Pdf },
        { "A.PDF", [.. Pdf, .. "\r\n\r\n"u8], DocumentFormat.Pdf },
        { "a.png", SampleFiles.Png, DocumentFormat.Png },
        { "a.jpg", SampleFiles.Jpeg, DocumentFormat.Jpeg },
        { "from a telephone.jpeg", [.. SampleFiles.Jpeg, .. "SEFT, a film of two seconds"u8], DocumentFormat.Jpeg },
        { "a.odt", SampleFiles.Odt(), DocumentFormat.Odt },
        { "a.docx", SampleFiles.Docx(), DocumentFormat.Docx },
    };

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "a.exe", Pdf, "OtherFormat" },
        { "a", Pdf, "OtherFormat" },
        { "a.pdf.html", Pdf, "OtherFormat" },
        { "a.docm", SampleFiles.Docx(), "OtherFormat" },
        { "a.pdf", [], "Empty" },
        { "a.pdf", [.. "<html>"u8], "NotWhatItSays" },
        { "a.pdf", SampleFiles.Png, "NotWhatItSays" },
        { "a.pdf", [.. "MZ"u8, .. Pdf], "NotWhatItSays" },
        { "cut off.pdf", Pdf[..^8], "NotWhatItSays" },
        { "no table.pdf", [.. "%PDF-1.4\n%%EOF"u8], "NotWhatItSays" },
        { "a.png", SampleFiles.Jpeg, "NotWhatItSays" },
        { "more behind it.png", [.. SampleFiles.Png, .. "<script>"u8], "NotWhatItSays" },
        { "cut off.png", SampleFiles.Png[..^6], "NotWhatItSays" },
        { "only its beginning.png", SampleFiles.Png[..8], "NotWhatItSays" },
        { "a huge chunk.png", [.. SampleFiles.Png[..33], 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8], "NotWhatItSays" },
        { "a.jpg", SampleFiles.Png, "NotWhatItSays" },
        { "cut off.jpg", SampleFiles.Jpeg[..^2], "NotWhatItSays" },
        { "no frame.jpg", [.. SampleFiles.Jpeg[..20], .. SampleFiles.Jpeg[33..]], "NotWhatItSays" },
        { "only its beginning.jpg", [0xFF, 0xD8, 0xFF], "NotWhatItSays" },
        { "a.odt", SampleFiles.Docx(), "NotWhatItSays" },
        { "a.docx", SampleFiles.Odt(), "NotWhatItSays" },
        { "a spreadsheet.odt", SampleFiles.Odt("application/vnd.oasis.opendocument.spreadsheet"), "NotWhatItSays" },
        { "a spreadsheet.docx", SampleFiles.Docx("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "NotWhatItSays" },
        { "an archive.docx", SampleFiles.Zip(("hello.txt", "hello")), "NotWhatItSays" },
        { "without its text.docx", SampleFiles.Zip(("[Content_Types].xml", $"<Types><Override PartName=\"/word/document.xml\" ContentType=\"{SampleFiles.WordMain}\"/></Types>")), "NotWhatItSays" },
        { "no xml.docx", SampleFiles.Zip(("[Content_Types].xml", "<Types"), ("word/document.xml", "")), "NotWhatItSays" },
        { "entities.docx", SampleFiles.Zip(("[Content_Types].xml", "<!DOCTYPE x [<!ENTITY a \"a\">]><Types>&a;</Types>"), ("word/document.xml", "")), "NotWhatItSays" },
        { "types of a megabyte.docx", SampleFiles.Zip(("[Content_Types].xml", new string(' ', 1_000_000) + "<Types/>"), ("word/document.xml", "")), "NotWhatItSays" },
        { "more behind it.docx", [.. SampleFiles.Docx(), .. "<script>"u8], "NotWhatItSays" },
        { "cut off.docx", SampleFiles.Docx()[..^30], "NotWhatItSays" },
        { "its list is not where it says.docx", Broken(SampleFiles.Docx()), "NotWhatItSays" },
        { "macros.docx", SampleFiles.Docx("application/vnd.ms-word.document.macroEnabled.main+xml"), "Macros" },
        { "a program.docx", SampleFiles.Docx(more: ("word/vbaProject.bin", "x")), "Macros" },
        { "a library.odt", SampleFiles.Odt(more: ("Basic/Standard/Module1.xml", "x")), "Macros" },
        { "a script.odt", SampleFiles.Odt(more: ("Scripts/python/x.py", "x")), "Macros" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_file_that_is_what_it_says_is_taken(string name, byte[] content, DocumentFormat format) =>
        Assert.Equal(format, DocumentContent.Check(new MemoryStream(content), name));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Anything_else_is_refused_with_its_reason(string name, byte[] content, string reason)
    {
        var refused = Assert.Throws<DomainException>(() => DocumentContent.Check(new MemoryStream(content), name));

        Assert.Equal(($"Documents.Errors.{reason}", "File"), (refused.Key, refused.Field));
    }

    [Fact]
    public void What_would_unpack_to_gigabytes_is_refused_without_unpacking_it()
    {
        var bomb = SampleFiles.Bomb();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var refused = Assert.Throws<DomainException>(() => DocumentContent.Check(new MemoryStream(bomb), "a.docx"));

        Assert.Equal("Documents.Errors.UnpacksTooLarge", refused.Key);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Fact]
    public void No_file_cut_or_changed_at_any_place_makes_the_check_fail()
    {
        foreach (var (name, content) in new[] { ("a.pdf", Pdf), ("a.png", SampleFiles.Png), ("a.jpg", SampleFiles.Jpeg), ("a.odt", SampleFiles.Odt()), ("a.docx", SampleFiles.Docx()) })
        {
            for (var at = 0; at < content.Length; at++)
            {
                var changed = content.ToArray();
                changed[at] ^= 0xFF;
                foreach (var tried in new[] { content[..at], changed })
                {
                    // Either the format or a reason: nothing else is thrown.
                    var reason = Record.Exception(() => DocumentContent.Check(new MemoryStream(tried), name));
                    Assert.True(reason is null or DomainException, $"{name} at {at}: {reason}");
                }
            }
        }
    }

    private static byte[] Broken(byte[] archive)
    {
        var broken = archive.ToArray();
        broken[^6] = 0xFF;
        return broken;
    }
}
