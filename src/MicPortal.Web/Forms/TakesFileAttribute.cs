using MicPortal.Application.Documents;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Forms;

/// <summary>
/// The limit of a request that brings a document. It lies well above the largest file that is taken, so that one which is
/// somewhat too large is read to its end and the form can say so beside the field, with everything else that was typed;
/// what is larger still is refused before it is read. Runs before the antiforgery token is read from the form.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TakesFileAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    private const int TimesTheLargestFile = 8;

    /// <summary>Before the filters that have none.</summary>
    public int Order => -1;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var most = http.RequestServices.GetRequiredService<IOptions<DocumentOptions>>().Value.MaxBytes * TimesTheLargestFile;
        if (http.Request.ContentLength > most)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions { MultipartBodyLengthLimit = most, ValueLengthLimit = int.MaxValue }));
    }
}
