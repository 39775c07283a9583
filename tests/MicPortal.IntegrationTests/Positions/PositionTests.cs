using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Positions;

public sealed class PositionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_post_is_added_changed_and_ended_and_each_act_is_in_the_trail()
    {
        var town = await portal.CreateMunicipality();
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var (url, page) = ($"/municipalities/{town.Id}/positions", await officer.Page($"/municipalities/{town.Id}/positions/new"));

        var added = await (await page.Post(url, ("Title", "Twinning desk"), ("Email", "twinning@town.example"), ("Telephone", "+32 16 21 14 00"), ("IsPublished", "True"))).Follow();
        Assert.Equal("The post stands on your page.", added.Message);
        var shown = await portal.Anonymous().Page($"/municipalities/{town.Id}");
        Assert.Equal("Twinning desk", shown.One("#positions ~ ul b").TextContent);
        Assert.Equal("mailto:twinning@town.example", shown.One("#positions ~ ul a").GetAttribute("href"));
        Assert.Contains("twinning@town.example · +32 16 21 14 00", shown.Text, StringComparison.Ordinal);

        var id = await portal.InDatabase(db => db.Positions.Where(position => position.MunicipalityId == town.Id).Select(position => position.Id).SingleAsync());
        var edit = await officer.Page($"/positions/{id}/edit");
        Assert.Equal(("Twinning desk", "True"), (edit.Value("Title"), edit.Value("IsPublished")));
        await edit.Post($"/positions/{id}/edit", ("Title", "International desk"), ("IsPublished", "False"));
        Assert.DoesNotContain("desk", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);

        var ended = await (await edit.Post($"/positions/{id}/endings")).Follow();
        Assert.Equal("The post is no longer on your page.", ended.Message);
        Assert.DoesNotContain("International desk", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/positions/{id}/edit")).Status);
        var history = (await officer.Page($"/municipalities/{town.Id}/history")).Text;
        Assert.Contains("added a post “Twinning desk”", history, StringComparison.Ordinal);
        Assert.Contains("ended a post “International desk”", history, StringComparison.Ordinal);
        Assert.Equal([ActName.PositionAdded, ActName.PositionChanged, ActName.PositionEnded], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(Position) && entry.RecordId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/positions/new");

        var answer = await page.Post($"/municipalities/{town.Id}/positions", ("Title", new string('x', Position.TitleLimit + 1)), ("Email", "no address"), ("Telephone", "ask Maria"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            [
                $"The text may have {Position.TitleLimit} characters; it has 1 too many", "Enter an e-mail address, such as name@town.example",
                $"Enter the telephone number in figures, at most {Position.TelephoneLimit} characters, such as +258 21 000 000", "Choose who sees it",
            ],
            answer.Errors);
        Assert.Equal("ask Maria", answer.Value("Telephone"));
        Assert.False(await portal.InDatabase(db => db.Positions.AnyAsync(position => position.MunicipalityId == town.Id)));
    }

    /// <summary>Its own people and the town's partners see an unpublished post; who has not accepted, or has ended, is none.</summary>
    [Fact]
    public async Task An_unpublished_post_is_for_the_own_municipality_and_its_partners()
    {
        var town = await portal.CreateMunicipality();
        var (partner, asked, former, stranger) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        await portal.CreatePartnership([town, partner]);
        await portal.CreatePartnership([town, asked], accepted: false);
        await portal.Change(await portal.CreatePartnership([town, former]), (one, at) => one.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(former), at));
        await portal.CreatePosition(town, "Quiet desk", isPublished: false);

        Assert.True(await Sees(town));
        Assert.True(await Sees(town, UserRole.MayorsOffice));
        Assert.True(await Sees(partner));
        Assert.False(await Sees(asked));
        Assert.False(await Sees(former));
        Assert.False(await Sees(stranger));
        Assert.DoesNotContain("Quiet desk", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Quiet desk", (await (await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(members: town)))).Page($"/municipalities/{town.Id}")).Html, StringComparison.Ordinal);

        async Task<bool> Sees(Municipality reader, UserRole? role = null) =>
            (await (await portal.SignIn(await portal.CreateUser(reader, role))).Page($"/municipalities/{town.Id}")).Html.Contains("Quiet desk", StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_texts_and_may_then_save()
    {
        var town = await portal.CreateMunicipality();
        var position = await portal.CreatePosition(town);
        var url = $"/positions/{position.Id}/edit";
        var (first, second) = (await (await portal.SignIn(await portal.CreateUser(town))).Page(url), await (await portal.SignIn(await portal.CreateUser(town))).Page(url));
        await first.Post(url, ("Title", "First desk"));

        var conflict = await second.Post(url, ("Title", "Second desk"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("First desk", conflict.One("table").TextContent, StringComparison.Ordinal);
        Assert.Equal("Second desk", conflict.Value("Title"));
        Assert.NotNull((await conflict.Post(url)).Location);
        Assert.Equal("Second desk", await portal.InDatabase(db => db.Positions.Where(one => one.Id == position.Id).Select(one => one.Title).SingleAsync()));
    }

    [Fact]
    public async Task Ten_posts_are_enough()
    {
        var town = await portal.CreateMunicipality();
        for (var number = 0; number < Position.Most; number++)
        {
            await portal.CreatePosition(town);
        }

        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/positions/new");

        Assert.Equal(["There are 10 posts already: end one before you add another"], (await page.Post($"/municipalities/{town.Id}/positions", ("Title", "Eleventh"), ("IsPublished", "True"))).Errors);
    }
}
