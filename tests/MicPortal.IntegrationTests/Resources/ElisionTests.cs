using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Resources;

public sealed class ElisionTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("Aalstdorp", "Personne d’Aalstdorp n’utilise encore le portail.")]
    [InlineData("Óbidosville", "Personne d’Óbidosville n’utilise encore le portail.")]
    [InlineData("Herentdorp", "Personne de Herentdorp n’utilise encore le portail.")]
    [InlineData("'s-Gravendorp", "Personne de 's-Gravendorp n’utilise encore le portail.")]
    public async Task French_elides_before_a_name_that_begins_with_a_vowel(string name, string said)
    {
        var town = await portal.CreateMunicipality(name);

        Assert.Contains(said, (await portal.Anonymous().Page($"/municipalities/{town.Id}?lang=fr")).Text, StringComparison.Ordinal);
    }
}
