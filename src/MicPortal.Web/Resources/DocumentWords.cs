using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;

namespace MicPortal.Web.Resources;

/// <summary>The documents of an agreement in the words of the page.</summary>
public sealed class DocumentWords(Texts texts, Words words, Dates dates)
{
    public static string ContentType(DocumentFormat format) => format switch
    {
        DocumentFormat.Pdf => "application/pdf",
        DocumentFormat.Jpeg => "image/jpeg",
        DocumentFormat.Png => "image/png",
        DocumentFormat.Odt => "application/vnd.oasis.opendocument.text",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>Enough of it to tell two files apart, in groups that can be read aloud.</summary>
    public static string Short(string fingerprint) => string.Join(' ', fingerprint[..16].Chunk(4).Select(group => new string(group)));

    /// <summary>"PDF, 1.2 MB".</summary>
    public string FormatAndSize(DocumentDetails document) => $"{document.Format.ToString().ToUpperInvariant()}, {Size(document.Length)}";

    public string Size(long bytes) => bytes switch
    {
        < 1024 => texts.Counted("Documents.Bytes", bytes),
        < 1024 * 1024 => texts["Documents.Kilobytes", (bytes + 512) / 1024],
        _ => texts["Documents.Megabytes", (bytes / 1024.0 / 1024).ToString("0.#", CultureInfo.CurrentCulture)],
    };

    /// <summary>"Full text, part of versions 2 and 3", "Decision of Pemba", "Signed paper".</summary>
    public string What(DocumentDetails document, AgreementDetails agreement) => document switch
    {
        { Kind: DocumentKind.FullText } => FullText(document, agreement),
        { Filing: not null, Kind: DocumentKind.SignedScan } => texts["Documents.What.SignatureOf", agreement.NameOf(document.OrganisationId)],
        { Kind: DocumentKind.Decision } => texts["Documents.What.DecisionOf", agreement.NameOf(document.OrganisationId)],
        _ => texts["Documents.What.SignedScan"],
    };

    /// <summary>What was filed, as it stands on the paper.</summary>
    public string Filed(DocumentDetails document, AgreementDetails agreement, AgreementWords wording)
    {
        var (filing, party) = (document.Filing!, agreement.Parties.Single(party => party.OrganisationId == document.OrganisationId));
        return filing.Body is { } body
            ? wording.Decision(new DecisionTaken(body, filing.Reference ?? "", filing.Date), party)
            : texts["Documents.SignedLine", string.Join(", ", new[] { filing.SignatoryTitle, dates.Text(filing.Date), filing.Place }.OfType<string>())];
    }

    /// <summary>"filed by Herent, not confirmed by Nimlahakok"; what the party has since done itself stands beside it.</summary>
    public string FiledBy(DocumentDetails document, AgreementDetails agreement)
    {
        var key = !IsSuperseded(document, agreement) ? "NotConfirmed" : document.Kind == DocumentKind.Decision ? "ApprovedSince" : "SignedSince";
        return texts[$"Documents.FiledBy.{key}", agreement.NameOf(document.AddedByOrganisationId), agreement.NameOf(document.OrganisationId)];
    }

    /// <summary>The party has approved, or signed, itself.</summary>
    public static bool IsSuperseded(DocumentDetails document, AgreementDetails agreement)
    {
        var party = agreement.Parties.Single(party => party.OrganisationId == document.OrganisationId);
        return document.Kind == DocumentKind.Decision ? agreement.EndorsementOf(party) is not null : party.Signature is not null;
    }

    internal static DocumentChange ChangeOf(AgreementDifference difference)
    {
        var (before, after) = (Fingerprints(difference.Before), Fingerprints(difference.After));
        return !after.Except(before).Any() ? DocumentChange.TakenOut : before.Except(after).Any() ? DocumentChange.Replaced : DocumentChange.Added;
    }

    /// <summary>The names of the documents that the one has and the other has not; null where there are none.</summary>
    internal string? Names(string one, string other, AgreementDetails agreement)
    {
        var names = Fingerprints(one).Except(Fingerprints(other))
            .Select(fingerprint => $"{agreement.DocumentOf(fingerprint)?.Name} ({Short(fingerprint)})").ToList();
        return names.Count == 0 ? null : words.List(names);
    }

    private string FullText(DocumentDetails document, AgreementDetails agreement)
    {
        if (agreement.Status == AgreementStatus.Draft)
        {
            return texts["Documents.What.FullText"];
        }

        var versions = agreement.Versions.Where(version => version.FullTextDocuments.Contains(document.Fingerprint)).Select(version => version.Number).Order().ToList();
        return texts.Counted("Documents.What.FullTextOf", versions.Count, words.List(versions.Select(number => number.ToString(CultureInfo.CurrentCulture))));
    }

    private static string[] Fingerprints(object? joined) => ((string?)joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What became of the full text's documents from one version to another.</summary>
public enum DocumentChange
{
    Added,
    Replaced,
    TakenOut,
}
