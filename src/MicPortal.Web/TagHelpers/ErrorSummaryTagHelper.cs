using System.Text.Encodings.Web;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!ViewContext.ModelState.IsValid)
        {
            output.Content.SetHtmlContent(new Summary(ViewContext, texts));
        }
    }

    /// <summary>Written when the whole page has run, because only then are the fields below it known: their order and their elements.</summary>
    private sealed class Summary(ViewContext context, Texts texts) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var fields = FieldLinks.Of(context);
            var errors = context.ModelState.Where(entry => entry.Value!.Errors.Count > 0)
                .SelectMany(entry => FieldTagHelper.MessagesOf(entry.Value!, texts), (entry, message) => (entry.Key, fields.Find(entry.Key).Order, fields.Find(entry.Key).Link, Message: message))
                .OrderBy(error => error.Key.Length == 0 ? -1 : error.Order).ToList();
            var list = Html.Element("ul", "govuk-error-summary__list");
            foreach (var (key, _, link, message) in errors)
            {
                list.With(Html.Element("li").With(Item(key, link, message)));
            }

            Html.Element("div", "govuk-error-summary").Set("tabindex", "-1")
                .With(Html.Element("div").Set("role", "alert").With(
                    Html.Element("h2", "govuk-error-summary__title", text: texts["Errors.Title"]),
                    Html.Element("div", "govuk-error-summary__body").With(list)))
                .WriteTo(writer, encoder);

            // A field that is written by hand has the id that the framework gives it.
            IHtmlContent Item(string key, FieldLink? link, string message) => key.Length == 0
                ? new StringHtmlContent(message)
                : Html.Element("a", text: link is null ? message : Named(link, message)).Set("href", "#" + (link?.Id ?? TagBuilder.CreateSanitizedId(key, "_")));

            // A sentence that stands beside several fields, with whatever numbers, is led by the name of its field.
            string Named(FieldLink link, string message)
            {
                var same = errors.Where(error => WithoutNumbers(error.Message) == WithoutNumbers(message)).ToList();
                return same.TrueForAll(error => error.Link == link) ? message
                    : link.Part is { } part && same.Exists(error => error.Link is { } other && other.Caption == link.Caption && other.Part != part) ? texts["Errors.NamedWithin", part, link.Caption, message]
                    : texts["Errors.Named", link.Caption, message];
            }

            static string WithoutNumbers(string message) => string.Concat(message.Where(letter => !char.IsDigit(letter) && !char.IsSeparator(letter) && letter is not (',' or '.')));
        }
    }
}
