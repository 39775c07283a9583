using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Mandates;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>Who acts under a mandate gives it back, at once; the municipality is told.</summary>
[Route("mandates/{id:int}/returns")]
public sealed class MandateReturnsController(MicPortalDbContext db, MandateQueries mandates, Texts texts) : MandateEndingController(db, mandates, texts)
{
    protected override string ViewName => "Return";

    protected override string DoneKey => "Mandates.GivenBackNow";

    protected override bool May(int municipalityId, int associationId) => MandateAccess.CanGiveBack(associationId, Actor);

    protected override void End(Mandate mandate, string reason) => mandate.GiveBack(reason, Today, Actor, Now);
}
