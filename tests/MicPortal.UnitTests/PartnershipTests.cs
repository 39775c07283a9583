using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class PartnershipTests
{
    [Fact]
    public void Opening_it_is_the_openers_yes_and_asks_the_others()
    {
        var partnership = Opened();

        Assert.Equal((PartnershipStage.Exploring, PartnershipOrigin.Opened, At), (partnership.Stage, partnership.Origin, partnership.OpenedAt));
        Assert.Equal((PartyAnswer.Accepted, (DateTime?)At, (int?)11), (partnership.PartyOf(Reggio.Id).Answer, partnership.PartyOf(Reggio.Id).AnsweredAt, partnership.PartyOf(Reggio.Id).AnsweredByUserId));
        Assert.Equal((PartyAnswer.None, Publication.Nothing), (partnership.PartyOf(Pemba.Id).Answer, partnership.PartyOf(Pemba.Id).Publication));
        Assert.Equal(("1,2", "pemba reggio emilia"), (partnership.PartySet, partnership.SortName));
        Assert.Equal([new Act(ActName.PartnershipOpened, ReggioOfficer, At, null, null)], partnership.Acts);
    }

    [Fact]
    public void An_imported_one_is_unconfirmed_known_to_exist_and_nobodys_act()
    {
        var partnership = Imported();

        Assert.Equal((PartnershipStage.Unconfirmed, PartnershipOrigin.Imported, "test:1"), (partnership.Stage, partnership.Origin, partnership.SourceId));
        Assert.All(partnership.Parties, party => Assert.Equal((PartyAnswer.None, Publication.Existence), (party.Answer, party.Publication)));
        Assert.Empty(partnership.Acts);
    }

    [Fact]
    public void It_is_confirmed_when_the_last_party_accepts()
    {
        var partnership = Imported();
        partnership.Accept(Part(), NoFacts, ReggioOfficer, At);
        Assert.Null(partnership.ConfirmedAt);

        partnership.Accept(Part(), NoFacts, PembaOfficer, At.AddDays(1));
        partnership.ChangeOwnPart(Part(begun: true), PembaOfficer, At.AddDays(2));
        // "Still correct" is the word of one.
        partnership.Confirm(ReggioOfficer, At.AddDays(300));

        Assert.Equal(At.AddDays(1), partnership.ConfirmedAt);
    }

    [Fact]
    public void Accepted_by_all_it_is_explored_until_both_say_that_work_has_begun()
    {
        var partnership = Imported();
        partnership.Accept(Part(begun: true), NoFacts, ReggioOfficer, At);
        Assert.Equal(PartnershipStage.Exploring, partnership.Stage);
        partnership.Accept(Part(), NoFacts, PembaOfficer, At.AddDays(1));
        Assert.Equal((PartnershipStage.Exploring, null), (partnership.Stage, partnership.BegunAt));

        partnership.ChangeOwnPart(Part(begun: true), PembaOfficer, At.AddDays(2));

        Assert.Equal((PartnershipStage.Active, null), (partnership.Stage, partnership.BegunAt));
        Assert.Equal(
            [ActName.PartnershipAccepted, ActName.PartnershipAccepted, ActName.PartnershipOwnPartChanged],
            partnership.TakeActs().Select(act => act.Name));
        Assert.Empty(partnership.Acts);
    }

    [Fact]
    public void Who_takes_its_word_back_has_not_begun()
    {
        var partnership = Partnership.Open(Reggio, [Pemba], Part(begun: true), NoFacts, ReggioOfficer, At);
        partnership.Accept(Part(begun: true), NoFacts, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Active, partnership.Stage);

        partnership.ChangeOwnPart(Part(), PembaOfficer, At);

        Assert.Equal(PartnershipStage.Exploring, partnership.Stage);
    }

    [Fact]
    public void The_word_of_one_that_is_left_alone_begins_nothing()
    {
        var opened = Partnership.Open(Reggio, [Pemba], Part(begun: true), NoFacts, ReggioOfficer, At);
        opened.SayNotOurs(null, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Ended, opened.Stage);
        opened.Accept(Part(), NoFacts, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Exploring, opened.Stage);

        var imported = Imported();
        imported.SayNotOurs(null, ReggioOfficer, At);
        imported.SayNotOurs(null, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Ended, imported.Stage);
        imported.Accept(Part(), NoFacts, ReggioOfficer, At);
        imported.Accept(Part(), NoFacts, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Exploring, imported.Stage);
    }

    [Fact]
    public void An_agreement_in_force_outlasts_what_the_parties_say()
    {
        var partnership = Partnership.Open(Reggio, [Pemba], Part(begun: true), NoFacts, ReggioOfficer, At);
        partnership.Accept(Part(begun: true), NoFacts, PembaOfficer, At);
        partnership.BeginByAgreement(PembaOfficer, At);

        partnership.ChangeOwnPart(Part(), PembaOfficer, At);

        Assert.Equal((PartnershipStage.Active, At), (partnership.Stage, partnership.BegunAt));
    }

    [Fact]
    public void An_agreement_in_force_begins_it_once()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);

        partnership.BeginByAgreement(PembaOfficer, At.AddDays(1));
        partnership.BeginByAgreement(PembaOfficer, At.AddDays(2));

        Assert.Equal((PartnershipStage.Active, At.AddDays(1)), (partnership.Stage, partnership.BegunAt));
        Assert.Single(partnership.Acts, act => act.Name == ActName.PartnershipBegun);
    }

    [Fact]
    public void Nobody_accepts_twice()
    {
        var partnership = Opened();
        Assert.Equal("Partnerships.Errors.AlreadyAnswered", KeyOf(() => partnership.Accept(Part(), NoFacts, ReggioOfficer, At)));
        Assert.Equal("Partnerships.Errors.AlreadyAnswered", KeyOf(() => partnership.SayNotOurs(null, ReggioOfficer, At)));
    }

    [Fact]
    public void Said_to_have_ended_it_is_over()
    {
        var partnership = Opened();

        partnership.SayEnded(Day(1985), "Nobody is left who knows of it.", PembaOfficer, At);

        var party = partnership.PartyOf(Pemba.Id);
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
        Assert.Equal((PartyAnswer.Ended, Day(1985), "Nobody is left who knows of it."), (party.Answer, party.EndedOn, party.Word));
        Assert.Equal((ActName.PartnershipSaidEnded, party.Word), (partnership.Acts[^1].Name, partnership.Acts[^1].Word));
        Assert.Equal("Partnerships.Errors.AlreadyAnswered", KeyOf(() => partnership.Accept(Part(), NoFacts, PembaOfficer, At)));
    }

    [Fact]
    public void With_two_left_of_three_it_goes_on()
    {
        var partnership = Opened(Pemba, Kragujevac);
        partnership.Accept(Part(begun: true), NoFacts, PembaOfficer, At);
        partnership.ChangeOwnPart(Part(begun: true), ReggioOfficer, At);

        partnership.SayNotOurs(null, KragujevacMayor, At);

        Assert.Equal(PartnershipStage.Active, partnership.Stage);
    }

    [Fact]
    public void An_end_lies_neither_in_the_future_nor_before_the_first_contact()
    {
        var partnership = Partnership.Open(Reggio, [Pemba], Part(), new PartnershipFacts(Day(1975), []), ReggioOfficer, At);
        Assert.Equal("Partnerships.Errors.EndedInFuture", KeyOf(() => partnership.SayEnded(Day(2027), null, PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.EndedBeforeFirstContact", KeyOf(() => partnership.SayEnded(Day(1974), null, PembaOfficer, At)));
        partnership.SayEnded(Day(1975), null, PembaOfficer, At);
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
    }

    [Fact]
    public void Not_ours_and_wrong_municipality_take_it_off_the_public_list_and_may_be_corrected()
    {
        var partnership = Imported();
        Assert.True(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), Actor.Anonymous));

        partnership.SayWrongMunicipality("There is another Pemba.", PembaOfficer, At);
        Assert.Equal((PartyAnswer.WrongMunicipality, PartnershipStage.Ended), (partnership.PartyOf(Pemba.Id).Answer, partnership.Stage));
        Assert.False(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), Actor.Anonymous));
        Assert.True(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), ReggioOfficer));

        partnership.SayNotOurs("Not in our files.", PembaOfficer, At);
        Assert.Equal(PartyAnswer.NotOurs, partnership.PartyOf(Pemba.Id).Answer);

        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        Assert.Equal((PartnershipStage.Exploring, null), (partnership.Stage, partnership.PartyOf(Pemba.Id).Word));
        Assert.True(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), Actor.Anonymous));
    }

    [Fact]
    public void A_stranger_has_no_say()
    {
        var partnership = Opened();
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.Accept(Part(), NoFacts, StrangeOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.ChangeFacts(NoFacts, StrangeOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.ChangeOwnPart(Part(), Actor.Portal, At)));
    }

    [Fact]
    public void Who_has_not_accepted_writes_nothing()
    {
        var partnership = Opened();
        Assert.Equal("Partnerships.Errors.NotAccepted", KeyOf(() => partnership.ChangeFacts(NoFacts, PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.NotAccepted", KeyOf(() => partnership.ChangeOwnPart(Part(), PembaOfficer, At)));
    }

    [Fact]
    public void Parties_are_two_to_ten_different_ones()
    {
        Assert.Equal("Partnerships.Errors.PartyTwice", KeyOf(() => Partnership.Import("test:2", [Reggio, Reggio], At)));
        Assert.Equal("Partnerships.Errors.PartyTwice", KeyOf(() => Partnership.Open(Reggio, [Pemba, Reggio], Part(), NoFacts, ReggioOfficer, At)));
        Assert.Equal("Partnerships.Errors.PartyAlone", KeyOf(() => Partnership.Open(Reggio, [], Part(), NoFacts, ReggioOfficer, At)));
    }

    [Fact]
    public void Facts_are_written_by_any_party_and_are_possible()
    {
        var partnership = Opened();
        partnership.Accept(Part(), new PartnershipFacts(Day(1975), ["health", "culture", "health"]), PembaOfficer, At);
        Assert.Equal((Day(1975), "culture,health"), (partnership.FirstContact, string.Join(',', partnership.ThemeCodes)));

        partnership.ChangeFacts(new PartnershipFacts(Day(2026), ["health", "economy"]), ReggioOfficer, At);
        Assert.Equal((Day(2026), "economy,health"), (partnership.FirstContact, string.Join(',', partnership.ThemeCodes)));
        Assert.Equal(2, partnership.Themes.Count);

        Assert.Equal("Partnerships.Errors.FirstContactInFuture", KeyOf(() => partnership.ChangeFacts(new PartnershipFacts(Day(2026, 4), []), PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.UnknownTheme", KeyOf(() => partnership.ChangeFacts(new PartnershipFacts(null, ["warfare"]), PembaOfficer, At)));
    }

    [Fact]
    public void Each_partys_vision_is_its_own_and_has_one_language()
    {
        var partnership = Opened();
        partnership.ChangeOwnPart(Part(vision: "Imparare insieme", language: "it"), ReggioOfficer, At);
        partnership.ChangeOwnPart(Part(vision: "Lavorare insieme", language: "it"), ReggioOfficer, At);
        Assert.Equal([("it", "Lavorare insieme")], partnership.PartyOf(Reggio.Id).Visions.Select(vision => (vision.Language, vision.Text)));
        partnership.ChangeOwnPart(Part(vision: "To work together"), ReggioOfficer, At);
        Assert.Equal([("en", "To work together")], partnership.PartyOf(Reggio.Id).Visions.Select(vision => (vision.Language, vision.Text)));
        Assert.Empty(partnership.PartyOf(Pemba.Id).Visions);
        partnership.ChangeOwnPart(Part(), ReggioOfficer, At);
        Assert.Empty(partnership.PartyOf(Reggio.Id).Visions);
    }

    [Fact]
    public void The_least_open_party_decides_what_is_public()
    {
        var partnership = Opened();
        Assert.False(PartnershipAccess.IsPublic(PartnershipStanding.Of(partnership, false), Publication.Existence));
        partnership.Accept(Part(publication: Publication.Agreement), NoFacts, PembaOfficer, At);
        Assert.True(PartnershipAccess.IsPublic(PartnershipStanding.Of(partnership, false), Publication.Existence));
        Assert.False(PartnershipAccess.IsPublic(PartnershipStanding.Of(partnership, false), Publication.Agreement));
    }
}
