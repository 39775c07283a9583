using System.IO.Compression;
using System.Security.Claims;
using System.Text.Json;
using MicPortal.Application.Identity;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.WebUtilities;

namespace MicPortal.Web.Forms;

/// <summary>What was sent after the sign-in had ended.</summary>
public enum Interruption
{
    /// <summary>A form: it is shown again as it was filled in.</summary>
    Form,

    /// <summary>A form that is too long to be carried.</summary>
    TooLong,

    /// <summary>A button, or a password, which is not carried: to be done again.</summary>
    Again,
}

/// <param name="Address">Where its sender goes on.</param>
/// <param name="Proof">The antiforgery token that came with it. It tells for whom, and in which browser, the portal made the form.</param>
/// <param name="Fields">Of a form.</param>
/// <param name="At">UTC.</param>
public sealed record InterruptedPost(Interruption Kind, string Address, string Proof, string? Fields, DateTime At);

/// <summary>
/// A form or a button that was sent when its sender's sign-in had ended (decision 10). The page for signing in carries it as one
/// protected value; only the same user, in the same browser, within some hours, goes on with it. It is never sent by itself.
/// </summary>
public sealed class InterruptedPosts(IDataProtectionProvider protection, IAntiforgery antiforgery, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = PortalSession.Lifetime;

    private readonly IDataProtector protector = protection.CreateProtector(nameof(InterruptedPosts));

    /// <summary>Of the request that the pipeline shows the page for; null when a page of the portal cannot have sent it.</summary>
    public async Task<InterruptedPost?> Of(HttpContext context)
    {
        var original = context.Features.Get<IStatusCodeReExecuteFeature>();
        if (original?.Endpoint?.Metadata.GetMetadata<ControllerActionDescriptor>() is not { } action
            || !context.Request.Cookies.ContainsKey(SecuritySetup.ForgeryCookie)
            || await Sent(context.Request) is not { } sent
            || sent[FormFields.Token].ToString() is not { Length: > 0 } proof)
        {
            return null;
        }

        var controller = ActivatorUtilities.CreateInstance(context.RequestServices, action.ControllerTypeInfo);
        var isForm = controller is IFormController form && action.Parameters.Any(parameter => parameter.ParameterType == form.FormType);
        var address = isForm ? FormFields.AddressOf(original.OriginalPath, original.OriginalQueryString)
            : (controller as IRecordController)?.RecordUrl(int.TryParse($"{original.RouteValues?["id"]}", out var id) ? id : 0);
        if (address is null)
        {
            return null;
        }

        var isCarried = isForm && FormFields.MayBeKept(((IFormController)controller).FormType);
        var fields = isCarried ? FormFields.Write(sent) : null;
        var kind = !isCarried ? Interruption.Again : fields is null ? Interruption.TooLong : Interruption.Form;
        return new InterruptedPost(kind, address, proof, fields, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>As the page carries it: packed, since it goes over a bad line twice.</summary>
    public string Protect(InterruptedPost post)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, post);
        }

        return WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray()));
    }

    /// <summary>Null when it is none, or too old.</summary>
    public InterruptedPost? Read(string? carried)
    {
        try
        {
            using var packed = new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(carried ?? "")));
            using var brotli = new BrotliStream(packed, CompressionMode.Decompress);
            var post = JsonSerializer.Deserialize<InterruptedPost>(brotli);
            return post is not null && clock.GetUtcNow().UtcDateTime - post.At < Lifetime ? post : null;
        }
        catch (Exception tampered) when (tampered is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>
    /// The portal made the form for this user in this browser: the token is checked as it would have been with the post.
    /// So another user gets nothing of it, and a stranger's page can neither fill a form nor ask for a button.
    /// </summary>
    public Task<bool> IsOf(InterruptedPost post, int userId, HttpContext context)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{userId}")], CookieAuthenticationDefaults.AuthenticationScheme);
        var asSent = new DefaultHttpContext { RequestServices = context.RequestServices, User = new ClaimsPrincipal(identity) };
        asSent.Request.Method = HttpMethods.Post;
        asSent.Request.Headers.Cookie = context.Request.Headers.Cookie;
        asSent.Request.Headers["RequestVerificationToken"] = post.Proof;
        return antiforgery.IsRequestValidAsync(asSent);
    }

    private static async Task<IFormCollection?> Sent(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
