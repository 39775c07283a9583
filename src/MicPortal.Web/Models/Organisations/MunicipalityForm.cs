using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Organisations;

/// <summary>What a municipality says of itself.</summary>
public sealed class MunicipalityForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Name { get; set; }

    public string? LocalName { get; set; }

    public string? OtherNames { get; set; }

    public string? FormerNames { get; set; }

    public string? Population { get; set; }

    public string? PopulationYear { get; set; }

    public string? Website { get; set; }

    public string? WorkingLanguage { get; set; }

    public string? SecondLanguage { get; set; }

    public string? ThirdLanguage { get; set; }

    public string? HeadTerm { get; set; }

    public string? DecidingBodyTerm { get; set; }

    public string? CouncilSeats { get; set; }

    public string? CouncilWomen { get; set; }

    public string? CouncilUnder30 { get; set; }

    public DateInput NextElection { get; set; } = new();

    internal MunicipalityProfile Profile => new()
    {
        Name = Name!,
        LocalName = LocalName,
        OtherNames = OtherNames,
        FormerNames = FormerNames,
        Population = WholeNumber.Of(Population),
        PopulationYear = WholeNumber.Of(PopulationYear),
        Website = Website,
        Languages = [.. new[] { WorkingLanguage, SecondLanguage, ThirdLanguage }.OfType<string>().Distinct()],
        HeadTerm = HeadTerm,
        DecidingBodyTerm = DecidingBodyTerm,
        Council = WholeNumber.Of(CouncilSeats) is { } seats ? new Council(seats, WholeNumber.Of(CouncilWomen), WholeNumber.Of(CouncilUnder30)) : null,
        NextElection = NextElection.Date,
    };

    internal static MunicipalityForm Of(MunicipalityDetails municipality) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = municipality.ConcurrencyToken,
        Name = municipality.Name,
        LocalName = municipality.LocalName,
        OtherNames = municipality.OtherNames,
        FormerNames = municipality.FormerNames,
        Population = Typed(municipality.Population),
        PopulationYear = Typed(municipality.PopulationYear),
        Website = municipality.Website,
        WorkingLanguage = municipality.Languages.ElementAtOrDefault(0),
        SecondLanguage = municipality.Languages.ElementAtOrDefault(1),
        ThirdLanguage = municipality.Languages.ElementAtOrDefault(2),
        HeadTerm = municipality.HeadTerm,
        DecidingBodyTerm = municipality.DecidingBodyTerm,
        CouncilSeats = Typed(municipality.CouncilSeats),
        CouncilWomen = Typed(municipality.CouncilWomen),
        CouncilUnder30 = Typed(municipality.CouncilUnder30),
        NextElection = DateInput.Of(municipality.NextElection),
    };

    private static string? Typed(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}

internal sealed class MunicipalityFormValidator : AbstractValidator<MunicipalityForm>
{
    public MunicipalityFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => texts["Municipalities.Errors.NameMissing"]);
        RuleFor(form => form.Name).IsAtMost(Organisation.NameLimit, texts);
        RuleFor(form => form.LocalName).IsAtMost(Organisation.NameLimit, texts);
        AreNames(form => form.OtherNames);
        AreNames(form => form.FormerNames);
        RuleFor(form => form.Population).Must(text => text is null || WholeNumber.Of(text) is >= 1 and <= Municipality.LargestPopulation)
            .WithMessage(_ => texts["Municipalities.Errors.Population", Municipality.LargestPopulation]);
        RuleFor(form => form.Population).NotNull().When(form => form.PopulationYear is not null).WithMessage(_ => texts["Municipalities.Errors.PopulationMissing"]);
        RuleFor(form => form.PopulationYear).Must(text => text is null || (WholeNumber.Of(text) is >= Municipality.EarliestPopulationYear and var year && year <= clock.GetUtcNow().Year))
            .WithMessage(_ => texts["Municipalities.Errors.PopulationYear", Municipality.EarliestPopulationYear]);
        RuleFor(form => form.Website).IsAtMost(Organisation.WebsiteLimit, texts);
        RuleFor(form => form.Website).Must(text => text is null || WebAddress.IsValid(text)).WithMessage(_ => texts["Municipalities.Errors.Website"]);
        RuleFor(form => form.WorkingLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.SecondLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.ThirdLanguage).Must(IsLanguage).WithMessage(_ => texts["Municipalities.Errors.Language"]);
        RuleFor(form => form.HeadTerm).IsAtMost(Municipality.TermLimit, texts);
        RuleFor(form => form.DecidingBodyTerm).IsAtMost(Municipality.TermLimit, texts);
        RuleFor(form => form.CouncilSeats).Must(text => text is null || WholeNumber.Of(text) is >= 1 and <= Council.MostSeats)
            .WithMessage(_ => texts["Municipalities.Errors.CouncilSeats", Council.MostSeats]);
        RuleFor(form => form.CouncilSeats).NotNull().When(form => form.CouncilWomen is not null || form.CouncilUnder30 is not null)
            .WithMessage(_ => texts["Municipalities.Errors.CouncilSeatsMissing"]);
        RuleFor(form => form.CouncilWomen).Must(IsPartOfCouncil).WithMessage((form, _) => PartOfCouncil(form, texts));
        RuleFor(form => form.CouncilUnder30).Must(IsPartOfCouncil).WithMessage((form, _) => PartOfCouncil(form, texts));
        RuleFor(form => form.NextElection).IsDate(texts);

        void AreNames(Expression<Func<MunicipalityForm, string?>> field) =>
            RuleFor(field).Must(names => Stored(names).Length <= Municipality.NamesLimit)
                .WithMessage((_, names) => texts["Forms.TooLong", Municipality.NamesLimit, Stored(names).Length - Municipality.NamesLimit])
                .Must(names => Municipality.NamesIn(names).Count <= Municipality.MostNames)
                .WithMessage((_, names) => texts["Municipalities.Errors.Names", Municipality.MostNames, Municipality.NamesIn(names).Count]);
    }

    private static string Stored(string? names) => string.Join(Municipality.NamesSeparator, Municipality.NamesIn(names));

    private static bool IsPartOfCouncil(MunicipalityForm form, string? members) =>
        members is null || (WholeNumber.Of(members) is { } number && Council.IsPart(number, WholeNumber.Of(form.CouncilSeats) ?? Council.MostSeats));

    private static string PartOfCouncil(MunicipalityForm form, Texts texts) =>
        texts["Municipalities.Errors.CouncilPart", WholeNumber.Of(form.CouncilSeats) ?? Council.MostSeats];

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
