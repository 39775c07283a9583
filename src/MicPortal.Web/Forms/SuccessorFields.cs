using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Filters;

namespace MicPortal.Web.Forms;

/// <summary>A form that stood open while a municipality in it merged names that one still, and so does a link to one: its fields are its successor's, before they are read.</summary>
public sealed class SuccessorFields(FormKeeper keeper) : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        // An administrator chooses among municipalities as they are, and reads which of them has a successor. The page about an error may not be able to read the form.
        if (!context.RouteData.Values.ContainsKey("area") && context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            if (HttpMethods.IsPost(request.Method) && request.HasFormContentType)
            {
                request.Form = await keeper.FieldsNow(request.Form, context.HttpContext.RequestAborted);
            }

            var asked = new FormCollection(request.Query.ToDictionary());
            if (asked.Count > 0 && await keeper.FieldsNow(asked, context.HttpContext.RequestAborted) is var now && now != asked)
            {
                request.Query = new QueryCollection(now.ToDictionary(StringComparer.OrdinalIgnoreCase));
            }
        }

        await next();
    }
}
