using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Mergers;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>What the pages about municipalities and associations show. Everyone may read these records; partnerships are counted as the reader may see them.</summary>
public sealed class OrganisationQueries(MicPortalDbContext db)
{
    private const int MostOfOneName = 5;

    private static readonly ListSort<Municipality>[] MunicipalitySorts =
    [
        ListSort<Municipality>.By("name", municipality => municipality.SortName, municipality => municipality.Id),
        ListSort<Municipality>.By("population", municipality => municipality.Population, municipality => municipality.Id, descendsFirst: true),
    ];

    private static readonly ListSort<Association>[] AssociationSorts =
    [
        ListSort<Association>.By("name", association => association.SortName, association => association.Id),
    ];

    public Task<Page<MunicipalityRow>> Municipalities(MunicipalityFilter filter, PageRequest request, Actor actor, CancellationToken cancel)
    {
        var counts = Membership.CountsFor(filter.Association ?? 0);
        return Filtered(filter, actor).ReadPage(MunicipalitySorts, request, ids => db.Municipalities.Where(municipality => ids.Contains(municipality.Id)).Select(municipality => new MunicipalityRow
        {
            Id = municipality.Id,
            Name = municipality.Name,
            CountryCode = municipality.CountryCode!,
            Province = municipality.Province,
            Population = municipality.Population,
            IsDemo = municipality.IsDemo,
            Partnerships = db.Partnerships.VisibleTo(actor).SelectMany(partnership => partnership.Parties).Count(party => party.OrganisationId == municipality.Id),
            HasAcceptedMembership = municipality.Memberships.AsQueryable().Any(counts),
        }), cancel);
    }

    /// <summary>Of the list, those that bear just the name that is searched for, now, before or in another language; the biggest first.</summary>
    public async Task<List<OrganisationName>> Named(MunicipalityFilter filter, Actor actor, CancellationToken cancel)
    {
        var whole = $"|{FoldedText.Fold(filter.Text ?? "")}|";
        return whole.Length is < 4 or > Organisation.NameLimit
            ? []
            : await OrganisationNames.Names(Filtered(filter, actor).Where(town => ("|" + town.SearchNames + "|").Contains(whole))
                .OrderByDescending(town => town.Population).ThenBy(town => town.Id).Take(MostOfOneName)).ToListAsync(cancel);
    }

