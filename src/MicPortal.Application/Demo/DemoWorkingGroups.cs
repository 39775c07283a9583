using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// The newsletter tells that two City Working Groups, one in Reggio Emilia and one in Kragujevac, plan and supervise the work and each define intervention
/// priorities, in culture, economic cooperation, public services and education. Who is in them, what they decided and in which order is made up.
/// </summary>
internal sealed class DemoWorkingGroups(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = organisations[DemoOrganisations.ReggioEmilia].Id;
    private readonly int kragujevac = organisations[DemoOrganisations.Kragujevac].Id;
    private readonly Actor reggioOfficer = actors["officer@reggio-emilia.example"];
    private readonly Actor kragujevacOfficer = actors["officer@kragujevac.example"];

    public async Task Create(CancellationToken cancel)
    {
        if (await db.WorkingGroups.AnyAsync(group => group.IsDemo, cancel))
        {
            return;
        }

        var partnership = await db.Partnerships.Include(one => one.Parties)
            .SingleAsync(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio) && one.Parties.Any(party => party.OrganisationId == kragujevac), cancel);
        var opened = now.AddMonths(-13);
        var northern = WorkingGroup.Open(
            partnership, reggio,
            new WorkingGroupFacts("Testo dimostrativo: il gruppo prepara e segue il lavoro con Kragujevac, città per città, progetto per progetto.", "Testo dimostrativo: ci riuniamo una volta al mese. Ogni organizzazione della città può partecipare.", "it", "Responsabile relazioni internazionali (posto dimostrativo)", "gruppo@reggio-emilia.example"),
            reggioOfficer, opened);
        var southern = WorkingGroup.Open(
            partnership, kragujevac,
            new WorkingGroupFacts("Tekst za demonstraciju: grupa planira i prati saradnju sa gradom Reggio Emilia.", "Tekst za demonstraciju: sastanci su otvoreni za sve organizacije grada.", "sr", "Koordinator za međunarodnu saradnju (demonstracija)", null),
            kragujevacOfficer, opened);
        db.AddRange(northern, southern);
        await db.SaveChangesAsync(cancel);

        foreach (var stakeholder in await db.Stakeholders.Where(one => (one.MunicipalityId == reggio && one.Kind != StakeholderKind.School) || one.MunicipalityId == kragujevac).OrderBy(one => one.Id).ToListAsync(cancel))
        {
            var (group, officer) = stakeholder.MunicipalityId == reggio ? (northern, reggioOfficer) : (southern, kragujevacOfficer);
            await Act(() => group.AddMember(new MemberContent(stakeholder.Id, stakeholder.Name, stakeholder.ContactPost), officer, opened.AddDays(10)), cancel);
        }

        foreach (var (title, theme) in new[] { ("Testo dimostrativo: scambi tra piccole imprese", "economy"), ("Testo dimostrativo: musica e teatro delle due città", "culture"), ("Testo dimostrativo: scuole gemelle", "education") })
        {
            await Act(() => northern.AddPriority(new PriorityContent(title, null, theme), reggioOfficer, opened.AddDays(30)), cancel);
        }

        foreach (var (title, theme) in new[] { ("Tekst za demonstraciju: javna preduzeća", "public-services"), ("Tekst za demonstraciju: mala preduzeća", "economy"), ("Tekst za demonstraciju: kultura mladih", "culture") })
        {
            await Act(() => southern.AddPriority(new PriorityContent(title, null, theme), kragujevacOfficer, opened.AddDays(32)), cancel);
        }

        await Act(() => northern.Meet(new MeetingContent(Ago(200), "Sala dimostrativa", new MeetingCount { All = 14, Women = 8, UnderThirty = 3, CivilSociety = 9, Councillors = 2 }, "it", "# Ordine del giorno\n\nTesto dimostrativo.\n\n- priorità della città\n- visita del gruppo di Kragujevac", "Testo dimostrativo: le tre priorità sono approvate"), reggioOfficer, now.AddDays(-198)), cancel);
        await Act(() => southern.Meet(new MeetingContent(Ago(90), null, new MeetingCount { All = 11, Women = 5 }, "sr", null, "Tekst za demonstraciju: poseta u Reggio Emiliji"), kragujevacOfficer, now.AddDays(-88)), cancel);
        await Act(() => northern.Meet(new MeetingContent(Ago(35), "Sala dimostrativa", new MeetingCount { All = 17, Women = 9, UnderThirty = 5, CivilSociety = 11 }, "it", "Testo dimostrativo: **preparazione** della visita.\n\n1. accoglienza\n2. programma", "Testo dimostrativo: due famiglie per ospite\nTesto dimostrativo: prossima riunione aperta alla città"), reggioOfficer, now.AddDays(-34)), cancel);
        db.Add(JoinRequest.Ask(northern.Id, "Associazione sportiva dimostrativa", "Segreteria", "segreteria@sport-demo.example", "Testo dimostrativo: vorremmo organizzare un torneo tra le due città.", Actor.Anonymous, now.AddDays(-6)));
        await db.SaveChangesAsync(cancel);
    }

    private async Task Act(Action act, CancellationToken cancel)
    {
        act();
        await db.SaveChangesAsync(cancel);
    }

    private PartialDate Ago(int days) => PartialDate.From(DateOnly.FromDateTime(now.AddDays(-days)));
}
