using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;

namespace MicPortal.Web.Models.Agreements;

internal static class PaperSignatures
{
    /// <summary>One of each party; the validator has seen those that came, not whether one is missing. Who signed an old paper may not be known.</summary>
    public static Dictionary<int, SignatureGiven> Of(IPaperForm form, IEnumerable<int> organisationIds) => organisationIds.ToDictionary(id => id, id =>
        form.Signatures.GetValueOrDefault(AgreementTextForm.KeyOf(id)) is { Date.Date: not null } signature
            ? signature.ToSignature()
            : throw new DomainException("Dates.Missing") { Field = $"Signatures[{id}].Date" });
}
