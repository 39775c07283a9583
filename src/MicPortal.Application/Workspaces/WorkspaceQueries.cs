using MicPortal.Application.Agreements;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Workspaces;

/// <summary>What waits for an organisation. It is computed at each visit and stored nowhere, so it cannot go stale.</summary>
public sealed class WorkspaceQueries(MicPortalDbContext db, TimeProvider clock)
{
    /// <summary>An answer that asks for nothing but to be read is shown for so long.</summary>
    private static readonly TimeSpan NewsLasts = TimeSpan.FromDays(90);

    private enum Subject
    {
        Partnership,
        Agreement,
        Membership,
        ContactRequest,
    }

    private enum Group
    {
        Own,
        Asked,
        Colleagues,
        Imported,
        Drafts,
        Record,
    }

    /// <summary>Five queries at most: the keys of all that waits, then what the shown rows say.</summary>
    public async Task<WaitingWork> Waiting(Actor actor, DateOnly today, CancellationToken cancel)
    {
        var organisationId = actor.ActingFor;
        var all = await Keys(organisationId, today).ToListAsync(cancel);
        // When an agreement renews itself, its own terms tell: they are read of all that do.
        var renewing = all.Where(key => key.Kind == WaitingKind.TacitRenewal).ToList();
        var others = all.Except(renewing).OrderBy(key => WaitingItem.CanWait(key.Kind)).ThenBy(key => key.Since).ThenBy(key => key.RecordId).ToLookup(GroupOf);
        var shown = others.SelectMany(group => group.Take(WaitingGroup.Shown)).Concat(renewing).ToLookup(key => SubjectOf(key.Kind), key => key.RecordId);
        var partnerships = shown[Subject.Partnership].Any() ? await PartnershipFacts([.. shown[Subject.Partnership]], organisationId, cancel) : [];
        var agreements = shown[Subject.Agreement].Any() ? await AgreementFacts([.. shown[Subject.Agreement]], organisationId, cancel) : [];
        var keys = all.Except(renewing).Concat(renewing.Select(key => agreements.GetValueOrDefault(key.RecordId)?.RenewalKey(today)).OfType<WaitingKey>())
            .OrderBy(key => WaitingItem.CanWait(key.Kind)).ThenBy(key => key.Since).ThenBy(key => key.RecordId).ToLookup(GroupOf);
        var associations = shown[Subject.Membership].Any() ? await Associations([.. shown[Subject.Membership]], cancel) : [];
        var contacts = shown[Subject.ContactRequest].Any() ? await ContactRequests([.. shown[Subject.ContactRequest]], organisationId, cancel) : [];
        return new WaitingWork(
            Read(Group.Own),
            Read(Group.Asked),
            Read(Group.Colleagues),
            Read(Group.Imported),
            Read(Group.Drafts),
            actor.Writes ? keys[Group.Record].FirstOrDefault()?.RecordId : null);

        Group GroupOf(WaitingKey key) => key.Kind switch
        {
            WaitingKind.ConfirmImported => Group.Imported,
            WaitingKind.Draft => Group.Drafts,
            WaitingKind.CompleteRecord => Group.Record,
            var kind when !WaitingItem.IsFor(kind, actor) => Group.Colleagues,
            WaitingKind.AnswerPartnership or WaitingKind.ConfirmPaper or WaitingKind.AcceptMembership or WaitingKind.Reopen
                or WaitingKind.ConsentToInvitation or WaitingKind.AnswerInvitation or WaitingKind.AnswerContact => Group.Asked,
            _ => Group.Own,
        };

        WaitingGroup Read(Group group) => new(
            // A draft may be deleted between the queries.
            [.. keys[group].Take(WaitingGroup.Shown)
                .Select(key => SubjectOf(key.Kind) switch
                {
                    Subject.Partnership => partnerships.GetValueOrDefault(key.RecordId)?.Item(key),
                    Subject.Membership => Item(key, associations.GetValueOrDefault(key.RecordId)),
                    Subject.ContactRequest => contacts.GetValueOrDefault(key.RecordId)?.Item(key),
                    _ => agreements.GetValueOrDefault(key.RecordId)?.Item(key, today),
                }).OfType<WaitingItem>()],
            keys[group].Count());
    }

    private DateTime NewsSince => clock.GetUtcNow().UtcDateTime - NewsLasts;

