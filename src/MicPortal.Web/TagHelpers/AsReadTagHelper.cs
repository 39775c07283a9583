using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>The hidden fields of a form that changes a record: its id, the record's token, and what the form was filled with.</summary>
[HtmlTargetElement("as-read", Attributes = "form", TagStructure = TagStructure.WithoutEndTag)]
public sealed class AsReadTagHelper : TagHelper
{
    public IComparedForm Form { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.AppendHtml(Html.Input("hidden", "", "", nameof(Form.FormId)).Value(Form.FormId.ToString()));
        output.Content.AppendHtml(Html.Input("hidden", "", "", nameof(Form.ConcurrencyToken)).Value(Form.ConcurrencyToken.ToString()));
        output.Content.AppendHtml(Html.Input("hidden", "", "", nameof(Form.AsRead)).Value(Form.AsRead ?? FormComparison.Write(Form)));
    }
}
