using FluentValidation;
using MicPortal.Application.Lists;
using MicPortal.Application.SisterLinks;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.SisterLinks;

/// <summary>Two associations that work together as sisters, by their ids.</summary>
public sealed class NewSisterLinkForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? One { get; set; }

    public string? Other { get; set; }

    public (int One, int Other) AssociationIds() => (FormRules.Number(One) ?? 0, FormRules.Number(Other) ?? 0);
}

internal sealed class NewSisterLinkFormValidator : AbstractValidator<NewSisterLinkForm>
{
    public NewSisterLinkFormValidator(Texts texts)
    {
        RuleFor(form => form.One).NotEmpty().WithMessage(_ => texts["SisterLinks.Errors.TwoAssociations"]);
        RuleFor(form => form.Other).NotEmpty().When(form => form.One is not null).WithMessage(_ => texts["SisterLinks.Errors.TwoAssociations"]);
        RuleFor(form => form.Other).NotEqual(form => form.One).When(form => form is { One: not null, Other: not null }).WithMessage(_ => texts["SisterLinks.Errors.TwoAssociations"]);
    }
}

public sealed record SisterLinkList(NewSisterLinkForm Form, IReadOnlyList<SisterPair> Pairs, IReadOnlyList<AssociationChoice> Associations);
