using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.CouncilPresentations;

/// <summary>The partnerships of one municipality as its council reads them: a page for who knows nothing of them.</summary>
public sealed class CouncilPresentationQueries(MicPortalDbContext db)
{
    /// <summary>More than a council reads.</summary>
    public const int MostPartnerships = 40;

    public Task<CouncilOf?> Council(int municipalityId, CancellationToken cancel)
    {
        var ended = db.Partnerships.HaveEnded();
        return db.Municipalities.Where(municipality => municipality.Id == municipalityId).Select(municipality => new CouncilOf
        {
            MunicipalityId = municipality.Id,
            Municipality = municipality.Name,
            ConcurrencyToken = municipality.ConcurrencyToken,
            DecidingBodyTerm = municipality.DecidingBodyTerm,
            Languages = municipality.Languages,
            NextElection = municipality.NextElection,
            LastElection = municipality.LastElection,
            PresentedOn = municipality.PresentedToCouncilOn,
            Ended = db.Set<PartnershipParty>().Count(party => party.OrganisationId == municipalityId
                && ended.Any(partnership => partnership.Id == party.PartnershipId && partnership.SuccessorId == null)),
            Unanswered = db.Set<PartnershipParty>().Count(party => party.OrganisationId == municipalityId && party.Answer == PartyAnswer.None
                && db.Partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage != PartnershipStage.Ended)),
            Standing = db.Set<PartnershipParty>().Count(party => party.OrganisationId == municipalityId && party.Answer == PartyAnswer.Accepted
                && db.Partnerships.Any(partnership => partnership.Id == party.PartnershipId && partnership.Stage != PartnershipStage.Ended
                    && partnership.Parties.Any(other => other.OrganisationId != municipalityId && other.Answer == PartyAnswer.Accepted))),
        }).SingleOrDefaultAsync(cancel);
    }

    /// <summary>To whom the municipality proposes a partnership that nobody else has accepted yet.</summary>
    public Task<List<ProposedPartnership>> Proposed(int municipalityId, Actor actor, CancellationToken cancel) =>
        db.Partnerships.VisibleTo(actor).Where(partnership => partnership.Stage != PartnershipStage.Ended
                && partnership.Parties.Any(party => party.OrganisationId == municipalityId && party.Answer == PartyAnswer.Accepted)
                && !partnership.Parties.Any(party => party.OrganisationId != municipalityId && party.Answer == PartyAnswer.Accepted)
                && partnership.Parties.Any(party => party.OrganisationId != municipalityId && party.Answer == PartyAnswer.None))
            .OrderBy(partnership => partnership.SortName).ThenBy(partnership => partnership.Id).Take(MostPartnerships)
            .Select(partnership => new ProposedPartnership(partnership.Id, partnership.Parties.Where(party => party.OrganisationId != municipalityId && party.Answer == PartyAnswer.None)
                .OrderBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList())).AsSingleQuery().ToListAsync(cancel);

    /// <summary>Those that the municipality and another party have accepted and that go on, the active ones first; with what is agreed, or lies before the parties.</summary>
    public async Task<List<PresentedPartnership>> Partnerships(int municipalityId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var own = db.Set<PartnershipParty>().Where(party => party.OrganisationId == municipalityId && party.Answer == PartyAnswer.Accepted
            && db.Set<PartnershipParty>().Any(other => other.PartnershipId == party.PartnershipId && other.OrganisationId != municipalityId && other.Answer == PartyAnswer.Accepted)).Select(party => party.PartnershipId);
        var dormant = db.Partnerships.In(PartnershipState.Dormant, today, db);
        var partnerships = await db.Partnerships.VisibleTo(actor).Where(partnership => own.Contains(partnership.Id) && partnership.Stage != PartnershipStage.Ended)
            .OrderBy(partnership => partnership.Stage == PartnershipStage.Active ? 0 : 1).ThenBy(partnership => partnership.SortName).ThenBy(partnership => partnership.Id)
            .Take(MostPartnerships).Select(partnership => new PresentedPartnership
            {
                Id = partnership.Id,
                Stage = partnership.Stage,
                IsDormant = dormant.Any(one => one.Id == partnership.Id),
                FirstContact = partnership.FirstContact,
                Themes = partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList(),
                Parties = partnership.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => new PresentedParty
                {
                    OrganisationId = party.OrganisationId,
                    Name = party.Organisation!.Name,
                    CountryCode = party.Organisation.CountryCode,
                    Population = party.Organisation is Municipality ? ((Municipality)party.Organisation).Population : null,
                    Answer = party.Answer,
                    SaysBegun = party.SaysBegun,
                    ConfirmedAt = party.ConfirmedAt,
                    Path = party.Path,
                    PathDetail = party.PathDetail,
                    Visions = party.Visions.OrderByDescending(vision => vision.IsAuthoritative).Select(vision => new VisionText(vision.Language, vision.Text)).ToList(),
                }).ToList(),
            }).AsSplitQuery().ToListAsync(cancel);
        var ids = partnerships.ConvertAll(partnership => partnership.Id);
        var agreements = await Agreements(ids, municipalityId, actor, today).ToListAsync(cancel);
        partnerships.ForEach(partnership => partnership.Agreements.AddRange(agreements.Where(agreement => agreement.PartnershipId == partnership.Id)));
        return partnerships;
    }

    private IQueryable<PresentedAgreement> Agreements(List<int> partnershipIds, int municipalityId, Actor actor, DateOnly today)
    {
        var renewed = db.Agreements.In(AgreementState.Renewed, today);
        return (from agreement in db.Agreements.VisibleTo(actor)
                join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
                where partnershipIds.Contains(agreement.PartnershipId) && (agreement.Status == AgreementStatus.Signed || agreement.Status == AgreementStatus.Endorsed || agreement.Status == AgreementStatus.Proposed)
                orderby agreement.Id descending
                select new PresentedAgreement
                {
                    Id = agreement.Id,
                    PartnershipId = agreement.PartnershipId,
                    Kind = version.Kind,
                    PartyCount = agreement.Parties.Count,
                    IsSignedByUs = agreement.Parties.Any(party => party.OrganisationId == municipalityId && party.Signature != null),
                    Start = version.Start,
                    SignaturesToTakeEffect = version.SignaturesToTakeEffect,
                    Life = new AgreementLife
                    {
                        Status = agreement.Status,
                        IsInForce = agreement.InForceAt != null,
                        Term = version.Term,
                        End = version.End,
                        RenewalYears = version.RenewalYears,
                        NoticeMonths = version.NoticeMonths,
                        EndsOn = agreement.EndsOn,
                        IsRenewed = renewed.Any(one => one.Id == agreement.Id),
                    },
                    Signed = agreement.Parties.Where(party => party.Signature != null).Select(party => party.Signature!.Date).ToList(),
                    Texts = version.Texts.OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new PresentedText(text.Language, text.Title, text.Purpose)).ToList(),
                }).AsSingleQuery();
    }
}

