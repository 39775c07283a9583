using System.Collections.Concurrent;

namespace MicPortal.Application.Data;

/// <summary>
/// What is the same for everyone, costs a look at whole tables and may be a few minutes old. One reader at a time makes
/// it anew; the others get the last one meanwhile.
/// </summary>
public sealed class Kept(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Slot> slots = new();

    /// <param name="what">A name out of a fixed few: the last result of each is held for good.</param>
    public async Task<T> Get<T>(string what, Func<Task<T>> make, CancellationToken cancel)
        where T : class
    {
        var slot = slots.GetOrAdd(what, _ => new Slot());
        // Only the first readers of all, who have no last one, wait for the one who makes it.
        if (IsFresh(slot) || !await slot.Maker.WaitAsync(slot.Last is null ? Timeout.Infinite : 0, cancel))
        {
            return (T)slot.Last!.Result;
        }

        try
        {
            if (!IsFresh(slot))
            {
                // What expires it from now on may not be in it.
                var round = slot.Round;
                slot.Last = new Made(await make(), clock.GetUtcNow(), round);
            }

            return (T)slot.Last!.Result;
        }
        finally
        {
            slot.Maker.Release();
        }
    }

    /// <summary>Something new is to be in it at once: the next reader makes it anew.</summary>
    public void Expire(string what)
    {
        if (slots.TryGetValue(what, out var slot))
        {
            slot.Expire();
        }
    }

    private bool IsFresh(Slot slot) => slot.Last is { } made && made.Round == slot.Round && clock.GetUtcNow() - made.At < Lifetime;

    private sealed class Slot
    {
        private int round;

        public SemaphoreSlim Maker { get; } = new(1);

        public Made? Last { get; set; }

        public int Round => Volatile.Read(ref round);

        public void Expire() => Interlocked.Increment(ref round);
    }

    private sealed record Made(object Result, DateTimeOffset At, int Round);
}
