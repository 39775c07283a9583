using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// What the towns offer and seek, whom to write to, and one contact request that waits. The themes follow what the newsletter tells;
/// the words are demo texts. Of the councils nothing is known, and nothing is said.
/// </summary>
internal sealed class DemoOutreach(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now, CancellationToken cancel)
{
    public async Task Create()
    {
        if (await db.Interests.AnyAsync(interest => db.Municipalities.Any(town => town.Id == interest.MunicipalityId && town.IsDemo), cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Town(DemoOrganisations.ReggioEmilia, "officer@reggio-emilia.example", "it", "Ufficio relazioni internazionali (posto dimostrativo)", "international@reggio-emilia.example", isPublished: true);
        Town(DemoOrganisations.Pemba, "officer@pemba.example", "pt", "Gabinete de cooperação (posto de demonstração)", "cooperacao@pemba.example", isPublished: false);
        Town(DemoOrganisations.Kragujevac, "officer@kragujevac.example", "sr", "Kancelarija za međunarodnu saradnju (demonstracija)", "international@kragujevac.example", isPublished: true);
        Town(DemoOrganisations.Polokwane, "officer@polokwane.example", "en", "International relations office (demo post)", "international@polokwane.example", isPublished: true);
        Town(DemoOrganisations.Herent, "officer@herent.example", "nl", "Dienst internationale samenwerking (demofunctie)", "internationaal@herent.example", isPublished: true);
        Town(DemoOrganisations.Nimlahakok, "officer@nimlahakok.example", "es", "Oficina de cooperación (puesto de demostración)", "cooperacion@nimlahakok.example", isPublished: false);
        await db.SaveChangesAsync(cancel);

        var (reggio, nimlahakok) = (towns[DemoOrganisations.ReggioEmilia], towns[DemoOrganisations.Nimlahakok]);
        var workingGroups = await db.Interests.SingleAsync(interest => interest.MunicipalityId == reggio.Id && interest.Kind == InterestKind.Offers, cancel);
        db.Add(ContactRequest.Ask(
            nimlahakok.Id, reggio.Id,
            new ContactText(workingGroups.Theme, "Texto de demostración: somos un municipio pequeño y queremos que los vecinos decidan con nosotros qué se hace primero. ¿Cómo empezaron ustedes con sus grupos de trabajo?", "es"),
            workingGroups, actors["officer@nimlahakok.example"], now.AddDays(-9)));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        void Town(string name, string account, string language, string post, string email, bool isPublished)
        {
            var (town, officer, at) = (towns[name], actors[account], now.AddMonths(-3));
            db.Add(Position.Add(town.Id, new PositionFacts(post, email, Telephone: null, isPublished), officer, at));
            db.AddRange(Lines[name].Select(line => Interest.Add(town.Id, new InterestFacts(line.Kind, line.Theme, line.Title, line.Text, language), officer, at)));
        }
    }

    private static readonly Dictionary<string, (InterestKind Kind, string Theme, string Title, string? Text)[]> Lines = new()
    {
        [DemoOrganisations.ReggioEmilia] =
        [
            (InterestKind.Offers, "participation", "Testo dimostrativo: gruppi di lavoro aperti in due città", "Testo dimostrativo: come cittadini, associazioni e uffici decidono insieme le priorità."),
            (InterestKind.Seeks, "economy", "Testo dimostrativo: scambi tra piccole imprese", null),
        ],
        [DemoOrganisations.Pemba] =
        [
            (InterestKind.Seeks, "water-sanitation", "Texto de demonstração: planear poços de água com os moradores", "Texto de demonstração: técnicos que trabalhem algumas semanas ao lado dos nossos."),
            (InterestKind.Offers, "culture", "Texto de demonstração: intercâmbio entre escolas e grupos culturais", null),
        ],
        [DemoOrganisations.Kragujevac] =
        [
            (InterestKind.Offers, "participation", "Tekst za demonstraciju: iskustvo radne grupe grada", null),
            (InterestKind.Seeks, "public-services", "Tekst za demonstraciju: upravljanje javnim uslugama", null),
        ],
        [DemoOrganisations.Polokwane] =
        [
            (InterestKind.Seeks, "participation", "Demo text: ways to let residents decide with the council", null),
            (InterestKind.Offers, "local-governance", "Demo text: how a municipality of several towns is governed", null),
        ],
        [DemoOrganisations.Herent] =
        [
            (InterestKind.Offers, "youth", "Demotekst: een jongerenraad die meebeslist", null),
            (InterestKind.Seeks, "agriculture-food", "Demotekst: kennis over duurzame landbouw", null),
        ],
        [DemoOrganisations.Nimlahakok] =
        [
            (InterestKind.Offers, "agriculture-food", "Texto de demostración: experiencia de cooperativas agrícolas", null),
            (InterestKind.Seeks, "participation", "Texto de demostración: decidir con los vecinos qué se hace primero", null),
        ],
    };
}
