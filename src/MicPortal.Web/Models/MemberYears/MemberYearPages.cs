using System.Globalization;
using MicPortal.Application.MemberYears;
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
    ];

    public IEnumerable<(string Label, int Number)> Stands(MemberYear year) =>
    [
        (texts["Associations.Members"], year.Members), (texts["MemberYears.Active"], year.Active), (texts["MemberYears.Dormant"], year.Dormant), (texts["MemberYears.Exploring"], year.Exploring),
        (texts["MemberYears.AgreementsInForce"], year.AgreementsInForce),
    ];

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
        ]);
    }

    private static IEnumerable<string?> Line(string label, string country, string when, int number) => [label, country, when, Text(number)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