/// <summary>A municipality with its council, and how many partnerships it has to tell of.</summary>
public sealed class CouncilOf
{
    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required string? DecidingBodyTerm { get; init; }

    /// <summary>The working language first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required PartialDate? NextElection { get; init; }

    public required PartialDate? LastElection { get; init; }

    public required PartialDate? PresentedOn { get; init; }

    public required int Ended { get; init; }

    /// <summary>That the municipality has not said anything to.</summary>
    public required int Unanswered { get; init; }

    /// <summary>That it and another party have accepted and that go on.</summary>
    public required int Standing { get; init; }

    public PartialDate? NewCouncil(DateOnly today) => Domain.Organisations.Municipality.NewCouncil(NextElection, LastElection, PresentedOn, today);
}

/// <param name="To">Who has not answered.</param>
public sealed record ProposedPartnership(int Id, List<string> To);

public sealed class PresentedPartnership
{
    public required int Id { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required bool IsDormant { get; init; }

    public PartnershipState State => JointWork.StateOf(Stage, IsDormant);

    public required PartialDate? FirstContact { get; init; }

    public required List<string> Themes { get; init; }

    public required List<PresentedParty> Parties { get; init; }

    public List<PresentedAgreement> Agreements { get; } = [];
}

public sealed class PresentedParty
{
    public required int OrganisationId { get; init; }

    public required string Name { get; init; }

    public required string? CountryCode { get; init; }

    public required int? Population { get; init; }

    public required PartyAnswer Answer { get; init; }

    public required bool SaysBegun { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime? ConfirmedAt { get; init; }

    public required PathKind? Path { get; init; }

    public required string? PathDetail { get; init; }

    public required List<VisionText> Visions { get; init; }
}

public sealed class PresentedAgreement
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required AgreementKind Kind { get; init; }

    public required int PartyCount { get; init; }

    public required bool IsSignedByUs { get; init; }

    public required PartialDate? Start { get; init; }

    public required int? SignaturesToTakeEffect { get; init; }

    public required AgreementLife Life { get; init; }

    public required List<PartialDate> Signed { get; init; }

    /// <summary>The authentic ones first.</summary>
    public required List<PresentedText> Texts { get; init; }

    public PartialDate? EffectiveFrom => AgreementLife.EffectiveFrom(Start, Signed, SignaturesToTakeEffect ?? PartyCount);
}

public sealed record PresentedText(string Language, string Title, string Purpose);
