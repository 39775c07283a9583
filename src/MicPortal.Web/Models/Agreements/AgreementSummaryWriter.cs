using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MicPortal.Application.Agreements;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Agreements;

/// <summary>Which languages were asked for, and which ones the reader reads, the best first.</summary>
public sealed record SummaryLanguages(string? Lang, string? With, IReadOnlyList<string> Reader);

/// <summary>Writes the summary of an agreement for one reader, in one language or two.</summary>
public sealed class AgreementSummaryWriter(CountryDirectory countries, Dates dates, PublicAddress address)
{
    public AgreementSummary Write(AgreementDetails agreement, Actor reader, SummaryLanguages asked) =>
        new Draft(agreement, reader, asked, countries, dates, address.Of($"/agreements/{agreement.Id}")).Summary;

    private sealed class Draft
    {
        private const string None = "—";

        private readonly AgreementDetails agreement;
        private readonly Actor reader;
        private readonly CountryDirectory countries;
        private readonly Dates dates;
        private readonly DateOnly today;
        private readonly string url;
        private readonly string language;
        private readonly string? second;
        private readonly List<string> choices;
        private readonly List<SummaryLabels> labels;
        private readonly List<(string Language, VersionTextDetails? Text)> columns;

        public Draft(AgreementDetails agreement, Actor reader, SummaryLanguages asked, CountryDirectory countries, Dates dates, string url)
        {
            (this.agreement, this.reader, this.countries, this.dates, this.url) = (agreement, reader, countries, dates, url);
            today = dates.Today;
            var written = agreement.Version.Texts.ConvertAll(text => text.Language);
            choices = [.. written.Union(Language.OfPrint)];
            language = Known(asked.Lang) ?? asked.Reader.FirstOrDefault(written.Contains) ?? written[0];
            second = Known(asked.With) ?? (written.Contains(language) ? null : written[0]);
            second = second == language ? null : second;
            columns = [.. new[] { language, second }.OfType<string>().Select(code => (code, agreement.Version.Texts.SingleOrDefault(text => text.Language == code)))];
            labels = [.. columns.Select(column => column.Language).Where(Language.OfPrint.Contains).DefaultIfEmpty("en").Select(code => new SummaryLabels(code, countries))];
            if (!Language.OfPrint.Contains(language) && labels[0].Language != "en")
            {
                labels.Insert(0, new SummaryLabels("en", countries));
            }
        }

        public AgreementSummary Summary => new()
        {
            AgreementId = agreement.Id,
            Language = labels[0].Language,
            Kicker = Kicker,
            Titles = Titles,
            State = State,
            IsDraft = agreement.Status == AgreementStatus.Draft,
            Mark = $"{labels[0]["Number", agreement.Id]}, {Version(labels[0])}",
            Printed = labels[0]["Printed", labels[0].Date(today)],
            Columns = [.. columns.Select(column => Column(column.Language, column.Text))],
            Texts = [.. TextRows],
            Facts = [.. labels.Select(label => Facts(label).ToList())],
            Parties = [.. agreement.PartiesFor(reader).Select(Party)],
            CoSigners = [.. agreement.Version.CoSignatories.Where(one => one.Signature is not null || agreement.Status != AgreementStatus.Declined).Select(CoSigner)],
            Foot = [.. labels.Select(Foot)],
            QrCode = QrCode.Of(url),
            QrCodeLabel = labels[0]["QrCode"],
            Size = Size,
            Toolbar = new SummaryToolbar(labels[0]["Back"], labels[0]["ChooseLanguage"], labels[0]["ChooseSecond"], labels[0]["NoSecond"], labels[0]["Show"], labels[0]["Print"],
                language, second ?? "", [.. choices.Select(code => new Said(NameOf(code), code))]),
        };

        private IReadOnlyList<Said> Kicker => agreement.IsDemo ? [.. In("Title"), In("Demo")[0]] : In("Title");

        private IReadOnlyList<Said> Titles
        {
            get
            {
                var shown = columns.Where(column => column.Text is not null).Select(column => new Said(column.Text!.Title, column.Language)).ToList();
                return shown.Count > 0 ? shown : [new Said(agreement.Version.Texts[0].Title, agreement.Version.Texts[0].Language)];
            }
        }

        private IReadOnlyList<Said> State => [.. Standing, .. Notices];

