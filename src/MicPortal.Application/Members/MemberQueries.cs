using System.Linq.Expressions;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.FollowUps;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Visits;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Members;

/// <summary>An association's members and their partnerships, as far as the association may see them.</summary>
public sealed class MemberQueries(MicPortalDbContext db)
{
    public Task<MemberFigures> Figures(int associationId, Actor actor, CancellationToken cancel)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        var parties = db.Set<PartnershipParty>().Where(party => visible.Any(partnership => partnership.Id == party.PartnershipId));
        return db.Associations.Where(association => association.Id == associationId).Select(association => new MemberFigures
        {
            Members = db.Memberships.Count(member => member.AssociationId == association.Id && member.EndedAt == null),
            Accepted = db.Memberships.Where(Membership.Counts).Count(member => member.AssociationId == association.Id),
            WithPartnership = db.Memberships.Count(member => member.AssociationId == association.Id && member.EndedAt == null
                && parties.Any(party => party.OrganisationId == member.MunicipalityId)),
            OnPortal = db.Memberships.Count(member => member.AssociationId == association.Id && member.EndedAt == null
                && db.Users.Any(user => user.OrganisationId == member.MunicipalityId && user.DisabledAt == null && user.PasswordHash != null)),
        }).SingleAsync(cancel);
    }

    public Task<Page<MemberRow>> List(int associationId, MemberFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        var parties = db.Set<PartnershipParty>().Where(party => visible.Any(partnership => partnership.Id == party.PartnershipId));
        ListSort<Membership>[] sorts =
        [
            ListSort<Membership>.By("name", member => member.Municipality!.SortName, member => member.Id),
            ListSort<Membership>.By("partnerships", member => parties.Count(party => party.OrganisationId == member.MunicipalityId), member => member.Id, descendsFirst: true),
            ListSort<Membership>.By("activity", LastActivity(actor), member => member.Id, descendsFirst: true),
            ListSort<Membership>.By("class", ClassOf(actor, today), member => member.Id),
            ListSort<Membership>.By("confirmed", LastConfirmation(actor), member => member.Id, descendsFirst: true),
        ];
        return Filtered(associationId, filter, actor, today).ReadPage(sorts, request, ids => Rows(db.Memberships.Where(member => ids.Contains(member.Id)), actor, today), cancel);
    }

    /// <summary>The whole filtered list, by name.</summary>
    public Task<List<MemberRow>> Export(int associationId, MemberFilter filter, Actor actor, DateOnly today, CancellationToken cancel) =>
        Rows(Filtered(associationId, filter, actor, today).OrderBy(member => member.Municipality!.SortName).ThenBy(member => member.Id).Take(PageRequest.CountLimit), actor, today).ToListAsync(cancel);

    /// <summary>The latest membership, or the one that has ended; null for whom the association has never listed.</summary>
    public Task<MemberDetails?> Member(int associationId, int municipalityId, CancellationToken cancel) =>
        db.Memberships.Where(member => member.AssociationId == associationId && member.MunicipalityId == municipalityId)
            .OrderByDescending(member => member.Id).Select(member => new MemberDetails
            {
                MembershipId = member.Id,
                MunicipalityId = member.MunicipalityId,
                Name = member.Municipality!.Name,
                CountryCode = member.Municipality.CountryCode,
                AcceptedAt = member.AcceptedAt,
                EndedAt = member.EndedAt,
                Since = member.Since,
                LastDay = member.LastDay,
                IsOnPortal = db.Users.Any(user => user.OrganisationId == municipalityId && user.DisabledAt == null && user.PasswordHash != null),
            }).FirstOrDefaultAsync(cancel);

    /// <summary>Who carries on for a municipality that has merged or split.</summary>
    public Task<List<MemberSuccessor>> SuccessorsOf(int municipalityId, int associationId, CancellationToken cancel)
    {
        var former = db.Municipalities.Where(municipality => municipality.Id == municipalityId);
        return db.Municipalities.Where(municipality => former.Any(one => one.SuccessorId == municipality.Id || one.SplitInto.Any(part => part.SuccessorId == municipality.Id)))
            .OrderBy(municipality => municipality.SortName).ThenBy(municipality => municipality.Id).Select(municipality => new MemberSuccessor(municipality.Id, municipality.Name,
                db.Memberships.Any(membership => membership.AssociationId == associationId && membership.MunicipalityId == municipality.Id))).ToListAsync(cancel);
    }

    private IQueryable<Membership> Filtered(int associationId, MemberFilter filter, Actor actor, DateOnly today)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        var parties = db.Set<PartnershipParty>().Where(party => visible.Any(partnership => partnership.Id == party.PartnershipId));
        var members = filter.Membership == MembershipFilter.Ended
            ? db.Memberships.Where(member => member.AssociationId == associationId && member.EndedAt != null
                && !db.Memberships.Any(later => later.AssociationId == associationId && later.MunicipalityId == member.MunicipalityId && later.Id > member.Id))
            : db.Memberships.Where(member => member.AssociationId == associationId && member.EndedAt == null);
        var text = FoldedText.Fold(filter.Text ?? "");
        if (text.Length > 0)
        {
            members = members.Where(member => member.Municipality!.SearchNames.Contains(text));
        }

        if (filter.State is { } state)
        {
            var found = state == PartnershipState.Ended ? visible.HaveEnded() : visible.In(state, today, db);
            members = members.Where(member => db.Set<PartnershipParty>().Any(party => party.OrganisationId == member.MunicipalityId
                && found.Any(partnership => partnership.Id == party.PartnershipId)));
        }

        if (filter.HasPartnership is { } hasPartnership)
        {
            members = members.Where(member => parties.Any(party => party.OrganisationId == member.MunicipalityId) == hasPartnership);
        }

        if (filter.Membership is MembershipFilter.Accepted or MembershipFilter.Listed)
        {
            var hasAccepted = filter.Membership == MembershipFilter.Accepted;
            members = members.Where(member => (member.AcceptedAt != null) == hasAccepted);
        }

        if (filter.IsOnPortal is { } isOnPortal)
        {
            members = members.Where(member => db.Users.Any(user => user.OrganisationId == member.MunicipalityId && user.DisabledAt == null && user.PasswordHash != null) == isOnPortal);
        }

        if (filter.HasEnding)
        {
            var ending = Ending(actor, today);
            members = members.Where(member => db.Set<AgreementParty>().Any(party => party.OrganisationId == member.MunicipalityId && ending.Any(agreement => agreement.Id == party.AgreementId)));
        }

        if (filter.Class is { } activity)
        {
            var classOf = ClassOf(actor, today);
            members = members.Where(Expression.Lambda<Func<Membership, bool>>(Expression.Equal(classOf.Body, Expression.Constant((int)activity)), classOf.Parameters));
        }

        return members;
    }

    private IQueryable<MemberRow> Rows(IQueryable<Membership> members, Actor actor, DateOnly today)
    {
        var partnerships = db.Partnerships.VisibleTo(actor);
        var agreements = db.Agreements.VisibleTo(actor);
        var (joint, activity) = (db.Partnerships.JointRecordsOf(actor), db.PartnershipActivity(actor));
        var (active, dormant, ended) = (partnerships.In(PartnershipState.Active, today, db), partnerships.In(PartnershipState.Dormant, today, db), partnerships.HaveEnded());
        var (signed, expired, terminated) = (agreements.In(AgreementState.Signed, today), agreements.In(AgreementState.Expired, today), agreements.In(AgreementState.Terminated, today));
        var (ending, day) = (Ending(actor, today), PartialDate.From(today));
        var (reportable, left) = (db.Visits.VisibleTo(actor).Where(visit => visit.ReportDue < day), db.PartiesThatLeft());
        return members.Select(member => new MemberRow
        {
            Id = member.Id,
            MunicipalityId = member.MunicipalityId,
            Name = member.Municipality!.Name,
            CountryCode = member.Municipality.CountryCode,
            HasAccepted = member.AcceptedAt != null,
            HasEnded = member.EndedAt != null,
            IsOnPortal = db.Users.Any(user => user.OrganisationId == member.MunicipalityId && user.DisabledAt == null && user.PasswordHash != null),
            Unconfirmed = db.Set<PartnershipParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage == PartnershipStage.Unconfirmed)),
            Exploring = db.Set<PartnershipParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage == PartnershipStage.Exploring)),
            Active = db.Set<PartnershipParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && active.Any(partnership => partnership.Id == party.PartnershipId)),
            Dormant = db.Set<PartnershipParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && dormant.Any(partnership => partnership.Id == party.PartnershipId)),
            Ended = db.Set<PartnershipParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && ended.Any(partnership => partnership.Id == party.PartnershipId)),
            Proposed = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && agreements.Any(agreement => agreement.Id == party.AgreementId && agreement.Status == AgreementStatus.Proposed)),
            Endorsed = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && agreements.Any(agreement => agreement.Id == party.AgreementId && agreement.Status == AgreementStatus.Endorsed)),
            Signed = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && signed.Any(agreement => agreement.Id == party.AgreementId)),
            Ending = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && ending.Any(agreement => agreement.Id == party.AgreementId)),
            Expired = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && expired.Any(agreement => agreement.Id == party.AgreementId)),
            Terminated = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && terminated.Any(agreement => agreement.Id == party.AgreementId)),
            UnconfirmedPapers = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && agreements.Any(agreement => agreement.Id == party.AgreementId && agreement.IsOnPaper && agreement.Status == AgreementStatus.Signed && agreement.InForceAt == null)),
            Declined = db.Set<AgreementParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && agreements.Any(agreement => agreement.Id == party.AgreementId && agreement.Status == AgreementStatus.Declined)),
            OverdueVisitReports = db.Set<VisitParty>().Count(party => party.OrganisationId == member.MunicipalityId
                && reportable.Any(visit => visit.Id == party.VisitId && !visit.Reports.Any(report => report.OrganisationId == party.OrganisationId && report.TakenBackAt == null)
                    && !left.Any(place => place.PartnershipId == visit.PartnershipId && place.OrganisationId == party.OrganisationId))),
            OpenFollowUps = db.FollowUps.Open().Count(followUp => member.EndedAt == null && followUp.AssociationId == member.AssociationId && followUp.MunicipalityId == member.MunicipalityId),
            LastConfirmed = db.Set<PartnershipParty>().Where(party => party.OrganisationId == member.MunicipalityId && party.Answer == PartyAnswer.Accepted
                && partnerships.Any(partnership => partnership.Id == party.PartnershipId)).Max(party => party.ConfirmedAt),
            LastActivity = (from party in db.Set<PartnershipParty>()
                            join entry in activity on party.PartnershipId equals entry.PartnershipId
                            where party.OrganisationId == member.MunicipalityId && joint.Any(partnership => partnership.Id == party.PartnershipId)
                            select (DateTime?)entry.At).Max(),
        });
    }

    /// <summary>Of the agreements in force that the association sees, those that end soon.</summary>
    private IQueryable<Agreement> Ending(Actor actor, DateOnly today)
    {
        var soon = new ComparedDay(today.AddMonths(MemberRow.EndingMonths));
        return db.Agreements.VisibleTo(actor).In(AgreementState.Signed, today).Where(agreement => (agreement.EndsOn <= soon.Day && agreement.EndsOn != soon.Month && agreement.EndsOn != soon.Year)
            || agreement.Versions.Any(version => version.Number == agreement.CurrentVersionNumber && version.Term == AgreementTerm.Fixed
                && version.End <= soon.Day && version.End != soon.Month && version.End != soon.Year));
    }

    /// <summary><see cref="MemberRow.Class"/> as SQL, by its number; a test proves that the two agree.</summary>
    private Expression<Func<Membership, int>> ClassOf(Actor actor, DateOnly today)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        var (active, dormant, exploring) = (PartiesOf(PartnershipState.Active), PartiesOf(PartnershipState.Dormant), PartiesOf(PartnershipState.Exploring));
        return member => active.Any(party => party.OrganisationId == member.MunicipalityId) ? (int)ActivityClass.Active
            : dormant.Any(party => party.OrganisationId == member.MunicipalityId) ? (int)ActivityClass.Dormant
            : exploring.Any(party => party.OrganisationId == member.MunicipalityId) ? (int)ActivityClass.Exploring
            : !db.Users.Any(user => user.OrganisationId == member.MunicipalityId && user.DisabledAt == null && user.PasswordHash != null) ? (int)ActivityClass.NotOnPortal
            : member.AcceptedAt != null && member.EndedAt == null ? (int)ActivityClass.None
            : (int)ActivityClass.Unknown;

        IQueryable<PartnershipParty> PartiesOf(PartnershipState state)
        {
            var found = visible.In(state, today, db);
            return db.Set<PartnershipParty>().Where(party => found.Any(partnership => partnership.Id == party.PartnershipId));
        }
    }

    private Expression<Func<Membership, DateTime?>> LastConfirmation(Actor actor)
    {
        var visible = db.Partnerships.VisibleTo(actor);
        return member => db.Set<PartnershipParty>().Where(party => party.OrganisationId == member.MunicipalityId && party.Answer == PartyAnswer.Accepted
            && visible.Any(partnership => partnership.Id == party.PartnershipId)).Max(party => party.ConfirmedAt);
    }

    private Expression<Func<Membership, DateTime?>> LastActivity(Actor actor)
    {
        var (joint, activity) = (db.Partnerships.JointRecordsOf(actor), db.PartnershipActivity(actor));
        return member => (from party in db.Set<PartnershipParty>()
                          join entry in activity on party.PartnershipId equals entry.PartnershipId
                          where party.OrganisationId == member.MunicipalityId && joint.Any(partnership => partnership.Id == party.PartnershipId)
                          select (DateTime?)entry.At).Max();
    }
}

