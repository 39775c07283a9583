using MicPortal.Application.Identity;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>Nothing typed is lost: the line is cut, or the sign-in ends, while a form is open.</summary>
public sealed class CutLineJourney(PortalBrowser browser) : Journey(browser)
{
    private const string Purpose = "[name='Texts[0].Purpose']";

    /// <summary>After which a condition that has not come is a failure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_is_sent_after_the_sign_in_has_ended_comes_back_filled_and_is_saved_once(bool javaScript)
    {
        var (partnership, user) = await Scene();
        var page = await SignIn(user, javaScript);
        await FillDraft(page, partnership, "Typed before the sign-in ended");
        await Portal.InDatabase(db => db.Sessions.Where(session => session.UserId == user.Id).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, Portal.Now)));

        await Send(page);

        await page.Locator("[name=Password]").WaitForAsync();
        Assert.Contains("your form comes back as you filled it in", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await IsAccessible(page, javaScript);
        await page.FillAsync("[name=Email]", user.Email!);
        await page.FillAsync("[name=Password]", PortalFixture.Password);
        await page.ClickAsync("main form button");
        await page.Locator(Purpose).WaitForAsync();
        Assert.Contains("It is not sent yet", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal("Typed before the sign-in ended", await page.InputValueAsync(Purpose));
        Assert.Equal("Twinning", await page.InputValueAsync("[name=Kind]"));
        Assert.Equal(0, await Drafts(partnership));
        await IsAccessible(page, javaScript);

        await Send(page);

        await page.Locator("p.message").WaitForAsync();
        Assert.Contains("Typed before the sign-in ended", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(1, await Drafts(partnership));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task A_form_whose_answer_is_lost_is_sent_again_and_makes_one_record(bool javaScript, bool goesBack)
    {
        var (partnership, user) = await Scene();
        var page = await SignIn(user, javaScript);
        await FillDraft(page, partnership, "The answer is lost on the way");
        var answers = new List<int>();
        await page.RouteAsync($"**{Form(partnership)}", async route =>
        {
            // The first time that the form is sent.
            if (answers.Count > 0 || route.Request.PostData?.Contains("quietly", StringComparison.Ordinal) != false)
            {
                await route.ContinueAsync();
                return;
            }

            answers.Add((await route.FetchAsync(new() { MaxRedirects = 0 })).Status);
            await route.AbortAsync("connectionreset");
        });
        var cut = new TaskCompletionSource();
        page.FrameNavigated += (_, frame) =>
        {
            if (frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal))
            {
                cut.TrySetResult();
            }
        };

        await Send(page);
        await cut.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal([302], answers);
        Assert.Equal(1, await Drafts(partnership));
        // They came with the answer, which the test has taken from the line.
        await page.Context.ClearCookiesAsync(new() { Name = "__Host-message" });
        if (goesBack)
        {
            await Patiently(() => page.GoBackAsync());
            // Chromium fills it in again when it had the time to note what stood there; else its user does.
            await FillDraft(page, partnership, "The answer is lost on the way");
            await Send(page);
            await page.Locator("p.message").WaitForAsync();
        }
        else
        {
            await Patiently(() => page.ReloadAsync());
        }

        Assert.Equal("Saved. It reached us twice and was counted once.", await page.InnerTextAsync("p.message"));
        Assert.Contains("The answer is lost on the way", await page.InnerTextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(1, await Drafts(partnership));
    }

    /// <summary>Chromium shows that a page failed in another process, and takes no command for the page until that one stands.</summary>
    private static async Task Patiently(Func<Task> command)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await command();
                return;
            }
            catch (PlaywrightException exception) when (exception.Message.Contains("Not attached", StringComparison.Ordinal) && !patience.IsCancellationRequested)
            {
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_second_of_two_officers_sees_both_texts_and_keeps_their_own(bool javaScript)
    {
        var (partnership, user) = await Scene();
        var town = partnership.Parties.First(party => party.OrganisationId == user.OrganisationId).OrganisationId;
        var url = $"/municipalities/{town}/edit";
        var first = await SignIn(user, javaScript);
        var second = await SignIn(await Portal.InDatabase(async db => await Portal.CreateUser(await db.Municipalities.SingleAsync(one => one.Id == town))), javaScript, Narrow);
        await first.GotoAsync(url);
        await second.GotoAsync(url);
        await first.FillAsync("[name=HeadTerm]", "Burgemeester");
        await Send(first);
        await first.Locator("p.message").WaitForAsync();

        await second.FillAsync("[name=HeadTerm]", "Bourgmestre");
        await second.FillAsync("[name=FormerNames]", "Typed at length");
        await Send(second);

        await second.Locator(".govuk-error-summary").WaitForAsync();
        var table = await second.InnerTextAsync("main table");
        Assert.Contains("Burgemeester", table, StringComparison.Ordinal);
        Assert.Contains("Bourgmestre", table, StringComparison.Ordinal);
        Assert.Equal("Typed at length", await second.InputValueAsync("[name=FormerNames]"));
        await IsAccessible(second, javaScript);
        await Send(second);
        await second.Locator("p.message").WaitForAsync();
        Assert.Equal("Bourgmestre", await Portal.InDatabase(db => db.Municipalities.Where(one => one.Id == town).Select(one => one.HeadTerm).SingleAsync()));
    }

    [Theory]
    [InlineData("closes the page")]
    [InlineData("goes elsewhere")]
    [InlineData("pauses")]
    [InlineData("loses the line for a while")]
    public async Task A_form_that_is_left_stands_there_again_as_it_was_typed(string how)
    {
        var (partnership, user) = await Scene();
        var page = await SignIn(user);
        await page.GotoAsync($"{Form(partnership)}/new");
        switch (how)
        {
            case "closes the page":
                await FillDraft(page, partnership, "Typed and left");
                await page.CloseAsync(new() { RunBeforeUnload = true });
                break;
            case "goes elsewhere":
                await FillDraft(page, partnership, "Typed and left");
                await page.ClickAsync("header a[href='/partnerships']");
                break;
            case "pauses":
                await page.RunAndWaitForResponseAsync(() => FillDraft(page, partnership, "Typed and left"), response => response.Status == 204);
                break;
            default:
                await FillDraft(page, partnership, "");
                await page.Context.SetOfflineAsync(true);
                var failed = new TaskCompletionSource();
                page.RequestFailed += (_, _) => failed.TrySetResult();
                await page.FillAsync(Purpose, "Typed and left");
                await failed.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
                await page.RunAndWaitForResponseAsync(() => page.Context.SetOfflineAsync(false), response => response.Status == 204);
                break;
        }

        await Until(() => Portal.InDatabase(db => db.KeptForms.AnyAsync(form => form.UserId == user.Id && form.Fields.Contains("Typed and left"))));
        await ComesBack(await SignIn(user), partnership);
    }

    [Fact]
    public async Task Without_a_script_a_button_keeps_it()
    {
        var (partnership, user) = await Scene();
        var page = await SignIn(user, javaScript: false, width: Narrow);
        await FillDraft(page, partnership, "Typed and left");

        await page.ClickAsync("button[name=Keep]");

        await page.Locator("p.message").WaitForAsync();
        await ComesBack(await SignIn(user, javaScript: false), partnership, javaScript: false);
    }

    [Fact]
    public async Task A_form_that_was_sent_is_not_offered_again()
    {
        var (partnership, user) = await Scene();
        var page = await SignIn(user);
        await page.RunAndWaitForResponseAsync(() => FillDraft(page, partnership, "Typed and sent"), response => response.Status == 204);

        await Send(page);

        await page.Locator("p.message").WaitForAsync();
        await page.GotoAsync($"{Form(partnership)}/new");
        Assert.Equal("", await page.InputValueAsync(Purpose));
        Assert.False(await Portal.InDatabase(db => db.KeptForms.AnyAsync(form => form.UserId == user.Id)));
    }

    private static async Task ComesBack(IPage page, Partnership partnership, bool javaScript = true)
    {
        await page.GotoAsync($"{Form(partnership)}/new");
        Assert.Contains("You left this form on 24 November 2026 at 11:00 without sending it.", await page.InnerTextAsync("div.next"), StringComparison.Ordinal);
        await IsAccessible(page, javaScript);
        await page.ClickAsync("div.next a");
        Assert.Equal("Typed and left", await page.InputValueAsync(Purpose));
        Assert.Equal("Twinning", await page.InputValueAsync("[name=Kind]"));
        await Send(page);
        await page.Locator("p.message").WaitForAsync();
        Assert.Contains("Typed and left", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    /// <summary>axe is a script itself.</summary>
    private static Task IsAccessible(IPage page, bool javaScript) => javaScript ? IsAccessible(page) : Task.CompletedTask;

    private static string Form(Partnership partnership) => $"/partnerships/{partnership.Id}/agreements";

    private static async Task FillDraft(IPage page, Partnership partnership, string purpose)
    {
        if (!page.Url.EndsWith("/new", StringComparison.Ordinal))
        {
            await page.GotoAsync($"{Form(partnership)}/new");
        }

        await page.SelectOptionAsync("[name=Kind]", "Twinning");
        await page.FillAsync("[name='Texts[0].Title']", "Two towns");
        await page.FillAsync(Purpose, purpose);
    }

    private static Task Send(IPage page) => page.Locator("main form[method=post] button.button:not(.secondary)").First.ClickAsync();

    private async Task<(Partnership Partnership, PortalUser User)> Scene()
    {
        var town = await Portal.CreateMunicipality();
        return (await Portal.CreatePartnership([town, await Portal.CreateMunicipality()]), await Portal.CreateUser(town));
    }

    private Task<int> Drafts(Partnership partnership) => Portal.InDatabase(db => db.Agreements.CountAsync(agreement => agreement.PartnershipId == partnership.Id));

    /// <summary>What a page sends while it is closed, nobody else can wait for.</summary>
    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(50, patience.Token);
        }
    }
}
