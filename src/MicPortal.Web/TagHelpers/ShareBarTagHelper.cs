using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>A number as a share of a whole, drawn; the numbers stand beside it in words.</summary>
[HtmlTargetElement("share-bar", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ShareBarTagHelper : TagHelper
{
    private const int Width = 120;

    public decimal Number { get; set; }

    public decimal Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var filled = Of > 0 ? (int)decimal.Round(Width * Math.Clamp(Number / Of, 0, 1)) : 0;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("width", Width);
        output.Attributes.SetAttribute("height", 12);
        // Where it has less room, it is drawn smaller, not cut.
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} 12");
        output.Attributes.SetAttribute("preserveAspectRatio", "none");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent($"<path d=\"M.5.5h{Width - 1}v11H.5z\" fill=\"none\" stroke=\"currentColor\"/>" + (filled > 0 ? $"<path d=\"M0 0h{filled}v12H0z\" fill=\"currentColor\"/>" : ""));
    }
}
