using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;

namespace MicPortal.Application.Participations;

/// <summary>
/// Who took part for one side, as that side counted its own people. Sums are over its own parts of reports: what two sides say of one visit is never added up.
/// </summary>
public sealed class Participation
{
    /// <summary>Shown also where nobody counted them, so that what is not known is seen.</summary>
    public static readonly IReadOnlyList<string> Asked =
        [nameof(VisitCount.Women), nameof(VisitCount.UnderThirty), nameof(VisitCount.Councillors), nameof(VisitCount.CivilSociety), nameof(VisitCount.YouthRepresentatives)];

    /// <summary>What a meeting of a working group can count.</summary>
    private static readonly string[] CountedInMeetings = [nameof(MeetingCount.Women), nameof(MeetingCount.UnderThirty), nameof(MeetingCount.Councillors), nameof(MeetingCount.CivilSociety)];

    /// <summary>Parts of reports that are to be filed: one of each side for each visit that has begun.</summary>
    public required int Parts { get; init; }

    /// <summary>Of them, those that are filed.</summary>
    public required int Filed { get; init; }

    /// <summary>Whoever took part in two visits is counted twice.</summary>
    public required int People { get; init; }

    public required IReadOnlyList<ParticipationFigure> Figures { get; init; }

    /// <summary>Who stands on the lists of participants, by position: a plan, and not a count.</summary>
    public required IReadOnlyList<ParticipationPosition> Listed { get; init; }

    /// <param name="parts">How many parts of reports are to be filed.</param>
    /// <param name="counts">Those of the filed ones.</param>
    public static Participation Of(int parts, IReadOnlyCollection<VisitCount> counts, IEnumerable<ParticipationPosition> listed)
    {
        var figures = counts.SelectMany(count => count.Groups().Select(group => (group.Key, group.Number, count.All))).Where(one => one.Number is not null).ToLookup(one => one.Key);
        return new Participation
        {
            Parts = parts,
            Filed = counts.Count,
            People = counts.Sum(count => count.All),
            Figures =
            [
                .. VisitCount.None.Groups().Select(group => new ParticipationFigure(group.Key, figures[group.Key].Sum(one => one.Number!.Value), figures[group.Key].Sum(one => one.All), figures[group.Key].Count()))
                    .Where(figure => figure.CountedIn > 0 || Asked.Contains(figure.Key)),
            ],
            Listed = [.. listed.GroupBy(one => one.Position).OrderBy(group => group.Key).Select(group => new ParticipationPosition(group.Key, group.Sum(one => one.People)))],
        };
    }

    /// <summary>Who came to the meetings of one town's working groups: the same people may be in a visit, so the two are never added up.</summary>
    public static Participation OfMeetings(IReadOnlyCollection<MeetingCount> meetings)
    {
        var counted = Of(meetings.Count, [.. meetings.Select(meeting => new VisitCount { All = meeting.All, Women = meeting.Women, UnderThirty = meeting.UnderThirty, CivilSociety = meeting.CivilSociety, Councillors = meeting.Councillors })], []);
        return new Participation { Parts = counted.Parts, Filed = counted.Filed, People = counted.People, Figures = [.. counted.Figures.Where(figure => CountedInMeetings.Contains(figure.Key))], Listed = [] };
    }
}

/// <summary>The meetings of one town's working groups.</summary>
public sealed record MeetingParticipation(int OrganisationId, string Name, IReadOnlyList<MeetingCount> Counts);

/// <param name="Key">The group, by the name of its count in a report.</param>
/// <param name="Of">All people in the reports that counted the group: what the number is a share of.</param>
/// <param name="CountedIn">How many reports counted the group.</param>
public sealed record ParticipationFigure(string Key, int Number, int Of, int CountedIn);

public sealed record ParticipationPosition(VisitPosition Position, int People);

/// <summary>What is counted of the visits of one partnership, town or association, by side.</summary>
/// <param name="Visits">That have begun, and that the reader may see.</param>
/// <param name="Organisations">Each with its own counts, by name.</param>
public sealed record VisitParticipation(int Visits, IReadOnlyList<OrganisationParticipation> Organisations)
{
    public Participation Of(Func<OrganisationParticipation, bool> side)
    {
        var counted = Organisations.Where(side).ToList();
        return Participation.Of(counted.Sum(one => one.Parts), [.. counted.SelectMany(one => one.Counts)], counted.SelectMany(one => one.Listed));
    }
}

/// <param name="WasMember">Of an association's year: in the visits that began while it was a member.</param>
public sealed record OrganisationParticipation(int OrganisationId, string Name, bool WasMember, int Parts, IReadOnlyList<VisitCount> Counts, IReadOnlyList<ParticipationPosition> Listed);
