namespace MicPortal.Web.Forms;

/// <summary>
/// What an <see cref="IComparedForm"/> is about is another than the one that was read, and may stand beside everything else in its record:
/// the form goes back compared with it, as where the record's token tells it.
/// </summary>
/// <param name="key">Of what is said; null: the form's own.</param>
public sealed class ChangedMeanwhileException(string? key = null, params object[] arguments) : Exception(key)
{
    public string? Key { get; } = key;

    public IReadOnlyList<object> Arguments { get; } = arguments;
}
