using MicPortal.Application.Data;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Submissions;

/// <summary>A form takes effect once, however often it is sent (a double click, a resend after a lost line).</summary>
public sealed class SubmittedForms(MicPortalDbContext db, TimeProvider clock)
{
    /// <summary>A digest of what is being sent.</summary>
    public string Content { get; set; } = "";

    /// <summary>Runs <paramref name="create"/>, which saves and returns the result's address, once per form id and user.</summary>
    public async Task<string> Once(Guid formId, int userId, Func<Task<string>> create, CancellationToken cancel)
    {
        if (formId == Guid.Empty)
        {
            throw new DomainException("Forms.Malformed");
        }

        // On SQLite a transaction waits for the other of two that were sent at once; elsewhere the table's key tells.
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await ResultOf(formId, userId, cancel) is { } earlier)
        {
            return earlier;
        }

        try
        {
            var resultUrl = await create();
            db.SubmittedForms.Add(new SubmittedForm { Id = formId, UserId = userId, ResultUrl = resultUrl, Content = Content, SubmittedAt = clock.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return resultUrl;
        }
        catch (Exception failed) when (failed is DbUpdateException or DomainException)
        {
            // The first one, a moment ago, may be what stands in the way of the second.
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            if (await ResultOf(formId, userId, cancel) is { } other)
            {
                return other;
            }

            throw;
        }
    }

    /// <summary>Those of these forms that the user sent before.</summary>
    public Task<List<SubmittedForm>> Find(IReadOnlyCollection<Guid> formIds, int userId, CancellationToken cancel) =>
        db.SubmittedForms.AsNoTracking().Where(form => formIds.Contains(form.Id) && form.UserId == userId).OrderByDescending(form => form.SubmittedAt).ToListAsync(cancel);

    /// <summary>Where the last of these forms that the user sent has led; null: none was sent.</summary>
    public Task<string?> LatestOf(IReadOnlyCollection<Guid> formIds, int userId, CancellationToken cancel) =>
        db.SubmittedForms.Where(form => formIds.Contains(form.Id) && form.UserId == userId).OrderByDescending(form => form.SubmittedAt).Select(form => form.ResultUrl).FirstOrDefaultAsync(cancel);

    private Task<string?> ResultOf(Guid formId, int userId, CancellationToken cancel) =>
        db.SubmittedForms.Where(form => form.Id == formId && form.UserId == userId).Select(form => form.ResultUrl).SingleOrDefaultAsync(cancel);
}
