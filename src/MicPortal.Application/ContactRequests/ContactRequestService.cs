using MicPortal.Application.Data;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.ContactRequests;

/// <summary>What reaches beyond one request: those of the pair before it, and what it is about.</summary>
public sealed class ContactRequestService(MicPortalDbContext db, TimeProvider clock)
{
    /// <param name="interestId">What the other offers or seeks, if it is about that.</param>
    public async Task<ContactRequest> Ask(int toMunicipalityId, ContactText contact, int? interestId, Actor by, CancellationToken cancel)
    {
        var (own, now) = (by.ActingFor, clock.GetUtcNow().UtcDateTime);
        if (await db.PartnershipsBetween(own, toMunicipalityId).AnyAsync(cancel))
        {
            throw new DomainException("ContactRequests.Errors.Partners");
        }

        if (await db.ContactRequests.Waiting(now).CountAsync(request => request.FromMunicipalityId == own, cancel) >= ContactRequest.MostWaiting)
        {
            throw new DomainException("ContactRequests.Errors.TooMany", ContactRequest.MostWaiting);
        }

        var about = interestId is null ? null
            : await db.Interests.SingleOrDefaultAsync(interest => interest.Id == interestId && interest.MunicipalityId == toMunicipalityId && interest.EndedAt == null, cancel)
                ?? throw new DomainException("ContactRequests.Errors.InterestEnded") { Field = "Interest" };

        var pair = ContactRequest.PairOf(own, toMunicipalityId);
        if (await db.ContactRequests.SingleOrDefaultAsync(request => request.Pair == pair && request.ClosedAt == null, cancel) is { } before)
        {
            before.Lapse(by, now);
        }

        var asked = ContactRequest.Ask(own, toMunicipalityId, contact, about, by, now);
        db.Add(asked);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The unique index: the other of two was faster.
            db.ChangeTracker.Clear();
            if (await db.ContactRequests.AnyAsync(request => request.Pair == pair && request.ClosedAt == null, cancel))
            {
                throw new DomainException("ContactRequests.Errors.Open");
            }

            throw;
        }

        return asked;
    }
}
