using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Access;

/// <summary>What a query lets somebody see and what the rule says are the same, for every state of a record and everyone who can ask.</summary>
public sealed class VisibilityTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private enum Paper
    {
        None,
        ConfirmedByNobody,
        ConfirmedByFirst,
        ConfirmedBySecond,
        ConfirmedByBoth,
    }

    private sealed record Asker(string Name, Actor Actor, bool AssociationHasFirstParty);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Partnerships_are_visible_in_SQL_exactly_where_the_rule_lets_them_be(bool secondIsAssociation)
    {
        var (first, second, askers) = await Scene(secondIsAssociation);
        var states = (
            from answers in Pairs<PartyAnswer>()
            from publications in Pairs<Publication>()
            from stage in Enum.GetValues<PartnershipStage>()
            select (answers, publications, stage)).ToList();
        var rows = states.ConvertAll(_ => Partnership.Import($"test:{Guid.NewGuid():N}", [first, second], portal.Now));
        await portal.InDatabase(db =>
        {
            foreach (var (row, state) in rows.Zip(states))
            {
                db.Add(row);
                db.Entry(row).Property(partnership => partnership.Stage).CurrentValue = state.stage;
                SetParties(db, row, state.answers, state.publications);
            }

            return PortalFixture.SaveImport(db);
        });

        var compared = 0;
        foreach (var asker in askers.Concat(Mandated(first, rows[0].Id)))
        {
            var visible = await Visible(db => db.Partnerships.VisibleTo(asker.Actor).Where(partnership => partnership.Parties.Any(party => party.OrganisationId == first.Id)).Select(partnership => partnership.Id));
            foreach (var (row, state) in rows.Zip(states))
            {
                var rule = PartnershipAccess.CanView(PartnershipStanding.Of(row, asker.AssociationHasFirstParty), asker.Actor);
                Assert.True(rule == visible.Contains(row.Id), $"{asker.Name}, {state}: the rule says {rule}");
                compared++;
            }
        }

        Figures.Show($"visibility-partnerships{(secondIsAssociation ? "-with-association" : "")}", $"{compared} pairs of partnership and viewer: SQL and rule agree");
    }

    [Fact]
    public async Task A_record_that_was_merged_into_another_is_visible_to_nobody_in_SQL_and_by_the_rule()
    {
        var (first, second, askers) = await Scene(false);
        var (former, successor) = (await portal.ImportPartnership(first, second), await portal.ImportPartnership(first, second));
        await portal.MergeDuplicates(former.Id, successor.Id);
        var row = await portal.ReadPartnership(former.Id);
        foreach (var asker in askers.Concat(Mandated(first, former.Id)))
        {
            Assert.False(PartnershipAccess.CanView(PartnershipStanding.Of(row, asker.AssociationHasFirstParty), asker.Actor));
            Assert.False(PartnershipAccess.CanViewJointRecord(PartnershipStanding.Of(row, asker.AssociationHasFirstParty), asker.Actor));
            Assert.Equal([successor.Id], await Visible(db => db.Partnerships.VisibleTo(asker.Actor).Where(partnership => partnership.Id == former.Id || partnership.Id == successor.Id).Select(partnership => partnership.Id)));
            Assert.Empty(await Visible(db => db.Partnerships.JointRecordsOf(asker.Actor).Where(partnership => partnership.Id == former.Id).Select(partnership => partnership.Id)));
        }
    }

    [Fact]
    public async Task What_an_association_reported_is_visible_to_it_in_SQL_exactly_where_the_rule_lets_it_be()
    {
        var (first, second, askers) = await Scene(false);
        foreach (var reporter in askers.Where(asker => asker.Actor.AssociationId is not null).DistinctBy(asker => asker.Actor.AssociationId))
        {
            var row = Partnership.Report(reporter.Actor.AssociationId!.Value, [first, second], null, reporter.Actor with { UserId = null }, portal.Now);
            await portal.InDatabase(db =>
            {
                db.Add(row);
                return db.SaveChangesAsync();
            });
            foreach (var asker in askers)
            {
                var visible = await Visible(db => db.Partnerships.VisibleTo(asker.Actor).Where(partnership => partnership.Id == row.Id).Select(partnership => partnership.Id));
                Assert.Equal(PartnershipAccess.CanView(PartnershipStanding.Of(row, asker.AssociationHasFirstParty), asker.Actor), visible.Contains(row.Id));
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Agreements_are_visible_in_SQL_exactly_where_the_rule_lets_them_be(bool secondIsAssociation)
    {
        var (first, second, askers) = await Scene(secondIsAssociation);
        var states = (
            from status in Enum.GetValues<AgreementStatus>()
            from firstDrafts in new[] { true, false }
            from answers in Pairs<PartyAnswer>()
            from publications in Pairs<Publication>()
            from paper in answers is (PartyAnswer.Accepted, PartyAnswer.Accepted) ? Enum.GetValues<Paper>() : [Paper.None, Paper.ConfirmedByBoth]
            select (status, firstDrafts, answers, publications, paper)).ToList();
        var partnerships = states.ConvertAll(_ => Partnership.Import($"test:{Guid.NewGuid():N}", [first, second], portal.Now));
        await portal.InDatabase(db =>
        {
            foreach (var (partnership, state) in partnerships.Zip(states))
            {
                db.Add(partnership);
            }

            return PortalFixture.SaveImport(db);
        });
        var rows = partnerships.Zip(states, (partnership, state) => Agreement.Draft(
            partnership, [first.Id, second.Id], PortalFixture.Content(), PortalFixture.OfficerOf(state.firstDrafts ? first : second), portal.Now)).ToList();
        await portal.InDatabase(db =>
        {
            db.AttachRange(partnerships);
            foreach (var ((row, partnership), state) in rows.Zip(partnerships).Zip(states))
            {
                db.Add(row);
                db.Entry(row).Property(agreement => agreement.Status).CurrentValue = state.status;
                db.Entry(row).Property(agreement => agreement.IsOnPaper).CurrentValue = state.paper != Paper.None;
                foreach (var party in row.Parties)
                {
                    db.Entry(party).Property(one => one.PaperConfirmedAt).CurrentValue =
                        state.paper == Paper.ConfirmedByBoth || state.paper == (party.OrganisationId == first.Id ? Paper.ConfirmedByFirst : Paper.ConfirmedBySecond) ? portal.Now : null;
                }

                SetParties(db, partnership, state.answers, state.publications);
            }

            return PortalFixture.SaveImport(db);
        });

        var compared = 0;
        foreach (var asker in askers.Concat(Mandated(first, partnerships[0].Id)))
        {
            var visible = await Visible(db => db.Agreements.VisibleTo(asker.Actor).Where(agreement => agreement.Parties.Any(party => party.OrganisationId == first.Id)).Select(agreement => agreement.Id));
            foreach (var ((row, partnership), state) in rows.Zip(partnerships).Zip(states))
            {
                var isPublished = PartnershipAccess.IsPublic(PartnershipStanding.Of(partnership, false), Publication.Agreement);
                var rule = AgreementAccess.CanView(AgreementStanding.Of(row, isPublished, asker.AssociationHasFirstParty), asker.Actor);
                Assert.True(rule == visible.Contains(row.Id), $"{asker.Name}, {state}: the rule says {rule}");
                compared++;
            }
        }

        Figures.Show($"visibility-agreements{(secondIsAssociation ? "-with-association" : "")}", $"{compared} pairs of agreement and viewer: SQL and rule agree");
    }

    /// <summary>Under a mandate of the first party for the first partnership, or for one that is not among them: of the others they see what everyone does.</summary>
    private static IEnumerable<Asker> Mandated(Municipality first, int partnershipId)
    {
        var staff = new Actor(1, UserRole.AssociationStaff, 0);
        yield return new("mandated for the first", staff.Under(1, first.Id, partnershipId, binds: false), false);
        yield return new("mandated for the first, and to bind", staff.Under(1, first.Id, partnershipId, binds: true), false);
        yield return new("mandated for another", staff.Under(1, first.Id, int.MaxValue, binds: true), false);
    }

    private static IEnumerable<(T First, T Second)> Pairs<T>()
        where T : struct, Enum => from one in Enum.GetValues<T>() from other in Enum.GetValues<T>() select (one, other);

    /// <summary>Any state, whether or not acts lead there: the query must not rely on what cannot happen.</summary>
    private static void SetParties(MicPortalDbContext db, Partnership partnership, (PartyAnswer First, PartyAnswer Second) answers, (Publication First, Publication Second) publications)
    {
        foreach (var (party, answer, publication) in partnership.Parties.Zip(new[] { answers.First, answers.Second }, [publications.First, publications.Second]))
        {
            db.Entry(party).Property(row => row.Answer).CurrentValue = answer;
            db.Entry(party).Property(row => row.Publication).CurrentValue = publication;
        }
    }

    private async Task<HashSet<int>> Visible(Func<MicPortalDbContext, IQueryable<int>> query) =>
        [.. await portal.InDatabase(db => query(db).ToListAsync())];

    private async Task<(Municipality First, Organisation Second, IReadOnlyList<Asker> Askers)> Scene(bool secondIsAssociation)
    {
        var first = await portal.CreateMunicipality();
        Organisation second = secondIsAssociation ? await portal.CreateAssociation() : await portal.CreateMunicipality(side: Side.South);
        var elsewhere = await portal.CreateMunicipality();
        var accepted = await portal.CreateAssociation(null, first);
        var listed = await portal.CreateAssociation();
        var ended = await portal.CreateAssociation(null, first);
        var other = await portal.CreateAssociation(null, elsewhere);
        await portal.InDatabase(async db =>
        {
            db.Add(Membership.List(listed.Id, first.Id, Actor.Portal, portal.Now));
            var last = await db.Memberships.SingleAsync(membership => membership.AssociationId == ended.Id);
            last.End(Actor.Portal, portal.Now);
            await db.SaveChangesAsync();
        });
        return (first, second,
        [
            new("nobody", Actor.Anonymous, false),
            new("the portal", Actor.Portal, false),
            new("an administrator", new Actor(1, UserRole.Administrator, null), false),
            // An administrator's account could name an organisation: it must not make it a party.
            new("an administrator of the first party", new Actor(1, UserRole.Administrator, first.Id), false),
            new("an officer of the first party", PortalFixture.OfficerOf(first), false),
            new("the mayor's office of the first party", PortalFixture.MayorsOfficeOf(first), false),
            new("an officer of the second party", PortalFixture.OfficerOf(second), false),
            new("the mayor's office of the second party", PortalFixture.MayorsOfficeOf(second), false),
            new("staff of the second party", StaffOf(second), false),
            new("an officer elsewhere", PortalFixture.OfficerOf(elsewhere), false),
            new("the mayor's office elsewhere", PortalFixture.MayorsOfficeOf(elsewhere), false),
            new("an association with the first party as member", StaffOf(accepted), true),
            new("an association that only lists the first party", StaffOf(listed), false),
            new("an association that the first party has left", StaffOf(ended), false),
            new("an association elsewhere", StaffOf(other), false),
        ]);

        static Actor StaffOf(Organisation organisation) => new(1, UserRole.AssociationStaff, organisation.Id);
    }
}
