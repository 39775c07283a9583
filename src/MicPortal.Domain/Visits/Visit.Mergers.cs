using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Visits;

/// <summary>A party's municipality has a successor, who goes on with what it planned and reported: the ids that say which party pass on together, and no text changes.</summary>
public sealed partial class Visit
{
    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at)
    {
        PartnershipId = successor.Id;
        Record(ActName.VisitPassedToDuplicate, by, at);
    }

    /// <summary>Needs everything that belongs to the visit.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => Pass(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split, which is there as before, to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => Pass(sister, lead, ActName.VisitPassedOn, by, at);

    private void Pass(Municipality successor, Municipality former, ActName act, Actor by, DateTime at)
    {
        if (parties.Find(one => one.OrganisationId == former.Id) is not { } party || parties.Exists(one => one.OrganisationId == successor.Id))
        {
            return;
        }

        int Passed(int id) => id == former.Id ? successor.Id : id;
        party.Pass(Passed);
        versions.ForEach(version => version.Pass(Passed));
        HostId = Passed(HostId);
        participants.ForEach(participant => participant.Pass(Passed));
        reports.ForEach(report => report.Pass(Passed));
        learnings.ForEach(learning => learning.Pass(Passed));
        followUps.ForEach(followUp => followUp.Pass(Passed));
        Record(act, by, at, word: Succession.Word(former, successor));
    }
}
