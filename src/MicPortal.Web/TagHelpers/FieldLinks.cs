using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.TagHelpers;

/// <summary>Which element the error of a ModelState key belongs to, in the order of the fields on the page.</summary>
internal sealed class FieldLinks
{
    private static readonly char[] Marks = ['?', ':', ' ', '\u00a0'];

    private readonly List<FieldLink> links = [];

    private string caption = "";
    private string? part;

    public static FieldLinks Of(ViewContext context)
    {
        if (context.HttpContext.Items[typeof(FieldLinks)] is not FieldLinks found)
        {
            context.HttpContext.Items[typeof(FieldLinks)] = found = new FieldLinks();
        }

        return found;
    }

    /// <summary>What is added next belongs to the field with this label, in the line or side of this name.</summary>
    public void Begin(string label, string? within) => (caption, part) = (label.TrimEnd(Marks), within);

    public void Add(string key, string id) => links.Add(new(key, id, caption, part));

    /// <summary>The field's place on the page and what is known of it. "Themes[2]" belongs to the field "Themes".</summary>
    public (int Order, FieldLink? Link) Find(string key)
    {
        var order = links.FindIndex(link => link.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (order >= 0)
        {
            return (order, links[order]);
        }

        return key.EndsWith(']') ? Find(key[..key.LastIndexOf('[')]) : (int.MaxValue, null);
    }
}

/// <param name="Id">Of its element.</param>
/// <param name="Caption">Its label or legend, without the mark at the end.</param>
/// <param name="Part">The line or side that it belongs to.</param>
internal sealed record FieldLink(string Key, string Id, string Caption, string? Part);