/// <param name="IsOnPortal">Somebody of it has opened an account.</param>
/// <param name="HasEnding">An agreement in force that ends within <see cref="MemberRow.EndingMonths"/> months.</param>
public sealed record MemberFilter(string? Text = null, PartnershipState? State = null, bool? HasPartnership = null, MembershipFilter? Membership = null, bool? IsOnPortal = null, ActivityClass? Class = null, bool HasEnding = false);

/// <param name="IsMember">Of the association that asks, now or before.</param>
public sealed record MemberSuccessor(int Id, string Name, bool IsMember);

public enum MembershipFilter
{
    Accepted,

    /// <summary>By the association; the municipality has not accepted.</summary>
    Listed,

    /// <summary>Not listed any more.</summary>
    Ended,
}

/// <summary>How far a member's partnerships go, as the association sees them; the furthest counts.</summary>
public enum ActivityClass
{
    Active,
    Dormant,
    Exploring,

    /// <summary>Somebody of it has opened an account; what there is has ended, or is unconfirmed.</summary>
    None,

    /// <summary>Somebody of it has opened an account, and the association does not see what it has not published.</summary>
    Unknown,

    NotOnPortal,
}

public sealed class MemberFigures
{
    public required int Members { get; init; }

    public required int Accepted { get; init; }

