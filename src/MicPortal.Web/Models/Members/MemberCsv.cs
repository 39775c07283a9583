using System.Globalization;
using MicPortal.Application.Members;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Members;

/// <summary>The list of members as a file for spreadsheets, days as ISO 8601.</summary>
public sealed class MemberCsv(Texts texts, Words words, Dates dates, PublicAddress address)
{
    public byte[] Of(IEnumerable<MemberRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
    [
        texts["Members.Member"], texts["Members.Csv.Country"], texts["Members.Csv.Membership"], texts["Members.Portal"], texts["Members.Class"],
        texts["Partnerships.Stage.Active"], texts["Partnerships.Stage.Dormant"], texts["Partnerships.Stage.Exploring"], texts["Partnerships.Stage.Unconfirmed"], texts["Partnerships.Stage.Ended"],
        texts["Members.Csv.InForce"], texts["Members.Csv.Ending"], texts["Members.LastConfirmed"], texts["Members.Csv.LastActivity"], texts["Members.Csv.OpenFollowUps"], texts["Members.OverdueVisitReports"], texts["Members.Csv.Address"],
    ];

    private IEnumerable<string?> Fields(MemberRow row) =>
    [
        row.Name, words.Country(row.CountryCode), texts[row.HasEnded ? row.HasAccepted ? "Members.HasEnded" : "Members.NoLongerListed" : row.HasAccepted ? "Members.Is.accepted" : "Members.Is.listed"], texts[row.IsOnPortal ? "Members.Uses.on" : "Members.Uses.off"], texts[$"Members.Class.{row.Class}"],
        Number(row.Active), Number(row.Dormant), Number(row.Exploring), Number(row.Unconfirmed), Number(row.Ended),
        Number(row.Signed), Number(row.Ending), Day(row.LastConfirmed), Day(row.LastActivity), Number(row.OpenFollowUps), Number(row.OverdueVisitReports),
        address.Of($"/municipalities/{row.MunicipalityId}"),
    ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Day(DateTime? utc) => utc is { } time ? dates.DayOf(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
}
