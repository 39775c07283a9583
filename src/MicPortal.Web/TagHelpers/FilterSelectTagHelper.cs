using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>One filter of a list: part of its address, so it binds to nothing and is named as it stands there.</summary>
[HtmlTargetElement("filter-select", Attributes = "name,label,items", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FilterSelectTagHelper(Texts texts) : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Value { get; set; }

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = "filter-" + Name;
        var select = Html.Element("select", "govuk-select", id).Set("name", Name);
        select = select.With(Items.Prepend(new SelectListItem(texts["Lists.All"], "")).Select(item =>
            Html.Element("option", null, text: item.Text).Value(item.Value).Flag("selected", string.Equals(item.Value, Value ?? "", StringComparison.OrdinalIgnoreCase))).ToArray());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "govuk-form-group");
        output.Content.SetHtmlContent(Html.Element("label", "govuk-label", text: Label).Set("for", id));
        output.Content.AppendHtml(select);
    }
}
