using MicPortal.Application.Data;
using MicPortal.Domain.Agreements;

namespace MicPortal.Application.Agreements;

public static class AgreementStates
{
    /// <summary><see cref="AgreementLife.On"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Agreement> In(this IQueryable<Agreement> agreements, AgreementState state, DateOnly today)
    {
        var day = new ComparedDay(today);
        return state switch
        {
            AgreementState.Draft => agreements.Where(agreement => agreement.Status == AgreementStatus.Draft),
            AgreementState.Proposed => agreements.Where(agreement => agreement.Status == AgreementStatus.Proposed),
            AgreementState.Endorsed => agreements.Where(agreement => agreement.Status == AgreementStatus.Endorsed),
            AgreementState.Declined => agreements.Where(agreement => agreement.Status == AgreementStatus.Declined),
            AgreementState.TakenBack => agreements.Where(agreement => agreement.Status == AgreementStatus.TakenBack),
            AgreementState.Unconfirmed => agreements.Where(agreement => agreement.Status == AgreementStatus.Signed && agreement.InForceAt == null),
            AgreementState.Renewed => agreements.InForce().Renewed(day),
            AgreementState.Terminated => agreements.InForce().NotRenewed(day)
                .Where(agreement => agreement.EndsOn < day.Day && agreement.EndsOn != day.Month && agreement.EndsOn != day.Year),
            AgreementState.Expired => agreements.InForce().NotRenewed(day).NotTerminated(day).Where(agreement => agreement.Versions.Any(version =>
                version.Number == agreement.CurrentVersionNumber && version.Term == AgreementTerm.Fixed && version.End < day.Day && version.End != day.Month && version.End != day.Year)),
            _ => agreements.InForce().NotRenewed(day).NotTerminated(day).Where(agreement => !agreement.Versions.Any(version =>
                version.Number == agreement.CurrentVersionNumber && version.Term == AgreementTerm.Fixed && version.End < day.Day && version.End != day.Month && version.End != day.Year)),
        };
    }

    private static IQueryable<Agreement> InForce(this IQueryable<Agreement> agreements) =>
        agreements.Where(agreement => agreement.Status == AgreementStatus.Signed && agreement.InForceAt != null);

    private static IQueryable<Agreement> Renewed(this IQueryable<Agreement> agreements, ComparedDay day) =>
        agreements.Where(agreement => agreement.Later.Any(later => later.Link == AgreementLink.Renews && later.InForceAt != null
            && later.Versions.Any(version => version.Number == later.CurrentVersionNumber && (version.Start == null || version.Start <= day.Day))));

    private static IQueryable<Agreement> NotRenewed(this IQueryable<Agreement> agreements, ComparedDay day) =>
        agreements.Where(agreement => !agreement.Later.Any(later => later.Link == AgreementLink.Renews && later.InForceAt != null
            && later.Versions.Any(version => version.Number == later.CurrentVersionNumber && (version.Start == null || version.Start <= day.Day))));

    /// <summary>What is null is not compared, so the opposite is written out.</summary>
    private static IQueryable<Agreement> NotTerminated(this IQueryable<Agreement> agreements, ComparedDay day) =>
        agreements.Where(agreement => agreement.EndsOn == null || agreement.EndsOn >= day.Day || agreement.EndsOn == day.Month || agreement.EndsOn == day.Year);
}
