using MicPortal.Application.Mirrors;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Models.Partnerships;

namespace MicPortal.Web.Models.Mirrors;

/// <param name="Address">Of the page, as it is printed.</param>
public sealed record MirrorPage(JointRecord Partnership, PartnershipMirror Mirror, string Address)
{
    public IReadOnlyList<LeadTimeStep> LeadTime => LeadTimeStep.Between(Partnership.FirstContact, Mirror.FirstSignature, Mirror.Begun.Select(project => project.BegunOn).FirstOrDefault());
}
