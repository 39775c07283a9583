using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>One partnership twice: as the public source has it, and as an association of one of the towns would have reported it. The second record is made up, and says so.</summary>
internal sealed class DemoDuplicate(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    public async Task Create(CancellationToken cancel)
    {
        var mdp = organisations[DemoOrganisations.Mdp];
        if (await db.Partnerships.AnyAsync(partnership => partnership.IsDemo && partnership.ReportedById == mdp.Id, cancel))
        {
            return;
        }

        var members = db.Memberships.Where(membership => membership.AssociationId == mdp.Id).Select(membership => membership.MunicipalityId);
        var parties = await db.Partnerships.Where(partnership => partnership.Origin == PartnershipOrigin.Imported && partnership.Stage == PartnershipStage.Unconfirmed
                && partnership.Parties.Any(party => members.Contains(party.OrganisationId)) && partnership.Parties.All(party => !party.Organisation!.IsDemo))
            .OrderBy(partnership => partnership.SortName).ThenBy(partnership => partnership.Id).Take(1).SelectMany(partnership => partnership.Parties).Select(party => party.Organisation!).ToListAsync(cancel);
        if (parties.Count > 1)
        {
            var partnership = Partnership.Report(mdp.Id, parties, PartialDate.FromYear(now.Year - 9), actors["staff@mdp.example"], now.AddDays(-25));
            partnership.MarkAsDemo(null);
            db.Add(partnership);
            await db.SaveChangesAsync(cancel);
        }
    }
}
