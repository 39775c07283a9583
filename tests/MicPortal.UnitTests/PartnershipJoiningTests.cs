using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class PartnershipJoiningTests
{
    [Fact]
    public void A_newcomer_is_asked_when_all_have_consented_and_joins_with_its_own_part()
    {
        var partnership = Accepted();
        partnership.TakeActs();

        partnership.Invite(Kragujevac, ReggioOfficer, At);
        Assert.Null(partnership.Invitations.Single().AskedAt);
        Assert.Equal("Partnerships.Errors.NotInvited", KeyOf(() => Join(partnership)));
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At.AddDays(1));
        Assert.Equal(At.AddDays(1), partnership.Invitations.Single().AskedAt);
        Assert.Equal(2, partnership.Parties.Count);
        Join(partnership);

        Assert.Equal((PartyAnswer.Accepted, PathKind.LargeProject), (partnership.PartyOf(Kragujevac.Id).Answer, partnership.PartyOf(Kragujevac.Id).Path));
        Assert.Equal(("1,2,3", "kragujevac pemba reggio emilia"), (partnership.PartySet, partnership.SortName));
        Assert.False(partnership.Invitations.Single().IsOpen);
        Assert.Equal([ActName.PartnershipPartyInvited, ActName.PartnershipInvitationConsented, ActName.PartnershipJoined], partnership.Acts.Select(act => act.Name));
    }

    [Theory]
    [InlineData(Publication.Nothing, true)]
    [InlineData(Publication.Existence, false)]
    [InlineData(Publication.Agreement, false)]
    public void A_newcomer_that_lets_everyone_see_less_than_before_has_narrowed_it(Publication level, bool narrows)
    {
        var partnership = Accepted();
        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);

        partnership.Join(new OwnPart(PathKind.LargeProject, "Their project", null, "en", level, false), [Reggio, Pemba, Kragujevac], KragujevacOfficer, At.AddDays(2));

        Assert.Equal((level, narrows ? At.AddDays(2) : null), (partnership.PartyOf(Kragujevac.Id).Publication, partnership.PartyOf(Kragujevac.Id).PublicationNarrowedAt));
    }

    [Fact]
    public void A_party_says_that_it_has_read_the_news_and_that_disturbs_nobody()
    {
        var partnership = Accepted();
        partnership.TakeActs();

        partnership.ReadNews(PembaOfficer, At);

        var act = Assert.Single(partnership.Acts);
        Assert.Equal((ActName.NewsRead, true), (act.Name, act.Commutes));
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.ReadNews(StrangeOfficer, At)));
    }

    [Fact]
    public void Who_has_left_can_be_invited_again()
    {
        var partnership = Accepted();
        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);
        Join(partnership);
        partnership.EndPart(Day(2026), "No more", KragujevacOfficer, At);

        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);
        Join(partnership);

        Assert.Equal((3, PartyAnswer.Accepted, (PartialDate?)null), (partnership.Parties.Count, partnership.PartyOf(Kragujevac.Id).Answer, partnership.PartyOf(Kragujevac.Id).EndedOn));
    }

    [Fact]
    public void Each_party_and_the_newcomer_that_is_asked_can_refuse()
    {
        var partnership = Accepted();
        partnership.Invite(Kragujevac, ReggioOfficer, At);
        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.RefuseInvitation(Kragujevac.Id, "Not asked yet", KragujevacOfficer, At)));
        partnership.RefuseInvitation(Kragujevac.Id, "Too far", PembaOfficer, At);
        Assert.Equal((Pemba.Id, "Too far"), (partnership.Invitations.Single().RefusedByOrganisationId!.Value, partnership.Invitations.Single().Refusal));
        Assert.Equal("Partnerships.Errors.NotInvited", KeyOf(() => partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At)));

        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);
        partnership.RefuseInvitation(Kragujevac.Id, "No time", KragujevacOfficer, At);
        Assert.Equal(2, partnership.Parties.Count);
    }

    [Fact]
    public void Taking_an_invitation_back_or_a_consent_is_no_refusal()
    {
        var partnership = Accepted();
        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.RefuseInvitation(Kragujevac.Id, "Too early", ReggioOfficer, At);
        Assert.Equal(ActName.PartnershipInvitationTakenBack, partnership.Acts.Last().Name);

        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.RefuseInvitation(Kragujevac.Id, "Too far", PembaOfficer, At);
        Assert.Equal(ActName.PartnershipInvitationRefused, partnership.Acts.Last().Name);

        partnership.Invite(Kragujevac, ReggioOfficer, At);
        partnership.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);
        partnership.RefuseInvitation(Kragujevac.Id, "No longer", PembaOfficer, At);
        Assert.Equal(ActName.PartnershipConsentWithdrawn, partnership.Acts.Last().Name);
    }

    [Fact]
    public void Only_a_party_invites_and_nobody_twice()
    {
        var partnership = Accepted();

        Assert.Equal("Partnerships.Errors.NotAParty", KeyOf(() => partnership.Invite(Kragujevac, StrangeOfficer, At)));
        Assert.Equal("Partnerships.Errors.AlreadyAParty", KeyOf(() => partnership.Invite(Pemba, ReggioOfficer, At)));
        partnership.Invite(Kragujevac, ReggioOfficer, At);
        Assert.Equal("Partnerships.Errors.AlreadyInvited", KeyOf(() => partnership.Invite(Kragujevac, PembaOfficer, At)));
        Assert.Equal("Partnerships.Errors.AlreadyAnswered", KeyOf(() => partnership.ConsentToInvitation(Kragujevac.Id, ReggioOfficer, At)));
        partnership.EndPart(Day(2026), "No more", PembaOfficer, At);
        Assert.Equal("Partnerships.Errors.HasEnded", KeyOf(() => partnership.Invite(Stranger, ReggioOfficer, At)));
    }

    private static void Join(Partnership partnership) =>
        partnership.Join(new OwnPart(PathKind.LargeProject, "Their project", null, "en", Publication.Existence, false), [Reggio, Pemba, Kragujevac], KragujevacOfficer, At.AddDays(2));

    private static Partnership Accepted()
    {
        var partnership = Opened();
        partnership.Accept(Part(), NoFacts, PembaOfficer, At);
        return partnership;
    }
}
