using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>What a municipality shows to those who might become its partners: whom to write to, what it offers and seeks, and how it stands with the reader's own.</summary>
public sealed class OutreachQueries(MicPortalDbContext db, TimeProvider clock)
{
    public Task<MunicipalityOutreach?> Of(int id, Actor actor, CancellationToken cancel)
    {
        var own = actor.ActingFor;
        var pair = ContactRequest.PairOf(own, id);
        var positions = db.Positions.VisibleTo(db, actor);
        var waiting = db.ContactRequests.Waiting(clock.GetUtcNow().UtcDateTime);
        var partnerships = db.PartnershipsBetween(own, id);
        var groups = db.WorkingGroups.VisibleTo(db, actor);
        // One query: few posts and lines multiply little. The id once more, or SQLite joins the lines of all municipalities first.
        return db.Municipalities.Where(municipality => municipality.Id == id).Select(municipality => new MunicipalityOutreach
        {
            Positions = positions.Where(position => position.MunicipalityId == id && position.MunicipalityId == municipality.Id && position.EndedAt == null).OrderBy(position => position.Title).ThenBy(position => position.Id)
                .Select(position => new PositionInBrief(position.Id, position.Title, position.Email, position.Telephone, position.IsPublished)).ToList(),
            Interests = db.Interests.Where(interest => interest.MunicipalityId == id && interest.MunicipalityId == municipality.Id && interest.EndedAt == null).OrderBy(interest => interest.Kind).ThenBy(interest => interest.Id)
                .Select(interest => new InterestInBrief(interest.Id, interest.Kind, interest.Theme, interest.Title, interest.Text, interest.Language)).ToList(),
            HasWorkingGroup = groups.Any(group => group.MunicipalityId == id && group.EndedAt == null),
            Priorities = db.Priorities.Count(priority => priority.MunicipalityId == id && priority.EndedAt == null),
            OpenRequestId = waiting.Where(request => request.Pair == pair).Select(request => (int?)request.Id).FirstOrDefault(),
            PartnershipId = partnerships.Min(partnership => (int?)partnership),
            StakeholderCount = db.Stakeholders.Count(stakeholder => stakeholder.MunicipalityId == id && stakeholder.EndedAt == null),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
    }

    /// <summary>Null for one that has ended.</summary>
    public Task<PositionDetails?> Position(int id, Actor actor, CancellationToken cancel) =>
        db.Positions.VisibleTo(db, actor).Where(position => position.Id == id && position.EndedAt == null).Select(position => new PositionDetails(
            position.Id, position.ConcurrencyToken, position.MunicipalityId, position.Title, position.Email, position.Telephone, position.IsPublished)).SingleOrDefaultAsync(cancel);

    /// <summary>Null for one that has ended.</summary>
    public Task<InterestDetails?> Interest(int id, CancellationToken cancel) =>
        db.Interests.Where(interest => interest.Id == id && interest.EndedAt == null).Select(interest => new InterestDetails(
            interest.Id, interest.ConcurrencyToken, interest.MunicipalityId, interest.Kind, interest.Theme, interest.Title, interest.Text, interest.Language)).SingleOrDefaultAsync(cancel);
}

public static class PositionVisibility
{
    /// <summary>Published ones; all of the actor's own municipality and of its partners: of those with whom it has accepted a partnership that goes on.</summary>
    public static IQueryable<Position> VisibleTo(this IQueryable<Position> positions, MicPortalDbContext db, Actor actor)
    {
        var own = actor.ActingFor;
        var partners = from mine in db.Set<PartnershipParty>()
                       join theirs in db.Set<PartnershipParty>() on mine.PartnershipId equals theirs.PartnershipId
                       join partnership in db.Partnerships on mine.PartnershipId equals partnership.Id
                       where mine.OrganisationId == own && mine.Answer == PartyAnswer.Accepted && theirs.Answer == PartyAnswer.Accepted && partnership.Stage != PartnershipStage.Ended
                       select theirs.OrganisationId;
        return positions.Where(position => position.IsPublished || position.MunicipalityId == own || partners.Contains(position.MunicipalityId));
    }

    /// <summary>The ids of those that go on and that neither has left or denied; one of them may not have answered.</summary>
    internal static IQueryable<int> PartnershipsBetween(this MicPortalDbContext db, int one, int other) =>
        from mine in db.Set<PartnershipParty>()
        join theirs in db.Set<PartnershipParty>() on mine.PartnershipId equals theirs.PartnershipId
        join partnership in db.Partnerships on mine.PartnershipId equals partnership.Id
        where mine.OrganisationId == one && (mine.Answer == PartyAnswer.None || mine.Answer == PartyAnswer.Accepted)
            && theirs.OrganisationId == other && (theirs.Answer == PartyAnswer.None || theirs.Answer == PartyAnswer.Accepted)
            && partnership.Stage != PartnershipStage.Ended
        select mine.PartnershipId;
}

public sealed class MunicipalityOutreach
{
    /// <summary>As the reader may see them.</summary>
    public required List<PositionInBrief> Positions { get; init; }

    /// <summary>What it offers, then what it seeks.</summary>
    public required List<InterestInBrief> Interests { get; init; }

    /// <summary>A group of its own works, and the reader may see it.</summary>
    public required bool HasWorkingGroup { get; init; }

    /// <summary>How many there are; they have a page of their own.</summary>
    public required int Priorities { get; init; }

    /// <summary>Between it and the reader's own municipality, whoever wrote it.</summary>
    public required int? OpenRequestId { get; init; }

    /// <summary>The first of those between it and the reader's own municipality that go on.</summary>
    public required int? PartnershipId { get; init; }

    /// <summary>In its directory.</summary>
    public required int StakeholderCount { get; init; }
}

public sealed record PositionInBrief(int Id, string Title, string? Email, string? Telephone, bool IsPublished);

public sealed record InterestInBrief(int Id, InterestKind Kind, string Theme, string Title, string? Text, string Language);

public sealed record PositionDetails(int Id, Guid ConcurrencyToken, int MunicipalityId, string Title, string? Email, string? Telephone, bool IsPublished);

public sealed record InterestDetails(int Id, Guid ConcurrencyToken, int MunicipalityId, InterestKind Kind, string Theme, string Title, string? Text, string Language);
