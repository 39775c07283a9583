using System.Globalization;
using MicPortal.Application.Lists;
using MicPortal.Application.Partnerships;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.WorkingGroups;

/// <summary>The address of the list of working groups; what it does not understand it leaves out.</summary>
public sealed record WorkingGroupListQuery : ListQuery
{
    public const string Ended = "ended";
    public const string Working = "working";

    /// <summary>Any part of a name of a party.</summary>
    public string? Q { get; init; }

    public string? Country { get; init; }

    /// <summary><see cref="Working"/>, <see cref="Ended"/>, or both.</summary>
    public string? State { get; init; }

    public bool IsFiltered => new[] { Country, State }.Any(value => !string.IsNullOrEmpty(value));

    public WorkingGroupFilter Filter => new(Q, string.IsNullOrEmpty(Country) ? null : Country.ToUpperInvariant(), State switch { Ended => true, Working => false, _ => null });
}

public sealed record WorkingGroupList(WorkingGroupListQuery Query, Page<WorkingGroupRow> Page, ListLinks Links, IReadOnlyList<string> Countries);

/// <summary>The groups of a partnership, town beside town, with what each ranks and what they share.</summary>
public sealed record PartnershipGroupsPage(PartnershipDetails Partnership, IReadOnlyList<GroupOfPartnership> Groups, Actor Actor)
{
    /// <summary>Those that its town has not ended; more than one where the partnership had been entered twice, or two towns became one.</summary>
    public IReadOnlyList<GroupOfPartnership> GroupsOf(int organisationId) => [.. Groups.Where(group => group.MunicipalityId == organisationId && group.EndedAt is null)];

    /// <summary>Neither it nor the partnership has ended, and its town takes part in that.</summary>
    public bool IsWorking(GroupOfPartnership group) => group.EndedAt is null && Partnership.TakesPart(group.MunicipalityId);

    public bool CanRun(GroupOfPartnership group) => WorkingGroupAccess.CanRun(Partnership.Standing, group.MunicipalityId, group.EndedAt is not null, Actor);

    /// <summary>Who asked to join a group is told also once that has ended, or the partnership.</summary>
    public int ToTell(GroupOfPartnership group) => WorkingGroupAccess.CanAnswer(Partnership.Standing, group.MunicipalityId, Actor) ? group.ToTell : 0;

    public IEnumerable<GroupOfPartnership> Ended => Groups.Where(group => group.EndedAt is not null);

    /// <summary>The reader's own town has none.</summary>
    public bool CanOpen => Actor.OrganisationId is { } own && Partnership.Parties.Exists(party => party.OrganisationId == own && !party.IsAssociation)
        && GroupsOf(own).Count == 0 && WorkingGroupAccess.CanRun(Partnership.Standing, own, hasEnded: false, Actor);

    /// <summary>A group is at work.</summary>
    public bool AreAtWork => Groups.Any(IsWorking);

    /// <summary>Themes that more than one of the groups at work has among its priorities.</summary>
    public IReadOnlyList<string> Shared => [.. Groups.Where(IsWorking).SelectMany(group => group.Priorities.Select(priority => (group.MunicipalityId, priority.Theme)).Distinct())
        .GroupBy(one => one.Theme).Where(theme => theme.Count() > 1).Select(theme => theme.Key)];

    /// <summary>The names of the other towns whose groups have the theme, each with its highest rank.</summary>
    public IEnumerable<(string Town, int Rank)> AlsoOf(GroupOfPartnership one, string theme) => !IsWorking(one) ? [] : Groups.Where(other => IsWorking(other) && other.MunicipalityId != one.MunicipalityId)
        .SelectMany(other => other.Priorities.Where(priority => priority.Theme == theme).Take(1)
            .Select(priority => (Partnership.Parties.Find(party => party.OrganisationId == other.MunicipalityId)?.Name ?? "", priority.Rank)));
}

/// <summary>A group's page, for everyone who sees the partnership.</summary>
public sealed record WorkingGroupPage(PartnershipDetails Partnership, WorkingGroupDetails Group, IReadOnlyList<MeetingRow> Meetings, Actor Actor)
{
    public const int MeetingsShown = 5;

    public string Url => $"/partnerships/{Partnership.Id}/working-groups/{Group.Id}";

