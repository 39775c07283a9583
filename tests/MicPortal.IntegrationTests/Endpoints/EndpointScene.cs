using System.Text.RegularExpressions;
using MicPortal.Application.AccessRequests;
using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.IntegrationTests.Endpoints;

/// <summary>
/// Two towns with joint records, an association of which the first is a member, a town and an association that have
/// nothing to do with them, and the people who ask.
/// </summary>
internal sealed partial class EndpointScene
{
    /// <summary>In the order of the columns of the expectations.</summary>
    public static readonly IReadOnlyList<string> Viewers =
        ["nobody", "officer", "mayor's office", "association staff", "administrator", "officer elsewhere", "mayor's office elsewhere", "association staff elsewhere",
            "mandated", "mandate revoked"];

    private readonly PortalFixture portal;
    private readonly Dictionary<string, PortalUser> users = [];
    private readonly Dictionary<string, (HttpClient Browser, string Token)> browsers = [];
    private readonly Dictionary<string, (int Id, int Document, int Remark, int Participant, int Slot, int Role, int Group, int Need)> created = [];
    private readonly Municipality home;
    private readonly Municipality partner;
    private readonly Association association;

    private readonly Association agency;
    private readonly Association former;

    private string? inviting;
    private int document;
    private int participant;
    private int slot;
    private int remark;
    private int role;
    private int group;
    private int need;

    private EndpointScene(PortalFixture portal, Municipality home, Municipality partner, Association association, Association agency, Association former)
    {
        this.portal = portal;
        this.home = home;
        this.partner = partner;
        this.association = association;
        this.agency = agency;
        this.former = former;
    }

    public static async Task<EndpointScene> Create(PortalFixture portal)
    {
        var home = await portal.CreateMunicipality("Home");
        var partner = await portal.CreateMunicipality("Partner", Side.South);
        var association = await portal.CreateAssociation(null, home);
        var elsewhere = await portal.CreateMunicipality("Elsewhere");
        var other = await portal.CreateAssociation(null, elsewhere);
        var (agency, former) = (await portal.CreateAssociation(), await portal.CreateAssociation());
        var scene = new EndpointScene(portal, home, partner, association, agency, former);
        scene.users["officer"] = await portal.CreateUser(home);
        scene.users["mayor's office"] = await portal.CreateUser(home, UserRole.MayorsOffice);
        scene.users["association staff"] = await portal.CreateUser(association);
        scene.users["administrator"] = await portal.CreateAdministrator();
        scene.users["officer elsewhere"] = await portal.CreateUser(elsewhere);
        scene.users["mayor's office elsewhere"] = await portal.CreateUser(elsewhere, UserRole.MayorsOffice);
        scene.users["association staff elsewhere"] = await portal.CreateUser(other);
        scene.users["mandated"] = await portal.CreateUser(agency);
        scene.users["mandate revoked"] = await portal.CreateUser(former);
        foreach (var viewer in Viewers)
        {
            await scene.SignInAgain(viewer);
        }

        return scene;
    }

    /// <summary>The viewer's browser, and a token with which its forms are sent.</summary>
    public (HttpClient Browser, string Token) BrowserOf(string viewer) => browsers[viewer];

    /// <summary>After an act that may have ended the session.</summary>
    public async Task SignInAgain(string viewer)
    {
        var browser = browsers.TryGetValue(viewer, out var before) ? before.Browser : portal.Anonymous();
        var page = await browser.Page("/account/sign-in");
        if (users.TryGetValue(viewer, out var user) && !page.Actions().Contains("/account/sign-out"))
        {
            browser = await portal.SignIn(user);
            page = await browser.Page("/account/sign-in");
        }

        browsers[viewer] = (browser, page.Value("__RequestVerificationToken")!);
    }

