using System.Linq.Expressions;
using MicPortal.Application.Data;
using MicPortal.Application.Plans;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Agreements;

/// <summary>What the pages about agreements show, each read in as few queries as the page needs.</summary>
public sealed class AgreementQueries(MicPortalDbContext db)
{
    /// <summary>The agreements of a partnership that the actor may see, the newest first.</summary>
    public async Task<List<AgreementRow>> OfPartnership(int partnershipId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var renewed = db.Agreements.In(AgreementState.Renewed, today);
        var (keeping, asked) = (db.PartiesThatMayKeepApproval(), db.PartiesAskedAboutCorrection());
        var organisationId = actor.PartyId;
        // The partnership once more, or SQLite joins all parties to their organisations first.
        var own = db.Agreements.Where(agreement => agreement.PartnershipId == partnershipId).Select(agreement => agreement.Id);
        var agreements = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.PartnershipId == partnershipId)
            .OrderBy(agreement => agreement.Status == AgreementStatus.TakenBack ? 1 : 0).ThenByDescending(agreement => agreement.Id)
            .Select(agreement => new
            {
                agreement.Id,
                agreement.Status,
                agreement.IsOnPaper,
                agreement.DraftingOrganisationId,
                agreement.CurrentVersionNumber,
                agreement.DeclinedByOrganisationId,
                agreement.InForceAt,
                agreement.EndsOn,
                IsRenewed = renewed.Any(one => one.Id == agreement.Id),
                RemarksToAnswer = agreement.Remarks.Count(remark => remark.ClosedAt == null && remark.LastWordOrganisationId != organisationId),
                Parties = agreement.Parties.Where(party => own.Contains(party.AgreementId)).OrderBy(party => party.Organisation!.SortName).Select(party => new
                {
                    party.Id,
                    party.OrganisationId,
                    party.Organisation!.Name,
                    SignedOn = party.Signature == null ? (PartialDate?)null : party.Signature.Date,
                    HasConfirmedPaper = party.PaperConfirmedAt != null,
                    HasObjected = party.PaperObjection != null,
                    party.ReturnedVersionNumber,
                    MayKeepApproval = keeping.Any(one => one.Id == party.Id),
                    IsAskedAboutCorrection = asked.Any(one => one.Id == party.Id),
                    LastDay = db.Set<AgreementTermination>().Where(termination => termination.AgreementId == party.AgreementId && termination.OrganisationId == party.OrganisationId).Select(termination => (PartialDate?)termination.LastDay).FirstOrDefault(),
                }).ToList(),
            }).AsSingleQuery().ToListAsync(cancel);
        var versions = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.PartnershipId == partnershipId)
            .SelectMany(agreement => agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber))
            .Select(version => new
            {
                version.AgreementId,
                Endorsed = version.Endorsements.Where(endorsement => endorsement.WithdrawnAt == null).Select(endorsement => endorsement.AgreementPartyId).ToList(),
                Row = new AgreementRowVersion
                {
                    Kind = version.Kind,
                    Start = version.Start,
                    Term = version.Term,
                    End = version.End,
                    RenewalYears = version.RenewalYears,
                    NoticeMonths = version.NoticeMonths,
                    ReviewMonths = version.ReviewMonths,
                    SignaturesToTakeEffect = version.SignaturesToTakeEffect,
                    Titles = version.Texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
                },
            }).AsSingleQuery().ToDictionaryAsync(version => version.AgreementId, cancel);
        // A draft may be deleted between the two queries.
        return [.. agreements.Where(agreement => versions.ContainsKey(agreement.Id)).Select(agreement => new AgreementRow
        {
            Id = agreement.Id,
            Status = agreement.Status,
            IsOnPaper = agreement.IsOnPaper,
            DraftingOrganisationId = agreement.DraftingOrganisationId,
            VersionNumber = agreement.CurrentVersionNumber,
            DeclinedByOrganisationId = agreement.DeclinedByOrganisationId,
            RemarksToAnswer = agreement.RemarksToAnswer,
            IsInForce = agreement.InForceAt is not null,
            EndsOn = agreement.EndsOn,
            IsRenewed = agreement.IsRenewed,
            Version = versions[agreement.Id].Row,
            Parties = [.. agreement.Parties.Select(party => new AgreementRowParty
            {
                OrganisationId = party.OrganisationId,
                Name = party.Name,
                HasEndorsed = versions[agreement.Id].Endorsed.Contains(party.Id),
                SignedOn = party.SignedOn,
                HasSigned = party.SignedOn is not null,
                HasConfirmedPaper = party.HasConfirmedPaper,
                HasObjected = party.HasObjected,
                HasReturned = party.ReturnedVersionNumber == agreement.CurrentVersionNumber && !versions[agreement.Id].Endorsed.Contains(party.Id),
                MayKeepApproval = party.MayKeepApproval,
                IsAskedAboutCorrection = party.IsAskedAboutCorrection,
                LastDay = party.LastDay,
            })],
        })];
    }

    /// <summary>
    /// Everything that the agreement's page and its summary show; null when the actor may not see it, and when its draft is
    /// deleted or proposed between the queries.
    /// </summary>
    /// <param name="older">Versions that are read beside the current one.</param>
    public async Task<AgreementDetails?> Details(int id, Actor actor, DateOnly today, RemarksRead remarks, CancellationToken cancel, params IReadOnlyCollection<int> older)
    {
        var renewed = db.Agreements.In(AgreementState.Renewed, today);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        var organisationId = actor.PartyId;
        // None of them names the agreement that it is read with, or SQLite would need an APPLY.
        var own = db.Set<AgreementParty>().Where(party => party.AgreementId == id && party.OrganisationId == organisationId);
        var members = db.Memberships.Where(counts);
        var current = db.Agreements.Where(agreement => agreement.Id == id);
        // An association reads what its members say, not what the others do; the public reads none of it.
        var readable = db.Set<AgreementRemark>().Where(remark => remark.AgreementId == id && (own.Any() || members.Any(member => member.MunicipalityId == remark.OrganisationId)));
        var chosen = readable
            .Where(remark => (remarks.Id == null || remark.Id == remarks.Id) && (remarks.Before == null || remark.Id < remarks.Before)
                && (!remarks.OnlyOpen || remark.ClosedAt == null || (remark.IsReturn && current.Any(one => one.CurrentVersionNumber == remark.VersionNumber))))
            .OrderByDescending(remark => remarks.OnlyOpen && remark.IsReturn && current.Any(one => one.CurrentVersionNumber == remark.VersionNumber))
            .ThenBy(remark => remarks.OnlyOpen && remark.LastWordOrganisationId == organisationId)
            .ThenByDescending(remark => remark.Id).Take(remarks.Most).Select(remark => remark.Id);
        // One that all endorsed before one that is proposed, and the latest years first; none that the reader has left, of which this is of today.
        var key = Strategy.AgreementKey(id);
        var readers = db.StrategyPlaces().Where(place => place.OrganisationId == organisationId || members.Any(member => member.MunicipalityId == place.OrganisationId)).Present(db);
        var strategies = db.Strategies.VisibleTo(actor).Where(strategy => strategy.TakenBackAt == null && strategy.AgreementKeys.Contains(key) && readers.Any(place => place.RecordId == strategy.Id))
            .OrderByDescending(strategy => strategy.AgreedVersionNumber != null).ThenByDescending(strategy => strategy.FromYear).ThenBy(strategy => strategy.Id);
        var record = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.Id == id).Select(agreement => new
        {
            StrategyId = strategies.Select(strategy => (int?)strategy.Id).FirstOrDefault(),
            StrategyTitle = strategies.Select(strategy => strategy.Title).FirstOrDefault(),
            StrategyLanguage = strategies.Select(strategy => strategy.Language).FirstOrDefault(),
            StrategyFrom = strategies.Select(strategy => strategy.FromYear).FirstOrDefault(),
            StrategyUntil = strategies.Select(strategy => strategy.UntilYear).FirstOrDefault(),
            StrategyAgreed = strategies.Any(strategy => strategy.AgreedVersionNumber != null),
            agreement.PartnershipId,
            agreement.ConcurrencyToken,
            agreement.Status,
            agreement.IsOnPaper,
            agreement.IsDemo,
            agreement.DraftingOrganisationId,
            agreement.DeclineReason,
            agreement.TakenBackReason,
            agreement.TakenBackAt,
            agreement.DeclinedByOrganisationId,
            agreement.InForceAt,
            agreement.EndsOn,
            IsRenewed = renewed.Any(one => one.Id == agreement.Id),
            HasNotices = agreement.Terminations.Any(),
            agreement.EarlierId,
            agreement.Link,
            HasLater = agreement.Later.Any(),
            PartnershipGoesOn = agreement.Partnership!.Stage != PartnershipStage.Ended,
            IsPublished = agreement.Partnership!.Parties.All(party => party.Publication == Publication.Agreement
                && party.Answer != PartyAnswer.NotOurs && party.Answer != PartyAnswer.WrongMunicipality),
            ActorsAssociationHasParty = agreement.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            OpenRemarks = readable.Count(remark => remark.ClosedAt == null),
            ClosedRemarks = readable.Count(remark => remark.ClosedAt != null),
            Remarks = agreement.Remarks.Where(remark => chosen.Contains(remark.Id)).OrderByDescending(remark => remark.Id).Select(remark => new RemarkDetails
            {
                Id = remark.Id,
                VersionNumber = remark.VersionNumber,
                Section = remark.Section,
                ContributionOf = remark.ContributionOf,
                Text = remark.Text,
                IsReturn = remark.IsReturn,
                OrganisationId = remark.OrganisationId,
                Role = remark.Role,
                Mandated = remark.Mandate!.Association!.Name,
                WrittenAt = remark.WrittenAt,
                ClosedAt = remark.ClosedAt,
                ClosedByOrganisationId = remark.ClosedByOrganisationId,
                Answers = remark.Answers.Where(answer => own.Any() || members.Any(member => member.MunicipalityId == answer.OrganisationId))
                    .OrderBy(answer => answer.Id).Select(answer => new RemarkAnswerDetails(answer.OrganisationId, answer.Role, answer.WrittenAt, answer.Text, answer.Mandate!.Association!.Name)).ToList(),
            }).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        var parties = await Parties(id, record.PartnershipId, actor.PartyId, counts).ToListAsync(cancel);
        var versions = await Versions(id).Select(version => new
        {
            version.Number,
            version.WrittenAt,
            version.WrittenByOrganisationId,
            Mandated = version.Mandate!.Association!.Name,
            CoSignatories = version.CoSignatories.OrderBy(one => one.Id).Select(one => new CoSignatoryDetails(
                one.Id, one.Name, one.Description, one.Signature == null ? null : new SignatureDetails(one.Signature.SignatoryTitle, one.Signature.Date, one.Signature.Place))).ToList(),
            version.FullTextDocuments,
            version.CorrectedNumber,
            version.Correction,
            Endorsements = version.Endorsements.Select(endorsement => new
            {
                endorsement.KeptFromNumber,
                endorsement.AgreementPartyId,
                endorsement.EndorsedAt,
                endorsement.WithdrawnAt,
                endorsement.WithdrawalReason,
                endorsement.Role,
                Mandated = endorsement.Mandate!.Association!.Name,
                Creator = db.Users.Where(user => user.Id == endorsement.UserId && user.CreatedByUserId != null)
                    .Select(user => new { user.CreatedAt, Post = db.Users.Where(creator => creator.Id == user.CreatedByUserId).Select(creator => creator.Post).FirstOrDefault() }).FirstOrDefault(),
                Decisions = endorsement.Decisions.OrderBy(decision => decision.Id).Select(decision => new DecisionTaken(decision.Body, decision.Reference, decision.Date)).ToList(),
            }).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        if (versions.Count == 0)
        {
            return null;
        }

        var number = versions.Max(version => version.Number);
        var endorsements = versions.SelectMany(version => version.Endorsements.Where(endorsement => endorsement.WithdrawnAt is null), (version, endorsement) => new EndorsementDetails
        {
            PartyId = endorsement.AgreementPartyId,
            VersionNumber = version.Number,
            KeptFromNumber = endorsement.KeptFromNumber,
            EndorsedAt = endorsement.EndorsedAt,
            Role = endorsement.Role,
            Mandated = endorsement.Mandated,
            AccountCreatedBy = endorsement.Creator?.Post,
            AccountCreatedAt = endorsement.Creator?.CreatedAt,
            Decisions = endorsement.Decisions,
        }).ToList();
        var ownParty = parties.SingleOrDefault(party => party.OrganisationId == actor.OrganisationId && actor.ActsFor(party.OrganisationId, record.PartnershipId));
        var endorsedBefore = endorsements.Where(endorsement => endorsement.PartyId == ownParty?.Id && endorsement.VersionNumber < number).Max(endorsement => (int?)endorsement.VersionNumber);
        var latest = versions.Single(version => version.Number == number);
        var changedSince = ownParty?.IsAskedAboutCorrection == true ? latest.CorrectedNumber : endorsedBefore;
        var texts = await Texts(id, [number, endorsedBefore ?? number, changedSince ?? number, .. older], cancel);
        texts.ForEach(text => text.CoSignatories.AddRange(versions.Single(version => version.Number == text.Number).CoSignatories));
        if (texts.Find(version => version.Number == number) is not { } currentText)
        {
            return null;
        }

        var others = record.EarlierId is null && !record.HasLater ? [] : await Linked(id, record.EarlierId, actor).AsSingleQuery().ToListAsync(cancel);
        var documents = ownParty is not null || record.ActorsAssociationHasParty ? await AgreementDocumentQueries.Of(db, id).ToListAsync(cancel) : [];
        return new AgreementDetails
        {
            Strategy = record.StrategyId is { } strategyId ? new AgreementStrategy(strategyId, record.StrategyTitle!, record.StrategyLanguage!, record.StrategyFrom, record.StrategyUntil, record.StrategyAgreed) : null,
            Id = id,
            PartnershipId = record.PartnershipId,
            ConcurrencyToken = record.ConcurrencyToken,
            Status = record.Status,
            IsOnPaper = record.IsOnPaper,
            IsDemo = record.IsDemo,
            DraftingOrganisationId = record.DraftingOrganisationId,
            DeclineReason = record.DeclineReason,
            TakenBackReason = record.TakenBackReason,
            TakenBackAt = record.TakenBackAt,
            DeclinedByOrganisationId = record.DeclinedByOrganisationId,
            InForceAt = record.InForceAt,
            EndsOn = record.EndsOn,
            IsRenewed = record.IsRenewed,
            Link = record.Link,
            Earlier = others.SingleOrDefault(other => other.Id == record.EarlierId),
            Later = [.. others.Where(other => other.Id != record.EarlierId)],
            Statements = record.HasNotices ? await Statements(id).ToListAsync(cancel) : [],
            VersionNumber = number,
            PartnershipGoesOn = record.PartnershipGoesOn,
            IsPublished = record.IsPublished,
            ActorsAssociationHasParty = record.ActorsAssociationHasParty,
            Parties = parties,
            Version = currentText,
            EndorsedBefore = texts.SingleOrDefault(version => version.Number == endorsedBefore),
            ChangedSince = texts.SingleOrDefault(version => version.Number == changedSince),
            VersionsRead = texts,
            Documents = documents,
            Remarks = record.Remarks,
            OpenRemarks = record.OpenRemarks,
            ClosedRemarks = record.ClosedRemarks,
            Versions = [.. versions.OrderByDescending(version => version.Number)
                .Select(version => new VersionRow(version.Number, version.WrittenAt, version.WrittenByOrganisationId, version.Mandated, version.FullTextDocuments, version.CorrectedNumber, version.Correction))],
            Endorsements = endorsements,
            Withdrawals = [.. versions.Where(version => version.Number == number || version.Number == latest.CorrectedNumber)
                .SelectMany(version => version.Endorsements.Where(endorsement => endorsement.WithdrawnAt >= (version == latest ? DateTime.MinValue : latest.WrittenAt))
                    .Select(endorsement => new WithdrawalDetails(endorsement.AgreementPartyId, version.Number, endorsement.WithdrawnAt!.Value, endorsement.WithdrawalReason ?? "")))],
        };
    }

    /// <summary>What decides who may act on an agreement that the actor may see; null when there is none.</summary>
    public async Task<AgreementStanding?> Standing(int id, Actor actor, CancellationToken cancel)
    {
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        var keeping = db.PartiesThatMayKeepApproval();
        var record = await db.Agreements.VisibleTo(actor).Where(agreement => agreement.Id == id).Select(agreement => new
        {
            agreement.PartnershipId,
            agreement.Status,
            agreement.DraftingOrganisationId,
            agreement.IsOnPaper,
            agreement.CurrentVersionNumber,
            agreement.InForceAt,
            Parties = agreement.Parties.Select(party => new
            {
                party.Id,
                party.OrganisationId,
                HasSigned = party.Signature != null,
                HasConfirmedPaper = party.PaperConfirmedAt != null,
                HasGivenNotice = db.Set<AgreementTermination>().Any(termination => termination.AgreementId == party.AgreementId && termination.OrganisationId == party.OrganisationId),
                MayKeepApproval = keeping.Any(one => one.Id == party.Id),
            }).ToList(),
            agreement.Partnership!.Stage,
            Accepted = agreement.Partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Select(party => party.OrganisationId).ToList(),
            IsPublished = agreement.Partnership.Parties.All(party => party.Publication == Publication.Agreement
                && party.Answer != PartyAnswer.NotOurs && party.Answer != PartyAnswer.WrongMunicipality),
            ActorsAssociationHasParty = agreement.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        var endorsed = await Versions(id).Where(version => version.Number == record.CurrentVersionNumber).SelectMany(version => version.Endorsements)
            .Where(endorsement => endorsement.WithdrawnAt == null).Select(endorsement => endorsement.AgreementPartyId).ToListAsync(cancel);
        return new AgreementStanding(
            record.Status,
            record.DraftingOrganisationId,
            record.IsOnPaper,
            [.. record.Parties.Select(party => new AgreementPartyStanding(party.OrganisationId, endorsed.Contains(party.Id), party.HasSigned, party.HasConfirmedPaper, record.Accepted.Contains(party.OrganisationId))
            {
                HasGivenNotice = party.HasGivenNotice,
                MayKeepApproval = party.MayKeepApproval,
            })],
            record.IsPublished,
            record.ActorsAssociationHasParty,
            record.Stage != PartnershipStage.Ended)
        {
            PartnershipId = record.PartnershipId,
            IsInForce = record.InForceAt is not null,
        };
    }

    private IQueryable<AgreementPartyDetails> Parties(int id, int partnershipId, int partyId, Expression<Func<Membership, bool>> counts)
    {
        var (keeping, asked) = (db.PartiesThatMayKeepApproval(), db.PartiesAskedAboutCorrection());
        // As on the partnership's own page.
        var outside = db.Set<PartnershipParty>().Where(party => party.PartnershipId == partnershipId && party.OrganisationId == partyId && party.OnlyInId != null);
        return db.Agreements.Where(agreement => agreement.Id == id).SelectMany(agreement => agreement.Parties).OrderBy(party => party.Organisation!.SortName).Select(party => new AgreementPartyDetails
        {
            Id = party.Id,
            OrganisationId = party.OrganisationId,
            Name = party.SignedAs ?? party.Organisation!.Name,
            SignedAs = party.SignedAs,
            NameNow = party.Organisation!.Name,
            IsMunicipality = party.Organisation is Municipality,
            CountryCode = party.Organisation.CountryCode,
            Population = party.Organisation is Municipality ? ((Municipality)party.Organisation).Population : null,
            HeadTerm = party.Organisation is Municipality ? ((Municipality)party.Organisation).HeadTerm : null,
            DecidingBodyTerm = party.Organisation is Municipality ? ((Municipality)party.Organisation).DecidingBodyTerm : null,
            Languages = party.Organisation is Municipality ? ((Municipality)party.Organisation).Languages : null,
            HasUsers = db.Users.Any(user => user.OrganisationId == party.OrganisationId && user.DisabledAt == null),
            IsHistory = party.Organisation!.SuccessorId != null,
            IsMemberOfActorsAssociation = party.Organisation!.Memberships.AsQueryable().Any(counts),
            Path = db.Partnerships.Where(partnership => partnership.Id == partnershipId).SelectMany(partnership => partnership.Parties)
                .Where(other => other.OrganisationId == party.OrganisationId && (party.OrganisationId == partyId || !outside.Any())).Select(other => other.Path).FirstOrDefault(),
            PathDetail = db.Partnerships.Where(partnership => partnership.Id == partnershipId).SelectMany(partnership => partnership.Parties)
                .Where(other => other.OrganisationId == party.OrganisationId && (party.OrganisationId == partyId || !outside.Any())).Select(other => other.PathDetail).FirstOrDefault(),
            Answer = db.Partnerships.Where(partnership => partnership.Id == partnershipId).SelectMany(partnership => partnership.Parties)
                .Where(other => other.OrganisationId == party.OrganisationId).Select(other => other.Answer).FirstOrDefault(),
            PaperConfirmedAt = party.PaperConfirmedAt,
            PaperObjection = party.PaperObjection,
            ReturnedVersionNumber = party.ReturnedVersionNumber,
            ReturnedAt = party.ReturnedAt,
            MayKeepApproval = keeping.Any(one => one.Id == party.Id),
            IsAskedAboutCorrection = asked.Any(one => one.Id == party.Id),
            Signature = party.Signature == null ? null : new SignatureDetails(party.Signature.SignatoryTitle, party.Signature.Date, party.Signature.Place),
            Notice = db.Set<AgreementTermination>().Where(termination => termination.AgreementId == id && termination.OrganisationId == party.OrganisationId)
                .Select(termination => new NoticeDetails(termination.LastDay, termination.Reason, termination.GivenAt)).FirstOrDefault(),
            Reviews = db.Set<AgreementReview>().Where(review => review.AgreementId == party.AgreementId && review.OrganisationId == party.OrganisationId)
                .OrderByDescending(review => review.ReviewedOn).ThenByDescending(review => review.Id)
                .Select(review => new ReviewDetails(review.ReviewedOn, review.Outcome, review.Word, review.RecordedAt)).ToList(),
        });
    }

    /// <summary>What the agreement renews or amends, and what renews or amends it, as far as the actor may see them; the newest first.</summary>
    private IQueryable<LinkedAgreement> Linked(int id, int? earlierId, Actor actor) =>
        from agreement in db.Agreements.VisibleTo(actor)
        where agreement.Id == earlierId || agreement.EarlierId == id
        orderby agreement.Id descending
        select new LinkedAgreement
        {
            Id = agreement.Id,
            Link = agreement.Link,
            Status = agreement.Status,
            InForceAt = agreement.InForceAt,
            PartyCount = agreement.Parties.Count,
            Start = agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber).Select(version => version.Start).FirstOrDefault(),
            SignaturesToTakeEffect = agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber).Select(version => version.SignaturesToTakeEffect).FirstOrDefault(),
            Signed = agreement.Parties.Where(party => party.Signature != null).Select(party => party.Signature!.Date).ToList(),
            Titles = agreement.Versions.Where(version => version.Number == agreement.CurrentVersionNumber).SelectMany(version => version.Texts)
                .OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToList(),
        };

    private IQueryable<StatementDetails> Statements(int id) =>
        db.Set<AgreementStatement>().Where(statement => statement.AgreementId == id).OrderBy(statement => statement.MadeAt).ThenBy(statement => statement.Id)
            .Select(statement => new StatementDetails(statement.OrganisationId, statement.Text, statement.MadeAt));

    private IQueryable<AgreementVersion> Versions(int id) =>
        db.Agreements.Where(agreement => agreement.Id == id).SelectMany(agreement => agreement.Versions);

    /// <summary>Versions of an agreement of which the reader sees how it came about, without who signs beside the parties.</summary>
    public Task<List<VersionDetails>> Texts(int id, IReadOnlyCollection<int> numbers, CancellationToken cancel) =>
        Versions(id).Where(version => numbers.Contains(version.Number)).OrderBy(version => version.Number).Select(version => new VersionDetails
        {
            Number = version.Number,
            Kind = version.Kind,
            Themes = version.Themes,
            Start = version.Start,
            Term = version.Term,
            End = version.End,
            RenewalYears = version.RenewalYears,
            NoticeMonths = version.NoticeMonths,
            ReviewMonths = version.ReviewMonths,
            SignaturesToTakeEffect = version.SignaturesToTakeEffect,
            FullTextDocuments = version.FullTextDocuments,
            WrittenAt = version.WrittenAt,
            WrittenByOrganisationId = version.WrittenByOrganisationId,
            Mandated = version.Mandate!.Association!.Name,
            Texts = version.Texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new VersionTextDetails
            {
                Language = text.Language,
                IsAuthentic = text.IsAuthentic,
                Title = text.Title,
                Purpose = text.Purpose,
                Scope = text.Scope,
                FullText = text.FullText,
                Contributions = text.Contributions.Select(contribution => new ContributionDetails(contribution.OrganisationId, contribution.Text)).ToList(),
            }).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
}

public sealed class AgreementRow
{
    public required int Id { get; init; }

    public required AgreementStatus Status { get; init; }

    public required bool IsOnPaper { get; init; }

    public required int DraftingOrganisationId { get; init; }

    public required int VersionNumber { get; init; }

    public required int? DeclinedByOrganisationId { get; init; }

    /// <summary>Open ones in which the reader's organisation did not have the last word.</summary>
    public required int RemarksToAnswer { get; init; }

    public required bool IsInForce { get; init; }

    public required PartialDate? EndsOn { get; init; }

    public required bool IsRenewed { get; init; }

    public required AgreementRowVersion Version { get; init; }

    public required List<AgreementRowParty> Parties { get; init; }

    /// <summary>As far as it goes itself: everyone reads it where every party of the partnership publishes agreements.</summary>
    public bool CanBePublic => Status == AgreementStatus.Signed && (!IsOnPaper || Parties.TrueForAll(party => party.HasConfirmedPaper));

    /// <summary>Null while it is not in force, and where its beginning is not known.</summary>
    public PartialDate? EffectiveFrom => !IsInForce ? null
        : AgreementLife.EffectiveFrom(Version.Start, Parties.Select(party => party.SignedOn).OfType<PartialDate>(), Version.SignaturesToTakeEffect ?? Parties.Count);

    public AgreementLife Life => new()
    {
        Status = Status,
        IsInForce = IsInForce,
        Term = Version.Term,
        End = Version.End,
        RenewalYears = Version.RenewalYears,
        NoticeMonths = Version.NoticeMonths,
        EndsOn = EndsOn,
        IsRenewed = IsRenewed,
    };
}

public sealed class AgreementRowVersion
{
    public required AgreementKind Kind { get; init; }

    public required PartialDate? Start { get; init; }

    public required AgreementTerm Term { get; init; }

    public required PartialDate? End { get; init; }

    public required int? RenewalYears { get; init; }

    public required int? NoticeMonths { get; init; }

    public required int? ReviewMonths { get; init; }

    public required int? SignaturesToTakeEffect { get; init; }

    public required List<AgreementTitle> Titles { get; init; }
}

/// <param name="IsAgreed">All parties have endorsed it.</param>
public sealed record AgreementStrategy(int Id, string Title, string Language, int FromYear, int UntilYear, bool IsAgreed);

public sealed record AgreementTitle(string Language, string Title);

public sealed class AgreementRowParty
{
    public required int OrganisationId { get; init; }

    public required string Name { get; init; }

    public required bool HasEndorsed { get; init; }

    public required bool HasSigned { get; init; }

    public required PartialDate? SignedOn { get; init; }

    public required bool HasConfirmedPaper { get; init; }

    /// <summary>Has said that the record of the paper is wrong.</summary>
    public required bool HasObjected { get; init; }

    /// <summary>Its mayor's office has returned the version that stands, and has not approved it after all.</summary>
    public required bool HasReturned { get; init; }

    /// <summary>It has approved the version that the one that stands may only correct.</summary>
    public required bool MayKeepApproval { get; init; }

    /// <summary>It has not said yet whether that is only a correction.</summary>
    public required bool IsAskedAboutCorrection { get; init; }

    /// <summary>By its notice.</summary>
    public required PartialDate? LastDay { get; init; }
}

public sealed class AgreementDetails
{
    /// <summary>The one that it is part of, of those that the reader sees.</summary>
    public AgreementStrategy? Strategy { get; init; }

    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required AgreementStatus Status { get; init; }

    public required bool IsOnPaper { get; init; }

    public required bool IsDemo { get; init; }

    public required int DraftingOrganisationId { get; init; }

    public required string? DeclineReason { get; init; }

    public required string? TakenBackReason { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? TakenBackAt { get; init; }

    public required int? DeclinedByOrganisationId { get; init; }

    public required DateTime? InForceAt { get; init; }

    /// <summary>Its last day by the notices of its parties.</summary>
    public required PartialDate? EndsOn { get; init; }

    public required bool IsRenewed { get; init; }

    /// <summary>What it does to <see cref="Earlier"/>.</summary>
    public required AgreementLink? Link { get; init; }

    /// <summary>What it renews or amends, when the reader may see that.</summary>
    public required LinkedAgreement? Earlier { get; init; }

    /// <summary>What renews or amends it, as far as the reader may see them.</summary>
    public required List<LinkedAgreement> Later { get; init; }

    /// <summary>Of the parties about a notice, the oldest first.</summary>
    public required List<StatementDetails> Statements { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>Its partnership has not ended.</summary>
    public required bool PartnershipGoesOn { get; init; }

    public required bool IsPublished { get; init; }

    public required bool ActorsAssociationHasParty { get; init; }

    public required List<AgreementPartyDetails> Parties { get; init; }

    /// <summary>A party has signed: the text changes no more, and what is open in the talk about it stays so.</summary>
    public bool IsTextFinal => Status == AgreementStatus.Signed || Parties.Exists(party => party.Signature is not null);

    public required VersionDetails Version { get; init; }

    /// <summary>The older version that the reader's party endorsed last; null when there is none.</summary>
    public required VersionDetails? EndorsedBefore { get; init; }

    /// <summary>The version from which on the reader's party is shown the changes: what it is asked about, or <see cref="EndorsedBefore"/>.</summary>
    public required VersionDetails? ChangedSince { get; init; }

    /// <summary>The current one, <see cref="EndorsedBefore"/>, <see cref="ChangedSince"/>, and the older ones that were asked for.</summary>
    public required List<VersionDetails> VersionsRead { get; init; }

    /// <summary>The newest first; none for who reads it as one of the public.</summary>
    public required List<DocumentDetails> Documents { get; init; }

    /// <summary>Those of what the reader may read that were asked for, the newest first.</summary>
    public required List<RemarkDetails> Remarks { get; init; }

    /// <summary>Of all that the reader may read.</summary>
    public required int OpenRemarks { get; init; }

    public required int ClosedRemarks { get; init; }

    /// <summary>The newest first.</summary>
    public required List<VersionRow> Versions { get; init; }

    /// <summary>Of every version, without those that were withdrawn.</summary>
    public required List<EndorsementDetails> Endorsements { get; init; }

    /// <summary>Of the current version, and of the one that it was said to correct, since it was written.</summary>
    public required List<WithdrawalDetails> Withdrawals { get; init; }

    public AgreementStanding Standing => new(
        Status,
        DraftingOrganisationId,
        IsOnPaper,
        [.. Parties.Select(party => new AgreementPartyStanding(party.OrganisationId, EndorsementOf(party) is not null, party.Signature is not null, party.PaperConfirmedAt is not null, party.Answer == PartyAnswer.Accepted)
        {
            HasGivenNotice = party.Notice is not null,
            MayKeepApproval = party.MayKeepApproval,
        })],
        IsPublished,
        ActorsAssociationHasParty,
        PartnershipGoesOn)
    {
        PartnershipId = PartnershipId,
        IsInForce = InForceAt is not null,
        AwaitsCoSignature = Version.CoSignatories.Exists(one => one.Signature is null),
    };

    public AgreementLife Life => new()
    {
        Status = Status,
        IsInForce = InForceAt is not null,
        Term = Version.Term,
        End = Version.End,
        RenewalYears = Version.RenewalYears,
        NoticeMonths = Version.NoticeMonths,
        EndsOn = EndsOn,
        IsRenewed = IsRenewed,
    };

    /// <summary>The reader's own town first.</summary>
    public IEnumerable<AgreementPartyDetails> PartiesFor(Actor actor) => Parties.OrderByDescending(party => party.OrganisationId == actor.OrganisationId);

    /// <summary>The party's endorsement of the current version.</summary>
    public EndorsementDetails? EndorsementOf(AgreementPartyDetails party) =>
        Endorsements.SingleOrDefault(endorsement => endorsement.PartyId == party.Id && endorsement.VersionNumber == VersionNumber);

    /// <summary>The party's last word on the current version, when it is that it has withdrawn its endorsement.</summary>
    public WithdrawalDetails? WithdrawalOf(AgreementPartyDetails party) =>
        EndorsementOf(party) is null ? Withdrawals.Where(withdrawal => withdrawal.PartyId == party.Id).MaxBy(withdrawal => withdrawal.At) : null;

    /// <summary>The version that the party endorsed last, whatever came after it.</summary>
    public EndorsementDetails? LastEndorsementOf(AgreementPartyDetails party) =>
        Endorsements.Where(endorsement => endorsement.PartyId == party.Id).MaxBy(endorsement => endorsement.VersionNumber);

    /// <summary>Its mayor's office has returned the version that stands.</summary>
    public bool IsReturnedBy(AgreementPartyDetails party) =>
        Status is AgreementStatus.Proposed && party.ReturnedVersionNumber == VersionNumber && EndorsementOf(party) is null;

    /// <summary>The remark with which it did; null where that is not for the reader, or not read.</summary>
    public RemarkDetails? ReturnOf(AgreementPartyDetails party) =>
        Remarks.Find(remark => remark.IsReturn && remark.OrganisationId == party.OrganisationId && remark.VersionNumber == VersionNumber);

    /// <summary>The version that the current one may only correct, while parties are asked about that; null otherwise.</summary>
    public int? CorrectionAskedOf => Versions[0].Correction == CorrectionState.Asked ? Versions[0].CorrectedNumber : null;

    /// <summary>The full text with this fingerprint; null for who does not see documents.</summary>
    public DocumentDetails? DocumentOf(string fingerprint) => Documents.Find(document => document.Kind == DocumentKind.FullText && document.Fingerprint == fingerprint);

    /// <summary>What was filed for the party on paper, the oldest first.</summary>
    public IEnumerable<DocumentDetails> FiledFor(AgreementPartyDetails party) =>
        Documents.Where(document => document is { Filing: not null, WithdrawnAt: null } && document.OrganisationId == party.OrganisationId).OrderBy(document => document.Id);

    /// <summary>Others that cannot speak for themselves here yet.</summary>
    /// <summary>Of the partnership; who has not answered yet is still in it.</summary>
    public List<AgreementPartyDetails> PartiesThatLeft => Parties.FindAll(party => party.Answer is not (PartyAnswer.None or PartyAnswer.Accepted));

    public List<AgreementPartyDetails> PartiesWithoutUsers(Actor actor) => Parties.FindAll(party => !party.HasUsers && party.OrganisationId != actor.OrganisationId);

    public AgreementPartyDetails? PartyOf(Actor actor) =>
        Parties.SingleOrDefault(party => party.OrganisationId == actor.OrganisationId && actor.ActsFor(party.OrganisationId, PartnershipId));

    /// <summary>
    /// When it takes effect: on its start, or with the signature that was the last one needed. Null while it is not in force.
    /// </summary>
    public PartialDate? InForceFrom => InForceAt is null ? null : AgreementLife.EffectiveFrom(
        Version.Start, Parties.Where(party => party.Signature is not null).Select(party => party.Signature!.Date), Version.SignaturesToTakeEffect ?? Parties.Count);

    /// <summary>Have signed, and have not given notice.</summary>
    public IEnumerable<AgreementPartyDetails> BoundParties => Parties.Where(party => party is { Signature: not null, Notice: null });

    /// <summary>The one in force that renews it.</summary>
    public LinkedAgreement? Renewal => Later.Find(later => later is { Link: AgreementLink.Renews, InForceAt: not null });

    public string NameOf(int? organisationId) => Parties.SingleOrDefault(party => party.OrganisationId == organisationId)?.Name ?? "";
}

public sealed class AgreementPartyDetails
{
    public required int Id { get; init; }

    public required int OrganisationId { get; init; }

    public required string Name { get; init; }

    /// <summary>The name under which it signed, where a merger has given it another since; null otherwise.</summary>
    public required string? SignedAs { get; init; }

    public required string NameNow { get; init; }

    public required bool IsMunicipality { get; init; }

    public required string? CountryCode { get; init; }

    public required int? Population { get; init; }

    public required string? HeadTerm { get; init; }

    public required string? DecidingBodyTerm { get; init; }

    /// <summary>The municipality's languages, its working language first; null for an association.</summary>
    public required IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Somebody of it has an account.</summary>
    public required bool HasUsers { get; init; }

    /// <summary>Another carries it on, and it is no more: nobody will have an account.</summary>
    public required bool IsHistory { get; init; }

    public required bool IsMemberOfActorsAssociation { get; init; }

    /// <summary>How the partnership came about, as this party says.</summary>
    public required PathKind? Path { get; init; }

    public required string? PathDetail { get; init; }

    /// <summary>To the partnership.</summary>
    public required PartyAnswer Answer { get; init; }

    public required DateTime? PaperConfirmedAt { get; init; }

    public required string? PaperObjection { get; init; }

    public required int? ReturnedVersionNumber { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? ReturnedAt { get; init; }

    /// <summary>It has approved the version that the current one may only correct.</summary>
    public required bool MayKeepApproval { get; init; }

    /// <summary>It has not said yet whether that is only a correction.</summary>
    public required bool IsAskedAboutCorrection { get; init; }

    public required SignatureDetails? Signature { get; init; }

    /// <summary>With which it ends its part.</summary>
    public required NoticeDetails? Notice { get; init; }

    /// <summary>The newest first.</summary>
    public required List<ReviewDetails> Reviews { get; init; }
}

/// <param name="GivenAt">UTC; when it was given in the portal.</param>
public sealed record NoticeDetails(PartialDate LastDay, string Reason, DateTime GivenAt);

/// <param name="RecordedAt">UTC.</param>
public sealed record ReviewDetails(PartialDate ReviewedOn, ReviewOutcome Outcome, string? Word, DateTime RecordedAt);

/// <param name="MadeAt">UTC.</param>
public sealed record StatementDetails(int OrganisationId, string Text, DateTime MadeAt);

/// <summary>An agreement that another names, or that names another.</summary>
public sealed class LinkedAgreement
{
    public required int Id { get; init; }

    public required AgreementLink? Link { get; init; }

    public required AgreementStatus Status { get; init; }

    public required DateTime? InForceAt { get; init; }

    public required int PartyCount { get; init; }

    public required PartialDate? Start { get; init; }

    public required int? SignaturesToTakeEffect { get; init; }

    public required List<PartialDate> Signed { get; init; }

    public required List<AgreementTitle> Titles { get; init; }

    /// <summary>Null while it is not in force.</summary>
    public PartialDate? InForceFrom => InForceAt is null ? null : AgreementLife.EffectiveFrom(Start, Signed, SignaturesToTakeEffect ?? PartyCount);
}

public sealed record CoSignatoryDetails(int Id, string Name, string? Description, SignatureDetails? Signature);

public sealed record SignatureDetails(string SignatoryTitle, PartialDate Date, string? Place);

public sealed class VersionDetails
{
    public required int Number { get; init; }

    public required AgreementKind Kind { get; init; }

    public required IReadOnlyList<string> Themes { get; init; }

    public required PartialDate? Start { get; init; }

    public required AgreementTerm Term { get; init; }

    public required PartialDate? End { get; init; }

    public required int? RenewalYears { get; init; }

    public required int? NoticeMonths { get; init; }

    public required int? ReviewMonths { get; init; }

    public required int? SignaturesToTakeEffect { get; init; }

    /// <summary>Their fingerprints.</summary>
    public required IReadOnlyList<string> FullTextDocuments { get; init; }

    public required DateTime WrittenAt { get; init; }

    public required int? WrittenByOrganisationId { get; init; }

    /// <summary>Who wrote it for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    public required List<VersionTextDetails> Texts { get; init; }

    /// <summary>Who signs beside the parties.</summary>
    public List<CoSignatoryDetails> CoSignatories { get; } = [];

    public AgreementContent Content => new()
    {
        Kind = Kind,
        Themes = Themes,
        Start = Start,
        Term = Term,
        End = End,
        RenewalYears = RenewalYears,
        NoticeMonths = NoticeMonths,
        ReviewMonths = ReviewMonths,
        SignaturesToTakeEffect = SignaturesToTakeEffect,
        CoSignatories = [.. CoSignatories.Select(one => new CoSignatory(one.Name, one.Description))],
        FullTextDocuments = FullTextDocuments,
        Texts = [.. Texts.Select(text => new AgreementText
        {
            Language = text.Language,
            IsAuthentic = text.IsAuthentic,
            Title = text.Title,
            Purpose = text.Purpose,
            Scope = text.Scope,
            FullText = text.FullText,
            Contributions = text.Contributions.ToDictionary(contribution => contribution.OrganisationId, contribution => contribution.Text),
        })],
    };

    /// <summary>The text in the language, or else the first authentic one.</summary>
    public VersionTextDetails TextIn(string? language) => Texts.Find(text => text.Language == language) ?? Texts[0];
}

/// <summary>A version in the list of versions.</summary>
/// <param name="Mandated">Who wrote it for the organisation under its mandate.</param>
/// <param name="CorrectedNumber">The version that it was said only to correct.</param>
public sealed record VersionRow(int Number, DateTime WrittenAt, int? WrittenByOrganisationId, string? Mandated, IReadOnlyList<string> FullTextDocuments, int? CorrectedNumber, CorrectionState? Correction);

public sealed class VersionTextDetails
{
    public required string Language { get; init; }

    public required bool IsAuthentic { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public required string? Scope { get; init; }

    public required string? FullText { get; init; }

    public required List<ContributionDetails> Contributions { get; init; }
}

public sealed record ContributionDetails(int OrganisationId, string Text);

public sealed class EndorsementDetails
{
    public required int PartyId { get; init; }

    public required int VersionNumber { get; init; }

    /// <summary>The version that was approved, of which this one is a correction.</summary>
    public required int? KeptFromNumber { get; init; }

    public required DateTime EndorsedAt { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>Who acted for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    /// <summary>The post of who made the account that endorsed; null where the portal or its operator did.</summary>
    public required string? AccountCreatedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? AccountCreatedAt { get; init; }

    public required List<DecisionTaken> Decisions { get; init; }
}

/// <param name="At">UTC.</param>
public sealed record WithdrawalDetails(int PartyId, int VersionNumber, DateTime At, string Reason);

public sealed class RemarkDetails
{
    public required int Id { get; init; }

    public required int VersionNumber { get; init; }

    public required RemarkSection Section { get; init; }

    public required int? ContributionOf { get; init; }

    public required string Text { get; init; }

    /// <summary>With it the mayor's office returned the version.</summary>
    public required bool IsReturn { get; init; }

    public required int OrganisationId { get; init; }

    public required UserRole Role { get; init; }

    /// <summary>Who acted for the organisation under its mandate.</summary>
    public required string? Mandated { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime WrittenAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? ClosedAt { get; init; }

    public required int? ClosedByOrganisationId { get; init; }

    /// <summary>The oldest first.</summary>
    public required List<RemarkAnswerDetails> Answers { get; init; }
}

/// <param name="WrittenAt">UTC.</param>
/// <param name="Mandated">Who acted for the organisation under its mandate.</param>
public sealed record RemarkAnswerDetails(int OrganisationId, UserRole Role, DateTime WrittenAt, string Text, string? Mandated);
