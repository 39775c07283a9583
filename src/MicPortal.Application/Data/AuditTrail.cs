using System.Globalization;
using System.Text.Json;
using MicPortal.Application.History;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace MicPortal.Application.Data;

/// <summary>
/// The acts of one save. An aggregate is its root's namespace of the domain: what changes in MicPortal.Domain.Agreements
/// belongs to the agreement that was loaded.
/// </summary>
internal sealed class AuditTrail
{
    private const int LongestValue = 300;

    private readonly List<(AggregateRoot Root, Act Act, string? Changes)> acts = [];

    public bool HasNewRecords { get; private set; }

    public static AuditTrail Take(ChangeTracker tracker)
    {
        var trail = new AuditTrail();
        var changed = tracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToLookup(entry => entry.Metadata.ClrType.Namespace ?? "");
        var acted = new HashSet<string>();
        foreach (var entry in tracker.Entries<AggregateRoot>().ToList())
        {
            var subject = entry.Metadata.ClrType.Namespace ?? "";
            foreach (var act in entry.Entity.TakeActs())
            {
                var isFirst = acted.Add(subject);
                trail.acts.Add((entry.Entity, act, isFirst && entry.State != EntityState.Added ? Changes(changed[subject]) : null));
                trail.HasNewRecords |= entry.State == EntityState.Added;
                entry.Property(nameof(AggregateRoot.ConcurrencyToken)).CurrentValue = Guid.NewGuid();
            }
        }

        if (changed.FirstOrDefault(group => IsOfAnAggregate(group.Key) && !acted.Contains(group.Key)) is { } silent)
        {
            throw new InvalidOperationException($"A change of {silent.First().Metadata.ClrType.Name} without a recorded act.");
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
            Partnership partnership => partnership.Id,
            // A draft is its drafting organisation's alone: it does not stand in the common history.
            Agreement { Status: not AgreementStatus.Draft } agreement => agreement.PartnershipId,
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

    private static bool IsOfAnAggregate(string subject) =>
        subject == typeof(Partnership).Namespace || subject == typeof(Agreement).Namespace;

    private static string? Changes(IEnumerable<EntityEntry> entries)
    {
        var values = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var property in entry.Properties.Where(property => !property.Metadata.IsKey() && !property.Metadata.IsForeignKey() && property.Metadata.Name != nameof(AggregateRoot.ConcurrencyToken)))
            {
                var before = entry.State == EntityState.Added ? null : Text(property.OriginalValue);
                var after = entry.State == EntityState.Deleted ? null : Text(property.CurrentValue);
                if (before != after)
                {
                    values[$"{entry.Metadata.ClrType.Name}.{property.Metadata.Name}"] = [before, after];
                }
            }
        }

        return values.Count == 0 ? null : JsonSerializer.Serialize(values);
    }

    private static string? Text(object? value)
    {
        var text = value is IEnumerable<string> codes ? string.Join(',', codes) : Convert.ToString(value, CultureInfo.InvariantCulture);
        return text?.Length > LongestValue ? text[..LongestValue] : text;
    }
}
