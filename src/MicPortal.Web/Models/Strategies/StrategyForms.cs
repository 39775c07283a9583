using System.Globalization;
using FluentValidation;
using MicPortal.Application.Agreements;
using MicPortal.Application.Priorities;
using MicPortal.Application.Strategies;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Strategies;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Plans;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Strategies;

/// <summary>What a text says.</summary>
public abstract class StrategyFields : IPartedForm
{
    public const string AddAim = "add-aim";
    public const string RemoveAim = "remove-aim-";

    /// <summary>Places for aims that a new form begins with.</summary>
    private const int FirstAims = 3;

    public string? Title { get; set; }

    public string? Language { get; set; }

    public string? FromYear { get; set; }

    public string? UntilYear { get; set; }

    public List<AimForm> Aims { get; set; } = [];

    /// <summary>By the organisation's id.</summary>
    public Dictionary<string, StrategyPartyForm> Parties { get; set; } = [];

    /// <summary>Ids of agreements of the partnership.</summary>
    public List<string> Agreements { get; set; } = [];

    public string? FollowUp { get; set; }

    /// <summary>Ids of those that the form named as asked when it was read.</summary>
    public List<string> Named { get; set; } = [];

    /// <summary>The button that adds or takes away an aim.</summary>
    public string? Part { get; set; }

    public static string KeyOf(int id) => id.ToString(CultureInfo.InvariantCulture);

    public bool Rearrange(ModelStateDictionary typed)
    {
        if (Part == AddAim && Aims.Count < StrategyPlan.MostAims)
        {
            Aims.Add(new AimForm());
            return true;
        }

        if (Part?.StartsWith(RemoveAim, StringComparison.Ordinal) == true && FormRules.Number(Part[RemoveAim.Length..]) is { } index && index < Aims.Count)
        {
            Aims.RemoveAt(index);
            typed.Forget(nameof(Aims));
            return true;
        }

        return false;
    }

    /// <summary>Who joined the partnership meanwhile is named first: it is asked and reads the strategy, too.</summary>
    public void RequireNamed(IEnumerable<int> askedIds, StrategyFormChoices choices)
    {
        if (askedIds.Any(id => !Named.Contains(KeyOf(id))))
        {
            Named = choices.NamedKeys;
            throw new DomainException("Strategies.Errors.JoinedMeanwhile");
        }
    }

    public void PrepareFor(IEnumerable<int> organisationIds)
    {
        foreach (var key in organisationIds.Select(KeyOf))
        {
            Parties.TryAdd(key, new StrategyPartyForm());
        }

        while (Aims.Count == 0)
        {
            Aims.AddRange(Enumerable.Range(0, FirstAims).Select(_ => new AimForm()));
        }
    }

    /// <summary>Empty places are no aims; what stands after them moves up.</summary>
    public void Tidy(ModelStateDictionary typed)
    {
        if (Aims.Exists(aim => aim.Text is not null) && Aims.RemoveAll(aim => aim.Text is null) > 0)
        {
            typed.Forget(nameof(Aims));
        }
    }

    /// <summary>Of a valid form. A priority keeps the words that it had when it was chosen.</summary>
    /// <param name="before">Null for a new one.</param>
    public StrategyPlan ToPlan(StrategyPlan? before, StrategyFormChoices choices)
    {
        var chosen = Parties.SelectMany(pair => pair.Value.Priorities.Select(FormRules.Number).OfType<int>().Distinct().Select(id => choices.PriorityOf(FormRules.Number(pair.Key) ?? 0, id)
            ?? throw new DomainException("Strategies.Errors.PriorityGone") { Field = $"Parties[{pair.Key}].Priorities" })).ToList();
        var agreements = Agreements.Select(FormRules.Number).OfType<int>().Distinct().Order().ToList();
        if (agreements.Exists(id => !choices.Agreements.Any(agreement => agreement.Id == id)))
        {
            throw new DomainException("Strategies.Errors.AgreementGone") { Field = nameof(Agreements) };
        }

        return new StrategyPlan
        {
            Title = Title!,
            Language = Language!,
            FromYear = FormRules.Number(FromYear)!.Value,
            UntilYear = FormRules.Number(UntilYear)!.Value,
            Aims = [.. Aims.Select(aim => aim.Text).OfType<string>()],
            Priorities = [.. chosen.OrderBy(priority => priority.OrganisationId)],
            // What its reviser does not see stays.
            AgreementIds = [.. agreements.Concat(before?.AgreementIds.Except(choices.Agreements.Select(agreement => agreement.Id)) ?? []).Order()],
            FollowUp = FollowUp,
        };
    }

