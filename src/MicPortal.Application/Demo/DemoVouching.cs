using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>A town that there is not, of which nobody uses the portal: somebody asks for its first account, one partner has vouched, the other is asked.</summary>
internal sealed class DemoVouching(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> towns, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private const string SourceId = "demo:without-users";

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Municipalities.AnyAsync(town => town.SourceId == SourceId, cancel))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The coordinates are the middle of Mozambique, about: for the map only.
        var town = Municipality.FromPlace(SourceId, "Vila de Demonstração", "MZ", Side.South, null, -17.5, 35.5, population: null, nationalCode: null);
        town.Complete(new MunicipalityProfile { Name = "Vila de Demonstração", Languages = ["pt"] }, Actor.Portal, now.AddMonths(-12), demo: true);
        db.Add(town);
        await db.SaveChangesAsync(cancel);
        Open(DemoOrganisations.Polokwane, "officer@polokwane.example", "Demo text: we met at a conference and want to compare our registers of land.", "en");
        Open(DemoOrganisations.Kragujevac, "officer@kragujevac.example", "Tekst za demonstraciju: razmena iskustava o javnim službama.", "sr");
        var request = AccessRequest.Ask(town.Id, "Chefe do gabinete de cooperação (posto de demonstração)", "cooperacao@vila-de-demonstracao.example", "Demo text: our telephone number stands on the website of the province.", now.AddDays(-6));
        db.Add(request);
        await db.SaveChangesAsync(cancel);
        request.Vouch("Demo text: our counterpart since we began; we wrote to this post last month.", actors["officer@kragujevac.example"], now.AddDays(-2));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);

        void Open(string name, string account, string vision, string language) => db.Add(Partnership.Open(
            towns[name], [town], new OwnPart(PathKind.PoliticalWill, vision, vision, language, Publication.Existence, SaysBegun: false),
            new PartnershipFacts(null, ["local-governance"]), actors[account], now.AddMonths(-5), demo: true));
    }
}
