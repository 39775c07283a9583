using System.Globalization;
using MicPortal.Application.MemberYears;
using MicPortal.Application.Participations;
using MicPortal.Web.Models.Participations;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.MemberYears;

/// <param name="Earliest">That is offered.</param>
/// <param name="Latest">The running one.</param>
/// <param name="Address">Of the page, as it is printed.</param>
public sealed record MemberYearPage(MemberYear Figures, string Association, int Earliest, int Latest, string Address);

/// <summary>The figures of a year under their names, for the page and the file.</summary>
public sealed class MemberYearWords(Texts texts, Words words)
{
    /// <summary>The key of the figure that is a part of the one before it.</summary>
    public const string Part = "MemberYears.AgreementsRenewed";

    public IEnumerable<(string Label, int Number)> Happened(MemberYear year) =>
    [
        (texts["MemberYears.Begun"], year.Begun), (texts["MemberYears.Ended"], year.Ended), (texts["MemberYears.Confirmed"], year.Confirmed),
        (texts["MemberYears.AgreementsSigned"], year.AgreementsSigned), (texts[Part], year.AgreementsRenewed), (texts["MemberYears.AgreementsEnded"], year.AgreementsEnded),
        (texts["MemberYears.ProjectsBegun"], year.ProjectsBegun), (texts["MemberYears.ProjectsCompleted"], year.ProjectsCompleted), (texts["MemberYears.VisitsBegun"], year.Visits.Begun), (texts["MemberYears.Meetings"], year.Meetings.Parts),
    ];

    public IEnumerable<(string Label, int Number)> Stands(MemberYear year) =>
    [
        (texts["Associations.Members"], year.Members), (texts["MemberYears.Active"], year.Active), (texts["MemberYears.Dormant"], year.Dormant), (texts["MemberYears.Exploring"], year.Exploring),
        (texts["MemberYears.AgreementsInForce"], year.AgreementsInForce),
    ];

    /// <summary>Members and partners, each as it counted its own people.</summary>
    public IReadOnlyList<ParticipationSide> Sides(MemberYear year) =>
        [new(texts["Participation.Members"], year.Visits.Members) { InMeetings = year.Meetings.Parts > 0 ? year.Meetings : null }, new(texts["Participation.MembersPartners"], year.Visits.Partners)];

    public byte[] Csv(MemberYear year)
    {
        var day = year.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return CsvFile.Of(
        [
            [texts["MemberYears.Csv.Figure"], texts["Lists.Country"], texts["MemberYears.Csv.When"], texts["MemberYears.Csv.Number"]],
            .. Happened(year).Select(one => Line(one.Label, "", Text(year.Year), one.Number)),
            .. Stands(year).Select(one => Line(one.Label, "", day, one.Number)),
            .. year.Countries.SelectMany(country => new[] { (texts["MemberYears.Active"], country.Active), (texts["MemberYears.Dormant"], country.Dormant), (texts["MemberYears.Exploring"], country.Exploring) }
                .Select(one => Line(one.Item1, words.Country(country.Code), day, one.Item2))),
            .. Groups(year.Meetings, "Participation.Csv.OfMeetings").Prepend((texts["Participation.Csv.People"], year.Meetings.People)).Select(one => Line(texts["Words.Labelled", texts["MemberYears.Meetings"], one.Label], "", Text(year.Year), one.Number)),
            .. Sides(year).SelectMany(side => Counted(side.Counted).Select(one => Line(texts["Words.Labelled", side.Name, one.Label], "", Text(year.Year), one.Number))),
        ]);
    }

    private IEnumerable<(string Label, int? Number)> Counted(Participation counted) =>
        [(texts["Participation.Csv.Parts"], counted.Parts), (texts["Participation.Csv.Filed"], counted.Filed), (texts["Participation.Csv.People"], counted.People), .. Groups(counted, "Participation.Csv.Of")];

    /// <summary>What nobody counted has no number.</summary>
    /// <param name="of">The key of what a group's number is a share of.</param>
    private IEnumerable<(string Label, int? Number)> Groups(Participation counted, string of) => counted.Figures.SelectMany(figure => new (string, int?)[]
    {
        (texts[$"Visits.Counted.{figure.Key}"], figure.CountedIn > 0 ? figure.Number : null),
        (texts[of, texts[$"Visits.Counted.{figure.Key}"]], figure.CountedIn > 0 ? figure.Of : null),
    });

    private static IEnumerable<string?> Line(string label, string country, string when, int? number) => [label, country, when, number is { } known ? Text(known) : ""];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
