using FluentValidation;
using MicPortal.Application.Uploads;
using MicPortal.Domain.Uploads;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Uploads;

public sealed class UploadForm : IOnceForm
{
    public Guid FormId { get; set; }

    public IFormFile? File { get; set; }
}

internal sealed class UploadFormValidator : AbstractValidator<UploadForm>
{
    public UploadFormValidator(Texts texts) => RuleFor(form => form.File).Cascade(CascadeMode.Stop)
        .NotNull().WithMessage(_ => texts["Documents.Errors.FileMissing"])
        .Must(file => file!.Length <= Upload.MostBytes).WithMessage(_ => texts["Uploads.Errors.TooLarge", Upload.MostMegabytes, Upload.MostRows])
        .Must(file => UploadReader.Takes(file!.FileName)).WithMessage(_ => texts["Uploads.Errors.OtherFormat"]);
}
