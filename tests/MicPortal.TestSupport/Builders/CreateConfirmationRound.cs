using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Uploads;

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

    public async Task<SisterLink> LinkSisters(Association one, Association other)
    {
        var link = SisterLink.Between(one.Id, other.Id, Actor.Portal, Now);
        await InDatabase(db =>
        {
            db.Add(link);
            return db.SaveChangesAsync();
        });
        return link;
    }

    /// <summary>An upload that is not confirmed: a member to list, and a row that is wrong.</summary>
    public async Task<Upload> CreateUpload(Association association, Municipality? member = null)
    {
        member ??= await CreateMunicipality();
        UploadRow Row(int number, string name) => new() { Number = number, Municipality = name, Country = member.CountryCode!, MemberSince = "1998", Partner = "", PartnerCountry = "", FirstContact = "" };
        var upload = Upload.Of(association.Id, "members.csv", [Row(2, member.Name), Row(3, "Nowhere at all")], StaffOf(association), Now);
        await InDatabase(db =>
        {
            db.Add(upload);
            return db.SaveChangesAsync();
        });
        return upload;
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
