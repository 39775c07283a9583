using MicPortal.Application.Submissions;
using MicPortal.Web.Forms;
using MicPortal.Web.Models;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>
/// A long form: its script keeps what is typed, and so does a second button. Somebody who comes back to it is asked first
/// whether to go on; the empty form does not stand beside the question, so that nothing typed in it can replace what is kept.
/// </summary>
[HtmlTargetElement("form", Attributes = "keep")]
public sealed class KeptFormTagHelper(LostAnswers answers, IHtmlHelper html, Texts texts) : TagHelper
{
    /// <summary>Its action.</summary>
    public string Keep { get; set; } = "";

    /// <summary>The key of its page's title, one of <see cref="KeptTitle"/>: who comes back may read another language.</summary>
    public string KeepTitle { get; set; } = "";

    /// <summary>Whom the title names.</summary>
    public IEnumerable<string> KeepNames { get; set; } = [];

    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var isSent = HttpMethods.IsPost(request.Method);
        if (!isSent && !request.Query.ContainsKey(FormFields.KeptParameter)
            && ViewContext.HttpContext.Actor().UserId is { } userId && await answers.KeptAt(userId, Keep, ViewContext.HttpContext.RequestAborted) is { } at)
        {
            ((IViewContextAware)html).Contextualize(ViewContext);
            output.SuppressOutput();
            output.Content.SetHtmlContent(await html.PartialAsync("_LeftForm", new LeftForm(Keep, at)));
            return;
        }

        // What was sent and came back is kept as soon as the page is left, also when nothing more is typed.
        output.Attributes.SetAttribute("data-keep", isSent ? "1" : "");
        output.PostContent.AppendHtml(Html.Element("input").Set("type", "hidden").Set("name", FormFields.KeptTitle).Set("value", KeptTitle.Write(KeepTitle, KeepNames)));
        output.PostContent.AppendHtml(Html.Element("p").With(
            Html.Element("button", "button secondary", text: texts["Forms.KeepForLater"]).Set("name", FormFields.KeepButton).Set("value", FormKeeper.Later),
            Html.Element("span", "due", text: texts["Forms.KeepHint", KeptForm.LifetimeDays])));
    }
}
