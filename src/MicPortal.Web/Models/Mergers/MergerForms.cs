using System.Globalization;
using FluentValidation;
using MicPortal.Application.Lists;
using MicPortal.Application.Mergers;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Mergers;

/// <summary>Several municipalities become one. Sent once it is shown what would happen; sent again, confirmed, it does.</summary>
public sealed class MergerForm : IOnceForm, IPartedForm
{
    /// <summary>For <see cref="Successor"/>: one that is not there yet.</summary>
    public const string New = "new";

    public Guid FormId { get; set; }

    /// <summary>All that become one, also the one that goes on.</summary>
    public List<int> Town { get; init; } = [];

    /// <summary>The id of the one that goes on, or <see cref="New"/>.</summary>
    public string? Successor { get; set; }

    public string? NewName { get; init; }

    public DateInput On { get; set; } = new();

    public string? Reason { get; init; }

    public bool Confirmed { get; set; }

    /// <summary>Another municipality is searched for; the rest of the form stays as it was typed.</summary>
    public string? Find { get; set; }

    /// <summary>The buttons that add one that was found, and take one away.</summary>
    public string? Add { get; init; }

    public string? Remove { get; init; }

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (FormRules.Number(Remove) is { } removed)
        {
            Town.RemoveAll(town => town == removed);
        }
        else if (FormRules.Number(Add) is { } added)
        {
            Town.Add(added);
        }
        else
        {
            return !string.IsNullOrWhiteSpace(Find);
        }

        Find = null;
        return true;
    }

    public int? SuccessorId => int.TryParse(Successor, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Town.Contains(id) ? id : null;

    internal Merger Merger => new([.. Town.Distinct()], SuccessorId, Successor == New ? NewName!.Trim() : null, On.Date!.Value, Reason!.Trim());

    /// <summary>The form again, with what was typed.</summary>
    public string Address(IEnumerable<int> towns) => "/admin/mergers/new" + QueryString.Create(
    [
        .. towns.Select(town => KeyValuePair.Create<string, string?>(nameof(Town), town.ToString(CultureInfo.InvariantCulture))),
        .. new Dictionary<string, string?>
        {
            [nameof(Successor)] = Successor,
            [nameof(NewName)] = NewName,
            [$"{nameof(On)}.{nameof(On.Day)}"] = On.Day,
            [$"{nameof(On)}.{nameof(On.Month)}"] = On.Month,
            [$"{nameof(On)}.{nameof(On.Year)}"] = On.Year,
            [nameof(Reason)] = Reason,
        }.Where(field => !string.IsNullOrEmpty(field.Value)),
    ]);
}

internal sealed class MergerFormValidator : AbstractValidator<MergerForm>
{
    public MergerFormValidator(Texts texts)
    {
        RuleFor(form => form.Town).Must(towns => towns.Distinct().Count() > 1).WithMessage(_ => texts["Mergers.Errors.Two"]);
        RuleFor(form => form.Town).Must(towns => towns.Count <= Municipality.MostMerging).WithMessage(_ => texts["Mergers.Errors.TooMany", Municipality.MostMerging]);
        RuleFor(form => form.Successor).Must((form, successor) => successor == MergerForm.New || form.SuccessorId is not null).WithMessage(_ => texts["Mergers.Errors.SuccessorMissing"]);
        RuleFor(form => form.NewName).Must(name => !string.IsNullOrWhiteSpace(name)).When(form => form.Successor == MergerForm.New).WithMessage(_ => texts["Mergers.Errors.NewNameMissing"]);
        RuleFor(form => form.NewName).IsAtMost(Organisation.NameLimit, texts);
        RuleFor(form => form.On).IsGivenDate(texts);
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(_ => texts["Mergers.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Municipality.SuccessionReasonLimit, texts);
    }
}

public sealed record MergerList(Page<MergerRow> Page, ListLinks Links);

/// <param name="Chosen">Those that merge.</param>
/// <param name="Gone">Those that were chosen, and have a successor meanwhile.</param>
public sealed record MergerPage(MergerForm Form, IReadOnlyList<MergerPart> Chosen, IReadOnlyList<MergerGone> Gone, string? Query, IReadOnlyList<OrganisationName> Found);

/// <param name="Shared">Partnerships that go on between several of them.</param>
/// <param name="Twins">Partners with which several of them have a partnership.</param>
public sealed record MergerPreview(MergerForm Form, IReadOnlyList<MergerPart> Parts, int Shared, int Twins)
{
    /// <summary>Null where a new one is formed.</summary>
    public MergerPart? Successor => Parts.FirstOrDefault(part => part.Id == Form.SuccessorId);

    public IEnumerable<MergerPart> Former => Parts.Where(part => part != Successor);

    public string SuccessorName => Successor?.Name ?? Form.NewName!;

    public bool IsOneCountry => Parts.Select(part => part.CountryCode).Distinct().Count() == 1;

    public bool CanBeDone => Shared == 0 && IsOneCountry;
}

/// <summary>Two records are the same municipality: which one stays.</summary>
public sealed class DuplicateForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Stays { get; set; }

    public string? Reason { get; init; }

    public int? StaysId => int.TryParse(Stays, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

internal sealed class DuplicateFormValidator : AbstractValidator<DuplicateForm>
{
    public DuplicateFormValidator(Texts texts)
    {
        RuleFor(form => form.Stays).Must((form, _) => form.StaysId is not null).WithMessage(_ => texts["Duplicates.Errors.StaysMissing"]);
        RuleFor(form => form.Reason).Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage(_ => texts["Mergers.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Municipality.SuccessionReasonLimit, texts);
    }
}

public sealed record DuplicateList(Page<DuplicateRow> Page, ListLinks Links);

public sealed record DuplicatePage(DuplicateForm Form, IReadOnlyList<MergerPart> Pair, int Shared, int Twins, bool AreToldApart)
{
    public string Url => $"/admin/duplicates/{Pair[0].Id}/{Pair[1].Id}";

    public bool IsOneCountry => Pair[0].CountryCode == Pair[1].CountryCode;

    public bool CanBeDone => Shared == 0 && IsOneCountry;
}
