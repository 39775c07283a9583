using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Mergers;

/// <summary>For administrators: mergers that have been, and splits, and what one would do. Of records that are not public they read how many, and no word.</summary>
public sealed class MergerQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Municipality>[] Sorts =
    [
        ListSort<Municipality>.By("on", municipality => municipality.SucceededOn, municipality => municipality.Id, descendsFirst: true),
        ListSort<Municipality>.By("name", municipality => municipality.SortName, municipality => municipality.Id),
    ];

    /// <summary>Those that have a successor.</summary>
    public Task<Page<MergerRow>> List(PageRequest request, CancellationToken cancel) =>
        db.Municipalities.Where(municipality => municipality.SuccessorId != null).ReadPage(Sorts, request, ids => db.Municipalities.Where(municipality => ids.Contains(municipality.Id)).Select(municipality => new MergerRow
        {
            Id = municipality.Id,
            Name = municipality.Name,
            CountryCode = municipality.CountryCode!,
            IsDemo = municipality.IsDemo,
            On = municipality.SucceededOn,
            Reason = municipality.SuccessionReason ?? "",
            SuccessorId = municipality.SuccessorId!.Value,
            Successor = db.Municipalities.Where(successor => successor.Id == municipality.SuccessorId).Select(successor => successor.Name).FirstOrDefault() ?? "",
            SplitInto = municipality.SplitInto.OrderBy(part => part.Successor!.SortName).Select(part => new SplitName(part.SuccessorId, part.Successor!.Name, part.Successor.CountryCode!)).ToList(),
        }), cancel);

    /// <summary>In the order of their names; those that are not there, or have a successor, are left out.</summary>
    public Task<List<MergerPart>> Parts(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var ended = db.Partnerships.HaveEnded();
        return db.Municipalities.Where(municipality => ids.Contains(municipality.Id) && municipality.SuccessorId == null).OrderBy(municipality => municipality.SortName).ThenBy(municipality => municipality.Id).Select(municipality => new MergerPart
        {
            Id = municipality.Id,
            Name = municipality.Name,
            CountryCode = municipality.CountryCode!,
            Province = municipality.Province,
            Population = municipality.Population,
            Latitude = municipality.Latitude,
            Longitude = municipality.Longitude,
            SourceId = municipality.SourceId,
            IsPlace = municipality.IsPlace,
            IsDemo = municipality.IsDemo,
            Partnerships = db.Partnerships.Count(partnership => partnership.Stage != PartnershipStage.Ended && partnership.SuccessorId == null && partnership.Parties.Any(party => party.OrganisationId == municipality.Id)),
            EndedPartnerships = ended.Count(partnership => partnership.SuccessorId == null && partnership.Parties.Any(party => party.OrganisationId == municipality.Id)),
            Agreements = db.Agreements.Count(agreement => agreement.InForceAt != null && agreement.Parties.Any(party => party.OrganisationId == municipality.Id)),
            OpenAgreements = db.Agreements.Count(agreement => agreement.InForceAt == null && agreement.Status != AgreementStatus.Declined && agreement.Status != AgreementStatus.TakenBack && agreement.Parties.Any(party => party.OrganisationId == municipality.Id)),
            Projects = db.Projects.Count(project => project.Parties.Any(party => party.OrganisationId == municipality.Id)),
            Strategies = db.Strategies.Count(strategy => strategy.Parties.Any(party => party.OrganisationId == municipality.Id)),
            Visits = db.Visits.Count(visit => visit.Parties.Any(party => party.OrganisationId == municipality.Id)),
            WorkingGroups = db.WorkingGroups.Count(group => group.MunicipalityId == municipality.Id),
            Stakeholders = db.Stakeholders.Count(stakeholder => stakeholder.MunicipalityId == municipality.Id && stakeholder.EndedAt == null),
            Needs = db.Needs.Count(need => need.OrganisationId == municipality.Id || need.Addressees.Any(one => one.OrganisationId == municipality.Id)),
            Memberships = db.Memberships.Count(membership => membership.MunicipalityId == municipality.Id && membership.EndedAt == null),
            Users = db.Users.Count(user => user.OrganisationId == municipality.Id && user.DisabledAt == null),
            Interests = db.Interests.Count(interest => interest.MunicipalityId == municipality.Id && interest.EndedAt == null),
            Priorities = db.Priorities.Count(priority => priority.MunicipalityId == municipality.Id && priority.EndedAt == null),
            Positions = db.Positions.Count(position => position.MunicipalityId == municipality.Id && position.EndedAt == null),
            ContactRequests = db.ContactRequests.Count(request => request.FromMunicipalityId == municipality.Id || request.ToMunicipalityId == municipality.Id),
            AccessRequests = db.AccessRequests.Count(request => request.MunicipalityId == municipality.Id && request.Status == AccessRequestStatus.Waiting),
            FollowUps = db.FollowUps.Count(followUp => followUp.MunicipalityId == municipality.Id),
        }).ToListAsync(cancel);
    }

    /// <summary>Of these, those that have a successor, or several; its page leads on to who carries on.</summary>
    public Task<List<MergerGone>> Gone(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        (from former in db.Municipalities
         join successor in db.Municipalities on former.SuccessorId equals successor.Id
         where ids.Contains(former.Id)
         orderby former.SortName
         select new MergerGone(former.Id, former.Name, successor.Id, successor.Name,
             db.SplitSuccessors.Where(one => one.MunicipalityId == former.Id && one.SuccessorId != successor.Id).OrderBy(one => one.Successor!.SortName).Select(one => one.Successor!.Name).ToList())).AsSingleQuery().ToListAsync(cancel);

    /// <summary>Partnerships in which several of them take part, which stand in the way.</summary>
    public Task<int> Shared(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var takingPart = PartnershipParty.TakingPart;
        return db.Partnerships.CountAsync(partnership => partnership.Stage != PartnershipStage.Ended && partnership.SuccessorId == null && partnership.Parties.AsQueryable().Where(takingPart).Count(party => ids.Contains(party.OrganisationId)) > 1, cancel);
    }

    /// <summary>The places of a municipality in partnerships that the reader sees, by name; of the others how many.</summary>
    public async Task<(List<SplitPlace> Seen, int Unseen)> Places(int id, Actor actor, CancellationToken cancel)
    {
        var all = db.Partnerships.Where(partnership => partnership.SuccessorId == null && partnership.Parties.Any(party => party.OrganisationId == id));
        var seen = await all.VisibleTo(actor).OrderBy(partnership => partnership.SortName).ThenBy(partnership => partnership.Id).Select(partnership => new SplitPlace
        {
            Id = partnership.Id,
            Stage = partnership.Stage,
            IsDemo = partnership.IsDemo,
            Others = partnership.Parties.Where(party => party.OrganisationId != id).OrderBy(party => party.Organisation!.SortName).Select(party => new SplitName(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode)).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        return (seen, await all.CountAsync(cancel) - seen.Count);
    }

    /// <summary>The others that are there and carry on for who had a municipality's place in a partnership, while it may pass it on to one of them: not who is a party already.</summary>
    public Task<List<SplitName>> Sisters(int partnershipId, int leadId, CancellationToken cancel) =>
        (from party in db.Set<PartnershipParty>()
         join one in db.SplitSuccessors on party.SplitFromId equals one.MunicipalityId
         where party.PartnershipId == partnershipId && party.OrganisationId == leadId && one.Successor!.SuccessorId == null
             && !db.Set<PartnershipParty>().Any(other => other.PartnershipId == partnershipId && other.OrganisationId == one.SuccessorId)
         orderby one.Successor!.SortName
         select new SplitName(one.SuccessorId, one.Successor!.Name, one.Successor.CountryCode)).ToListAsync(cancel);

    /// <summary>What a municipality has drafted in a partnership, and not proposed.</summary>
    public Task<List<DraftName>> Drafts(int partnershipId, int drafterId, CancellationToken cancel) =>
        db.Agreements.Where(agreement => agreement.PartnershipId == partnershipId && agreement.Status == AgreementStatus.Draft && agreement.DraftingOrganisationId == drafterId).OrderBy(draft => draft.Id).Select(draft => new DraftName(
            draft.Id, draft.Versions.Where(version => version.Number == draft.CurrentVersionNumber).SelectMany(version => version.Texts).OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => text.Title).FirstOrDefault() ?? "")).ToListAsync(cancel);

    /// <summary>Organisations with which several of them have a partnership that goes on, not one and the same: of these there will be two of the same parties.</summary>
    public Task<int> Twins(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        (from mine in db.Set<PartnershipParty>()
         join theirs in db.Set<PartnershipParty>() on mine.PartnershipId equals theirs.PartnershipId
         join partnership in db.Partnerships on mine.PartnershipId equals partnership.Id
         where ids.Contains(mine.OrganisationId) && !ids.Contains(theirs.OrganisationId) && partnership.Stage != PartnershipStage.Ended && partnership.SuccessorId == null
         group mine by theirs.OrganisationId into partner
         where partner.Select(party => party.OrganisationId).Distinct().Count() > 1 && partner.Select(party => party.PartnershipId).Distinct().Count() > 1
         select partner.Key).CountAsync(cancel);
}

public sealed class MergerRow : IListRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string CountryCode { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Null where it had been entered twice.</summary>
    public required PartialDate? On { get; init; }

    public required string Reason { get; init; }

    public required int SuccessorId { get; init; }

    public required string Successor { get; init; }

    /// <summary>All that carry on, where it split.</summary>
    public required List<SplitName> SplitInto { get; init; }
}

public sealed record SplitName(int Id, string Name, string? CountryCode);

/// <param name="Title">Empty where it has none yet.</param>
public sealed record DraftName(int Id, string Title);

/// <summary>The place of a municipality that splits in one partnership.</summary>
public sealed class SplitPlace
{
    public required int Id { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required bool IsDemo { get; init; }

    public required List<SplitName> Others { get; init; }
}

/// <summary>One of those that become one, and how much it has.</summary>
public sealed class MergerPart
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string CountryCode { get; init; }

    public required string? Province { get; init; }

    public required int? Population { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required string? SourceId { get; init; }

    public required bool IsPlace { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>That go on.</summary>
    public required int Partnerships { get; init; }

    public required int EndedPartnerships { get; init; }

    /// <summary>That are, or were, in force.</summary>
    public required int Agreements { get; init; }

    /// <summary>Drafts and proposals.</summary>
    public required int OpenAgreements { get; init; }

    /// <summary>Also ideas, and what has ended.</summary>
    public required int Projects { get; init; }

    public required int Visits { get; init; }

    public required int Strategies { get; init; }

    public required int WorkingGroups { get; init; }

    /// <summary>In its directory.</summary>
    public required int Stakeholders { get; init; }
    /// <summary>Also offers, and what others asked it.</summary>
    public required int Needs { get; init; }

    public required int Memberships { get; init; }

    public required int Users { get; init; }

    public required int Interests { get; init; }

    public required int Priorities { get; init; }

    public required int Positions { get; init; }

    public required int ContactRequests { get; init; }

    public required int AccessRequests { get; init; }

    public required int FollowUps { get; init; }
}

/// <summary>A municipality that carries on no more.</summary>
/// <param name="Others">Into which it split as well.</param>
public sealed record MergerGone(int Id, string Name, int SuccessorId, string Successor, List<string> Others)
{
    public IEnumerable<string> Successors => Others.Prepend(Successor);
}
