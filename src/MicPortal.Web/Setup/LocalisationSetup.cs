using Microsoft.AspNetCore.Localization;

namespace MicPortal.Web.Setup;

internal static class LocalisationSetup
{
    public const string LanguageParameter = "lang";

    public const string LanguageCookie = "__Host-language";

    public static readonly string[] Languages = ["en", "fr"];

    public static void AddPortalLocalisation(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Languages[0]).AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            options.RequestCultureProviders =
            [
                new QueryStringRequestCultureProvider { QueryStringKey = LanguageParameter, UIQueryStringKey = LanguageParameter },
                new CookieRequestCultureProvider { CookieName = LanguageCookie },
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }

    /// <summary>
    /// A language chosen by ?lang= stays chosen, but for a print, whose language is its own.
    /// The cookie changes nothing on the server, so a link may set it.
    /// </summary>
    public static void UsePortalLocalisation(this IApplicationBuilder app)
    {
        app.UseRequestLocalization();
        app.Use((context, next) =>
        {
            var isPrint = context.Request.Path.Value?.EndsWith("/summary", StringComparison.OrdinalIgnoreCase) == true;
            if (!isPrint && Languages.Contains(context.Request.Query[LanguageParameter].ToString()))
            {
                var chosen = context.Features.Get<IRequestCultureFeature>()!.RequestCulture;
                context.Response.Cookies.Append(LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(chosen), new CookieOptions
                {
                    HttpOnly = true,
                    Secure = true,
                    SameSite = SameSiteMode.Lax,
                    MaxAge = TimeSpan.FromDays(365),
                    IsEssential = true,
                });
            }

            return next();
        });
    }
}
