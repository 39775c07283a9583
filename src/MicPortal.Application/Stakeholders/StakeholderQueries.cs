using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Stakeholders;

/// <summary>The directory of a town's organisations, and who does what in a partnership.</summary>
public sealed class StakeholderQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Stakeholder>[] Sorts =
    [
        ListSort<Stakeholder>.By("kind", stakeholder => stakeholder.SortKind, stakeholder => stakeholder.Id),
        ListSort<Stakeholder>.By("name", stakeholder => stakeholder.SortName, stakeholder => stakeholder.Id),
    ];

    public Task<Page<StakeholderRow>> List(StakeholderFilter filter, PageRequest request, CancellationToken cancel) =>
        Filtered(filter).ReadPage(Sorts, request, ids => Rows(db.Stakeholders.Where(stakeholder => ids.Contains(stakeholder.Id))), cancel);

    /// <summary>All of them, for a file; at most as many as a list counts.</summary>
    public Task<List<StakeholderRow>> Export(StakeholderFilter filter, CancellationToken cancel) =>
        Rows(Filtered(filter).OrderBy(stakeholder => stakeholder.SortKind).ThenBy(stakeholder => stakeholder.Id).Take(PageRequest.CountLimit)).ToListAsync(cancel);

    /// <summary>To choose from, in forms of its own town.</summary>
    /// <param name="chosen">That stands there, also where it was taken out of the directory since.</param>
    public Task<List<StakeholderName>> Choices(int municipalityId, CancellationToken cancel, int? chosen = null) =>
        db.Stakeholders.Where(stakeholder => stakeholder.MunicipalityId == municipalityId && (stakeholder.EndedAt == null || stakeholder.Id == chosen)).OrderBy(stakeholder => stakeholder.SortKind)
            .Select(stakeholder => new StakeholderName(stakeholder.Id, stakeholder.Name)).ToListAsync(cancel);

    /// <summary>Of the same town, kind and name as people read it; null where there is none.</summary>
    /// <param name="kind">Null, as the name, while a form does not say it.</param>
    /// <param name="except">The one that is changed.</param>
    public async Task<StakeholderName?> Same(int municipalityId, StakeholderKind? kind, string? name, int? except, CancellationToken cancel)
    {
        if (kind is null || name is null)
        {
            return null;
        }

        var folded = FoldedText.Cut(FoldedText.Fold(name), Stakeholder.NameLimit);
        return await db.Stakeholders.Where(stakeholder => stakeholder.MunicipalityId == municipalityId && stakeholder.EndedAt == null && stakeholder.Kind == kind && stakeholder.SortName == folded && stakeholder.Id != except)
            .OrderBy(stakeholder => stakeholder.Id).Select(stakeholder => new StakeholderName(stakeholder.Id, stakeholder.Name)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>With what it does in those partnerships and projects of which the reader sees the joint record.</summary>
    public async Task<StakeholderDetails?> Details(int id, Actor actor, CancellationToken cancel)
    {
        var details = await db.Stakeholders.Where(stakeholder => stakeholder.Id == id).Select(stakeholder => new StakeholderDetails
        {
            Id = stakeholder.Id,
            ConcurrencyToken = stakeholder.ConcurrencyToken,
            MunicipalityId = stakeholder.MunicipalityId,
            Municipality = stakeholder.Municipality!.Name,
            IsDemo = stakeholder.Municipality.IsDemo,
            Facts = new StakeholderFacts(stakeholder.Kind, stakeholder.Name, stakeholder.Does, stakeholder.Language, stakeholder.ContactPost, stakeholder.ContactEmail, stakeholder.Website),
            EndedAt = stakeholder.EndedAt,
        }).SingleOrDefaultAsync(cancel);
        var own = actor.PartyId;
        details?.Roles.AddRange(await Visible(actor).Where(role => role.StakeholderId == id && role.EndedAt == null).OrderBy(role => role.PartnershipId).ThenBy(role => role.ProjectId).ThenBy(role => role.Id)
            .Select(role => new StakeholderRoleInBrief(role.PartnershipId, role.Partnership!.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(), role.ProjectId, role.Project!.Title, role.Text, role.Language, role.DemandedIt))
            .AsSingleQuery().ToListAsync(cancel));
        return details;
    }

    /// <summary>Who does what in a partnership whose joint record the reader sees: in it as a whole first, then in its projects.</summary>
    public Task<List<RoleRow>> Roles(int partnershipId, Actor actor, CancellationToken cancel) =>
        Visible(actor).Where(role => role.PartnershipId == partnershipId && role.EndedAt == null).OrderBy(role => role.ProjectId).ThenBy(role => role.Id).Select(role => new RoleRow(
            role.Id, role.ConcurrencyToken, role.OrganisationId, role.ProjectId, role.Project!.Title, role.Holder, role.StakeholderId, role.Name ?? role.Stakeholder!.Name, role.Text, role.Language, role.DemandedIt, role.Stakeholder!.EndedAt != null)).ToListAsync(cancel);

    /// <summary>Projects of a partnership in which a role can be.</summary>
    public Task<List<StakeholderName>> Projects(int partnershipId, Actor actor, CancellationToken cancel) =>
        db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnershipId && project.Status != ProjectStatus.Cancelled)
            .OrderBy(project => project.SortTitle).Take(PageRequest.ChoiceLimit).Select(project => new StakeholderName(project.Id, project.Title)).ToListAsync(cancel);

    private IQueryable<StakeholderRole> Visible(Actor actor)
    {
        var (partnerships, projects, left) = (db.Partnerships.JointRecordsOf(actor), db.Projects.VisibleTo(actor), db.LeftBy(actor));
        return db.StakeholderRoles.Where(role => partnerships.Any(partnership => partnership.Id == role.PartnershipId) && (role.ProjectId == null || projects.Any(project => project.Id == role.ProjectId))
            // What was said later is not for who has left the partnership.
            && !left.Any(party => party.PartnershipId == role.PartnershipId && party.LeftAt < role.SaidAt));
    }

    private IQueryable<Stakeholder> Filtered(StakeholderFilter filter)
    {
        var stakeholders = db.Stakeholders.Where(stakeholder => stakeholder.MunicipalityId == filter.MunicipalityId && stakeholder.EndedAt == null);
        if (filter.Kind is { } kind)
        {
            stakeholders = stakeholders.Where(stakeholder => stakeholder.Kind == kind);
        }

        if (filter.Text is { } text && FoldedText.Fold(text) is { Length: > 0 } folded)
        {
            stakeholders = stakeholders.Where(stakeholder => stakeholder.SortName.Contains(folded));
        }

        return stakeholders;
    }

    private static IQueryable<StakeholderRow> Rows(IQueryable<Stakeholder> stakeholders) => stakeholders.Select(stakeholder => new StakeholderRow
    {
        Id = stakeholder.Id,
        Kind = stakeholder.Kind,
        Name = stakeholder.Name,
        Does = stakeholder.Does,
        Language = stakeholder.Language,
        ContactPost = stakeholder.ContactPost,
        ContactEmail = stakeholder.ContactEmail,
        Website = stakeholder.Website,
    });
}

