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
    public async Task One_more_party_is_added_to_the_form_and_one_is_taken_away_with_everything_that_was_typed()
    {
        var (own, other) = await Towns();
        var third = await portal.CreateMunicipality("Thirdburg-on-test");
        var officer = await portal.SignIn(await portal.CreateUser(own));
        var one = $"/partnerships?with={other.Id}";
        var both = $"/partnerships?with={other.Id}&with={third.Id}";
        (string, string?)[] half = [("Path", nameof(PathKind.PoliticalWill)), ("Vision", "Water for all"), ("Themes", "health"), ("FirstContact.Year", "soon")];

        var form = await officer.Page($"/partnerships/new?with={other.Id}");
        Assert.Empty(form.Document.QuerySelectorAll("button[name=Remove]"));
        var found = await form.Post(one, [.. half, ("Find", "thirdburg-on-test")]);
        var three = await Press(found, one, "Add", $"{third.Id}");
        var again = await Press(three, both, "Remove", $"{other.Id}");

        Assert.All([found, three, again], page => Assert.Equal((HttpStatusCode.OK, "Water for all", "soon", "health", form.Value("FormId")), (page.Status, page.Value("Vision"), page.Value("FirstContact.Year"), page.One("[name=Themes][checked]").GetAttribute("value"), page.Value("FormId"))));
        Assert.All([found, three, again], page => Assert.Empty(page.Errors));
        Assert.Equal([$"{other.Id}"], Chosen(found));
        Assert.Equal([$"{other.Id}", $"{third.Id}"], Chosen(three));
        Assert.Equal("", three.Value("Find"));
        Assert.Equal([$"{third.Id}"], Chosen(again));
        var made = await (await three.Post(both, [.. Complete])).Follow();
        Assert.Equal("The partnership is open. Every other party finds it in its workspace.", made.Message);
        Assert.Equal(1, await portal.InDatabase(db => db.Partnerships.CountAsync(partnership => partnership.Parties.Count == 3 && partnership.Parties.Any(party => party.OrganisationId == own.Id))));
    }

    [Fact]
    public async Task What_was_kept_of_the_form_goes_along_with_its_parties()
    {
        var (own, other) = await Towns();
        var third = await portal.CreateMunicipality("Keptville-on-test");
        var user = await portal.CreateUser(own);
        var officer = await portal.SignIn(user);
        var form = await officer.Page($"/partnerships/new?with={other.Id}");
        await form.Send($"/partnerships?with={other.Id}", [.. form.Fields($"/partnerships?with={other.Id}").Where(field => field.Name is not ("Vision" or "Find")), ("Vision", "Water for all"), ("Find", "keptville"), ("Keep", "quietly")]);

        await Press(await officer.Page($"/partnerships?with={other.Id}&kept=true"), $"/partnerships?with={other.Id}", "Add", $"{third.Id}");

        var kept = await portal.InDatabase(db => db.KeptForms.SingleAsync(one => one.UserId == user.Id));
        Assert.Equal($"/partnerships?with={other.Id}&with={third.Id}", kept.Address);
        var goOn = await officer.Page(kept.Address + "&kept=true");
        Assert.Equal("Water for all", goOn.Value("Vision"));
        Assert.Equal([$"{other.Id}", $"{third.Id}"], Chosen(goOn));
        Assert.StartsWith(goOn.Heading, (await officer.Page("/kept-forms")).One("ul.todo li").TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_parties_of_two_that_are_kept_become_the_same_neither_is_lost()
    {
        var (own, other) = await Towns();
        var third = await portal.CreateMunicipality("Besideville");
        var user = await portal.CreateUser(own);
        var officer = await portal.SignIn(user);
        var (one, both) = ($"/partnerships?with={other.Id}", $"/partnerships?with={other.Id}&with={third.Id}");
        await Keep(await officer.Page($"/partnerships/new?with={other.Id}"), one, "quietly", "Of one");
        await Keep(await officer.Page($"/partnerships/new?with={other.Id}&with={third.Id}"), both, "quietly", "Of both");

        var fewer = await Press(await officer.Page($"{both}&kept=true"), both, "Remove", $"{third.Id}");
        Assert.Equal("Of both", fewer.Value("Vision"));
        Assert.Equal(["Of both", "Of one"], await Kept());
        // As its script does when the page is left, and its button.
        await Keep(fewer, one, "quietly", "Of both, and more");
        Assert.Equal(["Of both, and more", "Of one"], await Kept());
        Assert.Equal("/kept-forms", (await Keep(fewer, one, "later", "Of both, and still more")).Location);
        Assert.Equal(["Of both, and still more", "Of one"], await Kept());
        Assert.Equal("Of one", (await officer.Page($"{one}&kept=true")).Value("Vision"));

        var made = await fewer.Post(one, [.. Complete]);

        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(["Of one"], await Kept());

        async Task<List<string?>> Kept()
        {
            var visions = new List<string?>();
            foreach (var row in (await officer.Page("/kept-forms")).Document.QuerySelectorAll("ul.todo li a"))
            {
                visions.Add((await officer.Page(row.GetAttribute("href")!)).Value("Vision"));
            }

            return [.. visions.Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public async Task A_party_too_many_the_own_town_and_an_empty_search_are_told_at_once()
    {
        var (own, other) = await Towns();
        var officer = await portal.SignIn(await portal.CreateUser(own));
        var others = await portal.InDatabase(db => db.Municipalities.OrderBy(town => town.Id).Select(town => town.Id).Take(Partnership.MostParties).ToListAsync());
        var form = await officer.Page($"/partnerships/new?with={other.Id}");

        var full = await officer.Page("/partnerships/new?" + string.Join('&', others.Skip(1).Select(id => $"with={id}")));
        Assert.Empty(full.Errors);
        Assert.Null(full.Document.QuerySelector("[name=Find]"));
        var tooMany = await officer.Page("/partnerships/new?" + string.Join('&', others.Select(id => $"with={id}")));
        Assert.Equal(["A partnership has at most 10 parties"], tooMany.Errors);
        var fewer = await Press(tooMany, "/partnerships?" + string.Join('&', others.Select(id => $"with={id}")), "Remove", $"{others[0]}");
        Assert.Empty(fewer.Errors);

        var twice = await form.Post($"/partnerships?with={other.Id}", ("Pick", $"{own.Id}"));
        Assert.Equal(["A party stands twice in the list, or it is your own organisation. Choose each once"], twice.Errors);
        Assert.Equal([$"{other.Id}"], Chosen(twice));
        Assert.Equal(["Type the name of the party, or a part of it"], (await Press(form, $"/partnerships?with={other.Id}", "Search", "true")).Errors);
        Assert.Equal("Type the name, or a part of it.", (await officer.Page("/partnerships/new?Pick=&Q=")).One(".empty").TextContent);
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

    private static IEnumerable<string> Chosen(PortalPage page) => page.Document.QuerySelectorAll("input[name=With]").Select(field => field.GetAttribute("value")!);

    private static Task<PortalPage> Keep(PortalPage page, string action, string how, string vision) =>
        page.Send(action, [.. page.Fields(action).Where(field => field.Name != "Vision"), ("Vision", vision), ("Keep", how)]);

    private static Task<PortalPage> Press(PortalPage page, string action, string button, string value)
    {
        page.One($"button[name={button}][value='{value}']");
        return page.Send(action, [.. page.Fields(action), (button, value)]);
    }
}
