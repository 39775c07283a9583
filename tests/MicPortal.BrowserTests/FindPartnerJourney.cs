using MicPortal.Domain.Organisations;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class FindPartnerJourney(PortalBrowser browser) : Journey(browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_completes_the_page_finds_a_partner_writes_and_the_other_begins_a_partnership(bool javaScript)
    {
        var (one, other) = (await Portal.CreateMunicipality($"Seeking {javaScript}"), await Portal.CreateMunicipality($"Giving {javaScript}", Side.South));
        await Portal.CreateInterest(other, InterestKind.Offers, "migration", $"Gnu welcome desk {javaScript}");
        var (writer, reader) = (await SignIn(await Portal.CreateUser(one), javaScript), await SignIn(await Portal.CreateUser(other), javaScript, Narrow));

        await writer.GotoAsync($"/municipalities/{one.Id}");
        Assert.Contains("Not said yet:", await TextOf(writer), StringComparison.Ordinal);
        await writer.ClickAsync(".next a");
        await writer.FillAsync("#CouncilSeats", "21");
        await writer.FillAsync("#CouncilWomen", "22");
        await writer.ClickAsync("main form button[type=submit]");
        await writer.Locator("#CouncilWomen-error").WaitForAsync();
        await writer.FillAsync("#CouncilWomen", "9");
        await Send(writer);
        Assert.Contains("9 of 21 council members are women (43", await TextOf(writer), StringComparison.Ordinal);

        await writer.ClickAsync($"main a[href='/municipalities/{one.Id}/positions/new']");
        await writer.FillAsync("#Title", "International desk");
        await writer.FillAsync("#Email", "international@seeking.example");
        await writer.CheckAsync("[name=IsPublished][value=True]");
        await Send(writer);
        await writer.ClickAsync($"main a[href='/municipalities/{one.Id}/interests/new']");
        await writer.CheckAsync("[name=Kind][value=Seeks]");
        await writer.SelectOptionAsync("#Theme", "migration");
        await writer.FillAsync("#Title", $"Gnu help for newcomers {javaScript}");
        await Send(writer);
        Assert.Contains("Seeks (1)", await TextOf(writer), StringComparison.Ordinal);

        await writer.GotoAsync($"/interests?q=gnu+welcome+desk+{javaScript}&theme=migration");
        Assert.Contains("you seek this", await TextOf(writer), StringComparison.Ordinal);
        await writer.ClickAsync("tbody th a");
        await writer.Locator("h1", new() { HasText = other.Name }).WaitForAsync();
        await writer.ClickAsync("main a[href*='contact-requests/new?interest=']");
        await writer.FillAsync("#Text", "How did you begin?");
        await Send(writer);

        await reader.GotoAsync("/south");
        await reader.ClickAsync("main .todo a.button[href^='/contact-requests/']");
        Assert.Contains("How did you begin?", await TextOf(reader), StringComparison.Ordinal);
        Assert.Equal(0, await ScrollsSideways(reader));
        await reader.CheckAsync("[name=Answer][value=Yes]");
        await Send(reader);
        Assert.True(await reader.IsCheckedAsync("[name=Themes][value=migration]"));
        await reader.CheckAsync("[name=Path][value=PoliticalWill]");
        await reader.FillAsync("#Aim", "To learn from each other");
        await reader.CheckAsync("[name=Begun][value=False]");
        await Send(reader);

        await writer.GotoAsync("/north");
        await writer.Locator("main .todo a[href$='/answer']").First.WaitForAsync();
        if (javaScript)
        {
            // Axe is a script.
            await IsAccessible(writer);
            await IsAccessible(reader);
        }
    }

    private static Task<string> TextOf(IPage page) => page.InnerTextAsync("main");

    private static async Task Send(IPage page)
    {
        await page.ClickAsync("main form button[type=submit]:not([formaction])");
        await page.Locator(".message").WaitForAsync();
    }
}
