using System.Net;
using MicPortal.Application.MemberYears;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Members;

public sealed class MemberYearTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Day = new(2025, 12, 31);

    private static readonly YearMember Member = new(1);

    [Fact]
    public async Task The_year_counts_what_the_members_did_and_not_what_others_did()
    {
        var (member, partner) = (await portal.CreateMunicipality("Membertown"), await portal.CreateMunicipality("Partnertown", Side.South));
        var association = await portal.CreateAssociation(null, member);
        var partnership = await portal.CreatePartnership([member, partner]);
        await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content("Secret twinning"));
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed);
        var ending = await portal.CreatePartnership([member, await portal.CreateMunicipality(side: Side.South)]);
        await portal.Change(ending, (one, at) => one.EndPart(PartialDate.From(portal.Today), "No more", PortalFixture.OfficerOf(member), at));
        await portal.CreatePartnership([await portal.CreateMunicipality(), partner]);
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var page = await staff.Page($"/association/years/{portal.Today.Year}");
        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();

        Assert.Contains("Partnerships that ended|1", rows);
        Assert.Contains("Partnerships that a member confirmed or accepted|2", rows);
        Assert.Contains("Agreements signed, with the last signature that each needed|1", rows);
        Assert.Contains("Active partnerships|1", rows);
        Assert.Contains("Agreements in force|1", rows);
        Assert.Contains("Members|1", rows);
        Assert.Contains("Mozambique|1||1|0|0", rows);
        Assert.DoesNotContain("Secret twinning", page.Html, StringComparison.Ordinal);
        var before = await staff.Page($"/association/years/{portal.Today.Year - 1}");
        Assert.Contains("No partnership of your members stood then", before.One(".empty").TextContent, StringComparison.Ordinal);
        // A year that is over gets no members any more, and none is not told as one.
        Assert.DoesNotContain("List your members", before.Text, StringComparison.Ordinal);
        Assert.Null(before.Document.QuerySelector("main a[href='/association/members/new']"));
        Assert.Contains("aucune municipalité ayant accepté son adhésion n’était membre", (await staff.Page($"/association/years/{portal.Today.Year - 1}?lang=fr")).One("p.lead").TextContent, StringComparison.Ordinal);
        await staff.Page("/association?lang=en");
        var csv = await staff.GetStringAsync(new Uri($"/association/years/{portal.Today.Year}.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"Active partnerships,Mozambique,{portal.Today:yyyy-MM-dd},1", csv, StringComparison.Ordinal);
        Assert.Equal($"/association/years/{portal.Today.Year}", (await staff.Page("/association/years")).Location);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [(await staff.Page($"/association/years/{portal.Today.Year + 1}")).Status, (await staff.Page("/association/years/1989")).Status]);
    }

    [Fact]
    public async Task The_work_of_the_year_is_that_in_which_members_took_part()
    {
        var (member, partner, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, member)));
        var partnership = await portal.CreatePartnership([member, partner, third]);
        await portal.CreateProject(partnership, ProjectStatus.Running);
        var others = await portal.CreateProject(await portal.CreatePartnership([partner, third]), ProjectStatus.Running);
        var (own, theirs) = (await portal.CreateWorkingGroup(partnership, member), await portal.CreateWorkingGroup(partnership, partner));
        foreach (var (group, by) in new[] { (own, member), (theirs, partner) })
        {
            await portal.Change(group, (one, at) => one.Meet(portal.Meeting(), PortalFixture.OfficerOf(by), at));
        }

        var page = await staff.Page($"/association/years/{portal.Today.AddDays(-1).Year}");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.NotNull(others.BegunOn);
        Assert.Contains("Projects of which the work began|1", rows);
        Assert.Contains("Projects completed|0", rows);
        Assert.Contains("Visits that began|0", rows);
        Assert.Contains("Meetings of members’ working groups|1", rows);
        Assert.Contains("In one meeting of working groups: 12 people in all.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Women: 7 of 12", page.One(".towns .town ul").TextContent, StringComparison.Ordinal);
        Assert.Contains($"Meetings of members’ working groups: Women,,{portal.Today.AddDays(-1).Year},7", await staff.GetStringAsync($"/association/years/{portal.Today.AddDays(-1).Year}.csv", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_counts_in_the_year_in_which_it_began_and_in_that_in_which_it_was_completed_where_a_member_takes_part()
    {
        var partnership = Stored(PartnershipStage.Active, null);
        partnership.Projects.AddRange(
        [
            new YearProject(PartialDate.FromYear(2025), null, [1, 2]), new YearProject(PartialDate.FromValue(20240301), PartialDate.FromValue(20251231), [1]),
            new YearProject(PartialDate.FromYear(2025), PartialDate.FromYear(2025), [2, 3]), new YearProject(PartialDate.FromValue(20260101), null, [1]),
        ]);
        partnership.Meetings.AddRange([Met(PartialDate.FromValue(20250700), 1, 12), Met(PartialDate.FromYear(2025), 2, 30), Met(PartialDate.FromYear(2024), 1, 50)]);

        var year = MemberYear.Of(Day, new([Member]), [partnership], [], 0, YearParticipation.None);

        Assert.Equal((1, 1, 1, 12), (year.ProjectsBegun, year.ProjectsCompleted, year.Meetings.Parts, year.Meetings.People));
        Assert.Equal([("Women", 7, 1), ("UnderThirty", 0, 0)], year.Meetings.Figures.Where(figure => figure.Key is "Women" or "UnderThirty").Select(figure => (figure.Key, figure.Number, figure.CountedIn)));
    }

    [Fact]
    public void What_a_member_did_counts_up_to_its_last_day_and_what_stands_is_that_of_who_is_a_member_then()
    {
        var partnership = Stored(PartnershipStage.Active, null);
        partnership.Meetings.AddRange([Met(PartialDate.FromValue(20251001), 1, 12), Met(PartialDate.FromValue(20251128), 1, 30)]);
        partnership.Projects.AddRange([new YearProject(PartialDate.FromValue(20250701), PartialDate.FromValue(20251101), [1])]);

        var year = MemberYear.Of(Day, new([Member with { LastDay = PartialDate.FromValue(20251031) }]), [partnership], [Signed(PartialDate.FromValue(20250301)), Signed(PartialDate.FromValue(20251115))], 0, YearParticipation.None);

        Assert.Equal((1, 12, 1, 0, 1), (year.Meetings.Parts, year.Meetings.People, year.ProjectsBegun, year.ProjectsCompleted, year.AgreementsSigned));
        Assert.Equal((1, 0, 0, 0, 0), (year.MembersInYear, year.Members, year.Active, year.AgreementsInForce, year.Countries.Count));
    }

    [Fact]
    public async Task Of_who_left_the_association_the_visits_of_its_time_are_counted_and_nothing_is_said_to_stand()
    {
        var (member, partner) = (await portal.CreateMunicipality("Membertown"), await portal.CreateMunicipality("Partnertown", Side.South));
        var association = await portal.CreateAssociation(null, member);
        var partnership = await portal.CreatePartnership([member, partner]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: -20));
        await portal.InDatabase(async db =>
        {
            (await db.Memberships.SingleAsync(one => one.AssociationId == association.Id)).End(PortalFixture.StaffOf(association), portal.Now, null, PartialDate.From(portal.Today.AddDays(-1)));
            await db.SaveChangesAsync();
        });
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var page = await staff.Page($"/association/years/{(await portal.ReadVisit(visit.Id)).AgreedStart!.Value.Year}");

        var rows = page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains("Visits that began|1", rows);
        Assert.DoesNotContain("Active partnerships|1", rows);
        Assert.DoesNotContain("Members|1", rows);
    }

    [Theory]
    // Who has not left; who left before it came into force, in that year and after it; and two members of which one had left.
    [InlineData(1, null)]
    [InlineData(0, 20250100)]
    [InlineData(1, 20250000)]
    [InlineData(1, 20260000)]
    [InlineData(1, 20250100, 0)]
    public void An_agreement_that_came_into_force_after_its_member_had_left_is_not_of_the_members(int expected, params int?[]? left)
    {
        var agreement = Signed(PartialDate.FromValue(20240301), PartialDate.FromValue(20250200), left: [.. (left ?? [null]).Select(day => Date(day is 0 ? null : day))]);

        var year = MemberYear.Of(Day, new([Member]), [], [agreement], 0, YearParticipation.None);

        Assert.Equal((expected, expected), (year.AgreementsSigned, year.AgreementsInForce));
    }

    [Theory]
    // Signed in 2000 and nothing since; signed in 2024; known since then and without work.
    [InlineData(PartnershipStage.Active, 20000000, null, "Dormant")]
    [InlineData(PartnershipStage.Active, 20240301, null, "Active")]
    [InlineData(PartnershipStage.Active, 20260301, null, "Exploring")]
    [InlineData(PartnershipStage.Exploring, null, null, "Exploring")]
    // Ended afterwards it stood then; what ended in the year did not any more.
    [InlineData(PartnershipStage.Ended, 20240301, 20260100, "Active")]
    [InlineData(PartnershipStage.Ended, 20240301, 20250600, null)]
    // Not an end, but a refusal.
    [InlineData(PartnershipStage.Ended, 20240301, null, null)]
    [InlineData(PartnershipStage.Unconfirmed, null, null, null)]
    public void How_a_partnership_stood_on_the_last_day_follows_from_its_dates(PartnershipStage stage, int? signed, int? ended, string? expected)
    {
        var partnership = Stored(stage, Date(ended));
        var agreements = signed is null ? [] : new[] { Signed(PartialDate.FromValue(signed.Value)) };

        Assert.Equal(expected, partnership.On(Day, agreements)?.ToString());
    }

    [Fact]
    public void An_agreement_counts_in_the_year_of_its_last_needed_signature_and_of_its_end()
    {
        var agreement = Signed(PartialDate.FromValue(20240301), PartialDate.FromValue(20250200), end: PartialDate.FromYear(2027));

        Assert.Equal((false, true, false), (agreement.SignedIn(2024, new DateOnly(2024, 12, 31)), agreement.SignedIn(2025, Day), agreement.SignedIn(2026, new DateOnly(2026, 12, 31))));
        Assert.Equal((false, true), (agreement.EndedIn(2026, new DateOnly(2026, 12, 31)), agreement.EndedIn(2027, new DateOnly(2027, 12, 31))));
        Assert.Equal((false, true, false), (agreement.WasInForceOn(new DateOnly(2025, 1, 31)), agreement.WasInForceOn(Day), agreement.WasInForceOn(new DateOnly(2028, 1, 1))));
        Assert.False(Signed(PartialDate.FromYear(2020), renewed: PartialDate.FromYear(2024)).WasInForceOn(Day));
        Assert.True(Signed(PartialDate.FromYear(2020), renewed: PartialDate.FromYear(2026)).WasInForceOn(Day));
    }

    [Fact]
    public void Where_the_partners_are_counts_a_partnership_once_for_each_country()
    {
        var year = MemberYear.Of(Day, new([Member]), [Stored(PartnershipStage.Exploring, null, "MZ", "MZ", "ZA"), Stored(PartnershipStage.Exploring, null, "MZ")], [], 0, YearParticipation.None);

        Assert.Equal([("MZ", 2), ("ZA", 1)], year.Countries.Select(country => (country.Code, country.Exploring)));
        Assert.Equal((2, 2), (year.Exploring, year.Standing));
    }

    [Theory]
    [InlineData(PartyAnswer.Ended, 20250600, 1)]
    [InlineData(PartyAnswer.Ended, 20260100, 2)]
    [InlineData(PartyAnswer.NotOurs, null, 1)]
    [InlineData(PartyAnswer.CarriedOn, null, 1)]
    [InlineData(PartyAnswer.None, null, 2)]
    public void A_partner_that_had_left_is_not_where_the_partners_are(PartyAnswer answer, int? ended, int expected)
    {
        var partnership = Stored(PartnershipStage.Exploring, null, "MZ");
        partnership.Parties.Add(new YearParty(2, "GT", answer, Date(ended), null));

        Assert.Equal(expected, MemberYear.Of(Day, new([Member]), [partnership], [], 0, YearParticipation.None).Countries.Count);
    }

    [Theory]
    // Who joined in the year, before it and after it; who left before the year, in it and after it.
    [InlineData(20250301, null, 1, 1)]
    [InlineData(20240301, null, 1, 1)]
    [InlineData(20260101, null, 0, 0)]
    [InlineData(null, 20241231, 0, 0)]
    [InlineData(null, 20250600, 1, 0)]
    [InlineData(null, 20260101, 1, 1)]
    public void A_year_counts_what_a_member_was_a_party_to_in_it(int? joined, int? left, int begun, int standing)
    {
        var partnership = Stored(PartnershipStage.Exploring, null, "MZ", "ZA");
        partnership = new YearPartnership { Id = 1, Stage = PartnershipStage.Exploring, FirstContact = PartialDate.FromYear(2025), OpenedAt = partnership.OpenedAt, Parties = partnership.Parties };
        partnership.Parties[0] = new YearParty(1, "BE", left is null ? PartyAnswer.Accepted : PartyAnswer.Ended, Date(left), null, Date(joined)?.Latest.ToDateTime(TimeOnly.MinValue));

        var year = MemberYear.Of(Day, new([Member]), [partnership], [], 0, YearParticipation.None);

        Assert.Equal((begun, standing, 2 * standing), (year.Begun, year.Exploring, year.Countries.Sum(country => country.Exploring)));
    }

    [Fact]
    public async Task A_past_year_does_not_count_a_partnership_that_its_member_joined_later()
    {
        var (member, one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality());
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, member)));
        var partnership = await portal.CreatePartnership([one, other]);
        await portal.Change(partnership, (stored, at) => stored.Invite(member, PortalFixture.OfficerOf(one), at));
        await portal.Change(partnership, (stored, at) => stored.ConsentToInvitation(member.Id, PortalFixture.OfficerOf(other), at));
        var url = $"/partnerships/{partnership.Id}/joinings";
        var officer = await portal.SignIn(await portal.CreateUser(member));
        await (await officer.Page($"{url}/new")).Post(url, ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Vision", "Vision"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));

        Assert.Contains("Active partnerships|1", Rows(await staff.Page($"/association/years/{portal.Today.Year}")));
        Assert.Contains("No partnership of your members stood then", (await staff.Page($"/association/years/{portal.Today.Year - 1}")).One(".empty").TextContent, StringComparison.Ordinal);

        static IEnumerable<string> Rows(PortalPage page) => page.Document.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Trim())));
    }

    private static YearPartnership Stored(PartnershipStage stage, PartialDate? ended, params string[] countries) => new()
    {
        Id = 1,
        Stage = stage,
        FirstContact = PartialDate.FromYear(1999),
        OpenedAt = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        Parties =
        [
            new YearParty(1, "BE", ended is null ? PartyAnswer.Accepted : PartyAnswer.Ended, ended, null),
            .. countries.DefaultIfEmpty("MZ").Select(country => new YearParty(2, country, PartyAnswer.Accepted, null, null)),
        ],
    };

    private static YearAgreement Signed(PartialDate one, PartialDate? other = null, PartialDate? end = null, PartialDate? renewed = null, List<PartialDate?>? left = null) => new()
    {
        PartnershipId = 1,
        Members = (left ?? [null]).ConvertAll(day => new YearSignatory(1, day)),
        IsOnPaper = false,
        IsInForce = true,
        Renews = false,
        Start = null,
        End = end,
        EndsOn = null,
        SignaturesNeeded = 2,
        Signed = [one, other ?? one],
        RenewedFrom = renewed is null ? [] : [renewed],
    };

    private static YearMeeting Met(PartialDate on, int municipalityId, int people) => new(on, municipalityId, new MeetingCount { All = people, Women = 7 });

    private static PartialDate? Date(int? value) => value is { } known ? PartialDate.FromValue(known) : null;
}
