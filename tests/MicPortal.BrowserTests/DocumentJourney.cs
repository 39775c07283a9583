using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

public sealed class DocumentJourney(PortalBrowser browser) : Journey(browser)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_full_text_is_added_approved_replaced_approved_again_signed_and_the_scan_is_filed(bool javaScript)
    {
        var (one, other) = (await Portal.CreateMunicipality("Drafton"), await Portal.CreateMunicipality("Readville", Side.South));
        var agreement = await Portal.CreateAgreement(await Portal.CreatePartnership([one, other]));
        var (drafter, reader) = (await SignIn(await Portal.CreateUser(one), javaScript), await SignIn(await Portal.CreateUser(other), javaScript, Narrow));
        var url = $"/agreements/{agreement.Id}";

        await Add(drafter, url, "FullText", "Draft of May.pdf", SampleFiles.Pdf("May"));
        Assert.Contains("Draft of May.pdf", await TextOf(drafter), StringComparison.Ordinal);
        await drafter.ClickAsync(".next button");
        await drafter.Locator(".message").WaitForAsync();

        await reader.GotoAsync(url);
        var download = await reader.RunAndWaitForDownloadAsync(() => reader.ClickAsync("#documents ~ table a"));
        Assert.Equal("Draft of May.pdf", download.SuggestedFilename);
        await Endorse(reader, url);
        await Add(drafter, url, "FullText", "Draft of June.pdf", SampleFiles.Pdf("June"), replaces: "Draft of May.pdf");
        Assert.Contains("Version 2 waits for Drafton and Readville.", await TextOf(drafter), StringComparison.Ordinal);

        await reader.GotoAsync(url);
        Assert.Contains("What changed since version 1, which you approved", await TextOf(reader), StringComparison.Ordinal);
        Assert.Contains("Full text document: replaced", await TextOf(reader), StringComparison.Ordinal);
        Assert.Equal(0, await ScrollsSideways(reader));
        await Endorse(reader, url);
        await Endorse(drafter, url);
        await Sign(drafter, url);
        await Sign(reader, url);
        await Add(reader, url, "SignedScan", "Signed paper.jpg", SampleFiles.Jpeg);

        Assert.Contains("Scan of the signed paper", await TextOf(reader), StringComparison.Ordinal);
        if (javaScript)
        {
            // Axe is a script.
            await IsAccessible(drafter);
            await IsAccessible(reader);
        }

        Assert.Equal(AgreementStatus.Signed, (await Portal.ReadAgreement(agreement.Id)).Status);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_told_before_it_is_sent_and_after()
    {
        var town = await Portal.CreateMunicipality();
        var agreement = await Portal.CreateAgreement(await Portal.CreatePartnership([town, await Portal.CreateMunicipality()]));
        // On the disk: through the driver's own line eleven megabytes take a minute.
        var file = Path.Combine(Directory.CreateTempSubdirectory("micportal-large-").FullName, "large.pdf");
        await File.WriteAllBytesAsync(file, [.. SampleFiles.Pdf(), .. new byte[11 * 1024 * 1024]], TestContext.Current.CancellationToken);
        var user = await Portal.CreateUser(town);
        var page = await SignIn(user);
        await page.GotoAsync($"/agreements/{agreement.Id}/documents/new");
        await page.SetInputFilesAsync("[name=File]", file);

        Assert.Contains("larger than 10 MB", await page.InnerTextAsync("[name=File] + [role=alert]"), StringComparison.Ordinal);
        Assert.Equal("", await page.InputValueAsync("[name=File]"));
        await IsAccessible(page);

        var plain = await SignIn(user, javaScript: false);
        await plain.GotoAsync($"/agreements/{agreement.Id}/documents/new");
        await plain.CheckAsync("[name=Kind][value=FullText]");
        await plain.SetInputFilesAsync("[name=File]", file);
        await plain.ClickAsync("main form button");
        await plain.Locator("#File-error").WaitForAsync();
        Assert.Contains("larger than 10 MB", await plain.InnerTextAsync("#File-error"), StringComparison.Ordinal);
        Assert.True(await plain.IsCheckedAsync("[name=Kind][value=FullText]"));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    private static Task<string> TextOf(IPage page) => page.InnerTextAsync("main");

    private static async Task Add(IPage page, string url, string kind, string name, byte[] content, string? replaces = null)
    {
        await page.GotoAsync($"{url}/documents/new");
        await page.CheckAsync($"[name=Kind][value={kind}]");
        if (replaces is not null)
        {
            await page.SelectOptionAsync("[name=Replaces]", new SelectOptionValue { Label = replaces });
        }

        await page.SetInputFilesAsync("[name=File]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.ClickAsync("main form button");
        await page.Locator(".message").WaitForAsync();
    }

    private static async Task Endorse(IPage page, string url)
    {
        await page.GotoAsync($"{url}/endorsements/new");
        await page.SelectOptionAsync("[name='Decisions[0].Body']", "Council");
        await page.FillAsync("[name='Decisions[0].Reference']", "1/2026");
        await page.FillAsync("[name='Decisions[0].Date.Year']", "2026");
        await page.ClickAsync("main form button");
        await page.Locator(".message").WaitForAsync();
    }

    private static async Task Sign(IPage page, string url)
    {
        await page.GotoAsync($"{url}/signatures/new");
        await page.FillAsync("[name=SignatoryTitle]", "Mayor");
        await page.FillAsync("[name='Date.Year']", "2026");
        await page.ClickAsync("main form button");
        await page.Locator(".message").WaitForAsync();
    }
}
