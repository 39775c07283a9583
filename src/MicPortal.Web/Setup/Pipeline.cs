namespace MicPortal.Web.Setup;

internal static class Pipeline
{
    /// <summary>In the order in which a request meets it.</summary>
    public static void UsePortalPipeline(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseHead();
        app.UseResponseCompression();
        app.UsePortalHeaders();
        app.UsePortalLocalisation();
        app.UseProblemPages();
        app.UseUtf8Forms();
        app.UseCookiePolicy();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPortalHealth();
        app.MapControllers().WithStaticAssets();
        // Or an address that does not exist would ask a visitor to sign in.
        app.MapFallback("{*path}", context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).WithMetadata(new HttpMethodMetadata([HttpMethods.Get])).AllowAnonymous();
    }
}
