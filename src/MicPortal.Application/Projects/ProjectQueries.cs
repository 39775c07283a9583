using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Projects;

/// <summary>What the pages about projects show, each read in as few queries as the page needs.</summary>
public sealed class ProjectQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Project>[] Sorts =
    [
        ListSort<Project>.By("start", project => project.Start, project => project.Id, descendsFirst: true),
        ListSort<Project>.By("title", project => project.SortTitle, project => project.Id),
    ];

    /// <summary>A page of the projects that the actor may see.</summary>
    public Task<Page<ProjectRow>> List(ProjectFilter filter, PageRequest request, Actor actor, CancellationToken cancel)
    {
        var projects = db.Projects.VisibleTo(actor);
        if (filter.Status is { } status)
        {
            projects = projects.Where(project => project.Status == status);
        }

        if (filter.PartnershipId is { } partnershipId)
        {
            projects = projects.Where(project => project.PartnershipId == partnershipId);
        }

        if (filter.Text is { } text && FoldedText.Fold(text) is { Length: > 0 } folded)
        {
            projects = projects.Where(project => project.SortTitle.Contains(folded));
        }

        return projects.ReadPage(Sorts, request, ids => Rows(db.Projects.Where(project => ids.Contains(project.Id)), actor), cancel);
    }

    /// <summary>Of one partnership, what goes on first; at most as many as a page shows.</summary>
    public Task<List<ProjectRow>> OfPartnership(int partnershipId, Actor actor, CancellationToken cancel) =>
        Rows(db.Projects.VisibleTo(actor).Where(project => project.PartnershipId == partnershipId)
            .OrderBy(project => project.Status == ProjectStatus.Completed || project.Status == ProjectStatus.Cancelled).ThenByDescending(project => project.Id).Take(PageRequest.Size), actor).ToListAsync(cancel);

    /// <summary>Everything that the project's page shows; null when the actor may not see it.</summary>
    public async Task<ProjectDetails?> Details(int id, Actor actor, CancellationToken cancel)
    {
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        var mandates = db.Mandates;
        var record = await db.Projects.VisibleTo(actor).Where(project => project.Id == id).Select(project => new
        {
            project.PartnershipId,
            project.ConcurrencyToken,
            project.Status,
            project.IsDemo,
            project.CurrentVersionNumber,
            project.AgreedVersionNumber,
            project.AgreedAt,
            project.CancelReason,
            project.EndedOn,
            PartnershipGoesOn = project.Partnership!.Stage != PartnershipStage.Ended,
            project.Partnership.FirstContact,
            ActorsAssociationHasParty = project.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)),
            Parties = project.Parties.OrderBy(party => party.Organisation!.SortName).Select(party => new
            {
                party.Id,
                party.OrganisationId,
                party.Organisation!.Name,
                party.Organisation.CountryCode,
                Answer = project.Partnership.Parties.Where(one => one.OrganisationId == party.OrganisationId).Select(one => (PartyAnswer?)one.Answer).FirstOrDefault(),
            }).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
        if (record is null)
        {
            return null;
        }

        int[] shown = [record.CurrentVersionNumber, record.AgreedVersionNumber ?? record.CurrentVersionNumber];
        var versions = await db.Set<ProjectVersion>().Where(version => version.ProjectId == id && shown.Contains(version.Number)).Select(version => new ProjectVersionDetails
        {
            Number = version.Number,
            Plan = version.Plan,
            WrittenAt = version.WrittenAt,
            WrittenByOrganisationId = version.WrittenByOrganisationId,
            WrittenUnderMandateOf = mandates.Where(mandate => mandate.Id == version.WrittenUnderMandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault(),
            Endorsements = version.Endorsements.Where(endorsement => endorsement.WithdrawnAt == null).Select(endorsement => new ProjectEndorsementDetails(
                endorsement.ProjectParty.OrganisationId, endorsement.EndorsedAt, endorsement.Role, mandates.Where(mandate => mandate.Id == endorsement.MandateId).Select(mandate => mandate.Association!.Name).FirstOrDefault())).ToList(),
        }).AsSingleQuery().ToListAsync(cancel);
        // Between the two queries a version may have come.
        if (versions.Find(version => version.Number == record.CurrentVersionNumber) is not { } current)
        {
            return null;
        }

        return new ProjectDetails
        {
            Id = id,
            PartnershipId = record.PartnershipId,
            ConcurrencyToken = record.ConcurrencyToken,
            Status = record.Status,
            IsDemo = record.IsDemo,
            AgreedAt = record.AgreedAt,
            CancelReason = record.CancelReason,
            EndedOn = record.EndedOn,
            FirstContact = record.FirstContact,
            Current = current,
            Agreed = versions.Find(version => version.Number == record.AgreedVersionNumber),
            Parties = [.. record.Parties.Select(party => new ProjectPartyDetails(party.OrganisationId, party.Name, party.CountryCode, current.Endorsements.Exists(one => one.OrganisationId == party.OrganisationId)))],
            Standing = new ProjectStanding(
                record.Status,
                record.PartnershipId,
                record.AgreedVersionNumber is not null,
                record.AgreedVersionNumber == record.CurrentVersionNumber,
                !current.Plan.Missing(record.Parties.Select(party => party.OrganisationId)).Any(),
                [.. record.Parties.Select(party => new ProjectPartyStanding(party.OrganisationId, current.Endorsements.Exists(one => one.OrganisationId == party.OrganisationId), party.Answer == PartyAnswer.Accepted))],
                record.ActorsAssociationHasParty,
                record.PartnershipGoesOn),
        };
    }

    private static IQueryable<ProjectRow> Rows(IQueryable<Project> projects, Actor actor)
    {
        var own = actor.PartyId;
        return projects.Select(project => new ProjectRow
        {
            Id = project.Id,
            PartnershipId = project.PartnershipId,
            Title = project.Title,
            Status = project.Status,
            IsDemo = project.IsDemo,
            Start = project.Start,
            End = project.End,
            IsAgreed = project.AgreedVersionNumber != null,
            WaitsForOthers = project.AgreedVersionNumber != project.CurrentVersionNumber,
            Parties = project.Parties.OrderByDescending(party => party.OrganisationId == own).ThenBy(party => party.Organisation!.SortName).Select(party => party.Organisation!.Name).ToList(),
        });
    }
}

