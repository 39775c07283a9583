using MicPortal.Application.Data;
using MicPortal.Application.Documents;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>Partnerships, each in a transaction: as their parties would have made them, act by act. Five are told by the newsletter, the others are made up.</summary>
internal sealed partial class DemoPartnerships(MicPortalDbContext db, DocumentStore documents, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now, CancellationToken cancel)
{
    private readonly Organisation reggio = towns[DemoOrganisations.ReggioEmilia];
    private readonly Organisation pemba = towns[DemoOrganisations.Pemba];
    private readonly Organisation kragujevac = towns[DemoOrganisations.Kragujevac];
    private readonly Organisation polokwane = towns[DemoOrganisations.Polokwane];
    private readonly Organisation herent = towns[DemoOrganisations.Herent];
    private readonly Organisation nimlahakok = towns[DemoOrganisations.Nimlahakok];

    private readonly Actor reggioOfficer = actors["officer@reggio-emilia.example"];
    private readonly Actor reggioMayor = actors["mayor@reggio-emilia.example"];
    private readonly Actor pembaOfficer = actors["officer@pemba.example"];
    private readonly Actor pembaMayor = actors["mayor@pemba.example"];
    private readonly Actor kragujevacOfficer = actors["officer@kragujevac.example"];
    private readonly Actor polokwaneOfficer = actors["officer@polokwane.example"];
    private readonly Actor herentOfficer = actors["officer@herent.example"];
    private readonly Actor herentMayor = actors["mayor@herent.example"];
    private readonly Actor nimlahakokOfficer = actors["officer@nimlahakok.example"];

    public async Task Create()
    {
        await Once(reggio, kragujevac, ReggioAndKragujevac);
        await Once(herent, nimlahakok, HerentAndNimlahakok);
        await Once(reggio, pemba, ReggioAndPemba);
        await Once(reggio, polokwane, ReggioAndPolokwane);
        await Once(pemba, polokwane, PembaAndPolokwane);
        await Once([herent, polokwane], RenewedAndAmended);
        await Once([kragujevac, polokwane], Dormant);
        await Once([kragujevac, nimlahakok], Ended);
        await Once([kragujevac, nimlahakok, polokwane], OfThree);
    }

