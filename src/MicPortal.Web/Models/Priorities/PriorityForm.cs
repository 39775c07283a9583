using System.Globalization;
using FluentValidation;
using MicPortal.Application.Priorities;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Priorities;

/// <summary>One line of a municipality's strategy: a new one, or (with its token) a change of it.</summary>
public sealed class PriorityForm : IComparedForm, IPartedForm
{
    public const string Find = "find-sectors";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Language { get; set; }

    /// <summary>A DAC code.</summary>
    public string? Sector { get; set; }

    /// <summary>What is looked for among the sectors.</summary>
    public string? SectorText { get; set; }

    /// <summary>What was looked for before: the page has shown what it found.</summary>
    public string? SectorTextFound { get; set; }

    public string? FromYear { get; set; }

    public string? UntilYear { get; set; }

    public string? SourceTitle { get; set; }

    public string? SourceAddress { get; set; }

    /// <summary>The button that finds sectors.</summary>
    public string? Part { get; set; }

    internal PriorityFacts Facts => new(Title!, Text, Language!, Sector!)
    {
        FromYear = FormRules.Number(FromYear),
        UntilYear = FormRules.Number(UntilYear),
        SourceTitle = SourceTitle,
        SourceAddress = SourceAddress,
    };

    internal static PriorityForm Of(PriorityDetails priority) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = priority.ConcurrencyToken,
        Title = priority.Facts.Title,
        Text = priority.Facts.Text,
        Language = priority.Facts.Language,
        Sector = priority.Facts.Sector,
        FromYear = priority.Facts.FromYear?.ToString(CultureInfo.InvariantCulture),
        UntilYear = priority.Facts.UntilYear?.ToString(CultureInfo.InvariantCulture),
        SourceTitle = priority.Facts.SourceTitle,
        SourceAddress = priority.Facts.SourceAddress,
    };

    /// <summary>What was looked for though the form was sent to be saved.</summary>
    internal string? LookedFor { get; private set; }

    public bool WasToBeSaved => LookedFor is not null;

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
}

/// <param name="Id">Null for a new one.</param>
public sealed record PriorityFormPage(PriorityForm Form, int MunicipalityId, int? Id);

internal sealed class PriorityFormValidator : AbstractValidator<PriorityForm>
{
    public PriorityFormValidator(Texts texts)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Priorities.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(Priority.TitleLimit, texts);
        RuleFor(form => form.Text).IsAtMost(Priority.TextLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
        // Where nothing was looked for, there is nothing to choose from; what is found just now is still to be chosen from.
        RuleFor(form => form.Sector).NotEmpty().When(form => !form.WasToBeSaved).OverridePropertyName(nameof(PriorityForm.SectorText)).WithMessage(_ => texts["Priorities.Errors.SectorMissing"]);
        RuleFor(form => form.FromYear).Must(IsYear).WithMessage(_ => texts["Priorities.Errors.Year", Priority.EarliestYear, Priority.LatestYear]);
        RuleFor(form => form.UntilYear).Must(IsYear).WithMessage(_ => texts["Priorities.Errors.Year", Priority.EarliestYear, Priority.LatestYear]);
        RuleFor(form => form.UntilYear).Must((form, until) => Priority.AreYears(FormRules.Number(form.FromYear), FormRules.Number(until))).When(form => IsYear(form.FromYear) && IsYear(form.UntilYear)).WithMessage(_ => texts["Priorities.Errors.YearsUpsideDown"]);
        RuleFor(form => form.SourceTitle).IsAtMost(Priority.SourceTitleLimit, texts);
        RuleFor(form => form.SourceTitle).NotEmpty().When(form => form.SourceAddress is not null).WithMessage(_ => texts["Priorities.Errors.SourceTitleMissing"]);
        RuleFor(form => form.SourceAddress).IsAtMost(Priority.SourceAddressLimit, texts);
        RuleFor(form => form.SourceAddress).Must(WebAddress.IsValid).When(form => form.SourceAddress?.Length <= Priority.SourceAddressLimit).WithMessage(_ => texts["Priorities.Errors.SourceAddress"]);
    }

    private static bool IsYear(string? text) => text is null || FormRules.Number(text) is >= Priority.EarliestYear and <= Priority.LatestYear;
}
