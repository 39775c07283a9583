using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.TagHelpers;

/// <summary>Short ways to build elements; texts and attribute values are encoded by TagBuilder.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, string? classes = null, string? id = null, string? text = null)
    {
        var element = new TagBuilder(name);
        element.Set("class", classes).Set("id", id);
        if (text is not null)
        {
            element.InnerHtml.Append(text);
        }

        return element;
    }

    public static TagBuilder Input(string type, string classes, string id, string name)
    {
        var input = Element("input", classes, id);
        input.TagRenderMode = TagRenderMode.SelfClosing;
        return input.Set("type", type).Set("name", name);
    }

    /// <summary>Sets the attribute, or leaves it out when there is no value.</summary>
    public static TagBuilder Set(this TagBuilder element, string attribute, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            element.Attributes[attribute] = value;
        }

        return element;
    }

    /// <summary>An attribute whose empty value matters: value="".</summary>
    public static TagBuilder Value(this TagBuilder element, string? value)
    {
        element.Attributes["value"] = value ?? "";
        return element;
    }

    public static TagBuilder Flag(this TagBuilder element, string attribute, bool on)
    {
        if (on)
        {
            element.Attributes[attribute] = attribute;
        }

        return element;
    }

    public static TagBuilder With(this TagBuilder element, params IHtmlContent?[] children)
    {
        foreach (var child in children)
        {
            if (child is not null)
            {
                element.InnerHtml.AppendHtml(child);
            }
        }

        return element;
    }

    public static string? Join(params string?[] parts)
    {
        var joined = string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
        return joined.Length == 0 ? null : joined;
    }
}
