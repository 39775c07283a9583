using System.Security.Cryptography;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Identity;

/// <summary>Sessions on the server: begun at sign-in, looked up once per request, ended at once.</summary>
public sealed class Sessions(MicPortalDbContext db, TimeProvider clock)
{
    public async Task<Guid> Begin(int userId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var session = new PortalSession
        {
            Id = new Guid(RandomNumberGenerator.GetBytes(16)),
            UserId = userId,
            CreatedAt = now,
            ExpiresAt = now + PortalSession.Lifetime,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancel);
        return session.Id;
    }

    /// <summary>One query: session, user and organisation. Null when the session has ended or the user is disabled.</summary>
    public async Task<SignedInUser?> Find(Guid sessionId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await db.Sessions
            .Where(session => session.Id == sessionId && session.EndedAt == null && session.ExpiresAt > now && session.User!.DisabledAt == null)
            .Select(session => new SignedInUser(
                new Actor(session.UserId, session.User!.Role, session.User.OrganisationId, session.User.Organisation is Municipality ? ((Municipality)session.User.Organisation).Side : null, null),
                session.User.Post,
                session.User.Organisation!.Name,
                session.User.Organisation is Association ? ((Association)session.User.Organisation).Abbreviation : session.User.Organisation!.Name,
                session.User.Role == UserRole.AssociationStaff && db.Mandates.Any(mandate => mandate.AssociationId == session.User.OrganisationId)))
            .SingleOrDefaultAsync(cancel);
    }

    public Task End(Guid sessionId, CancellationToken cancel) =>
        db.Sessions.Where(session => session.Id == sessionId && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, clock.GetUtcNow().UtcDateTime), cancel);

    public Task EndAllOf(int userId, CancellationToken cancel) =>
        db.Sessions.Where(session => session.UserId == userId && session.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, clock.GetUtcNow().UtcDateTime), cancel);
}

/// <param name="OrganisationShortName">A municipality's name, an association's abbreviation.</param>
/// <param name="HasMandates">Their association acts, or has acted, for municipalities.</param>
public sealed record SignedInUser(Actor Actor, string Post, string? OrganisationName, string? OrganisationShortName, bool HasMandates);
