using System.Globalization;
using FluentValidation;
using MicPortal.Application.Projects;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Projects;

/// <summary>A form that writes a part of the plan: a new version of the whole.</summary>
public interface IPlanForm : IComparedForm
{
    /// <summary>A field for what each party gives or says.</summary>
    void PrepareFor(IEnumerable<int> organisationIds);

    /// <summary>Empty places in a list are none; what stands after them moves up, and with it what is said of it.</summary>
    void Tidy(ModelStateDictionary typed);

    /// <summary>The plan with what the form says; of a valid form.</summary>
    /// <param name="nextKey">From which on keys of new lines, indicators and milestones are free.</param>
    ProjectPlan ApplyTo(ProjectPlan plan, int nextKey);
}

/// <summary>Who contributes what: days first, money second.</summary>
public sealed class ProjectBudgetForm : IPlanForm, IPartedForm
{
    public const string AddLine = "add-line";
    public const string RemoveLine = "remove-line-";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    /// <summary>By the organisation's id.</summary>
    public Dictionary<string, StaffTimeForm> StaffTimes { get; set; } = [];

    /// <summary>In which the whole is reckoned.</summary>
    public string? Currency { get; set; }

    public List<BudgetLineForm> Lines { get; set; } = [];

    /// <summary>The button that adds or takes away a line.</summary>
    public string? Part { get; set; }

    public static ProjectBudgetForm Of(ProjectDetails project)
    {
        var plan = project.Current.Plan;
        return new ProjectBudgetForm
        {
            FormId = Guid.NewGuid(),
            ConcurrencyToken = project.ConcurrencyToken,
            Currency = plan.Currency,
            StaffTimes = plan.StaffTimes.ToDictionary(time => ProjectIdeaForm.KeyOf(time.OrganisationId), time => new StaffTimeForm { Days = Typed(time.Days / 100m), DayRate = Typed(time.DayRate?.Amount) }),
            Lines = [.. plan.Lines.Select(BudgetLineForm.Of)],
        };
    }

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (Part == AddLine && Lines.Count < ProjectPlan.MostLines)
        {
            Lines.Add(new BudgetLineForm());
            return true;
        }

        if (Part?.StartsWith(RemoveLine, StringComparison.Ordinal) == true && FormRules.Number(Part[RemoveLine.Length..]) is { } index && index < Lines.Count)
        {
            Lines.RemoveAt(index);
            typed.Forget(nameof(Lines));
            return true;
        }

        return false;
    }

    public void PrepareFor(IEnumerable<int> organisationIds)
    {
        foreach (var key in organisationIds.Select(ProjectIdeaForm.KeyOf))
        {
            StaffTimes.TryAdd(key, new StaffTimeForm());
        }
    }

    public void Tidy(ModelStateDictionary typed)
    {
        if (Lines.RemoveAll(line => line.IsEmpty) > 0)
        {
            typed.Forget(nameof(Lines));
        }
    }

    public ProjectPlan ApplyTo(ProjectPlan plan, int nextKey) => plan with
    {
        Currency = Currency?.ToUpperInvariant(),
        StaffTimes = [.. StaffTimes.Select(pair => (Id: FormRules.Number(pair.Key), Days: FormRules.Decimal(pair.Value.Days), Rate: pair.Value.DayRate))
            .Where(time => time is { Id: not null, Days: > 0 })
            .Select(time => new StaffTime(time.Id!.Value, (int)(time.Days!.Value * 100), time.Rate is null ? null : FormRules.Amount(time.Rate, Currency!.ToUpperInvariant()))).OrderBy(time => time.OrganisationId)],
        Lines = KeyedList.Of(Lines.Where(line => !line.IsEmpty), line => line.Key, plan.Lines.Select(line => line.Key), nextKey, (line, key) => line.ToLine(key, Currency)),
    };

    internal static string? Typed(decimal? number) => number?.ToString("0.############", CultureInfo.CurrentCulture);
}

/// <summary>Things of a list that keep their number from version to version.</summary>
internal static class KeyedList
{
    /// <summary>None for what no plan has yet.</summary>
    public static string? PartKey(string? key) => FormRules.Number(key) is { } number ? $"k{number}" : null;

