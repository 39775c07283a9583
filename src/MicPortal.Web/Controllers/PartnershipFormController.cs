using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>A page with a form about one partnership, for those of a party who write.</summary>
public abstract class PartnershipFormController<TForm>(MicPortalDbContext db, PartnershipQueries partnerships) : FormController<TForm>
    where TForm : class, IOnceForm
{
    protected abstract bool May(PartnershipStanding standing, Actor actor);

    protected abstract IActionResult Show(TForm form, PartnershipDetails partnership);

    protected override async Task<IActionResult> Page(int id, TForm form) =>
        await partnerships.Details(id, Actor, Cancel) is not { } partnership ? NotFound()
        : May(partnership.Standing, Actor) ? Show(form, partnership)
        : Forbid();

    /// <summary>What follows from the act in other records, in its transaction.</summary>
    protected virtual Task Follow(Partnership partnership) => Task.CompletedTask;

    protected async Task<IActionResult> Change(int id, TForm form, Action<Partnership> act, string doneKey)
    {
        if (await db.Partnerships.ForChange(id, Actor, Cancel) is not { } partnership)
        {
            return NotFound();
        }

        if (!May(PartnershipStanding.Of(partnership, false), Actor))
        {
            return Forbid();
        }

        var url = await Once(form, async () =>
        {
            act(partnership);
            await Follow(partnership);
            if (form is IChangingForm changing)
            {
                db.Expect(partnership, changing.ConcurrencyToken);
            }

            await db.SaveChangesAsync(Cancel);
            return $"/partnerships/{id}";
        });
        return Done(url, doneKey);
    }
}
