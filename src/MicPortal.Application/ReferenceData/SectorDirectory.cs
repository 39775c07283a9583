using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.Application.ReferenceData;

/// <summary>DAC sectors and SDGs in memory, for every page that names one. Read once; an empty reading is tried again.</summary>
public sealed class SectorDirectory(IServiceScopeFactory scopes)
{
    /// <summary>What a search shows of what it finds.</summary>
    public const int MostFound = 15;

    private readonly Lock loading = new();
    private volatile Read? read;

    private Read All
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
                var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
                var found = new Read(
                    db.Sectors.AsNoTracking().OrderBy(sector => sector.Code).ToDictionary(sector => sector.Code),
                    db.DevelopmentGoals.AsNoTracking().Where(goal => goal.GoalCode == null).ToDictionary(goal => goal.Code));
                read = found.Sectors.Count > 0 ? found : null;
                return found;
            }
        }
    }

    public bool Knows(string code) => All.Sectors.ContainsKey(code);

    /// <summary>"14030 Basic drinking water supply"; in English where there is no French name, the code alone for an unknown one.</summary>
    public string Name(string code, string language) =>
        !All.Sectors.TryGetValue(code, out var sector) ? code : $"{code} {(language == "fr" ? sector.FrenchName ?? sector.EnglishName : sector.EnglishName)}";

    /// <summary>"Goal 6. Ensure ..."; the number alone for an unknown one.</summary>
    public string Goal(int number, string language) =>
        !All.Goals.TryGetValue($"{number}", out var goal) ? $"{number}" : language == "fr" ? goal.FrenchName : goal.EnglishName;

    /// <summary>Codes in use that begin with the text, or of which the name in either language has each of its words.</summary>
    public IReadOnlyList<string> Find(string text)
    {
        var words = FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] :
        [
            .. All.Sectors.Values.Where(sector => sector.IsActive && (sector.Code.StartsWith(words[0], StringComparison.Ordinal) || IsFound(sector.EnglishName) || IsFound(sector.FrenchName ?? "")))
                .Select(sector => sector.Code).Take(MostFound),
        ];

        bool IsFound(string name)
        {
            var folded = FoldedText.Fold(name);
            return words.All(word => folded.Contains(word, StringComparison.Ordinal));
        }
    }

    private sealed record Read(Dictionary<string, Sector> Sectors, Dictionary<string, DevelopmentGoal> Goals);
}
