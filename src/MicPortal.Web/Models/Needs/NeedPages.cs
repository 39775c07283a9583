using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Needs;

/// <summary>Those of one partnership.</summary>
public sealed record PartnershipNeeds(PartnershipDetails Partnership, Page<NeedRow> Page, ListLinks Links, Actor Actor)
{
    public bool CanAsk => PartnershipAccess.CanEdit(Partnership.Standing, Actor);
}

public sealed record NeedPage(NeedDetails Need, PartnershipDetails Partnership, Timeline Timeline, Actor Actor)
{
    public bool CanAnswer => NeedAccess.CanAnswer(Need.Standing, Partnership.Standing, Actor);

    public bool CanAgree => NeedAccess.CanAgree(Need.Standing, Partnership.Standing, Actor);

    public bool CanWithdraw => NeedAccess.CanWithdraw(Need.Standing, Partnership.Standing, Actor);

    public bool IsAsker => NeedAccess.IsAsker(Need.Standing, Actor);

    /// <summary>Nothing came of what the reader asked, who may ask it once more.</summary>
    public bool IsAskedInVain => IsAsker && Actor.Writes && Need.CameToNothing;

    /// <summary>Other partnerships in which it can be asked.</summary>
    public IReadOnlyList<NeedPlace> Elsewhere { get; init; } = [];

    public string AgainIn(int partnershipId) => $"/partnerships/{partnershipId}/needs/new?earlier={Need.Id}";
}
