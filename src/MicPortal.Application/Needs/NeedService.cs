using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Needs;

/// <summary>Answers to a need or an offer, and what comes of them. Two parties that answer at the same moment are both right: the second is done again, once, on what the first has left.</summary>
public sealed class NeedService(MicPortalDbContext db, SubmittedForms forms)
{
    /// <summary>Once for a form.</summary>
    /// <param name="act">Gives the idea of a project that comes of it, if one does.</param>
    /// <returns>The address of that, or of the need.</returns>
    public async Task<string> Act(int id, int partnershipId, Guid formId, Func<Need, Project?> act, Actor by, CancellationToken cancel)
    {
        try
        {
            return await Once();
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Once();
        }

        async Task<string> Once()
        {
            var need = await db.Needs.VisibleTo(by).Include(one => one.Partnership!.Parties).Include(one => one.Addressees).Include(one => one.Priority).AsSplitQuery()
                .SingleOrDefaultAsync(one => one.Id == id && one.PartnershipId == partnershipId, cancel) ?? throw new DbUpdateConcurrencyException();
            return await forms.Once(formId, by.UserId!.Value, async () =>
            {
                var project = act(need);
                await db.SaveChangesAsync(cancel);
                return project is null ? $"/partnerships/{partnershipId}/needs/{id}" : $"/projects/{project.Id}";
            }, cancel);
        }
    }
}