    public required int WithPartnership { get; init; }

    public required int OnPortal { get; init; }
}

public sealed class MemberRow : IListRow
{
    /// <summary>"Soon" for an agreement's end.</summary>
    public const int EndingMonths = 6;

    /// <summary>The membership's.</summary>
    public required int Id { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Name { get; init; }

    public required string? CountryCode { get; init; }

    public required bool HasAccepted { get; init; }

    public required bool HasEnded { get; init; }

    public required bool IsOnPortal { get; init; }

    public required int Unconfirmed { get; init; }

    public required int Exploring { get; init; }

    public required int Active { get; init; }

    public required int Dormant { get; init; }

    public required int Ended { get; init; }

    public required int Proposed { get; init; }

    public required int Endorsed { get; init; }

    /// <summary>In force.</summary>
    public required int Signed { get; init; }

    /// <summary>Of those in force, the ones that end within <see cref="EndingMonths"/> months.</summary>
    public required int Ending { get; init; }

    public required int Expired { get; init; }

    public required int Terminated { get; init; }

    /// <summary>Recorded from paper, and not confirmed by every party.</summary>
    public required int UnconfirmedPapers { get; init; }

    public required int Declined { get; init; }

    /// <summary>Parts of visits' reports that it has not filed in time.</summary>
    public required int OverdueVisitReports { get; init; }

    /// <summary>That ask for something and have no answer.</summary>
    public required int OpenFollowUps { get; init; }

    /// <summary>UTC; when the member last said of any of its partnerships that the record is correct.</summary>
    public required DateTime? LastConfirmed { get; init; }

    public ActivityClass Class => Active > 0 ? ActivityClass.Active
        : Dormant > 0 ? ActivityClass.Dormant
        : Exploring > 0 ? ActivityClass.Exploring
        : !IsOnPortal ? ActivityClass.NotOnPortal
        : HasAccepted && !HasEnded ? ActivityClass.None
        : ActivityClass.Unknown;

    /// <summary>UTC; when a party last did something in one of its partnerships. Null when none has, or their history is not the association's to see.</summary>
    public required DateTime? LastActivity { get; init; }
}

public sealed class MemberDetails
{
    public required int MembershipId { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Name { get; init; }

    public required string? CountryCode { get; init; }

    /// <summary>UTC; null while the municipality has not accepted.</summary>
    public required DateTime? AcceptedAt { get; init; }

    /// <summary>UTC; null while it lasts.</summary>
    public required DateTime? EndedAt { get; init; }

    /// <summary>Since when it is a member, as the association says.</summary>
    public required PartialDate? Since { get; init; }

    /// <summary>Of the membership, as the side that ended it says.</summary>
    public required PartialDate? LastDay { get; init; }

    public required bool IsOnPortal { get; init; }

    /// <summary>Accepted, and not ended.</summary>
    public bool Counts => AcceptedAt is not null && EndedAt is null;
}
