using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>What the towns put first. The newsletter does not tell it: themes follow what it tells of their work, strategies and documents are made up.</summary>
internal sealed class DemoPriorities(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now, CancellationToken cancel)
{
    public const string Water = "14031";

    public async Task Create()
    {
        if (await db.Priorities.AnyAsync(priority => priority.Municipality!.IsDemo, cancel))
        {
            return;
        }

        Town(DemoOrganisations.Pemba, "officer@pemba.example", "pt", "Texto de demonstração: plano estratégico do município", "https://pemba.example/plano",
            (Water, "Texto de demonstração: água potável em todos os bairros", "Texto de demonstração: um ponto de água a menos de quinze minutos de cada casa."),
            ("14050", "Texto de demonstração: recolha de lixo regular", null),
            ("15112", "Texto de demonstração: finanças do município mais sólidas", null));
        Town(DemoOrganisations.Polokwane, "officer@polokwane.example", "en", "Demo text: integrated development plan", null,
            ("15150", "Demo text: residents take part in the budget", null),
            ("43030", "Demo text: housing near work", null));
        Town(DemoOrganisations.Nimlahakok, "officer@nimlahakok.example", "es", null, null,
            ("31120", "Texto de demostración: cooperativas agrícolas que viven de su trabajo", null));
        Town(DemoOrganisations.Kragujevac, "officer@kragujevac.example", "sr", "Tekst za demonstraciju: strategija razvoja grada", null,
            ("32130", "Tekst za demonstraciju: mala preduzeća i nova radna mesta", null));
        Town(DemoOrganisations.ReggioEmilia, "officer@reggio-emilia.example", "it", null, null,
            ("15150", "Testo dimostrativo: i quartieri decidono con il Comune", null));
        await db.SaveChangesAsync(cancel);
    }

    private void Town(string name, string account, string language, string? source, string? address, params (string Sector, string Title, string? Text)[] lines) =>
        db.AddRange(lines.Select((line, index) => Priority.Add(
            towns[name].Id,
            index + 1,
            new PriorityFacts(line.Title, line.Text, language, line.Sector) { FromYear = now.Year - 1, UntilYear = now.Year + 4, SourceTitle = source, SourceAddress = address },
            actors[account],
            now.AddMonths(-4))));
}
