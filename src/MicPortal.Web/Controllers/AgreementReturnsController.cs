using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>"Not yet": the mayor's office returns the version with a remark.</summary>
[Route("agreements/{id:int}/returns")]
public sealed class AgreementReturnsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db)
    : AgreementReasonController(agreements, service, db, "Agreements.Return")
{
    protected override bool May(AgreementStanding standing, Actor actor) => base.May(standing, actor) && actor.Role == UserRole.MayorsOffice;

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanReturn(standing, actor);

    protected override void Act(Agreement agreement, string reason) => agreement.Return(agreement.CurrentVersionNumber, reason, Actor, Now);
}
