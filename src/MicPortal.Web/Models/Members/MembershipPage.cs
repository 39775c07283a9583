using MicPortal.Application.FollowUps;
using MicPortal.Application.Members;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;

namespace MicPortal.Web.Models.Members;

/// <summary>A membership, and what its reader may do with it.</summary>
public sealed record MembershipPage(MembershipDetails Membership, IReadOnlyList<FollowUpRow> FollowUps, Actor Actor)
{
    /// <summary>The association's sisters to which it shows the member's figures.</summary>
    public required IReadOnlyList<string> SistersThatSee { get; init; }

    public bool CanAccept => Membership is { AcceptedAt: null, EndedAt: null } && MembershipAccess.CanAccept(Membership.MunicipalityId, Actor);

    public bool CanEnd => Membership.EndedAt is null && MembershipAccess.CanEnd(Membership.AssociationId, Membership.MunicipalityId, Actor);

    public bool CanDate => Membership.EndedAt is null && MembershipAccess.CanDate(Membership.AssociationId, Actor);

    /// <summary>How it ended, as key and arguments: which side, and what.</summary>
    public string? EndedKey => Membership switch
    {
        { EndedAt: null } => null,
        { AcceptedAt: null } when Membership.EndedById == Membership.AssociationId => "Memberships.TakenBackOn",
        { AcceptedAt: null } when Membership.EndedById == Membership.MunicipalityId => "Memberships.RefusedOn",
        _ when EndedBy is not null => "Memberships.EndedBy",
        _ => "Memberships.EndedOn",
    };

    public string? EndedBy => Membership.EndedById == Membership.AssociationId ? Membership.Association : Membership.EndedById == Membership.MunicipalityId ? Membership.Municipality : null;

    public bool IsOfMunicipality => Actor.ActsFor(Membership.MunicipalityId);
}

/// <summary>Whom to list as a member.</summary>
/// <param name="Listed">Those of the found that are members already.</param>
public sealed record MemberSearch(string? Query, IReadOnlyList<OrganisationName> Found, IReadOnlyList<int> Listed)
{
    /// <summary>There may be more than are shown.</summary>
    public bool HasMore => Found.Count == OrganisationNames.Most;
}
