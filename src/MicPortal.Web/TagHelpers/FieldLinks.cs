using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.TagHelpers;

/// <summary>Which element the error of a ModelState key belongs to, in the order of the fields on the page.</summary>
internal sealed class FieldLinks
{
    private readonly List<KeyValuePair<string, string>> links = [];

    public static FieldLinks Of(ViewContext context)
    {
        if (context.HttpContext.Items[typeof(FieldLinks)] is not FieldLinks found)
        {
            context.HttpContext.Items[typeof(FieldLinks)] = found = new FieldLinks();
        }

        return found;
    }

    public void Add(string key, string id) => links.Add(new(key, id));

    /// <summary>The field's place on the page and its element. "Themes[2]" belongs to the field "Themes".</summary>
    public (int Order, string? Id) Find(string key)
    {
        var order = links.FindIndex(link => link.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        if (order >= 0)
        {
            return (order, links[order].Value);
        }

        return key.EndsWith(']') ? Find(key[..key.LastIndexOf('[')]) : (int.MaxValue, null);
    }
}
