using System.Globalization;
using System.Text.Encodings.Web;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class PaperTests
{
    [Fact]
    public void What_both_languages_say_alike_stands_once_on_a_paper()
    {
        var other = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fr" ? "en" : "fr";

        Assert.Equal("Pemba", Html(VisitWords.InBothLines(() => "Pemba")));
        Assert.Equal($"day<br><span lang=\"{other}\">jour</span>", Html(VisitWords.InBothLines(() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == other ? "jour" : "day")));
    }

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
