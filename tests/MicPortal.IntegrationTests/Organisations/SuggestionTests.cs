using System.Net;
using System.Net.Http.Json;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class SuggestionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_same_name_stands_first_then_names_that_begin_so_the_larger_first()
    {
        await portal.CreateMunicipality("Zzyz");
        await portal.CreateMunicipality("Zzyzburg");
        await portal.CreateMunicipality("Zzyzville");
        await portal.CreateMunicipality("Bad Zzyz");

        Assert.Equal(["Zzyz", "Zzyzville", "Zzyzburg", "Bad Zzyz"], (await Suggest("zZÿz")).Select(one => one.Name));
    }

    [Fact]
    public async Task At_most_ten_are_suggested_with_what_tells_them_apart()
    {
        var found = await Suggest("sao");

        Assert.Equal(10, found.Count);
        Assert.Equal(("São Luís", "Maranhão, Brazil"), (found[1].Name, found[1].Detail));
    }

    [Fact]
    public async Task Associations_and_municipalities_are_suggested()
    {
        var association = Assert.Single(await Suggest("VVSG"));
        Assert.Equal("Association, Belgium", association.Detail);
        Assert.Contains(await Suggest("pemba"), one => one.Name == "Pemba");
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("%")]
    [InlineData("%00")]
    [InlineData("|||")]
    public async Task Too_little_suggests_nothing(string typed) => Assert.Empty(await Suggest(typed, encode: false));

    [Fact]
    public async Task Whatever_is_typed_gets_an_answer()
    {
        Assert.Empty(await Suggest(new string('a', 5000)));
        Assert.Empty(await Suggest("'; drop table \"Organisations\" --"));
    }

    private async Task<List<Suggested>> Suggest(string typed, bool encode = true)
    {
        using var response = await portal.Anonymous().GetAsync($"/organisations/suggest?q={(encode ? Uri.EscapeDataString(typed) : typed)}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<List<Suggested>>(TestContext.Current.CancellationToken))!;
    }

    private sealed record Suggested(int Id, string Name, string Detail);
}
