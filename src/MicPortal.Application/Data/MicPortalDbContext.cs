using MicPortal.Application.History;
using MicPortal.Application.Identity;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Countries;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.ReferenceData;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Uploads;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MicPortal.Application.Data;

public sealed class MicPortalDbContext : IdentityUserContext<PortalUser, int>, IDataProtectionKeyContext
{
    public MicPortalDbContext(DbContextOptions<MicPortalDbContext> options)
        : base(options)
    {
        // A row that passes from one record to another is looked at in both before anything is deleted: else it is an orphan for a moment,
        // where the one that it leaves is looked at first, and what hangs on it is deleted for good.
        ChangeTracker.DeleteOrphansTiming = CascadeTiming.OnSaveChanges;
        ChangeTracker.CascadeDeleteTiming = CascadeTiming.OnSaveChanges;
    }

    public DbSet<Country> Countries => Set<Country>();

    public DbSet<Sector> Sectors => Set<Sector>();

    public DbSet<DevelopmentGoal> DevelopmentGoals => Set<DevelopmentGoal>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Municipality> Municipalities => Set<Municipality>();

    public DbSet<Association> Associations => Set<Association>();

    public DbSet<MunicipalityDifference> MunicipalityDifferences => Set<MunicipalityDifference>();

    public DbSet<SplitSuccessor> SplitSuccessors => Set<SplitSuccessor>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Mandate> Mandates => Set<Mandate>();

    public DbSet<ConfirmationRound> ConfirmationRounds => Set<ConfirmationRound>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();

    public DbSet<Position> Positions => Set<Position>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<Priority> Priorities => Set<Priority>();

    public DbSet<ContactRequest> ContactRequests => Set<ContactRequest>();

    public DbSet<SisterLink> SisterLinks => Set<SisterLink>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<PartnershipDifference> PartnershipDifferences => Set<PartnershipDifference>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<Strategy> Strategies => Set<Strategy>();

    public DbSet<Need> Needs => Set<Need>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Stakeholder> Stakeholders => Set<Stakeholder>();

    public DbSet<StakeholderRole> StakeholderRoles => Set<StakeholderRole>();

    public DbSet<WorkingGroup> WorkingGroups => Set<WorkingGroup>();

    public DbSet<JoinRequest> JoinRequests => Set<JoinRequest>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<PortalSession> Sessions => Set<PortalSession>();

    public DbSet<SubmittedForm> SubmittedForms => Set<SubmittedForm>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    public DbSet<ReferenceDataLoad> ReferenceDataLoads => Set<ReferenceDataLoad>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>A form was saved as it had been, since the request began.</summary>
    public bool LeftUnchanged { get; private set; }

    /// <summary>Passkeys, so that design time and run time agree from the first migration.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>
    /// Saves the acts of the changed aggregates with them: an audit entry each, and a new concurrency token. A change
    /// of an aggregate without an act is a defect and throws. An aggregate that is new gets its id first; its entries
    /// follow in the same transaction.
    /// </summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.CascadeChanges();
        var trail = AuditTrail.Take(ChangeTracker);
        LeftUnchanged |= trail.LeftUnchanged;
        if (!trail.HasNewRecords)
        {
            AuditEntries.AddRange(trail.Entries());
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        AuditEntries.AddRange(trail.Entries());
        saved += await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return saved;
    }

    /// <summary>
    /// The record is saved only if it is still the one that was read. Said after the act: where nothing changed, there is
    /// nothing to conflict with.
    /// </summary>
    public void Expect(AggregateRoot record, Guid token)
    {
        if (record.Acts.Count > 0)
        {
            Entry(record).Property(nameof(AggregateRoot.ConcurrencyToken)).OriginalValue = token;
        }
    }

    /// <summary>Saves what is said once, such as that two records are two, unless it is said already, be it by another click in the same moment.</summary>
    public async Task AddUnlessSaid(object said, Func<Task<bool>> isSaid, CancellationToken cancel)
    {
        if (await isSaid())
        {
            return;
        }

        Add(said);
        await SaveUnlessDone(isSaid, cancel);
    }

    /// <summary>Saves what has its effect once, unless another click in the same moment was first and did it.</summary>
    public async Task SaveUnlessDone(Func<Task<bool>> isDone, CancellationToken cancel)
    {
        try
        {
            await SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            ChangeTracker.Clear();
            if (!await isDone())
            {
                throw;
            }
        }
    }

    /// <summary>Writing is asynchronous in the portal; one way through it means one place that keeps the trail.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        SaveChangesAsync(acceptAllChangesOnSuccess).GetAwaiter().GetResult();

    /// <summary>For a bulk load alone, which is one row of the audit trail as a whole: its loader writes that row.</summary>
    internal Task<int> SaveBulkLoadAsync(CancellationToken cancellationToken = default) => base.SaveChangesAsync(true, cancellationToken);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(MicPortalDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40).AreUnicode(false);
        builder.Properties<PartialDate>().HaveConversion<PartialDateConverter>();
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<IReadOnlyList<string>>().HaveConversion<CodesConverter, CodesComparer>().HaveMaxLength(400).AreUnicode(false);
    }

    private sealed class PartialDateConverter() : ValueConverter<PartialDate, int>(date => date.Value, value => PartialDate.FromValue(value));

    /// <summary>SQLite gives times back without their kind.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(time => time, time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private sealed class CodesConverter() : ValueConverter<IReadOnlyList<string>, string>(
        codes => string.Join(',', codes), text => text.Split(',', StringSplitOptions.RemoveEmptyEntries));

    private sealed class CodesComparer() : Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<string>>(
        (one, other) => (one ?? Array.Empty<string>()).SequenceEqual(other ?? Array.Empty<string>()),
        codes => string.Join(',', codes).GetHashCode(StringComparison.Ordinal));
}
