using System.Security.Claims;
using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace MicPortal.Web.Setup;

/// <summary>Who may enter an area. Everything else is decided by the records' own access rules.</summary>
public static class Policies
{
    public const string North = nameof(North);
    public const string South = nameof(South);
    public const string Association = nameof(Association);
    public const string Admin = nameof(Admin);
}

internal static class SecuritySetup
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512.</summary>
    private const int PasswordRounds = 210_000;

    public const string ForgeryCookie = "__Host-forgery";

    private const string SideClaim = "side";

    private static readonly TimeSpan PasswordLinkLifetime = TimeSpan.FromDays(7);

    public static void AddPortalSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("MicPortal").PersistKeysToDbContext<MicPortalDbContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordRounds);
        services.AddIdentityCore<PortalUser>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = PasswordRules.ShortestLength;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        }).AddEntityFrameworkStores<MicPortalDbContext>().AddPasswordValidator<PasswordRules>().AddTokenProvider<DataProtectorTokenProvider<PortalUser>>(TokenOptions.DefaultProvider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = PasswordLinkLifetime);
        services.AddScoped<Sessions>();
        services.AddScoped<Accounts>();
        services.AddScoped<ColleagueQueries>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<KnownBrowsers>();
        services.AddSingleton<PublicFormLimits>();

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = "__Host-session";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/account/sign-in";
            options.ExpireTimeSpan = PortalSession.Lifetime;
            options.SlidingExpiration = false;
            options.Events.OnValidatePrincipal = FindSession;
            var toSignIn = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = context =>
            {
                // What was sent would be lost on the way: the page for this answer asks to sign in, and carries it.
                if (HttpMethods.IsPost(context.Request.Method))
                {
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                    return Task.CompletedTask;
                }

                // A path alone: the host is whatever the request says that it is.
                context.RedirectUri = context.Request.PathBase + context.Options.LoginPath + QueryString.Create(
                    context.Options.ReturnUrlParameter, context.Request.PathBase + context.Request.Path + context.Request.QueryString);
                return toSignIn(context);
            };
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.North, policy => policy.RequireRole(nameof(UserRole.Officer), nameof(UserRole.MayorsOffice)).RequireClaim(SideClaim, nameof(Side.North)))
            .AddPolicy(Policies.South, policy => policy.RequireRole(nameof(UserRole.Officer), nameof(UserRole.MayorsOffice)).RequireClaim(SideClaim, nameof(Side.South)))
            .AddPolicy(Policies.Association, policy => policy.RequireRole(nameof(UserRole.AssociationStaff)))
            .AddPolicy(Policies.Admin, policy => policy.RequireRole(nameof(UserRole.Administrator)));

        services.AddAntiforgery(options => options.Cookie.Name = ForgeryCookie);
        services.Configure<CookiePolicyOptions>(options =>
        {
            // Here and not on each cookie: the antiforgery service refuses its own "always secure" over plain http,
            // which a browser accepts on localhost.
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
    }

    public static void UsePortalHeaders(this IApplicationBuilder app) =>
        app.UseSecurityHeaders(new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicySameOrigin()
            .AddStrictTransportSecurityMaxAge((int)TimeSpan.FromDays(365).TotalSeconds)
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
                policy.AddPayment().None();
            })
            .RemoveServerHeader()
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddImgSrc().Self();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddFormAction().Self();
                policy.AddBaseUri().None();
                policy.AddFrameAncestors().None();
            }));

    /// <summary>The cookie names a session row; who the user is, is read with it on every request.</summary>
    private static async Task FindSession(CookieValidatePrincipalContext context)
    {
        var user = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.Sid), out var sessionId)
            ? await context.HttpContext.RequestServices.GetRequiredService<Sessions>().Find(sessionId, context.HttpContext.RequestAborted)
            : null;
        if (user is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync();
            return;
        }

        context.HttpContext.Features.Set(user);
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(ClaimTypes.Sid, sessionId.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Actor.UserId.ToString()!));
        identity.AddClaim(new Claim(ClaimTypes.Role, user.Actor.Role.ToString()));
        if (user.Actor.Side is { } side)
        {
            identity.AddClaim(new Claim(SideClaim, side.ToString()));
        }

        context.ReplacePrincipal(new ClaimsPrincipal(identity));
    }
}

public static class SignedIn
{
    /// <summary>Who makes this request, as their session says.</summary>
    public static SignedInUser? User(this HttpContext context) => context.Features.Get<SignedInUser>();

    /// <summary>The mandate under which this request acts for a municipality; null for almost all.</summary>
    public static ActingUnder? ActingUnder(this HttpContext context) => context.Features.Get<ActingUnder>();

    public static Actor Actor(this HttpContext context) => context.ActingUnder()?.Actor ?? context.User()?.Actor ?? Domain.Access.Actor.Anonymous;

    /// <summary>Where the user's work begins.</summary>
    public static string? WorkspaceUrl(this Actor actor) => actor switch
    {
        { Role: UserRole.Administrator } => "/admin",
        { Role: UserRole.AssociationStaff or UserRole.Mandated } => "/association",
        { Side: Side.North } => "/north",
        { Side: Side.South } => "/south",
        _ => null,
    };
}
