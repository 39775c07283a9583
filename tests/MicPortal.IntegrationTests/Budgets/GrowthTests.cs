using MicPortal.Application.Data;
using MicPortal.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Budgets;

/// <summary>A list costs what its page costs, not what its table holds.</summary>
public sealed class GrowthTests(GrowthTests.Portal portal) : IClassFixture<GrowthTests.Portal>
{
    private const int Few = 15_000;
    private const int Many = 75_000;

    /// <summary>A count stops at 10,000, so that more rows than that cost no more; what few of the rows have is found by an index.</summary>
    private static readonly string[] DoNotGrow =
    [
        "/partnerships", "/partnerships?sort=-since", "/partnerships?sort=-opened", "/partnerships?before=last", "/partnerships?stage=unconfirmed",
        "/partnerships?stage=ended", "/partnerships?confirmation=imported", "/partnerships?confirmation=confirmed", "/partnerships?country=MZ", "/partnerships?q=pemba", "/partnerships?q=mozambique",
        "/partnerships?theme=agriculture-food", "/partnerships?kind=twinning", "/partnerships?association={vvsg}",
        "/municipalities", "/municipalities?sort=-population", "/municipalities?country=MZ", "/municipalities?q=pemba", "/municipalities?side=south", "/municipalities?association={vvsg}",
        "/municipalities/{pemba}", "/interests", "/associations", "/associations/{vvsg}", "/partnerships/{pemba-reggio}", "/", "/south", "/north",
        "/priorities", "/priorities?country=MZ", "/projects", "/visits", "/working-groups",
    ];

    /// <summary>As the officer of Pemba.</summary>
    private static readonly string[] OfPemba = ["/south", "/projects", "/visits"];

    /// <summary>
    /// The ids that are found, the parties of the towns or the sets of parties looked through, grow with the table: in proportion, and not more. Groups by town are sorted as they are found.
    /// </summary>
    private static readonly string[] GrowInProportion = ["/partnerships?country=US", "/partnerships?stage=exploring", "/partnerships?q=paris", "/municipalities?partnerships=yes", "/admin/duplicate-partnerships", "/working-groups?sort=town"];

    [Fact]
    public async Task With_five_times_the_partnerships_a_page_of_the_lists_costs_as_much_as_before()
    {
        await portal.Seed(1, Few);
        var few = await Measure();
        await portal.Seed(Few + 1, Many);
        var many = await Measure();

        var lines = few.Select(page => (page.Key, Line: $"{page.Key,-45} {page.Value,8} {many[page.Key],8} {(double)many[page.Key] / page.Value,6:0.00}", Factor: (double)many[page.Key] / page.Value)).ToList();
        Figures.Show("growth", $"SQLite's steps, in hundreds, at {Few:N0} and at {Many:N0} partnerships{Environment.NewLine}{string.Join(Environment.NewLine, lines.Select(line => line.Line))}");
        var grown = lines.Where(line => line.Factor > 1.5 * (GrowInProportion.Contains(line.Key) ? (double)Many / Few : 1));
        Assert.True(!grown.Any(), string.Join(Environment.NewLine, grown.Select(line => line.Line)));
    }

    private async Task<Dictionary<string, long>> Measure()
    {
        var (anyone, officer, north, administrator) = (portal.Anonymous(), await portal.SignIn("officer@pemba.example"), await portal.SignIn("officer@reggio-emilia.example"), await portal.SignIn("admin@portal.example"));
        var records = await Records.Of(portal);
        var steps = new Dictionary<string, long>();
        foreach (var url in DoNotGrow.Concat(GrowInProportion))
        {
            var address = records.Address(url);
            var client = OfPemba.Contains(url) ? officer : url == "/north" ? north : url.StartsWith("/admin", StringComparison.Ordinal) ? administrator : anyone;
            // Once before: what is kept from then on (countries, keys) is not the page's.
            Assert.Equal(System.Net.HttpStatusCode.OK, (await client.Page(address)).Status);
            steps[url] = await portal.Steps.Of(() => client.Page(address));
        }

        return steps;
    }

    public sealed class Portal() : PortalFixture(TemplateDatabase.Copy())
    {
        public SqlSteps Steps { get; } = new();

