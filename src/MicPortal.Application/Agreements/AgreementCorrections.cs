using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;

namespace MicPortal.Application.Agreements;

/// <summary>Whose approvals a correction may keep, in SQL as in the domain; a test compares them.</summary>
public static class AgreementCorrections
{
    /// <summary>As <see cref="Agreement.MayKeepApproval"/>.</summary>
    public static IQueryable<AgreementParty> PartiesThatMayKeepApproval(this MicPortalDbContext db) => Judging(db)
        .Where(judging => judging.Corrected.Endorsements.Any(endorsement => endorsement.AgreementPartyId == judging.Party.Id && endorsement.WithdrawnAt == null))
        .Select(judging => judging.Party);

    /// <summary>As <see cref="Agreement.IsAskedAboutCorrection"/>.</summary>
    public static IQueryable<AgreementParty> PartiesAskedAboutCorrection(this MicPortalDbContext db) => Judging(db)
        .Where(judging => judging.Party.OrganisationId != judging.Version.WrittenByOrganisationId && judging.Party.MarkedCorrectionNumber != judging.Version.Number
            && (judging.Corrected.Endorsements.Any(endorsement => endorsement.AgreementPartyId == judging.Party.Id && endorsement.WithdrawnAt == null)
                || !judging.Corrected.Endorsements.Any(endorsement => endorsement.AgreementParty.OrganisationId != judging.Version.WrittenByOrganisationId && endorsement.WithdrawnAt == null)))
        .Select(judging => judging.Party);

    private static IQueryable<JudgingParty> Judging(MicPortalDbContext db) =>
        from party in db.Set<AgreementParty>()
        join agreement in db.Agreements on party.AgreementId equals agreement.Id
        join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
        join corrected in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = version.CorrectedNumber } equals new { corrected.AgreementId, Number = (int?)corrected.Number }
        where version.Correction == CorrectionState.Asked && !version.Endorsements.Any(endorsement => endorsement.AgreementPartyId == party.Id)
        select new JudgingParty { Party = party, Version = version, Corrected = corrected };

    private sealed class JudgingParty
    {
        public required AgreementParty Party { get; init; }

        public required AgreementVersion Version { get; init; }

        public required AgreementVersion Corrected { get; init; }
    }
}
