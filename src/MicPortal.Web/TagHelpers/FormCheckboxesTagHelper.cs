using System.Collections;
using System.Globalization;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>Several of the items, bound to a list of their values.</summary>
[HtmlTargetElement("form-checkboxes", Attributes = "for,legend", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormCheckboxesTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Legend { get; set; } = "";

    protected override string Caption => Legend;

    public string? LegendSize { get; set; }

    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>In columns where there is room, for short labels.</summary>
    public bool Columns { get; set; }

    protected override IEnumerable<string> ErrorKeys() =>
        ViewContext.ModelState.Keys.Where(key =>
            key.Equals(Name, StringComparison.OrdinalIgnoreCase) || key.StartsWith(Name + "[", StringComparison.OrdinalIgnoreCase));

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = Chosen();
        var boxes = Html.Element("div", Columns ? "govuk-checkboxes columns" : "govuk-checkboxes");
        var count = 0;
        foreach (var item in Items)
        {
            var id = ++count == 1 ? Id : $"{Id}-{count}";
            var value = item.Value ?? item.Text;
            boxes.With(Html.Element("div", "govuk-checkboxes__item").With(
                Html.Input("checkbox", "govuk-checkboxes__input", id, Name).Value(value)
                    .Flag("checked", chosen?.Contains(value) ?? item.Selected)
                    .Flag("disabled", item.Disabled),
                Html.Element("label", "govuk-label govuk-checkboxes__label", text: item.Text).Set("for", id)));
        }

        // Browsers send nothing for a group without a tick; this tells it from a group that was not on the page.
        var shown = Html.Input("hidden", "", "", ShownName).Value("1");
        Write(output, Fieldset(Legend, LegendSize, boxes, shown));
    }

    private string ShownName => Name + ".Shown";

    private HashSet<string>? Chosen()
    {
        if (AttemptedValues(Name) is { } typed)
        {
            return [.. typed.OfType<string>()];
        }

        var request = ViewContext.HttpContext.Request;
        if (!ViewContext.ModelState.IsValid && request.HasFormContentType && request.Form.ContainsKey(ShownName))
        {
            return [];
        }

        return For.Model is IEnumerable values
            ? [.. values.Cast<object?>().Select(value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")]
            : null;
    }
}

/// <summary>One yes or no.</summary>
[HtmlTargetElement("form-checkbox", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormCheckboxTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Label { get; set; } = "";

    protected override string Caption => Label;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var box = Html.Input("checkbox", "govuk-checkboxes__input", Id, Name).Value("true")
            .Set("aria-describedby", Html.Join(HintId, ErrorId))
            .Flag("checked", string.Equals(Value(), "true", StringComparison.OrdinalIgnoreCase));
        var hint = HintElement();
        hint?.AddCssClass("govuk-checkboxes__hint");
        Write(
            output,
            ErrorElement(),
            Html.Element("div", "govuk-checkboxes").With(Html.Element("div", "govuk-checkboxes__item").With(
                box, Html.Element("label", "govuk-label govuk-checkboxes__label", text: Label).Set("for", Id), hint)),
            Html.Input("hidden", "", "", Name).Value("false"));
    }
}
