using System.Globalization;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Forms;

public abstract class PortalController : Controller
{
    protected Actor Actor => HttpContext.Actor();

    /// <summary>?as=public shows a record as everyone sees it, to who sees more of it.</summary>
    protected Actor ReaderAs(string? who) => who == "public" ? Actor.Anonymous : Actor;

    /// <summary>The visitor's; empty where the server knows none.</summary>
    protected string NetworkAddress => HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";

    /// <summary>UTC.</summary>
    protected DateTime Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    /// <summary>The day that it is in the portal's zone.</summary>
    protected DateOnly Today => HttpContext.RequestServices.GetRequiredService<Dates>().Today;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    /// <summary>On to a page of the portal, which says what was done.</summary>
    protected IActionResult Done(string url, string messageKey, params object[] arguments)
    {
        TempData[Messages.Done] = HttpContext.RequestServices.GetRequiredService<Texts>()[messageKey, arguments];
        return LocalRedirect(url);
    }
}

/// <summary>
/// A page with one form. GET shows it as <see cref="Filled"/>; when a post is invalid, breaks a rule or meets a newer
/// record, <see cref="FormFilter"/> has the same page built with what was typed.
/// </summary>
public abstract class FormController<TForm> : PortalController, IFormController
    where TForm : class
{
    /// <summary>The form as it is first shown, from the record with this id (0 where there is none yet).</summary>
    protected abstract Task<TForm> Filled(int id);

    /// <summary>The page; it answers 404 and 403 by itself.</summary>
    protected abstract Task<IActionResult> Page(int id, TForm form);

    /// <summary>Runs <paramref name="act"/>, which saves and returns the address of the result, once for this form.</summary>
    protected Task<string> Once(IOnceForm form, Func<Task<string>> act) =>
        HttpContext.RequestServices.GetRequiredService<SubmittedForms>().Once(form.FormId, Actor.UserId!.Value, act, Cancel);

    Type IFormController.FormType => typeof(TForm);

    async Task<object> IFormController.Filled(int id) => await Filled(id);

    Task<IActionResult> IFormController.Page(int id, object form) => Page(id, (TForm)form);

    async Task<object> IFormController.Read(IFormCollection fields)
    {
        var form = Activator.CreateInstance<TForm>();
        await TryUpdateModelAsync(form, "", new FormValueProvider(BindingSource.Form, fields, CultureInfo.CurrentCulture));
        return form;
    }
}

/// <summary>How the filter sees a <see cref="FormController{TForm}"/>.</summary>
internal interface IFormController
{
    Type FormType { get; }

    Task<object> Filled(int id);

    Task<IActionResult> Page(int id, object form);

    /// <summary>The form with these fields, and what was typed in the model state.</summary>
    Task<object> Read(IFormCollection fields);
}

/// <summary>Buttons without fields: what went wrong is said on the record's page.</summary>
internal interface IRecordController
{
    string RecordUrl(int id);
}

/// <summary>A form carries a random id, so that sending it twice (a double click, a resend after a lost line) takes effect once.</summary>
public interface IOnceForm
{
    Guid FormId { get; set; }
}

/// <summary>A form that changes a record carries the token of what was read.</summary>
public interface IChangingForm : IOnceForm
{
    Guid ConcurrencyToken { get; set; }

    /// <summary>The key of what is said when another has changed the record meanwhile.</summary>
    string ConflictKey => "Forms.Conflict";
}

/// <summary>A form to which a button adds a part, or takes one away: the page again with everything typed, nothing judged or saved.</summary>
public interface IPartedForm
{
    /// <summary>Does what the button asked for; false when the form was sent to be saved.</summary>
    bool Rearrange(ModelStateDictionary typed);

    /// <summary>It was sent to be saved all the same: what is wrong with it is said at once.</summary>
    bool WasToBeSaved => false;

    /// <summary>Where it is sent to from then on, where the address names its parts.</summary>
    string? Address => null;

    /// <summary>By which it is found from then on, as the class KeptTitle writes it, where its page's title names its parts.</summary>
    string? Title(object? page) => null;
}

internal static class ModelStates
{
    /// <summary>What was typed stands in the form, without a word about it.</summary>
    public static void JudgeNothing(this ModelStateDictionary typed)
    {
        foreach (var entry in typed.Values)
        {
            entry.Errors.Clear();
            entry.ValidationState = ModelValidationState.Valid;
        }
    }
}

internal static class TypedLists
{
    /// <summary>Things of a list that move up: what was typed stands in them, not under their old names.</summary>
    public static void Forget(this ModelStateDictionary typed, string list)
    {
        foreach (var key in typed.Keys.Where(key => key.StartsWith(list + "[", StringComparison.Ordinal)).ToList())
        {
            typed.Remove(key);
        }
    }
}

/// <summary>Keys of what the next page says.</summary>
public static class Messages
{
    public const string Done = nameof(Done);
    public const string Problem = nameof(Problem);

    /// <summary>In ViewData: the form as the other editor left it, beside what was typed.</summary>
    public const string Theirs = nameof(Theirs);

    /// <summary>In ViewData, beside <see cref="Theirs"/>: the plans up to the current one, the latest first.</summary>
    public const string Earlier = nameof(Earlier);

    /// <summary>In ViewData: when the form that is shown was kept, UTC.</summary>
    public const string Kept = nameof(Kept);
}
