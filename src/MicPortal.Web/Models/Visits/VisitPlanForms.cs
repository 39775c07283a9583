using System.Globalization;
using FluentValidation;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Visits;

/// <summary>What a plan says but its costs.</summary>
public abstract class VisitPlanFields
{
    public string? Title { get; set; }

    public string? Language { get; set; }

    public string? Purpose { get; set; }

    /// <summary>The organisation's id.</summary>
    public string? HostId { get; set; }

    public string? Place { get; set; }

    public string? Zone { get; set; }

    public DateInput Start { get; set; } = new();

    public DateInput End { get; set; } = new();

    public DateInput ReportDue { get; set; } = new();

    public string? Travellers { get; set; }

    /// <summary>Ids of projects of the partnership.</summary>
    public List<string> Projects { get; set; } = [];

    /// <summary>Of a valid form.</summary>
    /// <param name="before">Null for a new one.</param>
    public VisitPlan ToPlan(VisitPlan? before) => new()
    {
        Title = Title!,
        Language = Language!,
        Purpose = Purpose!,
        HostId = FormRules.Number(HostId)!.Value,
        Place = Place!,
        Zone = Zone!,
        Start = Start.Date!.Value,
        End = End.Date!.Value,
        ReportDue = ReportDue.Date!.Value,
        Travellers = FormRules.Number(Travellers),
        ProjectIds = [.. Projects.Select(FormRules.Number).OfType<int>().Distinct().Order()],
        Costs = before?.Costs ?? [],
    };

    /// <summary>The hours of the schedule are those of the host: a zone that was left as it was follows to a country that has one alone, otherwise it is asked for.</summary>
    /// <param name="country">Of the host.</param>
    /// <param name="before">The zone that the plan had; null for a new one.</param>
    internal void RequireZoneOf(string? country, string? before = null)
    {
        var zones = PlaceZones.Of(country);
        if (zones.Count == 0 || zones.Contains(Zone))
        {
            return;
        }

        Zone = Zone == before && zones.Count == 1 ? zones[0] : throw new DomainException("Visits.Errors.ZoneOfHost") { Field = nameof(Zone) };
    }

    public static string KeyOf(int organisationId) => organisationId.ToString(CultureInfo.InvariantCulture);

    protected void Fill(VisitPlan plan)
    {
        (Title, Language, Purpose, Place, Zone) = (plan.Title, plan.Language, plan.Purpose, plan.Place, plan.Zone);
        HostId = KeyOf(plan.HostId);
        (Start, End, ReportDue) = (DateInput.Of(plan.Start), DateInput.Of(plan.End), DateInput.Of(plan.ReportDue));
        Travellers = plan.Travellers?.ToString(CultureInfo.InvariantCulture);
        Projects = [.. plan.ProjectIds.Select(KeyOf)];
    }
}

public sealed class NewVisitForm : VisitPlanFields, IOnceForm
{
    public Guid FormId { get; set; }

    /// <summary>The other parties that take part, where the partnership has more than two; empty with two.</summary>
    public List<string> Parties { get; set; } = [];
}

/// <summary>A form that writes a part of the plan: a new version of the whole.</summary>
public interface IVisitPlanForm : IComparedForm
{
    /// <summary>The plan with what the form says; of a valid form.</summary>
    VisitPlan ApplyTo(VisitPlan plan);

    /// <summary>Empty places in a list are none.</summary>
    void Tidy(ModelStateDictionary typed);
}

public sealed class VisitEditForm : VisitPlanFields, IVisitPlanForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public static VisitEditForm Of(VisitDetails visit)
    {
        var form = new VisitEditForm { FormId = Guid.NewGuid(), ConcurrencyToken = visit.ConcurrencyToken };
        form.Fill(visit.Plan);
        return form;
    }

    public VisitPlan ApplyTo(VisitPlan plan) => ToPlan(plan);

    public void Tidy(ModelStateDictionary typed)
    {
    }
}

