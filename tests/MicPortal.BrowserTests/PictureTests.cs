using MicPortal.TestSupport;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>The pictures of the README. tests/take-pictures.sh puts them into docs/images; a test run, into a folder that is forgotten.</summary>
public sealed class PictureTests(PortalBrowser browser) : Journey(browser)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("MICPORTAL_PICTURES") ?? Directory.CreateTempSubdirectory("micportal-pictures").FullName;

    [Fact]
    public async Task The_pictures_of_the_readme_are_taken_from_the_running_portal()
    {
        var records = await Records.Of(Portal);
        var (partnership, agreement) = (records.Id("pemba-reggio"), records.Id("pemba-reggio-proposed"));

        await Take(await Open(), "home", "/");
        var officer = await SignIn("officer@pemba.example");
        await Take(officer, "partnership", $"/partnerships/{partnership}");
        await Take(await SignIn("mayor@pemba.example"), "agreement", $"/agreements/{agreement}");
        await Take(officer, "workspace", "/south");
        await Take(officer, "summary", $"/agreements/{agreement}/summary?lang=en&with=pt");
        await Take(await SignIn("staff@clgf.example"), "association", "/association");
    }

    private static async Task Take(IPage page, string name, string address)
    {
        var answer = await page.GotoAsync(address);
        Assert.Equal(200, answer!.Status);
        // Pictures further down are fetched when they come into view.
        await page.EvaluateAsync("document.querySelectorAll('img').forEach(image => image.loading = 'eager')");
        await page.EvaluateAsync("Promise.all([...document.images].map(image => image.decode()))");
        var picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Clip = new() { X = 0, Y = 0, Width = Wide, Height = 1100 }, FullPage = true });
        Assert.NotEmpty(picture);
    }
}
