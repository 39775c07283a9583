using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Partnerships;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party's word beside an ending.</summary>
[Route("partnerships/{id:int}/statements")]
public sealed class PartnershipStatementsController(MicPortalDbContext db, PartnershipQueries partnerships) : PartnershipFormController<PartnershipStatementForm>(db, partnerships)
{
    [HttpGet("")]
    [HttpGet("new")]
    public async Task<IActionResult> New(int id) => await Page(id, await Filled(id));

    [HttpPost("")]
    public Task<IActionResult> Create(int id, PartnershipStatementForm form) =>
        Change(id, form, partnership => partnership.AddStatement(form.Text!, Actor, Now), "Words.StatementAdded");

    protected override Task<PartnershipStatementForm> Filled(int id) => Task.FromResult(new PartnershipStatementForm { FormId = Guid.NewGuid() });

    protected override bool May(PartnershipStanding standing, Actor actor) => PartnershipAccess.CanState(standing, actor);

    protected override IActionResult Show(PartnershipStatementForm form, PartnershipDetails partnership) =>
        View("/Views/Partnerships/State.cshtml", new PartnershipStatementPage(form, partnership));
}
