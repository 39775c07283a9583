namespace MicPortal.Domain.Access;

public enum UserRole
{
    None,
    Officer,
    MayorsOffice,
    AssociationStaff,
    Administrator,

    /// <summary>The portal itself, in imports and demo data; no user has it.</summary>
    Portal,
}
