using MicPortal.Application.Participations;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.WorkingGroups;

namespace MicPortal.Application.MemberYears;

/// <summary>One year of an association's members in numbers; of what stood, as it was on the last day of the year, or is today.</summary>
public sealed class MemberYear
{
    public required int Year { get; init; }

    /// <summary>The day as of which is told what stands.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>On the day.</summary>
    public required int Members { get; init; }

    /// <summary>On some day of the year.</summary>
    public required int MembersInYear { get; init; }

    /// <summary>Partnerships of which the first contact was in the year.</summary>
    public required int Begun { get; init; }

    public required int Ended { get; init; }

    /// <summary>Partnerships that a member confirmed or accepted in the year.</summary>
    public required int Confirmed { get; init; }

    public required int AgreementsSigned { get; init; }

    /// <summary>Of those, the ones that renew another.</summary>
    public required int AgreementsRenewed { get; init; }

    /// <summary>By their agreed end or by a notice.</summary>
    public required int AgreementsEnded { get; init; }

    /// <summary>Projects with a member of which the work began in the year.</summary>
    public required int ProjectsBegun { get; init; }

    public required int ProjectsCompleted { get; init; }

    /// <summary>Who was at the meetings of members' working groups.</summary>
    public required Participation Meetings { get; init; }

    public required int AgreementsInForce { get; init; }

    public required int Active { get; init; }

    public required int Dormant { get; init; }

    public required int Exploring { get; init; }

    /// <summary>Where the partners are of what stands, the most first.</summary>
    public required IReadOnlyList<YearCountry> Countries { get; init; }

    public required YearParticipation Visits { get; init; }

    public int Standing => Active + Dormant + Exploring;

    /// <summary>The last day of the year, or today where that lies ahead.</summary>
    public static DateOnly Until(int year, DateOnly today) => year < today.Year ? new DateOnly(year, 12, 31) : today;

    /// <param name="day">The last day of the year, or today.</param>
    /// <param name="members">Of the year: what each did counts while it was one, and of what stood that of those of the day.</param>
    public static MemberYear Of(DateOnly day, YearMembers members, IReadOnlyCollection<YearPartnership> partnerships, IReadOnlyCollection<YearAgreement> agreements, int confirmed, YearParticipation visits)
    {
        var year = day.Year;
        bool Fell(PartialDate? date, IEnumerable<int> organisationIds) => date is { } known && known.Year == year && !known.CertainlyAfter(day) && organisationIds.Any(id => members.WasOneOn(id, known));
        // What a member had left, or had not joined, is not of its year.
        static IEnumerable<int> TookPart(YearPartnership partnership, DateOnly day) => partnership.Parties.Where(party => party.TookPartInYear(day)).Select(party => party.OrganisationId);
        var (work, last) = (agreements.ToLookup(agreement => agreement.PartnershipId), PartialDate.From(day));
        var projects = partnerships.Where(partnership => TookPart(partnership, day).Any(members.Ids.Contains)).SelectMany(partnership => partnership.Projects).ToList();
        var states = partnerships.Where(partnership => partnership.Parties.Exists(party => members.WasOneOn(party.OrganisationId, last) && party.TookPartOn(day)))
            .Select(partnership => (Partnership: partnership, State: partnership.On(day, work[partnership.Id]))).Where(one => one.State is not null).ToList();
        return new MemberYear
        {
            Year = year,
            Day = day,
            MembersInYear = members.Ids.Count,
            Members = members.Ids.Count(id => members.WasOneOn(id, last)),
            Begun = partnerships.Count(partnership => partnership.Stage != PartnershipStage.Unconfirmed && !partnership.WasRefused && Fell(partnership.FirstContact, TookPart(partnership, day))),
            Ended = partnerships.Count(partnership => Fell(partnership.EndedOn, TookPart(partnership, day))),
            Confirmed = confirmed,
            AgreementsSigned = agreements.Count(agreement => agreement.SignedIn(year, day) && agreement.IsOf(members.WasOneOn, agreement.SignedOn)),
            AgreementsRenewed = agreements.Count(agreement => agreement.Renews && agreement.SignedIn(year, day) && agreement.IsOf(members.WasOneOn, agreement.SignedOn)),
            AgreementsEnded = agreements.Count(agreement => agreement.EndedIn(year, day) && agreement.IsOf(members.WasOneOn, agreement.EndedOn)),
            ProjectsBegun = projects.Count(project => Fell(project.BegunOn, project.PartyIds)),
            ProjectsCompleted = projects.Count(project => Fell(project.CompletedOn, project.PartyIds)),
            Meetings = Participation.OfMeetings([.. partnerships.SelectMany(partnership => partnership.Meetings).Where(meeting => Fell(meeting.HeldOn, [meeting.MunicipalityId])).Select(meeting => meeting.Count)]),
            AgreementsInForce = agreements.Count(agreement => agreement.WasInForceOn(day) && agreement.IsOf(members.WasOneOn, last)),
            Active = states.Count(one => one.State == PartnershipState.Active),
            Dormant = states.Count(one => one.State == PartnershipState.Dormant),
            Exploring = states.Count(one => one.State == PartnershipState.Exploring),
            Visits = visits,
            Countries =
            [
                .. states.SelectMany(one => one.Partnership.Parties.Where(party => !members.WasOneOn(party.OrganisationId, last) && party.TookPartOn(day)).Select(party => party.CountryCode).OfType<string>().Distinct(), (one, country) => (country, one.State))
                    .GroupBy(one => one.country).Select(country => new YearCountry(country.Key, country.Count(one => one.State == PartnershipState.Active), country.Count(one => one.State == PartnershipState.Dormant), country.Count(one => one.State == PartnershipState.Exploring)))
                    .OrderByDescending(country => country.Standing).ThenBy(country => country.Code, StringComparer.Ordinal),
            ],
        };
    }
}

