using FluentValidation;
using MicPortal.Application.Members;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Members;

/// <summary>An association lists a municipality as its member.</summary>
public sealed class NewMemberForm : IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>Since when it is a member outside the portal; empty where the association does not know.</summary>
    public DateInput Since { get; set; } = new();
}

internal sealed class NewMemberFormValidator : AbstractValidator<NewMemberForm>
{
    public NewMemberFormValidator(Texts texts) => RuleFor(form => form.Since).IsDate(texts);
}

public sealed record NewMemberPage(NewMemberForm Form, string Municipality);

/// <summary>The association corrects since when it is a member.</summary>
public sealed class MembershipDateForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public DateInput Since { get; set; } = new();
}

internal sealed class MembershipDateFormValidator : AbstractValidator<MembershipDateForm>
{
    public MembershipDateFormValidator(Texts texts) => RuleFor(form => form.Since).IsDate(texts);
}

public sealed record MembershipDatePage(MembershipDateForm Form, MembershipDetails Membership);
