using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.SisterLinks;

/// <summary>Makes two associations sisters, once at a time.</summary>
public sealed class SisterLinkService(MicPortalDbContext db, TimeProvider clock)
{
    public async Task<SisterLink> Make((int One, int Other) associations, Actor by, CancellationToken cancel)
    {
        var (one, other) = associations;
        if (await db.Associations.CountAsync(association => association.Id == one || association.Id == other, cancel) < 2)
        {
            throw new DomainException("SisterLinks.Errors.TwoAssociations") { Field = "Other" };
        }

        var (first, second) = (Math.Min(one, other), Math.Max(one, other));
        var now = clock.GetUtcNow().UtcDateTime;
        // A pair has one row: what ended begins again in it, with its history.
        var link = await db.SisterLinks.SingleOrDefaultAsync(there => there.FirstAssociationId == first && there.SecondAssociationId == second, cancel);
        if (link is null)
        {
            link = SisterLink.Between(one, other, by, now);
            db.Add(link);
        }
        else
        {
            link.BeginAgain(by, now);
        }

        await db.SaveChangesAsync(cancel);
        return link;
    }
}