        /// <summary>Imported records of towns in Europe and the United States, a fifth of them accepted by one party, each with work of theirs; what few records have is not among them.</summary>
        public Task Seed(int from, int to) => InDatabase(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("""
                CREATE TEMP TABLE Towns AS SELECT row_number() OVER (ORDER BY Id) - 1 AS Number, Id, SortName FROM Organisations
                    WHERE CountryCode IN ('US', 'FR', 'DE', 'IT', 'ES', 'PL') AND IsDemo = 0 AND Id NOT IN (SELECT MunicipalityId FROM Memberships);
                CREATE UNIQUE INDEX temp.TownsByNumber ON Towns (Number);
                """);
            await db.Database.ExecuteSqlAsync($"""
                CREATE TEMP TABLE Made AS
                    WITH RECURSIVE Numbers (N) AS (SELECT {from} UNION ALL SELECT N + 1 FROM Numbers WHERE N < {to}), Total (Count) AS (SELECT count(*) FROM Towns)
                    SELECT 1000000 + N AS Id, N, one.Id AS One, other.Id AS Other, one.SortName || ' ' || other.SortName AS SortName
                    FROM Numbers JOIN Total JOIN Towns one ON one.Number = N * 7919 % Count JOIN Towns other ON other.Number = (N * 7919 + 1 + N % 97) % Count
                """);
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO Partnerships (Id, Origin, SourceId, IsDemo, Stage, FirstContact, SortName, PartySet, PresentParties, OpenedAt, ConcurrencyToken)
                    SELECT Id, 'Imported', 'test:' || N, 0, iif(N % 5 = 0, 'Exploring', 'Unconfirmed'), iif(N % 3 = 0, 19500000 + N % 70 * 10000, NULL), SortName,
                        min(One, Other) || ',' || max(One, Other), min(One, Other) || ',' || max(One, Other), '2026-01-01 00:00:00', printf('%08X-0000-0000-0000-000000000000', N) FROM Made;
                INSERT INTO PartnershipParties (PartnershipId, OrganisationId, Answer, Publication, SaysBegun)
                    SELECT Id, One, iif(N % 5 = 0, 'Accepted', 'None'), 'Existence', 0 FROM Made UNION ALL SELECT Id, Other, 'None', 'Existence', 0 FROM Made;
                INSERT INTO PartnershipThemes (PartnershipId, Code) SELECT Id, 'culture' FROM Made WHERE N % 5 = 0;
                INSERT INTO Projects (Id, PartnershipId, Status, IsDemo, CurrentVersionNumber, IsComplete, AgreedVersionNumber, Title, SortTitle, SearchText, Codes, Start, ConcurrencyToken)
                    SELECT Id, Id, iif(N % 2 = 0, 'Running', 'Planned'), 0, 1, 1, 1, SortName, SortName, SortName, ' culture 16061 ', 20200000 + N % 6 * 10000, printf('%08X-0000-0000-0000-000000000000', N) FROM Made;
                INSERT INTO ProjectParties (ProjectId, OrganisationId) SELECT Id, One FROM Made UNION ALL SELECT Id, Other FROM Made;
                INSERT INTO Visits (Id, PartnershipId, Status, IsDemo, CurrentVersionNumber, AgreedVersionNumber, AgreedAt, AgreedStart, AgreedEnd, ReportDue, Title, SortTitle, HostId, SortStart, Start, End, ConcurrencyToken)
                    SELECT Id, Id, 'Agreed', 0, 1, 1, '2025-01-01 00:00:00', 20250301 + N % 6 * 100, 20250304 + N % 6 * 100, 20251001, SortName, SortName, One, 20250301 + N % 6 * 100, 20250301 + N % 6 * 100, 20250304 + N % 6 * 100,
                        printf('%08X-0000-0000-0000-000000000000', N) FROM Made;
                INSERT INTO VisitParties (VisitId, OrganisationId) SELECT Id, One FROM Made UNION ALL SELECT Id, Other FROM Made;
                INSERT INTO Priorities (MunicipalityId, Number, Title, Language, Sector, SortTitle, SearchText, SaidAt, ConcurrencyToken)
                    SELECT One, 1, SortName, 'en', '16061', SortName, SortName, '2026-01-01 00:00:00', printf('%08X-0000-0000-0000-000000000000', N) FROM Made;
                INSERT INTO WorkingGroups (Id, PartnershipId, MunicipalityId, IsDemo, Purpose, Joining, Language, Coordinator, OpenedAt, ConcurrencyToken)
                    SELECT Id, Id, One, 0, 'Plans', 'Every Monday', 'en', 'Coordinator', '2026-01-01 00:00:00', printf('%08X-0000-0000-0000-000000000000', N) FROM Made;
                """);
        });

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<MicPortalDbContext>(options => options.AddInterceptors(Steps)));
        }
    }
}
