using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who recorded a paper by mistake takes the record back.</summary>
[Route("agreements/{id:int}/paper-withdrawals")]
public sealed class AgreementPaperWithdrawalsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db)
    : AgreementReasonController(agreements, service, db, "Agreements.TakeBack")
{
    protected override bool Binds => true;

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanTakeBackPaper(standing, actor);

    protected override void Act(Agreement agreement, string reason) => agreement.TakeBackPaper(reason, Actor, Now);
}
