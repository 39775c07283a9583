using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>A municipality lets an association act for it on these partnerships, from today on.</summary>
    public async Task<Mandate> CreateMandate(Municipality from, Association to, bool binds = false, PartialDate? until = null, int daysAgo = 0, params Partnership[] on)
    {
        var given = Now.AddDays(-daysAgo);
        var day = DateOnly.FromDateTime(given);
        var mandate = Mandate.Give(from.Id, to.Id, [.. on.Select(partnership => partnership.Id)], new MandateTerms(PartialDate.From(day), until, "Council, no. 14/2026", binds), day, OfficerOf(from), given);
        await InDatabase(db =>
        {
            db.Add(mandate);
            return db.SaveChangesAsync();
        });
        return mandate;
    }

    public Task Revoke(Mandate mandate) => InDatabase(async db =>
    {
        db.Attach(mandate);
        mandate.Revoke("No longer needed", Actor.Portal, Now);
        await db.SaveChangesAsync();
    });

    /// <summary>What staff of the association do under the mandate, for the domain's methods and the queries.</summary>
    public static Actor Under(Mandate mandate, int partnershipId) =>
        new Actor(null, UserRole.AssociationStaff, mandate.AssociationId).Under(mandate.Id, mandate.MunicipalityId, partnershipId, mandate.Binds);
}