    /// <summary>Waits for Pemba: its mayor's office endorsed version 2, Reggio Emilia changed that into version 3 and endorsed it.</summary>
    private async Task ReggioAndPemba()
    {
        var partnership = await Imported(reggio, pemba);
        var facts = new PartnershipFacts(PartialDate.FromYear(1975), ["water-sanitation", "health", "local-governance"]);
        partnership.MarkAsDemo("The links lasted from the mid-1970s to the mid-1980s and were revitalised in 2000. They go back to a cooperation agreement signed in 1975 and began with basic needs: water and health care.");
        partnership.Accept(
            new OwnPart(PathKind.EarlierAgreement, "Accordo di cooperazione firmato nel 1975", "Testo dimostrativo: un legame duraturo tra le due città, che va oltre i singoli progetti tecnici e coinvolge tutta la società.", "it", Publication.Agreement, SaysBegun: true),
            facts, reggioOfficer, Ago(months: 10));
        await Save();
        partnership.Accept(
            new OwnPart(PathKind.EarlierAgreement, "Acordo de cooperação assinado em 1975", "Texto de demonstração: serviços públicos melhor geridos, com o saber dos nossos técnicos e dos colegas de Reggio Emilia.", "pt", Publication.Agreement, SaysBegun: true),
            facts, pembaOfficer, Ago(months: 9, days: 20));
        await Save();

        var paper = Agreement.RecordOnPaper(
            partnership,
            new Dictionary<int, SignatureGiven>
            {
                [reggio.Id] = new("Sindaco", PartialDate.FromYear(1975), null),
                [pemba.Id] = new("", PartialDate.FromYear(1975), null),
            },
            new AgreementContent
            {
                Kind = AgreementKind.Cooperation,
                Themes = ["water-sanitation", "health"],
                Start = PartialDate.FromYear(1975),
                Term = AgreementTerm.Fixed,
                End = PartialDate.FromYear(1985),
                Texts = [PaperText("Cooperation agreement of 1975", "Demo text: the source says that the links lasted until the mid-1980s. The year 1985 stands for that; whether the agreement itself had an end is not known.")],
            },
            reggioOfficer, Ago(months: 9, days: 10));
        db.Add(paper);
        await Save();
        paper.ConfirmPaper(1, pembaOfficer, Ago(months: 9));
        await Save();

        var first = PembaTwinning(
            ["water-sanitation", "health"], reviewMonths: 36,
            "Gruppi di lavoro nelle due città propongono le priorità comuni.",
            "Grupos de trabalho nas duas cidades propõem as prioridades comuns.",
            "Working groups in both towns propose the common priorities.");
        var second = PembaTwinning(
            ["water-sanitation", "health", "local-governance"], reviewMonths: 36,
            "Gruppi di lavoro nelle due città propongono le priorità comuni, a partire dal piano di sviluppo di Pemba.",
            "Grupos de trabalho nas duas cidades propõem as prioridades comuns, a partir do plano de desenvolvimento de Pemba.",
            "Working groups in both towns propose the common priorities, beginning with Pemba’s development plan.");
        var third = PembaTwinning(
            ["water-sanitation", "health", "local-governance", "participation", "public-services"], reviewMonths: 12,
            "Gruppi di lavoro aperti nelle due città propongono le priorità comuni, a partire dal piano di sviluppo di Pemba.",
            "Grupos de trabalho abertos nas duas cidades propõem as prioridades comuns, a partir do plano de desenvolvimento de Pemba.",
            "Open working groups in both towns propose the common priorities, beginning with Pemba’s development plan.");
        var twinning = Agreement.Draft(partnership, [reggio.Id, pemba.Id], first, reggioOfficer, Ago(months: 8, days: 6));
        db.Add(twinning);
        await Save();
        twinning.Propose(reggioOfficer, Ago(months: 8));
        await Save();
        twinning.Revise(second, pembaOfficer, Ago(months: 7));
        await Save();
        twinning.Endorse(2, [new DecisionTaken(DecidingBody.Council, "Deliberação de demonstração n.º 1", Date(Ago(months: 6, days: 4)))], pembaMayor, Ago(months: 6));
        await Save();
        twinning.Remark(2, new RemarkSubject(RemarkSection.Scope), "Testo dimostrativo: chi può entrare nei gruppi di lavoro? Proponiamo gruppi aperti.", reggioOfficer, Ago(days: 20));
        await Save();
        twinning.AnswerRemark(twinning.Remarks.Last().Id, "Texto de demonstração: de acordo, abertos a todas as organizações das duas cidades.", pembaOfficer, Ago(days: 17));
        await Save();
        twinning.Revise(third, reggioOfficer, Ago(days: 14));
        await Save();
        twinning.CloseRemark(twinning.Remarks.Last().Id, 1, reggioOfficer, Ago(days: 14));
        await Save();
        twinning.Endorse(3, [new DecisionTaken(DecidingBody.Council, "Delibera dimostrativa n. 1", Date(Ago(days: 13)))], reggioMayor, Ago(days: 12));
        await Save();
        twinning.Remark(3, new RemarkSubject(RemarkSection.Terms), "Texto de demonstração: porque a cada ano? Um relatório anual pesa sobre um serviço pequeno; a cada dois anos parece-nos melhor.", pembaOfficer, Ago(days: 5));
        await Save();
    }

