using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>The agency of which the newsletter tells acts for its municipality; the mandate itself is made up.</summary>
internal sealed class DemoMandates(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly Organisation reggio = organisations[DemoOrganisations.ReggioEmilia];
    private readonly Organisation agency = organisations[DemoOrganisations.ReggioNelMondo];

    public async Task Create(CancellationToken cancel)
    {
        if (await db.Mandates.AnyAsync(mandate => mandate.AssociationId == agency.Id, cancel))
        {
            return;
        }

        var pemba = organisations[DemoOrganisations.Pemba];
        var partnership = await db.Partnerships.Include(one => one.Parties)
            .SingleAsync(one => one.IsDemo && one.Parties.Count == 2 && one.Parties.Any(party => party.OrganisationId == reggio.Id) && one.Parties.Any(party => party.OrganisationId == pemba.Id), cancel);
        var given = now.AddMonths(-2);
        var day = DateOnly.FromDateTime(given);
        var mandate = Mandate.Give(
            reggio.Id, agency.Id, [partnership.Id], new MandateTerms(PartialDate.From(day), null, "Demo text: decision of the council, no. 7", Binds: false), day,
            actors["officer@reggio-emilia.example"], given);
        db.Add(mandate);
        await db.SaveChangesAsync(cancel);
        partnership.Confirm(actors["staff@reggio-nel-mondo.example"].Under(mandate.Id, reggio.Id, partnership.Id, binds: false), now.AddDays(-3));
        await db.SaveChangesAsync(cancel);
    }
}