/// <param name="Text">Any part of a name.</param>
public sealed record StakeholderFilter(int MunicipalityId, string? Text = null, StakeholderKind? Kind = null);

public sealed record StakeholderName(int Id, string Name)
{
    /// <summary>It was taken out of its town's directory.</summary>
    public bool IsOutOfDirectory { get; init; }
}

public sealed class StakeholderRow : IListRow
{
    public required int Id { get; init; }

    public required StakeholderKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Does { get; init; }

    public required string Language { get; init; }

    public required string? ContactPost { get; init; }

    public required string? ContactEmail { get; init; }

    public required string? Website { get; init; }
}

public sealed class StakeholderDetails
{
    public required int Id { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required int MunicipalityId { get; init; }

    public required string Municipality { get; init; }

    public required bool IsDemo { get; init; }

    public required StakeholderFacts Facts { get; init; }

    public required DateTime? EndedAt { get; init; }

    public List<StakeholderRoleInBrief> Roles { get; } = [];
}

public sealed record StakeholderRoleInBrief(int PartnershipId, List<string> Parties, int? ProjectId, string? Project, string Text, string Language, bool DemandedIt);

/// <param name="Name">Of a stakeholder, or of another organisation.</param>
/// <param name="IsOutOfDirectory">A stakeholder that was taken out of its town's directory.</param>
public sealed record RoleRow(int Id, Guid ConcurrencyToken, int OrganisationId, int? ProjectId, string? Project, RoleHolder Holder, int? StakeholderId, string? Name, string Text, string Language, bool DemandedIt, bool IsOutOfDirectory)
{
    /// <summary>The same of the same, in the same place; as people would write it once more.</summary>
    public bool Says(RoleContent content) => ProjectId == content.ProjectId && Holder == content.Holder && FoldedText.Fold(Text) == FoldedText.Fold(content.Text)
        && (Holder != RoleHolder.Stakeholder || StakeholderId == content.StakeholderId) && (Holder != RoleHolder.Other || FoldedText.Fold(Name ?? "") == FoldedText.Fold(content.Name ?? ""));
}
