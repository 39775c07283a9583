using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>Opens a partnership with the parties that were picked before.</summary>
public sealed class PartnershipForm : PartForm, IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The other parties' ids.</summary>
    public List<int> With { get; init; } = [];

    /// <summary>A partnership of the same parties is there, and this is really another one.</summary>
    public bool Another { get; init; }
}

internal sealed class PartnershipFormValidator : PartFormValidator<PartnershipForm>
{
    public PartnershipFormValidator(Texts texts)
        : base(texts)
    {
        RuleFor(form => form.With).Must(with => with.Count > 0).WithMessage(_ => texts["Partnerships.Errors.PartyAlone"])
            .Must(with => with.Distinct().Count() == with.Count).WithMessage(_ => texts["Partnerships.Errors.PartyTwice"])
            .Must(with => with.Count < Partnership.MostParties).WithMessage(_ => texts["Partnerships.Errors.TooManyParties", Partnership.MostParties]);
    }
}

/// <summary>The page of the form: who was picked, and what there is already between them.</summary>
public sealed record PartnershipFormPage(PartnershipForm Form, IReadOnlyList<OrganisationName> Others, IReadOnlyList<PartnershipRow> SameParties);

/// <summary>The step before it: whom to open it with.</summary>
/// <param name="Q">What was typed; null before a search.</param>
/// <param name="Picked">The parties that were chosen.</param>
public sealed record PartnerSearch(string? Q, IReadOnlyList<OrganisationName> Picked, IReadOnlyList<OrganisationName> Found)
{
    /// <summary>The field that takes the one that is chosen from the suggestions; always empty at first.</summary>
    public int? Pick => null;
}