    /// <summary>The address with the id of a record in place of each name in braces: a new one, unless it has been made since <see cref="Forget"/>.</summary>
    public async Task<string> Address(string url)
    {
        foreach (var name in Name().Matches(url).Select(match => match.Groups[1].Value))
        {
            url = url.Replace($"{{{name}}}", name == "inviting" ? inviting ??= await Inviting() : $"{await Record(name)}", StringComparison.Ordinal);
        }

        return url;
    }

    /// <summary>The records of the addresses before may have changed.</summary>
    public void Forget()
    {
        created.Clear();
        inviting = null;
    }

    private async Task<int> Record(string name)
    {
        // What lies in another record is found through the one that the same address names before.
        if (name is "document" or "remark" or "participant" or "slot" or "following" or "role" or "group" or "ranked" or "member" or "meeting" or "join" or "need")
        {
            return await Create(name);
        }

        if (!created.TryGetValue(name, out var record))
        {
            created[name] = record = (await Create(name), document, remark, participant, slot, role, group, need);
        }

        (document, remark, participant, slot, role, group, need) = (record.Document, record.Remark, record.Participant, record.Slot, record.Role, record.Group, record.Need);
        return record.Id;
    }

    private async Task<int> Create(string name) => name switch
    {
        "municipality" => home.Id,
        "association" => association.Id,
        "position" => (await portal.CreatePosition(home)).Id,
        "unpublished" => (await portal.CreatePosition(home, isPublished: false)).Id,
        "interest" => (await portal.CreateInterest(home)).Id,
        "priority" => (await portal.CreatePriority(home)).Id,
        "received" => (await portal.CreateContactRequest(await portal.CreateMunicipality(), home)).Id,
        "sent" => (await portal.CreateContactRequest(home, await portal.CreateMunicipality())).Id,
        "membership" => await Membership(),
        "round" => await Round(),
        "sister" => await Sister(),
        "sisterlink" => (await portal.LinkSisters(association, await portal.CreateAssociation())).Id,
        "upload" => (await portal.CreateUpload(association)).Id,
        "followup" => (await portal.WriteFollowUp(association, home)).Id,
        "another" => (await portal.CreateMunicipality()).Id,
        "succeeded" => await Succeeded(),
        "split" => await Split(await portal.CreateMunicipality(), await portal.CreateMunicipality()),
        "splitplace" => await SplitPlace(),
        "mandate" => (await portal.CreateMandate(home, agency, on: await portal.CreatePartnership([home, partner]))).Id,
        "unused" => (await portal.CreateMunicipality()).Id,
        "accepted" => await AcceptedRequest(),
        "partners" => await PartnersRequest(),
        "request" => (await portal.CreateAccessRequest(await portal.CreateMunicipality())).Id,
        "colleague" => (await portal.CreateUser(home)).Id,
        "partnership" => (await Between()).Id,
        "public" => (await Between(Publication.Agreement)).Id,
        "asked" => (await Mandated(await portal.CreatePartnership([partner, home], accepted: false))).Id,
        "idea" => (await portal.CreateProject(await Between())).Id,
        // Written by the partner: home is asked.
        "ideatheirs" => (await portal.CreateProject(await Mandated(await portal.CreatePartnership([partner, home])))).Id,
        "strategytheirs" => (await portal.CreateStrategy(await Mandated(await portal.CreatePartnership([partner, home])))).Id,
        "visittheirs" => (await portal.CreateVisit(await Mandated(await portal.CreatePartnership([partner, home])))).Id,
        "approved" => await ApprovedByHome(),
        "planned" => (await portal.CreateProject(await Between(), ProjectStatus.Planned)).Id,
        "completed" => (await portal.CreateProject(await Between(), ProjectStatus.Completed)).Id,
        "running" => (await portal.CreateProject(await Between(), ProjectStatus.Running)).Id,
        "strategy" => (await portal.CreateStrategy(await Between())).Id,
        "strategyours" => await StrategyEndorsedByHome(),
        "strategyagreed" => (await portal.CreateStrategy(await Between(), StrategyState.InForce)).Id,
        "visitplan" => (await portal.CreateVisit(await Between())).Id,
        "visitapproved" => await VisitApprovedByHome(),
        "visit" => await Visit(10),
        "visitover" => await Visit(-300),
        // Of the visit that the same address names before.
        "stakeholder" => (await portal.CreateStakeholder(home)).Id,
        "worded" => await Worded(),
        // Of the partnership that the same address names before.
        "role" => role,
        "grouped" => await Grouped(Publication.Nothing),
        "publicgroup" => await Grouped(Publication.Agreement),
        // Of the partnership that the same address names before, and of its group.
        "group" => group,
        "ranked" => (await portal.ReadWorkingGroup(group)).Priorities.First().Id,
        "member" => (await portal.ReadWorkingGroup(group)).Members.Single().Id,
        "meeting" => (await portal.ReadWorkingGroup(group)).Meetings.Single().Id,
        "join" => (await portal.Ask(await portal.ReadWorkingGroup(group), $"Club {group}")).Id,
        "participant" => participant,
        "slot" => slot,
        "following" => await portal.InDatabase(db => db.Visits.Where(visit => visit.Slots.Any(one => one.Id == slot)).SelectMany(visit => visit.FollowUps).Select(one => one.Id).SingleAsync()),
        // Of the partnership that the same address names before: asked by the partner; by home, with a proposal of the partner.
        "need" => need,
        "asking" => await Asking(partner.Id),
        "wanting" => await Asking(home.Id),
        "draft" => await Agreement(AgreementStatus.Draft),
        "proposed" => await Agreement(AgreementStatus.Proposed),
        // Of the agreement that the same address names before.
        "document" => document,
        "remark" => remark,
        "remarked" => await Remarked(),
        "documented" => await Documented(await Between()),
        "published" => await Documented(await Between(Publication.Agreement)),
        "corrected" => await Corrected(),
        "endorsed" => await Agreement(AgreementStatus.Endorsed),
        "signed" => await Agreement(AgreementStatus.Signed),
        "cosigned" => (await portal.CreateAgreement(
            await Between(), AgreementStatus.Signed, PortalFixture.Content() with { CoSignatories = [new CoSignatory("Ministry", null)] })).Id,
        "terminated" => await Terminated(),
        "twice" => await Twice(),
        "ended" => await Ended(),
        "joining" => await Joining(),
        // Recorded by the partner: home is asked whether this is what it signed.
        "paper" => (await portal.CreatePaper(await Mandated(await portal.CreatePartnership([partner, home])))).Id,
        "recorded" => (await portal.CreatePaper(await Mandated(await portal.CreatePartnership([home, partner])))).Id,
        _ => throw new InvalidOperationException($"The scene has no {{{name}}}."),
    };

