using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>A municipality's record, and the partnerships that are ordered by its name.</summary>
public sealed class MunicipalityService(MicPortalDbContext db)
{
    /// <summary>Completes the record; does not save.</summary>
    public async Task Complete(Municipality municipality, MunicipalityProfile profile, Actor by, DateTime at, CancellationToken cancel, bool demo = false)
    {
        var before = municipality.SortName;
        municipality.Complete(profile, by, at, demo);
        if (municipality.SortName == before)
        {
            return;
        }

        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == municipality.Id).Select(party => party.PartnershipId);
        var partnerships = await db.Partnerships.Where(partnership => partnership.SuccessorId == null && own.Contains(partnership.Id))
            .Include(partnership => partnership.Parties).ThenInclude(party => party.Organisation).ToListAsync(cancel);
        foreach (var partnership in partnerships)
        {
            partnership.FollowNames(by, at);
        }
    }
}
