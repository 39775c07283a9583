using System.Net;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Mergers;

public sealed class DuplicateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Two_records_of_one_municipality_are_found_compared_and_become_one()
    {
        var (first, second) = (await portal.CreateMunicipality("Twintown"), await portal.CreateMunicipality("Twintöwn"));
        var partnership = await portal.CreatePartnership([second, await portal.CreateMunicipality()]);
        var client = await Administrator();
        var url = $"/admin/duplicates/{first.Id}/{second.Id}";

        Assert.Contains(url, await Listed(client));
        var pair = await client.Page(url);
        Assert.Contains($"record {second.Id}", pair.Text, StringComparison.Ordinal);
        Assert.Equal(["Choose which record stays", "Enter the reason and where it is published"], (await pair.Post($"{url}/merges")).Errors);
        var wrong = await pair.Post($"{url}/merges", ("Reason", "Same seat"));
        Assert.Equal("Same seat", wrong.Value("Reason"));
        var slow = await client.Page(url);
        var done = await (await wrong.Post($"{url}/merges", ("Stays", $"{first.Id}"))).Follow();

        Assert.Equal("The two records are one.", done.Message);
        Assert.Equal($"/municipalities/{first.Id}", (await client.Page($"/municipalities/{second.Id}")).Location);
        // No event of its life: its page says nothing of a merger.
        Assert.DoesNotContain("carries on for", done.Text, StringComparison.Ordinal);
        Assert.Contains(first.Id, (await portal.ReadPartnership(partnership.Id)).Parties.Select(party => party.OrganisationId));
        Assert.DoesNotContain(url, await Listed(client));
        // Whom a colleague was faster than reads what was done, with what was typed.
        var late = await slow.Post($"{url}/merges", ("Stays", $"{second.Id}"), ("Reason", "Same seat, same mayor"));
        Assert.Equal(HttpStatusCode.Forbidden, late.Status);
        Assert.Contains($"Twintöwn (record {second.Id}) is no more: Twintown (record {first.Id}) carries on for it.", late.Text, StringComparison.Ordinal);
        Assert.Equal("Same seat, same mayor", late.One("blockquote").TextContent);
        Assert.Equal($"/municipalities/{second.Id}", late.One("main p a").GetAttribute("href"));
        Assert.Equal($"/municipalities/{second.Id}", (await client.Page(url)).Location);
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.MunicipalityFoundTwice && entry.RecordId == second.Id && entry.Word == "Twintown: Same seat")));
    }

    [Fact]
    public async Task Two_that_are_told_apart_are_not_offered_again()
    {
        var (first, second) = (await portal.CreateMunicipality("Apartham"), await portal.CreateMunicipality("Apartham"));
        var client = await Administrator();
        var url = $"/admin/duplicates/{first.Id}/{second.Id}";
        var pair = await client.Page(url);

        // Of two that are no candidates nothing is noted.
        var third = await portal.CreateMunicipality("Nobodys twin");
        var refused = await pair.Send($"/admin/duplicates/{first.Id}/{third.Id}/differences", [.. pair.Fields($"{url}/differences")]);
        Assert.Equal($"/admin/duplicates/{first.Id}/{third.Id}", refused.Location);
        Assert.Contains("Nothing was noted: these two differ in name or country", (await refused.Follow()).Text, StringComparison.Ordinal);
        Assert.False(await portal.InDatabase(db => db.MunicipalityDifferences.AnyAsync(difference => difference.SecondId == third.Id)));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => pair.Post($"{url}/differences")));
        Assert.All(clicks, click => Assert.Equal(HttpStatusCode.Redirect, click.Status));
        var done = await clicks[0].Follow();
        Assert.Equal("Noted: they are two municipalities.", done.Message);
        await pair.Post($"{url}/differences");

        Assert.DoesNotContain(url, await Listed(client));
        Assert.Equal(1, await portal.InDatabase(db => db.MunicipalityDifferences.CountAsync(difference => difference.FirstId == first.Id && difference.SecondId == second.Id)));
        Assert.Contains("Somebody has said that these are two municipalities.", (await client.Page(url)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_country_or_another_name_is_no_duplicate()
    {
        var first = await portal.CreateMunicipality("Sameham");
        var abroad = await portal.CreateMunicipality("Sameham", country: "NL");
        var client = await Administrator();

        Assert.DoesNotContain($"/admin/duplicates/{first.Id}/{abroad.Id}", await Listed(client));
        Assert.Contains("They are in different countries.", (await client.Page($"/admin/duplicates/{first.Id}/{abroad.Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.Page($"/admin/duplicates/{first.Id}/99999999")).Status);
    }

    private async Task<HttpClient> Administrator() => await portal.SignIn(await portal.CreateAdministrator());

    private static async Task<List<string?>> Listed(HttpClient client)
    {
        var found = new List<string?>();
        for (var url = "/admin/duplicates"; url is not null;)
        {
            var page = await client.Page(url);
            found.AddRange(page.Document.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")));
            url = page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return found;
    }
}
