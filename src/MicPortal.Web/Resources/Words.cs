using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>The portal's codes in the words of the page.</summary>
public sealed class Words(Texts texts, Dates dates, CountryDirectory countries)
{
    private static string PageLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public string Country(string? code) => countries.Name(code, PageLanguage);

    public string Theme(string code) => texts[$"Themes.{code}"];

    public string Themes(IEnumerable<string> codes) => string.Join(", ", codes.Select(Theme));

    public string Stage(PartnershipStage stage) => texts[$"Partnerships.Stage.{stage}"];

    public string State(PartnershipState state) => texts[$"Partnerships.Stage.{state}"];

    /// <summary>The tone of the state's tag.</summary>
    public static string Tone(PartnershipState state) => state switch
    {
        PartnershipState.Active => "done",
        PartnershipState.Exploring => "plain",
        _ => "quiet",
    };

    public string Kind(AgreementKind kind) => texts[$"Agreements.Kind.{kind}"];

    public string State(AgreementState state) => texts[$"Agreements.Status.{state}"];

    public static string Tone(AgreementState state) => state switch
    {
        AgreementState.Signed or AgreementState.Endorsed => "done",
        AgreementState.Proposed or AgreementState.Unconfirmed => "wait",
        AgreementState.Declined => "no",
        _ => "quiet",
    };

    public static string Tone(PartyAnswer answer) => answer switch
    {
        PartyAnswer.Accepted => "done",
        PartyAnswer.None => "wait",
        PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality => "no",
        _ => "quiet",
    };

    /// <summary>What a party has said to a partnership.</summary>
    public string AnswerOf(PartnershipDetails partnership, PartyDetails party) => party.EndedOn is { } ended
        ? texts[party.Path is null ? "Partnerships.AnswerShort.EndedOn" : "Partnerships.AnswerShort.EndedPart", dates.Text(ended)]
        : party.Answer == PartyAnswer.None && partnership.Stage == PartnershipStage.Unconfirmed
            ? texts["Partnerships.AnswerShort.NotConfirmed"]
            : texts[$"Partnerships.AnswerShort.{party.Answer}"];

    /// <summary>What a party says of the joint work; an agreement begins it for those that were there when it came into force.</summary>
    public string Begun(PartnershipDetails partnership, PartyDetails party) =>
        !party.SaysBegun && partnership.Stage == PartnershipStage.Active && party.AnsweredAt <= partnership.BegunAt ? texts["Partnerships.BegunByAgreement"] : texts[$"Partnerships.BegunShort.{party.SaysBegun}"];

    /// <summary>In the reader's language where there is such a text, else as it stands first.</summary>
    public string Title(IReadOnlyList<AgreementTitle> titles) =>
        (titles.FirstOrDefault(title => title.Language == PageLanguage) ?? titles.FirstOrDefault())?.Title ?? "";

    /// <summary>Where a party stands with an agreement: endorsed, signed on ..., waiting.</summary>
    public string StateOf(AgreementRow row, AgreementRowParty? party) => (party, row.Status) switch
    {
        (null, _) => texts["Agreements.PartyState.NotAParty"],
        (_, AgreementStatus.TakenBack) => texts[row.DraftingOrganisationId == party.OrganisationId ? "Agreements.PartyState.TakenBack" : party.HasConfirmedPaper ? "Agreements.PartyState.HadConfirmed" : "Agreements.PartyState.HadNotConfirmed"],
        ({ LastDay: { } last }, _) => texts["Agreements.PartyState.LastDay", dates.Text(last)],
        ({ SignedOn: { } signed }, _) when row.IsOnPaper && !party.HasConfirmedPaper => texts["Agreements.PartyState.SignedUnconfirmed", dates.Text(signed)],
        ({ SignedOn: { } signed }, _) => texts["Agreements.PartyState.SignedOn", dates.Text(signed)],
        (_, AgreementStatus.Draft) => texts["Agreements.PartyState.Draft"],
        (_, AgreementStatus.Declined) when row.DeclinedByOrganisationId == party.OrganisationId => texts["Agreements.PartyState.Declined"],
        ({ HasReturned: true, HasEndorsed: false }, AgreementStatus.Proposed) => texts["Agreements.PartyState.Returned"],
        ({ HasEndorsed: true }, _) => texts["Agreements.PartyState.Endorsed"],
        (_, AgreementStatus.Declined) => texts["Agreements.PartyState.NotAskedAnyMore"],
        _ => texts["Agreements.PartyState.Waiting"],
    };

