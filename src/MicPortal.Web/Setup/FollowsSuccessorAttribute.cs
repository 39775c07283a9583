using System.Globalization;
using MicPortal.Application.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Setup;

/// <summary>
/// Below the address of a municipality that has a successor: on to the same place of that one, for good, with what was sent. A
/// letter that was being written reaches who carries on.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FollowsSuccessorAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (context.RouteData.Values["id"] is string text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await context.HttpContext.RequestServices.GetRequiredService<MicPortalDbContext>().Municipalities
                .Where(one => one.Id == id).Select(one => one.SuccessorId).SingleOrDefaultAsync(context.HttpContext.RequestAborted) is { } successor)
        {
            context.Result = new LocalRedirectResult($"/municipalities/{successor}{request.Path.Value![$"/municipalities/{text}".Length..]}{request.QueryString}", permanent: true, preserveMethod: true);
            return;
        }

        await next();
    }
}