    private IQueryable<AuditEntry> AgreementActs => db.AuditEntries.Where(entry => entry.RecordKind == nameof(Agreement));

    private static Subject SubjectOf(WaitingKind kind) => kind switch
    {
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported or WaitingKind.ConfirmAgain or WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.Reopen
            or WaitingKind.ConsentToInvitation or WaitingKind.AnswerInvitation => Subject.Partnership,
        WaitingKind.AcceptMembership => Subject.Membership,
        WaitingKind.AnswerContact or WaitingKind.ReadContactAnswer => Subject.ContactRequest,
        _ => Subject.Agreement,
    };

    private static WaitingItem? Item(WaitingKey key, WaitingParty? association) =>
        association is null ? null : new() { Kind = key.Kind, RecordId = key.RecordId, Since = key.Since, Others = [association] };

    /// <summary>Each kind has a limit of its own, so that many of one never hide another.</summary>
    private IQueryable<WaitingKey> Keys(int organisationId, DateOnly today) =>
        Oldest(ToAnswer(organisationId))
            .Concat(Oldest(Unconfirmed(organisationId)))
            .Concat(Oldest(Refused(organisationId)))
            .Concat(Oldest(ToEndorse(organisationId)))
            .Concat(Oldest(ToSign(organisationId)))
            .Concat(Oldest(PaperToConfirm(organisationId)))
            .Concat(Oldest(Declined(organisationId)))
            .Concat(Oldest(PaperObjectedTo(organisationId)))
            .Concat(Oldest(MembershipsToAccept(organisationId)))
            .Concat(Oldest(ToConfirmAgain(organisationId)))
            .Concat(Oldest(RenewingThemselves(organisationId, today)))
            .Concat(Oldest(NoticesToRead(organisationId)))
            .Concat(Oldest(EndingsToRead(organisationId)))
            .Concat(Oldest(ToReopen(organisationId)))
            .Concat(Oldest(ToConsentTo(organisationId)))
            .Concat(Oldest(ToJoin(organisationId)))
            .Concat(Oldest(ContactsToAnswer(organisationId)))
            .Concat(Oldest(ContactAnswersToRead(organisationId)))
            .Concat(Oldest(Drafts(organisationId)))
            .Concat(Record(organisationId));

    private static IQueryable<WaitingKey> Oldest(IQueryable<WaitingKey> keys) =>
        keys.OrderBy(key => key.Since).ThenBy(key => key.RecordId).Take(WaitingGroup.CountLimit + 1);

    /// <summary>Somebody has accepted it, with which it was asked; an imported record is asked about by who confirms it first.</summary>
    private IQueryable<WaitingKey> ToAnswer(int organisationId) =>
        from own in OwnParties(organisationId)
        where own.Party.Answer == PartyAnswer.None && own.Partnership.Stage == PartnershipStage.Exploring
        select new WaitingKey
        {
            Kind = WaitingKind.AnswerPartnership,
            RecordId = own.Partnership.Id,
            Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Min(party => party.AnsweredAt),
        };

    private IQueryable<WaitingKey> Unconfirmed(int organisationId) =>
        from own in OwnParties(organisationId)
        where own.Party.Answer == PartyAnswer.None && own.Partnership.Stage == PartnershipStage.Unconfirmed
        select new WaitingKey { Kind = WaitingKind.ConfirmImported, RecordId = own.Partnership.Id, Since = own.Partnership.OpenedAt };

    private IQueryable<WaitingKey> MembershipsToAccept(int organisationId) =>
        db.Memberships.Where(membership => membership.MunicipalityId == organisationId && membership.AcceptedAt == null && membership.EndedAt == null).Select(membership => new WaitingKey
        {
            Kind = WaitingKind.AcceptMembership,
            RecordId = membership.Id,
            Since = db.AuditEntries.Where(entry => entry.RecordKind == nameof(Membership) && entry.RecordId == membership.Id).Min(entry => (DateTime?)entry.At),
        });

