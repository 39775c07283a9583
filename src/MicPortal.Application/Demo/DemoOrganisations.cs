using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>The towns and associations that the demo data tells of.</summary>
internal sealed class DemoOrganisations(MicPortalDbContext db)
{
    public const string ReggioEmilia = "Reggio Emilia";
    public const string Pemba = "Pemba";
    public const string Kragujevac = "Kragujevac";
    public const string Polokwane = "Polokwane";
    public const string Herent = "Herent";
    public const string Nimlahakok = "Nimlahakok";
    public const string Oisterwijk = "Oisterwijk";
    public const string Vvsg = "VVSG";
    public const string Clgf = "CLGF";
    public const string Mdp = "MDP";
    public const string ReggioNelMondo = "Reggio nel Mondo";

    private const int MostClgfMembers = 40;
    private const int MostMdpMembers = 60;

    private const string NimlahakokSourceId = "demo:nimlahakok";

    private static readonly string[] Commonwealth =
        ("AG AU BB BD BN BS BW BZ CA CM CY DM FJ GA GB GD GH GM GY IN JM KE KI KN LC LK LS MT MU MV MW MY MZ NA NG NR NZ PG PK RW SB SC SG SL SZ "
        + "TG TO TT TV TZ UG VC VU WS ZA ZM").Split(' ');

    /// <summary>The Economic Community of West African States as it was when the Partnership's interview was given.</summary>
    private static readonly string[] Ecowas = "BF BJ CI CV GH GM GN GW LR ML NE NG SL SN TG".Split(' ');

    private static readonly (string SourceId, MunicipalityProfile Profile)[] Towns =
    [
        (ReferenceDataLoader.PlaceSourceId("3169522"), new() { Name = ReggioEmilia, LocalName = "Reggio nell'Emilia", Languages = ["it"], HeadTerm = "Sindaco", DecidingBodyTerm = "Consiglio comunale" }),
        (ReferenceDataLoader.PlaceSourceId("1028918"), new() { Name = Pemba, Languages = ["pt"], HeadTerm = "Presidente do Conselho Municipal", DecidingBodyTerm = "Assembleia Municipal" }),
        (ReferenceDataLoader.PlaceSourceId("789128"), new() { Name = Kragujevac, Languages = ["sr"], HeadTerm = "Gradonačelnik", DecidingBodyTerm = "Skupština grada" }),
        (ReferenceDataLoader.PlaceSourceId("965289"), new() { Name = Polokwane, FormerNames = "Pietersburg", Languages = ["en"], HeadTerm = "Executive Mayor", DecidingBodyTerm = "Municipal Council" }),
        (ReferenceDataLoader.PlaceSourceId("2796012"), new() { Name = Herent, Languages = ["nl"], HeadTerm = "Burgemeester", DecidingBodyTerm = "Gemeenteraad" }),
        (ReferenceDataLoader.PlaceSourceId("2749680"), new() { Name = Oisterwijk, Languages = ["nl"], HeadTerm = "Burgemeester", DecidingBodyTerm = "Gemeenteraad" }),
        (NimlahakokSourceId, new() { Name = Nimlahakok, Languages = ["es"], HeadTerm = "Alcalde", DecidingBodyTerm = "Concejo municipal" }),
    ];

