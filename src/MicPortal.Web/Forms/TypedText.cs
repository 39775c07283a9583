using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace MicPortal.Web.Forms;

/// <summary>
/// Text as people mean it: without blanks at its ends, line ends of one kind, composed letters; nothing but blanks is
/// nothing. Control characters and broken encodings are refused with a message at the field.
/// </summary>
public sealed class TypedTextBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var given = context.ValueProvider.GetValue(context.ModelName);
        if (given == ValueProviderResult.None)
        {
            return Task.CompletedTask;
        }

        context.ModelState.SetModelValue(context.ModelName, given);
        // A word processor's line break inside a paragraph is a vertical tab, which .NET does not count among the line ends.
        var text = (given.FirstValue ?? "").Replace('\v', '\n').ReplaceLineEndings("\n").Trim();
        if (text.Any(letter => (char.IsControl(letter) && letter is not ('\n' or '\t')) || letter is '\u202D' or '\u202E' or '\uFFFD' or '\uFFFE' or '\uFFFF'))
        {
            context.ModelState.TryAddModelError(context.ModelName, context.HttpContext.RequestServices.GetRequiredService<Resources.Texts>()["Forms.ControlCharacter"]);
            return Task.CompletedTask;
        }

        // Characters that nobody sees are nothing either.
        context.Result = ModelBindingResult.Success(text.All(letter => char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.Format) ? null : text.Normalize(NormalizationForm.FormC));
        return Task.CompletedTask;
    }
}

internal sealed class TypedTextBinderProvider : IModelBinderProvider
{
    /// <summary>Not for passwords: a blank at the end of one is meant.</summary>
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && context.Metadata.DataTypeName != nameof(System.ComponentModel.DataAnnotations.DataType.Password)
            ? new BinderTypeModelBinder(typeof(TypedTextBinder))
            : null;
}
