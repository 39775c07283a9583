using MicPortal.Web.Models.WorkingGroups;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class MinutesTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("text <b onclick=alert(1)>x</b> <!-- c -->")]
    [InlineData("<div>\n\n<iframe src=//evil.example></iframe>")]
    public void Html_of_ones_own_stands_as_text(string markdown)
    {
        var html = Minutes.ToHtml(markdown)!;
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b ", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<iframe", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        Assert.Contains("&lt;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt&#58;alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](/account/sign-out)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x][1]\n\n[1]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    public void Links_lead_to_http_https_and_mail_alone(string markdown)
    {
        var html = Minutes.ToHtml(markdown)!;
        Assert.DoesNotContain("href", html, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("x|javascript:alert", html);
    }

    [Theory]
    [InlineData("[the **plan**](https://town.example/plan)", "<a href=\"https://town.example/plan\" rel=\"nofollow noopener\">the <strong>plan</strong></a>")]
    [InlineData("<http://town.example>", "<a href=\"http://town.example\" rel=\"nofollow noopener\">http://town.example</a>")]
    [InlineData("<group@town.example>", "<a href=\"mailto:group@town.example\" rel=\"nofollow noopener\">group@town.example</a>")]
    public void Links_are_followed_by_nobody_on_their_own(string markdown, string expected) => Assert.Equal($"<p>{expected}</p>\n", Minutes.ToHtml(markdown));

    [Fact]
    public void An_image_leaves_its_words() => Assert.Equal("<p>a <em>chart</em></p>\n", Minutes.ToHtml("a ![*chart*](https://town.example/chart.png)"));

    [Fact]
    public void Headings_stand_below_those_of_the_page() => Assert.Equal("<h3>One</h3>\n<h6>Five</h6>\n", Minutes.ToHtml("# One\n\n##### Five"));

    [Fact]
    public void Huge_and_deeply_nested_input_is_shown_in_time()
    {
        Assert.Null(Minutes.ToHtml(null));
        foreach (var piece in new[] { ">", "- ", "*", "[", "![", "`", "<", "**_", "1. " })
        {
            var html = Minutes.ToHtml(string.Concat(Enumerable.Repeat(piece, 20_000 / piece.Length)))!;
            Assert.NotEmpty(html);
        }
    }
}
