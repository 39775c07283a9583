using MicPortal.Application.Documents;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.TagHelpers;

/// <summary>
/// A field for a document, with what is taken and how large it may be. The script says before a file is sent that it is too
/// large; a browser never keeps a chosen file when the form comes back, so that is said too.
/// </summary>
[HtmlTargetElement("form-file", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormFileTagHelper(Texts texts, IOptions<DocumentOptions> documents) : LabelledFieldTagHelper(texts)
{
    /// <summary>The ends of the names that are taken; those of documents where not said.</summary>
    public string? Accept { get; set; }

    /// <summary>The largest file in megabytes; that of documents where not said.</summary>
    public int? Megabytes { get; set; }

    /// <summary>What is said of a larger one.</summary>
    public string? TooLarge { get; set; }

    /// <summary>The form comes back, with something wrong in another field or after a new sign-in.</summary>
    private bool IsChosenBefore => ViewContext.ViewData[Messages.Kept] is not null || (!ViewContext.ModelState.IsValid && ErrorId is null);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var most = Megabytes ?? documents.Value.MaxMegabytes;
        Hint = string.Join(' ', [Hint ?? Texts["Documents.FileHint", most], .. IsChosenBefore ? [Texts["Documents.ChooseAgain"]] : Array.Empty<string>()]);
        var input = Html.Input("file", "govuk-file-upload", Id, Name)
            .Set("accept", Accept ?? DocumentName.Accepted)
            .Set("aria-describedby", Html.Join(HintId, ErrorId))
            .Set("data-most", $"{most * 1024L * 1024}")
            .Set("data-too-large", TooLarge ?? Texts["Documents.Errors.TooLarge", most]);
        Write(output, LabelElement(), HintElement(), ErrorElement(), input);
    }
}
