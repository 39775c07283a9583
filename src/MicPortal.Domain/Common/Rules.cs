namespace MicPortal.Domain.Common;

/// <summary>Used everywhere in the domain without its name: see the project file.</summary>
internal static class Rules
{
    /// <param name="otherwise">The key of the text that says which rule does not hold.</param>
    /// <param name="field">The input that it belongs to, if there is one.</param>
    internal static void Require(bool holds, string otherwise, string? field = null)
    {
        if (!holds)
        {
            throw new DomainException(otherwise) { Field = field };
        }
    }
}
