using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>The portal's main job, as its users do it: from an opened partnership to an agreement that both towns endorsed, signed and printed.</summary>
public sealed class MainJourney(PortalBrowser browser) : Journey(browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_towns_open_a_partnership_agree_endorse_sign_and_print(bool javaScript)
    {
        var mark = javaScript ? "Scripted" : "Plain";
        var north = await Portal.CreateMunicipality($"{mark} Noordstad", Side.North);
        var south = await Portal.CreateMunicipality($"{mark} Vila do Sul", Side.South);
        var northOfficer = await SignIn(await Portal.CreateUser(north), javaScript);
        var northMayor = await SignIn(await Portal.CreateUser(north, UserRole.MayorsOffice), javaScript);
        var southOfficer = await SignIn(await Portal.CreateUser(south), javaScript);

        // The Northern town opens it. It finds the other by a part of its name.
        Assert.EndsWith("/north", northOfficer.Url, StringComparison.Ordinal);
        await northOfficer.ClickAsync("main a[href='/partnerships/new']");
        await northOfficer.FillAsync("#Q", $"{mark} vila");
        await northOfficer.ClickAsync("main form button[type=submit]");
        await northOfficer.ClickAsync("ul.todo a.button");
        await SayPart(northOfficer, "PoliticalWill", "Aim", "To learn from each other", "A lasting link");
        await northOfficer.Locator("p.message").WaitForAsync();
        Assert.Contains("Waiting for the answer", await northOfficer.InnerTextAsync(".next"), StringComparison.Ordinal);
        var partnership = new Uri(northOfficer.Url).AbsolutePath;

        // The Southern one finds it in its workspace, and accepts with a path and a vision of its own.
        await southOfficer.ReloadAsync();
        await southOfficer.ClickAsync($"main a[href^='{partnership}']");
        await GoTo(southOfficer, $"{partnership}/answer");
        await southOfficer.CheckAsync("[name=Answer][value=Accepted]");
        await southOfficer.ClickAsync("main form button[type=submit]");
        await SayPart(southOfficer, "CivilSociety", "Organisations", "The twinning committee", "Services that we can plan ourselves");
        Assert.Equal(2, await southOfficer.Locator(".town .tag.done").CountAsync());
        Assert.Contains("Services that we can plan ourselves", await southOfficer.InnerTextAsync(".towns"), StringComparison.Ordinal);

        // A draft, seen by its writer alone, and the proposal.
        await northOfficer.GotoAsync($"{partnership}/agreements/new");
        await northOfficer.SelectOptionAsync("[name=Kind]", "Cooperation");
        await northOfficer.FillAsync("[name='Texts[0].Title']", "Cooperation between two towns");
        await northOfficer.FillAsync("[name='Texts[0].Purpose']", "Better services in both towns");
        await Send(northOfficer);
        var agreement = new Uri(northOfficer.Url).AbsolutePath;
        Assert.Equal(404, (await southOfficer.GotoAsync(agreement))!.Status);
        await northOfficer.ClickAsync($"form[action='{agreement}/proposals'] button");
        await northOfficer.Locator("p.message").WaitForAsync();

        // The mayor's office endorses version 1; the other town revises the text, and the first sees what changed.
        await northMayor.GotoAsync("/my-work");
        await northMayor.ClickAsync($"main a[href='{agreement}/endorsements/new']");
        await Send(northMayor);
        await southOfficer.GotoAsync($"{agreement}/edit");
        await southOfficer.FillAsync("[name='Texts[0].Purpose']", "Better services in both towns, and citizens who take part");
        await Send(southOfficer);
        await northMayor.GotoAsync("/my-work");
        Assert.Contains("version 1", await northMayor.InnerTextAsync("main"), StringComparison.Ordinal);
        await northMayor.ClickAsync($"main a[href='{agreement}/endorsements/new']");
        Assert.Contains("citizens who take part", await northMayor.InnerTextAsync(".diff ins"), StringComparison.Ordinal);
        await Send(northMayor);

        // An officer endorses with the decision that it rests on; without one the form says so and keeps what was typed.
        await southOfficer.GotoAsync($"{agreement}/endorsements/new");
        await Send(southOfficer, refused: true);
        Assert.StartsWith("Error:", await southOfficer.TitleAsync(), StringComparison.Ordinal);
        await southOfficer.Locator("[name$='Body']").First.SelectOptionAsync("Council");
        await southOfficer.Locator("[name$='Reference']").First.FillAsync("14/2026");
        await southOfficer.Locator("[name$='Date.Year']").First.FillAsync("2026");
        await Send(southOfficer);

        // Each signs at its own time.
        foreach (var (officer, year) in new[] { (northOfficer, "2026"), (southOfficer, "2026") })
        {
            await officer.GotoAsync("/my-work");
            await officer.ClickAsync($"main a[href='{agreement}/signatures/new']");
            await officer.FillAsync("[name=SignatoryTitle]", "Mayor");
            await officer.FillAsync("[name='Date.Year']", year);
            await Send(officer);
        }

        Assert.Contains("Signed", await southOfficer.InnerTextAsync("h1"), StringComparison.Ordinal);
        await southOfficer.GotoAsync(partnership);
        Assert.Contains("Active", await southOfficer.InnerTextAsync("h1"), StringComparison.Ordinal);

        // And the page to print.
        await northMayor.GotoAsync(agreement);
        await northMayor.Locator($"main a[href^='{agreement}/summary']").First.ClickAsync();
        var summary = await northMayor.InnerTextAsync("main");
        Assert.Contains("Cooperation between two towns", summary, StringComparison.Ordinal);
        Assert.Contains("14/2026", summary, StringComparison.Ordinal);
        Assert.Contains($"{agreement}", summary, StringComparison.Ordinal);
    }

    /// <summary>By the keyboard alone: the skip link, the fields in their order, the button.</summary>
    [Fact]
    public async Task Signing_in_takes_nothing_but_the_keyboard()
    {
        var user = await Portal.CreateUser(await Portal.CreateMunicipality());
        var page = await Open();
        await page.GotoAsync("/account/sign-in");

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(user.Email!);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(TestSupport.PortalFixture.Password);
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/north");
    }

    private static async Task SayPart(IPage page, string path, string detail, string said, string vision)
    {
        await page.CheckAsync($"[name=Path][value={path}]");
        await page.FillAsync($"[name={detail}]", said);
        await page.FillAsync("[name='FirstContact.Year']", "2024");
        await page.FillAsync("[name=Vision]", vision);
        await page.CheckAsync("[name=Themes][value=public-services]");
        await page.CheckAsync("[name=Begun][value=False]");
        await page.CheckAsync("[name=Publication][value=Existence]");
        await Send(page);
    }

    /// <summary>Sends the form of the page and waits for the page that says that it is done, or that something is wrong.</summary>
    private static async Task Send(IPage page, bool refused = false)
    {
        await page.Locator("main form[method=post] button.button:not(.secondary)").First.ClickAsync();
        await page.Locator(refused ? ".govuk-error-summary" : "p.message").WaitForAsync();
    }

    private static async Task GoTo(IPage page, string address)
    {
        if (new Uri(page.Url).AbsolutePath != address)
        {
            await page.GotoAsync(address);
        }
    }
}