        /// <summary>Who ends its part, and when: as long as the agreement is not over by it, it stands beside what is in force.</summary>
        private IEnumerable<Said> Notices => agreement.Parties.Where(party => party.Notice is not null)
            .SelectMany(party => In(label => label["State.Notice", party.Name, label.Date(party.Notice!.LastDay)]));

        private IReadOnlyList<Said> Standing => agreement.Life.On(today) switch
        {
            AgreementState.Renewed => In("State.Renewed"),
            AgreementState.Terminated => In(label => label["State.Terminated", label.Date(agreement.EndsOn!.Value)]),
            AgreementState.Expired => In(label => label["State.Expired", label.Date(agreement.Version.End!.Value)]),
            _ => StandingByActs,
        };

        private IReadOnlyList<Said> StandingByActs => agreement switch
        {
            { Status: AgreementStatus.Declined } => In("State.Declined", agreement.NameOf(agreement.DeclinedByOrganisationId)),
            { Status: AgreementStatus.Draft } => In("State.Draft", agreement.NameOf(agreement.DraftingOrganisationId)),
            { Status: AgreementStatus.TakenBack, TakenBackAt: { } at } => In(label => label["State.TakenBack", agreement.NameOf(agreement.DraftingOrganisationId), label.Date(dates.DayOf(at))]),
            { IsOnPaper: true, InForceAt: null } => In("State.OnPaperUnconfirmed", agreement.NameOf(agreement.DraftingOrganisationId), string.Join(", ", agreement.Parties.Where(party => party.PaperConfirmedAt is null).Select(party => party.Name))),
            { IsOnPaper: true } => In("State.OnPaper", agreement.NameOf(agreement.DraftingOrganisationId)),
            { Status: AgreementStatus.Signed } when agreement.Parties.Exists(party => party.Signature is null) => In("State.SignedByEnough"),
            _ => In($"State.{agreement.Status}"),
        };

        private IEnumerable<IReadOnlyList<SummaryCell?>> TextRows
        {
            get
            {
                var shown = columns.Select(column => column.Text).OfType<VersionTextDetails>().ToList();
                yield return Row(label => label["Purpose"], text => text.Purpose);
                if (shown.Exists(text => text.Scope is not null))
                {
                    yield return Row(label => label["Scope"], text => text.Scope);
                }

                foreach (var party in agreement.PartiesFor(reader))
                {
                    if (shown.Exists(text => Contribution(text, party) is not null))
                    {
                        yield return Row(label => label["Brings", party.Name], text => Contribution(text, party));
                    }
                }

                if (shown.Exists(text => text.FullText is not null))
                {
                    yield return [.. columns.Select(column => column.Text is { } text ? FullTextNote(text.FullText, column.Language) : null)];
                }
            }
        }

        /// <summary>By the characters that are printed; a second language of labels is as many as a middling text.</summary>
        private SummarySize Size
        {
            get
            {
                var texts = columns.ConvertAll(column => column.Text is not { } text ? 0
                    : Length(text.Title) + Length(text.Purpose) + Length(text.Scope) + text.Contributions.Sum(contribution => Length(contribution.Text)));
                // Beside a text that is there its column stays as empty as the other is long.
                var characters = (texts.Max() * texts.Count(length => length == 0)) + texts.Sum()
                    + (agreement.Version.FullTextDocuments.Count * labels.Count * 100)
                    + agreement.Parties.Sum(party => PartyCharacters + Length(Path(party)?.Detail) + (agreement.LastEndorsementOf(party)?.Decisions.Sum(decision => decision.Reference.Length) ?? 0) + Length(party.Notice?.Reason))
                    + agreement.Statements.Sum(statement => Length(statement.Text))
                    + (agreement.Version.Themes.Count * labels.Count * 15)
                    + agreement.Version.CoSignatories.Sum(one => 150 + Length(one.Name) + Length(one.Description))
                    + ((labels.Count - 1) * 1_000);
                return characters switch { < 2_400 => SummarySize.Normal, < 5_000 => SummarySize.Small, < 9_000 => SummarySize.Smallest, _ => SummarySize.Densest };
            }
        }

        /// <summary>As on the page: how a text came about is not for the public.</summary>
        private bool SeesJointRecord => agreement.Standing.PartyOf(reader) is not null || agreement.ActorsAssociationHasParty;

