using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>Fields of one line or one side, which have the same labels as those of the next: the error summary tells them apart by the part's name.</summary>
[HtmlTargetElement("fieldset", Attributes = "named")]
public sealed class PartTagHelper : TagHelper
{
    public string Named { get; set; } = "";

    public override void Init(TagHelperContext context) => context.Items[typeof(PartTagHelper)] = Named;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("class", "part");
        output.PreContent.AppendHtml(Html.Element("legend", text: Named).Set("dir", "auto"));
    }
}
