using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Migrations;

public sealed class TableRowsTests
{
    [Fact]
    public async Task What_a_test_class_wrote_changed_and_deleted_on_a_shared_database_is_undone()
    {
        await using var portal = PortalFixture.On(TemplateDatabase.Copy());
        var rows = await portal.InDatabase(db => Task.FromResult(TableRows.Of(db)));
        await Run(portal, rows.Keep);
        var before = await Counted(portal);

        await portal.CreatePartnership([await portal.CreateMunicipality("Newtown"), await portal.CreateMunicipality("Othertown")]);
        await portal.InDatabase(async db =>
        {
            await db.Agreements.Where(agreement => agreement.EarlierId == null && !agreement.Later.Any()).ExecuteDeleteAsync();
            await db.Users.ExecuteUpdateAsync(user => user.SetProperty(row => row.IsDemo, false));
        });
        Assert.NotEqual(before, await Counted(portal));
        await Run(portal, rows.Restore);

        Assert.Equal(before, await Counted(portal));
    }

    private static Task Run(PortalFixture portal, IReadOnlyList<string> statements) => portal.InDatabase(async db =>
    {
        await db.Database.OpenConnectionAsync();
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    });

    private static Task<string> Counted(PortalFixture portal) => portal.InDatabase(async db => string.Join(
        ' ',
        await db.Municipalities.CountAsync(),
        await db.Partnerships.CountAsync(),
        await db.Agreements.CountAsync(),
        await db.Users.CountAsync(user => user.IsDemo),
        await db.AuditEntries.CountAsync()));
}
