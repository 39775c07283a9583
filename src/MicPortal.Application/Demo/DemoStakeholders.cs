using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// The newsletter tells that citizens and NGOs of Reggio Emilia, already active in the Balkans, stood behind the agreement with Kragujevac, and that Herent's
/// link with Nimlahakok rests on residents. Which organisations they are it does not tell: these are made up.
/// </summary>
internal sealed class DemoStakeholders(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = organisations[DemoOrganisations.ReggioEmilia].Id;
    private readonly int kragujevac = organisations[DemoOrganisations.Kragujevac].Id;
    private readonly int herent = organisations[DemoOrganisations.Herent].Id;
    private readonly Actor reggioOfficer = actors["officer@reggio-emilia.example"];
    private readonly Actor kragujevacOfficer = actors["officer@kragujevac.example"];
    private readonly Actor herentOfficer = actors["officer@herent.example"];

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Stakeholders.AnyAsync(stakeholder => db.Municipalities.Any(town => town.Id == stakeholder.MunicipalityId && town.IsDemo), cancel))
        {
            return;
        }

        var at = now.AddMonths(-20);
        var ngo = Stakeholder.Add(reggio, new StakeholderFacts(StakeholderKind.Ngo, "ONG dimostrativa per i Balcani", "Testo dimostrativo: progetti di comunità nei Balcani, con volontari della città.", "it", "Segreteria", "segreteria@ong-balcani.example", null), reggioOfficer, at);
        var businesses = Stakeholder.Add(kragujevac, new StakeholderFacts(StakeholderKind.Business, "Demo udruženje malih preduzeća", "Tekst za demonstraciju: mala preduzeća grada.", "sr", "Sekretar", null, null), kragujevacOfficer, at);
        var youth = Stakeholder.Add(kragujevac, new StakeholderFacts(StakeholderKind.YouthGroup, "Demo savet mladih", "Tekst za demonstraciju: mladi grada savetuju skupštinu.", "sr", null, null, null), kragujevacOfficer, at);
        db.AddRange(
            ngo, businesses, youth,
            Stakeholder.Add(reggio, new StakeholderFacts(StakeholderKind.TwinningCommittee, "Comitato gemellaggi dimostrativo", "Testo dimostrativo: accoglie gli ospiti e tiene i contatti tra le famiglie.", "it", "Presidenza", "comitato@gemellaggi.example", "https://gemellaggi.example"), reggioOfficer, at),
            Stakeholder.Add(reggio, new StakeholderFacts(StakeholderKind.School, "Scuola dimostrativa", "Testo dimostrativo: scambi tra classi.", "it", null, null, null), reggioOfficer, at),
            Stakeholder.Add(herent, new StakeholderFacts(StakeholderKind.TwinningCommittee, "Demo stedenbandcomité", "Demotekst: bewoners die de stedenband dragen.", "nl", "Secretariaat", "comite@herent-demo.example", null), herentOfficer, at));
        await db.SaveChangesAsync(cancel);

        var partnership = await db.Partnerships.Where(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio) && one.Parties.Any(party => party.OrganisationId == kragujevac)).Select(one => one.Id).SingleAsync(cancel);
        var project = await db.Projects.Where(one => one.PartnershipId == partnership).Select(one => one.Id).FirstAsync(cancel);
        RoleContent Line(RoleHolder holder, string text, string language) => new(null, holder, null, null, text, language, false);
        db.AddRange(
            StakeholderRole.Add(partnership, reggio, Line(RoleHolder.Council, "Testo dimostrativo: decide ogni anno sul programma comune.", "it"), reggioOfficer, now.AddMonths(-14)),
            StakeholderRole.Add(partnership, reggio, Line(RoleHolder.Administration, "Testo dimostrativo: coordina il gruppo di lavoro e i progetti.", "it"), reggioOfficer, now.AddMonths(-14)),
            StakeholderRole.Add(partnership, reggio, new RoleContent(null, RoleHolder.Stakeholder, ngo.Id, null, "Testo dimostrativo: porta la conoscenza del territorio e i volontari.", "it", true), reggioOfficer, now.AddMonths(-14)),
            StakeholderRole.Add(partnership, kragujevac, Line(RoleHolder.Council, "Tekst za demonstraciju: usvaja prioritete grada.", "sr"), kragujevacOfficer, now.AddMonths(-13)),
            StakeholderRole.Add(partnership, kragujevac, new RoleContent(project, RoleHolder.Stakeholder, businesses.Id, null, "Tekst za demonstraciju: organizuje obuke za preduzeća.", "sr", false), kragujevacOfficer, now.AddMonths(-13)));
        await db.SaveChangesAsync(cancel);
    }
}
