using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;

namespace MicPortal.Application.Documents;

/// <summary>
/// Whether a file is what its name promises, by its structure. Nothing is unpacked: of an archive the list of its entries is
/// read, and the two short ones that say what it is. It finds no viruses, and says nothing of what a document contains.
/// </summary>
public static class DocumentContent
{
    /// <summary>Of an archive: what office programs write stays far below.</summary>
    private const int MostEntries = 5_000;

    private const long MostUnpacked = 500L * 1024 * 1024;

    private const int LongestEntryRead = 512 * 1024;

    private const int TailLength = 2_048;

    private const long MostUnpackedOfWorkbook = 30L * 1024 * 1024;

    private const string WorkbookMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private const string WordMain = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private const string OpenDocumentText = "application/vnd.oasis.opendocument.text";

    /// <summary>Throws, with the text for the field, what is wrong with the file.</summary>
    /// <param name="content">Can seek.</param>
    public static DocumentFormat Check(Stream content, string? name)
    {
        var format = DocumentName.Promises(name) ?? throw Wrong("Documents.Errors.OtherFormat");
        if (content.Length == 0)
        {
            throw Wrong("Documents.Errors.Empty");
        }

        var isIt = format switch
        {
            DocumentFormat.Pdf => IsPdf(content),
            DocumentFormat.Jpeg => IsJpeg(content),
            DocumentFormat.Png => IsPng(content),
            DocumentFormat.Odt => IsArchive(content, IsOpenDocumentText),
            _ => IsArchive(content, archive => IsOfficeDocument(archive, WordMain)),
        };
        return isIt ? format : throw Wrong("Documents.Errors.NotWhatItSays", format.ToString().ToUpperInvariant());
    }

    /// <summary>Its header at the very beginning, and its trailer at the end.</summary>
    private static bool IsPdf(Stream content)
    {
        if (Read(content, 0, 8) is not [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', (byte)'1' or (byte)'2', (byte)'.', >= (byte)'0' and <= (byte)'9'])
        {
            return false;
        }

        var tail = Read(content, Math.Max(8, content.Length - TailLength), TailLength).AsSpan();
        return tail.LastIndexOf("%%EOF"u8) is var end and >= 0 && tail[..end].LastIndexOf("startxref"u8) >= 0;
    }

    /// <summary>Its chunks one after the other, from IHDR over IDAT to IEND, which ends the file.</summary>
    private static bool IsPng(Stream content)
    {
        if (!Read(content, 0, 8).AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return false;
        }

        var hasData = false;
        for (long at = 8; ;)
        {
            var head = Read(content, at, 8);
            if (head.Length < 8)
            {
                return false;
            }

            long length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var type = head.AsSpan(4);
            if ((at == 8) != type.SequenceEqual("IHDR"u8) || (at == 8 && length != 13))
            {
                return false;
            }

            hasData |= type.SequenceEqual("IDAT"u8);
            // Length, type and checksum stand around what a chunk holds.
            at += length + 12;
            if (at > content.Length)
            {
                return false;
            }

            if (type.SequenceEqual("IEND"u8))
            {
                return hasData && length == 0 && at == content.Length;
            }
        }
    }

    /// <summary>Its segments up to the picture, with a frame of some size among them, and an end behind. Telephones write more after that.</summary>
    private static bool IsJpeg(Stream content)
    {
        if (Read(content, 0, 3) is not [0xFF, 0xD8, 0xFF])
        {
            return false;
        }

        var hasFrame = false;
        for (long at = 2; ;)
        {
            var head = Read(content, at, 9);
            if (head.Length < 9 || head[0] != 0xFF)
            {
                return false;
            }

            if (head[1] == 0xFF)
            {
                // Any number of these may stand before a marker.
                at++;
                continue;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2));
            if (length < 2 || head[1] is < 0xC0 or (>= 0xD0 and <= 0xD9))
            {
                return false;
            }

            // Frames, but for the tables of Huffman codes (C4) and arithmetic conditioning (CC), and an extension (C8).
            if (head[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                hasFrame = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(5)) > 0 && BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(7)) > 0;
            }

            at += 2 + length;
            if (head[1] == 0xDA)
            {
                return hasFrame && HasEndOfImage(content, at);
            }
        }
    }