    /// <param name="known">Keys that the plan has; a form names no other.</param>
    public static IReadOnlyList<TPart> Of<TForm, TPart>(IEnumerable<TForm> forms, Func<TForm, string?> keyOf, IEnumerable<int> known, int nextKey, Func<TForm, int, TPart> read)
    {
        var free = known.ToHashSet();
        var parts = new List<TPart>();
        foreach (var form in forms)
        {
            parts.Add(read(form, FormRules.Number(keyOf(form)) is { } key && free.Remove(key) ? key : nextKey++));
        }

        return parts;
    }
}

public sealed class StaffTimeForm
{
    public string? Days { get; set; }

    public string? DayRate { get; set; }
}

public sealed class BudgetLineForm : IKeyedPart
{
    public const string OwnBudget = "own-";

    /// <summary>Empty for a new one.</summary>
    public string? Key { get; set; }

    public string? PartKey => KeyedList.PartKey(Key);

    public string? Category { get; set; }

    public string? Text { get; set; }

    public string? Amount { get; set; }

    /// <summary>Empty: the project's.</summary>
    public string? Currency { get; set; }

    /// <summary>"own-12", Programme or Other.</summary>
    public string? Source { get; set; }

    public string? SourceName { get; set; }

    public string? Rate { get; set; }

    public DateInput RateDate { get; set; } = new();

    public string? RateSource { get; set; }

    public bool IsEmpty => Category is null && Text is null && Amount is null && Source is null && SourceName is null;

    public int? OwnBudgetOf => Source?.StartsWith(OwnBudget, StringComparison.Ordinal) == true ? FormRules.Number(Source[OwnBudget.Length..]) : null;

    public bool HasRate => Rate is not null || RateSource is not null || !RateDate.IsEmpty;

    /// <summary>Null where neither says one.</summary>
    public string? CurrencyIn(string? project) => (Currency ?? project)?.ToUpperInvariant();

    public BudgetLine ToLine(int key, string? project) => new(
        key,
        Enum.Parse<BudgetCategory>(Category!),
        Text,
        FormRules.Amount(Amount, CurrencyIn(project)!)!.Value,
        OwnBudgetOf is not null ? FundSource.OwnBudget : Enum.Parse<FundSource>(Source!),
        OwnBudgetOf,
        OwnBudgetOf is null ? SourceName : null,
        HasRate && CurrencyIn(project) != project?.ToUpperInvariant() ? new ExchangeRate(FormRules.Decimal(Rate)!.Value, RateDate.Date!.Value, RateSource!) : null);

    public static BudgetLineForm Of(BudgetLine line) => new()
    {
        Key = line.Key.ToString(CultureInfo.InvariantCulture),
        Category = line.Category.ToString(),
        Text = line.Text,
        Amount = ProjectBudgetForm.Typed(line.Amount.Amount),
        Currency = line.Amount.Currency,
        Source = line.OrganisationId is { } id ? $"{OwnBudget}{id}" : line.Source.ToString(),
        SourceName = line.SourceName,
        Rate = ProjectBudgetForm.Typed(line.Rate?.Rate),
        RateDate = DateInput.Of(line.Rate?.Date),
        RateSource = line.Rate?.Source,
    };
}