    public async Task CompleteTowns(DateTime now, CancellationToken cancel)
    {
        foreach (var (sourceId, profile) in Towns)
        {
            var town = await db.Municipalities.SingleOrDefaultAsync(place => place.SourceId == sourceId, cancel);
            if (town is null && sourceId == NimlahakokSourceId)
            {
                // Not among the places. The coordinates are the middle of Alta Verapaz, about: for the map only.
                town = Municipality.FromPlace(sourceId, Nimlahakok, "GT", Side.South, "Alta Verapaz", 15.5, -90.3, population: null, nationalCode: null);
                db.Add(town);
            }

            if (town is null)
            {
                throw new InvalidOperationException($"The demo data needs the place {sourceId}: load the reference data first.");
            }

            if (!town.IsDemo)
            {
                await new MunicipalityService(db).Complete(town, profile with { Population = town.Population, NextElection = ElectionOf(profile.Name, now) }, Actor.Portal, now.AddMonths(-24), cancel, demo: true);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Made up: that Herent has a new council, and that Pemba will have one.</summary>
    private static PartialDate? ElectionOf(string town, DateTime now) => town switch
    {
        Herent => PartialDate.From(DateOnly.FromDateTime(now.AddMonths(-2))),
        Pemba => PartialDate.FromYear(now.Year + 2),
        _ => null,
    };

    public async Task CreateAssociations(DateTime now, CancellationToken cancel)
    {
        if (await db.Associations.AnyAsync(association => association.IsDemo, cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var vvsg = Association.Create(new("Association of Flemish Cities and Municipalities", Vvsg, "BE"), Actor.Portal, now, demo: true);
        var clgf = Association.Create(new("Commonwealth Local Government Forum", Clgf), Actor.Portal, now, demo: true);
        var mdp = Association.Create(new("Municipal Development Partnership, Western Africa", Mdp), Actor.Portal, now, demo: true);
        // An agency of the municipality, without members.
        db.AddRange(vvsg, clgf, mdp, Association.Create(new(ReggioNelMondo, ReggioNelMondo, "IT"), Actor.Portal, now, demo: true));
        await db.SaveChangesAsync(cancel);

        var accepted = await db.Municipalities.Where(town => town.IsDemo).Select(town => town.Id).ToListAsync(cancel);
        List(vvsg, await FlemishMunicipalities(cancel));
        List(clgf, (await TownsWithImportedPartnership(Commonwealth, cancel)).Take(MostClgfMembers));
        List(mdp, (await TownsWithImportedPartnership(Ecowas, cancel)).Take(MostMdpMembers));
        // The Forum and the Partnership share nothing yet; VVSG and CLGF do.
        db.Add(SisterLink.Between(vvsg.Id, clgf.Id, Actor.Portal, now.AddMonths(-18), demo: true));
        db.Add(SisterLink.Between(vvsg.Id, mdp.Id, Actor.Portal, now.AddMonths(-18), demo: true));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        void List(Association association, IEnumerable<int> municipalityIds) =>
            db.AddRange(municipalityIds.Select(id =>
            {
                var membership = Membership.List(association.Id, id, Actor.Portal, now.AddMonths(-18));
                if (accepted.Contains(id))
                {
                    membership.Accept(Actor.Portal, now.AddMonths(-18));
                }

                return membership;
            }));
    }

    public async Task<IReadOnlyDictionary<string, Organisation>> ByName(CancellationToken cancel)
    {
        var organisations = await db.Organisations.Where(organisation => organisation.IsDemo).ToListAsync(cancel);
        return organisations.ToDictionary(organisation => organisation is Association association ? association.Abbreviation : organisation.Name);
    }

    private async Task<IReadOnlyList<int>> FlemishMunicipalities(CancellationToken cancel)
    {
        var sourceIds = ReferenceDataFile.BelgianMunicipalities.Rows()
            .Where(row => row["region_nl"] == "Vlaams Gewest" && row.Optional("municipality_id") is not null)
            .Select(row => ReferenceDataLoader.PlaceSourceId(row["municipality_id"]))
            .ToList();
        return await db.Municipalities.Where(town => sourceIds.Contains(town.SourceId!)).Select(town => town.Id).ToListAsync(cancel);
    }

    /// <summary>Those of the demo first.</summary>
    private async Task<IReadOnlyList<int>> TownsWithImportedPartnership(string[] countries, CancellationToken cancel) =>
        await db.Municipalities
            .Where(town => countries.Contains(town.CountryCode) && db.Partnerships.Any(partnership => partnership.SourceId != null && partnership.Parties.Any(party => party.OrganisationId == town.Id)))
            .OrderByDescending(town => town.IsDemo).ThenBy(town => town.SortName).ThenBy(town => town.Id)
            .Select(town => town.Id)
            .ToListAsync(cancel);
}
