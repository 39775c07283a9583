using MicPortal.Domain.Access;

namespace MicPortal.Domain.Projects;

/// <summary>One plan of a project with its author and time. It never changes; a change makes the next one.</summary>
public sealed class ProjectVersion
{
    private readonly List<ProjectEndorsement> endorsements = [];

    private ProjectVersion()
    {
    }

    internal ProjectVersion(int number, ProjectPlan plan, Actor by, DateTime at)
    {
        (Number, Plan) = (number, plan);
        (WrittenAt, WrittenByUserId, WrittenByOrganisationId, WrittenUnderMandateId) = (at, by.UserId, by.OrganisationId, by.MandateId);
    }

    public int Id { get; private set; }

    public int ProjectId { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public ProjectPlan Plan { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public int? WrittenByUserId { get; private set; }

    public int? WrittenByOrganisationId { get; private set; }

    public int? WrittenUnderMandateId { get; private set; }

    public IReadOnlyCollection<ProjectEndorsement> Endorsements => endorsements;

    /// <summary>What a party has approved and not withdrawn.</summary>
    public ProjectEndorsement? EndorsementOf(ProjectParty party) => endorsements.SingleOrDefault(endorsement => endorsement.ProjectParty == party && endorsement.WithdrawnAt is null);

    internal void Add(ProjectEndorsement endorsement) => endorsements.Add(endorsement);

    internal void Pass(Func<int, int> passed)
    {
        WrittenByOrganisationId = WrittenByOrganisationId is { } id ? passed(id) : null;
        Plan = Plan.Pass(passed);
    }
}

/// <summary>A party's approval of one plan, by an officer: a plan needs no decision of a council.</summary>
public sealed class ProjectEndorsement
{
    private ProjectEndorsement()
    {
    }

    internal ProjectEndorsement(ProjectParty party, Actor by, DateTime at)
    {
        ProjectParty = party;
        (EndorsedAt, UserId, Role, MandateId) = (at, by.UserId, by.Role, by.MandateId);
    }

    public int Id { get; private set; }

    public int ProjectVersionId { get; private set; }

    public int ProjectPartyId { get; private set; }

    public ProjectParty ProjectParty { get; private set; } = null!;

    /// <summary>UTC.</summary>
    public DateTime EndorsedAt { get; private set; }

    public int? UserId { get; private set; }

    public UserRole Role { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    internal void Withdraw(string reason, DateTime at) => (WithdrawnAt, WithdrawalReason) = (at, reason);
}
