using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class SplitTests
{
    private static readonly Actor Administrator = new(1, UserRole.Administrator, null);
    private static readonly PartialDate On = Day(2026, 1, 1);

    private readonly Municipality haaren = Town(101, "Haaren", "NL", Side.North);
    private readonly Municipality vught = Town(102, "Vught", "NL", Side.North);
    private readonly Municipality boxtel = Town(103, "Boxtel", "NL", Side.North);

    [Fact]
    public void All_that_carry_on_are_found_by_the_old_name_and_the_lead_is_the_successor()
    {
        haaren.Split([vught, boxtel], vught, On, "Law", Administrator, At);

        Assert.Equal((vught.Id, On, "Law"), (haaren.SuccessorId, haaren.SucceededOn, haaren.SuccessionReason));
        Assert.Equal([vught.Id, boxtel.Id], haaren.SplitInto.Select(part => part.SuccessorId));
        Assert.Equal(["vught|haaren", "boxtel|haaren"], new[] { vught.SearchNames, boxtel.SearchNames });
        Assert.Equal("Vught, Boxtel: Law", Assert.Single(haaren.Acts, act => act.Name == ActName.MunicipalitySplit).Word);
        Assert.All([vught, boxtel], part => Assert.Equal((ActName.MunicipalityTookOverPart, "Haaren"), (part.Acts[^1].Name, part.Acts[^1].Word)));
        Assert.Null(boxtel.SuccessorId);
    }

    [Fact]
    public void A_part_that_is_formed_has_its_country_and_side_and_no_figures()
    {
        var part = Municipality.FormPart("Haaren-Noord", haaren, Administrator, At);

        Assert.Equal(("NL", Side.North, null, true), (part.CountryCode, part.Side, part.Population, part.IsPlace));
        Assert.Equal((haaren.Latitude, haaren.Longitude), (part.Latitude, part.Longitude));
        Assert.Equal(ActName.MunicipalityFormedBySplit, part.Acts[^1].Name);
    }

    [Fact]
    public void What_cannot_be_a_split_is_refused()
    {
        Assert.Equal("Splits.Errors.Two", KeyOf(() => haaren.Split([vught], vught, On, "Law", Administrator, At)));
        Assert.Equal("Splits.Errors.Two", KeyOf(() => haaren.Split([vught, vught], vught, On, "Law", Administrator, At)));
        Assert.Equal("Splits.Errors.Two", KeyOf(() => haaren.Split([vught, haaren], vught, On, "Law", Administrator, At)));
        Assert.Equal("Splits.Errors.Two", KeyOf(() => haaren.Split([vught, boxtel], Stranger, On, "Law", Administrator, At)));
        Assert.Equal("Mergers.Errors.OtherCountry", KeyOf(() => haaren.Split([vught, Town(104, "Mol", "BE", Side.North)], vught, On, "Law", Administrator, At)));
        Assert.Equal("Mergers.Errors.InFuture", KeyOf(() => haaren.Split([vught, boxtel], vught, Day(2027), "Law", Administrator, At)));
        Assert.Null(haaren.SuccessorId);
        haaren.Split([vught, boxtel], vught, On, "Law", Administrator, At);
        Assert.Equal("Mergers.Errors.Gone", KeyOf(() => haaren.Split([vught, boxtel], boxtel, On, "Law", Administrator, At)));
        Assert.Equal("Mergers.Errors.Gone", KeyOf(() => boxtel.Split([vught, haaren], vught, On, "Law", Administrator, At)));
    }

    [Fact]
    public void The_lead_passes_a_place_on_to_a_sister_once()
    {
        var partnership = WithHaaren();
        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At, maySplit: true);
        var officer = new Actor(5, UserRole.Officer, vught.Id);
        Assert.True(PartnershipAccess.CanPassOn(PartnershipStanding.Of(partnership, false), officer));
        Assert.False(PartnershipAccess.CanPassOn(PartnershipStanding.Of(partnership, false), officer with { Role = UserRole.MayorsOffice }));
        Assert.False(PartnershipAccess.CanPassOn(PartnershipStanding.Of(partnership, false), PembaOfficer));

        partnership.PassOn(boxtel, vught, [Pemba, vught, boxtel], "The wells lie in Esch", officer, At);

        Assert.Equal((PartyAnswer.Accepted, "Haaren"), (partnership.PartyOf(boxtel.Id).Answer, partnership.PartyOf(boxtel.Id).FormerNames));
        Assert.Equal("2,103", partnership.PartySet);
        Assert.Equal("boxtel pemba", partnership.SortName);
        Assert.Equal((ActName.PartnershipPassedOn, "Vught → Boxtel: The wells lie in Esch"), (partnership.Acts[^1].Name, partnership.Acts[^1].Word));
        var sister = new Actor(6, UserRole.Officer, boxtel.Id);
        Assert.False(PartnershipAccess.CanPassOn(PartnershipStanding.Of(partnership, false), sister));
        Assert.Equal("PartnershipPassings.Errors.NotFromSplit", KeyOf(() => partnership.PassOn(vught, boxtel, [Pemba, vught, boxtel], "Back", sister, At)));
    }

    [Fact]
    public void A_place_that_came_by_a_merger_or_was_assigned_is_not_passed_on()
    {
        var partnership = WithHaaren();
        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At);
        var officer = new Actor(5, UserRole.Officer, vught.Id);
        Assert.Equal("PartnershipPassings.Errors.NotFromSplit", KeyOf(() => partnership.PassOn(boxtel, vught, [Pemba, vught, boxtel], "Esch", officer, At)));
        Assert.Equal("PartnershipPassings.Errors.NotFromSplit", KeyOf(() => partnership.PassOn(boxtel, Pemba, [Pemba, vught, boxtel], "Esch", PembaOfficer, At)));
    }

    [Fact]
    public void What_the_lead_came_to_by_a_split_its_own_successor_does_not_pass_on()
    {
        var partnership = WithHaaren();
        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At, maySplit: true);
        var next = Town(105, "Den Bosch", "NL", Side.North);
        partnership.PassTo(next, vught, [Pemba, vught, next], Administrator, At);
        Assert.Null(partnership.PartyOf(next.Id).SplitFromId);
    }

    [Fact]
    public void A_sister_that_is_a_party_is_not_one_twice_and_no_mandate_passes_on()
    {
        var partnership = Partnership.Open(Pemba, [haaren, boxtel], Part(), NoFacts, PembaOfficer, At);
        partnership.PassTo(vught, haaren, [Pemba, haaren, boxtel, vught], Administrator, At, maySplit: true);
        var officer = new Actor(5, UserRole.Officer, vught.Id);
        Assert.Equal("PartnershipPassings.Errors.IsParty", KeyOf(() => partnership.PassOn(boxtel, vught, [Pemba, vught, boxtel], "Esch", officer, At)));
        Assert.Equal("Mandates.Errors.NotUnderMandate", KeyOf(() => partnership.PassOn(boxtel, vught, [Pemba, vught, boxtel], "Esch", officer.Under(1, vught.Id, partnership.Id, true), At)));
    }

    [Fact]
    public void Where_the_former_one_had_left_its_place_is_history_and_the_successor_goes_on()
    {
        var partnership = Three();
        partnership.EndPart(Day(2025, 5), "No staff", new Actor(7, UserRole.Officer, haaren.Id), At);

        Assert.True(partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At));

        Assert.Equal((PartyAnswer.CarriedOn, "No staff", Day(2025, 5)), (partnership.PartyOf(haaren.Id).Answer, partnership.PartyOf(haaren.Id).Word, partnership.PartyOf(haaren.Id).EndedOn));
        Assert.Equal((PartyAnswer.Accepted, null), (partnership.PartyOf(vught.Id).Answer, partnership.PartyOf(vught.Id).FormerNames));
        Assert.Equal("2,101,102", partnership.PartySet);
        Assert.Equal("haaren pemba vught", partnership.SortName);
        Assert.NotNull(partnership.ConfirmedAt);
        // Nobody answers for the place any more, and who did take part can open the partnership again without it.
        partnership.EndPart(Day(2026, 2), "Over", PembaOfficer, At);
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
        partnership.Reopen(PembaOfficer, At);
        partnership.Reopen(new Actor(5, UserRole.Officer, vught.Id), At);
        Assert.Equal(PartyAnswer.CarriedOn, partnership.PartyOf(haaren.Id).Answer);
        Assert.NotEqual(PartnershipStage.Ended, partnership.Stage);
    }

    [Fact]
    public void Where_the_successor_had_left_it_stands_where_the_former_one_stood()
    {
        var partnership = Three(begun: true);
        Assert.Equal(PartnershipStage.Active, partnership.Stage);
        partnership.EndPart(Day(2025, 5), "No staff", new Actor(5, UserRole.Officer, vught.Id), At);

        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At);

        Assert.Equal((PartyAnswer.Accepted, null, null), (partnership.PartyOf(vught.Id).Answer, partnership.PartyOf(vught.Id).Word, partnership.PartyOf(vught.Id).EndedOn));
        Assert.Equal("Of Vught", partnership.PartyOf(vught.Id).Visions.Single().Text);
        Assert.Equal((PartyAnswer.CarriedOn, "Of Haaren"), (partnership.PartyOf(haaren.Id).Answer, partnership.PartyOf(haaren.Id).Visions.Single().Text));
        Assert.Equal(PartnershipStage.Active, partnership.Stage);
    }

    [Fact]
    public void Who_had_said_that_it_was_not_theirs_stands_where_the_former_one_stood_with_its_part()
    {
        var partnership = Partnership.Open(Pemba, [haaren, vught], Part(), NoFacts, PembaOfficer, At);
        partnership.Accept(Part(vision: "Of Haaren"), NoFacts, new Actor(7, UserRole.Officer, haaren.Id), At);
        partnership.SayNotOurs("Never heard of it", new Actor(5, UserRole.Officer, vught.Id), At);

        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At);

        Assert.Equal((PartyAnswer.Accepted, "Of Haaren"), (partnership.PartyOf(vught.Id).Answer, partnership.PartyOf(vught.Id).Visions.Single().Text));
    }

    [Theory]
    [InlineData(Publication.Nothing, Publication.Nothing)]
    [InlineData(Publication.Existence, Publication.Existence)]
    public void Nothing_is_published_by_a_place_that_becomes_history_and_its_successor_decides_from_then_on(Publication former, Publication now)
    {
        var partnership = Three(former);
        var officer = new Actor(5, UserRole.Officer, vught.Id);
        partnership.EndPart(Day(2025, 5), "No staff", new Actor(7, UserRole.Officer, haaren.Id), At);
        partnership.PassTo(vught, haaren, [Pemba, haaren, vught], Administrator, At);
        Assert.Equal(now, PartnershipStanding.Of(partnership, false).PublishedAs);

        partnership.Publish(Publication.Agreement, null, officer, At);
        Assert.Equal(Publication.Agreement, PartnershipStanding.Of(partnership, false).PublishedAs);
    }

    /// <summary>Of Pemba and Haaren, accepted by both.</summary>
    private Partnership WithHaaren()
    {
        var partnership = Partnership.Open(Pemba, [haaren], Part(), NoFacts, PembaOfficer, At);
        partnership.Accept(Part(), NoFacts, new Actor(7, UserRole.Officer, haaren.Id), At);
        return partnership;
    }

    /// <summary>Of Pemba, Haaren and Vught, accepted by all.</summary>
    private Partnership Three(Publication ofHaaren = Publication.Agreement, bool begun = false)
    {
        var partnership = Partnership.Open(Pemba, [haaren, vught], Part(begun, publication: Publication.Agreement), NoFacts, PembaOfficer, At);
        partnership.Accept(Part(begun, vision: "Of Haaren", publication: ofHaaren), NoFacts, new Actor(7, UserRole.Officer, haaren.Id), At);
        partnership.Accept(Part(begun, vision: "Of Vught", publication: Publication.Agreement), NoFacts, new Actor(5, UserRole.Officer, vught.Id), At);
        return partnership;
    }
}
