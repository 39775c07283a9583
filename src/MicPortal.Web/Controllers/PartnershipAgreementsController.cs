using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

[Route("partnerships/{id:int}/agreements")]
public sealed class PartnershipAgreementsController(PartnershipQueries partnerships, MicPortalDbContext db)
    : AgreementOpeningController<DraftForm>(partnerships, db)
{
    protected override string ViewName => "Draft";

    protected override string DoneKey => "Agreements.Drafted";

    protected override Agreement Make(Partnership between, IReadOnlyCollection<int> organisationIds, DraftForm form) =>
        Agreement.Draft(between, organisationIds, form.ToContent(), Actor, Now);
}
