using MicPortal.Application.Data;
using MicPortal.Application.Documents;
using MicPortal.Application.History;
using MicPortal.Application.Identity;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>
/// What the newsletter tells of Reggio Emilia, Pemba, Kragujevac, Polokwane, Herent and Nimlahakok, as records of the
/// portal with dates relative to now. What it does not tell is plainly marked as a demo text. Made once: what is there
/// already is left as it is.
/// </summary>
public sealed class DemoData(MicPortalDbContext db, UserManager<PortalUser> users, DocumentStore documents)
{
    private const string Name = "demo data";

    /// <summary>
    /// Costs one query where they are there. A later program adds nothing to them: people may have merged, ended or
    /// left since what it would build on. Where making them was cut off, it is completed.
    /// </summary>
    /// <param name="now">UTC.</param>
    public async Task CreateOnceAsync(DateTime now, CancellationToken cancel = default)
    {
        if (await db.ReferenceDataLoads.AnyAsync(load => load.Name == Name, cancel))
        {
            return;
        }

        await CreateAsync(now, cancel);
        db.Add(new ReferenceDataLoad { Name = Name, Fingerprint = typeof(DemoData).Module.ModuleVersionId.ToString("N"), CompletedAt = now });
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <param name="now">UTC.</param>
    public async Task CreateAsync(DateTime now, CancellationToken cancel = default)
    {
        var organisations = new DemoOrganisations(db);
        await organisations.CompleteTowns(now, cancel);
        await organisations.CreateAssociations(now, cancel);
        db.ChangeTracker.Clear();
        var byName = await organisations.ByName(cancel);
        await CreateUsers(byName, now, cancel);
        var actors = await db.Users.Where(user => user.IsDemo).ToDictionaryAsync(
            user => user.Email!,
            user => new Actor(user.Id, user.Role, user.OrganisationId, (byName.Values.SingleOrDefault(organisation => organisation.Id == user.OrganisationId) as Municipality)?.Side),
            cancel);
        await new DemoOutreach(db, byName, actors, now, cancel).Create();
        await new DemoPriorities(db, byName, actors, now, cancel).Create();
        await new DemoPartnerships(db, documents, byName, actors, now, cancel).Create();
        db.ChangeTracker.Clear();
        await new DemoMandates(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoProjects(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoNeeds(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoStrategies(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoVisits(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoStakeholders(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoWorkingGroups(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoProjects(db, byName, actors, now).ReviseWorkingGroups(cancel);
        db.ChangeTracker.Clear();
        await new DemoFollowingUp(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoVouching(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoMerger(db, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoDuplicate(db, byName, actors, now).Create(cancel);
        db.ChangeTracker.Clear();
        await new DemoSplit(db, byName, now).Create(cancel);
        db.ChangeTracker.Clear();
    }

    private async Task CreateUsers(IReadOnlyDictionary<string, Organisation> organisations, DateTime now, CancellationToken cancel)
    {
        var made = now.AddMonths(-23);
        foreach (var account in DemoAccounts.All)
        {
            if (await users.FindByEmailAsync(account.Email) is not null)
            {
                continue;
            }

            var user = new PortalUser
            {
                UserName = account.Email,
                Email = account.Email,
                EmailConfirmed = true,
                Role = account.Role,
                OrganisationId = account.Organisation is { } organisation ? organisations[organisation].Id : null,
                Post = account.Post,
                OfficeFrom = account.OfficeEndedDaysAgo is null ? null : PartialDate.FromYear(now.Year - 6),
                OfficeUntil = account.OfficeEndedDaysAgo is { } days ? PartialDate.From(DateOnly.FromDateTime(now.AddDays(-days))) : null,
                CreatedAt = made,
                IsDemo = true,
            };
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var result = await users.CreateAsync(user, DemoAccounts.Password);
            if (!result.Succeeded)
            {
                throw new InvalidOperationException($"{account.Email}: {string.Join(' ', result.Errors.Select(error => error.Description))}");
            }

            db.Add(new AuditEntry { At = made, Act = ActName.UserCreated, RecordKind = "User", RecordId = user.Id, Role = Actor.Portal.Role });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
    }
}
