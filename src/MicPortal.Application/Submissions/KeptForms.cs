using System.Globalization;
using System.Text.RegularExpressions;
using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Submissions;

/// <summary>The last state of the forms that users left before they sent them.</summary>
public sealed partial class KeptForms(MicPortalDbContext db, TimeProvider clock)
{
    private const int MostAttempts = 5;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateTime Oldest => Now.AddDays(-KeptForm.LifetimeDays);

    /// <summary>In place of what was kept of the same form before.</summary>
    public async Task Keep(int userId, string address, Guid? formId, string fields, CancellationToken cancel)
    {
        address = await AddressNow(address, cancel);
        var oldest = Oldest;
        await db.KeptForms.Where(form => form.KeptAt <= oldest).ExecuteDeleteAsync(cancel);
        for (var attempt = 1; !await Replace(userId, address, formId, fields, cancel); attempt++)
        {
            await db.KeptForms.Where(form => form.UserId == userId).OrderByDescending(form => form.KeptAt).Skip(KeptForm.MostPerUser - 1).ExecuteDeleteAsync(cancel);
            db.KeptForms.Add(new KeptForm { UserId = userId, Address = address, FormId = formId, Fields = fields, KeptAt = Now });
            try
            {
                await db.SaveChangesAsync(cancel);
                return;
            }
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                // The last pause and the leaving of a page may come at once, and the button that throws it away as well.
                db.ChangeTracker.Clear();
            }
        }
    }

    public Task<KeptForm?> Find(int userId, string address, CancellationToken cancel) => Unsent(userId, address).AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>UTC; null when nothing is kept.</summary>
    public Task<DateTime?> KeptAt(int userId, string address, CancellationToken cancel) =>
        Unsent(userId, address).Select(form => (DateTime?)form.KeptAt).SingleOrDefaultAsync(cancel);

    /// <summary>When it was kept, and where one of these forms that the user sent has led.</summary>
    public async Task<(DateTime? KeptAt, string? Sent)> KeptOrSent(int userId, string address, IReadOnlyCollection<Guid> formIds, CancellationToken cancel)
    {
        var found = await Unsent(userId, address).Select(form => new { At = form.KeptAt, ResultUrl = (string?)null })
            .Concat(db.SubmittedForms.Where(form => formIds.Contains(form.Id) && form.UserId == userId).Select(form => new { At = form.SubmittedAt, ResultUrl = (string?)form.ResultUrl }))
            .ToListAsync(cancel);
        return (found.Find(one => one.ResultUrl is null)?.At, found.Where(one => one.ResultUrl is not null).MaxBy(one => one.At)?.ResultUrl);
    }

    /// <summary>All that the user has not sent, the latest first.</summary>
    public Task<List<KeptForm>> Of(int userId, CancellationToken cancel) => Unsent(userId).OrderByDescending(form => form.KeptAt).ThenBy(form => form.Address).AsNoTracking().ToListAsync(cancel);

    public Task Erase(int userId, string address, CancellationToken cancel) =>
        db.KeptForms.Where(form => form.UserId == userId && form.Address == address).ExecuteDeleteAsync(cancel);

    /// <summary>What somebody was writing below the address of a record that has a successor is found again below that one's, unless the same is being written there.</summary>
    public static Task Pass(MicPortalDbContext db, string former, string successor, CancellationToken cancel) =>
        db.KeptForms.Where(form => form.Address.StartsWith(former) && !db.KeptForms.Any(other => other.UserId == form.UserId && other.Address == successor + form.Address.Substring(former.Length)))
            .ExecuteUpdateAsync(set => set.SetProperty(form => form.Address, form => successor + form.Address.Substring(former.Length)), cancel);

    /// <summary>Below a partnership that had been entered twice: the same below the record that goes on, where the old address leads who sees it.</summary>
    private async Task<string> AddressNow(string address, CancellationToken cancel) =>
        BelowPartnership().Match(address) is { Success: true } below && int.TryParse(below.Groups["id"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await db.Partnerships.Where(partnership => partnership.Id == id).Select(partnership => partnership.SuccessorId).SingleOrDefaultAsync(cancel) is { } successor
            ? FormattableString.Invariant($"/partnerships/{successor}{below.Groups["rest"].Value}")
            : address;

    [GeneratedRegex(@"^/partnerships/(?<id>\d+)(?<rest>/.*)$")]
    private static partial Regex BelowPartnership();

    /// <summary>What a slow line brings after its form was sent is not offered again.</summary>
    private IQueryable<KeptForm> Unsent(int userId)
    {
        var oldest = Oldest;
        return db.KeptForms.Where(form => form.UserId == userId && form.KeptAt > oldest
            && !db.SubmittedForms.Any(sent => sent.Id == form.FormId && sent.UserId == userId));
    }

    private IQueryable<KeptForm> Unsent(int userId, string address) => Unsent(userId).Where(form => form.Address == address);

    private async Task<bool> Replace(int userId, string address, Guid? formId, string fields, CancellationToken cancel)
    {
        var now = Now;
        return await db.KeptForms.Where(form => form.UserId == userId && form.Address == address)
            .ExecuteUpdateAsync(set => set.SetProperty(form => form.FormId, formId).SetProperty(form => form.Fields, fields).SetProperty(form => form.KeptAt, now), cancel) > 0;
    }
}
