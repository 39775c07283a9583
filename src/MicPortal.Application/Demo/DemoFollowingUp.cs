using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Demo;

/// <summary>What an association does for its members: last year's confirmation round and this one, and what it wrote to Herent.</summary>
internal sealed class DemoFollowingUp(MicPortalDbContext db, IReadOnlyDictionary<string, Organisation> organisations, IReadOnlyDictionary<string, Actor> actors, DateTime now)
{
    private readonly Organisation vvsg = organisations[DemoOrganisations.Vvsg];
    private readonly Organisation herent = organisations[DemoOrganisations.Herent];
    private readonly Actor staff = actors["staff@vvsg.example"];
    private readonly Actor clgf = actors["staff@clgf.example"];
    private readonly Actor herentOfficer = actors["officer@herent.example"];

    public async Task Create(CancellationToken cancel)
    {
        if (await db.ConfirmationRounds.AnyAsync(round => round.AssociationId == vvsg.Id, cancel))
        {
            return;
        }

        foreach (var link in await db.SisterLinks.Where(link => link.IsDemo).ToListAsync(cancel))
        {
            // MDP has not answered.
            link.Share(SisterSharing.Members, staff, now.AddDays(-50));
            if (link.FirstAssociationId == clgf.OrganisationId || link.SecondAssociationId == clgf.OrganisationId)
            {
                await db.SaveChangesAsync(cancel);
                link.Share(SisterSharing.Members, clgf, now.AddDays(-44));
            }
        }

        await db.SaveChangesAsync(cancel);
        var silent = await db.Partnerships.Where(partnership => partnership.IsDemo)
            .SelectMany(partnership => partnership.Parties).Where(party => party.OrganisationId == herent.Id && party.Answer == PartyAnswer.Accepted)
            .Select(party => new ConfirmationFound(herent.Id, party.PartnershipId, null)).ToListAsync(cancel);
        var lastYear = ConfirmationRound.Open(vvsg.Id, Day(now.AddMonths(-10)), "Demo text: please tell us whether your partnerships are still correct.", DateOnly.FromDateTime(now.AddMonths(-12)), staff, now.AddMonths(-12));
        lastYear.Close(silent, staff, now.AddMonths(-10));
        db.AddRange(
            lastYear,
            ConfirmationRound.Open(vvsg.Id, Day(now.AddMonths(2)), "Demo text: we count the partnerships of our members once a year. Please confirm yours, or correct what has changed.", DateOnly.FromDateTime(now.AddDays(-6)), staff, now.AddDays(-6)));
        await db.SaveChangesAsync(cancel);

        var answered = FollowUp.Write(vvsg.Id, herent.Id, FollowUpKind.Question, "Demo text: when does your council decide on the agreement?", staff, now.AddDays(-40));
        db.Add(answered);
        await db.SaveChangesAsync(cancel);
        answered.GiveAnswer("Demo text: it has decided. We wait for the signature of Nimlahakok.", herentOfficer, now.AddDays(-33));
        db.Add(FollowUp.Write(vvsg.Id, herent.Id, FollowUpKind.ToDo, "Demo text: please say on the partnership’s page how it came about, so that others can learn from it.", staff, now.AddDays(-4)));
        await db.SaveChangesAsync(cancel);
    }

    private static PartialDate Day(DateTime time) => PartialDate.From(DateOnly.FromDateTime(time));
}
