using MicPortal.Application.Data;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Uploads;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Uploads;

/// <summary>What an upload would do, and doing it: all its good rows at once, or none.</summary>
public sealed class UploadService(MicPortalDbContext db, UploadQueries uploads, CountryDirectory countries, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Upload> Store(int associationId, string fileName, IReadOnlyCollection<UploadRow> rows, Actor by, CancellationToken cancel)
    {
        var upload = Upload.Of(associationId, fileName, rows, by, Now);
        db.Add(upload);
        await db.SaveChangesAsync(cancel);
        return upload;
    }

    /// <summary>As things stand now.</summary>
    public async Task<UploadPlan> Plan(Upload upload, Actor actor, CancellationToken cancel)
    {
        var codes = upload.Rows.SelectMany(row => new[] { row.Country, row.PartnerCountry }).Distinct().ToDictionary(text => text, CodeOf);
        var names = upload.Rows.SelectMany(row => UploadPlace.Keys(row.Municipality).Concat(UploadPlace.Keys(row.Partner))).Where(name => name.Length > 0).Distinct().ToList();
        var places = await uploads.Places(names, [.. codes.Values.OfType<string>().Distinct()], cancel);
        var known = new UploadKnown(text => codes.GetValueOrDefault(text), places, new HashSet<int>(), new HashSet<int>(), new Dictionary<string, int>(), Now);

        // Which municipalities are meant says what there is to ask about them.
        var meant = UploadPlan.Of(upload.Rows, known);
        var members = await uploads.Members(upload.AssociationId, [.. meant.Rows.Select(row => row.Municipality?.Id).OfType<int>().Distinct()], cancel);
        var pairs = meant.Rows.Where(row => row is { Municipality: not null, Partner: not null }).Select(row => Partnership.PartySetOf([row.Municipality!.Id, row.Partner!.Id])).Distinct().ToList();
        var partnerships = await uploads.Partnerships(pairs, actor, cancel);
        var done = upload.ConfirmedAt is { } confirmed ? await uploads.DoneAt(upload.AssociationId, confirmed, cancel) : UploadDone.Nothing;
        return UploadPlan.Of(upload.Rows, known with
        {
            Listed = done.Listed.ToHashSet(),
            Reported = done.Reported.ToHashSet(),
            Members = members.Where(member => !member.HasEnded).Select(member => member.MunicipalityId).ToHashSet(),
            FormerMembers = members.Where(member => member.HasEnded).Select(member => member.MunicipalityId).ToHashSet(),
            Partnerships = partnerships.GroupBy(partnership => partnership.PartySet).ToDictionary(same => same.Key, same => same.First().Id),
        });
    }

    /// <summary>Once, however often it is asked for; null when it is not the association's.</summary>
    public async Task<Upload?> Confirm(int id, int associationId, Actor by, CancellationToken cancel)
    {
        // On SQLite a transaction waits for the other of two that were sent at once; elsewhere the record's token tells.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var upload = await uploads.Upload(id, associationId, cancel);
        if (upload is not { ConfirmedAt: null })
        {
            return upload;
        }

        // One moment for all: by it the upload's page finds again what came of its rows.
        var at = Now;
        var plan = await Plan(upload, by, cancel);
        var reported = plan.Good.Where(row => row.Partnership == PlannedPartnership.Reports).ToList();
        var ids = reported.SelectMany(row => new[] { row.Municipality!.Id, row.Partner!.Id }).Distinct().ToList();
        var towns = await db.Organisations.AsNoTracking().Where(town => ids.Contains(town.Id)).ToDictionaryAsync(town => town.Id, cancel);
        db.AddRange(plan.Good.Where(row => row.Membership == PlannedMembership.Lists).Select(row => Membership.List(associationId, row.Municipality!.Id, by, at, row.Since)));
        db.AddRange(reported.Select(row => Partnership.Report(associationId, [towns[row.Municipality!.Id], towns[row.Partner!.Id]], row.FirstContact, by, at)));
        upload.Confirm(plan.MembersListed, plan.PartnershipsReported, plan.Wrong.Count(), by, at);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return upload;
    }

    private string? CodeOf(string text) =>
        text.Length == 2 && countries.Knows(text.ToUpperInvariant()) ? text.ToUpperInvariant() : countries.Named(text) is [var only] ? only : null;
}
