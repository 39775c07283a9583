using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipOpeningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly (string, string?)[] Complete =
    [
        ("Path", nameof(PathKind.EarlierAgreement)), ("EarlierAgreement", "The letter of 1987"), ("FirstContact.Year", "1987"), ("FirstContact.Month", "5"),
        ("Vision", "Water for all"), ("VisionLanguage", "en"), ("Themes", "water-sanitation"), ("Themes", "health"), ("Begun", "False"), ("Publication", nameof(Publication.Existence)),
    ];

    [Fact]
    public async Task An_officer_finds_the_other_town_and_opens_a_partnership_that_it_has_at_once()
    {
        var (own, other) = await Towns();
        var officer = await portal.SignIn(await portal.CreateUser(own));

        var search = await officer.Page("/partnerships/new?q=fartown");
        var form = await officer.Page(search.Document.QuerySelectorAll("main a.button").Select(link => link.GetAttribute("href")!).Single(href => href.EndsWith($"with={other.Id}", StringComparison.Ordinal)));
        var page = await (await form.Post($"/partnerships?with={other.Id}", Complete)).Follow();

        Assert.Equal("The partnership is open. Every other party finds it in its workspace.", page.Message);
        Assert.Contains("Water for all", page.Text, StringComparison.Ordinal);
        var stored = await portal.ReadPartnership(int.Parse(page.Response.RequestMessage!.RequestUri!.Segments[^1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((PartnershipStage.Exploring, 19870500), (stored.Stage, stored.FirstContact!.Value.Value));
        Assert.Equal(["health", "water-sanitation"], stored.ThemeCodes);
        var part = stored.PartyOf(own.Id);
        Assert.Equal((PartyAnswer.Accepted, PathKind.EarlierAgreement, "The letter of 1987", Publication.Existence), (part.Answer, part.Path, part.PathDetail, part.Publication));
        Assert.Equal(PartyAnswer.None, stored.PartyOf(other.Id).Answer);
        var theirs = await (await portal.SignIn(await portal.CreateUser(other))).Page("/south");
        Assert.Contains("Answer: partnership with Neartown", theirs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_party_is_looked_for_beside_the_first()
    {
        var (own, other) = await Towns();
        var third = await portal.CreateMunicipality("Thirdburg-on-test");
        var officer = await portal.SignIn(await portal.CreateUser(own));
        var form = await officer.Page($"/partnerships/new?with={other.Id}");

        var search = await officer.Page(form.Document.QuerySelectorAll("main p a").Select(link => link.GetAttribute("href")!).Single(href => href.EndsWith("more=true", StringComparison.Ordinal)));
        Assert.Null(search.Document.QuerySelector(".empty"));
        Assert.Equal("Type the name, or a part of it.", (await officer.Page($"/partnerships/new?with={other.Id}&Pick=&Q=")).One(".empty").TextContent);
        var found = await officer.Page($"/partnerships/new?with={other.Id}&Pick=&Q=thirdburg-on-test");
        var three = await officer.Page(found.One("ul.todo a.button").GetAttribute("href")!);

        Assert.Equal([$"{other.Id}", $"{third.Id}"], three.Document.QuerySelectorAll("input[name=With]").Select(field => field.GetAttribute("value")!));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_stays()
    {
        var (own, other) = await Towns();
        var form = await (await portal.SignIn(await portal.CreateUser(own))).Page($"/partnerships/new?with={other.Id}");

        var empty = await form.Post($"/partnerships?with={other.Id}");
        var half = await form.Post($"/partnerships?with={other.Id}", ("Path", nameof(PathKind.CivilSociety)), ("FirstContact.Year", "2099"), ("Vision", "<script>alert(1)</script>"), ("Begun", "True"), ("Publication", nameof(Publication.Nothing)));
        var future = await form.Post($"/partnerships?with={other.Id}", [.. Complete.Where(field => field.Item1 != "FirstContact.Year"), ("FirstContact.Year", "2099")]);

        Assert.Equal((HttpStatusCode.BadRequest, "Error: "), (empty.Status, empty.Document.Title![..7]));
        Assert.Equal(["Choose how the partnership came about", "Choose where it stands for you"], empty.Errors);
        Assert.Equal(["Enter which organisations asked for it"], half.Errors);
        Assert.Equal("<script>alert(1)</script>", half.Value("Vision"));
        Assert.Equal(["The first contact cannot lie in the future"], future.Errors);
        Assert.Equal(0, await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.Parties.Any(party => party.OrganisationId == own.Id))));
    }

    [Fact]
    public async Task A_partnership_of_the_same_parties_is_shown_before_a_second_one_is_made()
    {
        var (own, other) = await Towns();
        var first = await portal.ImportPartnership(own, other);
        var form = await (await portal.SignIn(await portal.CreateUser(own))).Page($"/partnerships/new?with={other.Id}");

        Assert.Equal($"/partnerships/{first.Id}", form.One("section.next a").GetAttribute("href"));
        var refused = await form.Post($"/partnerships?with={other.Id}", Complete);
        Assert.Equal(["There is already a partnership of these parties. Look at it first; tick here if yours is another one"], refused.Errors);
        var made = await refused.Post($"/partnerships?with={other.Id}", ("Another", "true"));

        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(2, await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.Parties.Any(party => party.OrganisationId == own.Id))));
    }

    [Fact]
    public async Task Parties_that_are_alone_twice_too_many_or_unknown_are_refused()
    {
        var (own, other) = await Towns();
        var client = await portal.SignIn(await portal.CreateUser(own));
        var form = await client.Page($"/partnerships/new?with={other.Id}");
        var towns = await portal.InDatabase(db => db.Municipalities.OrderBy(town => town.Id).Select(town => town.Id).Take(Partnership.MostParties).ToListAsync());

        Assert.Equal(["Choose at least one other party"], (await With()).Errors);
        Assert.Equal(["A party stands twice in the list, or it is your own organisation. Choose each once"], (await With(other.Id, other.Id)).Errors);
        Assert.Equal([$"A partnership has at most {Partnership.MostParties} parties"], (await With([.. towns])).Errors);
        Assert.Equal(["One of the parties is not in the portal. Choose it again"], (await With(other.Id, 99_999_999)).Errors);
        Assert.All([await With(own.Id), await With(own.Id, other.Id)], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));

        Task<PortalPage> With(params int[] ids) => form.Send("/partnerships",
        [
            .. form.Fields($"/partnerships?with={other.Id}").Where(field => field.Name is "__RequestVerificationToken"), ("FormId", $"{Guid.NewGuid()}"),
            .. Complete.Select(field => (field.Item1, field.Item2!)), .. ids.Select(id => ("With", $"{id}")),
        ]);
    }

    [Theory]
    [InlineData(UserRole.MayorsOffice)]
    public async Task Who_only_reads_opens_nothing(UserRole role)
    {
        var (own, other) = await Towns();
        var client = await portal.SignIn(await portal.CreateUser(own, role));

        Assert.Equal(HttpStatusCode.Forbidden, (await client.Page("/partnerships/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/partnerships/new?with={other.Id}")).Status);
    }

    private async Task<(Municipality Own, Municipality Other)> Towns() => (await portal.CreateMunicipality("Neartown"), await portal.CreateMunicipality("Fartown", Side.South));
}
