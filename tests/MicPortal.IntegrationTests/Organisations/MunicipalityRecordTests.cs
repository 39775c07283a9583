using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class MunicipalityRecordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Others_are_refused_because_the_record_is_public_and_not_theirs()
    {
        var town = await portal.CreateMunicipality();
        var others = new[]
        {
            await portal.CreateUser(await portal.CreateMunicipality()),
            await portal.CreateUser(town, UserRole.MayorsOffice),
            await portal.CreateUser(await portal.CreateAssociation(members: town)),
            await portal.CreateAdministrator(),
        };

        foreach (var other in others)
        {
            var client = await portal.SignIn(other);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.Page($"/municipalities/{town.Id}/edit")).Status);
            // With a token of a page that is theirs.
            var token = (await client.Page("/about")).Fields("/account/sign-out");
            var sent = await (await client.Page("/about")).Send($"/municipalities/{town.Id}/edit", [.. token, ("Name", "Taken over")]);
            Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        }

        Assert.Equal(town.Name, (await Stored(town.Id)).Name);
        Assert.Equal(HttpStatusCode.Redirect, (await portal.Anonymous().Page($"/municipalities/{town.Id}/edit")).Status);
    }

    [Fact]
    public async Task A_municipality_that_does_not_exist_is_not_found()
    {
        var client = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));

        Assert.Equal(HttpStatusCode.NotFound, (await client.Page("/municipalities/99999999/edit")).Status);
    }

    [Fact]
    public async Task The_form_shows_what_is_known()
    {
        var town = await portal.CreateMunicipality("Formtown");

        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        Assert.Equal("Formtown", page.Value("Name"));
        Assert.Equal($"{town.Population}", page.Value("Population"));
        Assert.Equal("nl", page.Value("WorkingLanguage"));
        Assert.Empty(page.Errors);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        var answer = await page.Post($"/municipalities/{town.Id}/edit",
            ("Name", " "), ("Website", "javascript:alert(1)"), ("Population", "50,000,001"), ("HeadTerm", new string('é', Municipality.TermLimit + 1)), ("LocalName", "bell\a"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.StartsWith("Error: ", answer.Document.Title, StringComparison.Ordinal);
        Assert.Contains("Enter the name of the municipality", answer.Errors);
        Assert.Contains("Enter the whole address of the website, beginning with https:// or http://", answer.Errors);
        Assert.Contains("Enter the number of inhabitants in figures, from 1 to 50,000,000", answer.Errors);
        Assert.Equal(5, answer.Errors.Count);
        Assert.Equal("javascript:alert(1)", answer.Value("Website"));
        Assert.Equal("50,000,001", answer.Value("Population"));
        Assert.Equal(town.Name, (await Stored(town.Id)).Name);
    }

    [Theory]
    [InlineData("108737")]
    [InlineData("108,737")]
    [InlineData("108.737")]
    [InlineData("108 737")]
    [InlineData("108\u202f737")]
    public async Task A_number_is_read_as_people_type_it(string typed)
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        var answer = await page.Post($"/municipalities/{town.Id}/edit", ("Population", typed));

        Assert.Empty(answer.Errors);
        Assert.Equal(108_737, (await Stored(town.Id)).Population);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("108.73")]
    [InlineData("1e5")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_number_of_inhabitants_is_refused(string typed)
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/edit");

        Assert.Single((await page.Post($"/municipalities/{town.Id}/edit", ("Population", typed))).Errors);
    }

    [Fact]
    public async Task Former_names_and_names_in_other_languages_are_stored_once_each_and_none_empty()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);

        await page.Post(url, ("OtherNames", "Gand,Ghent, gand"), ("FormerNames", " São Tomé ,, Fort Louis,SAO TOME , - ,Łódź,fort  louis,"));

        var stored = await Stored(town.Id);
        Assert.Equal(("Gand, Ghent", "São Tomé, Fort Louis, Łódź"), (stored.OtherNames, stored.FormerNames));
        Assert.EndsWith("|gand|ghent|sao tome|fort louis|lodz", stored.SearchNames, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_former_names_than_there_is_room_for_are_said_at_their_field_and_kept()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);
        var names = string.Join(',', Enumerable.Range(1, Municipality.MostNames + 1).Select(number => $"Name {number}"));

        var answer = await page.Post(url, ("FormerNames", names));

        Assert.Equal((HttpStatusCode.BadRequest, names), (answer.Status, answer.Value("FormerNames")));
        Assert.Equal(["Enter at most 10 names: these are 11"], answer.Errors);
        // A name said twice takes no room, and a name too long for the record is refused though the blanks between were not typed.
        Assert.NotNull((await page.Post(url, ("FormerNames", names.Replace("Name 11", "NAME 1", StringComparison.Ordinal)))).Location);
        Assert.Equal(["The text may have 300 characters; it has 1 too many"], (await page.Post(url, ("FormId", $"{Guid.NewGuid()}"), ("FormerNames", new string('a', 149) + "," + new string('b', 150)))).Errors);
    }

    [Fact]
    public async Task A_year_without_the_number_of_inhabitants_is_said_at_the_number()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);

        var answer = await page.Post(url, ("Population", ""), ("PopulationYear", "2021"));

        Assert.Equal((HttpStatusCode.BadRequest, "2021"), (answer.Status, answer.Value("PopulationYear")));
        Assert.Equal(["Enter the number of inhabitants in that year, or leave the year empty"], answer.Errors);
        Assert.Equal("#Population", answer.One(".govuk-error-summary a").GetAttribute("href"));
        Assert.NotNull((await page.Post(url, ("Population", "12000"), ("PopulationYear", ""))).Location);
        Assert.Equal((12000, null), ((await Stored(town.Id)).Population, (await Stored(town.Id)).PopulationYear));
    }

    [Fact]
    public async Task A_place_becomes_the_municipalitys_own_record()
    {
        var place = await portal.InDatabase(db => db.Municipalities.FirstAsync(one => one.IsPlace && one.CountryCode == "SN"));
        var client = await portal.SignIn(await portal.CreateUser(place));
        var page = await client.Page($"/municipalities/{place.Id}/edit");

        var answer = await page.Post($"/municipalities/{place.Id}/edit",
            ("Name", "Saint-Louis du Fleuve"), ("LocalName", "Ndar"), ("FormerNames", "Ndar Guedj, Fort Louis"), ("Population", "237,563"), ("Website", "https://saintlouis.example"),
            ("WorkingLanguage", "fr"), ("SecondLanguage", "wo"), ("ThirdLanguage", "fr"), ("HeadTerm", "Maire"), ("DecidingBodyTerm", "Conseil municipal"));

        Assert.Equal($"/municipalities/{place.Id}", answer.Location);
        var shown = await answer.Follow();
        Assert.Equal("The record of your municipality has been saved.", shown.Message);
        Assert.Equal("Saint-Louis du Fleuve", shown.Heading);
        var stored = await Stored(place.Id);
        Assert.False(stored.IsPlace);
        Assert.Equal(["fr", "wo"], stored.Languages);
        Assert.Equal("saint louis du fleuve|ndar|ndar guedj|fort louis", stored.SearchNames);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.MunicipalityCompleted && entry.RecordId == place.Id)));
    }

    [Fact]
    public async Task The_second_of_two_editors_sees_both_texts_and_may_then_save()
    {
        var town = await portal.CreateMunicipality();
        var url = $"/municipalities/{town.Id}/edit";
        var first = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);
        var second = await (await portal.SignIn(await portal.CreateUser(town))).Page(url);
        await first.Post(url, ("HeadTerm", "Burgemeester"), ("Name", "First Name"));

        var conflict = await second.Post(url, ("HeadTerm", "Bourgmestre"), ("FormerNames", "Typed at length"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Burgemeester", conflict.One("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("Typed at length", conflict.One("table").TextContent, StringComparison.Ordinal);
        Assert.Equal("Bourgmestre", conflict.Value("HeadTerm"));
        Assert.Equal("Typed at length", conflict.Value("FormerNames"));
        Assert.Equal("First Name", conflict.Value("Name"));
        Assert.Equal("Burgemeester", (await Stored(town.Id)).HeadTerm);

        Assert.Equal($"/municipalities/{town.Id}", (await conflict.Post(url)).Location);
        var stored = await Stored(town.Id);
        Assert.Equal(("Bourgmestre", "First Name", "Typed at length"), (stored.HeadTerm, stored.Name, stored.FormerNames));
    }

    private Task<Municipality> Stored(int id) => portal.InDatabase(db => db.Municipalities.SingleAsync(municipality => municipality.Id == id));
}
