using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>The municipality takes its mandate back, at once.</summary>
[Route("mandates/{id:int}/revocations")]
public sealed class MandateRevocationsController(MicPortalDbContext db, MandateQueries mandates, Texts texts) : MandateEndingController(db, mandates, texts)
{
    protected override string ViewName => "Revoke";

    protected override string DoneKey => "Mandates.RevokedNow";

    protected override bool May(int municipalityId, int associationId) => MandateAccess.CanRevoke(municipalityId, Actor);

    protected override void End(Mandate mandate, string reason) => mandate.Revoke(reason, Actor, Now);
}