    public string Start(AgreementRow row) => (row.EffectiveFrom ?? row.Version.Start) is { } start ? dates.Text(start)
        : row is { IsOnPaper: true } && row.Parties.Max(party => party.SignedOn) is { } signed ? dates.Text(signed)
        : texts["Agreements.OnSignature"];

    public string End(AgreementRow row)
    {
        if (row.EndsOn is { } last)
        {
            return dates.Text(last);
        }

        var version = row.Version;
        var end = version.End is { } date ? dates.Text(PresentEnd(version.Term, date, version.RenewalYears)) : texts["Agreements.OpenEnd"];
        return version.Term == AgreementTerm.TacitlyRenewed ? texts.Counted("Agreements.RenewedTacitly", version.RenewalYears ?? 1, end) : end;
    }

    /// <summary>Of what has renewed itself: the end of the term that runs.</summary>
    private PartialDate PresentEnd(AgreementTerm term, PartialDate end, int? years)
    {
        if (term != AgreementTerm.TacitlyRenewed || !end.HasPassed(dates.Today))
        {
            return end;
        }

        var last = end.Latest;
        for (var terms = 1; last < dates.Today; terms++)
        {
            last = end.Latest.AddYears(terms * (years ?? 1));
        }

        return PartialDate.From(last);
    }

    public string Language(string code) => texts[$"Languages.{code}"];

    /// <summary>"Herent, Pemba and Reggio Emilia".</summary>
    public string List(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count < 2 ? string.Concat(all) : texts["Words.And", string.Join(", ", all[..^1]), all[^1]];
    }

