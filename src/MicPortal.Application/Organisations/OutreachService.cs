using MicPortal.Application.Data;
using MicPortal.Application.Stakeholders;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Organisations;

/// <summary>How many posts and lines a municipality may have at a time, and that its organisations are not entered twice. Does not save.</summary>
public sealed class OutreachService(MicPortalDbContext db, StakeholderQueries stakeholders, TimeProvider clock)
{
    public async Task Add(int municipalityId, PositionFacts facts, Actor by, CancellationToken cancel)
    {
        if (await db.Positions.CountAsync(position => position.MunicipalityId == municipalityId && position.EndedAt == null, cancel) >= Position.Most)
        {
            throw new DomainException("Positions.Errors.TooMany", Position.Most);
        }

        db.Add(Position.Add(municipalityId, facts, by, clock.GetUtcNow().UtcDateTime));
    }

    public async Task Add(int municipalityId, InterestFacts facts, Actor by, CancellationToken cancel)
    {
        if (await db.Interests.CountAsync(interest => interest.MunicipalityId == municipalityId && interest.EndedAt == null, cancel) >= Interest.Most)
        {
            throw new DomainException("Interests.Errors.TooMany", Interest.Most);
        }

        db.Add(Interest.Add(municipalityId, facts, by, clock.GetUtcNow().UtcDateTime));
    }

    /// <param name="anyway">It is another one than that of the same name and kind.</param>
    public async Task<Stakeholder> Add(int municipalityId, StakeholderFacts facts, bool anyway, Actor by, CancellationToken cancel)
    {
        await RequireNewName(municipalityId, facts, anyway, null, cancel);
        if (await db.Stakeholders.CountAsync(stakeholder => stakeholder.MunicipalityId == municipalityId && stakeholder.EndedAt == null, cancel) >= Stakeholder.Most)
        {
            throw new DomainException("Stakeholders.Errors.TooMany", Stakeholder.Most);
        }

        var stakeholder = Stakeholder.Add(municipalityId, facts, by, clock.GetUtcNow().UtcDateTime);
        db.Add(stakeholder);
        return stakeholder;
    }

    /// <param name="anyway">It is another one than that of the same name and kind.</param>
    public async Task Change(Stakeholder stakeholder, StakeholderFacts facts, bool anyway, Actor by, CancellationToken cancel)
    {
        await RequireNewName(stakeholder.MunicipalityId, facts, anyway || stakeholder.IsNamed(facts), stakeholder.Id, cancel);
        stakeholder.Change(facts, by, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Who enters an organisation twice is asked; two of one name may be.</summary>
    private async Task RequireNewName(int municipalityId, StakeholderFacts facts, bool anyway, int? except, CancellationToken cancel)
    {
        if (!anyway && await stakeholders.Same(municipalityId, facts.Kind, facts.Name, except, cancel) is { } same)
        {
            throw new DomainException("Stakeholders.Errors.SameName", same.Name) { Field = "Anyway" };
        }
    }
}
