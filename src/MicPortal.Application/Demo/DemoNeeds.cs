using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>What Pemba and Reggio Emilia ask each other, and Kragujevac Reggio Emilia: one that waits, one to which the other proposes something else, one that was referred. All of it is made up.</summary>
internal sealed class DemoNeeds(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = towns[DemoOrganisations.ReggioEmilia].Id;

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Needs.AnyAsync(need => need.IsDemo, cancel))
        {
            return;
        }

        var (pemba, kragujevac) = (towns[DemoOrganisations.Pemba].Id, towns[DemoOrganisations.Kragujevac].Id);
        var (reggioOfficer, pembaOfficer, kragujevacOfficer) = (actors["officer@reggio-emilia.example"], actors["officer@pemba.example"], actors["officer@kragujevac.example"]);
        var waste = await db.Priorities.Where(priority => priority.MunicipalityId == pemba && priority.Sector == "14050").Select(priority => (int?)priority.Id).FirstOrDefaultAsync(cancel);
        db.Add(Need.Ask(await Between(pemba, cancel), [reggio], new NeedFacts(
            NeedKind.Need, "Texto de demonstração: recolha de lixo nos bairros novos", "Texto de demonstração: temos camiões, faltam-nos percursos e horários. Queremos trabalhar algumas semanas com colegas que o fazem.", "pt", Day(20), waste), pembaOfficer, now.AddDays(-10)));
        var offer = Need.Ask(await Between(pemba, cancel), [pemba], new NeedFacts(
            NeedKind.Offer, "Testo dimostrativo: un corso per tecnici dell'acqua", "Testo dimostrativo: due settimane a Reggio Emilia per quattro tecnici.", "it", Day(5)), reggioOfficer, now.AddDays(-25));
        db.Add(offer);
        var services = Need.Ask(await Between(kragujevac, cancel), [reggio], new NeedFacts(
            NeedKind.Need, "Tekst za demonstraciju: gradsko osvetljenje", "Tekst za demonstraciju: kako se ugovara štedljivo osvetljenje.", "sr", Day(-15)), kragujevacOfficer, now.AddDays(-45));
        db.Add(services);
        await db.SaveChangesAsync(cancel);
        offer.Reframe("Texto de demonstração: preferimos que dois técnicos de Reggio Emilia trabalhem três semanas connosco em Pemba.", pembaOfficer, now.AddDays(-6));
        services.Refer("Testo dimostrativo: l'agenzia per l'energia della provincia, che consiglia i comuni.", reggioOfficer, now.AddDays(-20));
        await db.SaveChangesAsync(cancel);
    }

    private Task<Partnership> Between(int other, CancellationToken cancel) => db.Partnerships.Include(one => one.Parties)
        .SingleAsync(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio) && one.Parties.Any(party => party.OrganisationId == other), cancel);

    private PartialDate Day(int days) => PartialDate.From(DateOnly.FromDateTime(now.AddDays(days)));
}
