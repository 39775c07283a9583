using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Projects;

/// <summary>Acts on a project. Two parties that approve or report at the same moment are both right: the second is done again, once, on what the first has left.</summary>
public sealed class ProjectService(MicPortalDbContext db, SubmittedForms forms)
{
    /// <summary>As an act needs it: its parties, what was reported, the plans that stand, and what waited when it was completed.</summary>
    public async Task<Project> Load(int id, Actor actor, CancellationToken cancel)
    {
        var project = await db.Projects.VisibleTo(actor).Include(project => project.Partnership!.Parties).Include(project => project.Parties)
            .Include(project => project.Notes).Include(project => project.Spendings).Include(project => project.Values).Include(project => project.Reached)
            .AsSplitQuery().SingleOrDefaultAsync(project => project.Id == id, cancel) ?? throw new DbUpdateConcurrencyException();
        await db.Entry(project).Collection(one => one.Versions).Query().Where(version => version.Number >= project.CurrentVersionNumber || version.Number == project.AgreedVersionNumber).Include(version => version.Endorsements).LoadAsync(cancel);
        return project;
    }

    /// <summary>Once for a form.</summary>
    /// <param name="withAllAgreed">Also with the plans that all approved before.</param>
    /// <returns>The address of the project.</returns>
    public async Task<string> Act(int id, Guid formId, Action<Project> act, Actor by, CancellationToken cancel, bool withAllAgreed = false)
    {
        try
        {
            return await Once();
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || conflict.Entries.Any(entry => entry.Entity is ProjectEndorsement or MilestoneReached))
        {
            db.ChangeTracker.Clear();
            return await Once();
        }

        async Task<string> Once()
        {
            var project = await Load(id, by, cancel);
            if (withAllAgreed)
            {
                await db.Entry(project).Collection(one => one.Versions).Query().Where(version => version.AgreedAt != null).LoadAsync(cancel);
            }

            return await forms.Once(formId, by.UserId!.Value, async () =>
            {
                act(project);
                await db.SaveChangesAsync(cancel);
                return $"/projects/{id}";
            }, cancel);
        }
    }
}
