using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class SisterLinkTests
{
    private static readonly DateTime Now = new(2026, 11, 29, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Actor First = new(1, UserRole.AssociationStaff, 1);
    private static readonly Actor Second = new(2, UserRole.AssociationStaff, 2);

    [Fact]
    public void Either_leaves_it_and_nothing_is_shared_any_more()
    {
        var link = SisterLink.Between(2, 1, Actor.Portal, Now);
        link.Share(SisterSharing.Members, First, Now);
        link.Share(SisterSharing.Members, Second, Now);

        link.End("Over", Second, Now);

        Assert.Equal((Now, 2, "Over", SisterSharing.Nothing, SisterSharing.Nothing), (link.EndedAt, link.EndedByAssociationId, link.EndReason, link.FirstShares, link.SecondShares));
        Assert.Equal((ActName.SisterLinkEnded, "Over"), (link.Acts[^1].Name, link.Acts[^1].Word));
        Assert.Equal("SisterLinks.Errors.NotASister", Assert.Throws<DomainException>(() => link.Share(SisterSharing.Members, First, Now)).Key);
        Assert.Equal("SisterLinks.Errors.NotASister", Assert.Throws<DomainException>(() => link.End("Again", First, Now)).Key);
    }

    [Fact]
    public void Nobody_else_ends_it()
    {
        var link = SisterLink.Between(1, 2, Actor.Portal, Now);

        foreach (var actor in new[] { new Actor(3, UserRole.AssociationStaff, 3), new Actor(4, UserRole.Officer, 1), new Actor(5, UserRole.Administrator, null) })
        {
            Assert.Equal("SisterLinks.Errors.NotASister", Assert.Throws<DomainException>(() => link.End("Forged", actor, Now)).Key);
        }

        Assert.Null(link.EndedAt);
    }

    [Fact]
    public void It_begins_again_with_nothing_shared_and_only_once_it_has_ended()
    {
        var link = SisterLink.Between(1, 2, Actor.Portal, Now);
        Assert.Equal("SisterLinks.Errors.SistersAlready", Assert.Throws<DomainException>(() => link.BeginAgain(Actor.Portal, Now)).Key);
        link.Share(SisterSharing.Members, First, Now);
        link.End("Over", First, Now);

        link.BeginAgain(Actor.Portal, Now);

        Assert.Equal((null, null, null, SisterSharing.Nothing), (link.EndedAt, link.EndedByAssociationId, link.EndReason, link.FirstShares));
        Assert.Equal(2, link.Acts.Count(act => act.Name == ActName.SisterLinkMade));
    }
}
