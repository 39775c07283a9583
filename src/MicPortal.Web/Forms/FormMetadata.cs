using MicPortal.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace MicPortal.Web.Forms;

/// <summary>Validation is explicit, in the validators: the framework's own walk over forms and records is switched off.</summary>
internal sealed class FormMetadata : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        if (context.Key.ModelType.IsAssignableTo(typeof(AggregateRoot)))
        {
            context.ValidationMetadata.ValidateChildren = false;
        }
    }
}
