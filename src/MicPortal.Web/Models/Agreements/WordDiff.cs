using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace MicPortal.Web.Models.Agreements;

/// <summary>Two texts as one, with the words that went and the words that came.</summary>
public static class WordDiff
{
    /// <summary>Comparing takes the square of what differs: longer texts are compared line by line.</summary>
    private const int MostLetters = 24_000;

    /// <summary>Letters of unchanged text that are left standing before and after a change.</summary>
    private const int Context = 160;

    public static IReadOnlyList<Part> Between(string? before, string? after)
    {
        var byWords = (before?.Length ?? 0) + (after?.Length ?? 0) <= MostLetters;
        IChunker chunker = byWords ? new DelimiterChunker([' ', '\n', '\t']) : new LineEndingsPreservingChunker();
        var parts = new List<Part>();
        foreach (var piece in InlineDiffBuilder.Diff(before ?? "", after ?? "", ignoreWhiteSpace: false, ignoreCase: false, chunker).Lines)
        {
            var kind = piece.Type switch
            {
                ChangeType.Inserted => PartKind.Came,
                ChangeType.Deleted => PartKind.Went,
                _ => PartKind.Stayed,
            };
            if (parts.Count > 0 && parts[^1].Kind == kind)
            {
                parts[^1] = parts[^1] with { Text = parts[^1].Text + piece.Text };
            }
            else
            {
                parts.Add(new Part(kind, piece.Text));
            }
        }

        return [.. parts.Select((part, index) => part.Kind == PartKind.Stayed ? Shortened(part, index == 0, index == parts.Count - 1) : part)];
    }

    private static Part Shortened(Part part, bool isFirst, bool isLast)
    {
        var text = part.Text;
        if (text.Length <= 3 * Context)
        {
            return part;
        }

        var head = isFirst ? "" : text[..(text.LastIndexOf(' ', Context) is > 0 and var blank ? blank : Whole(text, Context))] + " ";
        var tail = isLast ? "" : text[(text.IndexOf(' ', text.Length - Context) is > 0 and var space ? space : Whole(text, text.Length - Context))..];
        return part with { Text = head + "[…]" + tail };

        // Japanese has no blanks; a letter of two halves is not cut.
        static int Whole(string text, int at) => char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    public enum PartKind
    {
        Stayed,
        Went,
        Came,
    }

    public sealed record Part(PartKind Kind, string Text);
}
