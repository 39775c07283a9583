namespace MicPortal.Web.Models.Agreements;

/// <summary>The printed summary of an agreement: what each line says is settled, the page only lays it out.</summary>
public sealed record AgreementSummary
{
    public required int AgreementId { get; init; }

    /// <summary>Of the fixed labels that come first, and so of the page.</summary>
    public required string Language { get; init; }

    public required IReadOnlyList<Said> Kicker { get; init; }

    /// <summary>The agreement's title in each language shown, or in the authentic one.</summary>
    public required IReadOnlyList<Said> Titles { get; init; }

    public required IReadOnlyList<Said> State { get; init; }

    public required bool IsDraft { get; init; }

    /// <summary>"Agreement 5, version 3": stands on every page of the print.</summary>
    public required string Mark { get; init; }

    public required string Printed { get; init; }

    public required IReadOnlyList<SummaryColumn> Columns { get; init; }

    /// <summary>Row by row, one cell for each column; null where there is no text in its language.</summary>
    public required IReadOnlyList<IReadOnlyList<SummaryCell?>> Texts { get; init; }

    /// <summary>What stands in no language of its own, in each language of the labels.</summary>
    public required IReadOnlyList<IReadOnlyList<SummaryCell>> Facts { get; init; }

    public required IReadOnlyList<SummaryParty> Parties { get; init; }

    public required IReadOnlyList<SummaryCoSigner> CoSigners { get; init; }

    public required IReadOnlyList<Said> Foot { get; init; }

    public required QrCode QrCode { get; init; }

    public required string QrCodeLabel { get; init; }

    /// <summary>How small the print must be for two pages.</summary>
    public required SummarySize Size { get; init; }

    public required SummaryToolbar Toolbar { get; init; }
}

public enum SummarySize
{
    Normal,
    Small,
    Smallest,

    /// <summary>Smaller still, and the lines of each text run on.</summary>
    Densest,
}

/// <summary>A text and its language.</summary>
public sealed record Said(string Text, string Language);

/// <param name="Missing">What is said where there is no text in this language; empty where there is one.</param>
public sealed record SummaryColumn(string Language, string Name, string? Standing, IReadOnlyList<Said> Missing);

public sealed record SummaryCell(Said Label, Said Text);

public sealed record SummaryParty
{
    public required string Name { get; init; }

    public required IReadOnlyList<Said> Description { get; init; }

    /// <summary>Its own word for this kind of agreement, where known.</summary>
    public required Said? KindWord { get; init; }

    /// <summary>How it came about, how it was approved: a head and the lines below it.</summary>
    public required IReadOnlyList<SummaryBlock> Blocks { get; init; }

    public required IReadOnlyList<Said> SignsFor { get; init; }

    /// <summary>The post, in the party's own words where it has given them.</summary>
    public required IReadOnlyList<Said> Signatory { get; init; }

    /// <summary>When and where; or what to write on the empty line.</summary>
    public required SummaryLine Signature { get; init; }

    /// <summary>Has signed or can: who declined gets no line to sign on.</summary>
    public required bool Signs { get; init; }

    public required bool HasSigned { get; init; }
}

/// <summary>Who signs beside the parties.</summary>
public sealed record SummaryCoSigner(IReadOnlyList<Said> SignsBeside, IReadOnlyList<Said> Signatory, SummaryLine Signature, bool HasSigned);

/// <param name="Words">The party's own words, whose language is not known.</param>
public sealed record SummaryBlock(IReadOnlyList<Said> Heads, IReadOnlyList<SummaryLine> Lines, string? Words = null);

/// <summary>The parts of a line, each in every language of the labels, or in the party's own words: "council · consiglio, 88/2026, ...".</summary>
public sealed record SummaryLine(params IReadOnlyList<IReadOnlyList<Said>> Parts);

/// <param name="With">Empty for none.</param>
public sealed record SummaryToolbar(string Back, string Language, string SecondLanguage, string None, string Show, string Print, string Lang, string With, IReadOnlyList<Said> Choices);
