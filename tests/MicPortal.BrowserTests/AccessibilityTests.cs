using System.Collections.Concurrent;
using MicPortal.TestSupport;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class AccessibilityTests(PortalBrowser browser) : Journey(browser)
{
    /// <summary>A page is laid out anew for each width, and asked for again in each language.</summary>
    private static readonly (string Language, int[] Widths)[] Views = [("en", [Wide, Narrow]), ("fr", [Narrow])];

    /// <summary>One test, so that it can say how many it looked at; it goes on after a violation and names them all. Several people look at once.</summary>
    [Fact]
    public async Task Every_page_in_every_state_has_no_violation_and_fits_the_narrowest_screen()
    {
        var problems = new ConcurrentQueue<string>();
        var looked = 0;
        var viewers = Pages.All.GroupBy(state => state.As ?? "").OrderByDescending(viewer => viewer.Count()).ToList();
        await Parallel.ForEachAsync(viewers, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (viewer, _) =>
        {
            foreach (var (language, widths) in Views)
            {
                var page = viewer.Key.Length > 0 ? await SignIn(viewer.Key, width: widths[0], language: language) : await Open(width: widths[0], language: language);
                // The browser loads it with each page, in half the time that it takes to send it there.
                await page.AddInitScriptAsync(AxeScript);
                foreach (var state in viewer)
                {
                    await page.SetViewportSizeAsync(widths[0], Height);
                    var notShown = await Show(page, state);
                    foreach (var width in widths)
                    {
                        await page.SetViewportSizeAsync(width, Height);
                        var found = new List<string>([.. notShown, .. await Violations(page)]);
                        if (await ScrollsSideways(page) is > 0 and var pixels)
                        {
                            found.Add($"scrolls sideways by {pixels} pixels");
                        }

                        found.ForEach(problem => problems.Enqueue($"{state.Name} ({width} px, {language}): {problem}"));
                        Interlocked.Increment(ref looked);
                    }
                }

                await page.Context.CloseAsync();
            }
        });

        Figures.Show("accessibility", $"{looked} page × state combinations, {problems.Count} violations");
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        Assert.True(looked >= 40, $"Only {looked} combinations were looked at.");
    }

    [Fact]
    public async Task A_violation_is_found()
    {
        var page = await Open(width: Narrow);
        await page.GotoAsync("/partnerships");
        await page.EvaluateAsync("""
            const image = document.createElement('img');
            image.src = '/favicon.svg';
            const wide = document.createElement('div');
            wide.style.width = '900px';
            wide.append(image);
            document.querySelector('main').append(wide);
            """);

        Assert.Contains(await Violations(page), problem => problem.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.True(await ScrollsSideways(page) > 0);
    }

    /// <returns>Why the state cannot be shown, where it cannot.</returns>
    private async Task<string[]> Show(IPage page, PageState state)
    {
        await page.GotoAsync(Records.Address(state.Url));
        if (!state.SendsEmpty)
        {
            return [];
        }

        var form = page.Locator("main form[method=post]").First;
        if (await form.CountAsync() == 0)
        {
            return [$"no form, but: {await page.InnerTextAsync("h1")}"];
        }

        await form.EvaluateAsync("""
            form => {
                form.querySelectorAll('input:not([type=hidden], [type=checkbox], [type=radio]), textarea').forEach(field => field.value = '');
                form.querySelectorAll(':checked').forEach(choice => choice.checked = false);
            }
            """);
        // The mark tells this page from the one that answers.
        await form.EvaluateAsync("form => { document.documentElement.id = 'sent'; form.requestSubmit(); }");
        await page.WaitForFunctionAsync("() => document.documentElement.id !== 'sent' && document.readyState === 'complete'");
        return await page.Locator(".govuk-error-summary").CountAsync() > 0 ? [] : [$"was accepted with every field empty, and shows: {await page.InnerTextAsync("h1")}"];
    }
}
