using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mandates;

/// <summary>What a mandate needs to know of others: partnerships, and who acts in them.</summary>
public sealed class MandateService(MicPortalDbContext db, MandateQueries queries, TimeProvider clock)
{
    /// <summary>One association never acts for two parties of a partnership, nor for one beside its own part.</summary>
    public async Task<Mandate> Give(int associationId, IReadOnlyCollection<int> partnershipIds, MandateTerms terms, DateOnly today, Actor by, CancellationToken cancel)
    {
        if (!(await queries.Holders(by.ActingFor, cancel)).Exists(holder => holder.Id == associationId))
        {
            throw new DomainException("Mandates.Errors.AssociationMissing") { Field = "Association" };
        }

        if (partnershipIds.Except((await queries.Choices(by.ActingFor, cancel)).Select(record => record.PartnershipId)).Any())
        {
            throw new DomainException("Mandates.Errors.PartnershipMissing") { Field = "Partnerships" };
        }

        var municipalityId = by.ActingFor;
        if (await db.Partnerships.AnyAsync(partnership => partnershipIds.Contains(partnership.Id) && (partnership.Parties.Any(party => party.OrganisationId == associationId)
            || db.Mandates.Any(other => other.AssociationId == associationId && other.MunicipalityId != municipalityId && other.RevokedAt == null
                && (other.Until == null || other.Until >= PartialDate.From(today)) && other.Partnerships.Any(one => one.PartnershipId == partnership.Id))), cancel))
        {
            throw new DomainException("Mandates.Errors.ActsForAnother") { Field = "Association" };
        }

        // One of the same scope at a time: a second one would only have to be revoked as well.
        var (from, until, binds, count) = (terms.From, terms.Until, terms.Binds, partnershipIds.Distinct().Count());
        if (await db.Mandates.AnyAsync(other => other.AssociationId == associationId && other.MunicipalityId == municipalityId && other.RevokedAt == null && other.Binds == binds
            && (other.Until == null || other.Until >= from) && (until == null || other.From <= until)
            && other.Partnerships.Count(one => partnershipIds.Contains(one.PartnershipId)) == count, cancel))
        {
            throw new DomainException("Mandates.Errors.AlreadyGiven") { Field = "Association" };
        }

        var mandate = Mandate.Give(municipalityId, associationId, partnershipIds, terms, today, by, clock.GetUtcNow().UtcDateTime);
        db.Add(mandate);
        await db.SaveChangesAsync(cancel);
        return mandate;
    }

    /// <summary>With the membership ends what rests on it.</summary>
    /// <param name="acceptedOn">As the page shows it.</param>
    public async Task End(Membership membership, string reason, PartialDate? lastDay, DateOnly today, DateOnly? acceptedOn, Actor by, CancellationToken cancel)
    {
        // A second reason is not dropped in silence.
        if (membership.EndedAt is not null)
        {
            throw new DomainException("Memberships.Errors.HasEnded");
        }

        var now = clock.GetUtcNow().UtcDateTime;
        if (membership.AcceptedAt is not null)
        {
            var (associationId, municipalityId) = (membership.AssociationId, membership.MunicipalityId);
            foreach (var mandate in await db.Mandates.Where(one => one.AssociationId == associationId && one.MunicipalityId == municipalityId && one.RevokedAt == null).ToListAsync(cancel))
            {
                mandate.EndWithMembership(by, now);
            }
        }

        membership.End(by, now, reason, lastDay, today, acceptedOn);
        await db.SaveChangesAsync(cancel);
    }
}
