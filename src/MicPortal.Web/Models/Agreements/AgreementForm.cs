using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Agreements;

/// <summary>The whole text of an agreement as it is written: a draft, a revision, the record of a paper.</summary>
public abstract class AgreementForm : IPartedForm
{
    public const int MostTexts = 4;
    public const string AddLanguage = "add";
    public const string RemoveLanguage = "remove-";

    public string? Kind { get; set; }

    public List<AgreementTextForm> Texts { get; set; } = [];

    public List<string> Themes { get; set; } = [];

    public DateInput Start { get; set; } = new();

    public string? Term { get; set; }

    public DateInput End { get; set; } = new();

    public string? RenewalYears { get; set; }

    public string? NoticeMonths { get; set; }

    public string? ReviewEvery { get; set; }

    public string? ReviewUnit { get; set; }

    public string? SignaturesToTakeEffect { get; set; }

    /// <summary>Who signs beside the parties; empty places are nobody.</summary>
    public List<CoSignatoryForm> CoSignatories { get; set; } = [];

    /// <summary>The button that adds or removes a language.</summary>
    public string? Languages { get; set; }

    public bool IsTacitlyRenewed => Term == nameof(AgreementTerm.TacitlyRenewed);

    /// <summary>Of a valid form.</summary>
    public AgreementContent ToContent() => new()
    {
        Kind = Enum.Parse<AgreementKind>(Kind!),
        Themes = Themes,
        Start = Start.Date,
        Term = Enum.Parse<AgreementTerm>(Term!),
        End = End.Date,
        RenewalYears = IsTacitlyRenewed ? FormRules.Number(RenewalYears) : null,
        NoticeMonths = IsTacitlyRenewed ? FormRules.Number(NoticeMonths) : null,
        ReviewMonths = FormRules.Number(ReviewEvery) * (ReviewUnit == nameof(PeriodUnit.Months) ? 1 : 12),
        SignaturesToTakeEffect = FormRules.Number(SignaturesToTakeEffect),
        CoSignatories = [.. CoSignatories.Where(one => one.Name is not null).Select(one => new CoSignatory(one.Name!, one.Description))],
        Texts = [.. Texts.Select(text => text.ToText())],
    };

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (Languages == AddLanguage && Texts.Count < MostTexts)
        {
            Texts.Add(new AgreementTextForm());
            return true;
        }

        if (Languages?.StartsWith(RemoveLanguage, StringComparison.Ordinal) == true
            && FormRules.Number(Languages[RemoveLanguage.Length..]) is { } index && index < Texts.Count && Texts.Count > 1)
        {
            Texts.RemoveAt(index);
            typed.Forget(nameof(Texts));
            return true;
        }

        return false;
    }

    /// <summary>A field for what each party brings, in every language, and for the signature of each on a paper.</summary>
    public void PrepareFor(IEnumerable<int> organisationIds)
    {
        while (CoSignatories.Count < CoSignatory.Most)
        {
            CoSignatories.Add(new CoSignatoryForm());
        }

        foreach (var key in organisationIds.Select(AgreementTextForm.KeyOf))
        {
            Texts.ForEach(text => text.Contributions.TryAdd(key, null));
            (this as IPaperForm)?.Signatures.TryAdd(key, new PaperSignatureForm());
        }
    }

    protected void Fill(AgreementContent content)
    {
        Kind = content.Kind.ToString();
        Texts = [.. content.Texts.Select(AgreementTextForm.Of)];
        Themes = [.. content.Themes];
        Start = DateInput.Of(content.Start);
        Term = content.Term.ToString();
        End = DateInput.Of(content.End);
        RenewalYears = Typed(content.RenewalYears);
        NoticeMonths = Typed(content.NoticeMonths);
        (ReviewEvery, ReviewUnit) = content.ReviewMonths is { } months && months % 12 != 0 ? (Typed(months), nameof(PeriodUnit.Months)) : (Typed(content.ReviewMonths / 12), nameof(PeriodUnit.Years));
        SignaturesToTakeEffect = Typed(content.SignaturesToTakeEffect);
        CoSignatories = [.. content.CoSignatories.Select(one => new CoSignatoryForm { Name = one.Name, Description = one.Description })];
    }

    private static string? Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A ministry, a committee.</summary>
public sealed class CoSignatoryForm : IKeyedPart
{
    public string? PartKey => Name;

    public string? Name { get; set; }

    public string? Description { get; set; }
}

public enum PeriodUnit
{
    Years,
    Months,
}

public sealed class AgreementTextForm : IKeyedPart
{
    public string? PartKey => Language;

    public string? Language { get; set; }

    public bool IsAuthentic { get; set; } = true;

    public string? Title { get; set; }

    public string? Purpose { get; set; }

    public string? Scope { get; set; }

    /// <summary>What each party brings, by its organisation's id.</summary>
    public Dictionary<string, string?> Contributions { get; set; } = [];

    public string? FullText { get; set; }

