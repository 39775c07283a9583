using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Needs;

/// <summary>What decides who may do what with a need or an offer.</summary>
/// <param name="OrganisationId">Whose it is.</param>
/// <param name="IsOpen">Somebody's word is still to come.</param>
/// <param name="Addressees">Who is asked, each with whether it has not answered yet, and whether the asker's word to its proposal is to come.</param>
public sealed record NeedStanding(int PartnershipId, int OrganisationId, bool IsOpen, IReadOnlyList<NeedAddresseeStanding> Addressees)
{
    public NeedAddresseeStanding? AddresseeOf(Actor actor) =>
        actor.OrganisationId is { } id && actor.ActsFor(id, PartnershipId) ? Addressees.SingleOrDefault(one => one.OrganisationId == id) : null;
}

public sealed record NeedAddresseeStanding(int OrganisationId, bool HasAnswered, bool WaitsForAsker);

public static class NeedAccess
{
    /// <summary>Who asks and who is asked, and nobody else.</summary>
    public static bool CanView(NeedStanding need, Actor actor) => IsAsker(need, actor) || need.AddresseeOf(actor) is not null;

    /// <param name="partnership">It goes on, who asks is still there, and the party has accepted it.</param>
    public static bool CanAnswer(NeedStanding need, PartnershipStanding partnership, Actor actor) =>
        need is { IsOpen: true } && !AskerHasLeft(need, partnership) && need.AddresseeOf(actor) is { HasAnswered: false } && PartnershipAccess.CanEdit(partnership, actor);

    /// <summary>Of an answer that makes an idea of a project: an agency that does not bind its municipality leaves that to it.</summary>
    public static bool CanAccept(NeedStanding need, PartnershipStanding partnership, Actor actor) => actor.Binds && CanAnswer(need, partnership, actor);

    /// <summary>The asker says yes to a proposal.</summary>
    public static bool CanAgree(NeedStanding need, PartnershipStanding partnership, Actor actor) =>
        actor.Binds && need.IsOpen && IsAsker(need, actor) && need.Addressees.Any(one => one.WaitsForAsker) && PartnershipAccess.CanEdit(partnership, actor);

    /// <summary>Also in a partnership that has ended; not by who has left one that goes on, where nobody waits for it.</summary>
    public static bool CanWithdraw(NeedStanding need, PartnershipStanding partnership, Actor actor) => actor.Writes && need.IsOpen && IsAsker(need, actor) && (partnership.Stage == PartnershipStage.Ended || !AskerHasLeft(need, partnership));

    /// <summary>Nobody is there any more for an answer.</summary>
    public static bool AskerHasLeft(NeedStanding need, PartnershipStanding partnership) =>
        !partnership.Parties.Any(party => party.OrganisationId == need.OrganisationId && party.Answer is (PartyAnswer.None or PartyAnswer.Accepted));

    public static bool IsAsker(NeedStanding need, Actor actor) => actor.ActsFor(need.OrganisationId, need.PartnershipId);
}
