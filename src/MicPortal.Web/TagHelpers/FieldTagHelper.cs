using System.Globalization;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>What every form field has: label or legend, hint, errors, and the value that was typed before the one of the model.</summary>
public abstract class FieldTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Hint { get; set; }

    /// <summary>The name of the part that it belongs to, where no fieldset says it.</summary>
    public string? Within { get; set; }

    /// <summary>Its label or legend.</summary>
    protected abstract string Caption { get; }

    protected Texts Texts => texts;

    protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected string Id => IdOf(Name);

    protected string? HintId => string.IsNullOrEmpty(Hint) ? null : Id + "-hint";

    protected string? ErrorId => Errors.Count == 0 ? null : Id + "-error";

    protected IReadOnlyList<string> Errors { get; private set; } = [];

    public override void Init(TagHelperContext context)
    {
        Errors = [.. ErrorKeys().SelectMany(ErrorsOf)];
        var links = FieldLinks.Of(ViewContext);
        links.Begin(Caption, Within ?? (context.Items.TryGetValue(typeof(PartTagHelper), out var part) ? (string)part : null));
        AddLinks(links);
    }

    protected static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>The ModelState keys whose errors stand at this field.</summary>
    protected virtual IEnumerable<string> ErrorKeys() => [Name];

    private protected virtual void AddLinks(FieldLinks links) => links.Add(Name, Id);

    protected IEnumerable<string> ErrorsOf(string key) =>
        ViewContext.ModelState.TryGetValue(key, out var entry) ? MessagesOf(entry, texts) : [];

    internal static IEnumerable<string> MessagesOf(ModelStateEntry entry, Texts texts) =>
        entry.Errors.Select(error => error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["Errors.Unreadable"]).Distinct();

    protected string? Value() => AttemptedValues(Name) is { } typed ? typed.FirstOrDefault() : Convert.ToString(For.Model, CultureInfo.CurrentCulture);

    /// <summary>Null when the field was not sent.</summary>
    protected IReadOnlyList<string?>? AttemptedValues(string key) =>
        ViewContext.ModelState.TryGetValue(key, out var entry) ? entry.RawValue switch
        {
            string[] several => several,
            string one => [one],
            _ => entry.AttemptedValue is { } attempted ? [attempted] : null,
        }
        : null;

    protected TagBuilder? HintElement() => HintId is null ? null : Html.Element("div", "govuk-hint", HintId, Hint);

    protected TagBuilder? ErrorElement()
    {
        if (ErrorId is null)
        {
            return null;
        }

        var error = Html.Element("p", "govuk-error-message", ErrorId)
            .With(Html.Element("span", "govuk-visually-hidden", text: texts["Errors.FieldPrefix"]));
        foreach (var (index, message) in Errors.Index())
        {
            error.InnerHtml.AppendHtml(index == 0 ? " " : "<br>").Append(message);
        }

        return error;
    }

    protected TagBuilder Fieldset(string legend, string? size, params IHtmlContent?[] content) =>
        Html.Element("fieldset", "govuk-fieldset").Set("aria-describedby", Html.Join(HintId, ErrorId))
            .With(Html.Element("legend", Html.Join("govuk-fieldset__legend", "govuk-fieldset__legend--" + (size ?? "s")), text: legend), HintElement(), ErrorElement())
            .With(content);

    /// <summary>Writes the group; attributes that the helper does not know (class, data-...) stay on it.</summary>
    protected void Write(TagHelperOutput output, params IHtmlContent?[] content)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var classes = Html.Join("govuk-form-group", ErrorId is null ? null : "govuk-form-group--error", output.Attributes["class"]?.Value?.ToString());
        output.Attributes.SetAttribute("class", classes);
        output.Content.Clear();
        foreach (var part in content)
        {
            if (part is not null)
            {
                output.Content.AppendHtml(part);
            }
        }
    }
}

/// <summary>A field with one control and so a label of its own.</summary>
public abstract class LabelledFieldTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Label { get; set; } = "";

    protected override string Caption => Label;

    /// <summary>s (the default, bold), m, l, or none for a plain one.</summary>
    public string? LabelSize { get; set; }

    /// <summary>The language of what is typed, where it is not the page's.</summary>
    public string? Lang { get; set; }

    protected TagBuilder LabelElement() =>
        Html.Element("label", Html.Join("govuk-label", LabelSize == "none" ? null : "govuk-label--" + (LabelSize ?? "s")), text: Label).Set("for", Id);

    protected string Classes(string component, string? more = null) =>
        Html.Join(component, ErrorId is null ? null : component + "--error", more)!;
}
