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
            var list = Html.Element("ul", "govuk-error-summary__list");
            foreach (var (key, entry) in context.ModelState.Where(entry => entry.Value!.Errors.Count > 0).OrderBy(Order))
            {
                foreach (var message in FieldTagHelper.MessagesOf(entry!, texts))
                {
                    list.With(Html.Element("li").With(Item(key, message)));
                }
            }

            Html.Element("div", "govuk-error-summary").Set("tabindex", "-1")
                .With(Html.Element("div").Set("role", "alert").With(
                    Html.Element("h2", "govuk-error-summary__title", text: texts["Errors.Title"]),
                    Html.Element("div", "govuk-error-summary__body").With(list)))
                .WriteTo(writer, encoder);

            int Order(KeyValuePair<string, Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateEntry?> entry) =>
                entry.Key.Length == 0 ? -1 : fields.Find(entry.Key).Order;

            // A field that is written by hand has the id that the framework gives it.
            IHtmlContent Item(string key, string message) => key.Length == 0
                ? new StringHtmlContent(message)
                : Html.Element("a", text: message).Set("href", "#" + (fields.Find(key).Id ?? TagBuilder.CreateSanitizedId(key, "_")));
        }
    }
}
