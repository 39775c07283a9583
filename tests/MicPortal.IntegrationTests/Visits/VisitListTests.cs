using MicPortal.Application.Partnerships;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Visits;

public sealed class VisitListTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_list_shows_what_its_reader_may_see_filtered_sorted_and_as_a_file()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        foreach (var (title, status, days) in new[] { ("Listed =archives", VisitStatus.Planning, 30), ("Listed schools", VisitStatus.Agreed, 10), ("Listed wells", VisitStatus.Agreed, -2), ("Listed zebras", VisitStatus.Agreed, -400) })
        {
            var plan = portal.VisitPlan(partnership, title, days);
            await portal.CreateVisit(partnership, status, title == "Listed schools" ? plan with { HostId = one.Id } : plan);
        }

        var officer = await portal.SignIn(await portal.CreateUser(one));
        var all = await officer.Page("/visits?sort=title");
        Assert.Equal(["Listed =archives", "Listed schools", "Listed wells", "Listed zebras"], Titles(all));
        Assert.Equal("4 visits", all.One("caption").TextContent);
        Assert.Equal(["Listed =archives", "Listed schools", "Listed wells", "Listed zebras"], Titles(await officer.Page("/visits")));
        Assert.Equal(["Listed zebras", "Listed wells", "Listed schools", "Listed =archives"], Titles(await officer.Page("/visits?sort=start")));
        Assert.Equal(["Listed =archives"], Titles(await officer.Page("/visits?state=planning")));
        Assert.Equal(["Listed schools"], Titles(await officer.Page("/visits?state=coming")));
        Assert.Equal(["Listed wells"], Titles(await officer.Page("/visits?state=under")));
        Assert.Equal(["Listed zebras"], Titles(await officer.Page("/visits?state=over")));
        Assert.Equal(["Listed zebras"], Titles(await officer.Page("/visits?report=overdue")));
        Assert.Equal(["Listed schools"], Titles(await officer.Page("/visits?direction=hosting")));
        Assert.Equal(3, Titles(await officer.Page("/visits?direction=travelling")).Count());
        Assert.Equal(["Listed wells"], Titles(await officer.Page("/visits?q=WELLS")));
        Assert.Equal(4, Titles(await officer.Page($"/visits?q={Uri.EscapeDataString(other.Name)}&country={other.CountryCode}&year=abc")).Count());
        Assert.Equal(["Listed zebras"], Titles(await officer.Page($"/visits?year={portal.Today.AddDays(-400).Year}")));
        Assert.Contains("No visits found.", (await officer.Page("/visits?q=xyzzy")).Text, StringComparison.Ordinal);
        var file = await (await officer.GetAsync("/visits.csv?state=planning", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"Listed =archives;{other.Name};{one.Name};Being planned;{portal.Today.AddDays(30):yyyy-MM-dd}".Replace(';', file.Contains(';', StringComparison.Ordinal) ? ';' : ','), file, StringComparison.Ordinal);
        Assert.DoesNotContain("Listed wells", file, StringComparison.Ordinal);

        Assert.NotNull(all.Document.QuerySelector("select[name=direction]"));
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, other)));
        Assert.Null((await staff.Page("/visits")).Document.QuerySelector("select[name=direction]"));
        Assert.Equal(["Listed schools", "Listed wells", "Listed zebras"], Titles(await staff.Page("/visits?sort=title")));
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        Assert.Empty(Titles(await stranger.Page("/visits")));
    }

    [Fact]
    public async Task A_partnership_is_dormant_in_SQL_and_by_the_rule_counted_from_the_days_of_agreed_visits()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var today = new DateOnly(2026, 3, 4);
        (PartialDate? Start, PartialDate? End)[] cases =
        [
            (null, null), (Day(2024, 2, 20), Day(2024, 3, 4)), (Day(2024, 2, 20), Day(2024, 3, 5)), (Day(2026, 3, 1), Day(2026, 3, 9)), (Day(2026, 3, 5), Day(2026, 3, 9)), (Day(2020, 1, 1), Day(2020, 1, 9)),
        ];
        var rows = cases.ToList().ConvertAll(_ => Partnership.Import($"test:{Guid.NewGuid():N}", [one, other], portal.Now));
        await portal.InDatabase(async db =>
        {
            db.AddRange(rows);
            await PortalFixture.SaveImport(db);
            foreach (var (row, days) in rows.Zip(cases))
            {
                db.Entry(row).Property(partnership => partnership.Stage).CurrentValue = PartnershipStage.Active;
                var visit = Visit.Open(row, [one.Id, other.Id], portal.VisitPlan(row), PortalFixture.OfficerOf(one), portal.Now);
                db.Add(visit);
                db.Entry(visit).Property(stored => stored.AgreedStart).CurrentValue = days.Start;
                db.Entry(visit).Property(stored => stored.AgreedEnd).CurrentValue = days.End;
            }

            await PortalFixture.SaveImport(db);
        });

        var dormant = await portal.InDatabase(db => db.Partnerships.In(PartnershipState.Dormant, today, db).Select(partnership => partnership.Id).ToListAsync());
        Assert.Equal([true, true, false, false, true, true], rows.Select(row => dormant.Contains(row.Id)));
        foreach (var (row, days) in rows.Zip(cases))
        {
            var rule = JointWork.IsDormant(PartnershipStage.Active, JointWork.Last(new[] { days.Start, days.End }.OfType<PartialDate>(), [], today), today);
            Assert.True(rule == dormant.Contains(row.Id), $"{days}: the rule says {rule}");
        }
    }

    [Fact]
    public async Task The_successor_of_a_merged_municipality_and_the_record_that_goes_on_have_its_visits()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var (former, successor) = (await portal.CreatePartnership([one, other]), await portal.CreatePartnership([one, other]));
        var visit = await portal.CreateVisit(former, VisitStatus.Agreed);

        await portal.MergeDuplicates(former.Id, successor.Id);

        Assert.Equal(successor.Id, (await portal.ReadVisit(visit.Id)).PartnershipId);
        var officer = await portal.SignIn(await portal.CreateUser(one));
        Assert.Equal([visit.Title], Titles(await officer.Page($"/visits?partnership={successor.Id}")));
        Assert.Empty(Titles(await officer.Page($"/visits?partnership={former.Id}")));
        Assert.Contains("moved a visit here", (await officer.Page($"/visits/{visit.Id}/history")).Text, StringComparison.Ordinal);
    }

    private static PartialDate Day(int year, int month, int day) => PartialDate.From(new DateOnly(year, month, day));

    private static IEnumerable<string> Titles(PortalPage page) => page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent);
}
