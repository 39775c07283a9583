using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementSignatureTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_party_signs_on_its_own_date_and_the_last_signature_begins_the_partnership()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed, PortalFixture.Content());
        Assert.Equal(PartnershipStage.Exploring, (await portal.ReadPartnership(towns.Partnership.Id)).Stage);

        var one = await Sign(await towns.Officer(towns.One), agreement, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"), ("Date.Month", "11"), ("Place", "Alphaville"));
        Assert.Contains("Alphaville signed in November 2026. Still to sign: Betatown.", (await one.Follow()).Text, StringComparison.Ordinal);
        Assert.Equal(PartnershipStage.Exploring, (await portal.ReadPartnership(towns.Partnership.Id)).Stage);
        var other = await Sign(await towns.MayorsOffice(towns.Other), agreement, ("SignatoryTitle", "Presidente"), ("Date.Day", "24"), ("Date.Month", "11"), ("Date.Year", "2026"));

        Assert.Contains("In force since November 2026.", (await other.Follow()).Text, StringComparison.Ordinal);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Signed, portal.Now), (stored.Status, stored.InForceAt!.Value));
        Assert.Equal([20261100, 20261124], stored.Parties.Select(party => party.Signature!.Date.Value).Order());
        var partnership = await portal.ReadPartnership(towns.Partnership.Id);
        Assert.Equal((PartnershipStage.Active, portal.Now), (partnership.Stage, partnership.BegunAt!.Value));
    }

    [Theory]
    [InlineData("", "", "Enter the post of the person who signed", "Enter a date; the day, or the day and the month, may stay empty")]
    [InlineData("Mayor", "2027", "The signature cannot lie in the future", null)]
    [InlineData("Mayor", "2025", "The signature cannot lie before the decision of your organisation", null)]
    [InlineData("Mayor", "19xx", "Enter a real date between 1800 and 2200; the day, or the day and the month, may stay empty", null)]
    public async Task What_is_wrong_with_a_signature_is_said_at_its_field(string title, string year, string message, string? another)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);

        var answer = await Sign(await towns.Officer(towns.One), agreement, ("SignatoryTitle", title), ("Date.Year", year), ("Place", "Alphaville"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(another is null ? [message] : [message, another], answer.Errors);
        Assert.Equal((year, "Alphaville"), (answer.Value("Date.Year"), answer.Value("Place")));
        Assert.All((await portal.ReadAgreement(agreement.Id)).Parties, party => Assert.Null(party.Signature));
    }

    [Fact]
    public async Task Nobody_signs_before_all_have_endorsed_and_the_page_says_so()
    {
        var towns = await TwoTowns.Of(portal);
        var (endorsed, proposed) = (await towns.Agreement(AgreementStatus.Endorsed), await towns.Agreement(AgreementStatus.Proposed));
        var officer = await towns.Officer(towns.One);
        var form = await officer.Page($"/agreements/{endorsed.Id}/signatures/new");
        List<(string, string)> fields = [.. form.Fields($"/agreements/{endorsed.Id}/signatures").Where(field => field.Name is not ("SignatoryTitle" or "Date.Year")), ("SignatoryTitle", "Mayor"), ("Date.Year", "2026")];

        var before = await form.Send($"/agreements/{proposed.Id}/signatures", fields);
        await (await (await towns.MayorsOffice(towns.One)).Page($"/agreements/{proposed.Id}/endorsements/new")).Post($"/agreements/{proposed.Id}/endorsements");
        var alone = await form.Send($"/agreements/{proposed.Id}/signatures", fields);

        Assert.Equal(["Your organisation signs after it has approved this version"], before.Errors);
        Assert.Equal(["It can be signed once all parties have approved this version"], alone.Errors);
        Assert.Equal((HttpStatusCode.BadRequest, "Mayor"), (alone.Status, alone.Value("SignatoryTitle")));
        Assert.Equal($"/agreements/{proposed.Id}", (await officer.Page($"/agreements/{proposed.Id}/signatures/new")).Location);
    }

    [Fact]
    public async Task From_the_first_signature_on_the_text_is_frozen()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var officer = await towns.Officer(towns.Other);
        var url = $"/agreements/{agreement.Id}/edit";
        var edit = await officer.Page(url);
        await Sign(await towns.Officer(towns.One), agreement, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));

        var answer = await edit.Post(url, ("Texts[0].Title", "Too late"));

        Assert.Equal((HttpStatusCode.BadRequest, "Too late"), (answer.Status, answer.Value("Texts[0].Title")));
        Assert.Equal(["A party has signed, or confirmed: the text can no longer be changed"], answer.Errors);
        Assert.Equal($"/agreements/{agreement.Id}", (await officer.Page(url)).Location);
    }

    [Fact]
    public async Task With_three_parties_it_takes_effect_from_as_many_signatures_as_agreed()
    {
        var (one, two, three) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, two, three], begun: false);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Endorsed, PortalFixture.Content() with { SignaturesToTakeEffect = 2 });

        foreach (var town in new[] { one, three })
        {
            await Sign(await portal.SignIn(await portal.CreateUser(town)), agreement, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));
        }

        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Signed, portal.Now), (stored.Status, stored.InForceAt!.Value));
        Assert.Equal(PartnershipStage.Active, (await portal.ReadPartnership(partnership.Id)).Stage);
    }

    [Fact]
    public async Task Who_has_not_signed_what_is_in_force_is_still_led_to_its_signature()
    {
        var (one, two, three) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality("Lastville"));
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([one, two, three]), AgreementStatus.Endorsed, PortalFixture.Content() with { SignaturesToTakeEffect = 2 });
        var client = await portal.SignIn(await portal.CreateUser(three));
        foreach (var town in new[] { one, two })
        {
            await Sign(await portal.SignIn(await portal.CreateUser(town)), agreement, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));
        }

        var page = await client.Page($"/agreements/{agreement.Id}");

        Assert.Contains("In force since 2026. The parties review it next in 2028. Still to sign: Lastville.", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}/signatures/new", page.One(".next a.button").GetAttribute("href"));
        await Sign(client, agreement, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));
        Assert.Null((await client.Page($"/agreements/{agreement.Id}")).Document.QuerySelector(".next a"));
    }

    [Fact]
    public async Task A_form_that_was_opened_on_an_older_version_signs_nothing()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var url = $"/agreements/{agreement.Id}/signatures";
        var form = await (await towns.Officer(towns.One)).Page($"{url}/new");
        var edit = await (await towns.Officer(towns.Other)).Page($"/agreements/{agreement.Id}/edit");
        await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Revised"));
        foreach (var town in new[] { towns.One, towns.Other })
        {
            await (await (await towns.MayorsOffice(town)).Page($"/agreements/{agreement.Id}/endorsements/new")).Post($"/agreements/{agreement.Id}/endorsements");
        }

        var answer = await form.Post(url, ("SignatoryTitle", "Mayor"), ("Date.Year", "2026"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Version 1 has been replaced: read version 2 first"], answer.Errors);
        Assert.Equal("Read version 2", answer.One("main a.button").TextContent);
        Assert.False((await portal.ReadAgreement(agreement.Id)).HasSignature);
    }

    private static async Task<PortalPage> Sign(HttpClient client, Agreement agreement, params (string, string?)[] fields) =>
        await (await client.Page($"/agreements/{agreement.Id}/signatures/new")).Post($"/agreements/{agreement.Id}/signatures", fields);
}
