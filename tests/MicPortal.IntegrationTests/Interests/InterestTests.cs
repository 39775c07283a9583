using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Interests;

public sealed class InterestTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_line_is_added_changed_and_taken_off_and_each_act_is_in_the_trail()
    {
        var town = await portal.CreateMunicipality(side: Side.South, language: "pt");
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var page = await officer.Page($"/municipalities/{town.Id}/interests/new");
        Assert.Equal("pt", page.Value("Language"));

        var added = await (await page.Post($"/municipalities/{town.Id}/interests", ("Kind", "Seeks"), ("Theme", "waste"), ("Title", "Compostagem nos bairros"), ("Text", "Com os moradores"))).Follow();

        Assert.Equal("It stands on your page, and partners can find it.", added.Message);
        var shown = await portal.Anonymous().Page($"/municipalities/{town.Id}");
        Assert.Contains("Seeks (1) Compostagem nos bairros Com os moradores waste", shown.Text, StringComparison.Ordinal);
        Assert.Equal("pt", shown.One("#interests ~ ul b").GetAttribute("lang"));
        Assert.Contains("Compostagem nos bairros", (await portal.Anonymous().Page("/interests?theme=waste&kind=seeks")).Text, StringComparison.Ordinal);

        var id = await portal.InDatabase(db => db.Interests.Where(interest => interest.MunicipalityId == town.Id).Select(interest => interest.Id).SingleAsync());
        var edit = await officer.Page($"/interests/{id}/edit");
        await edit.Post($"/interests/{id}/edit", ("Kind", "Offers"), ("Theme", "culture"));
        Assert.Contains("Offers (1)", (await portal.Anonymous().Page($"/municipalities/{town.Id}")).Text, StringComparison.Ordinal);
        var ended = await (await edit.Post($"/interests/{id}/endings")).Follow();
        Assert.Equal("It is no longer on your page.", ended.Message);
        Assert.DoesNotContain("Compostagem", (await portal.Anonymous().Page("/interests?theme=culture")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/interests/{id}/edit")).Status);
        Assert.Equal([ActName.InterestAdded, ActName.InterestChanged, ActName.InterestEnded], await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.RecordKind == nameof(Interest) && entry.RecordId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/interests/new");

        var answer = await page.Post($"/municipalities/{town.Id}/interests", ("Text", new string('x', Interest.TextLimit + 1)), ("Language", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(
            ["Choose whether you offer or seek it", "Choose the theme", "Say in one line what it is", "The text may have 600 characters; it has 1 too many", "Choose the language in which it is written"],
            answer.Errors);
        Assert.Equal(Interest.TextLimit + 1, answer.Value("Text")!.Length);
        Assert.False(await portal.InDatabase(db => db.Interests.AnyAsync(interest => interest.MunicipalityId == town.Id)));
    }

    [Fact]
    public async Task The_second_of_two_editors_keeps_what_it_typed_and_what_the_first_did()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/interests/{(await portal.CreateInterest(town)).Id}/edit";
        var (first, second) = (await (await portal.SignIn(await portal.CreateUser(town))).Page(url), await (await portal.SignIn(await portal.CreateUser(town))).Page(url));
        await first.Post(url, ("Theme", "health"));

        var conflict = await second.Post(url, ("Title", "Typed at length"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Typed at length", conflict.One("table").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Typed at length", "health"), (conflict.Value("Title"), conflict.Value("Theme")));
    }

    [Fact]
    public async Task Twenty_lines_are_enough()
    {
        var town = await portal.CreateMunicipality();
        for (var number = 0; number < Interest.Most; number++)
        {
            await portal.CreateInterest(town);
        }

        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/interests/new");

        Assert.Equal(["There are 20 already: take one off before you add another"],
            (await page.Post($"/municipalities/{town.Id}/interests", ("Kind", "Offers"), ("Theme", "waste"), ("Title", "One more"))).Errors);
    }
}
