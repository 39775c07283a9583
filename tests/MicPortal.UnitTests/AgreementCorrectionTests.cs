using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class AgreementCorrectionTests
{
    [Fact]
    public void Approvals_hold_once_every_other_party_that_had_given_one_agrees()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);

        Assert.True(Correct(agreement));
        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Asked, 1), (agreement.Status, agreement.CurrentVersion.Correction, agreement.CurrentVersion.CorrectedNumber));
        agreement.AnswerCorrection(2, true, PembaOfficer, At);
        Assert.Empty(agreement.CurrentVersion.Endorsements);
        agreement.AnswerCorrection(2, true, KragujevacMayor, At);

        Assert.Equal((AgreementStatus.Endorsed, CorrectionState.Kept), (agreement.Status, agreement.CurrentVersion.Correction));
        Assert.Equal(3, agreement.CurrentVersion.Endorsements.Count);
        Assert.All(agreement.CurrentVersion.Endorsements, kept => Assert.Equal((1, At), (kept.KeptFromNumber, kept.EndorsedAt)));
        Assert.Equal(
            [ActName.AgreementCorrected, ActName.AgreementCorrectionMarked, ActName.AgreementCorrectionMarked, ActName.AgreementApprovalsKept],
            agreement.Acts.TakeLast(4).Select(act => act.Name));
    }

    [Fact]
    public void A_kept_approval_has_the_role_and_the_decisions_that_it_was_given_with()
    {
        var agreement = Proposed();
        agreement.Endorse(1, [Decision()], PembaOfficer, At);
        Correct(agreement);

        agreement.AnswerCorrection(2, true, PembaMayor, At.AddDays(3));

        var kept = Assert.Single(agreement.CurrentVersion.Endorsements);
        Assert.Equal((PembaOfficer.UserId, PembaOfficer.Role, At, "12/2026"), (kept.UserId, kept.Role, kept.EndorsedAt, Assert.Single(kept.Decisions).Reference));
        // Reggio Emilia had approved nothing: there is nothing of it to keep.
        Assert.Equal(AgreementStatus.Proposed, agreement.Status);
        Assert.NotNull(agreement.LastEndorsedBy(agreement.PartyOf(PembaOfficer)));
    }

    [Fact]
    public void One_no_makes_it_a_revision_that_asks_all_again()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaOfficer, At);

        agreement.AnswerCorrection(2, false, KragujevacMayor, At);

        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Refused), (agreement.Status, agreement.CurrentVersion.Correction));
        Assert.Empty(agreement.CurrentVersion.Endorsements);
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaMayor, At)));
        agreement.Endorse(2, [], PembaMayor, At);
        Assert.Null(Assert.Single(agreement.CurrentVersion.Endorsements).KeptFromNumber);
    }

    [Fact]
    public void Where_nobody_has_approved_there_is_nothing_to_keep()
    {
        var agreement = OfThree(approvedBy: []);

        Assert.True(Correct(agreement));

        Assert.Null(agreement.CurrentVersion.Correction);
        Assert.Equal(ActName.AgreementRevised, agreement.Acts[^1].Name);
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaMayor, At)));
    }

    [Fact]
    public void Where_the_reviser_alone_had_approved_it_keeps_its_approval_once_each_other_party_agrees_or_approves()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor]);
        Correct(agreement);

        Assert.Equal((CorrectionState.Asked, ActName.AgreementCorrected), (agreement.CurrentVersion.Correction, agreement.Acts[^1].Name));
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, ReggioMayor, At)));
        agreement.AnswerCorrection(2, true, PembaMayor, At);
        Assert.Empty(agreement.CurrentVersion.Endorsements);
        agreement.Endorse(2, [], KragujevacMayor, At);

        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Kept), (agreement.Status, agreement.CurrentVersion.Correction));
        Assert.Equal(1, agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(ReggioMayor))?.KeptFromNumber);
        // Pemba said what the change is, and has approved nothing yet.
        Assert.Null(agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(PembaMayor)));
        agreement.Endorse(2, [], PembaMayor, At);
        Assert.Equal(AgreementStatus.Endorsed, agreement.Status);
    }

    [Fact]
    public void Where_the_reviser_alone_had_approved_one_no_ends_its_approval()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        agreement.AnswerCorrection(2, false, KragujevacMayor, At);

        Assert.Equal(CorrectionState.Refused, agreement.CurrentVersion.Correction);
        Assert.Empty(agreement.CurrentVersion.Endorsements);
    }

    [Fact]
    public void A_withdrawn_approval_is_neither_asked_about_nor_kept()
    {
        var agreement = OfThree(approvedBy: [PembaMayor, KragujevacMayor]);
        agreement.WithdrawEndorsement("The council first", KragujevacMayor, At);
        Correct(agreement);

        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, KragujevacMayor, At)));
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        Assert.Equal(agreement.PartyOf(PembaMayor), Assert.Single(agreement.CurrentVersion.Endorsements).AgreementParty);
        Assert.Equal((CorrectionState.Kept, AgreementStatus.Proposed), (agreement.CurrentVersion.Correction, agreement.Status));
    }

    [Fact]
    public void Neither_its_reviser_nor_who_had_not_approved_nor_who_has_answered_is_asked()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor]);
        agreement.Endorse(1, [], KragujevacMayor, At);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, ReggioMayor, At)));
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, false, PembaMayor, At)));
        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.AnswerCorrection(1, true, KragujevacMayor, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.AnswerCorrection(2, true, StrangeOfficer, At)));
    }

    [Fact]
    public void Who_approves_the_new_version_itself_is_not_asked_any_more()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        agreement.Endorse(2, [], KragujevacMayor, At.AddDays(2));

        Assert.Equal(AgreementStatus.Endorsed, agreement.Status);
        Assert.Equal([1, 1, null], agreement.CurrentVersion.Endorsements.Select(endorsement => endorsement.KeptFromNumber).OrderByDescending(number => number));
    }

    [Fact]
    public void Another_revision_ends_the_question_and_asks_all()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        // Nobody has approved version 2, so that version 3 corrects nothing that is approved.
        agreement.Revise(Content("To work together, again"), ReggioOfficer, At, isCorrection: true);

        Assert.Null(agreement.CurrentVersion.Correction);
        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.AnswerCorrection(2, true, KragujevacMayor, At)));
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(3, true, KragujevacMayor, At)));
        Assert.Empty(agreement.CurrentVersion.Endorsements);
    }

    [Fact]
    public void A_correction_of_a_kept_correction_keeps_once_more()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);
        agreement.Revise(Content("To work together!"), ReggioOfficer, At, isCorrection: true);

        agreement.AnswerCorrection(3, true, PembaMayor, At);

        // What was given is the approval of version 1.
        Assert.All(agreement.CurrentVersion.Endorsements, kept => Assert.Equal((1, At), (kept.KeptFromNumber, kept.EndorsedAt)));
        Assert.Equal(2, agreement.CurrentVersion.Endorsements.Count);
    }

    [Fact]
    public void Declining_is_no_yes_and_what_is_proposed_again_is_a_revision()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor]);
        Correct(agreement);

        agreement.Decline("Not this year", PembaMayor, At);
        agreement.ProposeAgain(ReggioOfficer, At);

        Assert.Equal(CorrectionState.Refused, agreement.CurrentVersion.Correction);
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaMayor, At)));
    }

    [Fact]
    public void What_was_declined_and_what_is_signed_is_not_corrected()
    {
        var declined = OfThree(approvedBy: [ReggioMayor, PembaMayor]);
        declined.Decline("Not this year", KragujevacMayor, At);
        var signed = Endorsed();
        signed.RecordSignature(1, Signature(), ReggioOfficer, At);

        Correct(declined);

        Assert.Null(declined.CurrentVersion.Correction);
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => Correct(signed)));
    }

    [Fact]
    public void Without_a_difference_there_is_no_correction()
    {
        var agreement = Endorsed();

        Assert.False(agreement.Revise(Content(), ReggioOfficer, At, isCorrection: true));

        Assert.Equal((1, AgreementStatus.Endorsed), (agreement.CurrentVersionNumber, agreement.Status));
    }

    [Fact]
    public void A_kept_approval_is_withdrawn_like_any_other()
    {
        var agreement = Endorsed();
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        agreement.WithdrawEndorsement("The council first", PembaMayor, At);

        Assert.Equal((AgreementStatus.Proposed, 1), (agreement.Status, agreement.CurrentVersion.Endorsements.Count(endorsement => endorsement.WithdrawnAt is null)));
    }

    [Fact]
    public void A_withdrawal_of_the_new_versions_approval_is_not_undone_by_what_others_agree_to()
    {
        foreach (var approvedBy in new Domain.Access.Actor[][] { [ReggioMayor, PembaMayor], [ReggioMayor, PembaMayor, KragujevacMayor] })
        {
            var agreement = OfThree(approvedBy);
            Correct(agreement);
            agreement.Endorse(2, [], ReggioMayor, At);

            agreement.WithdrawEndorsement("The council first", ReggioMayor, At);

            Assert.Equal((AgreementStatus.Proposed, CorrectionState.Refused), (agreement.Status, agreement.CurrentVersion.Correction));
            Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaMayor, At)));
            Assert.Null(agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(ReggioMayor)));
        }
    }

    [Fact]
    public void While_a_correction_is_asked_about_the_approval_of_the_version_before_is_withdrawn()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);
        Correct(agreement);
        Assert.True(AgreementAccess.CanWithdrawEndorsement(AgreementStanding.Of(agreement), KragujevacMayor));

        agreement.WithdrawEndorsement("The council first", KragujevacMayor, At);

        Assert.Equal((AgreementStatus.Proposed, CorrectionState.Refused), (agreement.Status, agreement.CurrentVersion.Correction));
        Assert.Null(agreement.LastEndorsedBy(agreement.PartyOf(KragujevacMayor)));
        Assert.Equal((ActName.AgreementEndorsementWithdrawn, 1), (agreement.Acts[^1].Name, agreement.Acts[^1].Version));
        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaMayor, At)));
        Assert.False(AgreementAccess.CanWithdrawEndorsement(AgreementStanding.Of(agreement), KragujevacMayor));
        Assert.Equal("Agreements.Errors.NotEndorsed", KeyOf(() => agreement.WithdrawEndorsement("Again", KragujevacMayor, At)));
    }

    [Fact]
    public void Who_said_yes_may_withdraw_until_all_have_answered()
    {
        var agreement = OfThree(approvedBy: [ReggioMayor, PembaMayor, KragujevacMayor]);
        Correct(agreement);
        agreement.AnswerCorrection(2, true, PembaMayor, At);

        agreement.WithdrawEndorsement("The council first", PembaMayor, At);

        Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, KragujevacMayor, At)));
        Assert.Empty(agreement.CurrentVersion.Endorsements);
    }

    [Fact]
    public void A_returned_version_keeps_no_approval_whoever_says_yes()
    {
        var (byAsked, byReviser) = (OfThree(approvedBy: [PembaMayor]), OfThree(approvedBy: [ReggioMayor, PembaMayor]));
        Correct(byAsked);
        Correct(byReviser);

        byAsked.Return(2, "Not yet", PembaMayor, At);
        byReviser.Return(2, "Not yet", ReggioMayor, At);

        foreach (var agreement in new[] { byAsked, byReviser })
        {
            Assert.Equal(CorrectionState.Refused, agreement.CurrentVersion.Correction);
            Assert.Equal("Corrections.Errors.NotAsked", KeyOf(() => agreement.AnswerCorrection(2, true, PembaOfficer, At)));
            Assert.Empty(agreement.CurrentVersion.Endorsements);
        }
    }

    private static bool Correct(Agreement agreement) => agreement.Revise(Content("To work together."), ReggioOfficer, At, isCorrection: true);

    private static Agreement OfThree(Domain.Access.Actor[] approvedBy)
    {
        var agreement = Agreement.Draft(Opened(Pemba, Kragujevac), [Reggio.Id, Pemba.Id, Kragujevac.Id], Content(), ReggioOfficer, At);
        agreement.Propose(ReggioOfficer, At);
        foreach (var mayor in approvedBy)
        {
            agreement.Endorse(1, [], mayor, At);
        }

        return agreement;
    }
}
