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

    /// <summary>The association that the user works for; null for everyone else.</summary>
    public int? AssociationId => Role == UserRole.AssociationStaff ? OrganisationId : null;

    /// <summary>Writes its organisation's own records and joint records. A mayor's office reads and endorses.</summary>
    public bool Writes => Role is UserRole.Officer or UserRole.AssociationStaff;

    /// <summary>The organisation that the actor acts for, for queries; 0, which is nobody's, for who acts for none.</summary>
    public int ActingFor => OrganisationId is { } id && ActsFor(id) ? id : 0;

    public bool ActsFor(int organisationId) =>
        OrganisationId == organisationId && Role is (UserRole.Officer or UserRole.MayorsOffice or UserRole.AssociationStaff);
}
