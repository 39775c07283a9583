using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>kind: secondary or warning. Other attributes (name, value, formaction) stay on the button.</summary>
[HtmlTargetElement("submit")]
public sealed class SubmitTagHelper : TagHelper
{
    public string? Kind { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "button";
        output.Attributes.SetAttribute("type", "submit");
        output.Attributes.SetAttribute("class", Html.Join("button", Kind));
    }
}
