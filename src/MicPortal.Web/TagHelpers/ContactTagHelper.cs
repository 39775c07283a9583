using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.TagHelpers;

/// <summary>Where to reach who runs the portal, for a sentence that says to ask them; nothing where no address is set.</summary>
[HtmlTargetElement("contact", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ContactTagHelper(Texts texts, IOptions<PortalOptions> portal) : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (portal.Value.ContactUrl is not { } url)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.Append(texts["Words.Contact"] + " ");
        var link = new Microsoft.AspNetCore.Mvc.Rendering.TagBuilder("a") { Attributes = { ["href"] = url } };
        link.InnerHtml.Append(portal.Value.Contact!);
        output.Content.AppendHtml(link);
    }
}
