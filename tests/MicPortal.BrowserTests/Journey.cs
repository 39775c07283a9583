using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
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

    protected const int Height = 900;

    protected static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<IBrowserContext> contexts = [];
    private readonly ConcurrentQueue<string> faults = [];

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
        Assert.Empty(faults);
    }

    /// <summary>What went wrong until now, for a test that wants it; it does not fail the test any more.</summary>
    protected IReadOnlyList<string> TakeFaults()
    {
        string[] taken = [.. faults];
        faults.Clear();
        return taken;
    }

    /// <summary>A page in a browser of its own. What its scripts throw, what the browser complains of (the content security policy) and what the portal fails to answer fails the test.</summary>
    protected async Task<IPage> Open(bool javaScript = true, int width = Wide, string language = "en")
    {
        var context = await browser.Chromium.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            JavaScriptEnabled = javaScript,
            Locale = language,
            ViewportSize = new() { Width = width, Height = Height },
        });
        contexts.Enqueue(context);
        context.WebError += (_, error) => faults.Enqueue($"Thrown: {error.Error}");
        context.Response += (_, response) => Note(response.Status >= 500, $"{response.Status} {response.Url}");
        // The browser logs each 400 and 404 too, and tests ask for these.
        context.Console += (_, message) => Note(message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal), $"Console: {message.Text}");
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
        // The load event that WaitForURL waits for may have come before it asks; what only the next page has, stays.
        await page.Locator("form[action='/account/sign-out']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("footer").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>0 violations of WCAG 2.2 AA and of axe's best practices, and nothing to scroll sideways.</summary>
    protected static async Task IsAccessible(IPage page)
    {
        Assert.Empty(await Violations(page));
        Assert.Equal(0, await ScrollsSideways(page));
    }

    /// <summary>
    /// Each violation as one line: rule, help, element. Axe runs in the page itself: its package for Playwright opens a second
    /// page for each analysis, for frames of other origins, of which the portal has none.
    /// </summary>
    protected static async Task<string[]> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(AxeScript);
        }

        // All rules run; of what passes, only that it does is told.
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run({ resultTypes: ['violations'] })).violations.flatMap(violation =>
                violation.nodes.map(node => `${violation.id}: ${violation.help} | ${node.target} ${node.html.slice(0, 160)}`))
            """);
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    protected static Task<int> ScrollsSideways(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private void Note(bool isFault, string fault)
    {
        if (isFault)
        {
            faults.Enqueue(fault);
        }
    }
}
