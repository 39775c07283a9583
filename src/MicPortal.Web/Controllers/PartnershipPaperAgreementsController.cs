using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What was signed on paper, before or outside the portal.</summary>
[Route("partnerships/{id:int}/paper-agreements")]
public sealed class PartnershipPaperAgreementsController(PartnershipQueries partnerships, MicPortalDbContext db)
    : AgreementOpeningController<PaperAgreementForm>(partnerships, db)
{
    protected override string ViewName => "Paper";

    protected override string DoneKey => "Agreements.PaperRecorded";

    protected override bool May(PartnershipStanding standing) => PartnershipAccess.CanBind(standing, Actor);

    protected override Agreement Make(Partnership between, IReadOnlyCollection<int> organisationIds, PaperAgreementForm form) =>
        Agreement.RecordOnPaper(between, PaperSignatures.Of(form, organisationIds.Distinct()), form.ToContent(), Actor, Now);
}
