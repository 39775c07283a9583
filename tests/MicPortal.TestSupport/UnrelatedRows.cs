using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;

namespace MicPortal.TestSupport;

/// <summary>
/// In every test's database: towns of nobody in the test, with records in each state that nobody outside may see. A page
/// that forgets to filter shows them.
/// </summary>
public static class UnrelatedRows
{
    public const string NorthernTown = "Elsewhere-upon-Nowhere";
    public const string SouthernTown = "Nowhere-upon-Elsewhere";
    /// <summary>Of a municipality that has no records at all.</summary>
    public const string NewcomersOfficer = "officer@newcomer.example";

    /// <summary>Of a municipality whose partner has no users.</summary>
    public const string FilersOfficer = "officer@filer.example";

    /// <summary>The accounts of these rows that <see cref="Pages"/> signs in with; the demo data have neither.</summary>
    public static readonly IReadOnlyList<string> Accounts = [NewcomersOfficer, FilersOfficer];

    public const string FiledAgreement = "Agreement with a town without users";

    public const string RoundText = "A question of strangers";

    public const string FollowUpText = "A follow-up of strangers";

    public const string LetterText = "Letter of strangers";

    public const string HiddenPost = "Hidden post of strangers";

    public const string AgreementTitle = "Agreement of strangers";

    public const string ProjectTitle = "Project of strangers";
    public const string StrategyTitle = "Strategy of strangers";

    public const string VisitTitle = "Visit of strangers";

    public const string StakeholderName = "Committee of strangers";

    public const string GroupPurpose = "Purpose of strangers";

    public const string RoleText = "What strangers do";

    internal static async Task Create(PortalFixture portal)
    {
        var north = await portal.CreateMunicipality(NorthernTown);
        var south = await portal.CreateMunicipality(SouthernTown, Side.South);
        var strangers = await portal.CreateAssociation("Association of strangers", north, south);
        await portal.OpenRound(strangers, RoundText);
        await portal.WriteFollowUp(strangers, north, text: FollowUpText);
        await portal.CreateUpload(strangers, south);
        var partnership = await portal.CreatePartnership([north, south]);
        foreach (var status in Enum.GetValues<AgreementStatus>())
        {
            await portal.CreateAgreement(partnership, status, PortalFixture.Content(AgreementTitle));
        }

        foreach (var status in Enum.GetValues<ProjectStatus>())
        {
            await portal.CreateProject(partnership, status, PortalFixture.Plan(partnership, ProjectTitle));
        }

        foreach (var state in Enum.GetValues<StrategyState>())
        {
            await portal.CreateStrategy(partnership, state, StrategyTitle);
        }

        foreach (var status in Enum.GetValues<VisitStatus>())
        {
            await portal.CreateVisit(partnership, status, portal.VisitPlan(partnership, VisitTitle));
        }

        await portal.CreatePaper(partnership, PortalFixture.Content(AgreementTitle));
        await portal.Ask(await portal.CreateWorkingGroup(partnership, north, GroupPurpose), "Somebody of strangers");
        await portal.CreateRole(partnership, await portal.CreateStakeholder(north, StakeholderName), RoleText);
        foreach (var town in new[] { north, south })
        {
            await portal.CreateUser(town);
        }

        await portal.CreateUser(await portal.CreateMunicipality("Newcomer"), email: NewcomersOfficer);
        var filer = await portal.CreateMunicipality("Filer");
        await portal.CreateUser(filer, email: FilersOfficer);
        await portal.CreateAgreement(await portal.CreatePartnership([filer, await portal.CreateMunicipality("Silent Town", Side.South)]), AgreementStatus.Proposed, PortalFixture.Content(FiledAgreement));
        await portal.CreatePosition(north, HiddenPost, isPublished: false);
        await portal.CreateContactRequest(filer, north, LetterText);
    }
}
