using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class DuplicatePartnershipTests
{
    private static readonly Actor Administrator = new(1, UserRole.Administrator, null);
    private static readonly Organisation[] Organisations = [Reggio, Pemba, Kragujevac, Stranger];

    [Fact]
    public void The_one_points_to_the_other_and_both_say_why()
    {
        var (former, successor) = (Numbered(7, Imported()), Numbered(8, Opened()));
        successor.TakeActs();

        Merge(former, successor);

        Assert.Equal((successor.Id, "Same council decision", PartnershipStage.Ended), (former.SuccessorId, former.SuccessionReason, former.Stage));
        Assert.Null(former.PresentParties);
        // It is found by the next import of its source, and so not brought back.
        Assert.Equal("test:1", former.SourceId);
        Assert.Equal((null, "1,2"), (successor.SuccessorId, successor.PresentParties));
        Assert.Equal((ActName.PartnershipFoundTwice, "Same council decision"), former.Acts.Select(act => (act.Name, act.Word)).Single());
        Assert.Equal((ActName.PartnershipTookOverDuplicate, "Same council decision"), successor.Acts.Select(act => (act.Name, act.Word)).Single());
    }

    [Fact]
    public void Who_has_accepted_either_has_accepted_the_one_that_goes_on()
    {
        var (former, successor) = (Imported(), Numbered(8, Opened()));
        former.Accept(Part(begun: true), NoFacts, PembaOfficer, At.AddDays(2));
        Assert.Equal(PartnershipStage.Exploring, successor.Stage);
        Assert.Null(successor.ConfirmedAt);

        Merge(former, successor);

        var pemba = successor.PartyOf(Pemba.Id);
        Assert.Equal((PartyAnswer.Accepted, At.AddDays(2), PembaOfficer.UserId), (pemba.Answer, pemba.AnsweredAt, pemba.AnsweredByUserId));
        Assert.Equal(At.AddDays(2), successor.ConfirmedAt);
        // Reggio Emilia has not said that work has begun.
        Assert.Equal(PartnershipStage.Exploring, successor.Stage);
        Assert.True(pemba.SaysBegun);
    }

    [Fact]
    public void With_the_last_acceptance_and_an_agreement_of_the_other_it_is_active()
    {
        var (former, successor) = (Opened(), Numbered(8, Imported()));
        former.Accept(Part(), NoFacts, PembaOfficer, At);
        former.BeginByAgreement(PembaOfficer, At);

        Merge(former, successor);

        Assert.Equal((PartnershipStage.Active, At), (successor.Stage, successor.BegunAt));
    }

    [Fact]
    public void Facts_and_own_parts_are_kept_and_only_what_is_blank_is_filled()
    {
        var former = Opened();
        former.Accept(Part(vision: "Visão", language: "pt", path: PathKind.CivilSociety), new PartnershipFacts(Day(1975), ["health", "waste"]), PembaOfficer, At);
        former.ChangeOwnPart(Part(vision: "The other's vision"), ReggioOfficer, At);
        former.MarkAsDemo("Told by the newsletter");
        var successor = Numbered(8, Partnership.Open(Reggio, [Pemba], Part(vision: "Its own vision"), new PartnershipFacts(null, ["health"]), ReggioOfficer, At));

        Merge(former, successor);

        Assert.Equal(Day(1975), successor.FirstContact);
        Assert.Equal(["health", "waste"], successor.ThemeCodes);
        Assert.Equal(("Told by the newsletter", true), (successor.Note, successor.IsDemo));
        Assert.Equal("Its own vision", Assert.Single(successor.PartyOf(Reggio.Id).Visions).Text);
        var pemba = successor.PartyOf(Pemba.Id);
        Assert.Equal((PathKind.CivilSociety, "Visão", "pt"), (pemba.Path, Assert.Single(pemba.Visions).Text, Assert.Single(pemba.Visions).Language));
        // What the former one said stays where it is.
        Assert.Equal("The other's vision", Assert.Single(former.PartyOf(Reggio.Id).Visions).Text);

        // A later date of another record changes nothing, and an earlier one is what that record knew.
        foreach (var (year, first) in new[] { (1980, 1975), (1970, 1970) })
        {
            Merge(Partnership.Open(Reggio, [Pemba], Part(), new PartnershipFacts(Day(year), []), ReggioOfficer, At), successor);
            Assert.Equal(Day(first), successor.FirstContact);
        }
    }

    [Theory]
    // Said in both: the least open.
    [InlineData(Publication.Agreement, true, Publication.Existence, true, Publication.Existence)]
    [InlineData(Publication.Nothing, true, Publication.Agreement, true, Publication.Nothing)]
    // Said in one: that.
    [InlineData(Publication.Existence, false, Publication.Agreement, true, Publication.Agreement)]
    [InlineData(Publication.Existence, true, Publication.Nothing, false, Publication.Existence)]
    [InlineData(Publication.Existence, false, Publication.Nothing, true, Publication.Nothing)]
    // Said in neither: the least open.
    [InlineData(Publication.Existence, false, Publication.Nothing, false, Publication.Nothing)]
    public void How_far_a_party_publishes(Publication one, bool oneIsSaid, Publication other, bool otherIsSaid, Publication expected)
    {
        Assert.Equal(expected, PartnershipParty.LeastOpen(one, oneIsSaid, other, otherIsSaid));
        Assert.Equal(expected, PartnershipParty.LeastOpen(other, otherIsSaid, one, oneIsSaid));
    }

    [Fact]
    public void An_objection_to_the_imported_record_stands_for_the_one_that_goes_on()
    {
        var (former, successor) = (Imported(), Numbered(8, Opened()));
        successor.Accept(Part(publication: Publication.Agreement), NoFacts, PembaOfficer, At);
        former.Publish(Publication.Nothing, null, PembaOfficer, At.AddDays(1));

        Merge(former, successor);

        var pemba = successor.PartyOf(Pemba.Id);
        Assert.Equal((Publication.Nothing, At.AddDays(1), At.AddDays(1)), (pemba.Publication, pemba.PublicationSaidAt, pemba.PublicationNarrowedAt));
        Assert.Equal(Publication.Nothing, PartnershipStanding.Of(successor, false).PublishedAs);
    }

    [Fact]
    public void Who_has_left_the_one_stands_in_the_other_as_one_that_has_left_with_the_statements()
    {
        var former = Opened(Pemba, Kragujevac);
        former.Accept(Part(), NoFacts, KragujevacOfficer, At);
        former.EndPart(Day(2025), "Other priorities", KragujevacOfficer, At);
        former.AddStatement("We regret it", ReggioOfficer, At);
        var successor = Numbered(8, Opened());
        Assert.Equal("1,2", former.PresentParties);

        Merge(former, successor);

        var kragujevac = successor.PartyOf(Kragujevac.Id);
        Assert.Equal((PartyAnswer.Ended, Day(2025), "Other priorities"), (kragujevac.Answer, kragujevac.EndedOn, kragujevac.Word));
        Assert.Equal(("1,2,3", "1,2", "kragujevac pemba reggio emilia"), (successor.PartySet, successor.PresentParties, successor.SortName));
        Assert.Equal("We regret it", Assert.Single(successor.Statements).Text);
        Assert.Empty(former.Statements);
    }

    [Fact]
    public void Open_invitations_pass_and_wait_for_who_had_accepted_only_the_other()
    {
        var former = Opened();
        former.Invite(Kragujevac, ReggioOfficer, At);
        Assert.NotNull(Assert.Single(former.Invitations).AskedAt);
        var successor = Numbered(8, Imported());
        successor.Accept(Part(), NoFacts, PembaOfficer, At);

        Merge(former, successor);

        Assert.Empty(former.Invitations);
        Assert.Equal("Partnerships.Errors.ConsentAwaited", KeyOf(() => successor.Join(Part(), [Reggio, Pemba, Kragujevac], KragujevacOfficer, At)));
        successor.ConsentToInvitation(Kragujevac.Id, PembaOfficer, At);
        Assert.NotNull(Assert.Single(successor.Invitations).AskedAt);

        // Where the newcomer is invited here as well, the other invitation has come to nothing.
        var third = Opened();
        third.Invite(Kragujevac, ReggioOfficer, At);
        Merge(third, successor);
        Assert.False(Assert.Single(third.Invitations).IsOpen);
        Assert.True(Assert.Single(successor.Invitations).IsOpen);
    }

    [Fact]
    public void What_is_not_one_partnership_is_refused_in_words()
    {
        var (one, other) = (Numbered(7, Opened()), Numbered(8, Imported()));
        Assert.Equal("DuplicatePartnerships.Errors.Same", KeyOf(() => Merge(one, one)));
        Assert.Equal("DuplicatePartnerships.Errors.OtherParties", KeyOf(() => Merge(one, Numbered(9, Opened(Kragujevac)))));
        Assert.Equal("DuplicatePartnerships.Errors.OtherParties", KeyOf(() => Merge(Opened(Pemba, Kragujevac), one)));
        Assert.Equal("DuplicatePartnerships.Errors.Same", KeyOf(() => PartnershipDifference.Between(5, 5, Administrator, At)));

        var ended = Opened();
        ended.SayEnded(Day(1990), null, PembaOfficer, At);
        Assert.Equal("DuplicatePartnerships.Errors.Ended", KeyOf(() => Merge(ended, one)));
        Assert.Equal("DuplicatePartnerships.Errors.Ended", KeyOf(() => Merge(one, ended)));

        var refused = Opened(Pemba, Kragujevac);
        refused.SayNotOurs(null, KragujevacOfficer, At);
        Assert.Equal("1,2", refused.PresentParties);
        Assert.Equal("DuplicatePartnerships.Errors.Refused", KeyOf(() => Merge(refused, one)));
        Assert.Equal("DuplicatePartnerships.Errors.Refused", KeyOf(() => Merge(one, refused)));

        Merge(one, other);
        Assert.Equal("DuplicatePartnerships.Errors.Gone", KeyOf(() => Merge(one, other)));
        Assert.Equal("DuplicatePartnerships.Errors.Gone", KeyOf(() => Merge(other, one)));
    }

    [Fact]
    public void Nothing_can_be_done_in_the_one_that_was_merged()
    {
        var (former, successor) = (Opened(), Numbered(8, Imported()));
        former.Accept(Part(), NoFacts, PembaOfficer, At);
        Merge(former, successor);

        var standing = PartnershipStanding.Of(former, true);
        Assert.False(PartnershipAccess.CanView(standing, ReggioOfficer));
        Assert.False(PartnershipAccess.CanViewJointRecord(standing, ReggioOfficer));
        Assert.False(PartnershipAccess.CanEdit(standing, ReggioOfficer));
        Assert.Equal("Partnerships.Errors.HasEnded", KeyOf(() => former.Confirm(ReggioOfficer, At)));
    }

    [Fact]
    public void Agreements_and_mandates_follow()
    {
        var (former, successor) = (Numbered(7, Opened()), Numbered(8, Imported()));
        var agreement = Agreement.Draft(former, [Reggio.Id, Pemba.Id], Content(), ReggioOfficer, At);
        agreement.TakeActs();
        agreement.PassTo(successor, Administrator, At);
        Assert.Equal((8, ActName.AgreementPassedToDuplicate), (agreement.PartnershipId, Assert.Single(agreement.Acts).Name));

        var today = DateOnly.FromDateTime(At);
        var mandate = Mandate.Give(Reggio.Id, 50, [7, 9], new MandateTerms(PartialDate.From(today), null, "Council", false), today, ReggioOfficer, At);
        mandate.TakeActs();
        mandate.Follow(7, 8, Administrator, At);
        Assert.Equal([8, 9], mandate.Partnerships.Select(named => named.PartnershipId).Order());
        Assert.Equal(ActName.MandatePassedToDuplicate, Assert.Single(mandate.TakeActs()).Name);
        // Both were named: once is enough. Another record is not its matter.
        mandate.Follow(9, 8, Administrator, At);
        mandate.Follow(70, 80, Administrator, At);
        Assert.Equal(8, Assert.Single(mandate.Partnerships).PartnershipId);
        Assert.Single(mandate.Acts);
    }

    private static void Merge(Partnership former, Partnership successor) => former.BeSucceeded(successor, "Same council decision", Organisations, Administrator, At.AddDays(9));

    /// <summary>The database gives ids; no public way sets one.</summary>
    private static Partnership Numbered(int id, Partnership partnership)
    {
        typeof(AggregateRoot).GetProperty(nameof(AggregateRoot.Id))!.SetValue(partnership, id);
        return partnership;
    }
}
