using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A party has looked at the agreement again.</summary>
[Route("agreements/{id:int}/reviews")]
public sealed class AgreementReviewsController(AgreementQueries agreements, AgreementService service) : AgreementFormController<ReviewForm>(agreements)
{
    protected override string ViewName => "Review";

    [HttpGet("")]
    [HttpGet("new")]
    public Task<IActionResult> New(int id) => ShowForm(id);

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, ReviewForm form)
    {
        if (await Refusal(id) is { } refusal)
        {
            return refusal;
        }

        var outcome = Enum.Parse<ReviewOutcome>(form.Outcome!);
        await service.RecordReview(id, form.FormId, form.ReviewedOn.Date!.Value, outcome, form.Word, Actor, Cancel);
        return Done($"/agreements/{id}", $"Agreements.Review.Done.{outcome}");
    }

    protected override bool May(AgreementStanding standing, Actor actor) => AgreementAccess.WritesForParty(standing, actor);

    protected override bool IsTimely(AgreementStanding standing, Actor actor) => AgreementAccess.CanReview(standing, actor);

    protected override Task<ReviewForm> Filled(int id) => Task.FromResult(new ReviewForm { FormId = Guid.NewGuid(), ReviewedOn = DateInput.Of(PartialDate.From(Today)) });
}
