namespace MicPortal.Domain.Access;

public enum UserRole
{
    None,
    Officer,
    MayorsOffice,
    AssociationStaff,

    /// <summary>
    /// Staff of an association or agency who act for a municipality under its mandate, on one partnership; no user has it. A role of
    /// its own, so that whatever asks for an officer or for staff refuses it.
    /// </summary>
    Mandated,

    Administrator,

    /// <summary>The portal itself, in imports and demo data; no user has it.</summary>
    Portal,
}
