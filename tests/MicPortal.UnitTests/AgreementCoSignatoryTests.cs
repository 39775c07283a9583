using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public class AgreementCoSignatoryTests
{
    [Fact]
    public void Who_signs_beside_the_parties_is_part_of_the_text()
    {
        var one = Content() with { CoSignatories = [new CoSignatory(" Ministry ", " "), new CoSignatory("", null)] };
        var other = one with { CoSignatories = [new CoSignatory("Ministry", "of local government")] };

        Assert.Equal(new CoSignatory("Ministry", null), Assert.Single(one.Normal().CoSignatories));
        var difference = Assert.Single(AgreementDifference.Between(one, other));
        Assert.Equal(("CoSignatories", "Ministry", "Ministry (of local government)"), (difference.Section, difference.Before, difference.After));
        Assert.Equal("Agreements.Errors.CoSignatories", KeyOf(() => Draft(one with { CoSignatories = [new CoSignatory("A", null), new CoSignatory("A", "again")] })));
    }

    [Fact]
    public void Its_signature_is_recorded_once_a_party_has_signed_and_brings_nothing_into_force()
    {
        var agreement = Proposed(Content() with { CoSignatories = [new CoSignatory("Ministry", null)] });
        agreement.Endorse(1, [], ReggioMayor, At);
        agreement.Endorse(1, [], PembaMayor, At);
        Assert.Equal("Agreements.Errors.CoSignatureFirst", KeyOf(() => agreement.RecordCoSignature(0, Signature(), ReggioOfficer, At)));
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        Assert.Equal("Agreements.Errors.CoSignatoryMissing", KeyOf(() => agreement.RecordCoSignature(7, Signature(), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.SignatureInFuture", KeyOf(() => agreement.RecordCoSignature(0, Signature(Day(2027)), ReggioOfficer, At)));
        Assert.Equal("Agreements.Errors.NotAParty", KeyOf(() => agreement.RecordCoSignature(0, Signature(), StrangeOfficer, At)));

        agreement.RecordCoSignature(0, Signature(), PembaOfficer, At);

        Assert.Equal("Mayor", agreement.CurrentVersion.CoSignatories.Single().Signature!.SignatoryTitle);
        Assert.Null(agreement.InForceAt);
        Assert.Equal("Agreements.Errors.CoSignatureRecorded", KeyOf(() => agreement.RecordCoSignature(0, Signature(), ReggioOfficer, At)));
        Assert.Equal((ActName.AgreementCoSigned, "Ministry"), (agreement.Acts[^1].Name, agreement.Acts[^1].Word));
    }

    [Fact]
    public void A_corrected_paper_keeps_it()
    {
        var content = Content() with { CoSignatories = [new CoSignatory("Ministry", null)] };
        var paper = OnPaper(content);
        paper.RecordCoSignature(0, Signature(), ReggioOfficer, At);

        paper.Revise(content with { ReviewMonths = 12 }, ReggioOfficer, At);

        Assert.Equal(2, paper.CurrentVersionNumber);
        Assert.NotNull(paper.CurrentVersion.CoSignatories.Single().Signature);
    }
}
