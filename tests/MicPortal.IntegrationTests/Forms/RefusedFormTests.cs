using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Forms;

/// <summary>A form that its user may not send any more: what was written stands on the page that refuses it.</summary>
public sealed class RefusedFormTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task What_a_user_wrote_before_the_role_changed_can_be_copied_from_the_refusal_and_nothing_else_of_it()
    {
        var town = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([town, await portal.CreateMunicipality()]);
        var user = await portal.CreateUser(town);
        var url = $"/partnerships/{partnership.Id}/edit";
        var form = await (await portal.SignIn(user)).Page(url);
        await portal.InDatabase(db => db.Users.Where(one => one.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Role, UserRole.MayorsOffice)));

        var answer = await form.Post(url, ("Vision", "Two towns that <b>share</b> water\r\nand more"), ("Path", "PoliticalWill"), ("Aim", "Wells"), ("Themes", "health"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Two towns that <b>share</b> water\nand more", answer.Document.QuerySelectorAll("main blockquote").Select(quote => quote.TextContent.Replace("\r", "", StringComparison.Ordinal)));
        // A single word, too, but not what was chosen.
        Assert.Equal(["Wells"], answer.Document.QuerySelectorAll("main blockquote").Select(quote => quote.TextContent.Trim()).Where(text => !text.Contains(' ', StringComparison.Ordinal)));
        Assert.DoesNotContain(form.Value("ConcurrencyToken")!, answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_kept_and_cannot_be_sent_any_more_is_thrown_away_where_it_is_refused()
    {
        var town = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([town, await portal.CreateMunicipality()]);
        var user = await portal.CreateUser(town);
        var url = $"/partnerships/{partnership.Id}/edit";
        var client = await portal.SignIn(user);
        await (await client.Page(url)).Post(url, ("Vision", "Two towns that share water"), ("Keep", "later"));
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(DateOnly.FromDateTime(at)), "Done", PortalFixture.OfficerOf(town), at));

        var refused = await client.Page($"{url}?kept=true");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        // Who ended its part reads the record on.
        var record = refused.One($"main a[href='/partnerships/{partnership.Id}']");
        Assert.StartsWith("The partnership of ", record.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.Page(record.GetAttribute("href")!)).Status);
        Assert.Contains("Two towns that share water", refused.Document.QuerySelectorAll("main blockquote").Select(quote => quote.TextContent));
        var thrown = await (await refused.Post("/kept-forms/deletions")).Follow();
        Assert.Equal("What you had typed is thrown away.", thrown.Message);
        Assert.False(await portal.InDatabase(db => db.KeptForms.AnyAsync(one => one.UserId == user.Id)));
    }

    [Fact]
    public async Task A_refusal_names_the_record_to_who_reads_it_and_to_nobody_else()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var url = $"/agreements/{agreement.Id}/edit";

        var refused = await (await portal.SignIn(await portal.CreateUser(one, UserRole.MayorsOffice))).Page(url);
        var hidden = await (await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()))).Page(url);

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Texts.First().Title, refused.One($"main a[href='/agreements/{agreement.Id}']").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Null(hidden.Document.QuerySelector($"main a[href='/agreements/{agreement.Id}']"));
    }

    [Fact]
    public async Task A_form_about_what_a_colleague_took_off_meanwhile_leads_to_its_record_and_not_home()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var visit = await portal.CreateVisit(await portal.CreatePartnership([one, other]), VisitStatus.Agreed);
        await portal.Change(visit, (record, at) => record.AddSlot(new SlotContent(record.Start, 540, 600, "Talk of wells", null, null), PortalFixture.OfficerOf(one), at));
        var url = $"/visits/{visit.Id}/slots/{(await portal.ReadVisit(visit.Id)).Slots.Single().Id}";
        var (member, stranger) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality())));
        var form = await member.Page(url);
        await portal.Change(visit, (record, at) => record.RemoveSlot(record.Slots.Single().Id, PortalFixture.OfficerOf(other), at));

        var late = await form.Post(url, ("Text", "Talk of pumps"));

        Assert.Equal((HttpStatusCode.NotFound, "This cannot be sent any more"), (late.Status, late.Heading));
        Assert.Equal(visit.Title, late.One($"main a[href='/visits/{visit.Id}']").TextContent);
        Assert.Empty(late.Document.QuerySelectorAll("main a[href='/']"));
        // Who may not read the record does not learn that there is one.
        var hidden = await stranger.Page(url);
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.DoesNotContain(visit.Title, hidden.Text, StringComparison.Ordinal);
        Assert.Single(hidden.Document.QuerySelectorAll("main a[href='/']"));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_shown_nothing_of_what_was_sent()
    {
        var form = await portal.Anonymous().Page("/account/sign-in");
        var answer = await form.Send("/municipalities/99999999/access-requests", [("__RequestVerificationToken", form.Value("__RequestVerificationToken")!), ("Post", "Words of somebody else")]);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain("Words of somebody else", answer.Html, StringComparison.Ordinal);
    }
}
