using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.Playwright;
using Xunit;

namespace MicPortal.BrowserTests;

/// <summary>The summary as a browser prints it.</summary>
public sealed partial class SummaryPdfTests(PortalBrowser browser) : Journey(browser)
{
    private static readonly string[] Words = ["administração", "cooperação", "l’assainissement", "Gemeindeverwaltung", "de", "et", "the", "water", "of", "público"];

    [Theory]
    [InlineData("en", "pt")]
    [InlineData("fr", "en")]
    [InlineData("nl", "it")]
    [InlineData("es", "en")]
    [InlineData("pt", "it")]
    [InlineData("it", "pt")]
    public async Task An_agreement_of_ordinary_length_in_two_languages_is_one_page(string lang, string with)
    {
        var page = await SignIn("officer@pemba.example");
        await page.GotoAsync(Records.Address($"/agreements/{{pemba-reggio-proposed}}/summary?lang={lang}&with={with}"));

        Assert.Equal(1, Pages(await Print(page)));
    }

    [Fact]
    public async Task A_signed_agreement_is_one_page()
    {
        var page = await Open();
        await page.GotoAsync(Records.Address("/agreements/{kragujevac-reggio-signed}/summary?lang=it&with=en"));

        Assert.Equal(1, Pages(await Print(page)));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public async Task The_longest_permitted_texts_in_two_languages_are_two_pages_with_every_word(int parties, bool signed)
    {
        var (id, reader) = await Longest(parties, signed);
        var page = await SignIn(await Portal.CreateUser(reader));
        await page.GotoAsync($"/agreements/{id}/summary?lang=it&with=pt");

        var pdf = await Print(page);

        Assert.Equal(2, Pages(pdf));
        await NothingIsCut(page);
        if (await TextOf(pdf) is { } text)
        {
            string[] ends = ["END-title-it", "END-title-pt", "END-purpose-it", "END-purpose-pt", "END-scope-it", "END-scope-pt", .. Enumerable.Range(0, parties).SelectMany(party => new[] { $"END-{party}-it", $"END-{party}-pt", $"END-path-{party}" })];
            Assert.All(ends, end => Assert.Contains(end, text, StringComparison.Ordinal));
            Assert.Equal(signed, text.Contains("END-place", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Three_parties_with_short_texts_in_two_languages_are_one_page()
    {
        var (id, reader) = await Longest(3, signed: true, limit: 80);
        var page = await SignIn(await Portal.CreateUser(reader));
        await page.GotoAsync($"/agreements/{id}/summary?lang=pt&with=it");

        Assert.Equal(1, Pages(await Print(page)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Texts_of_many_short_lines_stay_on_two_pages(int parties)
    {
        var (id, reader) = await Longest(parties, signed: false, lines: true);
        var page = await SignIn(await Portal.CreateUser(reader));
        await page.GotoAsync($"/agreements/{id}/summary?lang=it&with=pt");

        Assert.Equal(2, Pages(await Print(page)));
        await NothingIsCut(page);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Texts_in_capitals_stay_on_two_pages(int parties)
    {
        var (id, reader) = await Longest(parties, signed: true, capitals: true);
        var page = await SignIn(await Portal.CreateUser(reader));
        await page.GotoAsync($"/agreements/{id}/summary?lang=it&with=pt");

        Assert.Equal(2, Pages(await Print(page)));
        await NothingIsCut(page);
    }

    /// <summary>What is said in its column instead is as high as the text beside it.</summary>
    [Theory]
    [InlineData("fr", "")]
    [InlineData("en", "fr")]
    [InlineData("it", "es")]
    public async Task An_agreement_without_a_text_in_the_language_is_one_page(string lang, string with)
    {
        var page = await SignIn("officer@herent.example");
        var answer = await page.GotoAsync(Records.Address($"/agreements/{{herent-nimlahakok-endorsed}}/summary?lang={lang}&with={with}"));

        Assert.True(answer!.Ok);
        Assert.Equal(1, Pages(await Print(page)));
    }

    [Fact]
    public async Task A_word_that_never_ends_is_broken_and_not_cut()
    {
        var agreement = await Portal.CreateAgreement(status: AgreementStatus.Signed, publication: Publication.Agreement, content: TestSupport.PortalFixture.Content(
            new string('W', AgreementText.TitleLimit), new string('W', AgreementText.PurposeLimit)));
        var page = await Open();
        await page.GotoAsync($"/agreements/{agreement.Id}/summary?lang=en&with=fr");

        await NothingIsCut(page);
        Assert.InRange(Pages(await Print(page)), 1, 2);
    }

    private static Task<byte[]> Print(IPage page) => page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });

    /// <summary>The page objects of the file, which Chromium does not compress.</summary>
    private static int Pages(byte[] pdf) => PageObject().Count(Encoding.Latin1.GetString(pdf));

    /// <summary>On paper of this width no element has more in it than it shows.</summary>
    private static async Task NothingIsCut(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.SetViewportSizeAsync(688, 971);
        Assert.Empty(await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('main, main *:not(span):not(svg):not(path)')].filter(one => one.scrollWidth > one.clientWidth && getComputedStyle(one).display !== 'inline').map(one => one.outerHTML.slice(0, 120))"));
    }

    /// <summary>Null where the machine has no pdftotext: then the layout alone is judged.</summary>
    private static async Task<string?> TextOf(byte[] pdf)
    {
        var program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "pdftotext")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(program, [file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return text.ReplaceLineEndings("");
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Words of several lengths up to the limit, the last one to be looked for.</summary>
    private static string Filled(int limit, string end)
    {
        var text = new StringBuilder();
        for (var word = 0; text.Length < limit - end.Length - Words[word % Words.Length].Length; word++)
        {
            text.Append(Words[word % Words.Length]).Append(' ');
        }

        return text.Append(end).ToString();
    }

    /// <param name="limit">Of every text, where shorter ones are wanted, with four themes and one decision.</param>
    /// <param name="lines">Each word on a line of its own.</param>
    /// <param name="capitals">Of every text and of who signs.</param>
    private async Task<(int Id, Municipality Reader)> Longest(int count, bool signed, int limit = int.MaxValue, bool lines = false, bool capitals = false)
    {
        var towns = new List<Municipality>();
        for (var number = 0; number < count; number++)
        {
            towns.Add(await Portal.CreateMunicipality(side: number == 0 ? Side.North : Side.South));
        }

        var facts = TestSupport.PortalFixture.Facts();
        var partnership = Partnership.Open(towns[0], towns[1..], Part(0), facts, Officer(towns[0]), Portal.Now);
        foreach (var (index, town) in towns.Index().Skip(1))
        {
            partnership.Accept(Part(index), facts, Officer(town), Portal.Now);
        }

        await Portal.InDatabase(db =>
        {
            db.Add(partnership);
            return db.SaveChangesAsync();
        });
        var content = new AgreementContent
        {
            Kind = AgreementKind.ProjectPartnership,
            Themes = limit < int.MaxValue ? [.. Theme.All.Take(4)] : Theme.All,
            Start = PartialDate.From(new DateOnly(2027, 1, 1)),
            Term = AgreementTerm.TacitlyRenewed,
            End = PartialDate.From(new DateOnly(2031, 12, 31)),
            RenewalYears = 5,
            NoticeMonths = 6,
            ReviewMonths = 30,
            Texts = [Text("it"), Text("pt")],
        };
        var agreement = Agreement.Draft(partnership, [.. towns.Select(town => town.Id)], content, Officer(towns[0]), Portal.Now);
        agreement.Propose(Officer(towns[0]), Portal.Now);
        foreach (var town in towns)
        {
            var reference = Fill(Math.Min(limit, DecisionTaken.ReferenceLimit), "END-reference");
            var day = PartialDate.From(Portal.Today.AddDays(-1));
            agreement.Endorse(1, [.. new DecisionTaken[] { new(DecidingBody.Council, reference, day), new(DecidingBody.Executive, reference, day) }.Take(limit < int.MaxValue ? 1 : 2)], Officer(town), Portal.Now);
        }

        foreach (var town in signed ? towns : [])
        {
            agreement.RecordSignature(
                1, new SignatureGiven(Fill(Math.Min(limit, SignatureGiven.TitleLimit), "END-post"), PartialDate.From(Portal.Today), Fill(Math.Min(limit, SignatureGiven.PlaceLimit), "END-place")), Officer(town), Portal.Now);
        }

        await Portal.InDatabase(db =>
        {
            db.Add(agreement);
            return db.SaveChangesAsync();
        });
        return (agreement.Id, towns[0]);

        static Actor Officer(Municipality town) => TestSupport.PortalFixture.OfficerOf(town);

        OwnPart Part(int index) => new(PathKind.EarlierAgreement, Fill(Math.Min(limit, OwnPart.PathDetailLimit), $"END-path-{index}"), null, "pt", Publication.Agreement, SaysBegun: true);

        string Fill(int most, string end)
        {
            var text = Filled(most, end);
            return capitals ? text.ToUpperInvariant() : text;
        }

        string Lines(string text) => lines ? text.Replace(' ', '\n') : text;

        AgreementText Text(string language) => new()
        {
            Language = language,
            IsAuthentic = true,
            Title = Fill(Math.Min(limit, AgreementText.TitleLimit), $"END-title-{language}"),
            Purpose = Lines(Fill(Math.Min(limit, AgreementText.PurposeLimit), $"END-purpose-{language}")),
            Scope = Lines(Fill(Math.Min(limit, AgreementText.ScopeLimit), $"END-scope-{language}")),
            FullText = Fill(Math.Min(limit, AgreementText.FullTextLimit), "END-full"),
            Contributions = towns.Index().ToDictionary(town => town.Item.Id, town => Lines(Fill(Math.Min(limit, AgreementText.ContributionLimit), $"END-{town.Index}-{language}"))),
        };
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