    /// <summary>Also once it has ended, or the partnership.</summary>
    public bool AnswersRequests => WorkingGroupAccess.CanAnswer(Partnership.Standing, Group.MunicipalityId, Actor);

    /// <summary>Minutes and decisions are joint work, for the parties and their associations.</summary>
    public bool SeesMeetings => PartnershipAccess.CanViewJointRecord(Partnership.Standing, Actor);

    public bool CanRun => WorkingGroupAccess.CanRun(Partnership.Standing, Group.MunicipalityId, Group.EndedAt is not null, Actor);

    /// <summary>Nobody asks their own municipality to join.</summary>
    public bool IsOfTown => Actor.OrganisationId == Group.MunicipalityId;

    /// <summary>It still takes new members.</summary>
    public bool IsOpen => Group.TakesMembers(Partnership);

    /// <summary>With whom it is: of a group at work, who takes part in the partnership.</summary>
    public IEnumerable<string> Others => Partnership.Parties.Where(party => party.OrganisationId != Group.MunicipalityId && (!IsOpen || Partnership.TakesPart(party.OrganisationId))).Select(party => party.Name);
}

/// <summary>What a page below a group's needs to lead back to it.</summary>
public sealed record GroupHead(PartnershipDetails Partnership, WorkingGroupDetails Group, string Here)
{
    public string Url => $"/partnerships/{Partnership.Id}/working-groups/{Group.Id}";
}

public sealed record MeetingList(GroupHead Head, Page<MeetingRow> Page, ListLinks Links, bool CanRun);

public sealed record MeetingPage(GroupHead Head, MeetingDetails Meeting, string? Minutes, bool CanRun);

public sealed record JoinRequestList(GroupHead Head, Page<JoinRequestRow> Page, ListLinks Links)
{
    public ILookup<bool, JoinRequestRow> ByWaiting => Page.Rows.ToLookup(request => request.Status == JoinRequestStatus.Waiting);
}

public sealed record JoinRequestPage(GroupHead Head, JoinRequestRow Request, GroupReasonForm Form);

public sealed record NewWorkingGroupPage(PartnershipDetails Partnership, WorkingGroupForm Form);

/// <summary>A page with one form about a group.</summary>
public sealed record GroupFormPage<TForm>(GroupHead Head, TForm Form, int? Id = null);

/// <summary>The list as a file for spreadsheets.</summary>
public sealed class WorkingGroupCsv(Texts texts, Words words, PublicAddress address)
{
    public byte[] Of(IEnumerable<WorkingGroupRow> rows) => CsvFile.Of([
        [texts["WorkingGroups.Town"], texts["Lists.Country"], texts["WorkingGroups.With"], texts["WorkingGroups.Coordinator"], texts["WorkingGroups.Members"], texts["WorkingGroups.OpenedAt"], texts["WorkingGroups.StateLabel"], texts["WorkingGroups.EndedAt"], texts["WorkingGroups.LastMeeting"], texts["Members.Csv.Address"]],
        .. rows.Select(row => new[]
        {
            row.Municipality, words.Country(row.CountryCode), string.Join(", ", row.Partners), row.Coordinator, row.MemberCount.ToString(CultureInfo.InvariantCulture),
            Day(row.OpenedAt), texts[row.IsWorking ? "WorkingGroups.State.Working" : "WorkingGroups.State.Ended"], row.EndedAt is { } ended ? Day(ended) : "", row.LastMeeting?.ToString() ?? "", address.Of($"/partnerships/{row.PartnershipId}/working-groups/{row.Id}"),
        }),
    ]);

    /// <summary>Days, people counted and decisions; minutes stay on their pages.</summary>
    public byte[] Of(IEnumerable<MeetingRow> rows) => CsvFile.Of([
        [texts["WorkingGroups.HeldOn"], texts["WorkingGroups.Place"], texts["WorkingGroups.Counted.All"], texts["WorkingGroups.Counted.Women"], texts["WorkingGroups.Counted.UnderThirty"], texts["WorkingGroups.Counted.CivilSociety"], texts["WorkingGroups.Counted.Councillors"], texts["WorkingGroups.Decisions"]],
        .. rows.Select(row => new[] { row.HeldOn.ToString(), row.Place, Number(row.Count.All), Number(row.Count.Women), Number(row.Count.UnderThirty), Number(row.Count.CivilSociety), Number(row.Count.Councillors), row.Decisions }),
    ]);

    private static string Day(DateTime time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";
}
