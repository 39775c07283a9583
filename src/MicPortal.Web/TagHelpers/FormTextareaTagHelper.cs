using System.Globalization;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

[HtmlTargetElement("form-textarea", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormTextareaTagHelper(Texts texts) : LabelledFieldTagHelper(texts)
{
    public int Rows { get; set; } = 5;

    /// <summary>Says how many characters there may be; portal.js makes a live count of it. It does not cut.</summary>
    public int? Limit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var limitId = Limit is null ? null : Id + "-limit";
        var textarea = Html.Element("textarea", Classes("govuk-textarea"), Id)
            .Set("name", Name)
            .Set("rows", Rows.ToString(CultureInfo.InvariantCulture))
            .Set("aria-describedby", Html.Join(HintId, ErrorId, limitId))
            .Set("data-limit", Limit?.ToString(CultureInfo.InvariantCulture))
            .Set("lang", Lang)
            .Set("dir", "auto");
        // A line break right after the start tag is dropped by browsers: this one is, the text's own stays.
        textarea.InnerHtml.AppendHtml("\n");
        textarea.InnerHtml.Append(Value() ?? "");
        var count = Limit is not { } limit ? null : Html.Element("div", "govuk-hint wordcount", limitId, Texts.Counted("Forms.Limit", limit))
            .Set("data-left-one", Texts["Forms.Left.one", "{0}"])
            .Set("data-left-other", Texts["Forms.Left.other", "{0}"])
            .Set("data-over-one", Texts["Forms.Over.one", "{0}"])
            .Set("data-over-other", Texts["Forms.Over.other", "{0}"]);
        Write(output, LabelElement(), HintElement(), ErrorElement(), textarea, count);
    }
}
