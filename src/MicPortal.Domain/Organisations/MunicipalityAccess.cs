using MicPortal.Domain.Access;

namespace MicPortal.Domain.Organisations;

/// <summary>Everyone may read a municipality's record; what it says of itself is written by its own officers.</summary>
public static class MunicipalityAccess
{
    public static bool CanSetSide(Actor actor) => actor.Role == UserRole.Administrator;

    /// <summary>"This is my municipality": not who decides about it, and makes accounts otherwise.</summary>
    public static bool CanAskForAccess(Actor actor) => actor.Role is not (UserRole.Administrator or UserRole.AssociationStaff);

    /// <summary>Of its record, its memberships and the accounts of its people.</summary>
    public static bool CanReadHistory(int municipalityId, Actor actor) => actor.Role == UserRole.Administrator || actor.ActsFor(municipalityId);

    public static bool CanEdit(int municipalityId, Actor actor) => actor.Role == UserRole.Officer && actor.ActsFor(municipalityId);
}
