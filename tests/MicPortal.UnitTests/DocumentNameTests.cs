using MicPortal.Domain.Agreements;
using Xunit;

namespace MicPortal.UnitTests;

public class DocumentNameTests
{
    [Theory]
    [InlineData("Convênio São João.pdf", "Convênio São João.pdf")]
    [InlineData("Договор №5.PDF", "Договор №5.pdf")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("C:\\Users\\mayor\\scan.jpeg", "scan.jpeg")]
    [InlineData("agreement\u202Efdp.exe.pdf", "agreementfdp.exe.pdf")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie- x.pdf")]
    [InlineData("a\0b\u200Bc.pdf", "abc.pdf")]
    [InlineData("  two   blanks .pdf", "two blanks.pdf")]
    [InlineData("\"quoted\" <name>?.odt", "-quoted- -name--.odt")]
    [InlineData("half\uD83C.pdf", "half.pdf")]
    [InlineData("e\u0301cole.docx", "école.docx")]
    [InlineData(".pdf", "document.pdf")]
    [InlineData("...pdf", "document.pdf")]
    [InlineData("", "document")]
    [InlineData(null, "document")]
    public void A_name_is_shown_without_its_path_and_without_what_deceives(string? given, string shown) =>
        Assert.Equal(shown, DocumentName.Clean(given));

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_extension()
    {
        var name = DocumentName.Clean(new string('a', 115) + "🏘🏘🏘.docx");

        Assert.Equal((DocumentName.Limit, true), (name.Length, name.EndsWith("a.docx", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a.PDF", DocumentFormat.Pdf)]
    [InlineData("a.jpeg", DocumentFormat.Jpeg)]
    [InlineData("a.jpg", DocumentFormat.Jpeg)]
    [InlineData("a.pdf.", DocumentFormat.Pdf)]
    [InlineData("a.fdp\u202E.pdf", DocumentFormat.Pdf)]
    [InlineData("a.exe", null)]
    [InlineData("pdf", null)]
    [InlineData("a.pdf/x", null)]
    public void Its_extension_promises_a_format(string name, DocumentFormat? promised) => Assert.Equal(promised, DocumentName.Promises(name));
}
