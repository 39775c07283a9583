using System.Diagnostics;
using MicPortal.Application.Mergers;
using MicPortal.Application.Plans;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.ReferenceData;

public sealed class ReferenceDataLoaderTests
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_is_filled_and_the_time_is_printed()
    {
        using var database = new PortalDatabase();
        var watch = Stopwatch.StartNew();

        Assert.True(await Load(database));

        TestContext.Current.TestOutputHelper!.WriteLine($"Reference data loaded in {watch.Elapsed.TotalSeconds:0.0} s");
        await HoldsEverythingOnce(database);
        await using var db = database.Open();
        var pemba = await db.Municipalities.SingleAsync(place => place.SourceId == "geonames:1028918", cancel);
        Assert.Equal(("Pemba", "MZ", Side.South, 108_737, "pemba", true), (pemba.Name, pemba.CountryCode, pemba.Side, pemba.Population, pemba.SearchNames, pemba.IsPlace));
        Assert.Equal("24038", (await db.Municipalities.SingleAsync(place => place.SourceId == "geonames:2796012", cancel)).NationalCode);
        Assert.Equal(Side.North, (await db.Municipalities.SingleAsync(place => place.SourceId == "geonames:2796012", cancel)).Side);
        Assert.True(await db.Municipalities.AnyAsync(place => place.SourceId == "wikidata:W-NI-49408c7e", cancel));
        Assert.True(await db.Municipalities.AnyAsync(place => place.SourceId!.StartsWith("geonames:C-"), cancel));
        Assert.False(await db.Municipalities.AnyAsync(place => place.Population == 0, cancel));
        var partnership = await db.Partnerships.Include(record => record.Parties).SingleAsync(record => record.SourceId == "wikidata-2017:3840", cancel);
        Assert.Equal((PartnershipStage.Unconfirmed, PartnershipOrigin.Imported, "pemba reggio nellemilia"), (partnership.Stage, partnership.Origin, partnership.SortName));
        Assert.All(partnership.Parties, party => Assert.Equal((PartyAnswer.None, Publication.Existence), (party.Answer, party.Publication)));
        Assert.Contains(pemba.Id, partnership.Parties.Select(party => party.OrganisationId));
    }

    [Fact]
    public async Task The_import_is_one_row_of_the_audit_trail()
    {
        using var database = await LoadedDatabase.Copy();

        await using var db = database.Open();
        var entry = await db.AuditEntries.SingleAsync(cancel);
        Assert.Equal((ActName.PartnershipImported, "ReferenceData", UserRole.Portal), (entry.Act, entry.RecordKind, entry.Role));
        Assert.Contains("1368", entry.Changes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_load_finds_nothing_to_do()
    {
        using var database = await LoadedDatabase.Copy();

        Assert.False(await Load(database));
        await HoldsEverythingOnce(database);
    }

    [Theory]
    [InlineData("municipalities.csv: 10000 rows")]
    [InlineData("partnerships-north-south.csv: 500 rows")]
    public async Task An_interrupted_load_goes_on_where_it_stopped(string interruptedAt)
    {
        using var database = new PortalDatabase();
        using var interruption = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var first = new Steps(step =>
        {
            if (step == interruptedAt)
            {
                interruption.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Load(database, first, interruption.Token));
        Assert.Equal(interruptedAt, first.Reported[^1]);

        var second = new Steps(_ => { });
        Assert.True(await Load(database, second, cancel));

        Assert.Empty(first.Reported.Intersect(second.Reported));
        await HoldsEverythingOnce(database);
    }

    [Fact]
    public async Task A_changed_file_adds_what_is_new_and_leaves_what_is_there()
    {
        using var database = await LoadedDatabase.Copy();
        await using (var db = database.Open())
        {
            var load = await db.ReferenceDataLoads.SingleAsync(file => file.Name == "partnerships-north-south.csv", cancel);
            load.Fingerprint = "of an earlier edition";
            await db.SaveChangesAsync(cancel);
            await db.Partnerships.Where(record => record.SourceId == "wikidata-2017:3840").ExecuteDeleteAsync(cancel);
        }

        Assert.True(await Load(database));
        await HoldsEverythingOnce(database);
    }

    [Fact]
    public async Task A_partnership_of_a_municipality_that_is_no_more_is_its_successors()
    {
        using var database = await LoadedDatabase.Copy();
        int successorId;
        await using (var db = database.Open())
        {
            var former = await db.Municipalities.SingleAsync(place => place.SourceId == "geonames:3169522", cancel);
            var successor = await db.Municipalities.FirstAsync(place => place.CountryCode == "IT" && place.Name == "Modena", cancel);
            successorId = successor.Id;
            await new MergerService(db, new PlanService(db), TimeProvider.System).Merge(new Merger([former.Id, successor.Id], successor.Id, null, PartialDate.FromYear(2020), "Made up"), Actor.Portal, cancel);
            var load = await db.ReferenceDataLoads.SingleAsync(file => file.Name == "partnerships-north-south.csv", cancel);
            load.Fingerprint = "of an earlier edition";
            await db.SaveChangesAsync(cancel);
            await db.Partnerships.Where(record => record.SourceId == "wikidata-2017:3840").ExecuteDeleteAsync(cancel);
        }

        Assert.True(await Load(database));
        await using var after = database.Open();
        var parties = await after.Partnerships.Where(record => record.SourceId == "wikidata-2017:3840").SelectMany(record => record.Parties).Select(party => party.Organisation!.SourceId).ToListAsync(cancel);
        Assert.Contains("geonames:1028918", parties);
        Assert.Contains(await after.Municipalities.Where(place => place.Id == successorId).Select(place => place.SourceId).SingleAsync(cancel), parties);
        Assert.Equal(2, parties.Count);
        await HoldsEverythingOnce(database);
    }

    private Task<bool> Load(PortalDatabase database) => Load(database, new Steps(_ => { }), cancel);

    private static async Task<bool> Load(PortalDatabase database, Steps steps, CancellationToken until)
    {
        await using var db = database.Open();
        return await new ReferenceDataLoader(db, TimeProvider.System).LoadAsync(steps, until);
    }

    private async Task HoldsEverythingOnce(PortalDatabase database)
    {
        await using var db = database.Open();
        Assert.Equal(250, await db.Countries.CountAsync(cancel));
        Assert.Equal(250 * 7, await db.Countries.SelectMany(country => country.Names).CountAsync(cancel));
        Assert.Equal(325, await db.Sectors.CountAsync(cancel));
        Assert.Equal(26, await db.Sectors.CountAsync(sector => sector.FrenchName == null, cancel));
        Assert.Equal(17 + 169, await db.DevelopmentGoals.CountAsync(cancel));
        Assert.Equal(32_593, await db.Municipalities.CountAsync(cancel));
        Assert.Equal(1_368, await db.Partnerships.CountAsync(cancel));
        Assert.Equal(1_368 * 2, await db.Partnerships.SelectMany(record => record.Parties).CountAsync(cancel));
        Assert.Equal(6, await db.ReferenceDataLoads.CountAsync(load => load.CompletedAt != null, cancel));
        Assert.True(db.ChangeTracker.AutoDetectChangesEnabled);
    }

    private sealed class Steps(Action<string> onStep) : IProgress<string>
    {
        public List<string> Reported { get; } = [];

        public void Report(string value)
        {
            Reported.Add(value);
            onStep(value);
        }
    }
}
