namespace MicPortal.Application.Agreements;

/// <summary>Which remarks are read with an agreement: a page reads what it shows, however many there are.</summary>
/// <param name="Most">So many at most.</param>
/// <param name="OnlyOpen">
/// Where there are more: the one with which the version that stands was returned, open or not; then those in which another party had the last word.
/// </param>
/// <param name="Before">Only those older than this one.</param>
/// <param name="Id">Only this one.</param>
public sealed record RemarksRead(int Most, bool OnlyOpen = false, int? Before = null, int? Id = null)
{
    public const int OnAgreement = 10;
    public const int OnPage = 20;

    public static readonly RemarksRead None = new(0);

    public static readonly RemarksRead Open = new(OnAgreement, OnlyOpen: true);

    public static RemarksRead One(int id) => new(1, Id: id);

    /// <summary>One more than a page: it tells that there is another.</summary>
    public static RemarksRead All(int? before) => new(OnPage + 1, Before: before);
}
