using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class SuccessionTests
{
    private static readonly Actor Administrator = new(1, UserRole.Administrator, null);
    private static readonly PartialDate On = Day(2026, 1, 1);

    [Fact]
    public void The_former_one_points_to_its_successor_which_is_found_by_all_its_names()
    {
        var (former, successor) = (Town(101, "Herent", "BE", Side.North), Town(102, "Kortenberg", "BE", Side.North));
        former.Complete(new MunicipalityProfile { Name = "Herent", FormerNames = "Veltem, Winksele" }, Administrator, At);

        former.BeSucceeded(successor, On, "Decree", Administrator, At);

        Assert.Equal(successor.Id, former.SuccessorId);
        Assert.Equal(On, former.SucceededOn);
        Assert.Equal("kortenberg|herent|veltem|winksele", successor.SearchNames);
        Assert.Equal("kortenberg", successor.SortName);
        Assert.Equal([ActName.MunicipalityCompleted, ActName.MunicipalityMerged], former.Acts.Select(act => act.Name));
        Assert.Equal("Kortenberg: Decree", former.Acts[^1].Word);
        Assert.Equal([ActName.MunicipalityTookOver], successor.Acts.Select(act => act.Name));
    }

    [Fact]
    public void A_new_one_calls_its_head_and_its_council_as_those_did_that_say_so()
    {
        var (one, two, silent) = (Town(101, "Pemba", "MZ", Side.South), Town(102, "Metuge", "MZ", Side.South), Town(103, "Mecufi", "MZ", Side.South));
        one.Complete(new MunicipalityProfile { Name = "Pemba", Languages = ["pt"], HeadTerm = "Presidente", DecidingBodyTerm = "Assembleia Municipal" }, Administrator, At);
        two.Complete(new MunicipalityProfile { Name = "Metuge", Languages = ["pt"], HeadTerm = "Administrador", DecidingBodyTerm = "Assembleia Municipal" }, Administrator, At);

        var formed = Municipality.Form("Pemba-Metuge", [one, two, silent], Administrator, At);

        Assert.Equal((null, "Assembleia Municipal", "|pt|"), (formed.HeadTerm, formed.DecidingBodyTerm, formed.SearchLanguages));
        Assert.Equal(["pt"], formed.Languages);
    }

    [Fact]
    public void A_successor_of_a_successor_keeps_the_oldest_names()
    {
        var (first, second, third) = (Town(101, "Herent", "BE", Side.North), Town(102, "Kortenberg", "BE", Side.North), Town(103, "Leuven", "BE", Side.North));
        first.BeSucceeded(second, On, "Decree", Administrator, At);
        second.BeSucceeded(third, On, "Decree", Administrator, At);

        Assert.Equal("leuven|kortenberg|herent", third.SearchNames);
        // Its officers complete the record; what it carries on for stays.
        third.Complete(new MunicipalityProfile { Name = "Leuven" }, Administrator, At);
        Assert.Equal("leuven|kortenberg|herent", third.SearchNames);
    }

    [Fact]
    public void What_cannot_be_a_succession_is_refused()
    {
        var (one, other) = (Town(101, "Herent", "BE", Side.North), Town(102, "Kortenberg", "BE", Side.North));

        Assert.Equal("Mergers.Errors.OtherCountry", KeyOf(() => one.BeSucceeded(Town(103, "Herent", "NL", Side.North), On, "Decree", Administrator, At)));
        Assert.Equal("Mergers.Errors.InFuture", KeyOf(() => one.BeSucceeded(other, Day(2027), "Decree", Administrator, At)));
        Assert.Equal("Mergers.Errors.Two", KeyOf(() => one.BeSucceeded(one, On, "Decree", Administrator, At)));
        Assert.Equal("Mergers.Errors.Two", KeyOf(() => Municipality.Form("Herent-Kortenberg", [one], Administrator, At)));
        one.BeSucceeded(other, On, "Decree", Administrator, At);
        Assert.Equal("Mergers.Errors.Gone", KeyOf(() => one.BeSucceeded(other, On, "Decree", Administrator, At)));
        Assert.Equal("Mergers.Errors.Gone", KeyOf(() => other.BeSucceeded(one, On, "Decree", Administrator, At)));
        Assert.Equal("Mergers.Errors.Two", KeyOf(() => MunicipalityDifference.Between(5, 5, Administrator, At)));
    }

    [Fact]
    public void A_place_in_a_partnership_passes_on_with_what_was_said_in_it()
    {
        var partnership = Opened();
        partnership.Accept(Part(vision: "Water for all", begun: true), NoFacts, PembaOfficer, At);
        var successor = Town(102, "Pemba-Metuge", "MZ", Side.South);

        partnership.PassTo(successor, Pemba, [Reggio, Pemba, successor], Administrator, At);

        var party = partnership.PartyOf(successor.Id);
        Assert.Equal((PartyAnswer.Accepted, "Pemba", "Water for all"), (party.Answer, party.FormerNames, party.Visions.Single().Text));
        Assert.Equal("1,102", partnership.PartySet);
        Assert.Equal("pemba metuge reggio emilia", partnership.SortName);
        Assert.Equal("Pemba → Pemba-Metuge", partnership.Acts[^1].Word);
        // The successor goes on where the former one was.
        partnership.EndPart(Day(2026, 2), "A new council", new Actor(5, UserRole.Officer, successor.Id), At);
        Assert.Equal(PartnershipStage.Ended, partnership.Stage);
    }

    [Fact]
    public void A_partnership_that_goes_on_between_both_stands_in_the_way_and_an_ended_one_stays_as_it_was()
    {
        var partnership = Opened();
        Assert.Equal("Mergers.Errors.PartiesOfOne", KeyOf(() => partnership.PassTo(Reggio, Pemba, [Reggio, Pemba], Administrator, At)));

        partnership.EndPart(Day(2026, 2), "One of us", ReggioOfficer, At);
        partnership.TakeActs();
        partnership.PassTo(Reggio, Pemba, [Reggio, Pemba], Administrator, At);
        Assert.Equal([Reggio.Id, Pemba.Id], partnership.Parties.Select(party => party.OrganisationId));
        Assert.Empty(partnership.Acts);
    }

    [Fact]
    public void An_open_invitation_passes_on_or_comes_to_nothing_where_the_successor_is_a_party()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        partnership.Invite(Stranger, ReggioOfficer, At);
        var successor = Town(102, "Herent-Kortenberg", "BE", Side.North);
        partnership.PassTo(successor, Stranger, [Reggio, Pemba, successor], Administrator, At);
        Assert.Equal(successor.Id, Assert.Single(partnership.Invitations).OrganisationId);
        Assert.True(Assert.Single(partnership.Invitations).IsOpen);

        partnership.PassTo(Pemba, successor, [Reggio, Pemba], Administrator, At);
        Assert.False(Assert.Single(partnership.Invitations).IsOpen);
    }

    [Fact]
    public void A_signed_agreement_binds_the_successor_and_keeps_the_name_under_which_it_was_signed()
    {
        var content = Content() with { Texts = [new AgreementText { Language = "en", IsAuthentic = true, Title = "Twinning", Purpose = "To work together", Contributions = new Dictionary<int, string> { [Pemba.Id] = "Two engineers" } }] };
        var agreement = Proposed(content);
        agreement.Endorse(1, [], ReggioMayor, At);
        agreement.Endorse(1, [], PembaMayor, At);
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        agreement.RecordSignature(1, Signature(), PembaOfficer, At);
        var successor = Town(102, "Pemba-Metuge", "MZ", Side.South);

        agreement.PassTo(successor, Pemba, Administrator, At);

        var officer = new Actor(5, UserRole.Officer, successor.Id);
        Assert.Equal("Pemba", agreement.PartyOf(officer).SignedAs);
        Assert.Equal("Two engineers", agreement.CurrentVersion.Content.Texts[0].Contributions[successor.Id]);
        Assert.NotNull(agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(officer)));
        agreement.Terminate(Day(2026, 12), "A new council", false, officer, At);
        Assert.Equal(successor.Id, Assert.Single(agreement.Terminations).OrganisationId);
        // A second succession keeps the name on the paper.
        agreement.PassTo(Town(103, "Cabo Delgado", "MZ", Side.South), successor, Administrator, At);
        Assert.Equal("Pemba", agreement.Parties.Single(party => party.OrganisationId == 103).SignedAs);
        Assert.Equal(103, Assert.Single(agreement.Terminations).OrganisationId);
    }

    [Fact]
    public void A_draft_and_remarks_are_the_successors()
    {
        var agreement = Proposed();
        agreement.Remark(1, new RemarkSubject(RemarkSection.Whole), "Which services?", ReggioOfficer, At);
        var successor = Town(102, "Reggio", "IT", Side.North);
        agreement.PassTo(successor, Reggio, Administrator, At);

        var officer = new Actor(5, UserRole.Officer, successor.Id);
        Assert.Null(agreement.PartyOf(officer).SignedAs);
        Assert.Equal(successor.Id, agreement.DraftingOrganisationId);
        Assert.Equal(successor.Id, Assert.Single(agreement.Remarks).OrganisationId);
        Assert.Equal(successor.Id, agreement.CurrentVersion.WrittenByOrganisationId);
    }

    [Fact]
    public void A_letter_passes_on_and_one_between_those_that_became_one_is_withdrawn()
    {
        var successor = Town(102, "Pemba-Metuge", "MZ", Side.South);
        var letter = ContactRequest.Ask(Reggio.Id, Pemba.Id, new ContactText("health", "Dear colleagues", "en"), null, ReggioOfficer, At);
        letter.PassTo(successor, Pemba, false, Administrator, At);
        Assert.Equal((Reggio.Id, successor.Id, "1,102", ContactRequestStatus.Waiting), (letter.FromMunicipalityId, letter.ToMunicipalityId, letter.Pair, letter.Status));

        letter.PassTo(Reggio, successor, false, Administrator, At);
        Assert.Equal((successor.Id, ContactRequestStatus.Withdrawn), (letter.ToMunicipalityId, letter.Status));

        var twin = ContactRequest.Ask(Kragujevac.Id, Pemba.Id, new ContactText("health", "Dear colleagues", "en"), null, KragujevacOfficer, At);
        twin.PassTo(successor, Pemba, true, Administrator, At);
        Assert.Equal((successor.Id, ContactRequestStatus.Withdrawn), (twin.ToMunicipalityId, twin.Status));
    }
}
