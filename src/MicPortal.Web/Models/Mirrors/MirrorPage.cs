using MicPortal.Application.Mirrors;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Web.Models.Partnerships;

namespace MicPortal.Web.Models.Mirrors;

/// <param name="Address">Of the page, as it is printed.</param>
public sealed record MirrorPage(JointRecord Partnership, PartnershipMirror Mirror, string Address, Actor Actor)
{
    /// <summary>Of whom it speaks: who has not left the others. Of a partnership that all ended they are those who were there then.</summary>
    public IEnumerable<JointRecordParty> Remaining => Partnership.Parties.Where(party => !party.HasLeft);

    /// <summary>As of a strategy: who is no party, or one of several, may not read all projects that could serve a party's priority.</summary>
    public bool ReadsAllOf(int organisationId) =>
        Partnership.Parties.Any(party => Actor.ActsFor(party.OrganisationId, Partnership.Id)) && (Partnership.Parties.Count == 2 || Actor.OrganisationId == organisationId);

    public IReadOnlyList<LeadTimeStep> LeadTime => LeadTimeStep.Between(Partnership.FirstContact, Mirror.FirstSignature, Mirror.Begun.Select(project => project.BegunOn).FirstOrDefault());
}
