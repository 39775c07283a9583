using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

[HtmlTargetElement("form-radios", Attributes = "for,legend")]
[RestrictChildren("form-radio")]
public sealed class FormRadiosTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Legend { get; set; } = "";

    protected override string Caption => Legend;

    public string? LegendSize { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(Choice)] = new Choice(Name, Id, Value());
        var items = await output.GetChildContentAsync();
        Write(output, Fieldset(Legend, LegendSize, Html.Element("div", "govuk-radios").With(items)));
    }

    /// <summary>What the radios need to know of their group.</summary>
    internal sealed class Choice(string name, string id, string? value)
    {
        private int count;

        public string Name => name;
        public string? Value => value;

        /// <summary>The first has the group's id, so that the error summary leads to it.</summary>
        public string NextId() => ++count == 1 ? id : $"{id}-{count}";
    }
}

/// <summary>What stands inside is shown when this one is chosen, and always without JavaScript.</summary>
[HtmlTargetElement("form-radio", ParentTag = "form-radios", Attributes = "value,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormRadioTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var choice = (FormRadiosTagHelper.Choice)context.Items[typeof(FormRadiosTagHelper.Choice)];
        var id = choice.NextId();
        var hintId = string.IsNullOrEmpty(Hint) ? null : id + "-hint";
        var inside = await output.GetChildContentAsync();
        var reveals = inside.IsEmptyOrWhiteSpace ? null : id + "-more";
        var input = Html.Input("radio", "govuk-radios__input", id, choice.Name).Value(Value)
            .Set("aria-describedby", hintId)
            .Set("data-reveals", reveals)
            .Flag("checked", string.Equals(choice.Value ?? "", Value, StringComparison.OrdinalIgnoreCase));
        output.TagName = null;
        output.Content.SetHtmlContent(Html.Element("div", "govuk-radios__item").With(
            input,
            Html.Element("label", "govuk-label govuk-radios__label", text: Label).Set("for", id),
            hintId is null ? null : Html.Element("div", "govuk-hint govuk-radios__hint", hintId, Hint)));
        if (reveals is not null)
        {
            output.Content.AppendHtml(Html.Element("div", "govuk-radios__conditional", reveals).With(inside));
        }
    }
}