/// <summary>What it costs and who bears it.</summary>
public sealed class VisitCostsForm : IVisitPlanForm, IPartedForm
{
    public const string AddCost = "add-cost";
    public const string RemoveCost = "remove-cost-";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public List<VisitCostForm> Costs { get; set; } = [];

    /// <summary>The button that adds or takes away a line.</summary>
    public string? Part { get; set; }

    public static VisitCostsForm Of(VisitDetails visit) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = visit.ConcurrencyToken,
        Costs = [.. visit.Plan.Costs.Select(VisitCostForm.Of)],
    };

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (Part == AddCost && Costs.Count < VisitPlan.MostCosts)
        {
            Costs.Add(new VisitCostForm());
            return true;
        }

        if (Part?.StartsWith(RemoveCost, StringComparison.Ordinal) == true && FormRules.Number(Part[RemoveCost.Length..]) is { } index && index < Costs.Count)
        {
            Costs.RemoveAt(index);
            typed.Forget(nameof(Costs));
            return true;
        }

        return false;
    }

    public void Tidy(ModelStateDictionary typed)
    {
        if (Costs.RemoveAll(cost => cost.IsEmpty) > 0)
        {
            typed.Forget(nameof(Costs));
        }
    }

    public VisitPlan ApplyTo(VisitPlan plan)
    {
        var (free, next) = (plan.Costs.Select(cost => cost.Key).ToHashSet(), plan.Costs.Select(cost => cost.Key).DefaultIfEmpty().Max() + 1);
        var costs = new List<VisitCost>();
        foreach (var cost in Costs.Where(cost => !cost.IsEmpty))
        {
            costs.Add(cost.ToCost(FormRules.Number(cost.Key) is { } key && free.Remove(key) ? key : next++));
        }

        return plan with { Costs = costs };
    }
}

public sealed class VisitCostForm : IKeyedPart
{
    public const string Other = "other";

    /// <summary>Empty for a new one.</summary>
    public string? Key { get; set; }

    public string? PartKey => FormRules.Number(Key) is { } number ? $"k{number}" : null;

    public string? Kind { get; set; }

    public string? Text { get; set; }

    public string? Amount { get; set; }

    public string? Currency { get; set; }

    /// <summary>A party's id, or <see cref="Other"/>.</summary>
    public string? Payer { get; set; }

    public string? PayerName { get; set; }

    public bool IsEmpty => Kind is null && Text is null && Amount is null && Payer is null && PayerName is null;

    public VisitCost ToCost(int key) => new(
        key, Enum.Parse<VisitCostKind>(Kind!), Text, FormRules.Amount(Amount, Currency!.ToUpperInvariant())!.Value, FormRules.Number(Payer), FormRules.Number(Payer) is null ? PayerName : null);

    public static VisitCostForm Of(VisitCost cost) => new()
    {
        Key = cost.Key.ToString(CultureInfo.InvariantCulture),
        Kind = cost.Kind.ToString(),
        Text = cost.Text,
        Amount = cost.Amount.Amount.ToString("0.############", CultureInfo.CurrentCulture),
        Currency = cost.Amount.Currency,
        Payer = cost.OrganisationId is { } id ? VisitPlanFields.KeyOf(id) : Other,
        PayerName = cost.PayerName,
    };
}

