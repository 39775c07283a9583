using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Start;

/// <summary>From an empty database to a signed and printed agreement, and every page once, on either provider.</summary>
public sealed class MainFlowTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("micportal-flow-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task On_SQLite() => Run(TestDatabase.File(Path.Combine(folder, "portal.db"), () => { }));

    [Fact]
    public async Task On_SQL_Server_where_MICPORTAL_TEST_SQLSERVER_names_a_database()
    {
        var wanted = Environment.GetEnvironmentVariable(SharedDatabase.Server) is not null;
        Figures.Show("sql-server", wanted ? "SQL Server: the integration suite runs on it" : $"SQL Server: skipped: {SharedDatabase.Server} is not set");
        Assert.SkipUnless(wanted, $"{SharedDatabase.Server} is not set");

        await Run(SharedDatabase.Take());
    }

    /// <summary>The verbs change nothing where their work is done already, as it is on a shared database.</summary>
    private async Task Run(TestDatabase database)
    {
        await using var portal = PortalFixture.On(database);
        foreach (var verb in new[] { "migrate", "migrate", "demo" })
        {
            var result = await PortalProgram.Run(
                folder, [verb], ("ASPNETCORE_ENVIRONMENT", "Test"), ("Database__Provider", database.Provider), ("ConnectionStrings__Portal", database.ConnectionString));
            Assert.True(result.ExitCode == 0, $"{verb}: {result.Errors}");
        }

        Assert.True(await portal.InDatabase(db => db.Municipalities.CountAsync()) >= 32_593);
        Assert.True(await portal.InDatabase(db => db.Partnerships.CountAsync()) >= 1_368);
        await AgreeSignAndPrint(portal);
        await ShowEveryPage(portal);
    }

    private static async Task AgreeSignAndPrint(PortalFixture portal)
    {
        var (one, other) = (await portal.CreateMunicipality($"Flowtown {Guid.NewGuid():N}"), await portal.CreateMunicipality(side: Side.South));
        var (officer, theirs) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        (string, string?)[] part = [("Path", nameof(PathKind.PoliticalWill)), ("Aim", "Better water"), ("Themes", "water-sanitation"), ("Begun", "False"), ("Publication", nameof(Publication.Agreement))];

        var partnership = (await (await officer.Page($"/partnerships/new?with={other.Id}")).Post($"/partnerships?with={other.Id}", part)).Location!;
        Assert.Equal(HttpStatusCode.Redirect, (await (await theirs.Page($"{partnership}/acceptances/new")).Post($"{partnership}/acceptances", part)).Status);
        var draft = await officer.Page($"{partnership}/agreements/new");
        var agreement = (await draft.Post($"{partnership}/agreements", ("Kind", nameof(AgreementKind.Cooperation)), ("Texts[0].Language", "en"), ("Texts[0].Title", "Water for both"), ("Texts[0].Purpose", "Better services"))).Location!;
        await (await officer.Page(agreement)).Post($"{agreement}/proposals");
        await (await theirs.Page($"{agreement}/edit")).Post($"{agreement}/edit", ("Texts[0].Purpose", "Better services in both"));
        foreach (var town in new[] { one, other })
        {
            var mayor = await portal.SignIn(await portal.CreateUser(town, UserRole.MayorsOffice));
            Assert.Equal(HttpStatusCode.Redirect, (await (await mayor.Page($"{agreement}/endorsements/new")).Post($"{agreement}/endorsements")).Status);
        }

        foreach (var signer in new[] { officer, theirs })
        {
            var signature = await signer.Page($"{agreement}/signatures/new");
            Assert.Equal(HttpStatusCode.Redirect, (await signature.Post($"{agreement}/signatures", ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"))).Status);
        }

        var print = await portal.Anonymous().Page($"{agreement}/summary?lang=en");
        Assert.Contains("Better services in both", print.Html, StringComparison.Ordinal);
        Assert.Contains(one.Name, (await portal.Anonymous().Page($"/partnerships?q={one.Name}&stage=active&confirmation=confirmed")).Text, StringComparison.Ordinal);
        await (await officer.Page(partnership)).Post("/account/sign-out");
    }

    private static async Task ShowEveryPage(PortalFixture portal)
    {
        var records = await Records.Of(portal);
        string[] lists =
        [
            "/map.svg", "/partnerships?sort=-since", "/partnerships?sort=-opened", "/partnerships?sort=since&before=last", "/partnerships?country=MZ&theme=health", "/partnerships?kind=twinning",
            "/partnerships?stage=ended", "/partnerships?association={vvsg}", "/municipalities?sort=-population&before=last", "/municipalities?partnerships=yes&region=africa", "/organisations/suggest?q=reg",
        ];
        foreach (var viewer in Pages.All.Where(state => !state.SendsEmpty && !UnrelatedRows.Accounts.Contains(state.As)).Concat(lists.Select(url => new PageState(url, url))).GroupBy(state => state.As))
        {
            var client = viewer.Key is { } email ? await portal.SignIn(email) : portal.Anonymous();
            foreach (var state in viewer)
            {
                var expected = state.Name switch { "Not found" => HttpStatusCode.NotFound, "Forbidden" => HttpStatusCode.Forbidden, _ => HttpStatusCode.OK };
                var page = await client.Page(records.Address(state.Url));
                Assert.True(page.Status == expected, $"{state.Name}: {page.Status}");
            }
        }
    }
}