    /// <summary>What an act says in the words of who did it. The day of a part of a schedule stands before its text.</summary>
    public string Said(ActName act, string word) =>
        texts["Words.Said", act is ActName.VisitSlotAdded or ActName.VisitSlotChanged or ActName.VisitSlotRemoved && word.Split(", ", 2) is [var day, var text] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) ? $"{dates.Text(PartialDate.From(on))}, {text}" : word];

    /// <summary>What was done, as timelines say it: "An officer of Pemba entered 12 participants of a visit".</summary>
    /// <param name="times">How often on that day; then no name of a single row is told with it.</param>
    /// <param name="isOwn">On the visit's own page, where nobody needs to be told that it is about a visit.</param>
    /// <param name="isStrategys">What projects, visits and strategies have alike, of a strategy.</param>
    public IHtmlContent Act(ActName act, IHtmlContent post, int? version, int times = 1, bool isOwn = false, bool isStrategys = false)
    {
        var ofVisit = isOwn ? "" : " " + texts["Timeline.OfVisit"];
        var plan = texts[isStrategys ? "Timeline.Strategy" : "Timeline.Plan"];
        return times <= 1 ? texts.Html($"Timeline.{act}", post, version ?? 0, ofVisit, plan)
            : ActLines.InNumbers.Contains(act) ? texts.Html($"Timeline.Many.{act}", post, times, ofVisit)
            : new HtmlContentBuilder().AppendHtml(texts.Html($"Timeline.{act}", post, version ?? 0, ofVisit, plan)).Append(" ").Append(texts["Timeline.Times", times]);
    }

    /// <summary>Who acted, as histories say it: "the mayor’s office of Pemba", with the name as text of its own direction.</summary>
    /// <param name="mandated">Who acted for the organisation under its mandate: "the staff of Reggio nel Mondo, for Reggio Emilia".</param>
    public IHtmlContent Post(UserRole role, string? organisation, string? mandated = null)
    {
        if (mandated is not null && organisation is not null)
        {
            return texts.Html("Timeline.ByFor", Post(UserRole.AssociationStaff, mandated), new HtmlContentBuilder().AppendHtml("<bdi>").Append(organisation).AppendHtml("</bdi>"));
        }

        if (organisation is null)
        {
            return new HtmlString(texts[$"Timeline.By.{role}"]);
        }

        var name = new HtmlContentBuilder().AppendHtml("<bdi>").Append(organisation).AppendHtml("</bdi>");
        return texts.Html($"Timeline.By.{role}", texts.Html(BeginsWithVowel(organisation) ? "Words.OfVowel" : "Words.Of", name));
    }

    /// <summary>French: "d’Abidjan".</summary>
    private static bool BeginsWithVowel(string name) => FoldedText.Fold(name) is [('a' or 'e' or 'i' or 'o' or 'u'), ..];
    /// <summary>How many a search to choose from has found; it shows no more than <see cref="OrganisationNames.Most"/>.</summary>
    public string Found(int count) => count == OrganisationNames.Most ? texts["Partnerships.FirstFound", count] : texts.Counted("Partnerships.PartnersFound", count);

    /// <summary>"Herent (Belgium) and Pemba (Mozambique)".</summary>
    public string Parties(IEnumerable<(string Name, string? CountryCode)> parties) =>
        List(parties.Select(party => party.CountryCode is null ? party.Name : $"{party.Name} ({Country(party.CountryCode)})"));

    /// <summary>What tells it from others of its name: "Limpopo · South Africa · 123,749 inhabitants".</summary>
    public string Whereabouts(OrganisationName one) =>
        string.Join(" · ", new[] { one.Province, Country(one.CountryCode), one.Population is > 0 ? texts.Counted("Words.Inhabitants", one.Population.Value) : null }.Where(word => !string.IsNullOrEmpty(word)));

    /// <summary>"12.97° S, 40.52° E".</summary>
    public string Coordinates(double latitude, double longitude)
    {
        return $"{Degrees(latitude, "North", "South")}, {Degrees(longitude, "East", "West")}";

        string Degrees(double value, string positive, string negative) => $"{Math.Abs(value).ToString("0.00", CultureInfo.CurrentCulture)}° {texts[$"Municipalities.{(value < 0 ? negative : positive)}"]}";
    }

    /// <summary>"143", "more than 10,000".</summary>
    public string Number(int count) => count > PageRequest.CountLimit ? texts["Words.MoreThan", PageRequest.CountLimit.ToString("N0", CultureInfo.CurrentCulture)] : count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"12 rows", "more than 10,000 rows".</summary>
    public string Count(string key, int count) =>
        count > PageRequest.CountLimit ? texts["Words.MoreThan", texts.Counted(key, PageRequest.CountLimit)] : texts.Counted(key, count);

    public IEnumerable<SelectListItem> CountryChoices() => countries.All(PageLanguage).Select(country => new SelectListItem(country.Name, country.Code));

    /// <summary>These countries, and the one that is chosen.</summary>
    public IEnumerable<SelectListItem> CountryChoices(IEnumerable<string> codes, string? chosen)
    {
        var offered = codes.Append(chosen?.ToUpperInvariant()).ToHashSet();
        return CountryChoices().Where(choice => offered.Contains(choice.Value));
    }

    public IEnumerable<SelectListItem> RegionChoices() => countries.Regions.Select(region => new SelectListItem(texts[$"Regions.{region}"], region.ToLowerInvariant()));

    public IEnumerable<SelectListItem> ThemeChoices() => Domain.Partnerships.Theme.All.Select(code => new SelectListItem(Theme(code), code)).OrderBy(item => item.Text, StringComparer.CurrentCulture);

    /// <summary>These languages, and the one that is chosen.</summary>
    public IEnumerable<SelectListItem> LanguageChoices(IEnumerable<string> codes, string? chosen)
    {
        var offered = codes.Append(chosen).ToHashSet();
        return LanguageChoices().Where(choice => offered.Contains(choice.Value));
    }

    public IEnumerable<SelectListItem> LanguageChoices() => Domain.Common.Language.All.Select(code => new SelectListItem(Language(code), code)).OrderBy(item => item.Text, StringComparer.CurrentCulture);

    /// <summary>A choice of the values of an enumeration, worded by "{prefix}.{value}".</summary>
    public IEnumerable<SelectListItem> Choices<T>(string prefix)
        where T : struct, Enum => Enum.GetValues<T>().Select(value => new SelectListItem(texts[$"{prefix}.{value}"], value.ToString()));

    /// <summary>Themes of which the name on the page has the folded text in it.</summary>
    public IReadOnlyList<string> ThemesFoundBy(string folded) =>
        folded.Length == 0 ? [] : [.. Domain.Partnerships.Theme.All.Where(code => FoldedText.Fold(Theme(code)).Contains(folded, StringComparison.Ordinal))];
}
