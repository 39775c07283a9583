using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.Application.ReferenceData;

/// <summary>DAC sectors in memory, for every page that names one. Read once; an empty reading is tried again.</summary>
public sealed class SectorDirectory(IServiceScopeFactory scopes)
{
    /// <summary>Of those that are found, how many a form shows.</summary>
    public const int MostShown = 15;

    private readonly Lock loading = new();
    private volatile Dictionary<string, Sector>? read;

    private Dictionary<string, Sector> All
    {
        get
        {
            if (read is { } there)
            {
                return there;
            }

            lock (loading)
            {
                if (read is { } meanwhile)
                {
                    return meanwhile;
                }

                using var scope = scopes.CreateScope();
                var found = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>().Sectors.AsNoTracking().OrderBy(sector => sector.Code).ToDictionary(sector => sector.Code);
                read = found.Count > 0 ? found : null;
                return found;
            }
        }
    }

    public bool Knows(string code) => All.ContainsKey(code);

    /// <summary>"14030 Basic drinking water supply"; in English where there is no French name, the code alone for an unknown one.</summary>
    public string Name(string code, string language) =>
        !All.TryGetValue(code, out var sector) ? code : $"{code} {(language == "fr" ? sector.FrenchName ?? sector.EnglishName : sector.EnglishName)}";

    /// <summary>Codes in use that begin with the text, or of which the name in either language has, for each word of it, one that begins so.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        var words = Words(text);
        return words.Length == 0 ? [] :
        [
            .. All.Values.Where(sector => sector.IsActive && (sector.Code.StartsWith(words[0], StringComparison.Ordinal) || IsFound(sector.EnglishName) || IsFound(sector.FrenchName ?? "")))
                .Select(sector => sector.Code),
        ];

        bool IsFound(string name)
        {
            var named = Words(name);
            return words.All(word => named.Any(one => one.StartsWith(word, StringComparison.Ordinal)));
        }

        // "d’eau" are two.
        static string[] Words(string text) => FoldedText.Fold(text.Replace('\'', ' ').Replace('’', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