internal abstract class VisitPlanFieldsValidator<TForm> : AbstractValidator<TForm>
    where TForm : VisitPlanFields
{
    protected VisitPlanFieldsValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Plans.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(VisitPlan.TitleLimit, texts);
        RuleFor(form => form.Language).Must(language => language is not null && Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.Purpose).NotEmpty().WithMessage(_ => texts["Visits.Errors.PurposeMissing"]);
        RuleFor(form => form.Purpose).IsAtMost(VisitPlan.TextLimit, texts);
        RuleFor(form => form.HostId).Must(id => FormRules.Number(id) is not null).WithMessage(_ => texts["Visits.Errors.HostUnknown"]);
        RuleFor(form => form.Place).NotEmpty().WithMessage(_ => texts["Visits.Errors.PlaceMissing"]);
        RuleFor(form => form.Place).IsAtMost(VisitPlan.PlaceLimit, texts);
        RuleFor(form => form.Zone).Must(PlaceZones.IsKnown).WithMessage(_ => texts["Visits.Errors.ZoneMissing"]);
        RuleFor(form => form.Start).IsWholeDate(texts, "Visits.Section.Start");
        RuleFor(form => form.End).IsWholeDate(texts, "Visits.Section.End");
        RuleFor(form => form.ReportDue).IsWholeDate(texts, "Visits.Section.ReportDue");
        RuleFor(form => form).Custom((form, context) => context.AddFailures(VisitPlan.WrongDays(Whole(form.Start), Whole(form.End), Whole(form.ReportDue), clock.GetUtcNow().UtcDateTime), texts));
        RuleFor(form => form.Travellers).Must(text => text is null || FormRules.Number(text) is >= 1 and <= VisitPlan.MostTravellers).WithMessage(_ => texts["Visits.Errors.Travellers", VisitPlan.MostTravellers]);
        RuleFor(form => form.Projects).Must(list => list.Count <= VisitPlan.MostProjects && list.TrueForAll(id => FormRules.Number(id) is not null)).WithMessage(_ => texts["Forms.Malformed"]);
    }

    private static PartialDate? Whole(DateInput date) => date.Date is { Day: not null } whole ? whole : null;
}

internal sealed class NewVisitFormValidator : VisitPlanFieldsValidator<NewVisitForm>
{
    public NewVisitFormValidator(Texts texts, TimeProvider clock)
        : base(texts, clock) => RuleFor(form => form.Parties).Must(parties => parties.Distinct().Count() == parties.Count).WithMessage(_ => texts["Forms.Malformed"]);
}

internal sealed class VisitEditFormValidator(Texts texts, TimeProvider clock) : VisitPlanFieldsValidator<VisitEditForm>(texts, clock);

internal sealed class VisitCostsFormValidator : AbstractValidator<VisitCostsForm>
{
    public VisitCostsFormValidator(Texts texts)
    {
        RuleFor(form => form.Costs).Must(costs => costs.Count <= VisitPlan.MostCosts).WithMessage(_ => texts["Plans.Errors.TooManyLines", VisitPlan.MostCosts]);
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (index, cost) in form.Costs.Index().Where(pair => !pair.Item.IsEmpty))
            {
                Cost(cost, texts, (field, message) => context.AddFailure($"Costs[{index}].{field}", message));
            }
        });
    }

    private static void Cost(VisitCostForm cost, Texts texts, Action<string, string> fail)
    {
        if (!FormRules.Names<VisitCostKind>(cost.Kind))
        {
            fail("Kind", texts["Plans.Errors.CategoryMissing"]);
        }

        if (!Currency.IsKnown(cost.Currency?.ToUpperInvariant()))
        {
            fail("Currency", cost.Currency is null ? texts["Visits.Errors.CurrencyMissing"] : texts["Plans.Errors.CurrencyUnknown", cost.Currency]);
        }

        if (FormRules.AmountError(cost.Amount, cost.Currency?.ToUpperInvariant() ?? "") is { } wrong)
        {
            fail("Amount", texts[wrong.Key, wrong.Arguments]);
        }

        if (FormRules.Number(cost.Payer) is null && cost.Payer != VisitCostForm.Other)
        {
            fail("Payer", texts["Visits.Errors.PayerMissing"]);
        }
        else if (cost.Payer == VisitCostForm.Other && cost.PayerName is null)
        {
            fail("PayerName", texts["Visits.Errors.PayerNameMissing"]);
        }
        else if (FormRules.Number(cost.Payer) is not null && cost.PayerName is not null)
        {
            fail("PayerName", texts["Visits.Errors.PayerTwice"]);
        }

        foreach (var (field, text) in new[] { ("Text", cost.Text), ("PayerName", cost.PayerName) })
        {
            if (text?.Length > VisitCost.TextLimit)
            {
                fail(field, texts["Forms.TooLong", VisitCost.TextLimit, text.Length - VisitCost.TextLimit]);
            }
        }
    }
}
