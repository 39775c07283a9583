using MicPortal.Domain.Access;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// Who may do what with the documents of an agreement. They are read by the parties and by the associations that follow the
/// agreement, never by the public: a signed scan shows hands and names.
/// </summary>
public static class AgreementDocumentAccess
{
    public static bool CanRead(AgreementStanding standing, Actor actor) =>
        AgreementAccess.CanView(standing, actor) && (standing.PartyOf(actor) is not null || standing.ActorsAssociationHasParty);

    /// <summary>What can be added as things stand; empty for who may add nothing.</summary>
    public static IReadOnlyList<DocumentKind> Addable(AgreementStanding standing, Actor actor) =>
        [.. Enum.GetValues<DocumentKind>().Where(kind => actor.Writes && kind switch
        {
            DocumentKind.FullText => AgreementAccess.CanEdit(standing, actor),
            DocumentKind.Decision => standing.Status == AgreementStatus.Draft ? AgreementAccess.CanEdit(standing, actor) : standing.Status != AgreementStatus.TakenBack && standing.BindingPartyOf(actor) is not null,
            _ => standing.Status is AgreementStatus.Endorsed or AgreementStatus.Signed && standing.BindingPartyOf(actor) is not null,
        })];

    /// <summary>For a party that has no users, of which the standing knows nothing.</summary>
    public static bool CanFile(AgreementStanding standing, Actor actor) =>
        actor.Writes && !standing.IsOnPaper && standing.Status is AgreementStatus.Proposed or AgreementStatus.Endorsed or AgreementStatus.Signed && standing.BindingPartyOf(actor) is not null;
}
