using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;

namespace MicPortal.Application.Agreements;

/// <summary>Whose approvals a correction may keep, in SQL as in the domain; a test compares them.</summary>
public static class AgreementCorrections
{
    /// <summary>As <see cref="Agreement.MayKeepApproval"/>.</summary>
    public static IQueryable<AgreementParty> PartiesThatMayKeepApproval(this MicPortalDbContext db) => Keeping(db).Select(keeping => keeping.Party);

    /// <summary>As <see cref="Agreement.IsAskedAboutCorrection"/>.</summary>
    public static IQueryable<AgreementParty> PartiesAskedAboutCorrection(this MicPortalDbContext db) => Keeping(db)
        .Where(keeping => keeping.Party.OrganisationId != keeping.Version.WrittenByOrganisationId && keeping.Party.MarkedCorrectionNumber != keeping.Version.Number)
        .Select(keeping => keeping.Party);

    private static IQueryable<KeepingParty> Keeping(MicPortalDbContext db) =>
        from party in db.Set<AgreementParty>()
        join agreement in db.Agreements on party.AgreementId equals agreement.Id
        join version in db.Set<AgreementVersion>() on new { AgreementId = agreement.Id, Number = agreement.CurrentVersionNumber } equals new { version.AgreementId, version.Number }
        where version.Correction == CorrectionState.Asked
            && !version.Endorsements.Any(endorsement => endorsement.AgreementPartyId == party.Id)
            && agreement.Versions.Any(corrected => corrected.Number == version.CorrectedNumber
                && corrected.Endorsements.Any(endorsement => endorsement.AgreementPartyId == party.Id && endorsement.WithdrawnAt == null))
        select new KeepingParty { Party = party, Version = version };

    private sealed class KeepingParty
    {
        public required AgreementParty Party { get; init; }

        public required AgreementVersion Version { get; init; }
    }
}
