using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Application.Agreements;

public static class AgreementVisibility
{
    /// <summary>Those that the actor reads as a party, or whose association has one: their inner history is theirs, while everyone may see what is published.</summary>
    public static IQueryable<Agreement> JointRecordsOf(this IQueryable<Agreement> agreements, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return agreements.Where(agreement =>
            ((only == null || agreement.PartnershipId == only) && agreement.Parties.Any(party => party.OrganisationId == organisationId)
                && (agreement.Status != AgreementStatus.Draft || agreement.DraftingOrganisationId == organisationId))
            || (agreement.Status != AgreementStatus.Draft && agreement.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts))));
    }

    /// <summary><see cref="AgreementAccess.CanView"/> as SQL; a test proves that the two agree.</summary>
    public static IQueryable<Agreement> VisibleTo(this IQueryable<Agreement> agreements, Actor actor)
    {
        var (organisationId, only) = (actor.PartyId, actor.MandatedPartnershipId);
        var counts = Membership.CountsFor(actor.AssociationId ?? 0);
        return agreements.Where(agreement =>
            ((only == null || agreement.PartnershipId == only) && agreement.Parties.Any(party => party.OrganisationId == organisationId)
                && (agreement.Status != AgreementStatus.Draft || agreement.DraftingOrganisationId == organisationId))
            || (agreement.Status != AgreementStatus.Draft && agreement.Parties.Any(party => party.Organisation!.Memberships.AsQueryable().Any(counts)))
            || (agreement.Status == AgreementStatus.Signed && (!agreement.IsOnPaper || agreement.Parties.All(party => party.PaperConfirmedAt != null)) && agreement.Partnership!.Parties.All(party => party.Publication == Publication.Agreement
                && party.Answer != PartyAnswer.NotOurs && party.Answer != PartyAnswer.WrongMunicipality)));
    }
}
