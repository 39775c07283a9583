using System.Globalization;
using MicPortal.Application.Mandates;
using MicPortal.Domain.Access;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MicPortal.Web.Forms;

/// <param name="Actor">The user, for the municipality and on this record alone.</param>
public sealed record ActingUnder(MandateHeld Mandate, Actor Actor);

/// <summary>
/// Works out from the address whether staff of an association act for a municipality (decision 18): on a partnership, an agreement, a project, a visit, a strategy and
/// what lies under them, where their association has its mandate, and nowhere else. Nothing that a request carries says for whom
/// it acts, so nothing can be forged; with the mandate the request's right is gone at once.
/// </summary>
public sealed class MandateFilter(MandateQueries mandates, Dates dates, Texts texts) : IAsyncResourceFilter, IAsyncResultFilter
{
    private const string Partnership = "partnerships/{id:int}";
    private const string Agreement = "agreements/{id:int}";
    private const string Project = "projects/{id:int}";
    private const string Visit = "visits/{id:int}";
    private const string Strategy = "strategies/{id:int}";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (RecordOf(http) is var (associationId, partnershipId, agreementId, projectId, visitId, strategyId)
            && await mandates.Held(associationId, partnershipId, agreementId, projectId, visitId, strategyId, dates.Today, http.RequestAborted) is { } mandate)
        {
            http.Features.Set(new ActingUnder(mandate, http.User()!.Actor.Under(mandate.Id, mandate.MunicipalityId, mandate.PartnershipId, mandate.Binds)));
        }

        await next();
    }

    /// <summary>What was sent, or kept and opened, after the mandate had ended is refused as a stranger's would be, but said in words: it was begun under the mandate.</summary>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if ((HttpMethods.IsPost(http.Request.Method) || http.Request.Query.ContainsKey(FormFields.KeptParameter)) && context is { Result: NotFoundResult or ForbidResult, Controller: Controller controller }
            && http.ActingUnder() is null && RecordOf(http) is var (associationId, partnershipId, agreementId, projectId, visitId, strategyId)
            && await mandates.FormerlyHeld(associationId, partnershipId, agreementId, projectId, visitId, strategyId, http.RequestAborted) is { } mandate)
        {
            context.Result = LateForm.Answer(controller, texts["Mandates.Errors.NotInForce", mandate.Municipality, dates.Text(mandate.From)], $"/mandates/{mandate.Id}");
        }

        await next();
    }

    private static (int AssociationId, int? PartnershipId, int? AgreementId, int? ProjectId, int? VisitId, int? StrategyId)? RecordOf(HttpContext http)
    {
        if (http.User() is not { HasMandates: true, Actor.AssociationId: { } associationId }
            || (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/') is not { } route
            || !int.TryParse(http.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            return null;
        }

        return route.StartsWith(Partnership, StringComparison.Ordinal) ? (associationId, id, null, null, null, null)
            : route.StartsWith(Agreement, StringComparison.Ordinal) ? (associationId, null, id, null, null, null)
            : route.StartsWith(Project, StringComparison.Ordinal) ? (associationId, null, null, id, null, null)
            : route.StartsWith(Visit, StringComparison.Ordinal) ? (associationId, null, null, null, id, null)
            : route.StartsWith(Strategy, StringComparison.Ordinal) ? (associationId, null, null, null, null, id)
            : null;
    }
}
