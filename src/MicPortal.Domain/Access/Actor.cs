using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;

namespace MicPortal.Domain.Access;

/// <summary>
/// Who acts: a user with a role in an organisation. One that is not signed in is <see cref="Anonymous"/>; what the
/// portal itself does (imports, demo data) is done by <see cref="Portal"/>.
/// </summary>
/// <param name="Side">The side of the user's municipality; it decides which workspace is theirs and nothing else.</param>
/// <param name="MandateId">The mandate under which they act for another organisation.</param>
public sealed record Actor(int? UserId, UserRole Role, int? OrganisationId, Side? Side = null, int? MandateId = null)
{
    public static readonly Actor Anonymous = new(null, UserRole.None, null);

    public static readonly Actor Portal = new(null, UserRole.Portal, null);

    /// <summary>Under a mandate: the one partnership on which, and on whose agreements, they act.</summary>
    public int? MandatedPartnershipId { get; private init; }

    /// <summary>The mandate lets them bind the municipality.</summary>
    private bool MandateBinds { get; init; }

    /// <summary>The association that the user works for; null for everyone else.</summary>
    public int? AssociationId => Role == UserRole.AssociationStaff ? OrganisationId : null;

    /// <summary>Writes its organisation's own records and joint records. A mayor's office reads and endorses.</summary>
    public bool Writes => Role is UserRole.Officer or UserRole.AssociationStaff or UserRole.Mandated;

    /// <summary>May bind the organisation: approve, sign, give notice and end. Only a mandate may leave it out.</summary>
    public bool Binds => Role != UserRole.Mandated || MandateBinds;

    /// <summary>The organisation that the actor acts for, for queries; 0, which is nobody's, for who acts for none, and under a mandate.</summary>
    public int ActingFor => OrganisationId is { } id && ActsFor(id) ? id : 0;

    public bool ActsFor(int organisationId) =>
        OrganisationId == organisationId && Role is (UserRole.Officer or UserRole.MayorsOffice or UserRole.AssociationStaff);

    /// <summary>As which party the actor takes part in joint records, for queries that see <see cref="MandatedPartnershipId"/> or come after one that does; 0 for who is none.</summary>
    public int PartyId => MandatedPartnershipId is null ? ActingFor : OrganisationId ?? 0;

    /// <summary>For an organisation that is a party to the partnership, or to an agreement of it.</summary>
    public bool ActsFor(int organisationId, int partnershipId) =>
        ActsFor(organisationId) || (Role == UserRole.Mandated && OrganisationId == organisationId && MandatedPartnershipId == partnershipId);

    /// <summary>The same user on one of the mandate's partnerships.</summary>
    /// <param name="municipalityId">Who gave the mandate.</param>
    /// <param name="binds">The mandate says that they may bind the municipality.</param>
    public Actor Under(int mandateId, int municipalityId, int partnershipId, bool binds) =>
        new(UserId, UserRole.Mandated, municipalityId, null, mandateId) { MandatedPartnershipId = partnershipId, MandateBinds = binds };

    /// <summary>Not even a mandate that binds lets do it: who else comes in, a party says itself.</summary>
    public void RequireItself()
    {
        if (Role == UserRole.Mandated)
        {
            throw new DomainException("Mandates.Errors.NotUnderMandate");
        }
    }

    public void RequireBinding()
    {
        if (!Binds)
        {
            throw new DomainException("Mandates.Errors.DoesNotBind");
        }
    }
}
