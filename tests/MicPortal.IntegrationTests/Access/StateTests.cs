using MicPortal.Application.Agreements;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Access;

/// <summary>What follows from the clock is one rule in the domain and one in SQL; here both judge the same records on the same days.</summary>
public sealed class StateTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Beside the boundary, in each precision.</summary>
    private static readonly PartialDate?[] Dates =
    [
        null, Of(2026, 3, 3), Of(2026, 3, 4), Of(2026, 3, 5), Of(2026, 2), Of(2026, 3), Of(2026, 4), Of(2025), Of(2026), Of(2027), Of(2025, 12, 31), Of(2026, 2, 28), Of(2026, 3, 31),
    ];

    private static readonly DateOnly[] Days = [new(2026, 3, 4), new(2026, 3, 31), new(2026, 4, 1), new(2026, 12, 31), new(2027, 1, 1), new(2028, 2, 29)];

    private enum Renewal
    {
        None,
        Proposed,
        InForce,
        Amendment,
    }

    [Fact]
    public async Task An_agreement_stands_in_SQL_where_the_rule_says()
    {
        var partnership = await portal.CreatePartnership();
        var parties = partnership.Parties.Select(party => party.OrganisationId).ToList();
        var cases = (
            from status in Enum.GetValues<AgreementStatus>()
            from inForce in status == AgreementStatus.Signed ? new[] { true, false } : [false]
            from term in Enum.GetValues<AgreementTerm>()
            from end in term == AgreementTerm.Open ? [null] : Dates.Skip(1)
            from endsOn in status == AgreementStatus.Signed && end == Dates[^1] ? Dates : [null, Dates[2]]
            from renewal in status == AgreementStatus.Signed && endsOn is null ? Enum.GetValues<Renewal>() : [Renewal.None]
            from start in renewal == Renewal.InForce ? Dates : [null]
            select (status, inForce, term, end, endsOn, renewal, start)).ToList();
        var rows = cases.ConvertAll(one => Draft(partnership, parties, PortalFixture.Content() with { Term = one.term, RenewalYears = 3, End = one.end }));
        var renewals = cases.ConvertAll(one => one.renewal == Renewal.None ? null : Draft(partnership, parties, PortalFixture.Content() with { Start = one.start }));
        await portal.InDatabase(async db =>
        {
            db.AddRange(rows);
            foreach (var (row, one) in rows.Zip(cases))
            {
                db.Entry(row).Property(agreement => agreement.Status).CurrentValue = one.status;
                db.Entry(row).Property(agreement => agreement.InForceAt).CurrentValue = one.inForce ? portal.Now : null;
                db.Entry(row).Property(agreement => agreement.EndsOn).CurrentValue = one.endsOn;
            }

            await PortalFixture.SaveImport(db);
            foreach (var ((row, renewal), one) in rows.Zip(renewals).Zip(cases).Where(pair => pair.First.Second is not null))
            {
                db.Add(renewal!);
                db.Entry(renewal!).Property(agreement => agreement.EarlierId).CurrentValue = row.Id;
                db.Entry(renewal!).Property(agreement => agreement.Link).CurrentValue = one.renewal == Renewal.Amendment ? AgreementLink.Amends : AgreementLink.Renews;
                db.Entry(renewal!).Property(agreement => agreement.Status).CurrentValue = one.renewal == Renewal.Proposed ? AgreementStatus.Proposed : AgreementStatus.Signed;
                db.Entry(renewal!).Property(agreement => agreement.InForceAt).CurrentValue = one.renewal == Renewal.Proposed ? null : portal.Now;
            }

            await PortalFixture.SaveImport(db);
        });

        var compared = 0;
        foreach (var today in Days)
        {
            var found = await portal.InDatabase(async db =>
            {
                var states = new Dictionary<int, List<AgreementState>>();
                foreach (var state in Enum.GetValues<AgreementState>())
                {
                    foreach (var id in await db.Agreements.In(state, today).Where(agreement => agreement.PartnershipId == partnership.Id).Select(agreement => agreement.Id).ToListAsync())
                    {
                        states.TryAdd(id, []);
                        states[id].Add(state);
                    }
                }

                return states;
            });
            foreach (var (row, one) in rows.Zip(cases))
            {
                var isRenewed = one.renewal == Renewal.InForce && one.start?.CertainlyAfter(today) != true;
                var rule = (row.Life with { IsRenewed = isRenewed }).On(today);
                Assert.True(found.GetValueOrDefault(row.Id) is [var only] && only == rule, $"{one} on {today}: the rule says {rule}, SQL {string.Join(", ", found.GetValueOrDefault(row.Id) ?? [])}");
                compared++;
            }
        }

        Figures.Show("states-agreements", $"{compared} pairs of agreement and day: SQL and rule agree");
    }

    [Fact]
    public async Task A_partnership_is_dormant_in_SQL_where_the_rule_says()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        DateTime?[] said = [null, At(2024, 3, 4), At(2024, 3, 5), At(2026, 3, 4)];
        PartialDate?[] work = [null, .. Dates.OfType<PartialDate>().Select(date => PartialDate.FromValue(date.Value - 20000)), Of(2026, 3, 5), Of(2026, 3, 4)];
        var cases = (
            from stage in Enum.GetValues<PartnershipStage>()
            from word in said
            from signed in work
            from start in stage == PartnershipStage.Active && word is null ? work : [null]
            from paper in signed is not null && word is null && start is null ? new[] { true, false } : [false]
            select (stage, word, signed, start, paper)).ToList();
        var rows = cases.ConvertAll(_ => Partnership.Import($"test:{Guid.NewGuid():N}", [one, other], portal.Now));
        await portal.InDatabase(async db =>
        {
            db.AddRange(rows);
            await PortalFixture.SaveImport(db);
            foreach (var (row, state) in rows.Zip(cases))
            {
                db.Entry(row).Property(partnership => partnership.Stage).CurrentValue = state.stage;
                db.Entry(row.Parties.First()).Property(party => party.SaysBegunAt).CurrentValue = state.word;
                var signature = new SignatureGiven("Mayor", state.signed ?? Of(1900), null);
                var agreement = Agreement.RecordOnPaper(
                    row, new Dictionary<int, SignatureGiven> { [one.Id] = signature with { Date = Of(1900) }, [other.Id] = signature }, PortalFixture.Content() with { Start = state.start }, PortalFixture.OfficerOf(one), portal.Now);
                db.Add(agreement);
                // An unconfirmed paper counts for nothing, another agreement's signature does.
                db.Entry(agreement).Property(stored => stored.IsOnPaper).CurrentValue = state.paper;
                db.Entry(agreement).Property(stored => stored.InForceAt).CurrentValue = state.paper ? null : portal.Now;
            }

            await PortalFixture.SaveImport(db);
        });

        var compared = 0;
        foreach (var today in new DateOnly[] { new(2026, 3, 4), new(2026, 3, 5), new(2026, 3, 31), new(2026, 4, 1) })
        {
            var dormant = await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Dormant, today, db).Select(partnership => partnership.Id).ToListAsync());
            var active = await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Active, today, db).Select(partnership => partnership.Id).ToListAsync());
            foreach (var (row, state) in rows.Zip(cases))
            {
                List<PartialDate> dated = state.paper ? [] : [Of(1900), state.signed ?? Of(1900), .. new[] { state.start }.OfType<PartialDate>()];
                var last = JointWork.Last(dated, new[] { state.word }.OfType<DateTime>(), today);
                var rule = JointWork.IsDormant(state.stage, last, today);
                Assert.True(rule == dormant.Contains(row.Id), $"{state} on {today}: the rule says {rule}");
                Assert.Equal(state.stage == PartnershipStage.Active && !rule, active.Contains(row.Id));
                compared++;
            }
        }

        Figures.Show("states-partnerships", $"{compared} pairs of partnership and day: SQL and rule agree");
    }

    private static Agreement Draft(Partnership partnership, IReadOnlyCollection<int> parties, AgreementContent content) =>
        Agreement.Draft(partnership, parties, content, new Actor(null, UserRole.Officer, parties.First()), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private static DateTime At(int year, int month, int day) => new(year, month, day, 12, 0, 0, DateTimeKind.Utc);

    private static PartialDate Of(int year, int? month = null, int? day = null) =>
        PartialDate.TryCreate(year, month, day, out var date) ? date : throw new ArgumentException("Not a date.");
}
