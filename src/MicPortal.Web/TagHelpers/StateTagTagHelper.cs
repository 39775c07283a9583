using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>A state in words; the tone (done, wait, quiet, no, plain) only underlines it.</summary>
[HtmlTargetElement("state-tag")]
public sealed class StateTagTagHelper : TagHelper
{
    public string Tone { get; set; } = "plain";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", Html.Join("tag", Tone == "plain" ? null : Tone));
    }
}
