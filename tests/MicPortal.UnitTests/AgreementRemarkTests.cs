using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class AgreementRemarkTests
{
    private static readonly RemarkSubject Purpose = new(RemarkSection.Purpose);

    [Fact]
    public void Any_partys_officer_or_mayors_office_writes_a_remark_and_another_answers()
    {
        var agreement = Proposed();

        agreement.Remark(1, Purpose, " Which\r\nservices? ", PembaMayor, At);
        agreement.AnswerRemark(0, "Water", ReggioOfficer, At.AddDays(1));

        var remark = Assert.Single(agreement.Remarks);
        Assert.Equal(("Which\nservices?", 1, RemarkSection.Purpose, Pemba.Id, UserRole.MayorsOffice), (remark.Text, remark.VersionNumber, remark.Section, remark.OrganisationId, remark.Role));
        Assert.Equal(("Water", Reggio.Id), (Assert.Single(remark.Answers).Text, remark.LastWordOrganisationId));
        Assert.Equal(At.AddDays(1), remark.LastWordAt);
        Assert.Equal([ActName.AgreementRemarked, ActName.AgreementRemarkAnswered], agreement.Acts.TakeLast(2).Select(act => act.Name));
        Assert.All(agreement.Acts.TakeLast(2), act => Assert.True(act is { Commutes: true, Word: null }));
    }

    [Fact]
    public void A_remark_is_no_part_of_the_text_and_moves_no_approval()
    {
        var agreement = Endorsed();
        var before = agreement.CurrentVersion.Content;

        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);

        Assert.Empty(AgreementDifference.Between(before, agreement.CurrentVersion.Content));
        Assert.Equal((AgreementStatus.Endorsed, 1, 2), (agreement.Status, agreement.CurrentVersionNumber, agreement.CurrentVersion.Endorsements.Count));
    }

    [Fact]
    public void Nobody_talks_about_a_draft_or_about_what_somebody_has_signed()
    {
        var signedByOne = Endorsed();
        signedByOne.RecordSignature(1, Signature(), ReggioOfficer, At);

        Assert.Equal("Remarks.Errors.NotNow", KeyOf(() => Draft().Remark(0, Purpose, "?", ReggioOfficer, At)));
        Assert.Equal("Remarks.Errors.NotNow", KeyOf(() => signedByOne.Remark(1, Purpose, "?", PembaOfficer, At)));
        Assert.Equal("Remarks.Errors.NotNow", KeyOf(() => OnPaper().Remark(1, Purpose, "?", PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Proposed().Remark(1, Purpose, "?", StrangeOfficer, At)));
    }

    [Fact]
    public void A_remark_on_the_version_before_stands_and_on_one_that_never_was_does_not()
    {
        var agreement = Proposed();
        agreement.Revise(Content("Water"), ReggioOfficer, At);

        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);

        Assert.Equal(1, Assert.Single(agreement.Remarks).VersionNumber);
        Assert.Equal("Remarks.Errors.NoSuchVersion", KeyOf(() => agreement.Remark(3, Purpose, "?", PembaOfficer, At)));
        Assert.Equal("Remarks.Errors.NoSuchVersion", KeyOf(() => agreement.Remark(0, Purpose, "?", PembaOfficer, At)));
    }

    [Fact]
    public void What_a_party_brings_is_a_partys()
    {
        var agreement = Proposed();

        agreement.Remark(1, new RemarkSubject(RemarkSection.Contribution, Reggio.Id), "How many?", PembaOfficer, At);

        Assert.Equal(Reggio.Id, Assert.Single(agreement.Remarks).ContributionOf);
        Assert.Equal("Remarks.Errors.SectionMissing", KeyOf(() => agreement.Remark(1, new RemarkSubject(RemarkSection.Contribution, Stranger.Id), "?", PembaOfficer, At)));
        Assert.Equal("Remarks.Errors.SectionMissing", KeyOf(() => agreement.Remark(1, new RemarkSubject(RemarkSection.Contribution), "?", PembaOfficer, At)));
        Assert.Equal("Remarks.Errors.SectionMissing", KeyOf(() => agreement.Remark(1, new RemarkSubject(RemarkSection.Title, Reggio.Id), "?", PembaOfficer, At)));
    }

    [Fact]
    public void Who_wrote_it_closes_it_once_and_nobody_answers_it_then()
    {
        var agreement = Proposed();
        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);

        Assert.Equal("Remarks.Errors.NotYoursToClose", KeyOf(() => agreement.CloseRemark(0, 0, ReggioOfficer, At)));
        agreement.CloseRemark(0, 0, PembaMayor, At);
        var acts = agreement.Acts.Count;
        agreement.CloseRemark(0, 0, PembaOfficer, At.AddDays(1));

        Assert.Equal((At, Pemba.Id, acts), (Assert.Single(agreement.Remarks).ClosedAt, Assert.Single(agreement.Remarks).ClosedByOrganisationId, agreement.Acts.Count));
        Assert.Equal("Remarks.Errors.Closed", KeyOf(() => agreement.AnswerRemark(0, "Water", ReggioOfficer, At)));
        Assert.Equal("Remarks.Errors.Gone", KeyOf(() => agreement.CloseRemark(7, 0, PembaOfficer, At)));
    }

    [Fact]
    public void Who_has_revised_since_closes_it_too()
    {
        var agreement = Proposed();
        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);
        agreement.Revise(Content("Water"), ReggioOfficer, At.AddDays(1));
        agreement.Revise(Content("Water and health"), PembaOfficer, At.AddDays(2));

        agreement.CloseRemark(0, 0, ReggioOfficer, At.AddDays(3));

        Assert.Equal(Reggio.Id, Assert.Single(agreement.Remarks).ClosedByOrganisationId);
    }

    [Fact]
    public void Who_revised_before_a_remark_about_an_older_version_does_not_close_it()
    {
        var agreement = Proposed();
        agreement.Revise(Content("Water"), ReggioOfficer, At.AddDays(1));
        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At.AddDays(2));

        Assert.Equal("Remarks.Errors.NotYoursToClose", KeyOf(() => agreement.CloseRemark(0, 0, ReggioOfficer, At.AddDays(3))));
        agreement.Revise(Content("Water and health"), ReggioOfficer, At.AddDays(4));
        agreement.CloseRemark(0, 0, ReggioOfficer, At.AddDays(5));

        Assert.Equal(Reggio.Id, Assert.Single(agreement.Remarks).ClosedByOrganisationId);
    }

    [Fact]
    public void An_answer_that_was_not_read_is_not_closed_away()
    {
        var agreement = Proposed();
        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);
        agreement.AnswerRemark(0, "Water", ReggioOfficer, At);

        Assert.Equal("Remarks.Errors.AnsweredMeanwhile", KeyOf(() => agreement.CloseRemark(0, 0, PembaOfficer, At)));
        agreement.CloseRemark(0, 1, PembaOfficer, At);

        Assert.NotNull(Assert.Single(agreement.Remarks).ClosedAt);
    }

    [Fact]
    public void A_remark_takes_so_many_answers_and_no_more()
    {
        var agreement = Proposed();
        agreement.Remark(1, Purpose, "Which services?", PembaOfficer, At);
        for (var answer = 0; answer < AgreementRemark.AnswerLimit; answer++)
        {
            agreement.AnswerRemark(0, "Water", ReggioOfficer, At);
        }

        Assert.Equal("Remarks.Errors.AnswersFull", KeyOf(() => agreement.AnswerRemark(0, "Health", PembaOfficer, At)));
        agreement.CloseRemark(0, AgreementRemark.AnswerLimit, PembaOfficer, At);
    }

    [Fact]
    public void Nothing_is_returned_once_another_party_has_signed()
    {
        var agreement = Endorsed();
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        agreement.WithdrawEndorsement("The council first", PembaMayor, At);

        Assert.Equal("Agreements.Errors.NotProposed", KeyOf(() => agreement.Return(1, "Not yet", PembaMayor, At)));
        Assert.False(AgreementAccess.CanReturn(AgreementStanding.Of(agreement), PembaMayor));
        Assert.True(AgreementAccess.CanEndorse(AgreementStanding.Of(agreement), PembaMayor));
        Assert.True(AgreementAccess.CanReturn(AgreementStanding.Of(Proposed()), PembaMayor));
    }

    [Fact]
    public void The_mayors_office_returns_the_version_with_a_remark_until_it_approves_after_all()
    {
        var agreement = Proposed();

        agreement.Return(1, "The council first", PembaMayor, At);

        var party = agreement.PartyOf(PembaMayor);
        Assert.Equal((1, At), (party.ReturnedVersionNumber, party.ReturnedAt));
        Assert.True(Assert.Single(agreement.Remarks) is { IsReturn: true, Section: RemarkSection.Whole, Text: "The council first" });
        Assert.Equal((ActName.AgreementReturned, false), (agreement.Acts[^1].Name, agreement.Acts[^1].Commutes));
        Assert.Equal("Remarks.Errors.ReturnedAlready", KeyOf(() => agreement.Return(1, "Again", PembaMayor, At)));
        agreement.Endorse(1, [], PembaMayor, At);
        Assert.Null(party.ReturnedVersionNumber);
        Assert.Equal("Agreements.Errors.AlreadyEndorsed", KeyOf(() => agreement.Return(1, "Too late", PembaMayor, At)));
    }

    [Fact]
    public void Only_the_mayors_office_returns_and_only_the_version_that_stands()
    {
        var agreement = Proposed();
        agreement.Revise(Content("Water"), ReggioOfficer, At);

        Assert.Equal("Remarks.Errors.OnlyTheMayorsOffice", KeyOf(() => agreement.Return(2, "?", PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.OldVersion", KeyOf(() => agreement.Return(1, "?", PembaMayor, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.Return(2, "?", KragujevacMayor, At)));
    }
}
