using System.Data.Common;
using System.Net;
using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Visits;
using MicPortal.TestSupport;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Forms;

/// <summary>Another saves after the portal has read a record, and before it has saved a form about it.</summary>
public sealed class SameMomentTests(SameMomentTests.Portal portal) : IClassFixture<SameMomentTests.Portal>
{
    [Fact]
    public async Task What_another_saves_in_the_same_moment_stands_beside_the_form()
    {
        var (town, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South));
        var partnership = await portal.CreatePartnership([town, other]);
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: -30));
        await portal.Change(visit, (one, at) => one.Report(Said("First"), PortalFixture.OfficerOf(town), at));
        var url = $"/visits/{visit.Id}/reports";
        var form = await (await portal.SignIn(await portal.CreateUser(town))).Page($"{url}/new");
        portal.Moment.Meanwhile = () => portal.Change(visit, (one, at) => one.Report(Said("Of a colleague"), PortalFixture.OfficerOf(town), at.AddMinutes(1)));

        var told = await form.Post(url, ("Done", "Second"));

        Assert.Null(portal.Moment.Meanwhile);
        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Equal(["What was doneOf a colleagueSecond"], told.Document.QuerySelectorAll("table.list tbody tr").Select(row => row.TextContent));
        await told.Post(url);
        Assert.Equal("Second", (await portal.ReadVisit(visit.Id)).Reports.Single().Done);
    }

    private static ReportContent Said(string done) => new("en", done, "They listen", null, new VisitCount { All = 4 });

    public sealed class Portal : PortalFixture
    {
        internal Moment Moment { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<MicPortalDbContext>(options => options.AddInterceptors(Moment)));
        }
    }

    /// <summary>Between what is read of a visit and what is written.</summary>
    internal sealed class Moment : DbTransactionInterceptor
    {
        /// <summary>Happens once.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Meanwhile is { } act && eventData.Context!.ChangeTracker.Entries<Visit>().Any())
            {
                Meanwhile = null;
                await act();
            }

            return result;
        }
    }
}
