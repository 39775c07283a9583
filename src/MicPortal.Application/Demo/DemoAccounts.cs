using MicPortal.Domain.Access;

namespace MicPortal.Application.Demo;

/// <summary>The users of the demo data, for the start-up message. They have posts and no names.</summary>
public static class DemoAccounts
{
    public const string Password = "Twinning-1975-demo";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        Officer("officer@reggio-emilia.example", DemoOrganisations.ReggioEmilia),
        MayorsOffice("mayor@reggio-emilia.example", DemoOrganisations.ReggioEmilia),
        Officer("officer@pemba.example", DemoOrganisations.Pemba),
        MayorsOffice("mayor@pemba.example", DemoOrganisations.Pemba),
        Officer("officer@kragujevac.example", DemoOrganisations.Kragujevac),
        Officer("officer@polokwane.example", DemoOrganisations.Polokwane),
        Officer("officer@herent.example", DemoOrganisations.Herent),
        // Made up, as the election of Herent is: the administrator is reminded of it.
        MayorsOffice("mayor@herent.example", DemoOrganisations.Herent) with { OfficeEndedDaysAgo = 20 },
        Officer("officer@nimlahakok.example", DemoOrganisations.Nimlahakok),
        Officer("officer@oisterwijk.example", DemoOrganisations.Oisterwijk),
        Staff("staff@vvsg.example", DemoOrganisations.Vvsg),
        Staff("staff@clgf.example", DemoOrganisations.Clgf),
        Staff("staff@mdp.example", DemoOrganisations.Mdp),
        Staff("staff@reggio-nel-mondo.example", DemoOrganisations.ReggioNelMondo),
        new("admin@portal.example", UserRole.Administrator, "Administrator", null),
    ];

    private static DemoAccount Officer(string email, string organisation) => new(email, UserRole.Officer, "International relations officer", organisation);

    private static DemoAccount MayorsOffice(string email, string organisation) => new(email, UserRole.MayorsOffice, "Mayor's office", organisation);

    private static DemoAccount Staff(string email, string organisation) => new(email, UserRole.AssociationStaff, "Member services", organisation);
}

/// <param name="Organisation">As <see cref="DemoOrganisations"/> names it; null for the administrator.</param>
public sealed record DemoAccount(string Email, UserRole Role, string Post, string? Organisation)
{
    public int? OfficeEndedDaysAgo { get; init; }
}
