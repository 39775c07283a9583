using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/endorsement-withdrawals")]
public sealed class AgreementEndorsementWithdrawalsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db)
    : AgreementReasonController(agreements, service, db, "Agreements.Withdraw")
{
    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanWithdrawEndorsement(standing, actor);

    protected override void Act(Agreement agreement, string reason) => agreement.WithdrawEndorsement(reason, Actor, Now);
}
