using MicPortal.Application.Data;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>Who stands where a municipality stood that merged, split or was entered twice: for what names one from before.</summary>
public sealed class Successors(MicPortalDbContext db)
{
    /// <summary>Of those that have a successor, the last one: a successor may have one, too.</summary>
    public async Task<Dictionary<int, Organisation>> Of(IReadOnlyCollection<int> ids, CancellationToken cancel)
    {
        var last = new Dictionary<int, Organisation>();
        var next = ids.Distinct().ToDictionary(id => id);
        while (next.Count > 0)
        {
            var asked = next.Values.Distinct().ToList();
            var found = await (from former in db.Organisations
                               join successor in db.Organisations on former.SuccessorId equals successor.Id
                               where asked.Contains(former.Id)
                               select new { former.Id, Successor = successor }).AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Successor, cancel);
            foreach (var (id, now) in next.ToList())
            {
                if (found.TryGetValue(now, out var successor))
                {
                    (last[id], next[id]) = (successor, successor.Id);
                }
                else
                {
                    next.Remove(id);
                }
            }
        }

        return last;
    }
}
