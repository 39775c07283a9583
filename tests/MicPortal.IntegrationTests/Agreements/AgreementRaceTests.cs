using System.Net;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

/// <summary>A colleague deletes or proposes a draft between two queries of one page.</summary>
public sealed class AgreementRaceTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <param name="before">Stands in the query before which it happens.</param>
    [Theory]
    [InlineData("\"AgreementDecisions\"", true)]
    [InlineData("\"AgreementContributions\"", true)]
    [InlineData("\"AgreementContributions\"", false)]
    public async Task Its_own_page_is_not_found_then(string before, bool deleted)
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var officer = await towns.Officer(towns.One);
        portal.Commands.Before(before, () => Change(draft, deleted));

        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/agreements/{draft.Id}")).Status);

        Assert.Equal(deleted ? HttpStatusCode.NotFound : HttpStatusCode.OK, (await officer.Page($"/agreements/{draft.Id}")).Status);
    }

    [Fact]
    public async Task The_partnerships_page_leaves_it_out()
    {
        var towns = await TwoTowns.Of(portal);
        var (draft, other) = (await towns.Agreement(AgreementStatus.Draft), await towns.Agreement(AgreementStatus.Draft));
        var officer = await towns.Officer(towns.One);
        portal.Commands.Before("\"AgreementVersionTexts\"", () => Change(draft, deleted: true));

        var page = await officer.Page($"/partnerships/{towns.Partnership.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([$"/agreements/{other.Id}"], page.Document.QuerySelectorAll("table th a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_workspace_leaves_it_out()
    {
        var towns = await TwoTowns.Of(portal);
        var (draft, other) = (await towns.Agreement(AgreementStatus.Draft), await towns.Agreement(AgreementStatus.Draft));
        var officer = await towns.Officer(towns.One);
        portal.Commands.Before("\"SortName\"", () => Change(draft, deleted: true));

        var page = await officer.Page("/north");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal([$"/agreements/{other.Id}/edit"], page.Document.QuerySelectorAll(".todo li > div:first-child > a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task For_an_act_it_is_a_conflict()
    {
        var towns = await TwoTowns.Of(portal);
        var draft = await towns.Agreement(AgreementStatus.Draft);
        var user = await portal.CreateUser(towns.One);
        await using var scope = portal.Services.CreateAsyncScope();
        portal.Commands.Before("\"AgreementSignatures\"", () => Change(draft, deleted: false));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            scope.ServiceProvider.GetRequiredService<AgreementService>().Load(draft.Id, new Actor(user.Id, user.Role, user.OrganisationId), CancellationToken.None));
    }

    private Task Change(Agreement draft, bool deleted) => portal.InDatabase(async db =>
    {
        var record = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).AsSplitQuery().SingleAsync(one => one.Id == draft.Id);
        var officer = new Actor(null, UserRole.Officer, record.DraftingOrganisationId);
        if (deleted)
        {
            record.Delete(officer, portal.Now);
            db.Remove(record);
        }
        else
        {
            record.Propose(officer, portal.Now);
        }

        await db.SaveChangesAsync();
    });
}