/// <param name="Code">ISO 3166-1.</param>
public sealed record YearCountry(string Code, int Active, int Dormant, int Exploring)
{
    public int Standing => Active + Dormant + Exploring;
}

/// <summary>Who took part in the visits of members that began in the year: the members' own people, and those of their partners, as each counted them.</summary>
/// <param name="Begun">How many visits.</param>
public sealed record YearParticipation(int Begun, Participation Members, Participation Partners)
{
    public static readonly YearParticipation None = new(0, Participation.Of(0, [], []), Participation.Of(0, [], []));
}

/// <summary>Those of an association in a year. A municipality may have been one twice.</summary>
public sealed class YearMembers(IReadOnlyCollection<YearMember> memberships)
{
    private readonly ILookup<int, YearMember> byMunicipality = memberships.ToLookup(member => member.MunicipalityId);

    /// <summary>Of the municipalities.</summary>
    public IReadOnlySet<int> Ids { get; } = memberships.Select(member => member.MunicipalityId).ToHashSet();

    public IEnumerable<YearMember> Of(IEnumerable<int> ids) => ids.SelectMany(id => byMunicipality[id]);

    public bool WasOneOn(int id, PartialDate on) => byMunicipality[id].Any(member => member.WasOneOn(on));
}

/// <summary>A municipality, while it was a member of the association.</summary>
/// <param name="Since">As the association says.</param>
/// <param name="LastDay">That was said, or on which it was ended here.</param>
/// <param name="EndedAt">UTC; since when the association reads nothing new of it. Null while it lasts.</param>
public sealed record YearMember(int MunicipalityId, PartialDate? Since = null, PartialDate? LastDay = null, DateTime? EndedAt = null)
{
    /// <summary>On some day that the date can mean.</summary>
    public bool WasOneOn(PartialDate on) => Since?.CertainlyAfter(on.Latest) != true && LastDay?.CertainlyBefore(on) != true;
}

/// <param name="SaysBegunAt">UTC.</param>
/// <param name="JoinedAt">UTC; of who joined those who were there. Null for who has been there from the beginning.</param>
public sealed record YearParty(int OrganisationId, string? CountryCode, PartyAnswer Answer, PartialDate? EndedOn, DateTime? SaysBegunAt, DateTime? JoinedAt = null)
{
    /// <summary>It had joined and not left at the end of the day.</summary>
    public bool TookPartOn(DateOnly day) => TookPart(day.AddDays(1), day);

    /// <summary>On some day of the year, up to this one.</summary>
    public bool TookPartInYear(DateOnly day) => TookPart(new DateOnly(day.Year, 1, 1), day);

    /// <summary>Who has said that it never was a party did not; one that another carried on for is history.</summary>
    private bool TookPart(DateOnly leftNotBefore, DateOnly joinedBy) => Answer is not (PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality or PartyAnswer.CarriedOn)
        && EndedOn?.HasPassed(leftNotBefore) != true && !(JoinedAt is { } joined && DateOnly.FromDateTime(joined) > joinedBy);
}

public sealed class YearPartnership
{
    public required int Id { get; init; }

    public required PartnershipStage Stage { get; init; }

