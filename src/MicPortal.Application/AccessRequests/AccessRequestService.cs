using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.AccessRequests;

/// <summary>What reaches beyond one request: asking twice, and the account that an accepted one makes.</summary>
public sealed class AccessRequestService(MicPortalDbContext db, Accounts accounts, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Asked again while the first request waits, it is the same request.</summary>
    public async Task Ask(int municipalityId, string post, string email, string proof, CancellationToken cancel)
    {
        // On SQLite a transaction waits for the other of two that were sent at once.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await db.AccessRequests.Waiting(Now).AnyAsync(request => request.MunicipalityId == municipalityId && request.Email == email, cancel))
        {
            db.Add(AccessRequest.Ask(municipalityId, post, email, proof, Now));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>The request and the account of an officer, or neither.</summary>
    public async Task<PortalUser> Accept(AccessRequest request, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        request.Accept(by, Now);
        if (await db.Users.AnyAsync(user => user.OrganisationId == request.MunicipalityId && user.DisabledAt == null, cancel))
        {
            throw new DomainException("AccessRequests.Errors.HasUsers");
        }

        await db.SaveChangesAsync(cancel);
        var user = await accounts.Create(new NewAccount(request.Email, request.Post, UserRole.Officer, request.MunicipalityId), by, cancel);
        await transaction.CommitAsync(cancel);
        return user;
    }
}
