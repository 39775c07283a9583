using MicPortal.Application.Submissions;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.KeptForms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc;

namespace MicPortal.Web.Controllers;

/// <summary>What a user has written and not sent. It is that user's alone.</summary>
[Route("kept-forms")]
public sealed class KeptFormsController(KeptForms kept, Texts texts, Words words) : PortalController
{
    [HttpGet]
    public async Task<IActionResult> Index() => View(new KeptFormList([.. (await kept.Of(Actor.UserId!.Value, Cancel)).Select(Row)]));

    [HttpPost("deletions")]
    public async Task<IActionResult> Delete(string? address)
    {
        await kept.Erase(Actor.UserId!.Value, address ?? "", Cancel);
        return Done("/kept-forms", "Forms.ThrownAway");
    }

    private KeptFormRow Row(KeptForm form)
    {
        var fields = FormFields.Read(form.Fields);
        return new KeptFormRow(form.Address, KeptTitle.Read(fields[FormFields.KeptTitle], texts, words), form.KeptAt, FormFields.Words(fields).MaxBy(text => text.Length));
    }
}
