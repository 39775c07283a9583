using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Organisations;

/// <summary>What a municipality says of itself.</summary>
public sealed class MunicipalityForm : IChangingForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? Name { get; set; }

    public string? LocalName { get; set; }

    public string? FormerNames { get; set; }

    public string? Population { get; set; }

    public string? Website { get; set; }

    public string? WorkingLanguage { get; set; }

    public string? SecondLanguage { get; set; }

    public string? ThirdLanguage { get; set; }

    public string? HeadTerm { get; set; }

    public string? DecidingBodyTerm { get; set; }

    internal MunicipalityProfile Profile => new()
    {
        Name = Name!,
        LocalName = LocalName,
        FormerNames = FormerNames,
        Population = WholeNumber.Of(Population),
        Website = Website,
        Languages = [.. new[] { WorkingLanguage, SecondLanguage, ThirdLanguage }.OfType<string>().Distinct()],
        HeadTerm = HeadTerm,
        DecidingBodyTerm = DecidingBodyTerm,
    };

    internal static MunicipalityForm Of(MunicipalityDetails municipality) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = municipality.ConcurrencyToken,
        Name = municipality.Name,
        LocalName = municipality.LocalName,
        FormerNames = municipality.FormerNames,
        Population = municipality.Population?.ToString(CultureInfo.InvariantCulture),
        Website = municipality.Website,
        WorkingLanguage = municipality.Languages.ElementAtOrDefault(0),
        SecondLanguage = municipality.Languages.ElementAtOrDefault(1),
        ThirdLanguage = municipality.Languages.ElementAtOrDefault(2),
        HeadTerm = municipality.HeadTerm,
        DecidingBodyTerm = municipality.DecidingBodyTerm,
    };
}

internal sealed class MunicipalityFormValidator : AbstractValidator<MunicipalityForm>
{
    public MunicipalityFormValidator(Texts texts)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => texts["Municipalities.Errors.NameMissing"]);
        RuleFor(form => form.Name).IsAtMost(Organisation.NameLimit, texts);
        RuleFor(form => form.LocalName).IsAtMost(Organisation.NameLimit, texts);
        RuleFor(form => form.FormerNames).IsAtMost(Municipality.FormerNamesLimit, texts);
        RuleFor(form => form.Population).Must(text => text is null || WholeNumber.Of(text) is >= 1 and <= Municipality.LargestPopulation)
            .WithMessage(_ => texts["Municipalities.Errors.Population", Municipality.LargestPopulation]);
        RuleFor(form => form.Website).IsAtMost(Organisation.WebsiteLimit, texts);
        RuleFor(form => form.Website).Must(text => text is null || WebAddress.IsValid(text)).WithMessage(_ => texts["Municipalities.Errors.Website"]);
        RuleFor(form => form.WorkingLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.SecondLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.ThirdLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.HeadTerm).IsAtMost(Municipality.TermLimit, texts);
        RuleFor(form => form.DecidingBodyTerm).IsAtMost(Municipality.TermLimit, texts);
    }

    private static bool IsLanguage(string? code) => code is null || Language.All.Contains(code);
}

/// <summary>A number of people as it is typed anywhere: 108737, 108,737, 108.737, 108 737.</summary>
internal static partial class WholeNumber
{
    public static int? Of(string? text) =>
        text is not null && Typed().IsMatch(text) && int.TryParse(Separators().Replace(text, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^(\d+|\d{1,3}([ .,'’\u00A0\u202F]\d{3})+)$", RegexOptions.ECMAScript | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex("[^0-9]")]
    private static partial Regex Separators();
}
