using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Priorities;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    private int municipalities;

    /// <summary>A municipality whose officers have completed its record. Its country is in the North or the South as its side is.</summary>
    public async Task<Municipality> CreateMunicipality(string? name = null, Side side = Side.North, string? country = null, string? language = null)
    {
        var number = Interlocked.Increment(ref municipalities);
        name ??= $"Testtown {number}";
        var municipality = Municipality.FromPlace(
            $"test:{Guid.NewGuid():N}", name, country ?? (side == Side.North ? "BE" : "MZ"), side, "Test province", 50 + (number / 100.0), 4, 12_000 + number, null);
        municipality.Complete(
            new MunicipalityProfile { Name = name, Population = 12_000 + number, Languages = [language ?? (side == Side.North ? "nl" : "pt")] }, Actor.Portal, Now);
        await InDatabase(db =>
        {
            db.Add(municipality);
            return db.SaveChangesAsync();
        });
        return municipality;
    }

    /// <summary>Somebody says that this is their municipality.</summary>
    public async Task<AccessRequest> CreateAccessRequest(Municipality municipality)
    {
        var request = AccessRequest.Ask(municipality.Id, "International relations", $"{Guid.NewGuid():N}@test.example", "Ask the switchboard", Now);
        await InDatabase(db =>
        {
            db.Add(request);
            return db.SaveChangesAsync();
        });
        return request;
    }

    /// <summary>A post for international affairs.</summary>
    public async Task<Position> CreatePosition(Municipality municipality, string title = "International relations office", bool isPublished = true)
    {
        var position = Position.Add(municipality.Id, new PositionFacts(title, "international@test.example", "+32 2 000 00 00", isPublished), OfficerOf(municipality), Now);
        await InDatabase(db =>
        {
            db.Add(position);
            return db.SaveChangesAsync();
        });
        return position;
    }

    /// <summary>One thing that a municipality offers or seeks.</summary>
    public async Task<Interest> CreateInterest(Municipality municipality, InterestKind kind = InterestKind.Seeks, string theme = "water-sanitation", string title = "Wells planned with the residents")
    {
        var interest = Interest.Add(municipality.Id, new InterestFacts(kind, theme, title, "Two weeks beside our technicians", "en"), OfficerOf(municipality), Now);
        await InDatabase(db =>
        {
            db.Add(interest);
            return db.SaveChangesAsync();
        });
        return interest;
    }

    /// <summary>One line of a municipality's strategy, behind the ones that it has.</summary>
    public async Task<Priority> CreatePriority(Municipality municipality, string title = "Drinking water in every quarter", string sector = "14031") => await InDatabase(async db =>
    {
        var number = await db.Priorities.CountAsync(one => one.MunicipalityId == municipality.Id) + 1;
        var priority = Priority.Add(municipality.Id, number, new PriorityFacts(title, null, "en", sector), OfficerOf(municipality), Now);
        db.Add(priority);
        await db.SaveChangesAsync();
        return priority;
    });

    /// <summary>One municipality has written to another.</summary>
    public async Task<ContactRequest> CreateContactRequest(Municipality from, Municipality to, string text = "We would like to know you", Interest? about = null)
    {
        var request = ContactRequest.Ask(from.Id, to.Id, new ContactText("health", text, "en"), about, OfficerOf(from), Now);
        await InDatabase(db =>
        {
            db.Add(request);
            return db.SaveChangesAsync();
        });
        return request;
    }

    /// <summary>An association, with these municipalities as its accepted members.</summary>
    public async Task<Association> CreateAssociation(string? name = null, params Municipality[] members)
    {
        name ??= $"Association {Guid.NewGuid():N}";
        var association = Association.Create(new(name, "TST", "BE"), Actor.Portal, Now);
        await InDatabase(async db =>
        {
            db.Add(association);
            await db.SaveChangesAsync();
            foreach (var member in members)
            {
                var membership = Membership.List(association.Id, member.Id, OfficerOf(association), Now);
                membership.Accept(OfficerOf(member), Now);
                db.Add(membership);
            }

            await db.SaveChangesAsync();
        });
        return association;
    }
}
