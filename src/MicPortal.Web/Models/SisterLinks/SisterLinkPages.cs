using FluentValidation;
using MicPortal.Application.Lists;
using MicPortal.Application.Members;
using MicPortal.Application.SisterLinks;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.SisterLinks;

/// <summary>What the association lets its sister see.</summary>
public sealed class SisterSharingForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? Shares { get; set; }
}

internal sealed class SisterSharingFormValidator : AbstractValidator<SisterSharingForm>
{
    public SisterSharingFormValidator(Texts texts) => RuleFor(form => form.Shares).Must(FormRules.Names<SisterSharing>).WithMessage(_ => texts["SisterLinks.Errors.SharesMissing"]);
}

/// <param name="Members">The sister's, once both share them; null before.</param>
public sealed record SisterLinkPage(SisterLinkDetails Link, SisterSharingForm Form, Page<MemberRow>? Members, ListLinks? Links);