/// <param name="Text">Part of the title, as typed.</param>
public sealed record ProjectFilter(ProjectStatus? Status, int? PartnershipId, string? Text);

public sealed class ProjectRow : IListRow
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required string Title { get; init; }

    public required ProjectStatus Status { get; init; }

    public required bool IsDemo { get; init; }

    public required PartialDate? Start { get; init; }

    public required PartialDate? End { get; init; }

    /// <summary>All parties have approved a plan.</summary>
    public required bool IsAgreed { get; init; }

    /// <summary>Not all have approved the plan as it is now.</summary>
    public required bool WaitsForOthers { get; init; }

    public required List<string> Parties { get; init; }
}

public sealed class ProjectDetails
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required Guid ConcurrencyToken { get; init; }

    public required ProjectStatus Status { get; init; }

    public required bool IsDemo { get; init; }

    public required DateTime? AgreedAt { get; init; }

    public required string? CancelReason { get; init; }

    public required PartialDate? EndedOn { get; init; }

    /// <summary>Of the partnership.</summary>
    public required PartialDate? FirstContact { get; init; }

    public required ProjectVersionDetails Current { get; init; }

    /// <summary>The plan by which the work goes on; null while there is none.</summary>
    public required ProjectVersionDetails? Agreed { get; init; }

    public required IReadOnlyList<ProjectPartyDetails> Parties { get; init; }

    public required ProjectStanding Standing { get; init; }

    /// <summary>In the order in which a reader sees them: their own first.</summary>
    public IEnumerable<ProjectPartyDetails> PartiesFor(Actor actor) => Parties.OrderByDescending(party => party.OrganisationId == actor.PartyId);
}

public sealed record ProjectPartyDetails(int OrganisationId, string Name, string? CountryCode, bool HasEndorsed);

public sealed class ProjectVersionDetails
{
    public required int Number { get; init; }

    public required ProjectPlan Plan { get; init; }

    public required DateTime WrittenAt { get; init; }

    public required int? WrittenByOrganisationId { get; init; }

    public required string? WrittenUnderMandateOf { get; init; }

    public required List<ProjectEndorsementDetails> Endorsements { get; init; }
}

/// <param name="UnderMandateOf">The association whose staff approved it for the party.</param>
public sealed record ProjectEndorsementDetails(int OrganisationId, DateTime EndorsedAt, UserRole Role, string? UnderMandateOf);
