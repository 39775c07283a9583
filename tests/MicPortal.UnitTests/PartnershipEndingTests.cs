using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class PartnershipEndingTests
{
    [Fact]
    public void A_party_ends_its_part_and_with_fewer_than_two_left_it_has_ended()
    {
        var partnership = Active(Pemba);
        partnership.TakeActs();

        partnership.EndPart(Day(2026, 2), "No colleague is left", PembaOfficer, At);
        partnership.AddStatement("A pity", ReggioOfficer, At);

        Assert.Equal((PartnershipStage.Ended, null), (partnership.Stage, partnership.ConfirmedAt));
        Assert.Equal((PartyAnswer.Ended, (PartialDate?)Day(2026, 2), "No colleague is left"), (partnership.PartyOf(Pemba.Id).Answer, partnership.PartyOf(Pemba.Id).EndedOn, partnership.PartyOf(Pemba.Id).Word));
        Assert.Equal((Reggio.Id, "A pity"), (partnership.Statements.Single().OrganisationId, partnership.Statements.Single().Text));
        Assert.Equal([ActName.PartnershipPartEnded, ActName.PartnershipStatementAdded], partnership.Acts.Select(act => act.Name));
    }

    [Fact]
    public void Of_three_parties_two_go_on()
    {
        var partnership = Active(Pemba, Kragujevac);

        partnership.EndPart(Day(2026), "No more", KragujevacOfficer, At);

        Assert.Equal(PartnershipStage.Active, partnership.Stage);
        Assert.NotNull(partnership.ConfirmedAt);
        partnership.EndPart(Day(2026), "No more", PembaOfficer, At);
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
    }

    [Fact]
    public void Only_who_takes_part_ends_it_on_a_day_that_can_be()
    {
        var partnership = Active(Pemba);

        Assert.Equal("Partnerships.Errors.EndedInFuture", KeyOf(() => partnership.EndPart(Day(2027), "No more", PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.EndPart(Day(2026), "No more", StrangeOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAccepted", KeyOf(() => Opened().EndPart(Day(2026), "No more", PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.NothingToStateAbout", KeyOf(() => partnership.AddStatement("About nothing", PembaOfficer, At)));
        partnership.EndPart(Day(2026), "No more", PembaOfficer, At);
        Assert.Equal("Partnerships.Errors.HasEnded", KeyOf(() => partnership.EndPart(Day(2026), "We neither", ReggioOfficer, At)));
    }

    [Fact]
    public void It_is_open_again_when_all_who_took_part_have_agreed()
    {
        var partnership = Active(Pemba);
        partnership.EndPart(Day(2026), "No more", PembaOfficer, At);
        partnership.TakeActs();

        Assert.Equal("Partnerships.Errors.NotAskedToReopen", KeyOf(() => partnership.TakeReopeningBack(PembaOfficer, At)));
        partnership.Reopen(PembaOfficer, At);
        partnership.TakeReopeningBack(PembaOfficer, At);
        Assert.All(partnership.Parties, party => Assert.Null(party.ReopensAt));
        partnership.Reopen(PembaOfficer, At.AddDays(1));
        partnership.Reopen(PembaOfficer, At.AddDays(2));
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
        partnership.Reopen(ReggioOfficer, At.AddDays(3));

        Assert.Equal((PartnershipStage.Active, (DateTime?)At.AddDays(3)), (partnership.Stage, partnership.ReopenedAt));
        Assert.All(partnership.Parties, party => Assert.Equal((PartyAnswer.Accepted, null, null, null, At.AddDays(3)), (party.Answer, party.EndedOn, party.Word, party.ReopensAt, party.ConfirmedAt!.Value)));
        Assert.Equal([ActName.PartnershipReopeningAsked, ActName.PartnershipReopeningTakenBack, ActName.PartnershipReopeningAsked, ActName.PartnershipReopened], partnership.Acts.Select(act => act.Name));
        Assert.Equal("Partnerships.Errors.HasNotEnded", KeyOf(() => partnership.Reopen(ReggioOfficer, At)));
    }

    [Fact]
    public void Who_ended_what_nobody_else_has_answered_takes_it_back_alone()
    {
        var partnership = Imported();
        partnership.SayEnded(Day(2000), null, ReggioOfficer, At);

        partnership.Reopen(ReggioOfficer, At);

        Assert.Equal((PartnershipStage.Exploring, PartyAnswer.None), (partnership.Stage, partnership.PartyOf(Pemba.Id).Answer));
    }

    [Fact]
    public void What_the_other_says_never_was_is_not_reopened()
    {
        var partnership = Opened();
        partnership.SayNotOurs(null, PembaOfficer, At);

        Assert.Equal("Partnerships.Errors.NobodyToReopenWith", KeyOf(() => partnership.Reopen(ReggioOfficer, At)));
        Assert.Equal("Partnerships.Errors.NobodyToReopenWith", KeyOf(() => partnership.Reopen(PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.Reopen(StrangeOfficer, At)));
    }

    [Theory]
    [InlineData("2024-03-04", true)]
    [InlineData("2024-03-05", false)]
    [InlineData("2024-03", false)]
    [InlineData("2024-02", true)]
    [InlineData("2024", false)]
    [InlineData("2023", true)]
    [InlineData(null, true)]
    public void It_is_dormant_two_years_after_the_last_joint_work(string? last, bool dormant)
    {
        var parts = last?.Split('-').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        PartialDate? date = parts is null ? null : Day(parts[0], parts.Length > 1 ? parts[1] : null, parts.Length > 2 ? parts[2] : null);

        Assert.Equal(dormant, JointWork.IsDormant(PartnershipStage.Active, date, new DateOnly(2026, 3, 4)));
        Assert.False(JointWork.IsDormant(PartnershipStage.Exploring, date, new DateOnly(2026, 3, 4)));
    }

    [Fact]
    public void The_last_joint_work_is_the_latest_day_that_has_come()
    {
        var today = new DateOnly(2026, 3, 4);

        Assert.Equal(Day(2020), JointWork.Last([Day(2020), Day(2020, 6), Day(2026, 3, 5)], [], today));
        Assert.Equal(Day(2026, 3, 4), JointWork.Last([Day(2020)], [At], today));
        Assert.Null(JointWork.Last([], [], today));
    }

    private static Partnership Active(params Domain.Organisations.Municipality[] others)
    {
        var partnership = Partnership.Open(Reggio, others, Part(begun: true), NoFacts, ReggioOfficer, At);
        foreach (var other in others)
        {
            partnership.Accept(Part(begun: true), NoFacts, other == Pemba ? PembaOfficer : KragujevacOfficer, At);
        }

        return partnership;
    }
}
