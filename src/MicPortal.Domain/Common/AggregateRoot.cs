using MicPortal.Domain.Access;

namespace MicPortal.Domain.Common;

/// <summary>
/// The record that is loaded, changed and saved as a whole. Every change is a recorded act: saving turns the acts into
/// the audit trail and renews the concurrency token, and refuses a change without an act.
/// </summary>
public abstract class AggregateRoot
{
    private readonly List<Act> acts = [];

    public int Id { get; private set; }

    /// <summary>Set by the portal with each saved act; a form carries it, so that a second editor is noticed.</summary>
    public Guid ConcurrencyToken { get; private set; }

    public IReadOnlyList<Act> Acts => acts;

    /// <summary>Hands over the acts that are not saved yet.</summary>
    public IReadOnlyList<Act> TakeActs()
    {
        Act[] taken = [.. acts];
        acts.Clear();
        return taken;
    }

    protected void Record(ActName name, Actor by, DateTime at, int? version = null, string? word = null) =>
        acts.Add(new Act(name, by, at, version, word));
}