    public Task<MunicipalityDetails?> Municipality(int id, CancellationToken cancel) =>
        db.Municipalities.Where(municipality => municipality.Id == id).Select(municipality => new MunicipalityDetails
        {
            Id = municipality.Id,
            ConcurrencyToken = municipality.ConcurrencyToken,
            Name = municipality.Name,
            LocalName = municipality.LocalName,
            OtherNames = municipality.OtherNames,
            FormerNames = municipality.FormerNames,
            CountryCode = municipality.CountryCode!,
            Province = municipality.Province,
            Latitude = municipality.Latitude,
            Longitude = municipality.Longitude,
            Population = municipality.Population,
            PopulationYear = municipality.PopulationYear,
            Website = municipality.Website,
            Languages = municipality.Languages,
            Side = municipality.Side,
            HeadTerm = municipality.HeadTerm,
            DecidingBodyTerm = municipality.DecidingBodyTerm,
            CouncilSeats = municipality.CouncilSeats,
            CouncilWomen = municipality.CouncilWomen,
            CouncilUnder30 = municipality.CouncilUnder30,
            NextElection = municipality.NextElection,
            SourceId = municipality.SourceId,
            SuccessorId = municipality.SuccessorId,
            Predecessors = db.Municipalities.Where(former => former.SuccessorId == municipality.Id && former.SucceededOn != null && !former.SplitInto.Any()).OrderBy(former => former.SucceededOn).ThenBy(former => former.SortName)
                .Select(former => new Predecessor(former.Id, former.Name, former.SucceededOn!.Value, former.SuccessionReason ?? "")).ToList(),
            PartOf = (from part in db.SplitSuccessors
                      join whole in db.Municipalities on part.MunicipalityId equals whole.Id
                      where part.SuccessorId == municipality.Id
                      orderby whole.SucceededOn, whole.SortName
                      select new Predecessor(whole.Id, whole.Name, whole.SucceededOn!.Value, whole.SuccessionReason ?? "")).ToList(),
            SplitInto = municipality.SplitInto.OrderBy(part => part.Successor!.SortName).Select(part => new SplitName(part.SuccessorId, part.Successor!.Name, part.Successor.CountryCode)).ToList(),
            SucceededOn = municipality.SucceededOn,
            SuccessionReason = municipality.SuccessionReason,
            IsPlace = municipality.IsPlace,
            IsDemo = municipality.IsDemo,
            HasUsers = db.Users.Any(user => user.OrganisationId == municipality.Id && user.DisabledAt == null),
            Associations = municipality.Memberships.Where(membership => membership.EndedAt == null || membership.AcceptedAt != null)
                .OrderBy(membership => membership.Association!.SortName).ThenByDescending(membership => membership.Id)
                .Select(membership => new AssociationOfMunicipality(membership.Id, membership.AssociationId, membership.Association!.Name, membership.AcceptedAt != null, membership.EndedAt, membership.LastDay)).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);

    public Task<Page<AssociationRow>> Associations(PageRequest request, CancellationToken cancel) =>
        db.Associations.ReadPage(AssociationSorts, request, ids => db.Associations.Where(association => ids.Contains(association.Id)).Select(association => new AssociationRow
        {
            Id = association.Id,
            Name = association.Name,
            Abbreviation = association.Abbreviation,
            CountryCode = association.CountryCode,
            IsDemo = association.IsDemo,
            Members = db.Memberships.Count(membership => membership.AssociationId == association.Id && membership.EndedAt == null),
        }), cancel);

    public Task<AssociationDetails?> Association(int id, Actor actor, CancellationToken cancel) =>
        db.Associations.Where(association => association.Id == id).Select(association => new AssociationDetails
        {
            Id = association.Id,
            ConcurrencyToken = association.ConcurrencyToken,
            Name = association.Name,
            Abbreviation = association.Abbreviation,
            CountryCode = association.CountryCode,
            Website = association.Website,
            IsDemo = association.IsDemo,
            HasUsers = db.Users.Any(user => user.OrganisationId == id && user.DisabledAt == null),
            AcceptedMembers = db.Memberships.Where(Membership.Counts).Count(membership => membership.AssociationId == id),
            Partnerships = db.Partnerships.VisibleTo(actor).OfMembersOf(id, db).Take(PageRequest.CountLimit + 1).Count(),
        }).SingleOrDefaultAsync(cancel);

    public Task<List<SisterAssociation>> SistersOf(int id, CancellationToken cancel) =>
        db.Associations.Where(sister => db.SisterLinks.Any(link => link.EndedAt == null
                && ((link.FirstAssociationId == id && link.SecondAssociationId == sister.Id) || (link.SecondAssociationId == id && link.FirstAssociationId == sister.Id))))
            .OrderBy(sister => sister.SortName).Select(sister => new SisterAssociation(sister.Id, sister.Name)).ToListAsync(cancel);

    private IQueryable<Municipality> Filtered(MunicipalityFilter filter, Actor actor)
    {
        var municipalities = db.Municipalities.Where(municipality => municipality.SuccessorId == null);
        var text = FoldedText.Fold(filter.Text ?? "");
        if (text.Length > 0)
        {
            municipalities = municipalities.Where(municipality => municipality.SearchNames.Contains(text) || filter.TextCountries.Contains(municipality.CountryCode));
        }

        if (filter.Country is { } country)
        {
            municipalities = municipalities.Where(municipality => municipality.CountryCode == country);
        }

        if (filter.RegionCountries is { } countries)
        {
            municipalities = municipalities.Where(municipality => countries.Contains(municipality.CountryCode));
        }

        if (filter.Side is { } side)
        {
            municipalities = municipalities.Where(municipality => municipality.Side == side);
        }

        if (filter.Association is { } associationId)
        {
            municipalities = municipalities.Where(municipality => municipality.Memberships.Any(membership => membership.AssociationId == associationId && membership.EndedAt == null));
        }

        if (filter.HasPartnerships)
        {
            var parties = db.Partnerships.VisibleTo(actor).SelectMany(partnership => partnership.Parties);
            municipalities = municipalities.Where(municipality => parties.Any(party => party.OrganisationId == municipality.Id));
        }

        return municipalities;
    }
}

/// <param name="Text">Any part of any name of the municipality, or the whole name of its country, which comes resolved.</param>
/// <param name="Association">Its members, accepted or only listed.</param>
public sealed record MunicipalityFilter(string? Text = null, string? Country = null, Side? Side = null, int? Association = null, bool HasPartnerships = false)
{
    public IReadOnlyList<string?> TextCountries { get; init; } = [];

