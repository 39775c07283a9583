using System.Globalization;
using FluentValidation;
using FluentValidation.AspNetCore;
using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Common;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Web.Forms;

/// <summary>
/// The one place where a form is validated and where a broken rule or a conflict becomes a message: at the field and in
/// the error summary, with everything that was typed (400, or 409 for a conflict).
/// </summary>
public sealed class FormFilter(MicPortalDbContext db, SubmittedForms submitted, FormKeeper keeper, LostAnswers lost, Texts texts) : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        // The page about a form that could not be read is not a form.
        if (context.Controller is Controllers.ErrorsController)
        {
            context.ModelState.Clear();
            await next();
            return;
        }

        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            if (await keeper.Refilled(context, IdOf(context)) is { } refilled)
            {
                lost.Remember(context.HttpContext, refilled);
                context.Result = refilled;
                return;
            }

            lost.Remember(context.HttpContext, (await next()).Result);
            return;
        }

        if (context.HttpContext.Request.HasFormContentType && context.HttpContext.Request.Form.Keys.Any(FormFields.IsPlace))
        {
            context.Result = new BadRequestResult();
            return;
        }

        var form = (context.Controller as IFormController)?.FormType is { } type ? context.ActionArguments.Values.FirstOrDefault(type.IsInstanceOfType) : null;
        if (FormKeeper.IsAsked(context.HttpContext, form))
        {
            context.Result = await keeper.Answer(context, form!) ?? await Show(context, form, StatusCodes.Status400BadRequest);
            return;
        }

        if (form is IPartedForm parted && parted.Rearrange(context.ModelState))
        {
            context.ModelState.JudgeNothing();
            if (parted.WasToBeSaved)
            {
                await Validate(context, form!);
            }

            context.Result = await Show(context, form, context.ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
            await keeper.Move(context.HttpContext, form, parted.Address, parted.Title((context.Result as ViewResult)?.Model));
            return;
        }

        if (form is IOnceForm once && context.HttpContext.Actor().UserId is { } userId)
        {
            var request = context.HttpContext.Request;
            submitted.Content = FormFields.Digest(request);
            var changed = FormFields.Changed(once.FormId, submitted.Content);
            var earlier = await submitted.Find([once.FormId, changed, .. LostAnswers.Ids(request)], userId, context.HttpContext.RequestAborted);
            if (earlier.Find(form => form.Content == submitted.Content) is { } same)
            {
                ((Controller)context.Controller).TempData[Messages.Done] = texts["Forms.SentTwice"];
                context.Result = new LocalRedirectResult(same.ResultUrl);
                return;
            }

            if (earlier.Exists(form => form.Id == once.FormId))
            {
                once.FormId = changed;
            }
        }

        if (form is not null)
        {
            await Validate(context, form);
        }

        if (!context.ModelState.IsValid)
        {
            context.Result = await Show(context, form, StatusCodes.Status400BadRequest);
            return;
        }

        var executed = await next();
        if (executed.Exception is DomainException broken)
        {
            executed.ExceptionHandled = true;
            db.ChangeTracker.Clear();
            foreach (var error in broken.Others.Prepend(broken))
            {
                context.ModelState.AddModelError(error.Field ?? "", texts[error.Key, [.. error.Arguments]]);
            }

            executed.Result = await Show(context, form, StatusCodes.Status400BadRequest);
        }
        else if (executed.Exception is ChangedMeanwhileException changed)
        {
            executed.ExceptionHandled = true;
            db.ChangeTracker.Clear();
            var mine = (IChangingForm)form!;
            var anew = Anew(context);
            executed.Result = await Compared(context, anew, mine, await Theirs(context, anew), texts[changed.Key ?? mine.ConflictKey, [.. changed.Arguments]]);
        }
        else if (executed.Exception is DbUpdateException failed)
        {
            db.ChangeTracker.Clear();
            var changing = form as IChangingForm;
            var anew = Anew(context);
            var theirs = changing is null ? null : await Theirs(context, anew);
            // A unique index, such as that of the versions, may stop the second of two editors before the token does.
            if (failed is not DbUpdateConcurrencyException && theirs?.ConcurrencyToken == changing?.ConcurrencyToken)
            {
                return;
            }

            executed.ExceptionHandled = true;
            if (changing is not null)
            {
                executed.Result = await Compared(context, anew, changing, theirs!, texts[changing.ConflictKey]);
                return;
            }

            context.ModelState.AddModelError("", texts["Forms.SameMoment"]);
            executed.Result = await Show(context, form, StatusCodes.Status409Conflict);
        }
        else if (executed is { Exception: null, Result: LocalRedirectResult } && form is not null)
        {
            if (db.LeftUnchanged)
            {
                ((Controller)context.Controller).TempData[Messages.Done] = texts["Forms.NothingChanged"];
            }

            await keeper.Erase(context.HttpContext, form);
        }
    }

    /// <summary>The controller, which keeps what it reads, before it has read anything: the record is the one that the other has saved.</summary>
    private static Controller Anew(ActionExecutingContext context) =>
        (Controller)context.HttpContext.RequestServices.GetRequiredService<IControllerFactory>().CreateController(((Controller)context.Controller).ControllerContext);

    private static async Task<IChangingForm> Theirs(ActionExecutingContext context, Controller anew) => (IChangingForm)await ((IFormController)anew).Filled(IdOf(context));

    private static async Task<IActionResult> Compared(ActionExecutingContext context, Controller anew, IChangingForm mine, IChangingForm theirs, string message)
    {
        var met = await Meet(context, mine, theirs);
        anew.ViewData[Messages.Theirs] = theirs;
        context.ModelState.AddModelError("", message);
        return await Show(context, (IFormController)anew, met, StatusCodes.Status409Conflict);
    }

    /// <summary>The form as it stands against what another has saved meanwhile: sent again, it replaces that.</summary>
    private static async Task<IChangingForm> Meet(ActionExecutingContext context, IChangingForm mine, IChangingForm theirs)
    {
        if (mine is IComparedForm { AsRead: not null } compared)
        {
            context.ModelState.Clear();
            var joined = (IComparedForm)await ((IFormController)context.Controller).Read(FormComparison.Join(context.HttpContext.Request.Form, compared, (IComparedForm)theirs));
            context.ModelState.JudgeNothing();
            // What each side may say by itself may be wrong together.
            await Validate(context, joined);
            joined.AsRead = FormComparison.Write((IComparedForm)theirs);
            mine = joined;
        }

        mine.ConcurrencyToken = theirs.ConcurrencyToken;
        context.ModelState.Remove(nameof(IChangingForm.ConcurrencyToken));
        return mine;
    }

    private static async Task Validate(ActionExecutingContext context, object form)
    {
        var validator = (IValidator)context.HttpContext.RequestServices.GetRequiredService(typeof(IValidator<>).MakeGenericType(form.GetType()));
        var result = await validator.ValidateAsync(new ValidationContext<object>(form), context.HttpContext.RequestAborted);
        result.AddToModelState(context.ModelState, null);
    }

    private static int IdOf(ActionExecutingContext context) =>
        context.RouteData.Values.TryGetValue("id", out var id) && int.TryParse(id as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async Task<IActionResult> Show(ActionExecutingContext context, object? form, int status)
    {
        if (form is not null && context.Controller is IFormController controller)
        {
            return await Show(context, controller, form, status);
        }

        if (context.Controller is Controller buttons and IRecordController record)
        {
            buttons.TempData[Messages.Problem] = string.Join(' ', context.ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).Distinct());
            return new LocalRedirectResult(record.RecordUrl(IdOf(context)));
        }

        return new BadRequestResult();
    }

    private static async Task<IActionResult> Show(ActionExecutingContext context, IFormController controller, object form, int status)
    {
        var page = await controller.Page(IdOf(context), form);
        if (page is ViewResult view)
        {
            view.StatusCode = status;
        }

        return page;
    }
}
