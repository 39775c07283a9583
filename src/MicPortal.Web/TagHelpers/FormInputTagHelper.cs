using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>
/// There is no maxlength: what is typed or pasted is never cut silently. type="number" becomes a text field with digits on the
/// phone's keyboard: number fields change when one scrolls and read other languages' decimals wrongly.
/// </summary>
[HtmlTargetElement("form-input", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormInputTagHelper(Texts texts) : LabelledFieldTagHelper(texts)
{
    public string Type { get; set; } = "text";

    /// <summary>In characters: 2, 3, 4, 5, 10, 20 or 30.</summary>
    public string? Width { get; set; }

    /// <summary>One goes on writing here: in a line that was just added.</summary>
    public bool Autofocus { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>Address of the suggestions, asked with ?q=; with <see cref="SuggestFor"/>, the hidden field that takes the chosen id.</summary>
    public string? Suggest { get; set; }

    public ModelExpression? SuggestFor { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isNumber = Type == "number";
        var isText = Type is "text" or "search";
        var input = Html.Input(isNumber ? "text" : Type, Classes("govuk-input", Width is null ? null : "govuk-input--width-" + Width), Id, Name)
            .Set("value", Type == "password" ? null : Value())
            .Set("aria-describedby", Html.Join(HintId, ErrorId))
            .Set("autocomplete", Autocomplete ?? (Suggest is null ? null : "off"))
            .Set("inputmode", Inputmode ?? (isNumber ? "numeric" : null))
            .Set("spellcheck", Type is "email" or "password" or "url" ? "false" : null)
            .Set("lang", Lang)
            .Set("dir", isText ? "auto" : null)
            .Flag("autofocus", Autofocus);
        if (Suggest is not null)
        {
            input.Set("data-suggest", Suggest)
                .Set("data-suggest-id", SuggestFor is null ? null : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(SuggestFor.Name))
                .Set("data-suggest-none", Texts["Forms.SuggestNone"])
                .Set("data-suggest-one", Texts["Forms.Suggest.one", 1])
                .Set("data-suggest-other", Texts["Forms.Suggest.other", "{0}"]);
        }

        Write(output, LabelElement(), HintElement(), ErrorElement(), input);
    }
}
