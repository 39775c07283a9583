using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class MunicipalitySideTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_sets_another_side_with_a_reason_and_its_officers_work_there_at_once()
    {
        var town = await portal.CreateMunicipality("Sidetown");
        var officer = await portal.SignIn(await portal.CreateUser(town));
        Assert.Equal("/north", (await officer.Page("/my-work")).Location);
        var client = await portal.SignIn(await portal.CreateAdministrator());
        var url = $"/municipalities/{town.Id}/side";

        Assert.Equal(url, (await client.Page($"/municipalities/{town.Id}")).One("p > a.button").GetAttribute("href"));
        var form = await client.Page(url);
        Assert.Contains("Belgium", form.Text, StringComparison.Ordinal);
        Assert.Equal(["Choose what it shall count as", "Enter the reason"], (await form.Post(url)).Errors);
        var same = await form.Post(url, ("Side", nameof(Side.North)), ("Reason", "As before"));
        Assert.Equal(["It counts as that already"], same.Errors);
        Assert.Equal("As before", same.Value("Reason"));
        var done = await (await form.Post(url, ("Side", nameof(Side.South)), ("Reason", "An overseas territory"))).Follow();

        Assert.Equal("The change is saved. It holds from now on.", done.Message);
        Assert.Equal("/south", (await officer.Page("/my-work")).Location);
        Assert.Equal("An overseas territory", await portal.InDatabase(db =>
            db.AuditEntries.Where(entry => entry.Act == ActName.MunicipalitySideSet && entry.RecordId == town.Id).Select(entry => entry.Word).SingleAsync()));
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        var town = await portal.CreateMunicipality();
        var officer = await portal.SignIn(await portal.CreateUser(town));

        Assert.Equal(HttpStatusCode.Forbidden, (await officer.Page($"/municipalities/{town.Id}/side")).Status);
        Assert.DoesNotContain("/side", (await officer.Page($"/municipalities/{town.Id}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(await portal.CreateAdministrator())).Page("/municipalities/99999999/side")).Status);
    }
}