    public required PartialDate? FirstContact { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OpenedAt { get; init; }

    public required List<YearParty> Parties { get; init; }

    public List<YearProject> Projects { get; init; } = [];

    public List<YearVisit> Visits { get; init; } = [];

    /// <summary>Of working groups.</summary>
    public List<YearMeeting> Meetings { get; init; } = [];

    /// <summary>The days on which all parties had endorsed a strategy.</summary>
    public List<PartialDate> Strategies { get; init; } = [];

    /// <summary>A party says that there never was one.</summary>
    public bool WasRefused => Stage == PartnershipStage.Ended && EndedOn is null;

    /// <summary>When fewer than two parties were left; null while it goes on, and where not an end but a refusal left them.</summary>
    public PartialDate? EndedOn
    {
        get
        {
            var leaving = Parties.Where(party => party.Answer != PartyAnswer.CarriedOn).Select(party => party.EndedOn).OfType<PartialDate>().OrderBy(day => day.Latest).ToList();
            var mayLeave = Parties.Count(party => party.Answer is not (PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality or PartyAnswer.CarriedOn)) - 2;
            return Stage == PartnershipStage.Ended && mayLeave >= 0 && leaving.Count > mayLeave ? leaving[mayLeave] : null;
        }
    }

    /// <summary>How it stood on the day, as far as the dates tell; null where it did not.</summary>
    public PartnershipState? On(DateOnly day, IEnumerable<YearAgreement> agreements)
    {
        if (Stage == PartnershipStage.Unconfirmed || WasRefused || EndedOn?.HasPassed(day.AddDays(1)) == true || (FirstContact?.CertainlyAfter(day) ?? DateOnly.FromDateTime(OpenedAt) > day))
        {
            return null;
        }

        var work = JointWork.Last(agreements.SelectMany(agreement => agreement.WorkDates).Concat(Projects.SelectMany(project => new[] { project.BegunOn, project.CompletedOn }).OfType<PartialDate>()).Concat(Visits.SelectMany(visit => new[] { visit.Start, visit.End })).Concat(Meetings.Select(meeting => meeting.HeldOn)).Concat(Strategies), Parties.Select(party => party.SaysBegunAt).OfType<DateTime>().Where(said => DateOnly.FromDateTime(said) <= day), day);
        return Stage == PartnershipStage.Exploring || (work is null && !Parties.Exists(party => party.SaysBegunAt is not null)) ? PartnershipState.Exploring
            : JointWork.IsDormant(PartnershipStage.Active, work, day) ? PartnershipState.Dormant
            : PartnershipState.Active;
    }
}

/// <summary>When it began and was completed is joint work.</summary>
/// <param name="PartyIds">With three parties in the partnership it may be the work of others than its members.</param>
public sealed record YearProject(PartialDate? BegunOn, PartialDate? CompletedOn, List<int> PartyIds);

/// <summary>Its day is joint work.</summary>
/// <param name="MunicipalityId">Whose group it is.</param>
public sealed record YearMeeting(PartialDate HeldOn, int MunicipalityId, MeetingCount Count);

/// <summary>Its days are joint work.</summary>
/// <param name="MemberIds">Of the members of the year, those that take part in it and had not left when all had approved it.</param>
public sealed record YearVisit(int Id, PartialDate Start, PartialDate End, List<int> MemberIds);

/// <summary>A member that is bound by an agreement.</summary>
/// <param name="LeftOn">The partnership; null for one that has not.</param>
public sealed record YearSignatory(int OrganisationId, PartialDate? LeftOn);

public sealed class YearAgreement
{
    public required int PartnershipId { get; init; }

    /// <summary>Of the members of the year those that are bound by it.</summary>
    public required List<YearSignatory> Members { get; init; }

    public required bool IsOnPaper { get; init; }

    /// <summary>Now, or it was once.</summary>
    public required bool IsInForce { get; init; }

    public required bool Renews { get; init; }

    public required PartialDate? Start { get; init; }

    /// <summary>Of a fixed term.</summary>
    public required PartialDate? End { get; init; }

    /// <summary>By the notices of its parties.</summary>
    public required PartialDate? EndsOn { get; init; }

    public required int SignaturesNeeded { get; init; }

    public required List<PartialDate> Signed { get; init; }

    /// <summary>Of what renews it and is in force; null: from its signature.</summary>
    public required List<PartialDate?> RenewedFrom { get; init; }

    /// <summary>What counts as joint work.</summary>
    public IEnumerable<PartialDate> WorkDates => [.. !IsOnPaper || IsInForce ? Signed : [], .. IsInForce && Start is { } start ? [start] : Array.Empty<PartialDate>()];

    /// <summary>The last signature that it needed.</summary>
    public PartialDate? SignedOn => AgreementLife.EffectiveFrom(null, Signed, SignaturesNeeded);

    public PartialDate? EndedOn => new[] { End, EndsOn }.OfType<PartialDate>().OrderBy(day => day.Latest).Select(day => (PartialDate?)day).FirstOrDefault();

    /// <summary>Who was a member then is bound by it, and had not left the partnership when it came into force: what was in force before a leaving stays the member's.</summary>
    public bool IsOf(Func<int, PartialDate, bool> isMember, PartialDate? on)
    {
        var from = AgreementLife.EffectiveFrom(Start, Signed, SignaturesNeeded);
        return on is { } then && Members.Exists(member => isMember(member.OrganisationId, then) && (from is not { } began || member.LeftOn?.HasPassed(began.Earliest) != true));
    }

    /// <summary>The last signature that it needed is of the year.</summary>
    public bool SignedIn(int year, DateOnly day) => IsInForce && SignedOn is { } signed && signed.Year == year && !signed.CertainlyAfter(day);

    public bool EndedIn(int year, DateOnly day) => IsInForce && EndedOn is { } ended && ended.Year == year && ended.HasPassed(day.AddDays(1));

    public bool WasInForceOn(DateOnly day) =>
        IsInForce && AgreementLife.EffectiveFrom(Start, Signed, SignaturesNeeded) is { } from && !from.CertainlyAfter(day)
        && EndedOn?.HasPassed(day) != true && !RenewedFrom.Exists(renewed => renewed?.CertainlyAfter(day) != true);
}
