using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;

namespace MicPortal.Application.Identity;

/// <summary>A person with an account. The timeline shows the post, never the name: a post outlives the person in it.</summary>
public sealed class PortalUser : IdentityUser<int>
{
    public const int PostLimit = 100;

    public UserRole Role { get; init; }

    public int? OrganisationId { get; init; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; init; }

    public string Post { get; init; } = "";

    /// <summary>Made by the demo data; a production start refuses a database that holds one.</summary>
    public bool IsDemo { get; init; }

    /// <summary>Who made the account; null for one made on the command line or by the demo data.</summary>
    public int? CreatedByUserId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? DisabledAt { get; set; }
}
