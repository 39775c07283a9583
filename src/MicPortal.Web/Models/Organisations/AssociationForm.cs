using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Organisations;

/// <summary>An association's record: a new one's, or (with its token) a change of it.</summary>
public sealed class AssociationForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Name { get; set; }

    public string? Abbreviation { get; set; }

    /// <summary>ISO 3166-1 alpha-2; empty for one that is active in many countries.</summary>
    public string? Country { get; set; }

    public string? Website { get; set; }

    internal AssociationProfile Profile => new(Name!, Abbreviation!, Country, Website);

    internal static AssociationForm Of(AssociationDetails association) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = association.ConcurrencyToken,
        Name = association.Name,
        Abbreviation = association.Abbreviation,
        Country = association.CountryCode,
        Website = association.Website,
    };
}

/// <param name="Id">Null for a new one.</param>
public sealed record AssociationFormPage(AssociationForm Form, int? Id);

internal sealed class AssociationFormValidator : AbstractValidator<AssociationForm>
{
    public AssociationFormValidator(Texts texts, CountryDirectory countries)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => texts["Associations.Errors.NameMissing"]);
        RuleFor(form => form.Name).IsAtMost(Organisation.NameLimit, texts);
        RuleFor(form => form.Abbreviation).NotEmpty().WithMessage(_ => texts["Associations.Errors.AbbreviationMissing"]);
        RuleFor(form => form.Abbreviation).IsAtMost(Association.AbbreviationLimit, texts);
        RuleFor(form => form.Country).Must(code => code is null || countries.Knows(code)).WithMessage(_ => texts["Associations.Errors.Country"]);
        RuleFor(form => form.Website).IsAtMost(Organisation.WebsiteLimit, texts);
        RuleFor(form => form.Website).Must(text => text is null || WebAddress.IsValid(text)).WithMessage(_ => texts["Municipalities.Errors.Website"]);
    }
}
