using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://www.example.org/path?query=1", true)]
    [InlineData("http://example.org", true)]
    [InlineData("https://good.example@evil.example/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("example.org", false)]
    [InlineData("https://", false)]
    [InlineData(null, false)]
    public void A_page_links_to_http_addresses_that_are_what_they_look_like(string? text, bool expected) =>
        Assert.Equal(expected, WebAddress.IsValid(text));
}
