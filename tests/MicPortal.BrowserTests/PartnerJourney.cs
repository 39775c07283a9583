using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class PartnerJourney(PortalBrowser browser) : Journey(browser)
{
    [Fact]
    public async Task An_officer_types_a_part_of_a_name_in_any_spelling_and_takes_a_partner_from_the_suggestions()
    {
        var partner = await Portal.CreateMunicipality("Şuggested Town", Side.South);
        var page = await SignIn(await Portal.CreateUser(await Portal.CreateMunicipality("Askingtown")));
        await page.GotoAsync("/partnerships/new");

        await page.Locator("#Q").PressSequentiallyAsync("suggested");
        await page.Locator("[role=option]").WaitForAsync();
        Assert.Contains("Şuggested Town", await page.InnerTextAsync("[role=option]"), StringComparison.Ordinal);
        Assert.Equal("true", await page.GetAttributeAsync("#Q", "aria-expanded"));
        Assert.Empty(await Violations(page));
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(("Şuggested Town", $"{partner.Id}"), (await page.InputValueAsync("#Q"), await page.InputValueAsync("[name=Pick]")));
        Assert.Equal(0, await page.Locator("[role=option]").CountAsync());
        await page.ClickAsync("main form button[type=submit]");

        await page.Locator("[name=Path]").First.WaitForAsync();
        Assert.Equal($"{partner.Id}", await page.InputValueAsync("[name='With']"));
        Assert.Contains("Şuggested Town", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }
}
