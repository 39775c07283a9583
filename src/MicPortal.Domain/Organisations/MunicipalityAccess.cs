using MicPortal.Domain.Access;

namespace MicPortal.Domain.Organisations;

/// <summary>Everyone may read a municipality's record; what it says of itself is written by its own officers.</summary>
public static class MunicipalityAccess
{
    public static bool CanSetSide(Actor actor) => actor.Role == UserRole.Administrator;

    public static bool CanEdit(int municipalityId, Actor actor) => actor.Role == UserRole.Officer && actor.ActsFor(municipalityId);
}
