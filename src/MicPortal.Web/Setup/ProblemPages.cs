using System.Data.Common;
using System.Net;
using System.Text.Unicode;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace MicPortal.Web.Setup;

internal static class ProblemPages
{
    /// <summary>
    /// The last resort, written without views and without the database, which may be what fails: 503 when it does,
    /// 500 otherwise. Answers such as 404 get their page from <see cref="Controllers.ErrorsController"/>.
    /// </summary>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Write });
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }

    /// <summary>
    /// Forms come in UTF-8; the framework throws at some other encodings instead of refusing them, and leaves the bytes of
    /// others in the text as %E9.
    /// </summary>
    public static void UseUtf8Forms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && ((type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
                || (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) && !await IsUtf8(context.Request))))
        {
            Refuse(context);
            return;
        }

        try
        {
            await next();
        }
        catch (NotSupportedException) when (context.Request.HasFormContentType && context.Features.Get<IFormFeature>()?.Form is null && !context.Response.HasStarted)
        {
            // A part of a form may have an encoding of its own; in some the framework reads none.
            Refuse(context);
        }
    });

    private static void Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        // The page for it must not read the form again.
        context.Request.ContentType = null;
    }

    private static async Task<bool> IsUtf8(HttpRequest request)
    {
        request.EnableBuffering();
        using var sent = new MemoryStream();
        await request.Body.CopyToAsync(sent, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(sent.ToArray(), 0, (int)sent.Length));
    }

    /// <summary>A page answers HEAD as it answers GET, without its body.</summary>
    public static void UseHead(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next();
            return;
        }

        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        try
        {
            await next();
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
        }
    });

    private static Task Write(HttpContext context)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            _ when IsOfTheDatabase(error) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };
        var texts = context.RequestServices.GetRequiredService<Texts>();
        var key = $"Errors.Page{(texts.Has($"Errors.Page{status}.Title") ? status : StatusCodes.Status400BadRequest)}";
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "10";
        }

        return context.Response.WriteAsync($"""
            <!doctype html><html lang="{Thread.CurrentThread.CurrentUICulture.TwoLetterISOLanguageName}"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(texts[$"{key}.Title"])} · MIC Portal</title>
            <link rel="stylesheet" href="/portal.css">
            <body><main class="wrap"><h1>{WebUtility.HtmlEncode(texts[$"{key}.Title"])}</h1>
            <p>{WebUtility.HtmlEncode(texts[$"{key}.Text"])}</p><p><a href="/">{WebUtility.HtmlEncode(texts["Errors.ToHome"])}</a></p></main></body></html>
            """);
    }

    private static bool IsOfTheDatabase(Exception? error) =>
        error is DbException or DbUpdateException or TimeoutException || (error?.InnerException is { } inner && IsOfTheDatabase(inner));
}
