namespace MicPortal.Domain.Common;

/// <summary>A row that its record keeps when it is taken back or off: the history of that act tells what it said.</summary>
public interface IGone
{
    bool IsGone { get; }
}
