using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>Asked by one party of all the others, to be answered within thirty days.</summary>
    /// <param name="by">The asker; null for the first party.</param>
    public async Task<Need> CreateNeed(Partnership partnership, int? by = null, NeedKind kind = NeedKind.Need, string title = "Wells that last")
    {
        var asker = by ?? partnership.Parties.First().OrganisationId;
        var need = Need.Ask(partnership, [.. partnership.Parties.Select(party => party.OrganisationId).Where(id => id != asker)],
            new NeedFacts(kind, title, "Who keeps them when we have built them?", "en", PartialDate.From(Today.AddDays(30))), Officer(asker), Now);
        await InDatabase(db =>
        {
            db.Add(need);
            return db.SaveChangesAsync();
        });
        return need;
    }

    public Task<Need> ReadNeed(int id) => InDatabase(db => db.Needs.Include(need => need.Addressees).SingleAsync(need => need.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Need need, Action<Need> act) => InDatabase(async db =>
    {
        act(await db.Needs.Include(one => one.Addressees).Include(one => one.Partnership!.Parties).SingleAsync(one => one.Id == need.Id));
        await db.SaveChangesAsync();
    });
}
