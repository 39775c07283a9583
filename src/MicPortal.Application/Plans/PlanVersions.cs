namespace MicPortal.Application.Plans;

/// <summary>A version of a project, a visit or a strategy, as pages show it.</summary>
public interface IPlanVersionDetails
{
    int Number { get; }
}

public static class PlanVersions
{
    /// <summary>Of what would be saved now; versions that were given up keep theirs.</summary>
    public static int NextNumber(this IEnumerable<IPlanVersionDetails> versions) => versions.Max(version => version.Number) + 1;
}
