using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("agreements/{id:int}/paper-objections")]
public sealed class AgreementPaperObjectionsController(AgreementQueries agreements, AgreementService service, MicPortalDbContext db)
    : AgreementReasonController(agreements, service, db, "Agreements.Object")
{
    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanDisputePaper(standing, actor);

    protected override void Act(Agreement agreement, string reason) => agreement.DisputePaper(reason, Actor, Now);
}
