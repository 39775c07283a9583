using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MicPortal.Web.Models.WorkingGroups;

/// <summary>
/// Minutes as HTML: CommonMark without HTML of one's own, without images, and with links to http, https and mailto alone. What is written otherwise stands there
/// as text.
/// </summary>
public static class Minutes
{
    /// <summary>The page has its own headings of the first two levels.</summary>
    private const int HeadingsBelow = 2;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string? ToHtml(string? markdown)
    {
        if (markdown is null)
        {
            return null;
        }

        try
        {
            var document = Markdown.Parse(markdown, Pipeline);
            foreach (var heading in document.Descendants<HeadingBlock>())
            {
                heading.Level = Math.Min(6, heading.Level + HeadingsBelow);
            }

            foreach (var link in document.Descendants<LinkInline>().ToList())
            {
                Tame(link);
            }

            foreach (var link in document.Descendants<AutolinkInline>().ToList())
            {
                if (IsAllowed(link.IsEmail ? $"mailto:{link.Url}" : link.Url))
                {
                    link.GetAttributes().AddProperty("rel", "nofollow noopener");
                }
                else
                {
                    link.ReplaceBy(new LiteralInline(link.Url));
                }
            }

            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Lists and quotes within each other beyond all reason: the words are shown as they were typed.
            return $"<p>{System.Net.WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static void Tame(LinkInline link)
    {
        if (!link.IsImage && IsAllowed(link.Url))
        {
            link.GetAttributes().AddProperty("rel", "nofollow noopener");
            return;
        }

        // What the link says stays.
        link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    private static bool IsAllowed(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto);
}
