using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.SisterLinks;

/// <summary>Makes two associations sisters, once.</summary>
public sealed class SisterLinkService(MicPortalDbContext db, TimeProvider clock)
{
    public async Task<SisterLink> Make((int One, int Other) associations, Actor by, CancellationToken cancel)
    {
        var (one, other) = associations;
        if (await db.Associations.CountAsync(association => association.Id == one || association.Id == other, cancel) < 2)
        {
            throw new DomainException("SisterLinks.Errors.TwoAssociations") { Field = "Other" };
        }

        var link = SisterLink.Between(one, other, by, clock.GetUtcNow().UtcDateTime);
        if (await db.SisterLinks.AnyAsync(there => there.FirstAssociationId == link.FirstAssociationId && there.SecondAssociationId == link.SecondAssociationId, cancel))
        {
            throw new DomainException("SisterLinks.Errors.SistersAlready") { Field = "Other" };
        }

        db.Add(link);
        await db.SaveChangesAsync(cancel);
        return link;
    }
}
