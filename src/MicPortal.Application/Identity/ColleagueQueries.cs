using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Identity;

/// <summary>The accounts of the actor's own organisation.</summary>
public sealed class ColleagueQueries(MicPortalDbContext db)
{
    /// <summary>An organisation has a handful: all of them, those in use first.</summary>
    public Task<List<Colleague>> Of(Actor actor, CancellationToken cancel) =>
        Colleagues(actor).OrderBy(user => user.DisabledAt != null).ThenBy(user => user.NormalizedEmail).Take(200).Select(user => new Colleague
        {
            Id = user.Id,
            Email = user.Email ?? "",
            Post = user.Post,
            Role = user.Role,
            CreatedAt = user.CreatedAt,
            CreatedBy = db.Users.Where(creator => creator.Id == user.CreatedByUserId).Select(creator => creator.Post).FirstOrDefault(),
            HasPassword = user.PasswordHash != null,
            LastLink = db.AuditEntries.Where(entry => entry.RecordKind == "User" && entry.RecordId == user.Id && entry.Act == ActName.UserLinkMade)
                .OrderByDescending(entry => entry.Sequence).Select(entry => new LinkMade(entry.User!.Post, entry.At)).FirstOrDefault(),
            LastSignIn = db.Sessions.Where(session => session.UserId == user.Id).Max(session => (DateTime?)session.CreatedAt),
            DisabledAt = user.DisabledAt,
        }).ToListAsync(cancel);

    /// <summary>The account of a colleague; null for anybody else's.</summary>
    public Task<PortalUser?> Find(int id, Actor actor, CancellationToken cancel) => Colleagues(actor).SingleOrDefaultAsync(user => user.Id == id, cancel);

    private IQueryable<PortalUser> Colleagues(Actor actor)
    {
        var organisationId = actor.ActingFor;
        return db.Users.Where(user => user.OrganisationId == organisationId);
    }
}

public sealed class Colleague
{
    public required int Id { get; init; }

    public required string Email { get; init; }

    public required string Post { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>The post of who made the account; null where the portal or its operator did.</summary>
    public required string? CreatedBy { get; init; }

    /// <summary>False while the link for choosing one has not been used.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>The latest link for choosing a password: who could have opened the account.</summary>
    public required LinkMade? LastLink { get; init; }

    /// <summary>UTC; when the latest session began.</summary>
    public required DateTime? LastSignIn { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? DisabledAt { get; init; }
}

/// <param name="By">The post of who made it.</param>
/// <param name="At">UTC.</param>
public sealed record LinkMade(string By, DateTime At);