    public AgreementText ToText() => new()
    {
        Language = Language!,
        IsAuthentic = IsAuthentic,
        Title = Title!,
        Purpose = Purpose!,
        Scope = Scope,
        FullText = FullText,
        Contributions = Contributions.Where(pair => pair.Value is not null && FormRules.Number(pair.Key) is { } number && KeyOf(number) == pair.Key)
            .ToDictionary(pair => FormRules.Number(pair.Key)!.Value, pair => pair.Value!),
    };

    public static AgreementTextForm Of(AgreementText text) => new()
    {
        Language = text.Language,
        IsAuthentic = text.IsAuthentic,
        Title = text.Title,
        Purpose = text.Purpose,
        Scope = text.Scope,
        FullText = text.FullText,
        Contributions = text.Contributions.ToDictionary(pair => KeyOf(pair.Key), pair => (string?)pair.Value),
    };

    public static string KeyOf(int organisationId) => organisationId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A signature as it stands on a paper.</summary>
public sealed class PaperSignatureForm
{
    /// <summary>Null where it is not known.</summary>
    public string? SignatoryTitle { get; set; }

    public DateInput Date { get; set; } = new();

    public string? Place { get; set; }

    public SignatureGiven ToSignature() => new(SignatoryTitle ?? "", Date.Date!.Value, Place);
}

/// <summary>A form that records the signatures of a paper, by organisation's id.</summary>
public interface IPaperForm
{
    Dictionary<string, PaperSignatureForm> Signatures { get; set; }
}

/// <summary>A form that makes an agreement of a partnership.</summary>
public interface IOpeningForm
{
    /// <summary>The other parties that it binds, where the partnership has more than two; empty with two.</summary>
    List<string> Parties { get; set; }
}

public sealed class DraftForm : AgreementForm, IOnceForm, IOpeningForm
{
    public Guid FormId { get; set; }

    public List<string> Parties { get; set; } = [];
}

/// <summary>A draft that renews or amends an agreement, between those who are still bound by it.</summary>
public sealed class NextForm : AgreementForm, IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>With the terms of the earlier one, and where it is renewed with its texts. What has an end gets a new one where it is renewed.</summary>
    public static NextForm Of(AgreementDetails earlier, AgreementLink link, DateOnly today)
    {
        var form = new NextForm { FormId = Guid.NewGuid() };
        var bound = earlier.BoundParties.Select(party => AgreementTextForm.KeyOf(party.OrganisationId)).ToHashSet();
        form.Fill(earlier.Version.Content);
        form.Texts.ForEach(text => text.Contributions = text.Contributions.Where(pair => bound.Contains(pair.Key)).ToDictionary());
        form.Start = new DateInput();
        if (link == AgreementLink.Amends)
        {
            form.Kind = nameof(AgreementKind.Amendment);
            // It says what changes, and nothing twice.
            form.Texts = [.. form.Texts.Select(text => new AgreementTextForm { Language = text.Language, IsAuthentic = text.IsAuthentic })];
            form.End = DateInput.Of(earlier.Life.NextRenewal(today) is { } renewal ? PartialDate.From(renewal.LastDay) : earlier.Version.End);
            return form;
        }

        if ((earlier.EndsOn ?? earlier.Version.End) is { Day: not null } end && end.Latest >= today)
        {
            form.Start = DateInput.Of(PartialDate.From(end.Latest.AddDays(1)));
        }

        form.End = new DateInput();
        return form;
    }
}

public sealed class PaperAgreementForm : AgreementForm, IOnceForm, IOpeningForm, IPaperForm
{
    public Guid FormId { get; set; }

    public List<string> Parties { get; set; } = [];

    public Dictionary<string, PaperSignatureForm> Signatures { get; set; } = [];
}

public sealed class AgreementEditForm : AgreementForm, IComparedForm, IPaperForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    /// <summary>The reviser holds the change to be "not of substance"; asked where an approval can be kept.</summary>
    public bool IsCorrection { get; set; }

    /// <summary>Only of a paper.</summary>
    public Dictionary<string, PaperSignatureForm> Signatures { get; set; } = [];

    public static AgreementEditForm Of(AgreementDetails agreement)
    {
        var form = new AgreementEditForm { FormId = Guid.NewGuid(), ConcurrencyToken = agreement.ConcurrencyToken };
        form.Fill(agreement.Version.Content);
        if (agreement.IsOnPaper)
        {
            form.Signatures = agreement.Parties.ToDictionary(party => AgreementTextForm.KeyOf(party.OrganisationId), party => new PaperSignatureForm
            {
                SignatoryTitle = party.Signature!.SignatoryTitle,
                Date = DateInput.Of(party.Signature.Date),
                Place = party.Signature.Place,
            });
        }

        return form;
    }
}

/// <summary>What the fields of an agreement's form need to know of the parties, the reader's own first.</summary>
public sealed record AgreementFormParties(IReadOnlyList<AgreementFormParty> All);

public sealed record AgreementFormParty(int OrganisationId, string Name)
{
    public string Key => AgreementTextForm.KeyOf(OrganisationId);
}
