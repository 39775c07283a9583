using MicPortal.Application.Participations;
using MicPortal.Application.Partnerships;

namespace MicPortal.Web.Models.Participations;

/// <param name="Sides">Each as it counted its own people.</param>
/// <param name="Address">Of the page, as it is printed.</param>
public sealed record PartnershipParticipationPage(JointRecord Partnership, int Visits, IReadOnlyList<ParticipationSide> Sides, string Address);

/// <param name="Sides">The town, and its partners together.</param>
/// <param name="Address">Of the page, as it is printed.</param>
public sealed record TownParticipationPage(ParticipationTown Town, int Visits, IReadOnlyList<ParticipationSide> Sides, string Address);

/// <param name="Counted">In visits.</param>
public sealed record ParticipationSide(string Name, Participation Counted)
{
    /// <summary>Of its working groups; null where none has met, or the page is about visits alone.</summary>
    public Participation? InMeetings { get; init; }
}
