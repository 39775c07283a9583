using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>One joint strategy in force, between Kragujevac and Reggio Emilia, and one that Pemba has approved and Reggio Emilia has not. All of it is made up.</summary>
internal sealed class DemoStrategies(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = towns[DemoOrganisations.ReggioEmilia].Id;

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Strategies.AnyAsync(strategy => strategy.IsDemo && strategy.Parties.Any(party => party.OrganisationId == reggio), cancel))
        {
            return;
        }

        var (pemba, kragujevac) = (towns[DemoOrganisations.Pemba].Id, towns[DemoOrganisations.Kragujevac].Id);
        var (reggioOfficer, pembaOfficer, kragujevacOfficer) = (actors["officer@reggio-emilia.example"], actors["officer@pemba.example"], actors["officer@kragujevac.example"]);
        var between = await Between(kragujevac, cancel);
        var signed = await db.Agreements.Where(agreement => agreement.PartnershipId == between.Id && agreement.Status == AgreementStatus.Signed).OrderBy(agreement => agreement.Id).Select(agreement => agreement.Id).Take(1).ToListAsync(cancel);
        var (written, endorsed) = (now.AddDays(-80), now.AddDays(-60));
        var inForce = Strategy.Propose(
            between,
            new StrategyPlan
            {
                Title = "Demo text: residents decide with the town",
                Language = "en",
                FromYear = endorsed.Year,
                UntilYear = endorsed.Year + 4,
                Aims =
                [
                    "Demo text: every quarter of both towns has an open committee that meets four times a year",
                    "Demo text: both councils answer each proposal of a committee in public",
                    "Demo text: small enterprises of Kragujevac find advice in one office",
                ],
                Priorities = [.. await Priorities(kragujevac, 1, cancel), .. await Priorities(reggio, 1, cancel)],
                AgreementIds = signed,
                FollowUp = "Demo text: the two offices for international relations look at the aims together each November, and report to both councils.",
            },
            [],
            kragujevacOfficer,
            written);
        var proposed = Strategy.Propose(
            await Between(pemba, cancel),
            new StrategyPlan
            {
                Title = "Texto de demonstração: água e serviços para todos os bairros",
                Language = "pt",
                FromYear = now.Year + 1,
                UntilYear = now.Year + 5,
                Aims =
                [
                    "Texto de demonstração: um ponto de água mantido em cada bairro",
                    "Texto de demonstração: recolha de lixo segundo um horário conhecido por todos",
                ],
                Priorities = [.. await Priorities(pemba, 2, cancel), .. await Priorities(reggio, 1, cancel)],
            },
            [],
            pembaOfficer,
            now.AddDays(-9));
        db.AddRange(inForce, proposed);
        await db.SaveChangesAsync(cancel);
        inForce.Endorse(1, new StrategyDecision(StrategyDecider.Council, "88/5", Day(-70)), [], kragujevacOfficer, now.AddDays(-68));
        proposed.Endorse(1, new StrategyDecision(StrategyDecider.Executive, null, Day(-9)), [], pembaOfficer, now.AddDays(-8));
        await db.SaveChangesAsync(cancel);
        inForce.Endorse(1, new StrategyDecision(StrategyDecider.Executive, "14/2", Day(-61)), [], reggioOfficer, endorsed);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<List<StrategyPriority>> Priorities(int town, int most, CancellationToken cancel) =>
        await db.Priorities.Where(priority => priority.MunicipalityId == town).OrderBy(priority => priority.Number).Take(most)
            .Select(priority => new StrategyPriority(priority.MunicipalityId, priority.Id, priority.Title, priority.Language)).ToListAsync(cancel);

    private Task<Partnership> Between(int other, CancellationToken cancel) => db.Partnerships.Include(one => one.Parties)
        .SingleAsync(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio) && one.Parties.Any(party => party.OrganisationId == other), cancel);

    private PartialDate Day(int days) => PartialDate.From(DateOnly.FromDateTime(now.AddDays(days)));
}
