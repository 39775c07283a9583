using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// A party's municipality has a successor, who is bound by what it signed and may go on with what it had begun. The ids in
/// the agreement say which party; they pass on together. No text changes, and who has signed stands in the text by the name of that day.
/// </summary>
public sealed partial class Agreement
{
    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(ActName.AgreementPassedToDuplicate, by, at);
    }

    /// <summary>Needs everything that belongs to the agreement.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => Pass(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split, which is there as before, to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => Pass(sister, lead, ActName.AgreementPassedOn, by, at);

    private void Pass(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        if (parties.Find(one => one.OrganisationId == former.Id) is not { } party || parties.Exists(one => one.OrganisationId == successor.Id))
        {
            return;
        }

        int? Passed(int? id) => id == former.Id ? successor.Id : id;
        party.PassTo(successor, former);
        DraftingOrganisationId = Passed(DraftingOrganisationId)!.Value;
        DeclinedByOrganisationId = Passed(DeclinedByOrganisationId);
        versions.ForEach(version => version.Pass(Passed));
        terminations.ForEach(termination => termination.Pass(Passed));
        statements.ForEach(statement => statement.Pass(Passed));
        remarks.ForEach(remark => remark.Pass(Passed));
        documents.ForEach(document => document.Pass(Passed));
        reviews.ForEach(review => review.Pass(Passed));
        Record(act, by, at, word: Succession.Word(former, successor));
    }
}
