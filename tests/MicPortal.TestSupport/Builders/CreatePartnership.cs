using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    public static OwnPart Part(Publication publication = Publication.Nothing, bool saysBegun = true, string? vision = null) =>
        new(PathKind.PoliticalWill, "Services that both towns plan and pay for", vision, "en", publication, saysBegun);

    public static PartnershipFacts Facts(params string[] themes) =>
        new(PartialDate.FromYear(2019), themes.Length == 0 ? ["water-sanitation"] : themes);

    /// <summary>
    /// Opened by the first party and, unless <paramref name="accepted"/> is false, accepted by the others; with none
    /// named, by two new municipalities, one of the North and one of the South. Published as far as it says by every party.
    /// </summary>
    public async Task<Partnership> CreatePartnership(
        IReadOnlyCollection<Organisation>? parties = null, bool accepted = true, bool begun = true, Publication publication = Publication.Nothing, params string[] themes)
    {
        parties ??= [await CreateMunicipality(), await CreateMunicipality(side: Side.South)];
        var opener = parties.First();
        var partnership = Partnership.Open(opener, [.. parties.Skip(1)], Part(publication, begun), Facts(themes), OfficerOf(opener), Now);
        foreach (var party in accepted ? parties.Skip(1) : [])
        {
            partnership.Accept(Part(publication, begun), Facts(themes), OfficerOf(party), Now);
        }

        await InDatabase(db =>
        {
            db.Add(partnership);
            return db.SaveChangesAsync();
        });
        return partnership;
    }

    /// <summary>A record from a public source: its parties are asked, and it is public until one objects.</summary>
    public async Task<Partnership> ImportPartnership(params Organisation[] parties)
    {
        var partnership = Partnership.Import($"test:{Guid.NewGuid():N}", parties, Now);
        await InDatabase(db =>
        {
            db.Add(partnership);
            return SaveImport(db);
        });
        return partnership;
    }

    /// <summary>As an administrator would: they were one, and the second goes on.</summary>
    public async Task MergeDuplicates(int formerId, int successorId, string reason = "Entered twice")
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DuplicatePartnershipService>().Merge(formerId, successorId, reason, Today, Actor.Portal, CancellationToken.None);
    }

    /// <summary>Without acts, as the loader of reference data saves.</summary>
    public static Task SaveImport(MicPortalDbContext db) => db.SaveBulkLoadAsync();

    /// <summary>The partnership with its parties and what they said, as it is stored now.</summary>
    public Task<Partnership> ReadPartnership(int id) => InDatabase(db => Whole(db.Partnerships).SingleAsync(partnership => partnership.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Partnership partnership, Action<Partnership, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.Partnerships).SingleAsync(stored => stored.Id == partnership.Id), Now);
        await db.SaveChangesAsync();
    });

    private static IQueryable<Partnership> Whole(IQueryable<Partnership> partnerships) => partnerships
        .Include(partnership => partnership.Statements)
        .Include(partnership => partnership.Invitations).ThenInclude(invitation => invitation.Consents)
        .Include(partnership => partnership.Parties).ThenInclude(party => party.Visions)
        .Include(partnership => partnership.Themes)
        .AsSplitQuery();
}
