using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
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
        var oldest = Now.AddDays(-AccessRequest.LifetimeDays);
        if (!await db.AccessRequests.AnyAsync(request => request.MunicipalityId == municipalityId && request.Email == email && request.Status == AccessRequestStatus.Waiting && request.AskedAt > oldest, cancel))
        {
            db.Add(AccessRequest.Ask(municipalityId, post, email, proof, Now));
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <summary>The request and the account of an officer, or neither.</summary>
    public async Task<PortalUser> Accept(AccessRequest request, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        request.Accept(by, Now);
        await db.SaveChangesAsync(cancel);
        var user = await accounts.Create(new NewAccount(request.Email, request.Post, UserRole.Officer, request.MunicipalityId), by, cancel);
        await transaction.CommitAsync(cancel);
        return user;
    }
}
