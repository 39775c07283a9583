using MicPortal.Domain.Organisations;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class ProjectJourney(PortalBrowser browser) : Journey(browser)
{
    /// <summary>One of them without scripts: also the budget's lines.</summary>
    [Fact]
    public async Task Two_towns_plan_a_project_together_until_both_have_approved_it()
    {
        var (north, south) = (await Portal.CreateMunicipality("Planning Noordstad"), await Portal.CreateMunicipality("Planning Vila do Sul", Side.South));
        var partnership = await Portal.CreatePartnership([north, south]);
        var (plain, scripted) = (await SignIn(await Portal.CreateUser(south), javaScript: false), await SignIn(await Portal.CreateUser(north)));

        // The Southern town has the idea; the Northern one reads at once what it lacks, and says its part.
        await plain.GotoAsync($"/partnerships/{partnership.Id}");
        await plain.ClickAsync("main a[href$='/projects/new']");
        await plain.FillAsync("[name=Title]", "Wells that quarters keep");
        await plain.FillAsync("[name=Objectives]", "Each quarter keeps its own well");
        await plain.CheckAsync("[name=Approaches][value=CapacityBuilding]");
        await plain.FillAsync("[name='Start.Year']", "2027");
        await plain.FillAsync("[name='End.Year']", "2028");
        await plain.CheckAsync($"[name='Priorities[{south.Id}].Serves'][value=Priority]");
        await plain.FillAsync($"[name='Priorities[{south.Id}].Text']", "Water for all quarters");
        await Send(plain);
        var project = new Uri(plain.Url).AbsolutePath;
        await scripted.GotoAsync(project);
        await scripted.Locator($"#missing + ul a[href='{project}/edit']").First.ClickAsync();
        await scripted.CheckAsync($"[name='Priorities[{north.Id}].Serves'][value=None]");
        await scripted.FillAsync("[name=ExternalGovernance]", "Quarters are heard before the council decides");
        await Send(scripted);

        // Days first, then a line that a button adds without a script.
        await plain.GotoAsync(project);
        await plain.ClickAsync($"#missing + ul a[href='{project}/budget']");
        await plain.FillAsync($"[name='StaffTimes[{south.Id}].Days']", "35.5");
        await plain.FillAsync($"[name='StaffTimes[{north.Id}].Days']", "20");
        await plain.FillAsync("[name=Currency]", "EUR");
        await plain.ClickAsync("[name=Part][value=add-line]");
        Assert.Equal("35.5", await plain.InputValueAsync($"[name='StaffTimes[{south.Id}].Days']"));
        await plain.SelectOptionAsync("[name='Lines[0].Category']", "Workshop");
        await plain.FillAsync("[name='Lines[0].Amount']", "1500");
        await plain.SelectOptionAsync("[name='Lines[0].Source']", $"own-{north.Id}");
        await Send(plain);
        Assert.Contains("1,500.00\u00A0EUR", await plain.InnerTextAsync("main"), StringComparison.Ordinal);

        // Each finds it in its workspace and approves the very version.
        foreach (var page in new[] { scripted, plain })
        {
            await page.GotoAsync("/my-work");
            await page.ClickAsync($"main a[href='{project}/endorsements/new']");
            await Send(page);
        }

        Assert.Contains("Planned", await plain.InnerTextAsync("h1"), StringComparison.Ordinal);
        Assert.Equal(2, await plain.Locator(".town .tag.done").CountAsync());
    }

    private static async Task Send(IPage page)
    {
        await page.Locator("main form[method=post] button.button:not(.secondary)").First.ClickAsync();
        await page.Locator("p.message").WaitForAsync();
    }
}
