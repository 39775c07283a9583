using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Organisations;

/// <param name="Partnerships">As the reader may see them.</param>
public sealed record MunicipalityPage(MunicipalityDetails Municipality, Page<PartnershipRow> Partnerships, ListLinks Links, Actor Actor)
{
    public bool CanEdit => MunicipalityAccess.CanEdit(Municipality.Id, Actor);

    /// <summary>The reader works there.</summary>
    public bool IsOwn => Actor.ActsFor(Municipality.Id);

    /// <summary>For its own people those, too, of which it was a member: what they wrote to it stays to be read.</summary>
    public IEnumerable<AssociationOfMunicipality> Associations => Municipality.Associations.Where(association => IsOwn || association.EndedAt is null);
}
