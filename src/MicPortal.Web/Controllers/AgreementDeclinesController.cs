using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/declines")]
public sealed class AgreementDeclinesController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db)
    : AgreementReasonController(agreements, service, db, "Agreements.Decline")
{
    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanDecline(standing, actor);

    protected override void Act(Agreement agreement, string reason) => agreement.Decline(reason, Actor, Now);
}
