using MicPortal.Domain.Organisations;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class VisitJourney(PortalBrowser browser) : Journey(browser)
{
    /// <summary>One of them without scripts; the other enters the schedule with the keyboard alone.</summary>
    [Fact]
    public async Task Two_towns_plan_a_visit_that_both_approve_and_each_files_its_own_report()
    {
        var (north, south) = (await Portal.CreateMunicipality("Visiting Noordstad"), await Portal.CreateMunicipality("Hosting Vila do Sul", Side.South));
        var partnership = await Portal.CreatePartnership([north, south]);
        var (plain, scripted) = (await SignIn(await Portal.CreateUser(south), javaScript: false), await SignIn(await Portal.CreateUser(north)));

        // The host plans it, on days of which the first has come; the visitors' town reads it at once.
        await plain.GotoAsync($"/partnerships/{partnership.Id}");
        await plain.ClickAsync("main a[href$='/visits/new']");
        await plain.FillAsync("[name=Title]", "Engineers beside engineers");
        await plain.FillAsync("[name=Purpose]", "To see how quarters keep a well");
        await plain.SelectOptionAsync("[name=HostId]", $"{south.Id}");
        await plain.FillAsync("[name=Place]", "Town hall of Vila do Sul");
        await plain.SelectOptionAsync("[name=Zone]", new SelectOptionValue { Index = 1 });
        await Day(plain, "Start", Portal.Today.AddDays(-1));
        await Day(plain, "End", Portal.Today.AddDays(3));
        await Day(plain, "ReportDue", Portal.Today.AddDays(40));
        await Send(plain);
        var visit = new Uri(plain.Url).AbsolutePath;
        await scripted.GotoAsync(visit);
        Assert.Contains("Being planned", await scripted.InnerTextAsync("h1"), StringComparison.Ordinal);

        // Each finds it in its workspace and approves the very version.
        foreach (var page in new[] { scripted, plain })
        {
            await page.GotoAsync("/my-work");
            await page.ClickAsync($"main a[href='{visit}/endorsements/new']");
            await Send(page);
        }

        Assert.Equal(2, await plain.Locator(".town .tag.done").CountAsync());

        // Who travels, and what is done when, asks nobody again.
        await scripted.ClickAsync($"main a[href='{visit}/participants/new']");
        await scripted.SelectOptionAsync("[name=Position]", "TechnicalStaff");
        await scripted.FillAsync("[name=Post]", "Hydrologist");
        await scripted.FillAsync("[name=HostColleague]", "Head of wells");
        await Send(scripted);
        await scripted.GotoAsync($"{visit}/schedule");
        await scripted.FocusAsync($"main a[href='{visit}/slots/new']");
        await scripted.Keyboard.PressAsync("Enter");
        await scripted.FocusAsync("[name=From]");
        foreach (var typed in new[] { "9:30", "11h00", "Shadowing at the pumps" })
        {
            await scripted.Keyboard.PressAsync("ControlOrMeta+A");
            await scripted.Keyboard.TypeAsync(typed);
            await scripted.Keyboard.PressAsync("Tab");
        }

        await scripted.Keyboard.PressAsync("Enter");
        await scripted.Locator("p.message").WaitForAsync();
        await plain.GotoAsync($"{visit}/schedule");
        Assert.Contains("09:30 – 11:00", await plain.InnerTextAsync("tbody"), StringComparison.Ordinal);
        Assert.Contains("Shadowing at the pumps", await plain.InnerTextAsync("tbody"), StringComparison.Ordinal);

        // Each side files its own part, and reads the other's.
        foreach (var (page, learned) in new[] { (plain, "How they measure"), (scripted, "How committees decide") })
        {
            await page.GotoAsync(visit);
            await page.ClickAsync($"main a[href='{visit}/reports/new']");
            await page.FillAsync("[name=Done]", "A week at the pumps");
            await page.FillAsync("[name=Learned]", learned);
            await page.FillAsync("[name=All]", "1");
            await Send(page);
        }

        await plain.GotoAsync($"{visit}/report");
        Assert.Contains("How committees decide", await plain.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Contains("How they measure", await plain.InnerTextAsync("main"), StringComparison.Ordinal);
        await scripted.GotoAsync(visit);
        await IsAccessible(scripted);
    }

    private static async Task Day(IPage page, string field, DateOnly day)
    {
        await page.FillAsync($"[name='{field}.Day']", $"{day.Day}");
        await page.FillAsync($"[name='{field}.Month']", $"{day.Month}");
        await page.FillAsync($"[name='{field}.Year']", $"{day.Year}");
    }

    private static async Task Send(IPage page)
    {
        await page.Locator("main form[method=post] button.button:not(.secondary)").First.ClickAsync();
        await page.Locator("p.message").WaitForAsync();
    }
}
