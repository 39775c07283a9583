using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementEndingTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(At);

    [Fact]
    public void The_notice_of_one_of_two_parties_ends_it_on_its_last_day_and_the_other_states_its_view_beside_it()
    {
        var agreement = Signed();
        agreement.TakeActs();

        agreement.Terminate(Day(2026, 12, 31), "No money", false, ReggioOfficer, At);
        agreement.AddStatement("A pity", PembaOfficer, At);

        Assert.Equal(Day(2026, 12, 31), agreement.EndsOn);
        Assert.Equal(("No money", At), (agreement.Terminations.Single().Reason, agreement.Terminations.Single().GivenAt));
        Assert.Equal((Pemba.Id, "A pity"), (agreement.Statements.Single().OrganisationId, agreement.Statements.Single().Text));
        Assert.Equal([(ActName.AgreementTerminated, "No money"), (ActName.AgreementStatementAdded, "A pity")], agreement.Acts.Select(act => (act.Name, act.Word)));
        Assert.Equal(AgreementState.Signed, agreement.Life.On(new DateOnly(2026, 12, 31)));
        Assert.Equal(AgreementState.Terminated, agreement.Life.On(new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void Of_three_parties_one_leaves_and_two_go_on_until_a_second_one_leaves()
    {
        var agreement = SignedByThree();

        agreement.Terminate(Day(2026, 12, 31), "No more", false, ReggioOfficer, At);
        Assert.Null(agreement.EndsOn);
        Assert.Equal([Pemba.Id, Kragujevac.Id], agreement.BoundParties.Select(party => party.OrganisationId));

        agreement.Terminate(Day(2026, 6), "Neither", false, PembaOfficer, At);
        Assert.Equal(Day(2026, 12, 31), agreement.EndsOn);
    }

    [Fact]
    public void A_signature_that_comes_later_lets_those_who_are_left_go_on()
    {
        var agreement = SignedByThree(signatures: 2);
        agreement.Terminate(Day(2026, 12), "No more", false, ReggioOfficer, At);
        Assert.Equal(Day(2026, 12), agreement.EndsOn);

        agreement.RecordSignature(1, Signature(), KragujevacMayor, At);

        Assert.Null(agreement.EndsOn);
    }

    [Fact]
    public void Notice_is_given_once_by_a_party_of_what_is_in_force()
    {
        var agreement = Signed();
        agreement.Terminate(Day(2026), "No more", false, ReggioOfficer, At);

        Assert.Equal("Agreements.Errors.NoticeGiven", KeyOf(() => agreement.Terminate(Day(2026), "Again", false, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.Terminate(Day(2026), "Not ours", false, StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => Endorsed().Terminate(Day(2026), "Too early", false, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => OnPaper().Terminate(Day(2026), "Not confirmed", false, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.HasEnded", KeyOf(() => agreement.Terminate(Day(2026), "Too late", false, PembaOfficer, At.AddYears(1))));
        Assert.Equal("Agreements.Errors.NothingToStateAbout", KeyOf(() => Signed().AddStatement("About nothing", PembaOfficer, At)));
    }

    [Fact]
    public void The_last_day_lies_within_the_agreements_time()
    {
        Assert.Equal("Agreements.Errors.EndsBeforeItBegan", KeyOf(() => Signed().Terminate(Day(2025), "No more", false, ReggioOfficer, At)));
        var tillJune = Signed(Content() with { Term = AgreementTerm.Fixed, End = Day(2026, 6) });
        Assert.Equal("Agreements.Errors.EndsAfterItsEnd", KeyOf(() => tillJune.Terminate(Day(2026, 7, 1), "No more", false, ReggioOfficer, At)));
        tillJune.Terminate(Day(2026, 6, 30), "No more", false, ReggioOfficer, At);
        Assert.NotNull(tillJune.EndsOn);
    }

    [Fact]
    public void An_earlier_day_than_the_notice_allows_is_warned_of_and_not_forbidden()
    {
        var agreement = Signed(Renewing(Day(2026, 12, 31), noticeMonths: 6));

        Assert.Equal("Agreements.Errors.BeforeNoticeAllows", KeyOf(() => agreement.Terminate(Day(2026, 12, 30), "No more", false, ReggioOfficer, At)));
        agreement.Terminate(Day(2026, 12, 30), "No more", true, ReggioOfficer, At);

        Assert.Equal(Day(2026, 12, 30), agreement.EndsOn);
        Assert.Null(agreement.Life.NextRenewal(Today));
    }

    [Theory]
    // The notice for the end of 2026 is due by 30 June 2026.
    [InlineData("2026-06-30", 2026)]
    [InlineData("2026-07-01", 2029)]
    [InlineData("2029-06-30", 2029)]
    [InlineData("2029-07-01", 2032)]
    public void A_term_renews_itself_until_a_notice_comes_in_time(string day, int expected)
    {
        var life = Signed(Renewing(Day(2026, 12, 31), noticeMonths: 6)).Life;
        var renewal = life.NextRenewal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))!;

        Assert.Equal((new DateOnly(expected, 12, 31), new DateOnly(expected, 6, 30), 3), (renewal.LastDay, renewal.NoticeBy, renewal.Years));
        Assert.Equal(AgreementState.Signed, life.On(new DateOnly(2050, 1, 1)));
    }

    [Fact]
    public void The_warning_begins_six_months_before_the_last_day_for_a_notice()
    {
        var renewal = Signed(Renewing(Day(2026, 12, 31), noticeMonths: 6)).Life.NextRenewal(Today)!;

        Assert.False(renewal.IsNear(new DateOnly(2025, 12, 29)));
        Assert.True(renewal.IsNear(new DateOnly(2025, 12, 30)));
    }

    [Fact]
    public void Without_a_time_of_notice_a_notice_comes_in_time_on_the_last_day() =>
        Assert.Equal(new DateOnly(2028, 2, 29), Signed(Renewing(Day(2028, 2), noticeMonths: null)).Life.NextRenewal(Today)!.NoticeBy);

    [Fact]
    public void A_renewal_binds_those_who_are_still_bound_and_names_the_earlier_one()
    {
        var partnership = Opened(Pemba, Kragujevac);
        var earlier = SignedByThree(partnership: partnership);
        earlier.Terminate(Day(2026, 12), "No more", false, KragujevacOfficer, At);

        var renewal = earlier.DraftNext(AgreementLink.Renews, partnership, Content(), PembaOfficer, At);

        Assert.Equal((AgreementStatus.Draft, AgreementLink.Renews, (int?)earlier.Id), (renewal.Status, renewal.Link!.Value, renewal.EarlierId));
        Assert.Equal([Reggio.Id, Pemba.Id], renewal.Parties.Select(party => party.OrganisationId));
        Assert.Equal(Pemba.Id, renewal.DraftingOrganisationId);
    }

    [Fact]
    public void What_is_over_is_renewed_and_not_amended()
    {
        var partnership = Opened();
        var agreement = Signed(Content() with { Term = AgreementTerm.Fixed, End = Day(2026, 6) });
        var later = At.AddYears(1);

        Assert.Equal("Agreements.Errors.HasEnded", KeyOf(() => agreement.DraftNext(AgreementLink.Amends, partnership, Amendment(), ReggioOfficer, later)));
        Assert.NotNull(agreement.DraftNext(AgreementLink.Renews, partnership, Content(), ReggioOfficer, later));
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => Endorsed().DraftNext(AgreementLink.Renews, partnership, Content(), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.DraftNext(AgreementLink.Renews, partnership, Content(), StrangeOfficer, later)));
    }

    [Fact]
    public void What_amends_is_an_amendment_and_stays_one()
    {
        var partnership = Opened();
        Assert.Equal("Agreements.Errors.AmendmentKind", KeyOf(() => Signed().DraftNext(AgreementLink.Amends, partnership, Content(), ReggioOfficer, At)));
        var amendment = Signed().DraftNext(AgreementLink.Amends, partnership, Amendment(), ReggioOfficer, At);

        Assert.Equal("Agreements.Errors.AmendmentKind", KeyOf(() => amendment.ChangeDraft(Content(), ReggioOfficer, At)));
        amendment.Propose(ReggioOfficer, At);
        Assert.Equal("Agreements.Errors.AmendmentKind", KeyOf(() => amendment.Revise(Content(), PembaOfficer, At)));
    }

    [Fact]
    public void An_amendment_amends_something_that_is_there()
    {
        var draft = Agreement.Draft(Opened(), [Reggio.Id, Pemba.Id], Content(), ReggioOfficer, At);

        Assert.Equal("Agreements.Errors.AmendmentOfNothing", KeyOf(() => Agreement.Draft(Opened(), [Reggio.Id, Pemba.Id], Amendment(), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.AmendmentOfNothing", KeyOf(() => draft.ChangeDraft(Amendment(), ReggioOfficer, At)));
        draft.Propose(ReggioOfficer, At);
        Assert.Equal("Agreements.Errors.AmendmentOfNothing", KeyOf(() => draft.Revise(Amendment(), PembaOfficer, At)));
    }

    private static AgreementContent Amendment() => Content() with { Kind = AgreementKind.Amendment };

    private static AgreementContent Renewing(PartialDate end, int? noticeMonths) => Content() with { Term = AgreementTerm.TacitlyRenewed, End = end, RenewalYears = 3, NoticeMonths = noticeMonths };

    private static Agreement Signed(AgreementContent? content = null)
    {
        var agreement = Proposed(content);
        agreement.Endorse(1, [], ReggioMayor, At);
        agreement.Endorse(1, [], PembaMayor, At);
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        agreement.RecordSignature(1, Signature(), PembaOfficer, At);
        return agreement;
    }

    private static Agreement SignedByThree(int signatures = 3, Partnership? partnership = null)
    {
        var agreement = Agreement.Draft(partnership ?? Opened(Pemba, Kragujevac), [Reggio.Id, Pemba.Id, Kragujevac.Id], Content() with { SignaturesToTakeEffect = 2 }, ReggioOfficer, At);
        agreement.Propose(ReggioOfficer, At);
        Domain.Access.Actor[] mayors = [ReggioMayor, PembaMayor, KragujevacMayor];
        Array.ForEach(mayors, mayor => agreement.Endorse(1, [], mayor, At));
        Array.ForEach(mayors[..signatures], mayor => agreement.RecordSignature(1, Signature(), mayor, At));
        return agreement;
    }
}
