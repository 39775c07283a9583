using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Projects;

/// <summary>A party's municipality has a successor, who goes on with what it planned and reported: the ids that say which party pass on together, and no text changes.</summary>
public sealed partial class Project
{
    /// <summary>Its partnership was entered twice, and the other record goes on.</summary>
    public void PassTo(Partnership successor, Actor by, DateTime at) => PassTo(successor, ActName.ProjectPassedToDuplicate, by, at);

    /// <summary>Needs everything that belongs to the project.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at) => PassTo(successor, former, ActName.PassedToSuccessor, by, at);

    /// <summary>With the place in the partnership, from the lead of a split, which is there as before, to another that carries on.</summary>
    public void PassOn(Municipality sister, Municipality lead, Actor by, DateTime at) => PassTo(sister, lead, ActName.ProjectPassedOn, by, at);

    private protected override void Pass(Func<int, int> passed)
    {
        notes.ForEach(note => note.Pass(passed));
        spendings.ForEach(spending => spending.Pass(passed));
        values.ForEach(value => value.Pass(passed));
        reached.ForEach(one => one.Pass(passed));
    }
}
