using System.Globalization;
using System.Text.RegularExpressions;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Projects;
using MicPortal.Application.Strategies;
using MicPortal.Application.Visits;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Models.Errors;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Controllers;

/// <summary>Pages for answers without a page of their own; the pipeline comes here again with the status.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ApiExplorerSettings(IgnoreApi = true)]
public sealed partial class ErrorsController(MicPortalDbContext db, InterruptedPosts interrupted, Texts texts, Words words) : PortalController
{
    /// <summary>Reads no parameter: where the form is what could not be read, binding one would fail again.</summary>
    [Route("/errors/{status:int}")]
    public async Task<IActionResult> Show()
    {
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        var view = View(status is 400 or 403 or 404 or 405 or 413 ? status : 404);
        view.StatusCode = (int)view.Model!;
        ViewData[nameof(LinkedRecord)] = status is StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound && Actor.UserId is not null ? await Refused() : null;
        return view;
    }

    /// <summary>The record below an address that is refused, or is there no more, where its reader sees it still: who has ended its part reads it on.</summary>
    private async Task<LinkedRecord?> Refused()
    {
        var path = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "";
        if (BelowRecord().Match(path) is not { Success: true } below || FormRules.Number(below.Groups["id"].Value) is not { } id)
        {
            return null;
        }

        var own = Actor.PartyId;
        var name = below.Groups["kind"].Value.ToLowerInvariant() switch
        {
            "partnerships" when await db.Partnerships.VisibleTo(Actor).Where(one => one.Id == id).SelectMany(one => one.Parties).OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName)
                .Select(party => party.Organisation!.Name).ToListAsync(Cancel) is { Count: > 0 } parties => texts["Errors.Partnership", words.List(parties)],
            "agreements" => words.Title(await db.Set<AgreementVersion>().Where(version => version.AgreementId == id && db.Agreements.VisibleTo(Actor).Any(one => one.Id == id && one.CurrentVersionNumber == version.Number))
                .SelectMany(version => version.Texts).OrderByDescending(text => text.IsAuthentic).ThenBy(text => text.Id).Select(text => new AgreementTitle(text.Language, text.Title)).ToListAsync(Cancel)),
            "projects" => await db.Projects.VisibleTo(Actor).Where(one => one.Id == id).Select(one => one.Title).SingleOrDefaultAsync(Cancel),
            "visits" => await db.Visits.VisibleTo(Actor).Where(one => one.Id == id).Select(one => one.Title).SingleOrDefaultAsync(Cancel),
            "strategies" => await db.Strategies.VisibleTo(Actor).Where(one => one.Id == id).Select(one => one.Title).SingleOrDefaultAsync(Cancel),
            _ => null,
        };
        return string.IsNullOrEmpty(name) ? null : new LinkedRecord($"/{below.Groups["kind"].Value}/{id}", name);
    }

    [GeneratedRegex(@"^/(?<kind>partnerships|agreements|projects|visits|strategies)/(?<id>\d+)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BelowRecord();

    /// <summary>Something was sent by somebody who is not signed in, or not any more.</summary>
    [Route("/errors/401")]
    public async Task<IActionResult> SignIn()
    {
        if (await interrupted.Of(HttpContext) is not { } post)
        {
            return LocalRedirect("/account/sign-in");
        }

        if (Request.Form[FormFields.KeepButton] == FormKeeper.Quietly)
        {
            return Unauthorized();
        }

        ViewData[nameof(Interruption)] = post.Kind;
        var view = View("/Views/Account/SignIn.cshtml", new SignInForm { Carried = interrupted.Protect(post) });
        view.StatusCode = StatusCodes.Status401Unauthorized;
        return view;
    }
}
