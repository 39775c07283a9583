using System.Globalization;
using System.Text.Json;
using MicPortal.Application.History;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Uploads;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MicPortal.Application.Data;

/// <summary>The acts of one save, each with what changed in its aggregate: the root and the rows that hang on it.</summary>
internal sealed class AuditTrail
{
    private readonly List<(AggregateRoot Root, Act Act, string? Changes)> acts = [];

    public bool HasNewRecords { get; private set; }

    /// <summary>A form was saved as it had been: its act is not one.</summary>
    public bool LeftUnchanged { get; private set; }

    public static AuditTrail Take(ChangeTracker tracker)
    {
        var trail = new AuditTrail();
        var entries = tracker.Entries().ToList();
        var changed = entries.Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).ToLookup(entry => RootOf(entry, entries));
        foreach (var entry in entries.Where(entry => entry.Entity is AggregateRoot))
        {
            var root = (AggregateRoot)entry.Entity;
            var taken = root.TakeActs();
            if (taken.Count == 0)
            {
                if (changed[root].Any() && !(entry.State == EntityState.Added && root is Organisation))
                {
                    throw new InvalidOperationException($"A change of {changed[root].First().Metadata.ClrType.Name} without a recorded act.");
                }

                continue;
            }

            if (!changed[root].Any() && taken.All(act => act.SaysOfChange))
            {
                trail.LeftUnchanged = true;
                continue;
            }

            trail.HasNewRecords |= entry.State == EntityState.Added;
            trail.acts.AddRange(taken.Select((act, index) => (root, act, index == 0 && entry.State != EntityState.Added ? Changes(changed[root]) : null)));
            if (!taken.All(act => act.Commutes))
            {
                entry.Property(nameof(AggregateRoot.ConcurrencyToken)).CurrentValue = Guid.NewGuid();
            }
        }

        return trail;
    }

    public IEnumerable<AuditEntry> Entries() => acts.Select(item => new AuditEntry
    {
        At = item.Act.At,
        Act = item.Act.Name,
        RecordKind = item.Root.GetType().Name,
        RecordId = item.Root.Id,
        PartnershipId = item.Root switch
        {
            // Another name of a town is not the partnership's history.
            Partnership when item.Act.Name == ActName.PartnershipPartyRenamed => null,
            Partnership partnership => partnership.Id,
            // A draft is its drafting organisation's alone: it does not stand in the common history.
            Agreement { Status: not AgreementStatus.Draft } agreement => agreement.PartnershipId,
            Project project => project.PartnershipId,
            Visit visit => visit.PartnershipId,
            Strategy strategy => strategy.PartnershipId,
            StakeholderRole role => role.PartnershipId,
            WorkingGroup group => group.PartnershipId,
            Need need => need.PartnershipId,
            _ => null,
        },
        UserId = item.Act.By.UserId,
        Role = item.Act.By.Role,
        OrganisationId = item.Act.By.OrganisationId,
        MandateId = item.Act.By.MandateId,
        Version = item.Act.Version,
        Word = item.Act.Word,
        Changes = item.Changes,
    });

    /// <summary>The root that a row hangs on, by the foreign keys that delete it with its parent; null for rows outside any aggregate.</summary>
    private static AggregateRoot? RootOf(EntityEntry entry, IReadOnlyList<EntityEntry> entries)
    {
        if (entry.Entity is AggregateRoot root)
        {
            return root;
        }

        foreach (var key in entry.Metadata.GetForeignKeys().Where(key => key.DeleteBehavior == DeleteBehavior.Cascade && key.PrincipalEntityType.ClrType.Namespace == entry.Metadata.ClrType.Namespace))
        {
            var value = key.Properties.Select(property => entry.State == EntityState.Deleted ? entry.Property(property).OriginalValue : entry.Property(property).CurrentValue).ToList();
            var parent = entries.FirstOrDefault(other => key.PrincipalEntityType.ClrType.IsInstanceOfType(other.Entity)
                && key.PrincipalKey.Properties.Select(property => other.Property(property).CurrentValue).SequenceEqual(value));
            if (parent is not null)
            {
                return RootOf(parent, entries);
            }
        }

        return null;
    }

    /// <summary>What it says, the acts on the memberships and partnerships say that came of the row.</summary>
    private static bool IsOutcome(PropertyEntry property) => property.Metadata.DeclaringType.ClrType == typeof(UploadRow) && property.Metadata.Name == nameof(UploadRow.Outcome);

    /// <summary>Between two municipalities alone, and in their own words.</summary>
    private static bool IsLetter(PropertyEntry property) => property.Metadata.DeclaringType.ClrType == typeof(ContactRequest) && property.Metadata.Name is nameof(ContactRequest.Text) or nameof(ContactRequest.Answer);

    /// <summary>A plan is compared whole with the one before it, from the versions themselves.</summary>
    private static bool IsPlan(PropertyEntry property) => property.Metadata.ClrType == typeof(ProjectPlan) || property.Metadata.ClrType == typeof(VisitPlan) || property.Metadata.ClrType == typeof(StrategyPlan);

    /// <summary>A person's, which is erased from its own column in time.</summary>
    private static bool IsPersonal(PropertyEntry property) => property.Metadata.DeclaringType.ClrType == typeof(VisitParticipant) && property.Metadata.Name == nameof(VisitParticipant.Name);

    private static string? Changes(IEnumerable<EntityEntry> entries)
    {
        var added = 0;
        var values = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            // Rows of a kind are told apart by their id, new ones by their order.
            var name = entry.Entity is AggregateRoot ? entry.Metadata.ClrType.Name
                : $"{entry.Metadata.ClrType.Name} {(entry.State == EntityState.Added ? $"new {++added}" : string.Join(' ', entry.Metadata.FindPrimaryKey()!.Properties.Select(key => entry.Property(key).CurrentValue)))}";
            var goes = entry is { State: EntityState.Modified, Entity: IGone { IsGone: true } } && entry.OriginalValues.ToObject() is IGone { IsGone: false };
            // A country's code is a value that people read; the other keys are ids.
            foreach (var property in entry.Properties.Where(property => !property.Metadata.IsKey() && (!property.Metadata.IsForeignKey() || property.Metadata.ClrType == typeof(string)) && property.Metadata.Name != nameof(AggregateRoot.ConcurrencyToken) && !IsLetter(property) && !IsOutcome(property) && !IsPlan(property) && !IsPersonal(property)))
            {
                var before = entry.State == EntityState.Added ? null : Text(property.OriginalValue);
                var after = entry.State == EntityState.Deleted || (goes && !property.IsModified) ? null : Text(property.CurrentValue);
                if (before != after)
                {
                    values[$"{name}.{property.Metadata.Name}"] = [before, after];
                }
            }
        }

        return values.Count == 0 ? null : JsonSerializer.Serialize(values);
    }

    private static string? Text(object? value)
    {
        var text = value switch
        {
            IEnumerable<string> codes => string.Join(',', codes),
            PartialDate date => Convert.ToString(date.Value, CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        return text?.Length > AuditEntry.ValueLimit ? text[..AuditEntry.ValueLimit] : text;
    }
}
