using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Needs;

/// <summary>A party's municipality has a successor, who goes on with what it asked and was asked.</summary>
public sealed partial class Need
{
    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(ActName.NeedPassedToDuplicate, by, at);
    }

    /// <summary>Needs its addressees.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => Pass(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split, which is there as before, to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => Pass(sister, lead, ActName.NeedPassedOn, by, at);

    private void Pass(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        bool Takes(int id) => OrganisationId == id || addressees.Exists(one => one.OrganisationId == id);
        if (!Takes(former.Id) || Takes(successor.Id))
        {
            return;
        }

        int Passed(int id) => id == former.Id ? successor.Id : id;
        OrganisationId = Passed(OrganisationId);
        addressees.ForEach(one => one.Pass(Passed));
        Record(act, by, at, word: Succession.Word(former, successor));
    }
}