        /// <summary>What is said of a party takes; side by side with two others, in a narrower column, three times as much.</summary>
        private int PartyCharacters => agreement.Parties.Count > 2 ? 1_000 : 300;

        /// <summary>A line end takes the rest of its line, a capital a half more than a small letter.</summary>
        private static int Length(string? text) => text is null ? 0 : text.Length + (text.Count(char.IsUpper) / 2) + (text.Count(letter => letter == '\n') * 45);

        private string? Known(string? code) => code?.ToLowerInvariant() is { } lower && choices.Contains(lower) ? lower : null;

        private SummaryColumn Column(string code, VersionTextDetails? text) => new(
            code,
            NameOf(code),
            text is null ? null : LabelsOf(code)[text.IsAuthentic ? "Authentic" : "Translation"],
            text is not null ? [] : [.. In(label => $"{label["NoText", label[$"Language.{code}"]]} {label["TextsIn", string.Join(", ", agreement.Version.Texts.Select(written => NameOf(written.Language)))]}")]);

        private List<SummaryCell?> Row(Func<SummaryLabels, string> label, Func<VersionTextDetails, string?> part) => columns.ConvertAll(column =>
            column.Text is { } text ? new SummaryCell(In(LabelsOf(column.Language), label), new Said(part(text) ?? None, column.Language)) : null);

        private SummaryCell FullTextNote(string? full, string code)
        {
            var label = LabelsOf(code);
            return new SummaryCell(In(label, _ => label["FullText"]), In(label, _ => full is null
                ? None
                : label.Counted("FullTextNote", full.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, Fingerprint(full))));
        }

        private IEnumerable<SummaryCell> Facts(SummaryLabels label)
        {
            var version = agreement.Version;
            (string Key, string Text)[] facts =
            [
                .. Chain(label),
                ("KindLabel", label.Kind(version.Kind)),
                ("Themes", version.Themes.Count > 0 ? string.Join(", ", version.Themes.Select(code => label[$"Themes.{code}"])) : label["NoThemes"]),
                ("Start", Start(label)),
                ("Duration", Duration(label)),
                ("Review", version.ReviewMonths switch
                {
                    null => label["Review.None"],
                    { } months when months % 12 == 0 => label.Counted("Review.Years", months / 12),
                    { } months => label.Counted("Review.Months", months),
                }),
                .. agreement.Version.FullTextDocuments.Select(agreement.DocumentOf).OfType<DocumentDetails>()
                    .Select(document => ("FullTextDocument", label["FullTextDocument.Note", document.Name, DocumentWords.Short(document.Fingerprint)])),
            ];
            return facts.Select(fact => new SummaryCell(In(label, _ => label["Labelled", label[fact.Key]]), In(label, _ => fact.Text)));
        }

        /// <summary>What it renews or amends, and what in force renews or amends it.</summary>
        private IEnumerable<(string Key, string Text)> Chain(SummaryLabels label)
        {
            if (agreement.Earlier is { } earlier)
            {
                yield return ($"Link.{agreement.Link}", Named(earlier));
            }

            foreach (var later in agreement.Later.Where(later => later.InForceAt is not null))
            {
                yield return ($"LinkedBy.{later.Link}", Named(later));
            }

            string Named(LinkedAgreement other)
            {
                var title = (other.Titles.Find(title => title.Language == label.Language) ?? other.Titles[0]).Title;
                return other.InForceFrom is { } from ? label["AgreementOf", title, label.Date(from), other.Id] : label["AgreementNumbered", title, other.Id];
            }
        }

        private string Start(SummaryLabels label)
        {
            var needed = agreement.Version.SignaturesToTakeEffect is { } number && number < agreement.Parties.Count ? number : (int?)null;
            return agreement.Version.Start is { } start
                ? string.Join("; ", new[] { label.Date(start), needed is null ? null : label["Takes", needed] }.OfType<string>())
                : needed is null ? label["Start.AllSignatures"] : label["Start.Signatures", needed];
        }

        private string Duration(SummaryLabels label)
        {
            var version = agreement.Version;
            if (version.End is not { } end)
            {
                return label["Term.Open"];
            }

            var parts = new List<string> { label[$"Term.{version.Term}", label.Date(end)] };
            if (version.RenewalYears is { } years)
            {
                parts.Add(label.Counted("Term.Renewed", years));
            }

            if (version.NoticeMonths is { } months)
            {
                parts.Add(label.Counted("Term.Notice", months));
            }

            return string.Join(", ", parts);
        }

