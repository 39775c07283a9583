using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using Xunit;

namespace MicPortal.UnitTests;

/// <summary>What a party of a partnership needs or offers, and what the others answer.</summary>
public sealed class NeedTests
{
    private static readonly NeedFacts Wells = new(NeedKind.Need, "Wells that last", "Who keeps them?", "en", Example.Day(2026, 4, 1));

    [Theory]
    [InlineData(2026, 3, 2, "Needs.Errors.DayPassed")]
    [InlineData(2030, 1, 1, "Needs.Errors.DayTooFar")]
    public void An_answer_is_wished_by_a_day_that_is_to_come_and_not_absurdly_late(int year, int month, int day, string key) =>
        Assert.Equal(key, Example.KeyOf(() => Ask(Accepted(), Wells with { AnswerBy = Example.Day(year, month, day) })));

    [Fact]
    public void Nobody_asks_itself_or_nobody_or_a_stranger()
    {
        Assert.Equal("Needs.Errors.NobodyAsked", Example.KeyOf(() => Need.Ask(Accepted(), [], Wells, Example.ReggioOfficer, Example.At)));
        Assert.Equal("Needs.Errors.NobodyAsked", Example.KeyOf(() => Need.Ask(Accepted(), [Example.Reggio.Id], Wells, Example.ReggioOfficer, Example.At)));
        Assert.Equal("Plans.Errors.NotOfPartnership", Example.KeyOf(() => Need.Ask(Accepted(), [Example.Stranger.Id], Wells, Example.ReggioOfficer, Example.At)));
        Assert.Equal("Plans.Errors.NotAParty", Example.KeyOf(() => Need.Ask(Accepted(), [Example.Pemba.Id], Wells, Example.StrangeOfficer, Example.At)));
    }

    [Fact]
    public void A_yes_becomes_an_idea_of_the_two_and_is_said_once()
    {
        var need = Ask(Accepted());

        var project = need.Accept("With pleasure", Example.PembaOfficer, Example.At);

        Assert.Equal((ProjectStatus.Idea, "Wells that last", "Who keeps them?"), (project.Status, project.Title, project.CurrentVersion.Plan.Objectives));
        Assert.Equal([Example.Reggio.Id, Example.Pemba.Id], project.Parties.Select(party => party.OrganisationId).Order());
        Assert.Same(project, Assert.Single(need.Addressees).Project);
        Assert.Equal(Example.At, need.ClosedAt);
        Assert.Equal("Needs.Errors.AnsweredAlready", Example.KeyOf(() => need.Refer("Others", Example.PembaOfficer, Example.At)));
        Assert.Equal("Needs.Errors.AnsweredAlready", Example.KeyOf(() => need.Withdraw("No more", Example.ReggioOfficer, Example.At)));
    }

    [Fact]
    public void What_is_asked_once_more_names_what_it_was_before()
    {
        Assert.Equal(7, Need.Ask(Accepted(), [Example.Pemba.Id], Wells, Example.ReggioOfficer, Example.At, 7).EarlierId);
        Assert.Null(Ask(Accepted()).EarlierId);
    }

    [Fact]
    public void A_proposal_waits_for_the_asker_who_says_yes_to_its_words()
    {
        var need = Ask(Accepted());
        need.Reframe("Two of ours come to you", Example.PembaOfficer, Example.At);
        Assert.Null(need.ClosedAt);
        Assert.Equal("Needs.Errors.NotYours", Example.KeyOf(() => need.Agree(Example.Pemba.Id, Example.PembaOfficer, Example.At)));
        Assert.Equal("Needs.Errors.NothingProposed", Example.KeyOf(() => need.Agree(Example.Stranger.Id, Example.ReggioOfficer, Example.At)));

        var project = need.Agree(Example.Pemba.Id, Example.ReggioOfficer, Example.At.AddDays(1));

        Assert.Equal("Two of ours come to you", project.CurrentVersion.Plan.Objectives);
        Assert.Equal(Example.At.AddDays(1), need.ClosedAt);
    }

    [Fact]
    public void Of_three_each_that_is_asked_answers_for_itself()
    {
        var partnership = Accepted(Example.Pemba, Example.Kragujevac);
        var need = Need.Ask(partnership, [Example.Pemba.Id, Example.Kragujevac.Id], Wells, Example.ReggioOfficer, Example.At);
        With(need, partnership);

        need.Refer("The water board", Example.KragujevacOfficer, Example.At);

        Assert.Null(need.ClosedAt);
        Assert.Equal("Needs.Errors.AnsweredAlready", Example.KeyOf(() => need.Reframe("Otherwise", Example.KragujevacOfficer, Example.At)));
        need.Accept(null, Example.PembaOfficer, Example.At);
        Assert.NotNull(need.ClosedAt);
    }

    [Fact]
    public void What_was_withdrawn_asks_for_no_answer()
    {
        var need = Ask(Accepted());
        Assert.Equal("Needs.Errors.NotYours", Example.KeyOf(() => need.Withdraw("No", Example.PembaOfficer, Example.At)));

        need.Withdraw("Solved otherwise", Example.ReggioOfficer, Example.At);

        Assert.Equal("Needs.Errors.Withdrawn", Example.KeyOf(() => need.Accept(null, Example.PembaOfficer, Example.At)));
        Assert.Equal("Needs.Errors.Withdrawn", Example.KeyOf(() => need.Withdraw("Twice", Example.ReggioOfficer, Example.At)));
    }

    [Fact]
    public void An_agency_that_does_not_bind_its_municipality_writes_and_accepts_nothing()
    {
        var need = Ask(Accepted());
        var agency = new Actor(9, UserRole.AssociationStaff, 50).Under(1, Example.Pemba.Id, need.PartnershipId, binds: false);

        Assert.Equal("Mandates.Errors.DoesNotBind", Example.KeyOf(() => need.Accept(null, agency, Example.At)));
        need.Reframe("Otherwise", agency, Example.At);

        Assert.Equal(NeedAnswer.Reframed, Assert.Single(need.Addressees).Answer);
    }

    [Fact]
    public void It_passes_to_a_successor_that_is_none_of_its_own()
    {
        var need = Ask(Accepted());

        need.PassTo(Example.Reggio, Example.Pemba, Actor.Portal, Example.At);
        Assert.Equal(Example.Pemba.Id, Assert.Single(need.Addressees).OrganisationId);
        need.PassTo(Example.Kragujevac, Example.Pemba, Actor.Portal, Example.At);

        Assert.Equal(Example.Kragujevac.Id, Assert.Single(need.Addressees).OrganisationId);
        Assert.Single(need.Acts, act => act.Name == ActName.PassedToSuccessor);
    }

    private static Partnership Accepted(params Domain.Organisations.Municipality[] others)
    {
        var partnership = Example.Opened(others);
        foreach (var party in partnership.Parties.Where(party => party.OrganisationId != Example.Reggio.Id).ToList())
        {
            partnership.Accept(Example.Part(), Example.NoFacts, party.OrganisationId == Example.Pemba.Id ? Example.PembaOfficer : Example.KragujevacOfficer, Example.At);
        }

        return partnership;
    }

    private static Need Ask(Partnership partnership, NeedFacts? facts = null)
    {
        var need = Need.Ask(partnership, [Example.Pemba.Id], facts ?? Wells, Example.ReggioOfficer, Example.At);
        With(need, partnership);
        return need;
    }

    /// <summary>As the database reads it.</summary>
    private static void With(Need need, Partnership partnership) => typeof(Need).GetProperty(nameof(Need.Partnership))!.SetValue(need, partnership);
}
