using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementTests
{
    [Fact]
    public void From_a_draft_to_the_last_signature()
    {
        var agreement = Draft();
        Assert.Equal((AgreementStatus.Draft, 0, Reggio.Id), (agreement.Status, agreement.CurrentVersionNumber, agreement.DraftingOrganisationId));

        agreement.ChangeDraft(Content("To live together"), ReggioOfficer, At);
        Assert.Equal("To live together", Assert.Single(agreement.Versions).Texts.Single().Purpose);

        agreement.Propose(ReggioOfficer, At);
        Assert.Equal((AgreementStatus.Proposed, 1), (agreement.Status, agreement.CurrentVersion.Number));

        agreement.Endorse(1, [Decision()], PembaOfficer, At);
        Assert.Equal(AgreementStatus.Proposed, agreement.Status);
        agreement.Endorse(1, [], ReggioMayor, At);
        Assert.Equal(AgreementStatus.Endorsed, agreement.Status);

        agreement.RecordSignature(1, Signature(Day(2026, 3, 3)), ReggioOfficer, At);
        Assert.Equal((AgreementStatus.Endorsed, null, true), (agreement.Status, agreement.InForceAt, agreement.HasSignature));
        agreement.RecordSignature(1, Signature(Day(2026, 3, 4)), PembaOfficer, At.AddHours(1));
        Assert.Equal((AgreementStatus.Signed, At.AddHours(1)), (agreement.Status, agreement.InForceAt));

        Assert.Equal(
            [ActName.AgreementDrafted, ActName.AgreementDraftChanged, ActName.AgreementProposed, ActName.AgreementEndorsed, ActName.AgreementEndorsed, ActName.AgreementSigned, ActName.AgreementSigned],
            agreement.Acts.Select(act => act.Name));
    }

    [Fact]
    public void A_revision_asks_all_again_and_remembers_what_each_endorsed()
    {
        var agreement = Proposed();
        var (reggio, pemba) = (agreement.PartyOf(ReggioOfficer), agreement.PartyOf(PembaOfficer));
        agreement.Endorse(1, [], ReggioMayor, At);

        Assert.True(agreement.Revise(Content("To live together"), PembaOfficer, At));

        Assert.Equal((AgreementStatus.Proposed, 2, 2), (agreement.Status, agreement.CurrentVersionNumber, agreement.Versions.Count));
        Assert.Null(agreement.CurrentVersion.EndorsementOf(reggio));
        Assert.Equal(1, agreement.LastEndorsedBy(reggio)!.Number);
        Assert.Null(agreement.LastEndorsedBy(pemba));
        Assert.Equal("To work together", agreement.Versions.Single(version => version.Number == 1).Texts.Single().Purpose);
        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.Endorse(1, [], ReggioMayor, At)));
    }

    [Fact]
    public void A_revision_without_a_difference_does_nothing()
    {
        var agreement = Endorsed();
        Assert.False(agreement.Revise(Content() with { RenewalYears = 5, NoticeMonths = 3 }, PembaOfficer, At));
        Assert.Equal((AgreementStatus.Endorsed, 1), (agreement.Status, agreement.CurrentVersionNumber));
    }

    [Fact]
    public void A_declined_one_is_proposed_again_by_a_revision()
    {
        var agreement = Proposed();
        agreement.Endorse(1, [], ReggioMayor, At);
        agreement.Decline("Not before the election.", PembaMayor, At);
        Assert.Equal((AgreementStatus.Declined, "Not before the election.", Pemba.Id), (agreement.Status, agreement.DeclineReason, agreement.DeclinedByOrganisationId));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.Endorse(1, [], PembaMayor, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.Decline("Again", PembaMayor, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.WithdrawEndorsement("No longer", ReggioMayor, At)));

        Assert.True(agreement.Revise(Content("To live together"), ReggioOfficer, At));
        Assert.Equal((AgreementStatus.Proposed, null, null), (agreement.Status, agreement.DeclineReason, agreement.DeclinedByOrganisationId));
    }

    [Fact]
    public void Who_declines_what_it_had_endorsed_can_endorse_it_when_it_is_proposed_again()
    {
        var agreement = Endorsed();
        agreement.Decline("Not before the election.", PembaMayor, At.AddDays(1));
        var withdrawn = agreement.CurrentVersion.Endorsements.Single(endorsement => endorsement.AgreementParty == agreement.PartyOf(PembaMayor));
        Assert.Equal((At.AddDays(1), "Not before the election."), (withdrawn.WithdrawnAt, withdrawn.WithdrawalReason));

        agreement.ProposeAgain(ReggioOfficer, At.AddDays(2));
        Assert.Equal(AgreementStatus.Proposed, agreement.Status);
        Assert.NotNull(agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(ReggioOfficer)));
        agreement.Endorse(1, [], PembaMayor, At.AddDays(3));
        Assert.Equal(AgreementStatus.Endorsed, agreement.Status);
    }

    [Fact]
    public void A_version_that_has_been_replaced_is_not_signed()
    {
        var agreement = Endorsed();
        agreement.Revise(Content("To live together"), PembaOfficer, At);
        agreement.Endorse(2, [], ReggioMayor, At);
        agreement.Endorse(2, [], PembaMayor, At);

        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.RecordSignature(1, Signature(), ReggioOfficer, At)));
        agreement.RecordSignature(2, Signature(), ReggioOfficer, At);
    }

    [Fact]
    public void An_endorsement_is_withdrawn_until_that_party_has_signed()
    {
        var agreement = Endorsed();
        agreement.WithdrawEndorsement("The council wants to see it again.", PembaMayor, At);
        Assert.Equal(AgreementStatus.Proposed, agreement.Status);
        Assert.Equal("Agreements.Errors.NotEndorsed", KeyOf(() => agreement.WithdrawEndorsement("Again", PembaMayor, At)));
        Assert.Equal("Agreements.Errors.SignatureBeforeEndorsement", KeyOf(() => agreement.RecordSignature(1, Signature(), PembaOfficer, At)));

        agreement.Endorse(1, [Decision()], PembaOfficer, At);
        Assert.Equal(AgreementStatus.Endorsed, agreement.Status);
        Assert.Equal(3, agreement.CurrentVersion.Endorsements.Count);
        agreement.RecordSignature(1, Signature(), PembaOfficer, At);
        Assert.Equal("Agreements.Errors.AlreadySigned", KeyOf(() => agreement.WithdrawEndorsement("Too late", PembaMayor, At)));
    }

    [Fact]
    public void An_officer_endorses_with_a_decision_and_the_mayors_office_without_need_of_one()
    {
        var agreement = Proposed();
        Assert.Equal("Agreements.Errors.DecisionMissing", KeyOf(() => agreement.Endorse(1, [], PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.DecisionInFuture", KeyOf(() => agreement.Endorse(1, [Decision(Day(2026, 3, 6))], PembaOfficer, At)));
        agreement.Endorse(1, [Decision(Day(2026))], PembaOfficer, At);
        Assert.Equal("Agreements.Errors.AlreadyEndorsed", KeyOf(() => agreement.Endorse(1, [], PembaMayor, At)));
    }

    [Fact]
    public void What_has_ended_before_it_was_agreed_can_only_come_from_paper()
    {
        var ended = Content() with { Term = AgreementTerm.Fixed, Start = PartialDate.FromYear(2019), End = PartialDate.FromYear(2020) };

        Assert.Equal("Agreements.Errors.EndPassed", KeyOf(() => Draft(ended)));
        Assert.Equal("Agreements.Errors.EndPassed", KeyOf(() => Proposed().Revise(ended, ReggioOfficer, At)));
    }

    [Fact]
    public void Once_a_party_has_signed_another_may_withdraw_and_approve_again_or_decline_for_good()
    {
        var agreement = Proposed();
        agreement.Endorse(1, [], PembaMayor, At);
        agreement.Endorse(1, [], ReggioMayor, At);
        Assert.Equal("Agreements.Errors.SignatureBeforeText", KeyOf(() => agreement.RecordSignature(1, Signature(Day(1801)), ReggioOfficer, At)));
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);

        Assert.True(AgreementAccess.CanDecline(AgreementStanding.Of(agreement), PembaOfficer));
        Assert.False(AgreementAccess.CanDecline(AgreementStanding.Of(agreement), ReggioOfficer));
        agreement.WithdrawEndorsement("Not yet", PembaMayor, At);
        agreement.Endorse(1, [], PembaMayor, At);
        agreement.RecordSignature(1, Signature(), PembaOfficer, At);
        Assert.Equal(AgreementStatus.Signed, agreement.Status);
    }

    [Fact]
    public void Nobody_signs_before_all_have_endorsed_or_before_its_own_decision()
    {
        var agreement = Proposed();
        Assert.Equal("Agreements.Errors.SignatureBeforeEndorsement", KeyOf(() => agreement.RecordSignature(1, Signature(), PembaOfficer, At)));
        agreement.Endorse(1, [Decision(Day(2026, 3, 1))], PembaOfficer, At);
        Assert.Equal("Agreements.Errors.NotAllEndorsed", KeyOf(() => agreement.RecordSignature(1, Signature(), PembaOfficer, At)));
        agreement.Endorse(1, [], ReggioMayor, At);
        Assert.Equal("Agreements.Errors.SignatureInFuture", KeyOf(() => agreement.RecordSignature(1, Signature(Day(2026, 3, 6)), PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.SignatureBeforeDecision", KeyOf(() => agreement.RecordSignature(1, Signature(Day(2026, 2)), PembaOfficer, At)));
        agreement.RecordSignature(1, Signature(Day(2026)), PembaOfficer, At);
        Assert.Equal("Agreements.Errors.AlreadySigned", KeyOf(() => agreement.RecordSignature(1, Signature(), PembaOfficer, At)));
    }

    [Fact]
    public void From_the_first_signature_on_the_text_is_frozen()
    {
        var agreement = Endorsed();
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Revise(Content("Other"), PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.AlreadySigned", KeyOf(() => agreement.Decline("Too late", ReggioOfficer, At)));
    }

    [Fact]
    public void Only_its_draft_is_changed_proposed_or_deleted_and_only_by_its_author()
    {
        var draft = Draft();
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => draft.ChangeDraft(Content(), PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => draft.Propose(PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => draft.Delete(StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.StillADraft", KeyOf(() => draft.Revise(Content("Other"), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => draft.Endorse(0, [Decision()], ReggioMayor, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => draft.Decline("No", PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.SignatureBeforeEndorsement", KeyOf(() => draft.RecordSignature(0, Signature(), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => draft.WithdrawEndorsement("No", ReggioOfficer, At)));
        draft.Delete(ReggioOfficer, At);
        Assert.Equal(ActName.AgreementDraftDeleted, draft.Acts[^1].Name);

        foreach (var shared in new[] { Proposed(), Endorsed(), Signed(), OnPaper() })
        {
            Assert.Equal("Agreements.Errors.NotADraft", KeyOf(() => shared.ChangeDraft(Content(), ReggioOfficer, At)));
            Assert.Equal("Agreements.Errors.NotADraft", KeyOf(() => shared.Propose(ReggioOfficer, At)));
            Assert.Equal("Agreements.Errors.NotADraft", KeyOf(() => shared.Delete(ReggioOfficer, At)));
        }
    }

    [Fact]
    public void A_signed_one_stays_as_it_is()
    {
        var agreement = Signed();
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.Endorse(1, [], PembaMayor, At)));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.Decline("No", PembaMayor, At)));
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Revise(Content("Other"), PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.AlreadySigned", KeyOf(() => agreement.RecordSignature(1, Signature(), PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.AlreadySigned", KeyOf(() => agreement.WithdrawEndorsement("No", PembaMayor, At)));
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.ConfirmPaper(1, PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.DisputePaper("No", PembaOfficer, At)));
    }

    [Fact]
    public void A_stranger_has_no_part_in_it()
    {
        var agreement = Proposed();
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.Revise(Content("Other"), StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.Endorse(1, [Decision()], StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.Decline("No", StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.WithdrawEndorsement("No", StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.RecordSignature(1, Signature(), StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => OnPaper().ConfirmPaper(1, StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => OnPaper().DisputePaper("No", StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Agreement.Draft(Opened(), [Reggio.Id, Pemba.Id], Content(), StrangeOfficer, At)));
    }

    [Fact]
    public void It_binds_two_or_more_parties_of_the_partnership_that_have_not_left_it()
    {
        Assert.Equal("Agreements.Errors.TwoParties", KeyOf(() => Agreement.Draft(Opened(), [Reggio.Id, Reggio.Id], Content(), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotOfPartnership", KeyOf(() => Agreement.Draft(Opened(), [Reggio.Id, Stranger.Id], Content(), ReggioOfficer, At)));
        var partnership = Opened(Pemba, Kragujevac);
        partnership.SayEnded(Day(2001), null, PembaOfficer, At);
        Assert.Equal("Agreements.Errors.PartyHasLeft", KeyOf(() => Agreement.Draft(partnership, [Reggio.Id, Pemba.Id], Content(), ReggioOfficer, At)));
        Assert.Equal(2, Agreement.Draft(partnership, [Reggio.Id, Kragujevac.Id], Content(), ReggioOfficer, At).Parties.Count);
    }

    [Fact]
    public void It_takes_effect_from_as_many_signatures_as_it_says()
    {
        var agreement = Agreement.Draft(Opened(Pemba, Kragujevac), [Reggio.Id, Pemba.Id, Kragujevac.Id], Content() with { SignaturesToTakeEffect = 2 }, ReggioOfficer, At);
        agreement.Propose(ReggioOfficer, At);
        foreach (var mayor in new[] { ReggioMayor, PembaMayor, KragujevacMayor })
        {
            agreement.Endorse(1, [], mayor, At);
        }

        agreement.RecordSignature(1, Signature(), ReggioMayor, At);
        Assert.Null(agreement.InForceAt);
        agreement.RecordSignature(1, Signature(), PembaMayor, At.AddDays(1));
        Assert.Equal((At.AddDays(1), AgreementStatus.Signed), (agreement.InForceAt, agreement.Status));
        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.WithdrawEndorsement("Too late", KragujevacMayor, At.AddDays(1))));
        agreement.RecordSignature(1, Signature(), KragujevacMayor, At.AddDays(2));
        Assert.Equal((At.AddDays(1), AgreementStatus.Signed), (agreement.InForceAt, agreement.Status));
    }

    [Fact]
    public void A_paper_is_recorded_by_one_and_confirmed_by_the_other()
    {
        var agreement = OnPaper();
        Assert.Equal((AgreementStatus.Signed, true, 1), (agreement.Status, agreement.IsOnPaper, agreement.CurrentVersionNumber));
        Assert.NotNull(agreement.PartyOf(ReggioOfficer).PaperConfirmedAt);
        Assert.Null(agreement.PartyOf(PembaOfficer).PaperConfirmedAt);
        Assert.All(agreement.Parties, party => Assert.Equal(Reggio.Id, party.Signature!.RecordedByOrganisationId));

        agreement.ConfirmPaper(1, PembaOfficer, At);

        Assert.Equal(At, agreement.PartyOf(PembaOfficer).PaperConfirmedAt);
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.ConfirmPaper(1, PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.ConfirmPaper(1, ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Revise(Content("Other"), ReggioOfficer, At)));
    }

    [Fact]
    public void A_disputed_paper_is_corrected_by_who_recorded_it_and_asks_again()
    {
        var agreement = OnPaper();
        agreement.DisputePaper("It was signed in 1976.", PembaOfficer, At);
        Assert.Equal("It was signed in 1976.", agreement.PartyOf(PembaOfficer).PaperObjection);
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Revise(Content("Other"), PembaOfficer, At)));

        Assert.True(agreement.Revise(Content("Other"), ReggioOfficer, At));

        Assert.Equal((AgreementStatus.Signed, 2, null), (agreement.Status, agreement.CurrentVersionNumber, agreement.PartyOf(PembaOfficer).PaperObjection));
        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.ConfirmPaper(1, PembaOfficer, At)));
        agreement.ConfirmPaper(2, PembaOfficer, At);
    }

    [Fact]
    public void A_paper_that_was_recorded_by_mistake_is_taken_back_by_who_recorded_it_and_asks_for_nothing_more()
    {
        var agreement = OnPaper();
        agreement.DisputePaper("That is not our agreement.", PembaOfficer, At);
        Assert.Equal("Agreements.Errors.PaperNotTakenBack", KeyOf(() => agreement.TakeBackPaper("Not ours", PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.TakeBackPaper("Not ours", StrangeOfficer, At)));

        agreement.TakeBackPaper("The wrong document", ReggioOfficer, At.AddDays(1));

        Assert.Equal((AgreementStatus.TakenBack, "The wrong document", At.AddDays(1), null), (agreement.Status, agreement.TakenBackReason, agreement.TakenBackAt, agreement.InForceAt));
        Assert.Equal(AgreementState.TakenBack, agreement.Life.On(DateOnly.FromDateTime(At)));
        Assert.Equal((ActName.AgreementPaperTakenBack, "The wrong document"), (agreement.Acts[^1].Name, agreement.Acts[^1].Word));
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.ConfirmPaper(1, PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NothingToConfirm", KeyOf(() => agreement.DisputePaper("No", PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Revise(Content("Other"), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.PaperNotTakenBack", KeyOf(() => agreement.TakeBackPaper("Again", ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotInForce", KeyOf(() => agreement.Terminate(Day(2027), "No", true, ReggioOfficer, At)));
    }

    [Fact]
    public void What_all_have_confirmed_and_what_was_signed_here_is_not_taken_back()
    {
        var confirmed = OnPaper();
        confirmed.ConfirmPaper(1, PembaOfficer, At);

        foreach (var agreement in new[] { confirmed, Proposed(), Signed() })
        {
            Assert.Equal("Agreements.Errors.PaperNotTakenBack", KeyOf(() => agreement.TakeBackPaper("The wrong document", ReggioOfficer, At)));
        }
    }

    [Fact]
    public void A_paper_is_not_signed_in_the_future() =>
        Assert.Equal("Agreements.Errors.SignatureInFuture", KeyOf(() => Agreement.RecordOnPaper(
            Opened(), new Dictionary<int, SignatureGiven> { [Reggio.Id] = Signature(), [Pemba.Id] = Signature(Day(2027)) }, Content(), ReggioOfficer, At)));

    [Theory]
    [InlineData(AgreementTerm.Fixed, true)]
    [InlineData(AgreementTerm.TacitlyRenewed, false)]
    public void Past_a_fixed_end_it_has_expired(AgreementTerm term, bool expires)
    {
        var agreement = OnPaper(Content() with { Term = term, End = Day(1985), RenewalYears = 5 });
        Assert.Equal(AgreementState.Unconfirmed, agreement.Life.On(new DateOnly(1986, 1, 1)));
        agreement.ConfirmPaper(1, PembaOfficer, At);
        Assert.Equal(AgreementState.Signed, agreement.Life.On(new DateOnly(1985, 12, 31)));
        Assert.Equal(expires ? AgreementState.Expired : AgreementState.Signed, agreement.Life.On(new DateOnly(1986, 1, 1)));
    }

    public static TheoryData<string, AgreementContent> ImpossibleContents() => new()
    {
        { "Agreements.Errors.NoText", Content() with { Texts = [] } },
        { "Agreements.Errors.LanguageTwice", Content() with { Texts = [.. Content().Texts, .. Content().Texts] } },
        { "Agreements.Errors.NoAuthenticText", Content() with { Texts = [Content().Texts[0] with { IsAuthentic = false }] } },
        { "Agreements.Errors.EndAndTermDiffer", Content() with { End = Day(2030) } },
        { "Agreements.Errors.EndAndTermDiffer", Content() with { Term = AgreementTerm.Fixed } },
        { "Agreements.Errors.EndBeforeStart", Content() with { Term = AgreementTerm.Fixed, Start = Day(2030), End = Day(2029) } },
        { "Agreements.Errors.RenewalYearsMissing", Content() with { Term = AgreementTerm.TacitlyRenewed, End = Day(2030) } },
        { "Agreements.Errors.SignaturesToTakeEffect", Content() with { SignaturesToTakeEffect = 1 } },
        { "Agreements.Errors.SignaturesToTakeEffect", Content() with { SignaturesToTakeEffect = 3 } },
        { "Partnerships.Errors.UnknownTheme", Content() with { Themes = ["warfare"] } },
        { "Agreements.Errors.ContributionOfStranger", Content() with { Texts = [Content().Texts[0] with { Contributions = new Dictionary<int, string> { [4] = "Money" } }] } },
    };

    [Theory]
    [MemberData(nameof(ImpossibleContents), DisableDiscoveryEnumeration = true)]
    public void What_is_certainly_wrong_is_refused_wherever_a_text_is_written(string key, AgreementContent content)
    {
        Assert.Equal(key, KeyOf(() => Draft(content)));
        Assert.Equal(key, KeyOf(() => Draft().ChangeDraft(content, ReggioOfficer, At)));
        Assert.Equal(key, KeyOf(() => Proposed().Revise(content, PembaOfficer, At)));
        Assert.Equal(key, KeyOf(() => OnPaper(content)));
    }
}
