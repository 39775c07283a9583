namespace MicPortal.Domain.Common;

/// <summary>
/// A rule that an act would break. It carries a resource key and its arguments, not a sentence: the screen words it
/// in the reader's language. <see cref="Field"/> names the input that it belongs to, if there is one.
/// </summary>
public sealed class DomainException(string key, params object[] arguments) : Exception(key)
{
    public string Key { get; } = key;

    public IReadOnlyList<object> Arguments { get; } = arguments;

    public string? Field { get; init; }

    /// <summary>What is wrong beside it, each at its own field.</summary>
    public IReadOnlyList<DomainException> Others { get; init; } = [];

    /// <summary>All of them as one; null where there is none.</summary>
    internal static DomainException? Of(IEnumerable<DomainException> errors) =>
        errors.ToList() is [var first, .. var others] ? new DomainException(first.Key, [.. first.Arguments]) { Field = first.Field, Others = others } : null;
}
