using System.Diagnostics;
using MicPortal.TestSupport;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(MicPortal.BrowserTests.PortalBrowser))]

namespace MicPortal.BrowserTests;

/// <summary>One portal on a port and one Chromium for all tests; each test opens a context of its own.</summary>
public sealed class PortalBrowser : IAsyncLifetime
{
    /// <summary>The one without windows first: it draws the same pages in half the time.</summary>
    private static readonly string[] Programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? playwright;

    public PortalServer Portal { get; } = new();

    public IBrowser Chromium { get; private set; } = null!;

    public Records Records { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find() ?? Install() ?? throw new InvalidOperationException(
                "There is no Chromium, and tests/install-browser.sh could not install one. Install Chromium or Google Chrome, or set CHROMIUM_PATH to its program."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
        Records = await Records.Of(Portal);
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
        {
            await Chromium.DisposeAsync();
        }

        playwright?.Dispose();
        await Portal.DisposeAsync();
    }

    private string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string?[] places =
        [
            Environment.GetEnvironmentVariable("CHROMIUM_PATH"),
            .. Programs.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))),
            playwright!.Chromium.ExecutablePath,
        ];
        return places.FirstOrDefault(File.Exists);
    }

    private string? Install()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "tests", "install-browser.sh")))
        {
            folder = folder.Parent;
        }

        if (folder is null)
        {
            return null;
        }

        using var script = Process.Start(Path.Combine(folder.FullName, "tests", "install-browser.sh"));
        script.WaitForExit();
        return Find();
    }
}