    private IQueryable<WaitingKey> ToConfirmAgain(int organisationId)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddMonths(-Partnership.ConfirmationMonths);
        return from own in OwnParties(organisationId)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended && own.Party.ConfirmedAt <= before
               select new WaitingKey { Kind = WaitingKind.ConfirmAgain, RecordId = own.Partnership.Id, Since = own.Party.ConfirmedAt!.Value.AddMonths(Partnership.ConfirmationMonths) };
    }

    private IQueryable<WaitingKey> Refused(int organisationId)
    {
        var since = NewsSince;
        return from own in OwnParties(organisationId)
               where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Parties.Any(party =>
                   (party.Answer == PartyAnswer.NotOurs || party.Answer == PartyAnswer.WrongMunicipality) && party.AnsweredAt >= since)
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadRefusal,
                   RecordId = own.Partnership.Id,
                   Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.NotOurs || party.Answer == PartyAnswer.WrongMunicipality).Max(party => party.AnsweredAt),
               };
    }

    /// <summary>All that its party is bound by; how near the renewal is, <see cref="AgreementLife"/> says.</summary>
    private IQueryable<WaitingKey> RenewingThemselves(int organisationId, DateOnly today)
    {
        var inForce = db.Agreements.In(AgreementState.Signed, today);
        return from own in OwnAgreements(organisationId)
               where own.Version.Term == AgreementTerm.TacitlyRenewed && own.Agreement.EndsOn == null && own.Party.Signature != null && inForce.Any(one => one.Id == own.Agreement.Id)
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == organisationId)
               select new WaitingKey { Kind = WaitingKind.TacitRenewal, RecordId = own.Agreement.Id, Since = own.Agreement.InForceAt };
    }

    private IQueryable<WaitingKey> NoticesToRead(int organisationId)
    {
        var since = NewsSince;
        return from own in OwnAgreements(organisationId)
               where own.Agreement.Terminations.Any(termination => termination.OrganisationId != organisationId && termination.GivenAt >= since)
                   && !own.Agreement.Terminations.Any(termination => termination.OrganisationId == organisationId)
                   && !own.Agreement.Statements.Any(statement => statement.OrganisationId == organisationId)
               select new WaitingKey { Kind = WaitingKind.ReadNotice, RecordId = own.Agreement.Id, Since = own.Agreement.Terminations.Max(termination => (DateTime?)termination.GivenAt) };
    }

    private IQueryable<WaitingKey> EndingsToRead(int organisationId)
    {
        var since = NewsSince;
        return from own in OwnParties(organisationId)
               where own.Party.Answer == PartyAnswer.Accepted
                   && own.Partnership.Parties.Any(party => party.Answer == PartyAnswer.Ended && party.Path != null && party.ReopensAt == null && party.AnsweredAt >= since)
                   && !own.Partnership.Statements.Any(statement => statement.OrganisationId == organisationId && !(statement.MadeAt < own.Partnership.ReopenedAt))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReadEnding,
                   RecordId = own.Partnership.Id,
                   Since = own.Partnership.Parties.Where(party => party.Answer == PartyAnswer.Ended).Max(party => party.AnsweredAt),
               };
    }

    private IQueryable<WaitingKey> ToReopen(int organisationId) =>
        from own in OwnParties(organisationId)
        where own.Partnership.Stage == PartnershipStage.Ended && (own.Party.Answer == PartyAnswer.Accepted || own.Party.Answer == PartyAnswer.Ended) && own.Party.ReopensAt == null
            && own.Partnership.Parties.Any(party => party.ReopensAt != null)
        select new WaitingKey { Kind = WaitingKind.Reopen, RecordId = own.Partnership.Id, Since = own.Partnership.Parties.Min(party => party.ReopensAt) };

    private IQueryable<WaitingKey> ToConsentTo(int organisationId) =>
        from own in OwnParties(organisationId)
        where own.Party.Answer == PartyAnswer.Accepted && own.Partnership.Stage != PartnershipStage.Ended
            && own.Partnership.Invitations.Any(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null && !invitation.Consents.Any(consent => consent.OrganisationId == organisationId))
        select new WaitingKey
        {
            Kind = WaitingKind.ConsentToInvitation,
            RecordId = own.Partnership.Id,
            Since = own.Partnership.Invitations.Where(invitation => invitation.JoinedAt == null && invitation.RefusedAt == null).Min(invitation => (DateTime?)invitation.InvitedAt),
        };

    private IQueryable<WaitingKey> ToJoin(int organisationId) =>
        from invitation in db.Set<PartnershipInvitation>()
        join partnership in db.Partnerships on invitation.PartnershipId equals partnership.Id
        where invitation.OrganisationId == organisationId && invitation.AskedAt != null && invitation.JoinedAt == null && invitation.RefusedAt == null && partnership.Stage != PartnershipStage.Ended
        select new WaitingKey { Kind = WaitingKind.AnswerInvitation, RecordId = partnership.Id, Since = invitation.AskedAt };

    private IQueryable<WaitingKey> ContactsToAnswer(int organisationId) =>
        db.ContactRequests.Waiting(clock.GetUtcNow().UtcDateTime).Where(request => request.ToMunicipalityId == organisationId)
            .Select(request => new WaitingKey { Kind = WaitingKind.AnswerContact, RecordId = request.Id, Since = request.AskedAt });

    /// <summary>A yes until there is a partnership of the two.</summary>
    private IQueryable<WaitingKey> ContactAnswersToRead(int organisationId)
    {
        var since = NewsSince;
        return db.ContactRequests.Where(request => request.FromMunicipalityId == organisationId && request.ClosedAt >= since
                && (request.Status == ContactRequestStatus.Answered || request.Status == ContactRequestStatus.Declined
                    || (request.Status == ContactRequestStatus.Accepted && !db.Partnerships.Any(partnership => partnership.PartySet == request.Pair))))
            .Select(request => new WaitingKey { Kind = WaitingKind.ReadContactAnswer, RecordId = request.Id, Since = request.ClosedAt });
    }

    /// <summary>Since the version was proposed; a draft may have been written long before.</summary>
    private IQueryable<WaitingKey> ToEndorse(int organisationId) =>
        from own in OwnAgreements(organisationId)
        where own.Agreement.Status == AgreementStatus.Proposed && own.CanBind
            && !own.Version.Endorsements.Any(endorsement => endorsement.AgreementPartyId == own.Party.Id && endorsement.WithdrawnAt == null)
        select new WaitingKey
        {
            Kind = WaitingKind.Endorse,
            RecordId = own.Agreement.Id,
            Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && (act.Act == ActName.AgreementProposed || act.Act == ActName.AgreementRevised)).Max(act => (DateTime?)act.At),
        };

    private IQueryable<WaitingKey> ToSign(int organisationId) =>
        from own in OwnAgreements(organisationId)
        where (own.Agreement.Status == AgreementStatus.Endorsed || own.Agreement.Status == AgreementStatus.Signed) && own.Party.Signature == null && own.CanBind
        select new WaitingKey
        {
            Kind = WaitingKind.Sign,
            RecordId = own.Agreement.Id,
            Since = own.Version.Endorsements.Where(endorsement => endorsement.WithdrawnAt == null).Max(endorsement => (DateTime?)endorsement.EndorsedAt),
        };

    private IQueryable<WaitingKey> PaperToConfirm(int organisationId) =>
        from own in OwnAgreements(organisationId)
        where own.Agreement.IsOnPaper && own.Party.PaperConfirmedAt == null && own.Party.PaperObjection == null && own.CanBind
        select new WaitingKey { Kind = WaitingKind.ConfirmPaper, RecordId = own.Agreement.Id, Since = own.Version.WrittenAt };

    /// <summary>While it can be revised; where it cannot, the reason is news.</summary>
    private IQueryable<WaitingKey> Declined(int organisationId)
    {
        var since = NewsSince;
        return from own in OwnAgreements(organisationId)
               where own.Agreement.Status == AgreementStatus.Declined && own.Agreement.DeclinedByOrganisationId != organisationId
                   && ((own.CanBind && !own.Agreement.Parties.Any(party => party.Signature != null))
                       || AgreementActs.Any(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementDeclined && act.At >= since))
               select new WaitingKey
               {
                   Kind = WaitingKind.ReviseDeclined,
                   RecordId = own.Agreement.Id,
                   Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementDeclined).Max(act => (DateTime?)act.At),
               };
    }

    /// <summary>The record can be corrected until all have confirmed it.</summary>
    private IQueryable<WaitingKey> PaperObjectedTo(int organisationId) =>
        from own in OwnAgreements(organisationId)
        where own.Agreement.IsOnPaper && own.Agreement.DraftingOrganisationId == organisationId && own.CanBind && own.Agreement.Parties.Any(party => party.PaperObjection != null)
        select new WaitingKey
        {
            Kind = WaitingKind.CorrectPaper,
            RecordId = own.Agreement.Id,
            Since = AgreementActs.Where(act => act.RecordId == own.Agreement.Id && act.Act == ActName.AgreementPaperDisputed).Max(act => (DateTime?)act.At),
        };

    private IQueryable<WaitingKey> Drafts(int organisationId) =>
        from own in OwnAgreements(organisationId)
        where own.Agreement.Status == AgreementStatus.Draft && own.Agreement.DraftingOrganisationId == organisationId
        select new WaitingKey { Kind = WaitingKind.Draft, RecordId = own.Agreement.Id, Since = own.Version.WrittenAt };

    private IQueryable<WaitingKey> Record(int organisationId)
    {
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        return db.Municipalities.Where(municipality => municipality.Id == organisationId && municipality.IsPlace)
            .Select(municipality => new WaitingKey { Kind = WaitingKind.CompleteRecord, RecordId = municipality.Id, Since = now });
    }

    private IQueryable<OwnParty> OwnParties(int organisationId) =>
        from party in db.Set<PartnershipParty>()
        join partnership in db.Partnerships on party.PartnershipId equals partnership.Id
        where party.OrganisationId == organisationId
        select new OwnParty { Party = party, Partnership = partnership };

    private IQueryable<OwnAgreement> OwnAgreements(int organisationId) =>
        from party in db.Set<AgreementParty>()
        join agreement in db.Agreements on party.AgreementId equals agreement.Id
        join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
        where party.OrganisationId == organisationId
        select new OwnAgreement
        {
            Party = party,
            Agreement = agreement,
            Version = version,
            CanBind = agreement.Partnership!.Stage != PartnershipStage.Ended
                && agreement.Partnership.Parties.Any(own => own.OrganisationId == organisationId && own.Answer == PartyAnswer.Accepted),
        };

    private Task<Dictionary<int, PartnershipRead>> PartnershipFacts(List<int> ids, int organisationId, CancellationToken cancel) =>
        db.Partnerships.Where(partnership => ids.Contains(partnership.Id)).Select(partnership => new PartnershipRead
        {
            Id = partnership.Id,
            Origin = partnership.Origin,
            // The ids once more, or SQLite joins all parties to their organisations first.
            Others = partnership.Parties.Where(party => ids.Contains(party.PartnershipId) && party.OrganisationId != organisationId).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new WaitingParty(party.Organisation!.Name, party.Organisation.CountryCode, party.Answer, party.ReopensAt != null)).ToList(),
        }).ToDictionaryAsync(partnership => partnership.Id, cancel);

    /// <summary>Which lists the municipality, by the id of the membership.</summary>
    private Task<Dictionary<int, WaitingParty>> Associations(List<int> ids, CancellationToken cancel) =>
        db.Memberships.Where(membership => ids.Contains(membership.Id)).Select(membership => new { membership.Id, membership.Association!.Name })
            .ToDictionaryAsync(membership => membership.Id, membership => new WaitingParty(membership.Name, null, null, true), cancel);

    private Task<Dictionary<int, ContactRead>> ContactRequests(List<int> ids, int organisationId, CancellationToken cancel) =>
        db.ContactRequests.Where(request => ids.Contains(request.Id)).Select(request => new ContactRead(
            request.Id,
            request.FromMunicipalityId == organisationId ? request.ToMunicipality!.Name : request.FromMunicipality!.Name,
            request.FromMunicipalityId == organisationId ? request.ToMunicipality!.CountryCode : request.FromMunicipality!.CountryCode,
            request.Theme,
            request.Status)).ToDictionaryAsync(request => request.Id, cancel);

    private Task<Dictionary<int, AgreementRead>> AgreementFacts(List<int> ids, int organisationId, CancellationToken cancel) =>
        (from agreement in db.Agreements
         join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
         where ids.Contains(agreement.Id)
         select new AgreementRead
         {
             Id = agreement.Id,
             Kind = version.Kind,
             Life = new AgreementLife
             {
                 Status = agreement.Status,
                 IsInForce = agreement.InForceAt != null,
                 Term = version.Term,
                 End = version.End,
                 RenewalYears = version.RenewalYears,
                 NoticeMonths = version.NoticeMonths,
                 EndsOn = agreement.EndsOn,
                 IsRenewed = false,
             },
             DraftingOrganisationId = agreement.DraftingOrganisationId,
             DeclinedByOrganisationId = agreement.DeclinedByOrganisationId,
             VersionNumber = agreement.CurrentVersionNumber,
             EndorsedVersionNumber = agreement.Versions.Where(one => one.Endorsements.Any(endorsement => endorsement.AgreementParty.OrganisationId == organisationId && endorsement.WithdrawnAt == null))
                .Max(one => (int?)one.Number),
             Titles = version.Texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
             Others = agreement.Parties.Where(party => ids.Contains(party.AgreementId) && party.OrganisationId != organisationId).OrderBy(party => party.Organisation!.SortName)
                .Select(party => new AgreementPartyRead(party.OrganisationId, party.Organisation!.Name, party.Organisation.CountryCode, party.PaperObjection != null,
                    db.Set<AgreementTermination>().Any(termination => termination.AgreementId == party.AgreementId && termination.OrganisationId == party.OrganisationId))).ToList(),
         }).AsSingleQuery().ToDictionaryAsync(agreement => agreement.Id, cancel);

    private sealed class OwnParty
    {
        public required PartnershipParty Party { get; init; }

        public required Partnership Partnership { get; init; }
    }

    private sealed class OwnAgreement
    {
        public required AgreementParty Party { get; init; }

        public required Agreement Agreement { get; init; }

        public required AgreementVersion Version { get; init; }

        /// <summary>The organisation has accepted the partnership, and that goes on.</summary>
        public required bool CanBind { get; init; }

    }

    private sealed class WaitingKey
    {
        public required WaitingKind Kind { get; init; }

        public required int RecordId { get; init; }

        public required DateTime? Since { get; init; }
    }

    private sealed record ContactRead(int Id, string Other, string? CountryCode, string Theme, ContactRequestStatus Status)
    {
        public WaitingItem Item(WaitingKey key) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Theme = Theme,
            ContactStatus = Status,
            Others = [new WaitingParty(Other, CountryCode, null, true)],
        };
    }

    private sealed class PartnershipRead
    {
        public required int Id { get; init; }

        public required PartnershipOrigin Origin { get; init; }

        public required List<WaitingParty> Others { get; init; }

        public WaitingItem Item(WaitingKey key) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Origin = Origin,
            // Of an ending who ended its part, otherwise who asks to reopen.
            Others = [.. Others.Select(party => party with { Spoke = key.Kind == WaitingKind.ReadEnding ? party.Answer == PartyAnswer.Ended : party.Spoke })],
        };
    }

    private sealed class AgreementRead
    {
        public required int Id { get; init; }

        public required AgreementKind Kind { get; init; }

        public required AgreementLife Life { get; init; }

        public required int DraftingOrganisationId { get; init; }

        public required int? DeclinedByOrganisationId { get; init; }

        public required int VersionNumber { get; init; }

        public required int? EndorsedVersionNumber { get; init; }

        public required List<AgreementTitle> Titles { get; init; }

        public required List<AgreementPartyRead> Others { get; init; }

        /// <summary>Since the warning began; null while it has not.</summary>
        public WaitingKey? RenewalKey(DateOnly today) => Life.NextRenewal(today) is { } renewal && renewal.IsNear(today)
            ? new() { Kind = WaitingKind.TacitRenewal, RecordId = Id, Since = renewal.WarnsFrom.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) }
            : null;

        public WaitingItem Item(WaitingKey key, DateOnly today) => new()
        {
            Kind = key.Kind,
            RecordId = Id,
            Since = key.Since,
            Renewal = key.Kind == WaitingKind.TacitRenewal ? Life.NextRenewal(today) : null,
            AgreementKind = Kind,
            Titles = Titles,
            VersionNumber = VersionNumber,
            EndorsedVersionNumber = EndorsedVersionNumber,
            Others = [.. Others.Select(party => new WaitingParty(party.Name, party.CountryCode, null, Spoke(key.Kind, party)))],
        };

        private bool Spoke(WaitingKind kind, AgreementPartyRead party) => kind switch
        {
            WaitingKind.ConfirmPaper => party.OrganisationId == DraftingOrganisationId,
            WaitingKind.ReviseDeclined => party.OrganisationId == DeclinedByOrganisationId,
            WaitingKind.CorrectPaper => party.HasObjected,
            WaitingKind.ReadNotice => party.HasGivenNotice,
            _ => false,
        };
    }

    private sealed record AgreementPartyRead(int OrganisationId, string Name, string? CountryCode, bool HasObjected, bool HasGivenNotice);
}