    /// <summary>Signed by both, each on its own day.</summary>
    private async Task ReggioAndKragujevac()
    {
        string[] themes = ["culture", "economy", "public-services", "education"];
        var facts = new PartnershipFacts(PartialDate.FromYear(2000), themes);
        var partnership = Partnership.Open(
            reggio, [kragujevac],
            new OwnPart(PathKind.CivilSociety, "I cittadini delle due città volevano conoscersi meglio e avviare attività economiche; alcune ONG di Reggio Emilia erano già attive nei Balcani", "Testo dimostrativo: priorità decise insieme nei gruppi di lavoro delle due città.", "it", Publication.Agreement, SaysBegun: true),
            facts, reggioOfficer, Ago(months: 20), demo: true);
        partnership.MarkAsDemo("Cooperation agreement signed in 2000. All activities are planned and supervised by two City Working Groups, one in each town. The cooperation has led to a twinning agreement.");
        db.Add(partnership);
        await Save();
        partnership.Accept(
            new OwnPart(PathKind.CivilSociety, "Građani oba grada želeli su da se bolje upoznaju i da razviju privredne aktivnosti", "Tekst za demonstraciju: razmena iskustava u korist oba grada.", "sr", Publication.Agreement, SaysBegun: true),
            facts, kragujevacOfficer, Ago(months: 19));
        await Save();

        var paper = Agreement.RecordOnPaper(
            partnership,
            new Dictionary<int, SignatureGiven>
            {
                [reggio.Id] = new("Sindaco", PartialDate.FromYear(2000), null),
                [kragujevac.Id] = new("", PartialDate.FromYear(2000), null),
            },
            new AgreementContent { Kind = AgreementKind.Cooperation, Themes = themes, Start = PartialDate.FromYear(2000), Texts = [PaperText("Cooperation agreement of 2000")] },
            reggioOfficer, Ago(months: 18, days: 10));
        db.Add(paper);
        await Save();
        paper.ConfirmPaper(1, kragujevacOfficer, Ago(months: 18));
        partnership.BeginByAgreement(kragujevacOfficer, Ago(months: 18));
        await Save();

        var twinning = Agreement.Draft(
            partnership, [reggio.Id, kragujevac.Id],
            new AgreementContent
            {
                Kind = AgreementKind.Twinning,
                Themes = themes,
                ReviewMonths = 24,
                Texts =
                [
                    Text("it", true, "Gemellaggio tra Reggio Emilia e Kragujevac", "Testo dimostrativo: un legame duraturo tra le due città e i loro cittadini.", "Due gruppi di lavoro, uno per città, pianificano e seguono tutte le attività.",
                        (reggio, "Testo dimostrativo: esperienze nei servizi educativi e culturali."), (kragujevac, "Testo dimostrativo: esperienze di sviluppo economico locale.")),
                    Text("sr", true, "Bratimljenje gradova Ređo Emilija i Kragujevac", "Tekst za demonstraciju: trajna veza dva grada i njihovih građana.", "Dve radne grupe, po jedna u svakom gradu, planiraju i prate sve aktivnosti.",
                        (reggio, "Tekst za demonstraciju: iskustva u obrazovanju i kulturi."), (kragujevac, "Tekst za demonstraciju: iskustva u lokalnom ekonomskom razvoju.")),
                    Text("en", false, "Twinning of Reggio Emilia and Kragujevac", "Demo text: a lasting link between the two towns and their citizens.", "Two working groups, one in each town, plan and supervise all activities.",
                        (reggio, "Demo text: experience in education and culture."), (kragujevac, "Demo text: experience in local economic development.")),
                ],
            },
            reggioOfficer, Ago(months: 14));
        db.Add(twinning);
        await Save();
        twinning.Propose(reggioOfficer, Ago(months: 13, days: 20));
        await Save();
        twinning.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Odluka za demonstraciju br. 1", Date(Ago(months: 10, days: 5)))], kragujevacOfficer, Ago(months: 10));
        await Save();
        twinning.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Delibera dimostrativa n. 2", Date(Ago(months: 9, days: 5)))], reggioMayor, Ago(months: 9));
        await Save();
        twinning.RecordSignature(1, new SignatureGiven("Sindaco", Date(Ago(months: 7)), "Reggio Emilia"), reggioOfficer, Ago(months: 7));
        await Save();
        twinning.RecordSignature(1, new SignatureGiven("Gradonačelnik", Date(Ago(months: 5)), "Kragujevac"), kragujevacOfficer, Ago(months: 5));
        await Save();
    }

    /// <summary>They explore; a letter of intent is a draft that Reggio Emilia alone sees.</summary>
    private async Task ReggioAndPolokwane()
    {
        var partnership = await Imported(reggio, polokwane);
        var facts = new PartnershipFacts(null, ["participation", "local-governance"]);
        partnership.MarkAsDemo("Reggio Emilia hopes to make a cooperation arrangement with Polokwane and to try there the City Working Groups that it knows from Kragujevac. In the 1970s civic groups of Reggio Emilia supported the movement against apartheid.");
        partnership.Accept(
            new OwnPart(PathKind.PoliticalWill, "Avviare una cooperazione con gruppi di lavoro cittadini (City Working Groups)", "Testo dimostrativo: capire se questo metodo funziona in un contesto culturale ed economico diverso.", "it", Publication.Existence, SaysBegun: false),
            facts, reggioOfficer, Ago(months: 4));
        await Save();
        partnership.Accept(
            new OwnPart(PathKind.PoliticalWill, "Demo text: to open local decisions to more residents", "Demo text: a working group of our own choosing, and an exchange in both directions.", "en", Publication.Existence, SaysBegun: false),
            facts, polokwaneOfficer, Ago(months: 3));
        await Save();

        db.Add(Agreement.Draft(
            partnership, [reggio.Id, polokwane.Id],
            new AgreementContent
            {
                Kind = AgreementKind.LetterOfIntent,
                Themes = ["participation", "local-governance"],
                Texts = [Text("en", true, "Letter of intent of Reggio Emilia and Polokwane", "Demo text: to get to know each other and to prepare a working group in each town.", null)],
            },
            reggioOfficer, Ago(days: 9)));
        await Save();
    }

