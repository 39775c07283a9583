using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Visits;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class VisitTests
{
    private static readonly VisitPlan Whole = new()
    {
        Title = "How quarters keep a well",
        Language = "en",
        Purpose = "Colleagues of the water service see how committees work",
        HostId = Pemba.Id,
        Place = "Pemba",
        Zone = "Africa/Maputo",
        Start = Day(2026, 5, 4),
        End = Day(2026, 5, 9),
        ReportDue = Day(2026, 6, 30),
        Travellers = 4,
        Costs = [new VisitCost(1, VisitCostKind.Travel, null, new Money(420_000, "EUR"), Reggio.Id, null)],
    };

    private static readonly DateTime DuringVisit = new(2026, 5, 6, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime AfterVisit = new(2026, 5, 20, 10, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_visit_is_agreed_when_host_and_visitors_have_approved_the_same_plan()
    {
        var visit = Opened();

        visit.Endorse(1, PembaMayor, At);
        Assert.Equal((VisitStatus.Planning, null), (visit.Status, visit.AgreedStart));
        visit.Endorse(1, ReggioOfficer, At);

        Assert.Equal((VisitStatus.Agreed, 1, Day(2026, 5, 4), Day(2026, 6, 30)), (visit.Status, visit.AgreedVersionNumber, visit.AgreedStart, visit.ReportDue));
        Assert.Equal([ActName.VisitOpened, ActName.VisitEndorsed, ActName.VisitEndorsed], visit.Acts.Select(act => act.Name));
    }

    [Theory]
    [InlineData("Visits.Errors.EndBeforeStart", "End", 2026, 5, 4, 2026, 5, 3, 2026, 6, 1)]
    [InlineData("Visits.Errors.BeforePartnership", "Start", 2019, 5, 4, 2019, 5, 9, 2019, 6, 1)]
    [InlineData("Visits.Errors.TooFarAhead", "Start", 2032, 5, 4, 2032, 5, 9, 2032, 6, 1)]
    [InlineData("Visits.Errors.TooLong", "End", 2026, 5, 4, 2026, 8, 9, 2026, 9, 1)]
    [InlineData("Visits.Errors.ReportBeforeEnd", "ReportDue", 2026, 5, 4, 2026, 5, 9, 2026, 5, 9)]
    [InlineData("Visits.Errors.ReportTooLate", "ReportDue", 2026, 5, 4, 2026, 5, 9, 2027, 5, 10)]
    public void Days_that_cannot_be_are_refused_at_their_field(string key, string field, int year, int month, int day, int endYear, int endMonth, int endDay, int dueYear, int dueMonth, int dueDay)
    {
        var plan = Whole with { Start = Day(year, month, day), End = Day(endYear, endMonth, endDay), ReportDue = Day(dueYear, dueMonth, dueDay) };

        var broken = Assert.Throws<DomainException>(() => plan.Guard([Reggio.Id, Pemba.Id], Day(2020), At));

        Assert.Equal((key, field), (broken.Key, broken.Field));
    }

    [Fact]
    public void A_delegation_of_two_hundred_a_stranger_as_host_and_money_from_nobody_are_refused()
    {
        Assert.Equal("Visits.Errors.Travellers", KeyOf(() => Opened(Whole with { Travellers = 200 })));
        Assert.Equal("Visits.Errors.HostUnknown", KeyOf(() => Opened(Whole with { HostId = Stranger.Id })));
        Assert.Equal("Visits.Errors.WholeDate", KeyOf(() => Opened(Whole with { Start = Day(2026, 5) })));
        Assert.Equal("Visits.Errors.CostAmount", KeyOf(() => Opened(Whole with { Costs = [Whole.Costs[0] with { Amount = new Money(-5, "EUR") }] })));
        Assert.Equal("Visits.Errors.CostAmount", KeyOf(() => Opened(Whole with { Costs = [Whole.Costs[0] with { Amount = new Money(5, "XXQ") }] })));
        Assert.Equal("Visits.Errors.PayerMissing", KeyOf(() => Opened(Whole with { Costs = [Whole.Costs[0] with { OrganisationId = null }] })));
    }

    [Fact]
    public void Who_is_asked_declines_a_plan_before_it_is_over_and_the_one_before_stands()
    {
        var visit = Agreed();
        Assert.Equal("Plans.Errors.YouHaveApproved", KeyOf(() => visit.Decline(1, "No", ReggioOfficer, At)));
        visit.Revise(Whole with { End = Day(2026, 5, 12) }, null, PembaOfficer, At);
        Assert.Equal("Plans.Errors.OldVersion", KeyOf(() => visit.Decline(1, "No", ReggioOfficer, At)));

        visit.Decline(2, "We have to be back", ReggioOfficer, At);

        Assert.Equal((2, 1, VisitStatus.Agreed), (visit.CurrentVersionNumber, visit.AgreedVersionNumber, visit.Status));
        Assert.Equal((2, "We have to be back", ActName.VisitDeclined), (visit.Parties.Single(party => party.OrganisationId == Reggio.Id).DeclinedVersionNumber, visit.Acts[^1].Word, visit.Acts[^1].Name));
        visit.Postpone(VisitReason.Funds, null, PembaOfficer, At);
        Assert.Equal("Visits.Errors.Postponed", KeyOf(() => visit.Decline(1, "No", ReggioOfficer, At)));
    }

    [Fact]
    public void Who_approves_after_all_and_withdraws_that_is_asked_as_before()
    {
        var visit = Opened();
        visit.Decline(1, "Too long", PembaOfficer, At);
        visit.Endorse(1, PembaOfficer, At);
        visit.WithdrawEndorsement("Too long all the same", PembaOfficer, At);

        Assert.Null(visit.Parties.Single(party => party.OrganisationId == Pemba.Id).DeclinedVersionNumber);
        visit.Decline(1, "Too long all the same", PembaOfficer, At);
    }

    [Fact]
    public void Nobody_declines_a_plan_that_is_over_or_given_up_nor_who_does_not_bind_its_party()
    {
        Assert.Equal("Visits.Errors.IsOver", KeyOf(() => Agreed().Decline(1, "No", ReggioOfficer, AfterVisit)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().Decline(1, "No", UnderMandate(binds: false), At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => Opened().Decline(1, "No", StrangeOfficer, At)));
        var visit = Opened();
        visit.Cancel(VisitReason.Funds, null, ReggioOfficer, At);
        Assert.Equal("Visits.Errors.IsCancelled", KeyOf(() => visit.Decline(1, "No", PembaOfficer, At)));

        var bound = Opened();
        bound.Decline(1, "No", UnderMandate(binds: true), At);
        Assert.Equal(ActName.VisitDeclined, bound.Acts[^1].Name);
    }

    [Fact]
    public void A_plan_is_declined_by_who_is_asked_to_approve_it()
    {
        var asked = new VisitStanding(VisitStatus.Planning, 1, false, false, false, false, false, [new(Reggio.Id, false), new(Pemba.Id, false)], ActorsAssociationHasParty: false) { WrittenById = Reggio.Id };
        var standing = asked with { Status = VisitStatus.Agreed, WasAgreed = true, CurrentIsAgreed = true, WrittenById = Pemba.Id, Parties = [new(Reggio.Id, true), new(Pemba.Id, false)] };

        Assert.True(VisitAccess.CanDecline(asked, PembaOfficer));
        Assert.True(VisitAccess.CanDecline(asked, PembaMayor));
        Assert.True(VisitAccess.CanDecline(asked, UnderMandate(binds: true)));
        // Of what stands without it, also who wrote it before it left.
        Assert.True(VisitAccess.CanDecline(standing, PembaOfficer));
        // Also who wrote it: its mayor's office does not write.
        Assert.All([ReggioOfficer, ReggioMayor], actor => Assert.True(VisitAccess.CanDecline(asked, actor)));
        Assert.All([StrangeOfficer, UnderMandate(binds: false)], actor => Assert.False(VisitAccess.CanDecline(asked, actor)));
        Assert.All(
            [
                asked with { Status = VisitStatus.Cancelled }, asked with { Status = VisitStatus.Postponed }, asked with { PartnershipGoesOn = false }, asked with { HostHasLeft = true }, standing with { IsOver = true },
                asked with { Parties = [new(Reggio.Id, false, HasLeft: true), new(Pemba.Id, false)] }, asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, false, HasLeft: true)] },
                asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, true)] }, asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, false, HasAccepted: false)] },
                asked with { Parties = [new(Reggio.Id, false), new(Pemba.Id, false) { HasDeclined = true }] },
            ],
            refused => Assert.False(VisitAccess.CanDecline(refused, PembaOfficer)));
    }

    [Fact]
    public void A_changed_plan_asks_all_again_and_the_one_before_stands()
    {
        var visit = Agreed();

        Assert.False(visit.Revise(Whole with { }, null, PembaOfficer, At));
        Assert.True(visit.Revise(Whole with { End = Day(2026, 5, 12) }, null, PembaOfficer, At));

        Assert.Equal((2, 1, Day(2026, 5, 9)), (visit.CurrentVersionNumber, visit.AgreedVersionNumber, visit.AgreedEnd));
        Assert.Equal("Plans.Errors.OldVersion", KeyOf(() => visit.Endorse(1, ReggioOfficer, At)));
        visit.Endorse(2, ReggioOfficer, At);
        visit.WithdrawEndorsement("One day less", ReggioOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        visit.Endorse(2, PembaOfficer, At);
        Assert.Equal(Day(2026, 5, 12), visit.AgreedEnd);
        Assert.Equal("Visits.Errors.IsOver", KeyOf(() => visit.Revise(Whole, null, PembaOfficer, AfterVisit)));
    }

    [Fact]
    public void Lists_name_the_plan_that_stands_until_another_does()
    {
        var visit = Opened();
        visit.Revise(Whole with { Title = "Wells" }, null, PembaOfficer, At);
        Assert.Equal(("Wells", "wells"), (visit.Title, visit.SortTitle));
        visit.Endorse(2, PembaOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);

        visit.Revise(Whole with { Title = "Schools", HostId = Reggio.Id, Start = Day(2026, 5, 3) }, null, PembaOfficer, At);
        Assert.Equal(("Wells", "wells", Pemba.Id, Day(2026, 5, 4)), (visit.Title, visit.SortTitle, visit.HostId, visit.SortStart));
        visit.Endorse(3, PembaOfficer, At);
        visit.Endorse(3, ReggioOfficer, At);
        Assert.Equal(("Schools", "schools", Reggio.Id, Day(2026, 5, 3)), (visit.Title, visit.SortTitle, visit.HostId, visit.SortStart));

        // Also once it is postponed, and another had waited.
        visit.Revise(Whole with { Title = "Roads" }, null, PembaOfficer, At);
        visit.Postpone(VisitReason.Visas, null, PembaOfficer, At);
        Assert.Equal(("Schools", Reggio.Id, Day(2026, 5, 3)), (visit.Title, visit.HostId, visit.SortStart));
    }

    [Fact]
    public void Participants_and_slots_change_without_asking_anybody_again()
    {
        var visit = Agreed();

        visit.AddParticipant(Person(Reggio), ReggioOfficer, At);
        visit.AddSlot(Slot(Day(2026, 5, 4)), PembaOfficer, At);
        visit.ChangeSlot(0, Slot(Day(2026, 5, 5)), ReggioOfficer, At);

        Assert.Equal((1, 1), (visit.CurrentVersionNumber, visit.AgreedVersionNumber));
        Assert.Equal(Day(2026, 5, 5), visit.Slots.Single().Day);
        Assert.Equal(["purpose", "health"], visit.Participants.Single().Briefed);
    }

    [Fact]
    public void A_name_is_given_by_the_own_party_alone_and_goes_with_its_row()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.OtherPartysName", KeyOf(() => visit.AddParticipant(Person(Reggio, "Somebody"), PembaOfficer, At)));
        visit.AddParticipant(Person(Reggio, "Somebody"), ReggioOfficer, At);

        // Whatever another party sends, the name and the consent stay as they are, and the person is not made its own.
        visit.ChangeParticipant(0, Person(Reggio, "Another") with { HostColleague = "Head of wells", KeepsName = true }, PembaOfficer, At);
        Assert.Equal(("Somebody", false, "Head of wells"), (visit.Participants.Single().Name, visit.Participants.Single().KeepsName, visit.Participants.Single().HostColleague));
        Assert.Equal("Visits.Errors.NamedPartyStays", KeyOf(() => visit.ChangeParticipant(0, Person(Pemba, "Somebody"), PembaOfficer, At)));
        Assert.Equal("Visits.Errors.NamedPartyStays", KeyOf(() => visit.ChangeParticipant(0, Person(Pemba), PembaOfficer, At)));
        Assert.Equal("Visits.Errors.NamedPartyStays", KeyOf(() => visit.ChangeParticipant(0, Person(Pemba, "Another"), ReggioOfficer, At)));
        Assert.Equal("Visits.Errors.NamedByOther", KeyOf(() => visit.ChangeParticipant(0, Person(Reggio) with { Post = "Driver" }, PembaOfficer, At)));
        Assert.Equal("Visits.Errors.NamedByOther", KeyOf(() => visit.RemoveParticipant(0, PembaOfficer, At)));
        visit.RemoveParticipant(0, ReggioOfficer, At);

        Assert.Equal((null, "Head of wells", At), (visit.Participants.Single().Name, visit.Participants.Single().HostColleague, visit.Participants.Single().RemovedAt));
        Assert.Equal("Visits.Errors.ParticipantUnknown", KeyOf(() => visit.RemoveParticipant(0, PembaOfficer, At)));
    }

    [Fact]
    public void A_delegation_and_a_schedule_have_an_end()
    {
        var visit = Agreed();
        for (var i = 0; i < Visit.MostParticipants; i++)
        {
            visit.AddParticipant(Person(Reggio), ReggioOfficer, At);
        }

        Assert.Equal("Visits.Errors.TooManyParticipants", KeyOf(() => visit.AddParticipant(Person(Reggio), ReggioOfficer, At)));
        // The host's colleagues stay at home and are no part of the delegation, until they are the ones who travel.
        for (var i = 0; i <= Visit.MostParticipants; i++)
        {
            visit.AddParticipant(Person(Pemba), PembaOfficer, At);
        }

        Assert.Equal("Visits.Errors.DelegationOfHost", KeyOf(() => visit.Revise(visit.CurrentVersion.Plan with { HostId = Reggio.Id }, null, PembaOfficer, At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => Agreed().AddParticipant(Person(Stranger), ReggioOfficer, At)));
    }

    [Fact]
    public void A_slot_lies_on_a_day_of_the_visit_and_moves_with_it()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.SlotOutside", KeyOf(() => visit.AddSlot(Slot(Day(2026, 5, 10)), PembaOfficer, At)));
        Assert.Equal("Visits.Errors.UntilBeforeFrom", KeyOf(() => visit.AddSlot(Slot(Day(2026, 5, 5)) with { Until = 540 }, PembaOfficer, At)));
        visit.AddSlot(Slot(Day(2026, 5, 9)), PembaOfficer, At);

        visit.Revise(Whole with { Start = Day(2026, 5, 11), End = Day(2026, 5, 17) }, null, PembaOfficer, At);

        // The days that all approved stand, and the schedule with them.
        Assert.Equal("Visits.Errors.SlotOutside", KeyOf(() => visit.AddSlot(Slot(Day(2026, 5, 11)), PembaOfficer, At)));
        visit.AddSlot(Slot(Day(2026, 5, 4)), ReggioOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        Assert.Equal([Day(2026, 5, 9), Day(2026, 5, 4)], visit.Slots.Select(slot => slot.Day));
        visit.Endorse(2, PembaOfficer, At);
        Assert.Equal([Day(2026, 5, 16), Day(2026, 5, 11)], visit.Slots.Select(slot => slot.Day));
        Assert.Equal("Visits.Errors.SlotsOutside", KeyOf(() => visit.Revise(Whole with { Start = Day(2026, 5, 11), End = Day(2026, 5, 15) }, null, PembaOfficer, At)));
    }

    [Fact]
    public void An_hour_is_refused_that_the_clocks_leave_out_on_the_day_to_which_a_changed_plan_would_move_it()
    {
        var visit = Opened(Whole with { Zone = "Europe/Rome" });
        visit.Endorse(1, ReggioOfficer, At);
        visit.Endorse(1, PembaOfficer, At);
        var walk = new SlotForm { Day = DateInput.Of(Day(2026, 5, 9)), From = "2:30", Until = "4:00", Text = "Night walk" };
        Assert.Equal((150, 240), (walk.ToContentIn(visit).From, walk.ToContentIn(visit).Until));

        // The last day becomes 28 March 2027, when the clocks in Rome go from two to three.
        visit.Revise(visit.StandingPlan with { Start = Day(2027, 3, 23), End = Day(2027, 3, 28), ReportDue = Day(2027, 4, 30) }, null, PembaOfficer, At);

        var refused = Assert.Throws<DomainException>(() => walk.ToContentIn(visit));
        Assert.Equal(("Visits.Errors.HourLeftOutAfter", nameof(walk.From)), (refused.Key, refused.Field));
        walk.Day = DateInput.Of(Day(2026, 5, 8));
        visit.AddSlot(walk.ToContentIn(visit), PembaOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        visit.Endorse(2, PembaOfficer, At);
        Assert.Equal(Day(2027, 3, 27), visit.Slots.Single().Day);
    }

    [Fact]
    public void A_postponed_visit_needs_new_days_that_all_approve()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.WhichReason", KeyOf(() => visit.Postpone(VisitReason.Other, null, ReggioOfficer, At)));

        visit.Postpone(VisitReason.Visas, null, ReggioOfficer, At);

        Assert.Equal((VisitStatus.Postponed, null, null, VisitReason.Visas), (visit.Status, visit.AgreedStart, visit.ReportDue, visit.Reason));
        Assert.Equal("Visits.Errors.Postponed", KeyOf(() => visit.Endorse(1, PembaOfficer, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => visit.Cancel(VisitReason.Visas, null, PembaOfficer.Under(1, Pemba.Id, 0, binds: false), At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().Cancel(VisitReason.Visas, null, PembaOfficer.Under(1, Pemba.Id, 0, binds: false), At)));
        Assert.Equal("Visits.Errors.NewDates", KeyOf(() => visit.Revise(Whole with { Place = "Metuge" }, null, PembaOfficer, At)));
        visit.Revise(Whole with { Start = Day(2026, 9, 7), End = Day(2026, 9, 12), ReportDue = Day(2026, 10, 31) }, null, PembaOfficer, At);
        visit.Endorse(2, PembaOfficer, At);
        visit.Endorse(2, ReggioOfficer, At);
        Assert.Equal((VisitStatus.Agreed, Day(2026, 9, 7)), (visit.Status, visit.AgreedStart));
    }

    [Fact]
    public void What_is_postponed_or_cancelled_is_the_plan_that_all_approved_and_not_the_one_that_waited()
    {
        foreach (var callOff in new Action<Visit>[] { visit => visit.Postpone(VisitReason.Visas, null, ReggioOfficer, At), visit => visit.Cancel(VisitReason.Visas, null, ReggioOfficer, At) })
        {
            var visit = Agreed();
            visit.AddSlot(Slot(Day(2026, 5, 4)), PembaOfficer, At);
            visit.Revise(Whole with { Title = "Never approved", Start = Day(2026, 5, 11), End = Day(2026, 5, 16) }, null, PembaOfficer, At);
            visit.Decline(2, "Our council meets then", ReggioOfficer, At);

            callOff(visit);

            Assert.Equal((1, Day(2026, 5, 4), Day(2026, 5, 4), Whole.End, Whole.Title, Day(2026, 5, 4)), (visit.CurrentVersionNumber, visit.Start, visit.SortStart, visit.End, visit.Title, visit.Slots.Single().Day));
        }

        var postponed = Agreed();
        postponed.Revise(Whole with { Start = Day(2026, 5, 11), End = Day(2026, 5, 16) }, null, PembaOfficer, At);
        postponed.Postpone(VisitReason.Visas, null, ReggioOfficer, At);
        postponed.Revise(Whole with { Start = Day(2026, 5, 11), End = Day(2026, 5, 16) }, null, PembaOfficer, At);
        Assert.Equal((VisitStatus.Planning, 3), (postponed.Status, postponed.CurrentVersionNumber));
    }

    [Fact]
    public void A_visit_whose_days_are_past_is_not_postponed_whether_or_not_all_have_approved()
    {
        var visit = Opened();

        Assert.Equal("Visits.Errors.IsOver", KeyOf(() => visit.Postpone(VisitReason.Visas, null, ReggioOfficer, At.AddYears(1))));
        Assert.False(VisitAccess.CanPostpone(new VisitStanding(VisitStatus.Planning, 1, false, false, false, false, false, [new(Pemba.Id, true), new(Reggio.Id, false)], false) { DaysArePast = true }, ReggioOfficer));
    }

    [Fact]
    public void A_name_that_would_be_erased_at_once_is_not_taken_whether_or_not_all_have_approved()
    {
        var visit = Opened(Whole with { Start = Day(2019, 7, 1), End = Day(2019, 7, 5), ReportDue = Day(2019, 8, 1) });
        Assert.Equal("Visits.Errors.NameTooLate", KeyOf(() => visit.AddParticipant(Person(Reggio, "Named by Reggio"), ReggioOfficer, At)));
        visit.AddParticipant(Person(Reggio, "Named by Reggio") with { KeepsName = true }, ReggioOfficer, At);
        Assert.Equal("Visits.Errors.StartTooEarly", KeyOf(() => Opened(Whole with { Start = Day(1899, 7, 1) })));
    }

    [Fact]
    public void A_cancelled_visit_stays_as_it_is_and_a_reported_one_is_not_cancelled()
    {
        var visit = Agreed();
        visit.AddParticipant(Person(Pemba, "Named by Pemba") with { KeepsName = true }, PembaOfficer, At);
        visit.Cancel(VisitReason.Funds, "The grant was not paid", PembaOfficer, At);
        Assert.Equal((null, false), (visit.Participants.Single().Name, visit.Participants.Single().KeepsName));
        Assert.Equal("Visits.Errors.IsCancelled", KeyOf(() => visit.Revise(Whole with { Place = "Metuge" }, null, PembaOfficer, At)));
        Assert.Equal("Visits.Errors.IsCancelled", KeyOf(() => visit.AddSlot(Slot(Day(2026, 5, 4)), PembaOfficer, At)));
        Assert.Equal("Visits.Errors.IsCancelled", KeyOf(() => visit.Report(Said(), PembaOfficer, AfterVisit)));

        // Its days are over: it did not take place, but no other days are to be waited for.
        var over = Agreed();
        Assert.Equal("Visits.Errors.IsOver", KeyOf(() => over.Postpone(VisitReason.Visas, null, PembaOfficer, AfterVisit)));
        over.Cancel(VisitReason.Visas, null, PembaOfficer, AfterVisit);
        Assert.Equal(VisitStatus.Cancelled, over.Status);

        var reported = Agreed();
        reported.Report(Said(), PembaOfficer, DuringVisit);
        Assert.Equal("Visits.Errors.ReportedDays", KeyOf(() => reported.Revise(Whole with { End = Day(2026, 5, 30) }, null, ReggioOfficer, DuringVisit)));
        Assert.Equal("Visits.Errors.Reported", KeyOf(() => reported.Cancel(VisitReason.Funds, null, ReggioOfficer, AfterVisit)));
    }

    [Fact]
    public void Each_side_files_its_own_part_from_the_first_day_on_and_writes_only_that()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.NotBegun", KeyOf(() => visit.Report(Said(), PembaOfficer, At)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => visit.Report(Said(), StrangeOfficer, DuringVisit)));

        visit.Report(Said(), PembaOfficer, DuringVisit);
        visit.Report(Said() with { Learned = "How they listen" }, ReggioOfficer, AfterVisit);
        visit.Report(Said() with { Learned = "How they count" }, PembaOfficer, AfterVisit);

        Assert.Equal(["How they count", "How they listen"], visit.Reports.Select(report => report.Learned));
        Assert.Equal((DuringVisit, AfterVisit), (visit.Reports.First().FiledAt, visit.Reports.First().ChangedAt));
        Assert.Equal([ActName.VisitReported, ActName.VisitReported, ActName.VisitReportChanged], visit.Acts.Select(act => act.Name).TakeLast(3));
    }

    [Fact]
    public void No_way_of_counting_gives_more_than_took_part()
    {
        var count = new VisitCount { All = 5, Women = 3, Men = 2, UnderThirty = 1, Councillors = 5 };

        Assert.Empty(count.Wrong());
        // One that is too many stands alone; where the parts are too many together, each is one of them.
        Assert.Equal(["Women"], (count with { Women = 6 }).Wrong().Select(wrong => wrong.Field));
        Assert.Equal(["UnderThirty", "SixtyAndOlder"], (count with { SixtyAndOlder = 5 }).Wrong().Select(wrong => wrong.Field));
        Assert.Equal(["Women", "Men", "Councillors", "Interpreters"], (count with { Men = 3, Interpreters = 1 }).Wrong().Select(wrong => wrong.Field));
        Assert.Equal("Plans.Errors.PartMoreThanAll", KeyOf(() => Agreed().Report(Said() with { Count = new VisitCount { All = 1, Women = 2 } }, PembaOfficer, AfterVisit)));
        // Numbers that no report may have are told all the same, and do not run over.
        Assert.Equal(["Plans.Errors.MoreThanAll", "Plans.Errors.MoreThanAll"], new VisitCount { All = int.MaxValue, Women = int.MaxValue, Men = int.MaxValue }.Wrong().Select(wrong => wrong.Key));
    }

    [Fact]
    public void What_was_learned_is_said_once_after_three_and_once_after_twelve_months()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.LearningTooEarly", KeyOf(() => visit.Learn(3, "Much", "en", PembaOfficer, AfterVisit.AddMonths(2))));
        visit.Learn(3, "Much", "en", PembaOfficer, AfterVisit.AddMonths(3));
        Assert.False(visit.Learn(3, "Much", "en", PembaOfficer, AfterVisit.AddMonths(3)));
        Assert.DoesNotContain(visit.Acts, act => act.Name == ActName.VisitLearningChanged);
        Assert.True(visit.Learn(3, "More", "en", PembaOfficer, AfterVisit.AddMonths(3)));
        Assert.Equal(("More", ActName.VisitLearningChanged), (visit.Learnings.Single().Text, visit.Acts[^1].Name));
        Assert.Equal("Visits.Errors.LearningTooEarly", KeyOf(() => visit.Learn(12, "Much", "en", ReggioOfficer, AfterVisit.AddMonths(3))));
        visit.Learn(3, "Other things", "it", ReggioOfficer, AfterVisit.AddMonths(4));
        visit.Learn(12, "It holds", "en", PembaOfficer, AfterVisit.AddMonths(12));

        Assert.Equal([3, 3, 12], visit.Learnings.Select(one => one.Months));
    }

    [Fact]
    public void A_part_of_the_report_that_was_taken_back_is_due_again_and_stands_in_the_way_of_nothing()
    {
        var visit = Agreed();
        visit.Report(Said(), PembaOfficer, DuringVisit);
        Assert.Equal("Visits.Errors.ReportGone", KeyOf(() => visit.TakeBackReport("Of another visit", ReggioOfficer, DuringVisit)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => visit.TakeBackReport("Of another visit", StrangeOfficer, DuringVisit)));

        visit.TakeBackReport("Of another visit", PembaOfficer, DuringVisit);

        Assert.Equal((ActName.VisitReportTakenBack, "Of another visit"), (visit.Acts[^1].Name, visit.Acts[^1].Word));
        Assert.Equal("Visits.Errors.ReportGone", KeyOf(() => visit.TakeBackReport("Once more", PembaOfficer, DuringVisit)));
        Assert.True(visit.Revise(Whole with { End = Day(2026, 5, 30) }, null, ReggioOfficer, DuringVisit));
        // The same words again are a new part.
        Assert.True(visit.Report(Said(), PembaOfficer, AfterVisit));
        Assert.Equal([(DuringVisit, (DateTime?)DuringVisit, "Of another visit"), (AfterVisit, null, null)], visit.Reports.Select(one => (one.FiledAt, one.TakenBackAt, one.TakeBackReason)));
        Assert.Equal("Visits.Errors.Reported", KeyOf(() => visit.Cancel(VisitReason.Funds, null, ReggioOfficer, AfterVisit)));
        visit.TakeBackReport("It did not take place", PembaOfficer, AfterVisit);
        visit.Cancel(VisitReason.Funds, null, ReggioOfficer, AfterVisit);
        Assert.Equal(VisitStatus.Cancelled, visit.Status);
    }

    [Fact]
    public void What_was_learned_is_taken_back_by_who_said_it_and_can_be_said_again()
    {
        var (visit, later) = (Agreed(), AfterVisit.AddMonths(12));
        visit.Learn(3, "Much", "en", PembaOfficer, AfterVisit.AddMonths(3));
        visit.Learn(12, "It holds", "en", PembaOfficer, later);
        Assert.Equal("Visits.Errors.LearningGone", KeyOf(() => visit.TakeBackLearning(12, "Of another visit", ReggioOfficer, later)));

        visit.TakeBackLearning(12, "Of another visit", PembaOfficer, later);

        Assert.Equal((ActName.VisitLearningTakenBack, "Of another visit"), (visit.Acts[^1].Name, visit.Acts[^1].Word));
        Assert.Equal([false, true], visit.Learnings.Select(one => one.IsGone));
        Assert.True(visit.Learn(12, "It holds", "en", PembaOfficer, later));
        Assert.Equal([3, 12, 12], visit.Learnings.Select(one => one.Months));
    }

    [Fact]
    public void A_follow_up_has_a_post_a_party_and_a_day_and_either_side_says_that_it_is_done()
    {
        var visit = Agreed();
        Assert.Equal("Visits.Errors.FollowUpTooFarAhead", KeyOf(() => visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2199, 4), ReggioOfficer, AfterVisit)));
        Assert.Equal("Visits.Errors.FollowUpBeforeVisit", KeyOf(() => visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 4), ReggioOfficer, AfterVisit)));
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => visit.AddFollowUp("Send the rules", "Head of wells", Stranger.Id, Day(2026, 7), ReggioOfficer, AfterVisit)));
        visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 7), ReggioOfficer, AfterVisit);

        visit.FinishFollowUp(0, PembaOfficer, AfterVisit);
        visit.FinishFollowUp(0, ReggioOfficer, AfterVisit.AddDays(1));

        Assert.Equal(AfterVisit, visit.FollowUps.Single().DoneAt);
        Assert.Equal(1, visit.Acts.Count(act => act.Name == ActName.VisitFollowUpDone));
    }

    [Fact]
    public void What_follows_is_changed_taken_off_and_opened_again_by_either_side()
    {
        var visit = Agreed();
        visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 7), ReggioOfficer, AfterVisit);
        Assert.Equal("Plans.Errors.NotAParty", KeyOf(() => visit.ChangeFollowUp(0, "Send the rules", "Head of wells", Stranger.Id, Day(2026, 7), PembaOfficer, AfterVisit)));
        Assert.Equal("Visits.Errors.FollowUpBeforeVisit", KeyOf(() => visit.ChangeFollowUp(0, "Send the rules", "Head of wells", Pemba.Id, Day(2026, 4), PembaOfficer, AfterVisit)));

        visit.ChangeFollowUp(0, "Send all rules", "Clerk", Reggio.Id, Day(2026, 8), PembaOfficer, AfterVisit);
        var followUp = visit.FollowUps.Single();
        Assert.Equal(("Send all rules", "Clerk", Reggio.Id, Day(2026, 8), AfterVisit), (followUp.Text, followUp.Post, followUp.OrganisationId, followUp.Due, followUp.ChangedAt));
        visit.FinishFollowUp(0, PembaOfficer, AfterVisit);
        visit.ReopenFollowUp(0, ReggioOfficer, AfterVisit);
        visit.ReopenFollowUp(0, PembaOfficer, AfterVisit);
        Assert.Null(followUp.DoneAt);
        visit.RemoveFollowUp(0, ReggioOfficer, AfterVisit);

        Assert.Equal(
            [ActName.VisitFollowUpAdded, ActName.VisitFollowUpChanged, ActName.VisitFollowUpDone, ActName.VisitFollowUpReopened, ActName.VisitFollowUpRemoved],
            visit.Acts.TakeLast(5).Select(act => act.Name));
        Assert.Equal("Visits.Errors.FollowUpUnknown", KeyOf(() => visit.FinishFollowUp(0, PembaOfficer, AfterVisit)));
        Assert.Equal("Visits.Errors.FollowUpUnknown", KeyOf(() => visit.ChangeFollowUp(0, "Send", "Clerk", Reggio.Id, Day(2026, 8), PembaOfficer, AfterVisit)));
        // One that is gone leaves its place to another.
        for (var added = 0; added < Visit.MostFollowUps; added++)
        {
            visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 7), ReggioOfficer, AfterVisit);
        }

        Assert.Equal("Visits.Errors.TooManyFollowUps", KeyOf(() => visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 7), ReggioOfficer, AfterVisit)));
    }

    [Fact]
    public void A_successor_goes_on_with_all_that_its_municipality_planned_and_reported()
    {
        var visit = Agreed();
        visit.AddParticipant(Person(Pemba), PembaOfficer, At);
        visit.Report(Said(), PembaOfficer, AfterVisit);
        visit.Learn(3, "Much", "en", PembaOfficer, AfterVisit.AddMonths(3));
        visit.AddFollowUp("Send the rules", "Head of wells", Pemba.Id, Day(2026, 7), ReggioOfficer, AfterVisit);

        visit.PassTo(Kragujevac, Pemba, KragujevacOfficer, AfterVisit);

        int[] owners = [visit.HostId, visit.CurrentVersion.Plan.HostId, visit.Participants.Single().OrganisationId, visit.Reports.Single().OrganisationId, visit.Learnings.Single().OrganisationId, visit.FollowUps.Single().OrganisationId];
        Assert.All(owners, owner => Assert.Equal(Kragujevac.Id, owner));
        Assert.Equal(Reggio.Id, visit.CurrentVersion.Plan.Costs.Single().OrganisationId);
        Assert.Equal(2, visit.CurrentVersion.Endorsements.Count);
    }

    [Fact]
    public void What_changed_is_said_cost_by_cost()
    {
        var dearer = Whole.Costs[0] with { Amount = new Money(500_000, "EUR") };

        Assert.Equal(
            [new VisitDifference("HostId", Pemba.Id, Reggio.Id), new VisitDifference("Costs", Whole.Costs[0], dearer)],
            VisitDifference.Between(Whole, Whole with { HostId = Reggio.Id, Costs = [dearer] }));
    }

    private static Actor UnderMandate(bool binds) => new Actor(61, UserRole.Mandated, Pemba.Id).Under(1, Pemba.Id, 1, binds);

    private static Visit Opened(VisitPlan? plan = null) => Visit.Open(Example.Opened(), [Reggio.Id, Pemba.Id], plan ?? Whole, ReggioOfficer, At);

    private static Visit Agreed()
    {
        var visit = Opened();
        visit.Endorse(1, ReggioOfficer, At);
        visit.Endorse(1, PembaOfficer, At);
        return visit;
    }

    private static ParticipantContent Person(Municipality of, string? name = null) => new(of.Id, VisitPosition.TechnicalStaff, "Hydrologist", null, null, ["health", "purpose", "unknown"], name, false);

    private static SlotContent Slot(PartialDate day) => new(day, 540, 600, "Walk through the quarter", null, null);

    private static ReportContent Said() => new("en", "Walked and talked", "How they meet", null, new VisitCount { All = 4, Women = 2 });
}
