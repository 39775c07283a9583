using System.Net;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PublicationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_party_closes_what_is_published_the_other_is_told_and_answers_and_the_agreement_follows()
    {
        var (one, other) = (await portal.CreateMunicipality("Opentown"), await portal.CreateMunicipality("Closeville", Side.South));
        var partnership = await portal.CreatePartnership([one, other], publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content("Twinning of the open"));
        var (officer, partner) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        var url = $"/partnerships/{partnership.Id}";
        portal.Clock.Advance(TimeSpan.FromHours(1));

        var form = await partner.Page($"{url}/publication");
        Assert.Equal("At present everyone sees this partnership and its signed agreements.", form.One(".lead").TextContent.Trim());
        Assert.Equal($"/agreements/{agreement.Id}?as=public", form.One("main ul li a").GetAttribute("href"));
        var said = await (await form.Post($"{url}/publication", ("Publication", "Existence"), ("Word", "The council first"))).Follow();

        Assert.Equal("Saved. The other parties see what you said.", said.Message);
        Assert.Equal(Publication.Existence, (await portal.ReadPartnership(partnership.Id)).PartyOf(other.Id).Publication);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page($"/agreements/{agreement.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.Anonymous().Page(url)).Status);
        Assert.Contains("An officer of Closeville said how far everyone may see the partnership “The council first”", said.Text, StringComparison.Ordinal);
        Assert.Contains("Everyone may see: that it exists, and the signed agreements, now that it exists", said.Text, StringComparison.Ordinal);

        var work = await officer.Page("/north");
        Assert.Contains("Everyone sees less: partnership with Closeville (Mozambique)", work.Text, StringComparison.Ordinal);
        Assert.Contains("said by Closeville, today", work.Text, StringComparison.Ordinal);
        Assert.Contains($"{url}/publication", work.Document.QuerySelectorAll(".todo a").Select(link => link.GetAttribute("href")));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        var answer = await officer.Page($"{url}/publication");
        Assert.Contains("The least open party decides: Closeville.", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Agreement", answer.Value("Publication"));
        await answer.Post($"{url}/publication");

        Assert.DoesNotContain("Everyone sees less", (await officer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.PartnershipPublicationSaid && entry.RecordId == partnership.Id)));
    }

    [Fact]
    public async Task An_officer_objects_to_an_imported_record_before_the_answer_and_takes_the_objection_back()
    {
        var (one, other) = (await portal.CreateMunicipality("Importburg"), await portal.CreateMunicipality("Otherside", Side.South));
        var partnership = await portal.ImportPartnership(one, other);
        var url = $"/partnerships/{partnership.Id}";
        var (officer, partner) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)));
        const string CanBeSeen = "It can be seen by everyone until a party objects.";
        var unanswered = await officer.Page($"{url}/answer");
        Assert.Equal($"{url}/publication", unanswered.One("main p a[href$='publication']").GetAttribute("href"));
        Assert.Contains(CanBeSeen, unanswered.Text, StringComparison.Ordinal);

        var form = await officer.Page($"{url}/publication");
        Assert.Equal(2, form.Text.Split("has said nothing yet: an imported record can be seen until a party objects").Length - 1);
        await form.Post($"{url}/publication", ("Publication", "Nothing"));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page(url)).Status);
        Assert.Contains("Everyone sees less: partnership with Importburg (Belgium)", (await partner.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Equal(PartyAnswer.None, (await portal.ReadPartnership(partnership.Id)).PartyOf(one.Id).Answer);
        var hidden = await officer.Page($"{url}/publication");
        Assert.Contains("its address answers that there is no such page", hidden.Text, StringComparison.Ordinal);
        Assert.Null(hidden.Document.QuerySelector("a[href$='as=public']"));
        foreach (var reader in new[] { officer, partner })
        {
            var answer = await reader.Page($"{url}/answer");
            Assert.Contains("At present nobody sees this partnership but its parties", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(CanBeSeen, answer.Text, StringComparison.Ordinal);
        }

        await hidden.Post($"{url}/publication", ("Publication", "Existence"));
        Assert.Equal(HttpStatusCode.OK, (await portal.Anonymous().Page(url)).Status);
        Assert.DoesNotContain("Everyone sees less", (await partner.Page("/south")).Text, StringComparison.Ordinal);
        Assert.Contains(CanBeSeen, (await officer.Page($"{url}/answer")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Choose what everyone may see", "The text may have 500 characters; it has 1 too many")]
    [InlineData("fr", "Choisissez ce que tout le monde peut voir", "Le texte peut compter 500 caractères ; il en a 1 de trop")]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(string language, string missing, string tooLong)
    {
        var partnership = await portal.CreatePartnership(publication: Publication.Existence);
        var officer = await portal.SignIn(await portal.CreateUser(await Opener(partnership)));
        var url = $"/partnerships/{partnership.Id}/publication";
        var word = new string('x', 501);

        var answer = await (await officer.Page($"{url}?lang={language}")).Post(url, ("Publication", null), ("Word", word));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal([missing, tooLong], answer.Errors);
        Assert.Equal(word, answer.Value("Word")!.Trim());
        Assert.Equal(Publication.Existence, (await portal.ReadPartnership(partnership.Id)).Parties.First().Publication);
    }

    [Fact]
    public async Task A_party_looks_at_its_own_records_as_everyone_sees_them()
    {
        // Its own name is the later one, which a party reads first and nobody else.
        var towns = new[] { await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South) }.OrderByDescending(town => town.SortName).ToArray();
        var partnership = await portal.CreatePartnership(towns, publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        var officer = await portal.SignIn(await portal.CreateUser(await Opener(partnership)));

        foreach (var url in new[] { $"/partnerships/{partnership.Id}", $"/agreements/{agreement.Id}" })
        {
            var (own, seen, everyone) = (await officer.Page(url), await officer.Page($"{url}?as=public"), await portal.Anonymous().Page(url));

            Assert.NotNull(own.Document.QuerySelector("ol.time"));
            Assert.Contains("This is the page as everyone sees it.", seen.Text, StringComparison.Ordinal);
            Assert.Equal(everyone.Text, seen.Text.Replace("This is the page as everyone sees it.Back to what you see ", "", StringComparison.Ordinal));
            Assert.DoesNotContain("as everyone sees it", (await portal.Anonymous().Page($"{url}?as=public")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_language_of_the_text_or_of_the_portal_stays_the_page_as_everyone_sees_it()
    {
        var partnership = await portal.CreatePartnership(publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content() with
        {
            Texts = [.. PortalFixture.Content().Texts, new AgreementText { Language = "fr", IsAuthentic = false, Title = "Accord de jumelage", Purpose = "Un lien durable" }],
        });
        var officer = await portal.SignIn(await portal.CreateUser(await Opener(partnership)));
        var url = $"/agreements/{agreement.Id}";
        var seen = await officer.Page($"{url}?as=public");

        var links = seen.Document.QuerySelectorAll("#text + p a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            var page = await officer.Page(link);
            Assert.Contains("This is the page as everyone sees it.", page.Text, StringComparison.Ordinal);
            Assert.Contains("Un lien durable", page.Text, StringComparison.Ordinal);
        }

        // On the page itself, nothing is a preview.
        Assert.All((await officer.Page(url)).Document.QuerySelectorAll("#text + p a"), link => Assert.DoesNotContain("as=public", link.GetAttribute("href"), StringComparison.Ordinal));
        foreach (var record in new[] { url, $"/partnerships/{partnership.Id}" })
        {
            var french = await officer.Page((await officer.Page($"{record}?as=public")).One("header a[hreflang=fr]").GetAttribute("href")!);
            Assert.Contains("Voici la page telle que tout le monde la voit.", (french.Location is null ? french : await french.Follow()).Text, StringComparison.Ordinal);
            await officer.Page($"{record}?lang=en");
        }
    }

    [Fact]
    public async Task Who_reads_the_partnership_without_writing_for_a_party_does_not_say_how_far()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var association = await portal.CreateAssociation(null, one);
        var partnership = await portal.CreatePartnership([one, other], publication: Publication.Existence);
        var url = $"/partnerships/{partnership.Id}";
        var (mayor, staff, stranger) = (await portal.SignIn(await portal.CreateUser(one, UserRole.MayorsOffice)), await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality())));

        Assert.All(await Task.WhenAll(new[] { mayor, staff, stranger }.Select(client => client.Page($"{url}/publication"))), page => Assert.Equal(HttpStatusCode.Forbidden, page.Status));
        Assert.Contains("Everyone may see", (await mayor.Page(url)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Everyone may see", (await staff.Page(url)).One(".towns").TextContent, StringComparison.Ordinal);
        Assert.Empty((await mayor.Page(url)).Document.QuerySelectorAll("a[href$='/publication']"));
    }

    private Task<Organisation> Opener(Partnership partnership) => portal.InDatabase(async db => (await db.Organisations.FindAsync(partnership.Parties.First().OrganisationId))!);
}
