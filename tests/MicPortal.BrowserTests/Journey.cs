using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using MicPortal.Application.Identity;
using MicPortal.TestSupport;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>What a person does in a browser, from page to page.</summary>
public abstract class Journey(PortalBrowser browser) : IAsyncLifetime
{
    protected const int Wide = 1200;

    /// <summary>Of the narrowest phone, and of a page that is enlarged to 400 % (WCAG 1.4.10).</summary>
    protected const int Narrow = 320;

    private readonly List<IBrowserContext> contexts = [];

    protected PortalServer Portal => browser.Portal;

    protected Records Records => browser.Records;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A page in a browser of its own. Whatever its scripts throw or the portal refuses to serve fails the test.</summary>
    protected async Task<IPage> Open(bool javaScript = true, int width = Wide, string language = "en")
    {
        var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            JavaScriptEnabled = javaScript,
            Locale = language,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        contexts.Add(context);
        context.SetDefaultTimeout(15_000);
        return await context.NewPageAsync();
    }

    protected Task<IPage> SignIn(PortalUser user, bool javaScript = true, int width = Wide, string language = "en") => SignIn(user.Email!, javaScript, width, language);

    /// <summary>A page in a browser of its own, signed in through the form.</summary>
    protected async Task<IPage> SignIn(string email, bool javaScript = true, int width = Wide, string language = "en")
    {
        var page = await Open(javaScript, width, language);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", PortalFixture.Password);
        await page.ClickAsync("main form button");
        await page.WaitForURLAsync(url => !url.Contains("/account/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>0 violations of WCAG 2.2 AA and of axe's best practices, and nothing to scroll sideways.</summary>
    protected static async Task IsAccessible(IPage page)
    {
        Assert.Empty(await Violations(page));
        Assert.Equal(0, await ScrollsSideways(page));
    }

    /// <summary>Each violation as one line: rule, element, what to mend.</summary>
    protected static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help} | {Short(node)}"))];
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    protected static Task<int> ScrollsSideways(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private static string Short(AxeResultNode node)
    {
        var html = node.Html.ReplaceLineEndings(" ");
        return $"{node.Target} {(html.Length > 160 ? html[..160] : html)}";
    }
}
