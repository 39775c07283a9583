using System.Globalization;
using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.Domain.Countries;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.Application.ReferenceData;

/// <summary>The countries in memory, for every page that names one. Read once; a failed or empty reading is tried again.</summary>
public sealed class CountryDirectory(IServiceScopeFactory scopes)
{
    private const string Fallback = "en";

    /// <summary>
    /// Where local government works in one of the portal's languages of print or in German, as far as known. Of several the first
    /// in use there; a municipality that differs says so in its own record.
    /// </summary>
    private static readonly Dictionary<string, string> LanguageOfCountry = new[]
    {
        ("en", "AG AU BB BS BW BZ CA DM FJ GB GD GH GM GY IE IN JM KE KN LC LR LS MW NA NG NZ PG PH SB SL SZ TT UG US VC VU ZA ZM ZW"),
        ("fr", "BF BI BJ CD CF CG CH CI CM DJ FR GA GF GN GP HT KM LU MC MF MG ML MQ NC NE PF PM RE SN TD TF TG WF YT BL DZ MA TN"),
        ("nl", "AW BE BQ CW NL SR SX"),
        ("es", "AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE"),
        ("pt", "AO BR CV GW MZ PT ST TL"),
        ("it", "IT SM VA"),
        ("de", "AT DE LI"),
    }.SelectMany(group => group.Item2.Split(' ').Select(code => (Code: code, Language: group.Item1))).ToDictionary(pair => pair.Code, pair => pair.Language);

    private readonly Lock loading = new();
    private volatile Dictionary<string, Entry>? entries;

    public IReadOnlyList<string> Regions => [.. Entries.Values.Select(entry => entry.Country.Region).Where(region => region.Length > 0).Distinct().Order(StringComparer.Ordinal)];

    private Dictionary<string, Entry> Entries
    {
        get
        {
            if (entries is { } there)
            {
                return there;
            }

            lock (loading)
            {
                if (entries is { } meanwhile)
                {
                    return meanwhile;
                }

                using var scope = scopes.CreateScope();
                var read = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>().Countries.AsNoTracking().Include(country => country.Names)
                    .ToList().ToDictionary(country => country.Code, country => new Entry(country));
                entries = read.Count > 0 ? read : null;
                return read;
            }
        }
    }

    /// <summary>In English where the language has no name for it; the code itself for an unknown one.</summary>
    public string Name(string? code, string language) =>
        code is not null && Entries.TryGetValue(code, out var entry) ? entry.Name(language) : code ?? "";

    /// <summary>In the order of the language.</summary>
    public IReadOnlyList<(string Code, string Name)> All(string language) =>
        [.. Entries.Values.Select(entry => (entry.Country.Code, Name: entry.Name(language))).OrderBy(country => country.Name, CultureInfo.GetCultureInfo(language).CompareInfo.GetStringComparer(CompareOptions.None))];

    public IReadOnlyList<string> CodesOfRegion(string region) =>
        [.. Entries.Values.Where(entry => entry.Country.Region == region).Select(entry => entry.Country.Code).Order(StringComparer.Ordinal)];

    /// <summary>The countries of which a word of the name, in any of the languages, begins with the text.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        var folded = FoldedText.Fold(text);
        return folded.Length == 0 ? [] : [.. Entries.Values.Where(entry => entry.IsFoundBy(folded)).Select(entry => entry.Country.Code).Order(StringComparer.Ordinal)];
    }

    /// <summary>The countries that have the text, as a whole, for a name in any of the languages.</summary>
    public IReadOnlyList<string> Named(string text)
    {
        var folded = FoldedText.Fold(text);
        return folded.Length == 0 ? [] : [.. Entries.Values.Where(entry => entry.IsNamed(folded)).Select(entry => entry.Country.Code).Order(StringComparer.Ordinal)];
    }

    public bool Knows(string code) => Entries.ContainsKey(code);

    public Side SideOf(string code) => Entries[code].Country.Side;

    /// <summary>The working language of local government there, as far as known; otherwise English.</summary>
    public string DefaultLanguage(string? code) => WorkingLanguage([], code) ?? Fallback;

    /// <summary>The language that a municipality works in: as it says itself, or that of its country; null where neither is known.</summary>
    public string? WorkingLanguage(IReadOnlyList<string>? languages, string? countryCode) =>
        languages is [var first, ..] ? first : countryCode is null ? null : LanguageOfCountry.GetValueOrDefault(countryCode);

    private sealed class Entry(Country country)
    {
        private readonly Dictionary<string, string> names = country.Names.ToDictionary(name => name.Language, name => name.Name);
        private readonly List<string> foldedNames = [.. country.Names.Select(name => ' ' + FoldedText.Fold(name.Name)).Distinct()];

        public Country Country { get; } = country;

        public string Name(string language) => names.GetValueOrDefault(language) ?? names.GetValueOrDefault(Fallback) ?? Country.Code;

        public bool IsNamed(string folded) => foldedNames.Contains(' ' + folded);

        public bool IsFoundBy(string folded) => foldedNames.Any(name => name.Contains(' ' + folded, StringComparison.Ordinal));
    }
}
