using MicPortal.Application.Identity;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>What an officer of the organisation does, for the domain's methods.</summary>
    public static Actor OfficerOf(Organisation organisation) => new(null, UserRole.Officer, organisation.Id, (organisation as Municipality)?.Side);

    public static Actor MayorsOfficeOf(Organisation organisation) => OfficerOf(organisation) with { Role = UserRole.MayorsOffice };

    public Task<PortalUser> CreateAdministrator() => CreateUser(null, UserRole.Administrator);

    /// <summary>An account with <see cref="Password"/>: an officer, or staff where the organisation is an association.</summary>
    public async Task<PortalUser> CreateUser(Organisation? organisation, UserRole? role = null, string? post = null, string? email = null)
    {
        email ??= $"{Guid.NewGuid():N}@test.example";
        var user = new PortalUser
        {
            UserName = email,
            Email = email,
            EmailConfirmed = true,
            Role = role ?? (organisation is Association ? UserRole.AssociationStaff : UserRole.Officer),
            OrganisationId = organisation?.Id,
            Post = post ?? "International relations",
            CreatedAt = Now,
        };
        await using var scope = Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        // The demo data's password, which the rules refuse to everybody else.
        user.PasswordHash = users.PasswordHasher.HashPassword(user, Password);
        var result = await users.CreateAsync(user);
        return result.Succeeded ? user : throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
    }
}
