using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class SignInJourney(PortalBrowser browser) : Journey(browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_signs_in_goes_to_the_list_and_signs_out(bool javaScript)
    {
        var town = await Portal.CreateMunicipality(side: Side.South);
        var user = await Portal.CreateUser(town);
        var page = await SignIn(user, javaScript);
        await page.GotoAsync("/partnerships");
        Assert.Contains(town.Name, await page.InnerTextAsync("header"), StringComparison.Ordinal);

        await page.ClickAsync("form[action='/account/sign-out'] button");

        await page.Locator("p.message").WaitForAsync();
        Assert.Equal("You are signed out.", await page.InnerTextAsync("p.message"));
        await page.GotoAsync("/my-work");
        Assert.Contains("/account/sign-in", page.Url, StringComparison.Ordinal);
    }
}
