using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Agreements;

internal static class PaperSignatures
{
    /// <summary>One of each party; the validator has seen those that came, not whether one is missing. Who signed an old paper may not be known.</summary>
    public static Dictionary<int, SignatureGiven> Of(IPaperForm form, IEnumerable<int> organisationIds) => organisationIds.ToDictionary(id => id, id =>
        form.Signatures.GetValueOrDefault(AgreementTextForm.KeyOf(id)) is { Date.Date: not null } signature
            ? signature.ToSignature()
            : throw new DomainException("Dates.Missing") { Field = $"Signatures[{id}].Date" });

    /// <summary>What is wrong with a signature names its party: two of them would say the same.</summary>
    public static void NameParties(ModelStateDictionary typed, AgreementFormParties parties, Texts texts)
    {
        foreach (var (key, entry) in typed)
        {
            if (parties.All.FirstOrDefault(party => key.StartsWith($"Signatures[{party.Key}].", StringComparison.Ordinal)) is { } party && entry.Errors.Count > 0)
            {
                var messages = entry.Errors.Select(error => texts["Agreements.Errors.OfSignature", party.Name, error.ErrorMessage]).ToList();
                entry.Errors.Clear();
                messages.ForEach(entry.Errors.Add);
            }
        }
    }
}
