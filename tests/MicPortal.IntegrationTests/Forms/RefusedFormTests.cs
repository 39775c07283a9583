using System.Net;
using MicPortal.Domain.Access;
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

        var answer = await form.Post(url, ("Vision", "Two towns that <b>share</b> water\r\nand more"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Two towns that <b>share</b> water\nand more", answer.Document.QuerySelectorAll("main blockquote").Select(quote => quote.TextContent.Replace("\r", "", StringComparison.Ordinal)));
        Assert.DoesNotContain(form.Value("ConcurrencyToken")!, answer.Html, StringComparison.Ordinal);
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
