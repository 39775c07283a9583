using MicPortal.Application.Demo;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.ReferenceData;

/// <summary>A start over a database that has the demo data already.</summary>
public sealed class DemoDataAgainTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_there_costs_one_query()
    {
        // What the portal itself asks for as it starts is not counted, nor what it erases meanwhile.
        await Start();

        Assert.Single(await portal.Commands.Of(Start), command => !command.Contains("\"JoinRequests\"", StringComparison.Ordinal) && !command.Contains("\"VisitParticipants\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_changed_stays_also_after_an_upgrade_and_what_was_cut_off_is_completed()
    {
        var staff = await portal.InDatabase(db => db.Users.SingleAsync(user => user.Email == "staff@vvsg.example", cancel));
        var rounds = await Rounds(staff.OrganisationId);
        await portal.InDatabase(async db =>
        {
            await db.ReferenceDataLoads.Where(load => load.Name == "demo data").ExecuteUpdateAsync(load => load.SetProperty(made => made.Fingerprint, "of an earlier program"), cancel);
            await db.ConfirmationRounds.Where(round => round.AssociationId == staff.OrganisationId).ExecuteDeleteAsync(cancel);
        });

        await Start();
        Assert.Equal(0, await Rounds(staff.OrganisationId));

        await portal.InDatabase(db => db.ReferenceDataLoads.Where(load => load.Name == "demo data").ExecuteDeleteAsync(cancel));
        await Start();
        Assert.True(rounds > 0);
        Assert.Equal(rounds, await Rounds(staff.OrganisationId));
        Assert.Single(await portal.Commands.Of(Start));
    }

    private Task<int> Rounds(int? association) => portal.InDatabase(db => db.ConfirmationRounds.CountAsync(round => round.AssociationId == association, cancel));

    private async Task Start()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().CreateOnceAsync(portal.Now, cancel);
    }
}
