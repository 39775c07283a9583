using MicPortal.Application.Identity;
using MicPortal.Domain.Access;

namespace MicPortal.Web.Models.Account;

public sealed record ColleagueList(IReadOnlyList<Colleague> Colleagues, Actor Actor)
{
    /// <summary>In TempData: the link that was just made. It is shown once and stored nowhere.</summary>
    public const string Link = nameof(Link);

    public bool CanWrite => Actor.Writes;
}