    /// <summary>The countries of the region; null for every region.</summary>
    public IReadOnlyList<string?>? RegionCountries { get; init; }
}

public sealed class MunicipalityRow : IListRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string CountryCode { get; init; }

    public required string? Province { get; init; }

    public required int? Population { get; init; }

    public required bool IsDemo { get; init; }

    public required int Partnerships { get; init; }

    /// <summary>It has accepted to be a member of the association that the list is filtered by.</summary>
    public required bool HasAcceptedMembership { get; init; }
}

public sealed class MunicipalityDetails
{
    public required int Id { get; init; }

    /// <summary>Somebody of it has an account.</summary>
    public required bool HasUsers { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required string Name { get; init; }

    public required string? LocalName { get; init; }

    public required string? OtherNames { get; init; }

    public required string? FormerNames { get; init; }

    public required string CountryCode { get; init; }

    public required string? Province { get; init; }

    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required int? Population { get; init; }

    public required int? PopulationYear { get; init; }

    public required string? Website { get; init; }

    public required IReadOnlyList<string> Languages { get; init; }

    public required Side Side { get; init; }

    public required string? HeadTerm { get; init; }

    public required string? DecidingBodyTerm { get; init; }

    public required int? CouncilSeats { get; init; }

    public required int? CouncilWomen { get; init; }

    public required int? CouncilUnder30 { get; init; }

    public required PartialDate? NextElection { get; init; }

    public required string? SourceId { get; init; }

    /// <summary>The one that carries on; null for what stands.</summary>
    public required int? SuccessorId { get; init; }

    /// <summary>Those that merged into it.</summary>
    public required List<Predecessor> Predecessors { get; init; }

    /// <summary>Those that split, and for a part of which it carries on.</summary>
    public required List<Predecessor> PartOf { get; init; }

    /// <summary>All that carry on for it, where it split.</summary>
    public required List<SplitName> SplitInto { get; init; }

    public required PartialDate? SucceededOn { get; init; }

    public required string? SuccessionReason { get; init; }

    public required bool IsPlace { get; init; }

    public required bool IsDemo { get; init; }

    public required List<AssociationOfMunicipality> Associations { get; init; }
}

/// <param name="EndedAt">UTC; of a membership that it had: for its own people.</param>
/// <param name="LastDay">As the side that ended it says.</param>
public sealed record AssociationOfMunicipality(int MembershipId, int Id, string Name, bool HasAccepted, DateTime? EndedAt, PartialDate? LastDay);

public sealed class AssociationRow : IListRow
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required string Abbreviation { get; init; }

    public required string? CountryCode { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Listed by it, accepted by the municipality or not.</summary>
    public required int Members { get; init; }
}

public sealed class AssociationDetails
{
    public required int Id { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required string Name { get; init; }

    public required string Abbreviation { get; init; }

    public required string? CountryCode { get; init; }

    public required string? Website { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>Somebody of its staff has an account.</summary>
    public required bool HasUsers { get; init; }

    public required int AcceptedMembers { get; init; }

    /// <summary>Of the members that it lists; exact up to <see cref="PageRequest.CountLimit"/>, one more means "more than".</summary>
    public required int Partnerships { get; init; }
}

public sealed record SisterAssociation(int Id, string Name);

public sealed record Predecessor(int Id, string Name, Domain.Common.PartialDate On, string Reason);