    private static bool HasEndOfImage(Stream content, long from)
    {
        content.Position = Math.Min(from, content.Length);
        var block = new byte[64 * 1024];
        var before = (byte)0;
        for (var read = content.Read(block); read > 0; read = content.Read(block))
        {
            if ((before == 0xFF && block[0] == 0xD9) || block.AsSpan(0, read).IndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0)
            {
                return true;
            }

            before = block[read - 1];
        }

        return false;
    }

    /// <summary>A workbook without macros that unpacks, really and not only as it states, to no more than such a table needs.</summary>
    /// <param name="content">Can seek.</param>
    public static bool IsWorkbook(Stream content) =>
        IsArchive(content, archive => IsOfficeDocument(archive, WorkbookMain) && UnpacksTo(archive, MostUnpackedOfWorkbook));

    private static bool IsArchive(Stream content, Func<ZipArchive, bool> isIt)
    {
        // Office programs write no comment, so the end of the list of entries is the end of the file.
        if (Read(content, 0, 4) is not [(byte)'P', (byte)'K', 3, 4]
            || Read(content, content.Length - 22, 22) is not [(byte)'P', (byte)'K', 5, 6, 0, 0, 0, 0, .., 0, 0] end
            || BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(10)) is 0 or > MostEntries)
        {
            return false;
        }

        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostEntries || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
            {
                throw Wrong("Documents.Errors.UnpacksTooLarge");
            }

            if (archive.Entries.Any(IsMacro))
            {
                throw Wrong("Documents.Errors.Macros");
            }

            return isIt(archive);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or OverflowException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A program of Word's, or a library of LibreOffice's.</summary>
    private static bool IsMacro(ZipArchiveEntry entry)
    {
        var name = entry.FullName.Replace('\\', '/');
        return name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("vbaData", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first entry says the type, and the text is there.</summary>
    private static bool IsOpenDocumentText(ZipArchive archive) =>
        archive.Entries[0] is { FullName: "mimetype" } type && ReadShort(type) is { } said && Encoding.ASCII.GetString(said) == OpenDocumentText
        && archive.GetEntry("content.xml") is not null && archive.GetEntry("META-INF/manifest.xml") is not null;

    /// <summary>Its types name a main part of that type, without macros, and that part is there.</summary>
    private static bool IsOfficeDocument(ZipArchive archive, string mainType)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } types || ReadShort(types) is not { } xml)
        {
            return false;
        }

        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        string? main = null;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            var type = reader.GetAttribute("ContentType");
            if (type?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true || type?.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) == true)
            {
                throw Wrong("Documents.Errors.Macros");
            }

            if (reader.LocalName == "Override" && type == mainType)
            {
                main = reader.GetAttribute("PartName");
            }
        }

        return main is not null && archive.GetEntry(main.TrimStart('/')) is not null;
    }

    /// <summary>What the entry really holds, whatever length it states; null when that is more than such an entry holds.</summary>
    private static byte[]? ReadShort(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var read = new byte[LongestEntryRead + 1];
        var length = stream.ReadAtLeast(read, read.Length, throwOnEndOfStream: false);
        return length > LongestEntryRead ? null : read[..length];
    }

    /// <summary>All that its entries really hold is no more; it stops where it is.</summary>
    private static bool UnpacksTo(ZipArchive archive, long most)
    {
        var block = new byte[64 * 1024];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            for (var read = stream.Read(block); read > 0; read = stream.Read(block))
            {
                most -= read;
                if (most < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static byte[] Read(Stream content, long at, int length)
    {
        if (at < 0 || at >= content.Length)
        {
            return [];
        }

        content.Position = at;
        var read = new byte[length];
        return read[..content.ReadAtLeast(read, length, throwOnEndOfStream: false)];
    }

    private static DomainException Wrong(string key, params object[] arguments) => new(key, arguments) { Field = "File" };
}
