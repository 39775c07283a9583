using MicPortal.Application.Participations;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class ParticipationTests
{
    [Fact]
    public void A_group_is_compared_with_the_people_of_the_reports_that_counted_it_alone()
    {
        var counted = Participation.Of(3, [new VisitCount { All = 10, Women = 4, Officials = 2 }, new VisitCount { All = 30, Women = 0 }], []);

        Assert.Equal((3, 2, 40), (counted.Parts, counted.Filed, counted.People));
        Assert.Equal(new ParticipationFigure("Women", 4, 40, 2), counted.Figures[0]);
        Assert.Equal(new ParticipationFigure("Officials", 2, 10, 1), counted.Figures.Single(figure => figure.Key == "Officials"));
    }

    [Fact]
    public void A_group_that_is_always_asked_about_stands_there_though_nobody_counted_it_and_another_does_not()
    {
        var counted = Participation.Of(1, [new VisitCount { All = 5, Women = 0 }], []);

        Assert.Equal(["Women", "UnderThirty", "Councillors", "CivilSociety", "YouthRepresentatives"], counted.Figures.Select(figure => figure.Key));
        // None of them is something else than not counted.
        Assert.Equal([1, 0, 0, 0, 0], counted.Figures.Select(figure => figure.CountedIn));
    }

    [Fact]
    public void Who_stands_on_the_lists_is_no_part_of_what_was_counted()
    {
        var counted = Participation.Of(2, [], [new(VisitPosition.Interpreter, 1), new(VisitPosition.Councillor, 1), new(VisitPosition.Interpreter, 2)]);

        Assert.Equal([new(VisitPosition.Councillor, 1), new(VisitPosition.Interpreter, 3)], counted.Listed);
        Assert.Equal((0, 0), (counted.People, counted.Filed));
    }

    [Fact]
    public void A_meeting_counts_what_it_can_count_and_is_compared_with_the_meetings_that_did()
    {
        var counted = Participation.OfMeetings([new MeetingCount { All = 12, Women = 7 }, new MeetingCount { All = 20, Women = 9, Councillors = 2 }]);

        Assert.Equal((2, 32), (counted.Filed, counted.People));
        Assert.Equal([new("Women", 16, 32, 2), new("UnderThirty", 0, 0, 0), new("Councillors", 2, 20, 1), new("CivilSociety", 0, 0, 0)], counted.Figures);
    }

    [Fact]
    public void Organisations_are_added_up_for_the_side_that_is_asked_for()
    {
        OrganisationParticipation Of(int id, int all) => new(id, $"Town {id}", false, 1, [new VisitCount { All = all, Women = 1 }], []);
        var visits = new VisitParticipation(2, [Of(1, 5), Of(2, 7), Of(3, 100)]);

        Assert.Equal((12, 2), (visits.Of(one => one.OrganisationId < 3).People, visits.Of(one => one.OrganisationId < 3).Figures[0].Number));
        Assert.Equal(100, visits.Of(one => one.OrganisationId == 3).People);
    }
}
