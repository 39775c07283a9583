using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace MicPortal.Web.Forms;

/// <summary>Validation is explicit, in the validators: the framework's own walk, which reads every property of a form, is switched off.</summary>
internal sealed class FormMetadata : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (context.Key.ModelType.Assembly == typeof(FormMetadata).Assembly)
        {
            context.ValidationMetadata.ValidateChildren = false;
        }
    }
}
