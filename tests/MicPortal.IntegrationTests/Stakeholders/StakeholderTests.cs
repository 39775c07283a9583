using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.WorkingGroups;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Stakeholders;

public sealed class StakeholderTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_organisation_is_added_changed_and_taken_out_and_each_act_is_in_the_history()
    {
        var town = await portal.CreateMunicipality();
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var url = $"/municipalities/{town.Id}/stakeholders/new";

        var added = await (await (await officer.Page(url)).Post(url, ("Kind", "Ngo"), ("Name", "Wells for all"), ("Does", "Digs wells"), ("Language", "en"), ("ContactPost", "Secretary"), ("ContactEmail", "office@wells.example"), ("Website", "https://wells.example"))).Follow();
        Assert.Equal(("Wells for all", "The organisation stands in the directory."), (added.Heading, added.Message));
        var id = await portal.InDatabase(db => db.Stakeholders.Where(one => one.MunicipalityId == town.Id).Select(one => one.Id).SingleAsync());
        var shown = await portal.Anonymous().Page($"/stakeholders/{id}");
        Assert.Contains("Digs wells", shown.Text, StringComparison.Ordinal);
        Assert.Equal("nofollow", shown.One("a[href='https://wells.example']").GetAttribute("rel")!.Split(' ')[1]);
        Assert.DoesNotContain("What it does in partnerships", shown.Text, StringComparison.Ordinal);

        var edit = await officer.Page($"/stakeholders/{id}/edit");
        Assert.Equal(("Ngo", "Secretary"), (edit.Value("Kind"), edit.Value("ContactPost")));
        Assert.Equal("Wells for everyone", (await (await edit.Post($"/stakeholders/{id}/edit", ("Name", "Wells for everyone"))).Follow()).Heading);
        // A second editor with the stale form meets the change, and joins it.
        var late = await edit.Post($"/stakeholders/{id}/edit", ("Does", "Digs and repairs wells"), ("FormId", $"{Guid.NewGuid()}"));
        Assert.Equal((HttpStatusCode.Conflict, "Wells for everyone", "Digs and repairs wells"), (late.Status, late.Value("Name"), late.Value("Does")));

        var ended = await (await edit.Post($"/stakeholders/{id}/endings")).Follow();
        Assert.Equal("The organisation has been taken out of the directory.", ended.Message);
        Assert.DoesNotContain("Wells", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Page($"/stakeholders/{id}/edit")).Status);
        Assert.Contains("Taken out of the directory on", (await portal.Anonymous().Page($"/stakeholders/{id}")).Text, StringComparison.Ordinal);
        var history = (await officer.Page($"/municipalities/{town.Id}/history")).Text;
        Assert.Contains("added an organisation of the town “Wells for all”", history, StringComparison.Ordinal);
        Assert.Contains("took an organisation out of the directory “Wells for everyone”", history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_taken_out_of_the_directory_keeps_its_places_and_is_marked_there()
    {
        var (town, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([town, other]);
        var (gone, stays) = (await portal.CreateStakeholder(town, "Wells for all", StakeholderKind.Ngo), await portal.CreateStakeholder(town));
        var group = await portal.CreateWorkingGroup(partnership, town);
        foreach (var stakeholder in new[] { gone, stays })
        {
            await portal.CreateRole(partnership, stakeholder, demanded: true);
            await portal.Change(group, (one, at) => one.AddMember(new MemberContent(stakeholder.Id, stakeholder.Name, null), PortalFixture.OfficerOf(town), at));
        }

        var (officer, partner) = (await portal.SignIn(await portal.CreateUser(town)), await portal.SignIn(await portal.CreateUser(other)));
        string[] places = [$"/partnerships/{partnership.Id}/roles", $"/partnerships/{partnership.Id}/working-groups/{group.Id}", $"/partnerships/{partnership.Id}"];
        foreach (var place in places)
        {
            Assert.DoesNotContain("No longer in the directory", (await partner.Page(place)).Text, StringComparison.Ordinal);
        }

        var edit = await officer.Page($"/stakeholders/{gone.Id}/edit");
        Assert.Contains("marked as no longer in the directory", edit.One("details").TextContent, StringComparison.Ordinal);
        await edit.Post($"/stakeholders/{gone.Id}/endings");

        foreach (var place in places)
        {
            var page = await partner.Page(place);
            var mark = Assert.Single(page.Document.QuerySelectorAll("main *"), one => one.ChildElementCount == 0 && one.TextContent == $"No longer in the directory of {town.Name}");
            Assert.Contains("Wells for all", mark.ParentElement!.Closest("div, dl")!.TextContent, StringComparison.Ordinal);
        }

        // Its line is still put right, and a new one is not given to it.
        var role = await portal.InDatabase(db => db.StakeholderRoles.Where(one => one.StakeholderId == gone.Id).Select(one => one.Id).SingleAsync());
        var line = await officer.Page($"{places[0]}/{role}");
        Assert.Equal($"{gone.Id}", line.Value("StakeholderId"));
        Assert.Equal(HttpStatusCode.Found, (await line.Post($"{places[0]}/{role}", ("Text", "Dug the wells"))).Status);
        Assert.Null((await officer.Page($"{places[0]}/new")).Document.QuerySelector($"[name=StakeholderId] option[value='{gone.Id}']"));
    }

    [Fact]
    public async Task Who_enters_a_name_twice_is_asked_and_may_go_on()
    {
        var town = await portal.CreateMunicipality();
        var there = await portal.CreateStakeholder(town, "École du Port", StakeholderKind.School);
        await portal.CreateStakeholder(await portal.CreateMunicipality(), "Ecole neuve", StakeholderKind.School);
        var officer = await portal.SignIn(await portal.CreateUser(town));
        var url = Address(town.Id);
        (string, string?)[] facts = [("Kind", "School"), ("Name", "ecole du port"), ("Does", "Exchanges of classes"), ("Language", "fr")];
        var form = await officer.Page(url);
        Assert.Null(form.Document.QuerySelector("[name=Anyway]"));

        var asked = await form.Post(url, facts);
        Assert.Equal("The directory has “École du Port” of this kind already. Look at it, or say that this is another one.", Assert.Single(asked.Errors));
        Assert.Equal("École du Port", asked.One($"main .next a[href='/stakeholders/{there.Id}']").TextContent);
        Assert.Equal("Exchanges of classes", asked.Value("Does"));
        await asked.Post(url, ("Anyway", "true"));
        Assert.Equal(2, await portal.InDatabase(db => db.Stakeholders.CountAsync(one => one.MunicipalityId == town.Id)));
        // A form that is sent twice is no second organisation.
        var twice = await officer.Page(url);
        (string, string?)[] sent = [("Kind", "School"), ("Name", "Sent twice"), .. facts[2..]];
        var first = await twice.Post(url, sent);
        Assert.NotNull(first.Location);
        Assert.Equal(first.Location, (await twice.Post(url, sent)).Location);
        Assert.Equal(3, await portal.InDatabase(db => db.Stakeholders.CountAsync(one => one.MunicipalityId == town.Id)));
        // Another kind is another organisation, and what has its name keeps it.
        Assert.NotNull((await (await officer.Page(url)).Post(url, [("Kind", "Association"), .. facts[1..]])).Location);
        var edit = await officer.Page($"/stakeholders/{there.Id}/edit");
        Assert.NotNull((await edit.Post($"/stakeholders/{there.Id}/edit", ("Does", "Sings"))).Location);
        Assert.Equal(
            "The directory has “École du Port” of this kind already. Look at it, or say that this is another one.",
            Assert.Single((await (await officer.Page(await Second())).Post(await Second(), ("Kind", "School"), ("Name", "École du port"))).Errors));

        async Task<string> Second() => $"/stakeholders/{await portal.InDatabase(db => db.Stakeholders.Where(one => one.MunicipalityId == town.Id && one.Kind == StakeholderKind.Association).Select(one => one.Id).SingleAsync())}/edit";
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        var town = await portal.CreateMunicipality();
        var page = await (await portal.SignIn(await portal.CreateUser(town))).Page($"/municipalities/{town.Id}/stakeholders/new");

        var answer = await page.Send(Address(town.Id), [.. page.Fields(Address(town.Id)).Where(field => field.Name is "FormId" or "__RequestVerificationToken"), ("Kind", "3"), ("Name", new string('x', Stakeholder.NameLimit + 1)), ("Language", "xx"), ("ContactEmail", "nobody"), ("Website", "javascript:alert(1)")]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(6, answer.Errors.Count);
        Assert.Contains("Choose its kind", answer.Errors);
        Assert.Contains("Say what it does", answer.Errors);
        Assert.Equal("javascript:alert(1)", answer.Value("Website"));
        Assert.False(await portal.InDatabase(db => db.Stakeholders.AnyAsync(one => one.MunicipalityId == town.Id)));
    }

    [Fact]
    public async Task The_directory_has_twinning_committees_first_and_is_filtered_sorted_paged_and_a_file()
    {
        var (town, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        await portal.CreateStakeholder(town, "Archive friends", StakeholderKind.Association);
        await portal.CreateStakeholder(town, "=Zwinning committee");
        await portal.CreateStakeholder(town, "School of arts", StakeholderKind.School);
        await portal.CreateStakeholder(other, "Of another town");

        var anyone = portal.Anonymous();
        var url = $"/municipalities/{town.Id}/stakeholders";
        var all = await anyone.Page(url);
        Assert.Equal(["=Zwinning committee", "Archive friends", "School of arts"], Names(all));
        Assert.Equal("3 organisations", all.One("caption").TextContent);
        Assert.Equal(["School of arts", "Archive friends", "=Zwinning committee"], Names(await anyone.Page($"{url}?sort=-kind")));
        Assert.Equal(["Archive friends", "School of arts", "=Zwinning committee"], Names(await anyone.Page($"{url}?sort=name")));
        Assert.Equal(["School of arts"], Names(await anyone.Page($"{url}?kind=school")));
        Assert.Equal(["Archive friends"], Names(await anyone.Page($"{url}?q=FRIENDS")));
        Assert.Contains("No organisation fits.", (await anyone.Page($"{url}?q=xyzzy")).Text, StringComparison.Ordinal);
        var file = await anyone.GetStringAsync($"{url}.csv", TestContext.Current.CancellationToken);
        Assert.Contains("'=Zwinning committee", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Of another town", file, StringComparison.Ordinal);
        Assert.Equal(3, file.Trim().Split('\n').Length - 1);
        foreach (var number in Enumerable.Range(1, 20))
        {
            await portal.CreateStakeholder(town, $"Club {number:00}", StakeholderKind.Association);
        }

        var second = await anyone.Page((await anyone.Page($"{url}?sort=name")).One("a[rel=next]").GetAttribute("href")!);
        Assert.Equal(["Club 20", "School of arts", "=Zwinning committee"], Names(second));
    }

    [Fact]
    public async Task Each_side_says_who_does_what_and_who_demanded_the_partnership_is_linked_from_it()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other], publication: Publication.Agreement);
        var committee = await portal.CreateStakeholder(one, "Committee of one");
        var theirs = await portal.CreateStakeholder(other, "Committee of the other");
        var officer = await portal.SignIn(await portal.CreateUser(one));
        var partner = await portal.SignIn(await portal.CreateUser(other));
        var url = $"/partnerships/{partnership.Id}/roles";

        var form = await officer.Page($"{url}/new");
        Task<PortalPage> Send(params (string, string)[] fields) => form.Send($"{url}/new", [.. form.Fields($"{url}/new").Where(field => field.Name is "FormId" or "__RequestVerificationToken"), .. fields]);
        var wrong = await Send(("Holder", "Stakeholder"), ("StakeholderId", $"{theirs.Id}"), ("Text", "Hosts guests"), ("Language", "en"));
        Assert.Equal("Choose an organisation of your directory", Assert.Single(wrong.Errors));
        Assert.Equal("Hosts guests", wrong.Value("Text"));
        Assert.Contains("Choose a project of this partnership", (await Send(("Holder", "Council"), ("ProjectId", "99999999"), ("Text", "x"), ("Language", "en"))).Errors);
        Assert.Contains("Only an organisation of the town demands", Assert.Single((await form.Post($"{url}/new", ("Holder", "Council"), ("DemandedIt", "true"), ("Text", "x"), ("Language", "en"))).Errors), StringComparison.Ordinal);
        var added = await (await form.Post($"{url}/new", ("Holder", "Stakeholder"), ("StakeholderId", $"{committee.Id}"), ("Text", "Hosts guests"), ("Language", "en"), ("DemandedIt", "true"))).Follow();
        Assert.Equal("The line has been added.", added.Message);
        // The same once more, in the same place: the one that stands is named. Another role of it is none of that, nor is the same form sent twice.
        Assert.Equal(url, (await form.Post($"{url}/new", ("Holder", "Stakeholder"), ("StakeholderId", $"{committee.Id}"), ("Text", "Hosts guests"), ("Language", "en"), ("DemandedIt", "true"))).Location);
        var twice = await (await officer.Page($"{url}/new")).Post($"{url}/new", ("Holder", "Stakeholder"), ("StakeholderId", $"{committee.Id}"), ("Text", "hosts  guests"), ("Language", "en"));
        Assert.Equal(["This line stands already: Committee of one, “Hosts guests”. Change that one instead"], twice.Errors);
        await (await partner.Page($"{url}/new")).Post($"{url}/new", ("Holder", "Council"), ("Text", "Votes the budget"), ("Language", "en"));

        var read = await partner.Page(url);
        Assert.Equal("Committee of one", read.One($"dt a[href='/stakeholders/{committee.Id}']").TextContent);
        Assert.Contains("Hosts guests", read.Text, StringComparison.Ordinal);
        Assert.Contains("Demanded the partnership", read.Text, StringComparison.Ordinal);
        Assert.Contains("Votes the budget", read.Text, StringComparison.Ordinal);
        Assert.Equal("Committee of one", (await partner.Page($"/partnerships/{partnership.Id}")).One($".town dd a[href='/stakeholders/{committee.Id}']").TextContent);
        Assert.DoesNotContain("Committee of one", (await portal.Anonymous().Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
        Assert.Contains("Hosts guests", (await partner.Page($"/stakeholders/{committee.Id}")).Text, StringComparison.Ordinal);
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        Assert.DoesNotContain("Hosts guests", (await stranger.Page($"/stakeholders/{committee.Id}")).Text, StringComparison.Ordinal);

        var id = await portal.InDatabase(db => db.StakeholderRoles.Where(role => role.StakeholderId == committee.Id).Select(role => role.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Forbidden, (await partner.Page($"{url}/{id}")).Status);
        var edit = await officer.Page($"{url}/{id}");
        Assert.Equal("Hosts families", (await (await edit.Post($"{url}/{id}", ("Text", "Hosts families"))).Follow()).One("dd span").TextContent);
        Assert.DoesNotContain("Hosts families", (await (await edit.Post($"{url}/{id}/endings")).Follow()).Text, StringComparison.Ordinal);
        Assert.Equal(
            [ActName.StakeholderRoleAdded, ActName.StakeholderRoleChanged, ActName.StakeholderRoleEnded],
            await portal.InDatabase(db => db.AuditEntries.Where(entry => entry.PartnershipId == partnership.Id && entry.RecordId == id && entry.RecordKind == nameof(StakeholderRole)).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync()));
        Assert.Contains("took away a line of who does what", (await partner.Page($"/partnerships/{partnership.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_in_a_project_is_read_by_who_sees_the_project()
    {
        var (one, other) = (await portal.CreateMunicipality(), await portal.CreateMunicipality());
        var partnership = await portal.CreatePartnership([one, other]);
        var project = await portal.CreateProject(partnership);
        await portal.CreateRole(partnership, await portal.CreateStakeholder(one), "Runs the stall", projectId: project.Id);

        var officer = await portal.SignIn(await portal.CreateUser(other));
        Assert.Contains("Runs the stall", (await officer.Page($"/partnerships/{partnership.Id}/roles")).Text, StringComparison.Ordinal);
        // An association reads nothing of an idea.
        var staff = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation(null, one)));
        Assert.DoesNotContain("Runs the stall", (await staff.Page($"/partnerships/{partnership.Id}/roles")).Text, StringComparison.Ordinal);
    }

    private static string Address(int town) => $"/municipalities/{town}/stakeholders/new";

    private static IEnumerable<string> Names(PortalPage page) => page.Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent);
}
