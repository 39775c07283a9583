using System.Data.Common;
using System.Net;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Diagnostics;
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

    /// <summary>Forms come in UTF-8; the framework throws at some other encodings instead of refusing them.</summary>
    public static void UseUtf8Forms(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) && type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            // The page for it must not read the form again.
            context.Request.ContentType = null;
            return Task.CompletedTask;
        }

        return next();
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
