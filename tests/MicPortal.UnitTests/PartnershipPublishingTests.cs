using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class PartnershipPublishingTests
{
    [Theory]
    [InlineData(Publication.Agreement, Publication.Agreement, Publication.Agreement)]
    [InlineData(Publication.Agreement, Publication.Existence, Publication.Existence)]
    [InlineData(Publication.Existence, Publication.Agreement, Publication.Existence)]
    [InlineData(Publication.Nothing, Publication.Agreement, Publication.Nothing)]
    [InlineData(Publication.Agreement, Publication.Nothing, Publication.Nothing)]
    public void The_least_open_party_decides(Publication one, Publication other, Publication everyone)
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);

        partnership.Publish(one, null, ReggioOfficer, At);
        partnership.Publish(other, null, PembaOfficer, At);

        var standing = PartnershipStanding.Of(partnership, false);
        Assert.Equal(everyone, standing.PublishedAs);
        Assert.Equal(everyone >= Publication.Existence, PartnershipAccess.CanView(standing, Actor.Anonymous));
    }

    [Fact]
    public void An_imported_record_can_be_seen_until_a_party_objects_which_it_does_without_answering()
    {
        var partnership = Imported();
        Assert.Equal((Publication.Existence, null), (PartnershipStanding.Of(partnership, false).PublishedAs, partnership.PartyOf(Pemba.Id).PublicationSaidAt));

        partnership.Publish(Publication.Nothing, "Not ours to tell", PembaOfficer, At);

        var pemba = partnership.PartyOf(Pemba.Id);
        Assert.False(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), Actor.Anonymous));
        Assert.Equal((PartyAnswer.None, (DateTime?)At, (DateTime?)At), (pemba.Answer, pemba.PublicationSaidAt, pemba.PublicationNarrowedAt));
        Assert.Equal((ActName.PartnershipPublicationSaid, "Not ours to tell"), (partnership.Acts.Single().Name, partnership.Acts.Single().Word));
        partnership.Publish(Publication.Existence, null, PembaOfficer, At.AddDays(1));
        Assert.True(PartnershipAccess.CanView(PartnershipStanding.Of(partnership, false), Actor.Anonymous));
        Assert.Null(pemba.PublicationNarrowedAt);
    }

    [Fact]
    public void What_a_party_says_is_not_theirs_nobody_sees_however_far_they_had_opened_it()
    {
        var partnership = Imported();
        partnership.SayNotOurs(null, PembaOfficer, At);

        Assert.Equal(Publication.Nothing, PartnershipStanding.Of(partnership, false).PublishedAs);
        Refused(partnership, PembaOfficer);
    }

    [Fact]
    public void Who_has_not_accepted_an_opened_partnership_says_how_far_with_its_answer_and_nobody_says_it_for_another()
    {
        var partnership = Opened();

        Refused(partnership, PembaOfficer);
        Refused(partnership, ReggioMayor);
        Assert.Equal("Partnerships.Errors.NotAParty", Assert.Throws<DomainException>(() => partnership.Publish(Publication.Existence, null, StrangeOfficer, At)).Key);
        partnership.Publish(Publication.Agreement, null, ReggioOfficer, At);
        Assert.Equal(Publication.Nothing, PartnershipStanding.Of(partnership, false).PublishedAs);
    }

    [Fact]
    public void Also_of_an_ended_partnership_a_party_says_how_far()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        partnership.EndPart(Day(2026), "No more", PembaOfficer, At);

        partnership.Publish(Publication.Nothing, null, PembaOfficer, At);
        partnership.Publish(Publication.Agreement, null, ReggioOfficer, At);

        Assert.Equal(Publication.Nothing, PartnershipStanding.Of(partnership, false).PublishedAs);
    }

    [Fact]
    public void The_same_again_is_no_act_but_where_it_answers_another_that_has_closed_it_meanwhile()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        partnership.TakeActs();

        partnership.Publish(Publication.Existence, null, ReggioOfficer, At.AddDays(1));
        Assert.Empty(partnership.Acts);
        partnership.Publish(Publication.Nothing, null, PembaOfficer, At.AddDays(2));
        partnership.Publish(Publication.Existence, null, ReggioOfficer, At.AddDays(3));
        partnership.Publish(Publication.Existence, null, ReggioOfficer, At.AddDays(4));

        Assert.Equal([Pemba.Id, Reggio.Id], partnership.Acts.Select(act => act.By.OrganisationId!.Value));
        Assert.Equal(At.AddDays(3), partnership.PartyOf(Reggio.Id).PublicationSaidAt);
    }

    [Fact]
    public void Accepting_an_imported_record_with_less_than_its_existence_closes_it_and_editing_the_rest_says_nothing_of_it()
    {
        var partnership = Imported();
        partnership.Accept(Part(publication: Publication.Existence), NoFacts, ReggioOfficer, At);
        partnership.Accept(Part(publication: Publication.Nothing), NoFacts, PembaOfficer, At);
        partnership.ChangeOwnPart(Part(publication: Publication.Existence, vision: "Water"), ReggioOfficer, At.AddDays(1));

        Assert.Equal((At, At), (partnership.PartyOf(Pemba.Id).PublicationNarrowedAt!.Value, partnership.PartyOf(Reggio.Id).PublicationSaidAt!.Value));
        Assert.Null(partnership.PartyOf(Reggio.Id).PublicationNarrowedAt);
    }

    private static void Refused(Partnership partnership, Actor by) =>
        Assert.Equal("Partnerships.Errors.NotAccepted", Assert.Throws<DomainException>(() => partnership.Publish(Publication.Existence, null, by, At)).Key);
}
