using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Application.Mandates;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Common;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Forms;

/// <summary>
/// The address of a partnership that had been entered twice, and all that lies below it, leads for good to the record that goes on,
/// with a form that meets what has changed there; what else is sent is refused in words: for who sees that one. To all others it is not there, as before. Asked only once nothing was found, so that no page pays for it.
/// </summary>
public sealed class DuplicateFilter(MicPortalDbContext db, MandateQueries mandates, Dates dates, Texts texts) : IAsyncAlwaysRunResultFilter
{
    private const string Partnership = "partnerships/{id:int}";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is NotFoundResult or ForbidResult
            && (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.TrimStart('/').StartsWith(Partnership, StringComparison.Ordinal) == true
            && http.GetRouteValue("id") is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            if (context.Result is NotFoundResult && await db.Partnerships.Where(one => one.Id == id).Select(one => one.SuccessorId).SingleOrDefaultAsync(http.RequestAborted) is { } successor && await IsSeen(successor, http))
            {
                var request = http.Request;
                // What was begun on the one record does not act on the other unless it meets what has changed.
                context.Result = HttpMethods.IsPost(request.Method) && context.Controller is Controller late && !(request.HasFormContentType && request.Form.ContainsKey(nameof(IChangingForm.ConcurrencyToken)))
                    ? LateForm.Answer(late, texts["DuplicatePartnerships.GoesOnElsewhere"], $"/partnerships/{successor}")
                    : new LocalRedirectResult(
                    $"/partnerships/{successor}{request.Path.Value![$"/partnerships/{text}".Length..]}{request.QueryString}", permanent: true, preserveMethod: !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method));
            }
            else if (HttpMethods.IsPost(http.Request.Method) && context.Controller is Controller controller && await HasPassedOn(id, http))
            {
                context.Result = LateForm.Answer(controller, texts["PartnershipPassings.Errors.PassedOn"], "/my-work");
            }
        }

        await next();
    }

    /// <summary>What was begun before the reader's municipality passed its place on after a split is refused as a stranger's would be, but said in words.</summary>
    private Task<bool> HasPassedOn(int id, HttpContext http)
    {
        var organisationId = http.Actor().OrganisationId ?? 0;
        return db.AuditEntries.AnyAsync(entry => entry.PartnershipId == id && entry.Act == ActName.PartnershipPassedOn && entry.OrganisationId == organisationId, http.RequestAborted);
    }

    /// <summary>By who is signed in; by staff that acts on it under a mandate; by a newcomer that is asked to join it.</summary>
    private async Task<bool> IsSeen(int id, HttpContext http)
    {
        var actor = http.Actor();
        var newcomerId = actor.ActingFor;
        return await db.Partnerships.VisibleTo(actor).AnyAsync(partnership => partnership.Id == id, http.RequestAborted)
            || (http.User() is { HasMandates: true, Actor.AssociationId: { } associationId } && await mandates.Held(associationId, id, null, null, null, null, dates.Today, http.RequestAborted) is not null)
            || await db.Partnerships.AnyAsync(partnership => partnership.Id == id && partnership.Invitations.Any(invitation => invitation.OrganisationId == newcomerId && invitation.AskedAt != null), http.RequestAborted);
    }
}
