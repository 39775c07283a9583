using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>The partner search: municipalities by what they offer and seek. Everyone may read it.</summary>
public sealed class InterestQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Municipality>[] Sorts =
    [
        ListSort<Municipality>.By("name", municipality => municipality.SortName, municipality => municipality.Id),
        ListSort<Municipality>.By("population", municipality => municipality.Population, municipality => municipality.Id, descendsFirst: true),
    ];

    /// <summary>Each municipality with those of its lines that fit the filter.</summary>
    public Task<Page<PartnerRow>> Partners(InterestFilter filter, PageRequest request, Actor actor, CancellationToken cancel)
    {
        var own = actor.ActingFor;
        var fitting = Fitting(filter);
        var ofOwn = db.Interests.Where(interest => interest.MunicipalityId == own && interest.EndedAt == null);
        return Filtered(filter, fitting).ReadPage(Sorts, request, ids => db.Municipalities.Where(municipality => ids.Contains(municipality.Id)).Select(municipality => new PartnerRow
        {
            Id = municipality.Id,
            Name = municipality.Name,
            CountryCode = municipality.CountryCode!,
            Population = municipality.Population,
            Languages = municipality.Languages,
            IsDemo = municipality.IsDemo,
            Interests = fitting.Where(interest => interest.MunicipalityId == municipality.Id).OrderBy(interest => interest.Kind).ThenBy(interest => interest.Id)
                .Select(interest => new PartnerInterest(
                    interest.Kind, interest.Theme, interest.Title, interest.Language, interest.MunicipalityId != own && ofOwn.Any(one => one.Theme == interest.Theme && one.Kind != interest.Kind)))
                .ToList(),
        }).AsSingleQuery(), cancel);
    }

    private IQueryable<Interest> Fitting(InterestFilter filter)
    {
        var interests = db.Interests.Where(interest => interest.EndedAt == null);
        if (filter.Kind is { } kind)
        {
            interests = interests.Where(interest => interest.Kind == kind);
        }

        if (filter.Theme is { } theme)
        {
            interests = interests.Where(interest => interest.Theme == theme);
        }

        var text = FoldedText.Fold(filter.Text ?? "");
        if (text.Length == 0)
        {
            // Signs alone ("%") are in no line.
            return string.IsNullOrWhiteSpace(filter.Text) ? interests : interests.Where(_ => false);
        }

        return interests.Where(interest => interest.SearchText.Contains(text) || interest.Municipality!.SearchNames.Contains(text)
            || filter.TextThemes.Contains(interest.Theme) || filter.TextCountries.Contains(interest.Municipality.CountryCode));
    }

    /// <summary>Few of all places say what they offer or seek: those are found first, by their own index.</summary>
    private IQueryable<Municipality> Filtered(InterestFilter filter, IQueryable<Interest> fitting)
    {
        var found = fitting.Select(interest => interest.MunicipalityId);
        var municipalities = db.Municipalities.Where(municipality => found.Contains(municipality.Id));
        if (filter.Country is { } country)
        {
            municipalities = municipalities.Where(municipality => municipality.CountryCode == country);
        }

        if (filter.Language is { } language)
        {
            var code = $"|{language}|";
            municipalities = municipalities.Where(municipality => municipality.SearchLanguages.Contains(code));
        }

        if (filter.Size is { } size)
        {
            var (from, below) = size.Bounds();
            municipalities = municipalities.Where(municipality => municipality.Population >= from && municipality.Population < below);
        }

        return municipalities;
    }
}

/// <param name="Text">Any part of a line, or of a name of its municipality, a country or a theme; the latter two come resolved.</param>
/// <param name="Language">One of those that the municipality works in.</param>
public sealed record InterestFilter(string? Text = null, InterestKind? Kind = null, string? Theme = null, string? Language = null, string? Country = null, SizeClass? Size = null)
{
    /// <summary>Countries whose name the text begins.</summary>
    public IReadOnlyList<string?> TextCountries { get; init; } = [];

    /// <summary>Themes whose name, in the reader's language, the text is part of.</summary>
    public IReadOnlyList<string> TextThemes { get; init; } = [];
}

public sealed class PartnerRow : IListRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string CountryCode { get; init; }

    public required int? Population { get; init; }

    /// <summary>Its working language first.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Those that fit what is searched for.</summary>
    public required List<PartnerInterest> Interests { get; init; }
}

/// <param name="MeetsOwn">The reader's own municipality offers what this one seeks, or seeks what it offers, in the same theme.</param>
public sealed record PartnerInterest(InterestKind Kind, string Theme, string Title, string Language, bool MeetsOwn);
