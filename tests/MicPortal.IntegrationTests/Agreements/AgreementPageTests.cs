using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using MicPortal.Web.Resources;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementPageTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("")]
    [InlineData("/endorsements/new")]
    [InlineData("/edit")]
    [InlineData("/versions/1")]
    [InlineData("/changes?from=1&to=2")]
    public async Task A_page_takes_at_most_eight_commands(string path)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var officer = await towns.Officer(towns.One);
        await (await officer.Page($"/agreements/{agreement.Id}/edit")).Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Second version"));

        var commands = await portal.Commands.Of(async () => Assert.Equal(HttpStatusCode.OK, (await officer.Page($"/agreements/{agreement.Id}{path}")).Status));

        Assert.InRange(commands.Count, 1, 8);
    }

    [Fact]
    public async Task The_text_is_read_in_the_readers_language_and_two_side_by_side()
    {
        var towns = await TwoTowns.Of(portal);
        var content = PortalFixture.Content() with
        {
            Texts =
            [
                new AgreementText { Language = "pt", IsAuthentic = true, Title = "Geminação", Purpose = "Um laço" },
                new AgreementText { Language = "en", IsAuthentic = false, Title = "Twinning", Purpose = "A link" },
            ],
        };
        var agreement = await towns.Agreement(AgreementStatus.Proposed, content);
        var officer = await towns.Officer(towns.Other);

        var english = await officer.Page($"/agreements/{agreement.Id}");
        var both = await officer.Page($"/agreements/{agreement.Id}?text=pt&with=en");
        var french = await officer.Page($"/agreements/{agreement.Id}?lang=fr");

        Assert.Contains("A link", english.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Um laço", english.Text, StringComparison.Ordinal);
        Assert.Equal(2, both.Document.QuerySelectorAll(".twocolumn section").Length);
        Assert.Equal("pt", both.One(".twocolumn dd").GetAttribute("lang"));
        Assert.StartsWith("Geminação", french.Heading, StringComparison.Ordinal);
        Assert.Contains("La version 1 est en attente d’approbation", french.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_act_and_every_role_has_its_words_in_the_timeline(string language)
    {
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        System.Globalization.CultureInfo.CurrentUICulture = new(language);
        try
        {
            var texts = portal.Services.GetRequiredService<Texts>();
            Assert.All(Enum.GetNames<ActName>(), act => Assert.True(texts.Has($"Timeline.{act}"), act));
            Assert.All(Enum.GetNames<Domain.Access.UserRole>(), role => Assert.True(texts.Has($"Timeline.By.{role}"), role));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