    private async Task<int> Asking(int by)
    {
        var partnership = await Between();
        var asked = await portal.CreateNeed(partnership, by);
        if (by == home.Id)
        {
            await portal.Change(asked, one => one.Reframe("Otherwise", PortalFixture.OfficerOf(partner), portal.Now));
        }

        need = asked.Id;
        return partnership.Id;
    }

    private async Task<int> Succeeded()
    {
        var (former, successor) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MergerService>().Merge(new Merger([former.Id, successor.Id], successor.Id, null, PartialDate.FromYear(2020), "Decree"), Actor.Portal, CancellationToken.None);
        return former.Id;
    }

    private async Task<int> Visit(int startsInDays)
    {
        var partnership = await Between();
        var visit = await portal.CreateVisit(partnership, VisitStatus.Agreed, portal.VisitPlan(partnership, startsInDays: startsInDays));
        await portal.Change(visit, (one, at) =>
        {
            one.AddParticipant(new ParticipantContent(home.Id, VisitPosition.Official, "Engineer", null, null, [], null, false), PortalFixture.OfficerOf(home), at);
            one.AddSlot(new SlotContent(one.Start, 540, 600, "Welcome", null, null), PortalFixture.OfficerOf(home), at);
            if (startsInDays < 0)
            {
                one.AddFollowUp("Send the rules", "Clerk", home.Id, PartialDate.From(portal.Today), PortalFixture.OfficerOf(home), at);
            }
        });
        var stored = await portal.ReadVisit(visit.Id);
        (participant, slot) = (stored.Participants.Single().Id, stored.Slots.Single().Id);
        return visit.Id;
    }