    /// <summary>Endorsed by both and signed by Herent; Nimlahakok's signature waits to be recorded, and it has said that no agreement shall be published yet.</summary>
    private async Task HerentAndNimlahakok()
    {
        string[] themes = ["local-governance", "participation", "public-services"];
        var facts = new PartnershipFacts(null, themes);
        var partnership = Partnership.Open(
            herent, [nimlahakok],
            new OwnPart(PathKind.PoliticalWill, "Demotekst: een langdurige stedenband in plaats van losse projecten", "Demotekst: collega's van beide gemeenten leren van elkaar en betrekken hun inwoners.", "nl", Publication.Agreement, SaysBegun: true),
            facts, herentOfficer, Ago(months: 15), demo: true);
        partnership.MarkAsDemo("Twin towns: the mayor of Nimlahakok, a small town in Guatemala, explained to a delegation from Herent how he deals with questions posed by local people.");
        db.Add(partnership);
        await Save();
        partnership.Accept(
            new OwnPart(PathKind.PoliticalWill, "Texto de demostración: intercambio con un municipio de otro continente", "Texto de demostración: que la población participe en las decisiones del municipio.", "es", Publication.Agreement, SaysBegun: true),
            facts, nimlahakokOfficer, Ago(months: 14));
        await Save();

        var agreement = Agreement.Draft(
            partnership, [herent.Id, nimlahakok.Id],
            new AgreementContent
            {
                Kind = AgreementKind.Cooperation,
                Themes = themes,
                Term = AgreementTerm.TacitlyRenewed,
                End = Date(now.AddYears(3)),
                RenewalYears = 3,
                NoticeMonths = 6,
                ReviewMonths = 12,
                Texts =
                [
                    Text("nl", true, "Samenwerkingsovereenkomst tussen Herent en Nimlahakok", "Demotekst: samen werken aan lokaal bestuur dat naar de inwoners luistert.", "Demotekst: wederzijdse bezoeken van collega's en mandatarissen.",
                        (herent, "Demotekst: ervaring met inspraak en dienstverlening."), (nimlahakok, "Demotekst: ervaring met gesprekken tussen burgemeester en inwoners.")),
                    Text("es", true, "Convenio de cooperación entre Herent y Nimlahakok", "Texto de demostración: trabajar juntos por un gobierno local que escucha a la población.", "Texto de demostración: visitas mutuas de colegas y personas electas.",
                        (herent, "Texto de demostración: experiencia en participación y servicios."), (nimlahakok, "Texto de demostración: experiencia en el diálogo del alcalde con la población.")),
                    Text("en", false, "Cooperation agreement of Herent and Nimlahakok", "Demo text: to work together on local government that listens to its people.", "Demo text: mutual visits of colleagues and elected members.",
                        (herent, "Demo text: experience with participation and services."), (nimlahakok, "Demo text: experience with the mayor's talks with local people.")),
                ],
            },
            herentOfficer, Ago(months: 5, days: 8));
        db.Add(agreement);
        await Save();
        await Keep(DemoDocument.Pdf("Demo document", "Samenwerkingsovereenkomst - Convenio de cooperacion", "Herent - Nimlahakok"), "Demo document Herent-Nimlahakok.pdf",
            file => agreement.AddFullText(file, null, herentOfficer, Ago(months: 5, days: 7)));
        agreement.Propose(herentOfficer, Ago(months: 5));
        await Save();
        agreement.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Demobesluit 1", Date(Ago(months: 3, days: 6)))], herentMayor, Ago(months: 3));
        await Save();
        agreement.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Acuerdo de demostración 1", Date(Ago(months: 1, days: 20)))], nimlahakokOfficer, Ago(months: 1, days: 12));
        await Save();
        partnership.Publish(Publication.Existence, "Texto de demostración: primero informamos a la población.", nimlahakokOfficer, Ago(days: 30));
        await Save();
        agreement.RecordSignature(1, new SignatureGiven("Burgemeester", Date(Ago(days: 10)), "Herent"), herentOfficer, Ago(days: 10));
        await Save();
    }

