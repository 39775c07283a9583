using MicPortal.Web.Setup;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("http://localhost:5133", "http://localhost:5133")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:8080")]
    [InlineData("http://[::]:8080", "http://localhost:8080")]
    [InlineData("http://+:8080", "http://localhost:8080")]
    [InlineData("http://unix:/tmp/portal.sock;https://127.0.0.1:5443", "https://127.0.0.1:5443")]
    [InlineData("", PortalOptions.DefaultUrl)]
    public void Without_a_setting_it_is_where_the_program_listens(string addresses, string expected) =>
        Assert.Equal(expected, PublicAddress.Listening(addresses.Split(';', StringSplitOptions.RemoveEmptyEntries)));
}
