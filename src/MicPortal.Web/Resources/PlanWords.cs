using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Plans;
using MicPortal.Web.Models;

namespace MicPortal.Web.Resources;

/// <summary>What projects, visits and strategies say alike of who has left their partnership.</summary>
public sealed class PlanWords(Texts texts, Words words, Dates dates)
{
    /// <summary>Null while the party takes part.</summary>
    public (string Tone, string Text)? Left(PlanPlaces places, int organisationId) => places.Left(organisationId) switch
    {
        null => null,
        { Answer: PartyAnswer.CarriedOn } => ("quiet", texts["Plans.Party.CarriedOn"]),
        { LeftAt: { } at } place => ("quiet", texts["Plans.Party.HasLeft", dates.Text(place.EndedOn, at)]),
        _ => ("quiet", texts["Plans.Party.Left"]),
    };

    /// <summary>In a list, in place of what the record says today.</summary>
    public string Left(LeftReader left) => texts[left == LeftReader.Own ? "Plans.List.YouLeft" : "Plans.List.MemberLeft"];

    /// <summary>By whom the plan that stands is approved, and when.</summary>
    /// <param name="firstAt">UTC; when there was a plan first.</param>
    /// <param name="byAll">The key of what is said then; so the others.</param>
    public string Approved(PlanApprovals? approvals, DateTime? firstAt, string byAll, string byRemaining, string withoutBack) => approvals switch
    {
        { IsByAll: false, Back.Count: > 0 } => texts[withoutBack, Day(approvals.On), words.List(approvals.Back)],
        { IsByAll: false } => texts[byRemaining, Day(firstAt)],
        _ => texts[byAll, Day(approvals?.On ?? firstAt)],
    };

    /// <summary>A party in a form or a total: "Pemba (has left)".</summary>
    public string Named(string name, bool hasLeft) => hasLeft ? texts["Plans.NamedLeft", name] : name;

    /// <summary>To who has left.</summary>
    public NextStep YouHaveLeft() => new(texts["Plans.Next.YouHaveLeft"], texts["Plans.Next.YouHaveLeft.Text"]);

    /// <summary>To who is back among the others, and had not approved what stands without it.</summary>
    /// <param name="version">Its number.</param>
    public NextStep ApproveWhatStands(int version, string url) => new(texts["Plans.Next.Back", version], texts["Plans.Next.Back.Text"])
    {
        Url = $"{url}/endorsements/new",
        Label = texts["Workspace.Do.Endorse"],
        WaitsForReader = true,
    };

    /// <summary>Of who is back, and is asked: what stands waits for nobody.</summary>
    public (string Tone, string Text) Back() => ("wait", texts["Plans.Party.Back"]);

    /// <summary>Of who does not want the plan in front of it.</summary>
    public (string Tone, string Text) Declined(PlanPartyDetails party) => ("quiet", texts["Plans.Party.Declined", dates.Text(party.DeclinedAt!.Value)]);

    /// <summary>Where a party does not approve what waits; null where none has said so.</summary>
    /// <param name="version">Its number.</param>
    /// <param name="edit">Where the reader changes the plan, with the words that lead there; null where it cannot.</param>
    public NextStep? Declined(PlanStanding standing, IEnumerable<PlanPartyDetails> parties, int version, Actor reader, (string Url, string Label)? edit)
    {
        var names = parties.Where(party => standing.IsDeclinedBy(party.OrganisationId)).Select(party => party.Name).ToList();
        return standing.CurrentIsAgreed || names.Count == 0 ? null
            : new NextStep(texts["Plans.Next.Declined", words.List(names), version], texts["Plans.Next.Declined.Text"])
            {
                Url = edit?.Url,
                Label = edit?.Label,
                WaitsForReader = edit is not null && (standing.IsToChange(reader) || !standing.IsDeclinedBy(reader.OrganisationId)),
            };
    }

    private string Day(DateTime? at) => at is { } time ? dates.Text(time) : "";

    /// <summary>Where fewer than two still take part.</summary>
    public NextStep LeftAlone() => new(texts["Plans.Next.LeftAlone"], texts["Plans.Next.LeftAlone.Text"]);
}
