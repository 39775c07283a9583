using System.Text.RegularExpressions;
using MicPortal.Application.Organisations;
using MicPortal.Application.Submissions;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace MicPortal.Web.Forms;

/// <summary>
/// Keeps what a user typed into a form until it is sent. Any form is kept after an expired sign-in; a long one,
/// marked with keep="address" in its view, also when its user leaves it.
/// </summary>
public sealed partial class FormKeeper(KeptForms kept, Successors successors, Texts texts, Dates dates)
{
    public const string Later = "later";

    /// <summary>By the script: answered without a page.</summary>
    public const string Quietly = "quietly";

    public const string ThrowAway = "no";

    private const string Beside = "beside";

    /// <summary>In forms and in addresses.</summary>
    private static readonly HashSet<string> Choices = new(["With", "Pick", "Parties", "HostId", "OrganisationId", "Organisation", "For", "Section"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The form is not sent to be saved: its user goes on later, or throws away what was kept.</summary>
    internal static bool IsAsked(HttpContext context, object? form) =>
        form is not null && context.Request.HasFormContentType && KeyOf(context, form.GetType()) is not null && context.Request.Form.ContainsKey(FormFields.KeepButton);

    /// <summary>Null, with an error, when the form is too long to be kept.</summary>
    internal async Task<IActionResult?> Answer(ActionExecutingContext context, object form)
    {
        var http = context.HttpContext;
        var (userId, address) = KeyOf(http, form.GetType())!.Value;
        var asked = http.Request.Form[FormFields.KeepButton].ToString();
        var controller = (Controller)context.Controller;
        if (asked == ThrowAway)
        {
            await kept.Erase(userId, address, http.RequestAborted);
            controller.TempData[Messages.Done] = texts["Forms.ThrownAway"];
            return new LocalRedirectResult(address);
        }

        // A button that leads on from the form keeps what was typed, where something was.
        var leadsOn = controller.Url.IsLocalUrl(asked);
        if (leadsOn && form is IComparedForm { AsRead: { } read } compared && read == FormComparison.Write(compared))
        {
            return new LocalRedirectResult(asked);
        }

        if (FormFields.Write(http.Request.Form) is not { } fields)
        {
            context.ModelState.Clear();
            context.ModelState.AddModelError("", texts["Forms.TooLongToKeep"]);
            return asked == Quietly ? new StatusCodeResult(StatusCodes.Status413PayloadTooLarge) : null;
        }

        var place = await PlaceOf(form, userId, address, FormFields.FormId(http.Request.Form), http.RequestAborted);
        await kept.Keep(userId, place, FormFields.FormId(http.Request.Form), fields, http.RequestAborted);
        if (asked == Quietly)
        {
            return new NoContentResult();
        }

        controller.TempData[Messages.Done] = texts["Forms.KeptNow", dates.Text(dates.Now.AddDays(KeptForm.LifetimeDays))];
        // The address asks about the other one that is kept there.
        return new LocalRedirectResult(leadsOn ? asked : place == address ? address : "/kept-forms");
    }

    /// <summary>The page of a form as it was kept; null when nothing is kept, or nobody asked for it.</summary>
    internal async Task<IActionResult?> Refilled(ActionExecutingContext context, int id)
    {
        var http = context.HttpContext;
        if (!http.Request.Query.ContainsKey(FormFields.KeptParameter) || context.Controller is not IFormController controller
            || KeyOf(http, controller.FormType) is not { } key || await kept.Find(key.UserId, key.Address, http.RequestAborted) is not { } form)
        {
            return null;
        }

        context.ModelState.Clear();
        var fields = FormFields.Read(form.Fields);
        var refilled = await controller.Read(await FieldsNow(fields, http.RequestAborted));
        context.ModelState.JudgeNothing();
        ((Controller)context.Controller).ViewData[Messages.Kept] = form.KeptAt;
        // Where it may not be opened any more, the refusal shows its texts.
        http.Features.Set(new FormFields.KeptFields(key.Address, fields));
        return await controller.Page(id, refilled);
    }

    /// <summary>An address below a municipality that has had a successor meanwhile: the same below that one.</summary>
    internal async Task<string> AddressNow(string address, CancellationToken cancel) =>
        BelowMunicipality().Match(address) is { Success: true } below && await NowOf([below.Groups["id"].Value], cancel) is { Count: 1 } now
            ? $"/municipalities/{now.Values.Single()}{below.Groups["rest"].Value}"
            : address;

    /// <summary>Fields name parties by their ids, as chosen or in the field's name; one that has had a successor meanwhile is the successor.</summary>
    internal async Task<IFormCollection> FieldsNow(IFormCollection fields, CancellationToken cancel)
    {
        var named = fields.Keys.Select(name => PartyInName().Match(name)).Where(match => match.Success).Select(match => match.Groups["id"].Value);
        var chosen = fields.Where(field => IsChoice(field.Key)).SelectMany(field => field.Value.OfType<string>()).Select(choice => PartyChosen().Match(choice)).Where(match => match.Success).Select(match => match.Groups["id"].Value);
        var now = await NowOf([.. named, .. chosen], cancel);
        return now.Count == 0 ? fields : new FormCollection(fields
            .GroupBy(
                field => PartyInName().Replace(field.Key, match => match.Groups["before"].Value + (now.GetValueOrDefault(match.Groups["id"].Value) ?? match.Groups["id"].Value) + "]"),
                field => IsChoice(field.Key) ? new StringValues([.. field.Value.Select(choice => PartyChosen().Replace(choice ?? "", match => match.Groups["before"].Value + (now.GetValueOrDefault(match.Groups["id"].Value) ?? match.Groups["id"].Value))).Distinct()]) : field.Value)
            .ToDictionary(group => group.Key, group => group.OrderBy(values => string.IsNullOrEmpty(values.ToString())).First()), fields.Files);

        static bool IsChoice(string name) => Choices.Contains(name) || name.EndsWith(".Source", StringComparison.Ordinal) || name.EndsWith(".Payer", StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> NowOf(IEnumerable<string> ids, CancellationToken cancel) =>
        (await successors.Of([.. ids.Select(FormRules.Number).OfType<int>()], cancel)).ToDictionary(pair => FormattableString.Invariant($"{pair.Key}"), pair => FormattableString.Invariant($"{pair.Value.Id}"));

    [GeneratedRegex(@"^/municipalities/(?<id>\d+)(?<rest>/.*)$")]
    private static partial Regex BelowMunicipality();

    [GeneratedRegex(@"(?<before>(?:Contributions|Signatures|Parties|Priorities|StaffTimes|Present|Responsible)\[)(?<id>\d+)\]")]
    private static partial Regex PartyInName();

    /// <summary>Its id, its own budget, or the section of a text about what it brings.</summary>
    [GeneratedRegex(@"^(?<before>(?:own-|Contribution-)?)(?<id>\d+)$")]
    private static partial Regex PartyChosen();

    /// <summary>The form is sent to another address from now on: what was kept of it lies there, and once.</summary>
    /// <param name="title">Of the page there; null where it stays.</param>
    internal async Task Move(HttpContext context, object form, string? address, string? title)
    {
        if (address is null || !address.Contains('?', StringComparison.Ordinal) || KeyOf(context, form.GetType()) is not { } key || key.Address == address)
        {
            return;
        }

        var formId = FormFields.FormId(context.Request.Form);
        var former = await PlaceOf(form, key.UserId, key.Address, formId, context.RequestAborted);
        if (await kept.KeptAt(key.UserId, former, context.RequestAborted) is null)
        {
            return;
        }

        var told = QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..]);
        var fields = context.Request.Form.ToDictionary(field => field.Key, field => told.GetValueOrDefault(field.Key, field.Value));
        if (title is not null)
        {
            fields[FormFields.KeptTitle] = title;
        }

        var place = await PlaceOf(form, key.UserId, address, formId, context.RequestAborted);
        if (place.Length <= KeptForm.AddressLimit && FormFields.Write(new FormCollection(fields)) is { } written)
        {
            await kept.Keep(key.UserId, place, formId, written, context.RequestAborted);
            await kept.Erase(key.UserId, former, context.RequestAborted);
        }
    }

    /// <summary>The form was sent. Also when the browser is gone meanwhile.</summary>
    internal async Task Erase(HttpContext context, object form)
    {
        if (KeyOf(context, form.GetType()) is { } key)
        {
            await kept.Erase(key.UserId, await PlaceOf(form, key.UserId, key.Address, FormFields.FormId(context.Request.Form), CancellationToken.None), CancellationToken.None);
        }
    }

    /// <summary>A form whose address follows its parts may come to where another one is kept: it lies beside that one, and neither is lost.</summary>
    private async Task<string> PlaceOf(object form, int userId, string address, Guid? formId, CancellationToken cancel) =>
        form is IPartedForm { Address: not null } && formId is { } own && await kept.Find(userId, address, cancel) is { FormId: { } other } && other != own
            ? QueryHelpers.AddQueryString(address, Beside, own.ToString("N"))
            : address;

    private static (int UserId, string Address)? KeyOf(HttpContext context, Type formType) =>
        context.Actor().UserId is { } userId && FormFields.MayBeKept(formType) && FormFields.AddressOf(context.Request) is { } address ? (userId, address) : null;
}
