using System.Globalization;
using FluentValidation;
using MicPortal.Application.Mergers;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Mergers;

/// <summary>One municipality becomes several. Sent once it is shown what it has, and asked who carries on what; sent again, confirmed, it is done.</summary>
public sealed class SplitForm : IOnceForm, IPartedForm
{
    private const string NewPrefix = "new:";

    public Guid FormId { get; set; }

    /// <summary>The one that splits.</summary>
    public int? Town { get; set; }

    /// <summary>Parts that are there already.</summary>
    public List<int> Part { get; init; } = [];

    /// <summary>Parts that are formed, a name on each line.</summary>
    public string? NewNames { get; init; }

    public DateInput On { get; set; } = new();

    public string? Reason { get; init; }

    /// <summary>A part that is there already is searched for; the rest of the form stays as it was typed.</summary>
    public string? Find { get; set; }

    /// <summary>The buttons that add a part that was found, and take away a part, or the one that splits.</summary>
    public string? Add { get; init; }

    public string? Remove { get; init; }

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (FormRules.Number(Remove) is { } removed)
        {
            Part.RemoveAll(part => part == removed);
            Town = Town == removed ? null : Town;
        }
        else if (FormRules.Number(Add) is { } added)
        {
            Part.Add(added);
        }
        else
        {
            return !string.IsNullOrWhiteSpace(Find);
        }

        Find = null;
        return true;
    }

    public bool Confirmed { get; set; }

    /// <summary>A <see cref="KeyOf(int)"/>: who carries on what nobody is named for.</summary>
    public string? Lead { get; init; }

    /// <summary>By the partnership's id, of which there may be any in a forged form: who has its place; empty for the lead.</summary>
    public Dictionary<string, string?> Place { get; init; } = [];

    public IReadOnlyList<string> Names => [.. (NewNames ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Without the one that splits.</summary>
    public IReadOnlyList<int> Parts => [.. Part.Distinct().Where(part => part != Town)];

    internal Split Split => new(
        Town!.Value,
        Parts,
        Names,
        PartOf(Lead)!,
        Place.Select(place => (Id: FormRules.Number(place.Key), Part: PartOf(place.Value))).Where(place => place is { Id: not null, Part: not null })
            .DistinctBy(place => place.Id).ToDictionary(place => place.Id!.Value, place => place.Part!),
        On.Date!.Value,
        Reason!.Trim());

    public static string KeyOf(int part) => part.ToString(CultureInfo.InvariantCulture);

    public static string KeyOf(string newName) => NewPrefix + newName;

    /// <summary>Null for what is none of the parts.</summary>
    public SplitPart? PartOf(string? key) =>
        key?.StartsWith(NewPrefix, StringComparison.Ordinal) == true ? Names.Contains(key[NewPrefix.Length..]) ? new SplitPart(null, key[NewPrefix.Length..]) : null
        : int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Parts.Contains(id) ? new SplitPart(id, null) : null;

    /// <summary>The form again, with what was typed.</summary>
    public string Address(int? town, IEnumerable<int> parts) => "/admin/splits/new" + QueryString.Create(
    [
        .. parts.Select(part => KeyValuePair.Create<string, string?>(nameof(Part), KeyOf(part))),
        .. new Dictionary<string, string?>
        {
            [nameof(Town)] = town is { } id ? KeyOf(id) : null,
            [nameof(NewNames)] = NewNames,
            [$"{nameof(On)}.{nameof(On.Day)}"] = On.Day,
            [$"{nameof(On)}.{nameof(On.Month)}"] = On.Month,
            [$"{nameof(On)}.{nameof(On.Year)}"] = On.Year,
            [nameof(Reason)] = Reason,
        }.Where(field => !string.IsNullOrEmpty(field.Value)),
    ]);
}

internal sealed class SplitFormValidator : AbstractValidator<SplitForm>
{
    public SplitFormValidator(Texts texts)
    {
        RuleFor(form => form.Town).NotNull().WithMessage(_ => texts["Splits.Errors.Missing"]);
        RuleFor(form => form.NewNames).Must((form, _) => form.Parts.Count + form.Names.Count > 1).WithMessage(_ => texts["Splits.Errors.Two"]);
        RuleFor(form => form.NewNames).Must((form, _) => form.Parts.Count + form.Names.Count <= Municipality.MostParts).WithMessage(_ => texts["Mergers.Errors.TooMany", Municipality.MostParts]);
        RuleFor(form => form.NewNames).Must((form, _) => form.Names.All(name => name.Length <= Organisation.NameLimit)).WithMessage(_ => texts["Splits.Errors.NameTooLong", Organisation.NameLimit]);
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(_ => texts["Mergers.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Municipality.SuccessionReasonLimit, texts);
        RuleFor(form => form.Lead).Must((form, lead) => form.PartOf(lead) is not null).When(form => form.Confirmed).WithMessage(_ => texts["Splits.Errors.LeadMissing"]);
    }
}

/// <param name="Whole">The one that splits; null until it is chosen.</param>
/// <param name="Chosen">The parts that are there already.</param>
public sealed record SplitPage(SplitForm Form, MergerPart? Whole, IReadOnlyList<MergerPart> Chosen, IReadOnlyList<MergerGone> Gone, string? Query, IReadOnlyList<OrganisationName> Found);

/// <param name="Seen">The places in partnerships that the administrator sees.</param>
/// <param name="Unseen">How many more there are.</param>
public sealed record SplitPreview(SplitForm Form, MergerPart Whole, IReadOnlyList<MergerPart> Chosen, IReadOnlyList<SplitPlace> Seen, int Unseen)
{
    /// <summary>All parts, as choices.</summary>
    public IEnumerable<(string Key, string Name)> Parts => [.. Chosen.Select(part => (SplitForm.KeyOf(part.Id), part.Name)), .. Form.Names.Select(name => (SplitForm.KeyOf(name), name))];

    public MergerPart? Abroad => Chosen.FirstOrDefault(part => part.CountryCode != Whole.CountryCode);
}
