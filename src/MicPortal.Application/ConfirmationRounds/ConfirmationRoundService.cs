using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.ConfirmationRounds;

/// <summary>What reaches beyond one round: an association has one open at a time, and closing reads its members' partnerships.</summary>
public sealed class ConfirmationRoundService(MicPortalDbContext db, ConfirmationRoundQueries rounds, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<ConfirmationRound> Open(int associationId, PartialDate deadline, string? text, DateOnly today, Actor by, CancellationToken cancel)
    {
        await RequireNoneOpen(associationId, cancel);
        var round = ConfirmationRound.Open(associationId, deadline, text, today, by, Now);
        if (await rounds.CountAsked(associationId, cancel) == 0)
        {
            throw new DomainException("ConfirmationRounds.Errors.NobodyToAsk");
        }

        db.Add(round);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // The unique index: the other of two was faster.
            db.ChangeTracker.Clear();
            await RequireNoneOpen(associationId, cancel);
            throw;
        }

        return round;
    }

    /// <summary>What is confirmed while it is being closed is either kept or comes after it.</summary>
    public async Task Close(ConfirmationRound round, Actor by, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        round.Close(round.ClosedAt is null ? await rounds.Found(round.AssociationId, round.CountsFrom, cancel) : [], by, Now);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task RequireNoneOpen(int associationId, CancellationToken cancel)
    {
        if (await rounds.HasOpen(associationId, cancel))
        {
            throw new DomainException("ConfirmationRounds.Errors.OneOpen");
        }
    }
}
