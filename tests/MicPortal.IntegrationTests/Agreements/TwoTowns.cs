using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;

namespace MicPortal.IntegrationTests.Agreements;

/// <summary>A partnership of two towns with the people who act for them, each in a browser of their own.</summary>
internal sealed class TwoTowns
{
    private readonly PortalFixture portal;

    private TwoTowns(PortalFixture portal, Municipality one, Municipality other, Partnership partnership)
    {
        this.portal = portal;
        One = one;
        Other = other;
        Partnership = partnership;
    }

    /// <summary>Drafts, or records the paper.</summary>
    public Municipality One { get; }

    public Municipality Other { get; }

    public Partnership Partnership { get; }

    public static async Task<TwoTowns> Of(PortalFixture portal, Publication publication = Publication.Nothing)
    {
        var (one, other) = (await portal.CreateMunicipality("Alphaville"), await portal.CreateMunicipality("Betatown", Side.South));
        return new TwoTowns(portal, one, other, await portal.CreatePartnership([one, other], begun: false, publication: publication));
    }

    public Task<Agreement> Agreement(AgreementStatus status, AgreementContent? content = null) => portal.CreateAgreement(Partnership, status, content);

    public Task<Agreement> Paper() => portal.CreatePaper(Partnership);

    public async Task<HttpClient> Officer(Municipality town) => await portal.SignIn(await portal.CreateUser(town));

    public async Task<HttpClient> MayorsOffice(Municipality town) => await portal.SignIn(await portal.CreateUser(town, UserRole.MayorsOffice));
}