    private async Task<int> Worded()
    {
        var partnership = await Between();
        role = (await portal.CreateRole(partnership, await portal.CreateStakeholder(home))).Id;
        return partnership.Id;
    }

    private async Task<int> Grouped(Publication publication)
    {
        var partnership = await Between(publication);
        var one = await portal.CreateWorkingGroup(partnership, home);
        await portal.Change(one, (stored, at) =>
        {
            stored.AddMember(new MemberContent(null, "Committee", null), PortalFixture.OfficerOf(home), at);
            stored.AddPriority(new PriorityContent("Wells", null, "water-sanitation"), PortalFixture.OfficerOf(home), at);
            stored.AddPriority(new PriorityContent("Music", null, "culture"), PortalFixture.OfficerOf(home), at);
            stored.Meet(portal.Meeting(), PortalFixture.OfficerOf(home), at);
        });
        group = one.Id;
        return partnership.Id;
    }

    private async Task<int> VisitApprovedByHome()
    {
        var visit = await portal.CreateVisit(await Between());
        await portal.Change(visit, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(home), at));
        return visit.Id;
    }

    private async Task<int> StrategyEndorsedByHome()
    {
        var strategy = await portal.CreateStrategy(await Between());
        await portal.Change(strategy, (one, at) => one.Endorse(1, portal.Decided, [], PortalFixture.OfficerOf(home), at));
        return strategy.Id;
    }

    private async Task<int> ApprovedByHome()
    {
        var project = await portal.CreateProject(await Between());
        await portal.Change(project, (one, at) => one.Endorse(1, PortalFixture.OfficerOf(home), at));
        return project.Id;
    }

    /// <summary>The record that was merged into the other.</summary>
    private async Task<int> Twice()
    {
        var (former, successor) = (await Between(), await Between());
        await portal.MergeDuplicates(former.Id, successor.Id);
        return former.Id;
    }

    private async Task<int> Split(Municipality whole, Municipality lead)
    {
        var sister = await portal.CreateMunicipality();
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MergerService>().Split(
            new Split(whole.Id, [lead.Id, sister.Id], [], new SplitPart(lead.Id, null), new Dictionary<int, SplitPart>(), PartialDate.FromYear(2020), "Law"), Actor.Portal, CancellationToken.None);
        return whole.Id;
    }

    /// <summary>Home leads after a split, and may pass the place on.</summary>
    private async Task<int> SplitPlace()
    {
        var whole = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([whole, partner]);
        await Split(whole, home);
        return (await Mandated(partnership)).Id;
    }

    /// <summary>A new one: the one before has ended.</summary>
    private Task<int> Membership() => portal.InDatabase(async db =>
    {
        foreach (var before in await db.Memberships.Where(membership => membership.AssociationId == association.Id && membership.MunicipalityId == home.Id && membership.EndedAt == null).ToListAsync())
        {
            before.End(Actor.Portal, portal.Now);
        }

        await db.SaveChangesAsync();
        var listed = Domain.Organisations.Membership.List(association.Id, home.Id, Actor.Portal, portal.Now);
        listed.Accept(Actor.Portal, portal.Now);
        db.Add(listed);
        await db.SaveChangesAsync();
        return listed.Id;
    });

    /// <summary>A new one: the one before is closed.</summary>
    private async Task<int> Round()
    {
        await portal.InDatabase(async db =>
        {
            foreach (var before in await db.ConfirmationRounds.Where(round => round.AssociationId == association.Id && round.ClosedAt == null).ToListAsync())
            {
                before.Close([], Actor.Portal, portal.Now);
            }

            await db.SaveChangesAsync();
        });
        return (await portal.OpenRound(association)).Id;
    }

    /// <summary>Of a town that has a partnership with home and no account.</summary>
    private async Task<int> PartnersRequest()
    {
        var silent = await portal.CreateMunicipality(side: Side.South);
        await portal.CreatePartnership([home, silent]);
        return (await portal.CreateAccessRequest(silent)).Id;
    }

    private async Task<int> Sister()
    {
        var sister = await portal.CreateAssociation();
        await portal.LinkSisters(association, sister);
        return sister.Id;
    }

    private async Task<int> AcceptedRequest()
    {
        var request = await portal.CreateAccessRequest(await portal.CreateMunicipality());
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
        await scope.ServiceProvider.GetRequiredService<AccessRequestService>().Accept(await db.AccessRequests.SingleAsync(one => one.Id == request.Id), Actor.Portal, CancellationToken.None);
        return request.Id;
    }

    /// <summary>By the partner: home is asked whether it is only a correction.</summary>
    private async Task<int> Corrected()
    {
        var agreement = await portal.CreateAgreement(await Between(), AgreementStatus.Endorsed);
        await portal.Change(agreement, (one, at) => one.Revise(PortalFixture.Content("Corrected"), PortalFixture.OfficerOf(partner), at, isCorrection: true));
        return agreement.Id;
    }

    private async Task<int> Remarked()
    {
        var agreement = await Agreement(AgreementStatus.Proposed);
        remark = await portal.AddRemark(agreement, home.Id);
        return agreement;
    }

    /// <summary>The partner has given notice.</summary>
    private async Task<int> Terminated()
    {
        var agreement = await portal.CreateAgreement(await Between(), AgreementStatus.Signed);
        await portal.Change(agreement, (one, at) => one.Terminate(PartialDate.FromYear(at.Year + 1), "No more", false, PortalFixture.OfficerOf(partner), at));
        return agreement.Id;
    }

    /// <summary>The partner has invited a newcomer, and home is asked for its consent.</summary>
    private async Task<string> Inviting()
    {
        var newcomer = await portal.CreateMunicipality();
        var partnership = await Between();
        await portal.Change(partnership, (one, at) => one.Invite(newcomer, PortalFixture.OfficerOf(partner), at));
        return $"{partnership.Id}/invitations/{newcomer.Id}";
    }

    /// <summary>All have consented, and home is the newcomer.</summary>
    private async Task<int> Joining()
    {
        var other = await portal.CreateMunicipality();
        var partnership = await portal.CreatePartnership([partner, other]);
        await portal.Change(partnership, (one, at) => one.Invite(home, PortalFixture.OfficerOf(partner), at));
        await portal.Change(partnership, (one, at) => one.ConsentToInvitation(home.Id, PortalFixture.OfficerOf(other), at));
        return partnership.Id;
    }

    /// <summary>By the partner.</summary>
    private async Task<int> Ended()
    {
        var partnership = await Between();
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.FromYear(at.Year), "No more", PortalFixture.OfficerOf(partner), at));
        return partnership.Id;
    }

    /// <summary>Signed, so that it is public where the partnership publishes agreements.</summary>
    private async Task<int> Documented(Partnership between)
    {
        var agreement = await portal.CreateAgreement(between, AgreementStatus.Signed);
        document = await portal.AddDocument(agreement.Id, home.Id);
        return agreement.Id;
    }

    private async Task<Partnership> Between(Publication publication = Publication.Nothing) => await Mandated(await portal.CreatePartnership([home, partner], publication: publication));

    /// <summary>Home lets an agency act for it, and let another.</summary>
    private async Task<Partnership> Mandated(Partnership partnership)
    {
        await portal.CreateMandate(home, agency, on: partnership);
        await portal.Revoke(await portal.CreateMandate(home, former, on: partnership));
        return partnership;
    }

    private async Task<int> Agreement(AgreementStatus status) =>
        (await portal.CreateAgreement(await Between(), status)).Id;

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Name();
}
