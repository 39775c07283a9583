using System.Globalization;
using System.Text.RegularExpressions;
using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Submissions;

/// <summary>The last state of the forms that users left before they sent them.</summary>
public sealed partial class KeptForms(MicPortalDbContext db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateTime Oldest => Now.AddDays(-KeptForm.LifetimeDays);

    /// <summary>In place of what was kept of the same form before.</summary>
    public async Task Keep(int userId, string address, Guid? formId, string fields, CancellationToken cancel)
    {
        address = await AddressNow(address, cancel);
        var oldest = Oldest;
        await db.KeptForms.Where(form => form.KeptAt <= oldest).ExecuteDeleteAsync(cancel);
        if (await Replace(userId, address, formId, fields, cancel))
        {
            return;
        }

        await db.KeptForms.Where(form => form.UserId == userId).OrderByDescending(form => form.KeptAt).Skip(KeptForm.MostPerUser - 1).ExecuteDeleteAsync(cancel);
        db.KeptForms.Add(new KeptForm { UserId = userId, Address = address, FormId = formId, Fields = fields, KeptAt = Now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The last pause and the leaving of a page may come at once.
            db.ChangeTracker.Clear();
            if (!await Replace(userId, address, formId, fields, cancel))
            {
                throw;
            }
        }
    }

    public Task<KeptForm?> Find(int userId, string address, CancellationToken cancel) => Unsent(userId, address).AsNoTracking().SingleOrDefaultAsync(cancel);

    /// <summary>UTC; null when nothing is kept.</summary>
    public Task<DateTime?> KeptAt(int userId, string address, CancellationToken cancel) =>
        Unsent(userId, address).Select(form => (DateTime?)form.KeptAt).SingleOrDefaultAsync(cancel);

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
    private IQueryable<KeptForm> Unsent(int userId, string address)
    {
        var oldest = Oldest;
        return db.KeptForms.Where(form => form.UserId == userId && form.Address == address && form.KeptAt > oldest
            && !db.SubmittedForms.Any(sent => sent.Id == form.FormId && sent.UserId == userId));
    }

    private async Task<bool> Replace(int userId, string address, Guid? formId, string fields, CancellationToken cancel)
    {
        var now = Now;
        return await db.KeptForms.Where(form => form.UserId == userId && form.Address == address)
            .ExecuteUpdateAsync(set => set.SetProperty(form => form.FormId, formId).SetProperty(form => form.Fields, fields).SetProperty(form => form.KeptAt, now), cancel) > 0;
    }
}
