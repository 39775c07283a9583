using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// The newsletter shows a delegation of Herent with the mayor of Nimlahakok, tells that Reggio Emilia and Kragujevac plan jointly with City Working Groups, and that CLGF lets
/// councillors and staff shadow their counterparts. Days, people, costs and everything else in these visits are made up.
/// </summary>
internal sealed class DemoVisits(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly int reggio = organisations[DemoOrganisations.ReggioEmilia].Id;
    private readonly int pemba = organisations[DemoOrganisations.Pemba].Id;
    private readonly int kragujevac = organisations[DemoOrganisations.Kragujevac].Id;
    private readonly int herent = organisations[DemoOrganisations.Herent].Id;
    private readonly int nimlahakok = organisations[DemoOrganisations.Nimlahakok].Id;
    private readonly Actor reggioOfficer = actors["officer@reggio-emilia.example"];
    private readonly Actor pembaOfficer = actors["officer@pemba.example"];
    private readonly Actor kragujevacOfficer = actors["officer@kragujevac.example"];
    private readonly Actor herentOfficer = actors["officer@herent.example"];
    private readonly Actor nimlahakokOfficer = actors["officer@nimlahakok.example"];

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Visits.AnyAsync(visit => visit.IsDemo, cancel))
        {
            return;
        }

        await Questions(cancel);
        await WorkingGroups(cancel);
        await Wells(cancel);
        await Budgets(cancel);
    }

    /// <summary>It took place; the host has reported, the visitors' part is overdue, and both are asked what they learned.</summary>
    private async Task Questions(CancellationToken cancel)
    {
        var (start, agreed) = (Ago(days: 130), now.AddDays(-180));
        var visit = Visit.Open(
            await Between(herent, nimlahakok, cancel),
            [herent, nimlahakok],
            new VisitPlan
            {
                Title = "How a mayor answers residents' questions",
                Language = "en",
                Purpose = "Demo text: councillors and staff of Herent see how Nimlahakok listens to its residents, and tell how they do it at home.",
                HostId = nimlahakok,
                Place = "Nimlahakok",
                Zone = "America/Guatemala",
                Start = start,
                End = Ago(days: 124),
                ReportDue = Ago(days: 64),
                Travellers = 4,
                Costs =
                [
                    new VisitCost(1, VisitCostKind.Travel, null, new Money(560_000, "EUR"), herent, null),
                    new VisitCost(2, VisitCostKind.Accommodation, "Demo text: with families", new Money(900_000, "GTQ"), nimlahakok, null),
                    new VisitCost(3, VisitCostKind.Interpretation, null, new Money(80_000, "EUR"), null, "Demo committee"),
                ],
            },
            herentOfficer,
            now.AddDays(-190));
        db.Add(visit);
        await Save(cancel);
        await Act(() => visit.Endorse(1, herentOfficer, now.AddDays(-189)), cancel);
        await Act(() => visit.Endorse(1, nimlahakokOfficer, agreed), cancel);
        await Act(() => visit.AddParticipant(Person(herent, VisitPosition.Councillor, "Councillor for participation") with { HostColleague = "Secretary of the council" }, herentOfficer, now.AddDays(-170)), cancel);
        await Act(() => visit.AddParticipant(Person(herent, VisitPosition.CivilSociety, "Member of the twinning committee") with { HomeOrganisation = "Demo committee" }, herentOfficer, now.AddDays(-170)), cancel);
        await Act(() => visit.AddSlot(new SlotContent(start, 540, 630, "The mayor answers questions of residents", "Town hall", "Mayor's office"), nimlahakokOfficer, now.AddDays(-160)), cancel);
        await Act(() => visit.Report(
            new ReportContent("es", "Texto de demostración: la delegación acompañó una mañana de preguntas de los vecinos.", "Texto de demostración: Herent publica cada respuesta; lo probaremos.", null,
                new VisitCount { All = 9, Women = 4, Men = 5, UnderThirty = 2, ThirtyToFiftyNine = 6, SixtyAndOlder = 1, Councillors = 3, Officials = 4, CivilSociety = 2 }),
            nimlahakokOfficer, now.AddDays(-110)), cancel);
        await Act(() => visit.AddFollowUp("Demo text: publish answers to residents within two weeks", "Secretary of the council", nimlahakok, Ago(days: 20), nimlahakokOfficer, now.AddDays(-109)), cancel);
        await Act(() => visit.AddFollowUp("Demo text: invite two colleagues of Nimlahakok to a council meeting", "Head of participation", herent, Ago(days: -60), nimlahakokOfficer, now.AddDays(-109)), cancel);
        await Act(() => visit.AddFollowUp("Demo text: send the form on which residents are asked", "Head of participation", herent, Ago(days: 5), nimlahakokOfficer, now.AddDays(-108)), cancel);
        await Act(() => visit.FinishFollowUp(visit.FollowUps.OrderBy(one => one.Due).First().Id, nimlahakokOfficer, now.AddDays(-25)), cancel);
    }

    /// <summary>Agreed, with its people and its schedule; it begins in a few weeks.</summary>
    private async Task WorkingGroups(CancellationToken cancel)
    {
        var partnership = await Between(reggio, kragujevac, cancel);
        var project = await db.Projects.Where(one => one.PartnershipId == partnership.Id).Select(one => one.Id).FirstAsync(cancel);
        var start = Ago(days: -40);
        PartialDate Day(int number) => PartialDate.From(start.Earliest.AddDays(number));
        var visit = Visit.Open(
            partnership,
            [reggio, kragujevac],
            new VisitPlan
            {
                Title = "A working group sees another at work",
                Language = "en",
                Purpose = "Demo text: members of the City Working Group of Kragujevac shadow the group of Reggio Emilia and its municipal coordinator for a week.",
                HostId = reggio,
                Place = "Reggio Emilia",
                Zone = "Europe/Rome",
                Start = start,
                End = Day(4),
                ReportDue = Day(60),
                Travellers = 3,
                ProjectIds = [project],
                Costs = [new VisitCost(1, VisitCostKind.Travel, null, new Money(9_000_000, "RSD"), kragujevac, null), new VisitCost(2, VisitCostKind.Accommodation, null, new Money(126_000, "EUR"), reggio, null)],
            },
            kragujevacOfficer,
            now.AddDays(-30));
        db.Add(visit);
        await Save(cancel);
        await Act(() => visit.Endorse(1, kragujevacOfficer, now.AddDays(-30)), cancel);
        await Act(() => visit.Endorse(1, reggioOfficer, now.AddDays(-24)), cancel);
        await Act(() => visit.AddParticipant(Person(reggio, VisitPosition.Official, "Municipal coordinator of the working group"), reggioOfficer, now.AddDays(-21)), cancel);
        await Act(() => visit.AddParticipant(Person(kragujevac, VisitPosition.Official, "Coordinator of the working group") with { BesideId = visit.Participants.Single().Id, Briefed = ["purpose", "counterparts", "municipality", "learning"] }, kragujevacOfficer, now.AddDays(-20)), cancel);
        await Act(() => visit.AddParticipant(Person(kragujevac, VisitPosition.YouthRepresentative, "Member of the youth council") with { HomeOrganisation = "Demo youth council", Briefed = ["purpose"] }, kragujevacOfficer, now.AddDays(-20)), cancel);
        await Act(() => visit.AddParticipant(Person(reggio, VisitPosition.Interpreter, "Interpreter, Italian and Serbian"), reggioOfficer, now.AddDays(-18)), cancel);
        await Act(() => visit.AddSlot(new SlotContent(Day(0), 570, 660, "Welcome, and what each side wants to learn", "Town hall", "Head of international relations"), reggioOfficer, now.AddDays(-15)), cancel);
        await Act(() => visit.AddSlot(new SlotContent(Day(0), 840, 1020, "Shadowing in the office of the coordinator", null, "Coordinator of the working group"), reggioOfficer, now.AddDays(-15)), cancel);
        await Act(() => visit.AddSlot(new SlotContent(Day(1), 1110, 1260, "Open meeting of the working group", "Demo neighbourhood centre", null), reggioOfficer, now.AddDays(-15)), cancel);
    }

    /// <summary>People of Reggio Emilia travel; the plan waits for Reggio Emilia's approval.</summary>
    private async Task Wells(CancellationToken cancel)
    {
        var visit = Visit.Open(
            await Between(reggio, pemba, cancel),
            [reggio, pemba],
            new VisitPlan
            {
                Title = "Uma semana com o serviço de águas",
                Language = "pt",
                Purpose = "Texto de demonstração: colegas das águas de Reggio Emilia trabalham ao lado do serviço de Pemba e aprendem como os bairros cuidam dos poços.",
                HostId = pemba,
                Place = "Pemba",
                Zone = "Africa/Maputo",
                Start = Ago(days: -120),
                End = Ago(days: -125),
                ReportDue = Ago(days: -180),
                Travellers = 2,
            },
            pembaOfficer,
            now.AddDays(-9));
        db.Add(visit);
        await Save(cancel);
        await Act(() => visit.Endorse(1, pembaOfficer, now.AddDays(-9)), cancel);
    }

    /// <summary>It took place, both sides have reported and said what they learned; they did not count the same groups.</summary>
    private async Task Budgets(CancellationToken cancel)
    {
        var (start, end) = (Ago(days: 210), Ago(days: 206));
        var visit = Visit.Open(
            await Between(reggio, kragujevac, cancel),
            [reggio, kragujevac],
            new VisitPlan
            {
                Title = "How residents see a budget come about",
                Language = "en",
                Purpose = "Demo text: councillors, staff and young people of Reggio Emilia follow the public hearings on the budget of Kragujevac.",
                HostId = kragujevac,
                Place = "Kragujevac",
                Zone = "Europe/Belgrade",
                Start = start,
                End = end,
                ReportDue = Ago(days: 150),
                Travellers = 6,
            },
            reggioOfficer,
            now.AddDays(-260));
        db.Add(visit);
        await Save(cancel);
        await Act(() => visit.Endorse(1, reggioOfficer, now.AddDays(-259)), cancel);
        await Act(() => visit.Endorse(1, kragujevacOfficer, now.AddDays(-250)), cancel);
        await Act(() => visit.AddParticipant(Person(reggio, VisitPosition.Councillor, "Councillor for the budget"), reggioOfficer, now.AddDays(-240)), cancel);
        await Act(() => visit.AddParticipant(Person(reggio, VisitPosition.YouthRepresentative, "Member of the youth forum"), reggioOfficer, now.AddDays(-240)), cancel);
        await Act(() => visit.AddParticipant(Person(kragujevac, VisitPosition.Official, "Head of finance"), kragujevacOfficer, now.AddDays(-230)), cancel);
        await Act(() => visit.Report(
            new ReportContent("it", "Testo dimostrativo: abbiamo seguito tre incontri pubblici sul bilancio.", "Testo dimostrativo: le domande dei giovani arrivano prima della bozza.", null,
                new VisitCount { All = 6, Women = 3, Men = 3, UnderThirty = 2, Councillors = 2, Officials = 2, CivilSociety = 1, YouthRepresentatives = 1 }),
            reggioOfficer, now.AddDays(-190)), cancel);
        await Act(() => visit.Report(
            new ReportContent("en", "Demo text: three hearings with our guests.", "Demo text: a budget on one page brings more questions.", null, new VisitCount { All = 24, Women = 13, Men = 11, Councillors = 5, CivilSociety = 8 }),
            kragujevacOfficer, now.AddDays(-185)), cancel);
        await Act(() => visit.Learn(3, "Testo dimostrativo: ora anche noi pubblichiamo il bilancio su una pagina.", "it", reggioOfficer, now.AddDays(-100)), cancel);
        await Act(() => visit.Learn(3, "Demo text: we ask young people before the first draft.", "en", kragujevacOfficer, now.AddDays(-98)), cancel);
    }

    private static ParticipantContent Person(int of, VisitPosition position, string post) => new(of, position, post, null, null, [], null, false);

    private async Task Act(Action act, CancellationToken cancel)
    {
        act();
        await Save(cancel);
    }

    private Task<int> Save(CancellationToken cancel) => db.SaveChangesAsync(cancel);

    private Task<Partnership> Between(int one, int other, CancellationToken cancel) => db.Partnerships.Include(partnership => partnership.Parties)
        .SingleAsync(partnership => partnership.IsDemo && partnership.Parties.Count == 2 && partnership.Parties.Any(party => party.OrganisationId == one) && partnership.Parties.Any(party => party.OrganisationId == other), cancel);

    private PartialDate Ago(int days) => PartialDate.From(DateOnly.FromDateTime(now.AddDays(-days)));
}
