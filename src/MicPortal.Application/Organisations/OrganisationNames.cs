using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>Organisations to pick from, for the forms that name other parties.</summary>
public sealed class OrganisationNames(MicPortalDbContext db)
{
    public const int Most = 10;

    /// <summary>Those of which a name has the text in it: the exact name first, then those that begin with it, the bigger first.</summary>
    public Task<List<OrganisationName>> Find(string? text, CancellationToken cancel) => Found(db.Organisations, text, null, cancel);

    /// <summary>Only municipalities, those of the country first.</summary>
    public Task<List<OrganisationName>> FindMunicipalities(string? text, string? countryFirst, CancellationToken cancel) => Found(db.Organisations.Where(organisation => organisation is Municipality), text, countryFirst, cancel);

    private static async Task<List<OrganisationName>> Found(IQueryable<Organisation> organisations, string? text, string? countryFirst, CancellationToken cancel)
    {
        var folded = FoldedText.Fold(text ?? "");
        if (folded.Length is < 2 or > Organisation.NameLimit)
        {
            return [];
        }

        // Each name stands between bars.
        var (whole, beginning) = ($"|{folded}|", $"|{folded}");
        return await Names(organisations.Where(organisation => organisation.SuccessorId == null && organisation.SearchNames.Contains(folded))
            .OrderBy(organisation => countryFirst == null || organisation.CountryCode == countryFirst ? 0 : 1)
            .ThenBy(organisation => ("|" + organisation.SearchNames + "|").Contains(whole) ? 0 : ("|" + organisation.SearchNames).Contains(beginning) ? 1 : 2)
            .ThenByDescending(organisation => organisation is Municipality ? ((Municipality)organisation).Population : null)
            .ThenBy(organisation => organisation.Id)
            .Take(Most)).ToListAsync(cancel);
    }

    /// <summary>In the order of their names; unknown ids, and those that have a successor, are left out.</summary>
    public Task<List<OrganisationName>> Of(IReadOnlyCollection<int> ids, CancellationToken cancel) =>
        Names(db.Organisations.Where(organisation => ids.Contains(organisation.Id) && organisation.SuccessorId == null).OrderBy(organisation => organisation.SortName)).ToListAsync(cancel);

    internal static IQueryable<OrganisationName> Names(IQueryable<Organisation> organisations) => organisations.Select(organisation => new OrganisationName(
        organisation.Id,
        organisation.Name,
        organisation.CountryCode,
        organisation is Municipality ? ((Municipality)organisation).Province : null,
        organisation is Municipality ? ((Municipality)organisation).Population : null,
        organisation is Association));
}

public sealed record OrganisationName(int Id, string Name, string? CountryCode, string? Province, int? Population, bool IsAssociation);