    protected void Fill(StrategyPlan plan)
    {
        (Title, Language, FollowUp) = (plan.Title, plan.Language, plan.FollowUp);
        (FromYear, UntilYear) = (KeyOf(plan.FromYear), KeyOf(plan.UntilYear));
        Aims = [.. plan.Aims.Select(aim => new AimForm { Text = aim })];
        Parties = plan.Priorities.GroupBy(priority => priority.OrganisationId).ToDictionary(group => KeyOf(group.Key), group => new StrategyPartyForm { Priorities = [.. group.Select(priority => KeyOf(priority.PriorityId))] });
        Agreements = [.. plan.AgreementIds.Select(KeyOf)];
    }
}

public sealed class AimForm
{
    public string? Text { get; set; }
}

public sealed class StrategyPartyForm
{
    /// <summary>Ids of lines of its own strategy.</summary>
    public List<string> Priorities { get; set; } = [];
}

/// <summary>What a form lets one choose: the parties, the reader's own first, their priorities, and the partnership's agreements that the reader sees.</summary>
/// <param name="Priorities">Those that hold, and those that the text names already.</param>
public sealed record StrategyFormChoices(IReadOnlyList<StrategyFormParty> Parties, IReadOnlyList<StrategyPriority> Priorities, IReadOnlyList<StrategyAgreement> Agreements)
{
    public static StrategyFormChoices Of(IReadOnlyList<StrategyFormParty> parties, IReadOnlyList<PriorityChoice> open, IEnumerable<AgreementRow> agreements, StrategyPlan? plan) => new(
        parties,
        [.. plan?.Priorities ?? [], .. open.Where(choice => plan?.Priorities.Any(priority => priority.PriorityId == choice.Id) != true).Select(choice => new StrategyPriority(choice.MunicipalityId, choice.Id, choice.Title, choice.Language))],
        [.. agreements.Where(agreement => agreement.Status is AgreementStatus.Proposed or AgreementStatus.Endorsed or AgreementStatus.Signed || plan?.AgreementIds.Contains(agreement.Id) == true).Select(StrategyAgreement.Of)]);

    public List<string> NamedKeys => [.. Parties.Select(party => party.Key)];

    public StrategyPriority? PriorityOf(int organisationId, int id) => Priorities.FirstOrDefault(priority => priority.OrganisationId == organisationId && priority.PriorityId == id);
}

/// <param name="HasLeft">Its priorities are shown where the text names them, and none is offered.</param>
public sealed record StrategyFormParty(int OrganisationId, string Name, bool HasLeft = false)
{
    public string Key => StrategyFields.KeyOf(OrganisationId);
}

/// <summary>An agreement of the partnership, as far as the reader sees it.</summary>
public sealed record StrategyAgreement(int Id, AgreementKind Kind, IReadOnlyList<AgreementTitle> Titles)
{
    public static StrategyAgreement Of(AgreementRow row) => new(row.Id, row.Version.Kind, row.Version.Titles);
}

public sealed class NewStrategyForm : StrategyFields, IOnceForm
{
    public Guid FormId { get; set; }
}

public sealed class StrategyEditForm : StrategyFields, IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public static StrategyEditForm Of(StrategyDetails strategy, StrategyFormChoices choices)
    {
        var form = new StrategyEditForm { FormId = Guid.NewGuid(), ConcurrencyToken = strategy.ConcurrencyToken, Named = choices.NamedKeys };
        form.Fill(strategy.Current.Plan);
        return form;
    }
}

