using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;

namespace MicPortal.Domain.Stakeholders;

/// <summary>
/// One line of the table "who does what" of a partnership, or of a project under it: what the council, the administration or an organisation of a town does
/// there. Each party writes the lines of its own side; all parties read them.
/// </summary>
public sealed class StakeholderRole : AggregateRoot
{
    public const int TextLimit = 300;

    /// <summary>Of one side in one partnership at a time.</summary>
    public const int Most = 60;

    private StakeholderRole()
    {
    }

    public int PartnershipId { get; private set; }

    /// <summary>For queries.</summary>
    public Partnership? Partnership { get; private set; }

    /// <summary>Null: in the partnership as a whole.</summary>
    public int? ProjectId { get; private set; }

    /// <summary>For queries.</summary>
    public Project? Project { get; private set; }

    /// <summary>The party on whose side it is.</summary>
    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    public RoleHolder Holder { get; private set; }

    /// <summary>Of <see cref="RoleHolder.Stakeholder"/>.</summary>
    public int? StakeholderId { get; private set; }

    /// <summary>For queries.</summary>
    public Stakeholder? Stakeholder { get; private set; }

    /// <summary>Of <see cref="RoleHolder.Other"/>: who.</summary>
    public string? Name { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>ISO 639-1.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The partnership came about because this stakeholder demanded it (the third path).</summary>
    public bool DemandedIt { get; private set; }

    /// <summary>UTC; when its words were.</summary>
    public DateTime SaidAt { get; private set; }

    /// <summary>UTC; null while it holds.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <param name="organisationId">The party on whose side it is.</param>
    public static StakeholderRole Add(int partnershipId, int organisationId, RoleContent content, Actor by, DateTime at)
    {
        var role = new StakeholderRole { PartnershipId = partnershipId, OrganisationId = organisationId };
        role.Say(content, at);
        role.Record(ActName.StakeholderRoleAdded, by, at, word: role.Word);
        return role;
    }

    public void Change(RoleContent content, Actor by, DateTime at)
    {
        Require(EndedAt is null, "StakeholderRoles.Errors.HasEnded");
        Say(content, at);
        Record(ActName.StakeholderRoleChanged, by, at, word: Word);
    }

    /// <summary>A second click says nothing new.</summary>
    public void End(Actor by, DateTime at)
    {
        if (EndedAt is null)
        {
            EndedAt = at;
            Record(ActName.StakeholderRoleEnded, by, at, word: Word);
        }
    }

    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(ActName.StakeholderRolePassedToDuplicate, by, at);
    }

    /// <summary>Its party has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => Pass(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => Pass(sister, lead, ActName.StakeholderRolePassedOn, by, at);

    private void Pass(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        OrganisationId = successor.Id;
        Record(act, by, at, word: Succession.Word(former, successor));
    }

    /// <summary>What is done in a project stands in no history that others read than the project's.</summary>
    private string? Word => ProjectId is null ? Text : null;

    private void Say(RoleContent content, DateTime at)
    {
        Require(content.Holder != RoleHolder.Stakeholder || content.StakeholderId is not null, "StakeholderRoles.Errors.StakeholderMissing", nameof(StakeholderId));
        Require(content.Holder != RoleHolder.Other || content.Name is not null, "StakeholderRoles.Errors.NameMissing", nameof(Name));
        Require(!content.DemandedIt || content.Holder is RoleHolder.Stakeholder or RoleHolder.Other, "StakeholderRoles.Errors.CouncilDemands", nameof(DemandedIt));
        (ProjectId, Holder, Text, Language, DemandedIt, SaidAt) = (content.ProjectId, content.Holder, content.Text, content.Language, content.DemandedIt, at);
        StakeholderId = Holder == RoleHolder.Stakeholder ? content.StakeholderId : null;
        Name = Holder == RoleHolder.Other ? content.Name : null;
    }
}

public sealed record RoleContent(int? ProjectId, RoleHolder Holder, int? StakeholderId, string? Name, string Text, string Language, bool DemandedIt);

/// <summary>Who has a role in a partnership.</summary>
public enum RoleHolder
{
    Council,
    Administration,

    /// <summary>Of the town's directory.</summary>
    Stakeholder,
    Other,
}
