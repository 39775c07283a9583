using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    public static Actor StaffOf(Association association) => new(null, UserRole.AssociationStaff, association.Id);

    /// <summary>A round that is open, with its deadline two months ahead.</summary>
    public async Task<ConfirmationRound> OpenRound(Association association, string? text = null)
    {
        var round = ConfirmationRound.Open(association.Id, PartialDate.From(Today.AddMonths(2)), text, Today, StaffOf(association), Now);
        await InDatabase(db =>
        {
            db.Add(round);
            return db.SaveChangesAsync();
        });
        return round;
    }

    public async Task<FollowUp> WriteFollowUp(Association association, Municipality member, FollowUpKind kind = FollowUpKind.Question, string text = "How does it go on?")
    {
        var followUp = FollowUp.Write(association.Id, member.Id, kind, text, StaffOf(association), Now);
        await InDatabase(db =>
        {
            db.Add(followUp);
            return db.SaveChangesAsync();
        });
        return followUp;
    }
}
