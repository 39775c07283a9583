using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Partnerships;

/// <summary>The partnerships of one organisation, seen from it: with whom, how far, when something last happened.</summary>
public sealed class OrganisationPartnershipQueries(MicPortalDbContext db)
{
    public Task<Page<OrganisationPartnership>> List(int organisationId, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var (joint, activity) = (db.Partnerships.JointRecordsOf(actor), db.PartnershipActivity(actor));
        ListSort<Partnership>[] sorts =
        [
            ListSort<Partnership>.By(
                "activity",
                partnership => joint.Where(record => record.Id == partnership.Id).SelectMany(record => activity.Where(entry => entry.PartnershipId == record.Id)).Max(entry => (DateTime?)entry.At),
                partnership => partnership.Id,
                descendsFirst: true),
            ListSort<Partnership>.By(
                "name",
                partnership => partnership.Parties.Where(party => party.OrganisationId != organisationId).Min(party => party.Organisation!.SortName),
                partnership => partnership.Id),
        ];
        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == organisationId).Select(party => party.PartnershipId);
        return db.Partnerships.VisibleTo(actor).Where(partnership => own.Contains(partnership.Id))
            .ReadPage(sorts, request, ids => Rows(ids, organisationId, actor, today), cancel);
    }

    /// <summary>
    /// One query: parties and agreements of twenty partnerships multiply little. The ids are said to each part of it:
    /// SQLite would join all parties to their organisations, and all agreements to their versions, first.
    /// </summary>
    private IQueryable<OrganisationPartnership> Rows(List<int> ids, int organisationId, Actor actor, DateOnly today)
    {
        var (joint, activity) = (db.Partnerships.JointRecordsOf(actor), db.PartnershipActivity(actor));
        var agreements = db.Agreements.VisibleTo(actor);
        var renewed = db.Agreements.In(AgreementState.Renewed, today);
        var dormant = db.Partnerships.In(PartnershipState.Dormant, today, db);
        return db.Partnerships.Where(partnership => ids.Contains(partnership.Id)).Select(partnership => new OrganisationPartnership
        {
            Id = partnership.Id,
            Stage = partnership.Stage,
            IsDormant = dormant.Any(one => one.Id == partnership.Id),
            IsDemo = partnership.IsDemo,
            Answer = partnership.Parties.Single(party => party.OrganisationId == organisationId).Answer,
            OldestConfirmation = partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Min(party => party.ConfirmedAt),
            SeesActivity = joint.Any(record => record.Id == partnership.Id),
            LastActivity = joint.Where(record => record.Id == partnership.Id).SelectMany(record => activity.Where(entry => entry.PartnershipId == record.Id)).Max(entry => (DateTime?)entry.At),
            Others = partnership.Parties.Where(party => ids.Contains(party.PartnershipId) && party.OrganisationId != organisationId).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new PartyName(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.Answer)).ToList(),
            Agreements = (from agreement in agreements
                          join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
                          where ids.Contains(agreement.PartnershipId) && agreement.PartnershipId == partnership.Id && agreement.Status != AgreementStatus.TakenBack
                          orderby agreement.Id descending
                          select new AgreementInBrief
                          {
                              Id = agreement.Id,
                              Kind = version.Kind,
                              Status = agreement.Status,
                              IsInForce = agreement.InForceAt != null,
                              Term = version.Term,
                              End = version.End,
                              EndsOn = agreement.EndsOn,
                              IsRenewed = renewed.Any(one => one.Id == agreement.Id),
                          }).ToList(),
        }).AsSingleQuery();
    }
}

public sealed class OrganisationPartnership : IListRow
{
    public required int Id { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required bool IsDormant { get; init; }

    public PartnershipState State => JointWork.StateOf(Stage, IsDormant);

    public required bool IsDemo { get; init; }

    /// <summary>What the organisation itself said.</summary>
    public required PartyAnswer Answer { get; init; }

    /// <summary>Its history is the reader's to see.</summary>
    public required bool SeesActivity { get; init; }

    /// <summary>UTC; when a party last did something in it. Null when none has, or its history is not the reader's to see.</summary>
    public required DateTime? LastActivity { get; init; }

    /// <summary>UTC; of the party that has confirmed it least lately. Null: none has accepted it.</summary>
    public required DateTime? OldestConfirmation { get; init; }

    public required List<PartyName> Others { get; init; }

    /// <summary>Nothing has ended: a party says that it is not theirs.</summary>
    public bool IsRefused => PartnershipStates.IsRefused(Stage, Others.Select(party => party.Answer).Append(Answer));

    public required List<AgreementInBrief> Agreements { get; init; }
}

public sealed class AgreementInBrief
{
    public required int Id { get; init; }

    public required AgreementKind Kind { get; init; }

    public required AgreementStatus Status { get; init; }

    public required bool IsInForce { get; init; }

    public required AgreementTerm Term { get; init; }

    public required PartialDate? End { get; init; }

    public required PartialDate? EndsOn { get; init; }

    public required bool IsRenewed { get; init; }

    public AgreementState State(DateOnly today) => new AgreementLife
    {
        Status = Status,
        IsInForce = IsInForce,
        Term = Term,
        End = End,
        RenewalYears = null,
        NoticeMonths = null,
        EndsOn = EndsOn,
        IsRenewed = IsRenewed,
    }.On(today);
}
