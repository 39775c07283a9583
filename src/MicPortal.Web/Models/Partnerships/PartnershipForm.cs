using System.Globalization;
using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>Opens a partnership with the parties that were picked before.</summary>
public sealed class PartnershipForm : PartForm, IOnceForm, IPartedForm
{
    public Guid FormId { get; set; }

    /// <summary>The other parties' ids.</summary>
    public List<int> With { get; init; } = [];

    /// <summary>A partnership of the same parties is there, and this is really another one.</summary>
    public bool Another { get; init; }

    /// <summary>One more party is searched for; the rest of the form stays as it was typed.</summary>
    public string? Find { get; set; }

    /// <summary>The one that was chosen from the suggestions.</summary>
    public string? Pick { get; set; }

    /// <summary>The buttons: search, add one that was found, take one away.</summary>
    public bool Search { get; init; }

    public string? Add { get; init; }

    public string? Remove { get; init; }

    public string Address => AddressOf(With);

    public string? Title(object? page) => page is PartnershipFormPage shown ? KeptTitle.Write("Partnerships.OpenWith", shown.Others.Select(other => other.Name)) : null;

    /// <summary>In one order, because what is kept of the form is known by it.</summary>
    public static string AddressOf(IEnumerable<int> with) => "/partnerships" + QueryString.Create(with.Order().Select(id => KeyValuePair.Create("with", (string?)id.ToString(CultureInfo.InvariantCulture))));

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (FormRules.Number(Remove) is { } removed)
        {
            With.Remove(removed);
        }
        else if ((FormRules.Number(Add) ?? FormRules.Number(Pick)) is { } added)
        {
            (Find, Pick) = (null, null);
            typed.Remove(nameof(Find));
            typed.Remove(nameof(Pick));
            if (!With.Contains(added))
            {
                With.Add(added);
            }
        }
        else
        {
            return Search || !string.IsNullOrWhiteSpace(Find);
        }

        return true;
    }
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
/// <param name="Found">Who may be added.</param>
public sealed record PartnershipFormPage(PartnershipForm Form, IReadOnlyList<OrganisationName> Others, IReadOnlyList<OrganisationName> Found, IReadOnlyList<PartnershipRow> SameParties)
{
    public string Action => PartnershipForm.AddressOf(Others.Select(other => other.Id));

    /// <summary>One more party has its place.</summary>
    public bool HasRoom => Others.Count + 1 < Partnership.MostParties;
}

/// <summary>The step before it: whom to open it with.</summary>
/// <param name="Q">What was typed; null before a search.</param>
public sealed record PartnerSearch(string? Q, IReadOnlyList<OrganisationName> Found)
{
    /// <summary>The field that takes the one that is chosen from the suggestions; always empty at first.</summary>
    public int? Pick => null;
}
