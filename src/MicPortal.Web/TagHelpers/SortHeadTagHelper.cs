using MicPortal.Web.Models.Lists;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>The head of a column by which a list can be ordered: a link, and the order that it has now.</summary>
[HtmlTargetElement("sort-head", Attributes = "links,name")]
public sealed class SortHeadTagHelper : TagHelper
{
    public ListLinks Links { get; set; } = null!;

    public string Name { get; set; } = "";

    public bool DescendsFirst { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "th";
        output.Attributes.SetAttribute("scope", "col");
        if (Links.OrderOf(Name) is { } order)
        {
            output.Attributes.SetAttribute("aria-sort", order);
        }

        output.Content.SetHtmlContent(Html.Element("a", null).Set("href", Links.SortBy(Name, DescendsFirst)).With(text));
    }
}