    /// <summary>Waits for Pemba's answer.</summary>
    private async Task PembaAndPolokwane()
    {
        var partnership = Partnership.Open(
            polokwane, [pemba],
            new OwnPart(PathKind.PoliticalWill, "Demo text: an agreement between two towns of the same region of Africa", "Demo text: to compare how our two towns manage water services.", "en", Publication.Existence, SaysBegun: false),
            new PartnershipFacts(null, ["water-sanitation", "municipal-finance"]), polokwaneOfficer, Ago(days: 20), demo: true);
        db.Add(partnership);
        await Save();
    }

    private AgreementContent PembaTwinning(string[] themes, int reviewMonths, string italianScope, string portugueseScope, string englishScope) => new()
    {
        Kind = AgreementKind.Twinning,
        Themes = themes,
        ReviewMonths = reviewMonths,
        Texts =
        [
            Text("it", true, "Gemellaggio tra Reggio Emilia e Pemba", "Testo dimostrativo: un legame duraturo; le due città si sostengono nel costruire un governo locale efficace.", $"Testo dimostrativo: {italianScope}",
                (reggio, "Testo dimostrativo: tempo dei propri tecnici e una campagna di sensibilizzazione in città."), (pemba, "Testo dimostrativo: tempo dei propri tecnici e un piano di sviluppo condiviso.")),
            Text("pt", true, "Geminação entre Reggio Emilia e Pemba", "Texto de demonstração: uma ligação duradoura; as duas cidades apoiam-se na construção de um governo local eficaz.", $"Texto de demonstração: {portugueseScope}",
                (reggio, "Texto de demonstração: tempo dos seus técnicos e uma campanha de sensibilização na cidade."), (pemba, "Texto de demonstração: tempo dos seus técnicos e um plano de desenvolvimento partilhado.")),
            Text("en", false, "Twinning of Reggio Emilia and Pemba", "Demo text: a lasting link; the two towns support each other in building an effective local government.", $"Demo text: {englishScope}",
                (reggio, "Demo text: time of its technical staff and an awareness campaign in town."), (pemba, "Demo text: time of its technical staff and a shared development plan.")),
        ],
    };

    /// <summary>The portal must hold one text; neither the wording nor the original language of these agreements is known.</summary>
    private static AgreementText PaperText(string title, string? scope = null) =>
        Text("en", true, title, "Demo text: the text of this agreement is not in the portal, and its original language is not known; English stands for it.", scope);

    private static AgreementText Text(string language, bool isAuthentic, string title, string purpose, string? scope, params (Organisation Party, string Text)[] contributions) => new()
    {
        Language = language,
        IsAuthentic = isAuthentic,
        Title = title,
        Purpose = purpose,
        Scope = scope,
        Contributions = contributions.ToDictionary(contribution => contribution.Party.Id, contribution => contribution.Text),
    };

    private static PartialDate Date(DateTime at) => PartialDate.From(DateOnly.FromDateTime(at));

    private DateTime Ago(int months = 0, int days = 0) => now.AddMonths(-months).AddDays(-days);

    private Task<Partnership> Imported(Organisation one, Organisation other)
    {
        var parties = Partnership.PartySetOf([one.Id, other.Id]);
        return db.Partnerships.Include(partnership => partnership.Parties).ThenInclude(party => party.Visions).Include(partnership => partnership.Themes)
            .AsSplitQuery().SingleAsync(partnership => partnership.PartySet == parties && partnership.Origin == PartnershipOrigin.Imported, cancel);
    }

    private Task Once(Organisation one, Organisation other, Func<Task> create) => Once([one, other], create);

    private async Task Once(IReadOnlyCollection<Organisation> between, Func<Task> create)
    {
        var parties = Partnership.PartySetOf(between.Select(party => party.Id));
        if (await db.Partnerships.AnyAsync(partnership => partnership.IsDemo && partnership.PartySet == parties, cancel))
        {
            return;
        }

        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await create();
        await transaction.CommitAsync(cancel);
    }

    private Task Keep(Stream content, string name, Action<DocumentFile> add) => documents.Keep(content, name, DocumentFormat.Pdf, async file =>
    {
        add(file);
        await Save();
        return true;
    }, cancel);

    private Task Save() => db.SaveChangesAsync(cancel);
}
