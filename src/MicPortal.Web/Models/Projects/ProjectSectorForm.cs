using FluentValidation;
using MicPortal.Application.Projects;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Projects;

/// <summary>Where the project stands in the lists of others: DAC sectors and the SDGs.</summary>
public sealed class ProjectSectorForm : IPlanForm, IPartedForm
{
    public const string Find = "find-sectors";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public List<string> Sectors { get; set; } = [];

    /// <summary>What is looked for among the sectors.</summary>
    public string? SectorText { get; set; }

    /// <summary>What was looked for before: the page has shown what it found.</summary>
    public string? SectorTextFound { get; set; }

    /// <summary>What was looked for though the form was sent to be saved.</summary>
    internal string? LookedFor { get; private set; }

    public bool WasToBeSaved => LookedFor is not null;

    public List<string> Goals { get; set; } = [];

    /// <summary>The button that finds sectors.</summary>
    public string? Part { get; set; }

    public static ProjectSectorForm Of(ProjectDetails project) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = project.ConcurrencyToken,
        Sectors = [.. project.Current.Plan.Sectors],
        Goals = [.. project.Current.Plan.Goals.Select(ProjectIdeaForm.KeyOf)],
    };

    /// <summary>Also when it is sent with a word that was not looked for: what it finds is shown before anything is saved.</summary>
    public bool Rearrange(ModelStateDictionary typed)
    {
        if (Part != Find && (SectorText is null || SectorText == SectorTextFound))
        {
            return false;
        }

        LookedFor = Part == Find ? null : SectorText;
        SectorTextFound = SectorText;
        typed.Remove(nameof(SectorTextFound));
        return true;
    }

    public void PrepareFor(IEnumerable<int> organisationIds)
    {
    }

    public void Tidy(ModelStateDictionary typed)
    {
    }

    public ProjectPlan ApplyTo(ProjectPlan plan, int nextKey) => plan with
    {
        Sectors = [.. Sectors.Distinct().Order(StringComparer.Ordinal)],
        Goals = [.. Goals.Select(FormRules.Number).OfType<int>().Distinct().Order()],
    };
}

internal sealed class ProjectSectorFormValidator : AbstractValidator<ProjectSectorForm>
{
    public ProjectSectorFormValidator(Texts texts)
    {
        RuleFor(form => form.Sectors).Must(list => list.Distinct().Count() <= ProjectPlan.MostSectors).WithMessage(_ => texts["Projects.Errors.TooManySectors", ProjectPlan.MostSectors]);
        RuleFor(form => form.Goals).Must(list => list.TrueForAll(goal => FormRules.Number(goal) is >= 1 and <= 17)).WithMessage(_ => texts["Forms.Malformed"])
            .Must(list => list.Distinct().Count() <= ProjectPlan.MostGoals).WithMessage(_ => texts["Projects.Errors.TooManyGoals", ProjectPlan.MostGoals]);
    }
}
