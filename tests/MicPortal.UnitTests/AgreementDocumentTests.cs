using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementDocumentTests
{
    [Fact]
    public void A_full_text_in_a_draft_belongs_to_the_first_version()
    {
        var agreement = Draft();

        agreement.AddFullText(File("a"), null, ReggioOfficer, At);
        agreement.ChangeDraft(Content("To live together"), ReggioOfficer, At);
        agreement.Propose(ReggioOfficer, At);

        Assert.Equal((1, "To live together"), (agreement.CurrentVersionNumber, agreement.CurrentVersion.Texts.Single().Purpose));
        Assert.Equal([File("a").Fingerprint], agreement.CurrentVersion.Content.FullTextDocuments);
        Assert.Equal("Agreements.Errors.NotADraft", KeyOf(() => agreement.ChangeDraft(Content(), ReggioOfficer, At)));
    }

    [Fact]
    public void A_full_text_on_a_proposed_agreement_makes_a_version_and_asks_all_again()
    {
        var agreement = Endorsed();

        agreement.AddFullText(File("a"), null, PembaOfficer, At);

        Assert.Equal((AgreementStatus.Proposed, 2), (agreement.Status, agreement.CurrentVersionNumber));
        Assert.Null(agreement.CurrentVersion.EndorsementOf(agreement.PartyOf(ReggioOfficer)));
        var difference = Assert.Single(AgreementDifference.Between(agreement.Versions.First().Content, agreement.CurrentVersion.Content));
        Assert.Equal((nameof(AgreementContent.FullTextDocuments), "", File("a").Fingerprint), (difference.Section, difference.Before, difference.After));
        Assert.Equal([ActName.AgreementRevised, ActName.AgreementFullTextAdded], agreement.Acts.Select(act => act.Name).TakeLast(2));

        agreement.AddFullText(File("b"), File("a").Fingerprint, ReggioOfficer, At);
        Assert.Equal((3, File("b").Fingerprint), (agreement.CurrentVersionNumber, Assert.Single(agreement.CurrentVersion.FullTextDocuments)));
        // A revision of the words leaves the document in place.
        agreement.Revise(Content("To live together"), PembaOfficer, At);
        Assert.Equal((4, File("b").Fingerprint), (agreement.CurrentVersionNumber, Assert.Single(agreement.CurrentVersion.FullTextDocuments)));
        Assert.Equal([File("a").Fingerprint], agreement.Versions.Single(version => version.Number == 2).FullTextDocuments);
    }

    [Fact]
    public void A_full_text_is_there_once_in_its_place_and_at_most_four()
    {
        var agreement = Draft();
        foreach (var mark in new[] { "a", "b", "c", "d" })
        {
            agreement.AddFullText(File(mark), null, ReggioOfficer, At);
        }

        Assert.Equal("Documents.Errors.IsThere", KeyOf(() => agreement.AddFullText(File("a"), File("b").Fingerprint, ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.TooManyFullTexts", KeyOf(() => agreement.AddFullText(File("e"), null, ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.ReplacedMeanwhile", KeyOf(() => agreement.AddFullText(File("e"), File("x").Fingerprint, ReggioOfficer, At)));
        agreement.AddFullText(File("e"), File("a").Fingerprint, ReggioOfficer, At);
        Assert.Equal(4, agreement.CurrentVersion.FullTextDocuments.Count);
    }

    [Fact]
    public void From_the_first_signature_on_the_full_text_is_frozen_and_a_scan_is_not()
    {
        var agreement = Endorsed();
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);

        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.AddFullText(File("a"), null, PembaOfficer, At)));
        agreement.AddSignedScan(File("b"), PembaOfficer, At);
        agreement.AddDecision(File("c"), PembaOfficer, At);

        Assert.Equal([(DocumentKind.SignedScan, null), (DocumentKind.Decision, Pemba.Id)], agreement.Documents.Select(document => (document.Kind, document.OrganisationId)));
    }

    [Fact]
    public void There_is_no_scan_before_there_is_something_to_sign_and_no_strangers_document()
    {
        Assert.Equal("Documents.Errors.NothingSigned", KeyOf(() => Proposed().AddSignedScan(File("a"), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Endorsed().AddSignedScan(File("a"), StrangeOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Draft().AddFullText(File("a"), null, PembaOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => Draft().AddDecision(File("a"), PembaOfficer, At)));
    }

    [Fact]
    public void Only_who_recorded_a_paper_changes_its_full_text_and_the_other_confirms_again()
    {
        var paper = OnPaper();
        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => paper.AddFullText(File("a"), null, PembaOfficer, At)));

        paper.AddFullText(File("a"), null, ReggioOfficer, At);
        Assert.Equal((2, null), (paper.CurrentVersionNumber, paper.PartyOf(PembaOfficer).PaperConfirmedAt));
        paper.ConfirmPaper(2, PembaOfficer, At);

        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => paper.AddFullText(File("b"), null, ReggioOfficer, At)));
        paper.AddSignedScan(File("c"), PembaOfficer, At);
    }

    [Fact]
    public void What_is_filed_for_a_party_counts_for_nothing()
    {
        var agreement = Proposed();
        agreement.Endorse(1, [], ReggioMayor, At);

        agreement.FileDecision(Pemba.Id, Decision(), File("a"), ReggioOfficer, At);
        agreement.FileSignature(Pemba.Id, Signature(), File("b"), ReggioOfficer, At);

        Assert.Equal(AgreementStatus.Proposed, agreement.Status);
        var pemba = agreement.PartyOf(PembaOfficer);
        Assert.Null(agreement.CurrentVersion.EndorsementOf(pemba));
        Assert.Null(pemba.Signature);
        Assert.False(agreement.HasSignature);
        Assert.True(agreement.Revise(Content("To live together"), ReggioOfficer, At));
        Assert.All(agreement.Documents, document => Assert.Equal((Pemba.Id, Reggio.Id, 1), (document.OrganisationId, document.AddedByOrganisationId, document.VersionNumber)));
        // The party speaks for itself in the ordinary way.
        agreement.Endorse(2, [], PembaMayor, At);
    }

    [Fact]
    public void Nothing_is_filed_for_the_own_party_a_stranger_one_that_spoke_itself_or_the_future()
    {
        var agreement = Endorsed();
        Assert.Equal("Documents.Errors.NotAnotherParty", KeyOf(() => agreement.FileSignature(Reggio.Id, Signature(), File("a"), ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.NotAnotherParty", KeyOf(() => agreement.FileSignature(Stranger.Id, Signature(), File("a"), ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.EndorsedItself", KeyOf(() => agreement.FileDecision(Pemba.Id, Decision(), File("a"), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.SignatureInFuture", KeyOf(() => agreement.FileSignature(Pemba.Id, Signature(Day(2027)), File("a"), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.DecisionInFuture", KeyOf(() => Proposed().FileDecision(Pemba.Id, Decision(Day(2027)), File("a"), ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.SignedItself", KeyOf(() => Signed().FileSignature(Pemba.Id, Signature(), File("a"), ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.NothingToFile", KeyOf(() => Draft().FileSignature(Pemba.Id, Signature(), File("a"), ReggioOfficer, At)));
        Assert.Equal("Documents.Errors.NothingToFile", KeyOf(() => OnPaper().FileSignature(Pemba.Id, Signature(), File("a"), ReggioOfficer, At)));
    }

    [Fact]
    public void Out_of_a_draft_a_document_goes_and_what_was_shared_stays_with_the_reason()
    {
        var draft = Draft();
        draft.AddFullText(File("a"), null, ReggioOfficer, At);
        Assert.NotNull(draft.Withdraw(0, null, ReggioOfficer, At));
        Assert.Empty(draft.Documents);
        Assert.Empty(draft.CurrentVersion.FullTextDocuments);

        var proposed = Endorsed();
        proposed.AddFullText(File("a"), null, ReggioOfficer, At);
        Assert.Equal("Documents.Errors.NotYours", KeyOf(() => proposed.Withdraw(0, "Mine", PembaOfficer, At)));
        Assert.Null(proposed.Withdraw(0, "The wrong file", ReggioOfficer, At));
        Assert.Equal((3, "The wrong file"), (proposed.CurrentVersionNumber, Assert.Single(proposed.Documents).WithdrawalReason));
        Assert.Empty(proposed.CurrentVersion.FullTextDocuments);
        Assert.Equal("Documents.Errors.WithdrawnAlready", KeyOf(() => proposed.Withdraw(0, "Again", ReggioOfficer, At)));
    }

    [Fact]
    public void A_full_text_of_a_signed_agreement_is_not_withdrawn()
    {
        var agreement = Proposed();
        agreement.AddFullText(File("a"), null, ReggioOfficer, At);
        agreement.Endorse(2, [], ReggioMayor, At);
        agreement.Endorse(2, [], PembaMayor, At);
        agreement.RecordSignature(2, Signature(), PembaOfficer, At);

        Assert.Equal("Agreements.Errors.TextFrozen", KeyOf(() => agreement.Withdraw(0, "Too late", ReggioOfficer, At)));
        Assert.Null(agreement.Documents.Single().WithdrawnAt);
    }

    private static DocumentFile File(string mark) => new($"{mark}.pdf", DocumentFormat.Pdf, 1_000, new string(mark[0], AgreementDocument.FingerprintLength), new string(mark[0], AgreementDocument.StorageNameLength));
}
