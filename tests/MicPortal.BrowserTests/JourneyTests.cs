using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>What every journey watches for is noticed.</summary>
public sealed class JourneyTests(PortalBrowser browser) : Journey(browser)
{
    [Fact]
    public async Task A_thrown_error_a_blocked_style_and_a_failed_answer_are_noticed()
    {
        var page = await Open();
        await page.RouteAsync("**/planted", route => route.FulfillAsync(new() { Status = 500 }));
        await page.GotoAsync("/about");

        var thrown = new TaskCompletionSource();
        page.Context.WebError += (_, _) => thrown.SetResult();
        await page.EvaluateAsync("void setTimeout(() => { throw new Error('planted'); })");
        await thrown.Task;
        await page.RunAndWaitForConsoleMessageAsync(() => page.EvaluateAsync("document.body.setAttribute('style', 'color: red')"));
        await page.RunAndWaitForResponseAsync(() => page.EvaluateAsync("fetch('/planted').then(() => null)"), "**/planted");

        var faults = TakeFaults();
        Assert.Contains(faults, fault => fault.StartsWith("Thrown: ", StringComparison.Ordinal) && fault.Contains("planted", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("Console: ", StringComparison.Ordinal) && fault.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("500 ", StringComparison.Ordinal));
        Assert.Equal(3, faults.Count);
    }
}
