using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
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

    /// <summary>The first day in office; null where nobody said: the account's own first day counts.</summary>
    public PartialDate? OfficeFrom { get; set; }

    /// <summary>The last day in office; null: open.</summary>
    public PartialDate? OfficeUntil { get; set; }

    /// <summary>UTC.</summary>
    public DateTime? DisabledAt { get; set; }
}