internal sealed class ProjectBudgetFormValidator : AbstractValidator<ProjectBudgetForm>
{
    public ProjectBudgetFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Currency).Must(code => code is null || Currency.IsKnown(code.ToUpperInvariant())).WithMessage((_, code) => texts["Plans.Errors.CurrencyUnknown", code]);
        RuleFor(form => form.Lines).Must(lines => lines.Count <= ProjectPlan.MostLines).WithMessage(_ => texts["Plans.Errors.TooManyLines", ProjectPlan.MostLines]);
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (key, time) in form.StaffTimes)
            {
                if (time.Days is not null && (FormRules.Decimal(time.Days, 2) is not { } days || days * 100 > StaffTime.MostDays))
                {
                    context.AddFailure($"StaffTimes[{key}].Days", texts["Projects.Errors.Days", StaffTime.MostDays / 100]);
                }

                if (time.DayRate is null)
                {
                    continue;
                }

                if (form.Currency is null)
                {
                    context.AddFailure(nameof(form.Currency), texts["Projects.Errors.CurrencyMissing"]);
                }

                if (FormRules.AmountError(time.DayRate, form.Currency?.ToUpperInvariant() ?? "") is { } wrong)
                {
                    context.AddFailure($"StaffTimes[{key}].DayRate", texts[wrong.Key, wrong.Arguments]);
                }

                if (time.Days is null)
                {
                    context.AddFailure($"StaffTimes[{key}].Days", texts["Projects.Errors.DaysMissing"]);
                }
            }

            foreach (var (index, line) in form.Lines.Index().Where(pair => !pair.Item.IsEmpty))
            {
                Line(line, form.Currency, texts, clock, (field, message) => context.AddFailure(field is null ? nameof(form.Currency) : $"Lines[{index}].{field}", message));
            }
        });
    }

    /// <param name="project">The project's currency.</param>
    /// <param name="fail">Takes the field of the line, null for the project's currency, and what is wrong with it.</param>
    internal static void Line(BudgetLineForm line, string? project, Texts texts, TimeProvider clock, Action<string?, string> fail)
    {
        if (!FormRules.Names<BudgetCategory>(line.Category))
        {
            fail("Category", texts["Plans.Errors.CategoryMissing"]);
        }

        var currency = line.CurrencyIn(project);
        if (currency is null)
        {
            fail(null, texts["Projects.Errors.CurrencyMissing"]);
        }
        else if (line.Currency is not null && !Currency.IsKnown(currency))
        {
            fail("Currency", texts["Plans.Errors.CurrencyUnknown", line.Currency]);
        }

        if (FormRules.AmountError(line.Amount, currency ?? "") is { } wrong)
        {
            fail("Amount", texts[wrong.Key, wrong.Arguments]);
        }

        if (line.OwnBudgetOf is null && line.Source is not (nameof(FundSource.Programme) or nameof(FundSource.Other)))
        {
            fail("Source", texts["Projects.Errors.SourceMissing"]);
        }
        else if (line.OwnBudgetOf is null && line.SourceName is null)
        {
            fail("SourceName", texts["Projects.Errors.SourceNameMissing"]);
        }

        Limit(line.Text, ProjectPlan.ShortTextLimit, "Text");
        Limit(line.SourceName, ProjectPlan.TitleLimit, "SourceName");
        Limit(line.RateSource, ExchangeRate.SourceLimit, "RateSource");
        var differs = line.CurrencyIn(project) != project?.ToUpperInvariant();
        if (!line.HasRate && differs && Currency.IsKnown(line.CurrencyIn(project)) && Currency.IsKnown(project?.ToUpperInvariant()))
        {
            fail("Rate", texts["Projects.Errors.RateMissing", line.CurrencyIn(project)!, project!.ToUpperInvariant()]);
        }

        if (!line.HasRate || !differs)
        {
            return;
        }

        if (FormRules.Decimal(line.Rate, 10) is not (> 0 and <= ExchangeRate.Most))
        {
            fail("Rate", texts["Projects.Errors.Rate"]);
        }

        if (line.RateDate.Date is not { } date)
        {
            fail("RateDate", line.RateDate.IsEmpty ? texts["Dates.Missing"] : texts["Dates.Invalid", PartialDate.EarliestYear, PartialDate.LatestYear]);
        }
        else if (ExchangeRate.Wrong(date, "RateDate", clock.GetUtcNow().UtcDateTime) is { } wrongDate)
        {
            fail(wrongDate.Field, texts[wrongDate.Key]);
        }

        if (line.RateSource is null)
        {
            fail("RateSource", texts["Projects.Errors.RateSourceMissing"]);
        }

        void Limit(string? text, int limit, string field)
        {
            if (text?.Length > limit)
            {
                fail(field, texts["Forms.TooLong", limit, text.Length - limit]);
            }
        }
    }
}
