using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.FollowUps;

/// <summary>What an association wrote to one of its members and what that one answered, for the two of them.</summary>
public sealed class FollowUpQueries(MicPortalDbContext db)
{
    /// <summary>A page shows so many at most, the latest first.</summary>
    public const int Latest = 20;

    /// <summary>Null for anybody else.</summary>
    public Task<FollowUpDetails?> Details(int id, Actor actor, CancellationToken cancel) =>
        (from followUp in db.FollowUps.OfSide(actor)
         join association in db.Associations on followUp.AssociationId equals association.Id
         join municipality in db.Municipalities on followUp.MunicipalityId equals municipality.Id
         where followUp.Id == id
         select new FollowUpDetails
         {
             Id = followUp.Id,
             AssociationId = association.Id,
             Association = association.Abbreviation,
             MunicipalityId = municipality.Id,
             Municipality = municipality.Name,
             MembershipId = db.Memberships.Where(Membership.Counts).Where(member => member.AssociationId == association.Id && member.MunicipalityId == municipality.Id)
                 .Select(member => (int?)member.Id).FirstOrDefault(),
             Kind = followUp.Kind,
             Text = followUp.Text,
             WrittenAt = followUp.WrittenAt,
             Answer = followUp.Answer,
             AnsweredAt = followUp.AnsweredAt,
         }).SingleOrDefaultAsync(cancel);

    public Task<List<FollowUpRow>> Between(int associationId, int municipalityId, Actor actor, CancellationToken cancel) =>
        db.FollowUps.OfSide(actor).Where(followUp => followUp.AssociationId == associationId && followUp.MunicipalityId == municipalityId)
            .OrderByDescending(followUp => followUp.WrittenAt).ThenByDescending(followUp => followUp.Id).Take(Latest)
            .Select(followUp => new FollowUpRow(followUp.Id, followUp.Kind, followUp.Text, followUp.WrittenAt, followUp.AnsweredAt)).ToListAsync(cancel);
}

public static class FollowUpVisibility
{
    /// <summary>Those between the actor's own organisation and another, on either side.</summary>
    public static IQueryable<FollowUp> OfSide(this IQueryable<FollowUp> followUps, Actor actor)
    {
        var organisationId = actor.ActingFor;
        return followUps.Where(followUp => followUp.AssociationId == organisationId || followUp.MunicipalityId == organisationId);
    }

    /// <summary>Those that ask for something and have no answer.</summary>
    public static IQueryable<FollowUp> Open(this IQueryable<FollowUp> followUps) =>
        followUps.Where(followUp => followUp.AnsweredAt == null && followUp.Kind != FollowUpKind.Fine);
}

/// <param name="WrittenAt">UTC.</param>
/// <param name="AnsweredAt">UTC; null while the member has not answered.</param>
public sealed record FollowUpRow(int Id, FollowUpKind Kind, string Text, DateTime WrittenAt, DateTime? AnsweredAt);

public sealed class FollowUpDetails
{
    public required int Id { get; init; }

    public required int AssociationId { get; init; }

    /// <summary>Its abbreviation.</summary>
    public required string Association { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    /// <summary>The accepted membership that lasts; null when there is none any more.</summary>
    public required int? MembershipId { get; init; }

    public required FollowUpKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    public required string? Answer { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? AnsweredAt { get; init; }
}