internal abstract class StrategyFieldsValidator<TForm> : AbstractValidator<TForm>
    where TForm : StrategyFields
{
    protected StrategyFieldsValidator(Texts texts)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Plans.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(StrategyPlan.TitleLimit, texts);
        RuleFor(form => form.Language).Must(language => language is not null && Domain.Common.Language.All.Contains(language)).WithMessage(_ => texts["Agreements.Errors.LanguageMissing"]);
        RuleFor(form => form.FromYear).Must(IsYear).WithMessage(_ => texts["Strategies.Errors.FromYear", StrategyPlan.EarliestYear, StrategyPlan.LatestYear]);
        RuleFor(form => form.UntilYear).Must(IsYear).WithMessage(_ => texts["Strategies.Errors.UntilYear", StrategyPlan.EarliestYear, StrategyPlan.LatestYear]);
        RuleFor(form => form).Custom((form, context) => context.AddFailures(StrategyPlan.WrongYears(FormRules.Number(form.FromYear)!.Value, FormRules.Number(form.UntilYear)!.Value), texts)).When(form => IsYear(form.FromYear) && IsYear(form.UntilYear));
        RuleFor(form => form.Aims).Must(aims => aims.Exists(aim => aim.Text is not null)).WithMessage(_ => texts["Strategies.Errors.NoAim"]).OverridePropertyName("Aims[0].Text");
        RuleFor(form => form.Aims).Must(aims => aims.Count(aim => aim.Text is not null) <= StrategyPlan.MostAims).WithMessage(_ => texts["Strategies.Errors.TooManyAims", StrategyPlan.MostAims]);
        RuleForEach(form => form.Aims).ChildRules(aim => aim.RuleFor(one => one.Text).IsAtMost(StrategyPlan.AimLimit, texts));
        RuleFor(form => form.FollowUp).IsAtMost(StrategyPlan.FollowUpLimit, texts);
        RuleFor(form => form.Agreements).Must(list => list.Distinct().Count() <= StrategyPlan.MostAgreements).WithMessage(_ => texts["Strategies.Errors.TooManyAgreements", StrategyPlan.MostAgreements]);
        RuleFor(form => form).Custom((form, context) =>
        {
            foreach (var (key, _) in form.Parties.Where(pair => pair.Value.Priorities.Distinct().Count() > StrategyPlan.MostPriorities))
            {
                context.AddFailure($"Parties[{key}].Priorities", texts["Strategies.Errors.TooManyPriorities", StrategyPlan.MostPriorities]);
            }
        });
    }

    private static bool IsYear(string? text) => FormRules.Number(text) is >= StrategyPlan.EarliestYear and <= StrategyPlan.LatestYear;
}

internal sealed class NewStrategyFormValidator(Texts texts) : StrategyFieldsValidator<NewStrategyForm>(texts);

internal sealed class StrategyEditFormValidator(Texts texts) : StrategyFieldsValidator<StrategyEditForm>(texts);

/// <summary>Who decided on the text, and when.</summary>
public sealed class StrategyEndorsementForm : IPlanVersionForm
{
    public Guid FormId { get; set; }

    public int VersionNumber { get; set; }

    public string? DecidedBy { get; set; }

    public string? Reference { get; set; }

    public DateInput On { get; set; } = new();

    public StrategyDecision ToDecision() => new(Enum.Parse<StrategyDecider>(DecidedBy!), Reference, On.Date!.Value);
}

internal sealed class StrategyEndorsementFormValidator : AbstractValidator<StrategyEndorsementForm>
{
    public StrategyEndorsementFormValidator(Texts texts)
    {
        RuleFor(form => form.DecidedBy).Must(FormRules.Names<StrategyDecider>).WithMessage(_ => texts["Agreements.Errors.BodyMissing"]);
        RuleFor(form => form.Reference).IsAtMost(StrategyDecision.ReferenceLimit, texts);
        RuleFor(form => form.On).IsGivenDate(texts);
    }
}
