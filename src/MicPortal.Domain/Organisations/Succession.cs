namespace MicPortal.Domain.Organisations;

/// <summary>How the acts of a succession say from whom to whom something went.</summary>
public static class Succession
{
    public static string Word(Organisation former, Organisation successor) => $"{former.Name} → {successor.Name}";
}