        private SummaryParty Party(AgreementPartyDetails party)
        {
            var ownLanguage = countries.WorkingLanguage(party.Languages, party.CountryCode);
            var blocks = new List<SummaryBlock>();
            if (Path(party) is { } path)
            {
                blocks.Add(new SummaryBlock(In("CameAbout"), [new(In($"Path.{path.Kind}"))], path.Detail));
            }

            if (SeesJointRecord && agreement.LastEndorsementOf(party) is { Decisions.Count: > 0 } endorsed)
            {
                blocks.Add(new SummaryBlock(In("Decisions"), [.. endorsed.Decisions.Select(decision => new SummaryLine(Body(decision, party), Own(decision.Reference), In(label => label.Date(decision.Date))))]));
            }

            // Once the party has spoken for itself, that stands.
            if (agreement.FiledFor(party).Where(document => !DocumentWords.IsSuperseded(document, agreement)).ToList() is { Count: > 0 } filed)
            {
                blocks.Add(new SummaryBlock(In("OnPaper"), [.. filed.Select(document => Filed(document, document.Filing!, party))]));
            }

            if (SeesJointRecord)
            {
                blocks.Add(new SummaryBlock(In("Approval"), Approval(party)));
                if (party.Notice is { } notice)
                {
                    blocks.Add(new SummaryBlock(In("Notice"), [On(notice.GivenAt)], notice.Reason));
                }

                blocks.AddRange(agreement.Statements.Where(statement => statement.OrganisationId == party.OrganisationId)
                    .Select(statement => new SummaryBlock(In("Statement"), [On(statement.MadeAt)], statement.Text)));
            }

            return new SummaryParty
            {
                Name = party.Name,
                Description = In(label => string.Join(" · ", new[]
                {
                    label.Country(party.CountryCode),
                    label[party.IsMunicipality ? "Municipality" : "Association"],
                    party.Population is { } inhabitants ? label.Counted("Inhabitants", inhabitants) : "",
                }.Where(part => part.Length > 0))),
                KindWord = KindWords.In(ownLanguage, agreement.Version.Kind, countries) is { } word ? new Said(word, ownLanguage!) : null,
                Blocks = blocks,
                SignsFor = In("For", party.Name),
                Signatory = party.Signature?.SignatoryTitle is { } title ? title.Length > 0 ? Own(title) : In("SignatoryUnknown")
                    : party.HeadTerm is { } head ? [new Said(head, ownLanguage ?? "")]
                    : In(party.IsMunicipality ? "Head" : "HeadOfAssociation"),
                Signature = Signature(party.Signature),
                Signs = agreement.Status != AgreementStatus.Declined || party.Signature is not null,
                HasSigned = party.Signature is not null,
            };
        }

        private SummaryLine On(DateTime at) => new(In(label => label.Date(dates.DayOf(at))));

        private SummaryCoSigner CoSigner(CoSignatoryDetails one) => new(
            In("CoSigns", one.Name),
            one.Signature?.SignatoryTitle is { } title ? Own(title) : one.Description is { } description ? Own(description) : [],
            Signature(one.Signature),
            one.Signature is not null);

        private SummaryLine Signature(SignatureDetails? signature) => signature switch
        {
            null => new SummaryLine(In("SignHere")),
            { Place: { } place } => new SummaryLine(In("Signed"), In(label => label.Date(signature.Date)), Own(place)),
            _ => new SummaryLine(In("Signed"), In(label => label.Date(signature.Date))),
        };

