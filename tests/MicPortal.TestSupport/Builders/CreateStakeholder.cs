using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Stakeholders;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    public async Task<Stakeholder> CreateStakeholder(Municipality town, string name = "Twinning committee", StakeholderKind kind = StakeholderKind.TwinningCommittee)
    {
        var stakeholder = Stakeholder.Add(town.Id, new StakeholderFacts(kind, name, "Keeps the contacts between families", "en", "Secretary", "committee@town.example", null), Officer(town.Id), Now);
        await InDatabase(db =>
        {
            db.Add(stakeholder);
            return db.SaveChangesAsync();
        });
        return stakeholder;
    }

    /// <summary>What a stakeholder of a party does in the partnership.</summary>
    public async Task<StakeholderRole> CreateRole(Partnership partnership, Stakeholder stakeholder, string text = "Hosts the guests", bool demanded = false, int? projectId = null)
    {
        var role = StakeholderRole.Add(partnership.Id, stakeholder.MunicipalityId, new RoleContent(projectId, RoleHolder.Stakeholder, stakeholder.Id, null, text, "en", demanded), Officer(stakeholder.MunicipalityId), Now);
        await InDatabase(db =>
        {
            db.Add(role);
            return db.SaveChangesAsync();
        });
        return role;
    }
}
