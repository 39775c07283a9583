using MicPortal.Application.Plans;
using MicPortal.Domain.Plans;

namespace MicPortal.Web.Models.Plans;

/// <summary>Who does not approve the plan in front of the parties, and why; read by a party before it approves.</summary>
/// <param name="Version">Its number.</param>
public sealed record PlanDeclines(PlanStanding Standing, IEnumerable<PlanPartyDetails> All, int Version)
{
    public IEnumerable<PlanPartyDetails> Parties => All.Where(party => Standing.IsDeclinedBy(party.OrganisationId));
}