        private List<SummaryLine> Approval(AgreementPartyDetails party)
        {
            if (agreement.IsOnPaper)
            {
                return [new(In("NotAsked")), new(party.PaperConfirmedAt is { } at ? In(label => label["Paper.Confirmed", label.Date(dates.DayOf(at))]) : In(party.PaperObjection is null ? "Paper.NotConfirmed" : "Paper.Disputed"))];
            }

            if (agreement.Status == AgreementStatus.Draft)
            {
                return [new(In("NotProposed"))];
            }

            var lines = new List<SummaryLine>();
            var last = agreement.LastEndorsementOf(party);
            if (last is not null)
            {
                var post = last.Role == UserRole.MayorsOffice && party.HeadTerm is { } head ? Own(head) : last.Mandated is { } mandated ? In("Role.Mandated", mandated) : In($"Role.{last.Role}");
                lines.Add(new SummaryLine(In("Version", last.KeptFromNumber ?? last.VersionNumber), In(label => label.Date(dates.DayOf(last.EndorsedAt))), post));
                if (last.KeptFromNumber is not null)
                {
                    lines.Add(new SummaryLine(In("Kept", last.VersionNumber)));
                }
            }

            if (last?.VersionNumber != agreement.VersionNumber)
            {
                lines.Add(new SummaryLine(In("Awaited", agreement.VersionNumber)));
            }

            return lines;
        }

        private SummaryLine Filed(DocumentDetails document, FilingDetails filing, AgreementPartyDetails party) => new(
        [
            .. filing.Body is { } body
                ? (IReadOnlyList<Said>[])[Body(new DecisionTaken(body, filing.Reference ?? "", filing.Date), party), Own(filing.Reference ?? ""), In(label => label.Date(filing.Date))]
                : [In("Signed"), Own(filing.SignatoryTitle ?? ""), In(label => label.Date(filing.Date)), .. filing.Place is { } place ? new[] { Own(place) } : []],
            In("FiledBy", agreement.NameOf(document.AddedByOrganisationId), party.Name),
        ]);

        private IReadOnlyList<Said> Body(DecisionTaken decision, AgreementPartyDetails party) =>
            decision.Body == DecidingBody.Council && party.DecidingBodyTerm is { } body ? Own(body) : In($"Body.{decision.Body}");

        /// <summary>A party's own words, whose language is not known.</summary>
        private static Said[] Own(string words) => [new Said(words, "")];

        private Said Foot(SummaryLabels label)
        {
            var version = agreement.Version;
            var by = agreement.NameOf(version.WrittenByOrganisationId) is { Length: > 0 } name ? name : agreement.NameOf(agreement.DraftingOrganisationId);
            // From the first signature on there is no later version.
            var key = agreement.Status == AgreementStatus.Draft ? "WrittenDraft" : agreement.Standing.IsSignedByAny ? "WrittenFinal" : "WrittenBy";
            var whose = label[key, agreement.VersionNumber, by, label.Date(dates.DayOf(version.WrittenAt))];
            return new Said($"{label["Record", url]}. {whose} {Capitalised(label["Printed", label.Date(today)], label.Language)}.", label.Language);
        }

        private string Version(SummaryLabels label) => agreement.Status == AgreementStatus.Draft ? label["Draft"] : label["Version", agreement.VersionNumber];

        /// <summary>A party's own text: for the parties, and for an association of which that party is a member.</summary>
        private PartyPath? Path(AgreementPartyDetails party) =>
            agreement.Standing.PartyOf(reader) is not null || party.IsMemberOfActorsAssociation
                ? party.Path is { } kind ? new PartyPath(kind, party.PathDetail ?? "") : null
                : null;

        private sealed record PartyPath(PathKind Kind, string Detail);

        private SummaryLabels LabelsOf(string code) => labels.Find(label => label.Language == code) ?? labels[0];

        private IReadOnlyList<Said> In(string key, params object?[] arguments) => In(label => label[key, arguments]);

        private static Said In(SummaryLabels label, Func<SummaryLabels, string> text) => new(text(label), label.Language);

        private List<Said> In(Func<SummaryLabels, string> text) => labels.ConvertAll(label => new Said(text(label), label.Language));

        private static string? Contribution(VersionTextDetails text, AgreementPartyDetails party) =>
            text.Contributions.SingleOrDefault(contribution => contribution.OrganisationId == party.OrganisationId)?.Text;

        /// <summary>The language in its own words: Français, Português.</summary>
        private static string NameOf(string code) => Capitalised(CultureInfo.GetCultureInfo(code).NativeName, code);

        private static string Capitalised(string text, string code) => char.ToUpper(text[0], CultureInfo.GetCultureInfo(code)) + text[1..];

        /// <summary>Enough of the hash to tell two texts apart, in groups that can be read aloud.</summary>
        private static string Fingerprint(string text) =>
            string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16].Chunk(4).Select(group => new string(group)));
    }
}
