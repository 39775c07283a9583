using System.Net;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class PartnershipJoiningTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_parties_consent_first_then_the_newcomer_is_asked_and_joins()
    {
        var scene = await Scene("Joinham-on-test");
        var url = $"/partnerships/{scene.Partnership.Id}";

        var search = await scene.One.Page($"{url}/invitations/new?q=joinham-on-test");
        Assert.DoesNotContain($"{url}/invitations", search.Actions());
        var check = await scene.One.Page(search.One("main ul.todo a.button").GetAttribute("href")!);
        Assert.Equal("Invite Joinham-on-test?", check.One("#chosen").TextContent);
        Assert.Equal("Type the name, or a part of it.", (await scene.One.Page($"{url}/invitations/new?q=")).One(".empty").TextContent);
        var sent = await check.Post($"{url}/invitations");
        var invitation = $"{url}/invitations/{scene.Newcomer.Id}";
        Assert.Equal(invitation, sent.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(invitation)).Status);
        Assert.Contains($"May {scene.Newcomer.Name} join?", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);

        var page = await scene.Other.Page(invitation);
        Assert.Equal($"/municipalities/{scene.Newcomer.Id}", page.One(".towns section:last-child h2 a").GetAttribute("href"));
        Assert.Contains($"The consent of {scene.OtherTown.Name} is awaited.", page.One(".next").TextContent, StringComparison.Ordinal);
        var consented = await page.Post($"{invitation}/consents");
        Assert.Equal("You have consented.", (await consented.Follow()).Message);
        Assert.Equal(invitation, (await page.Post($"{invitation}/consents")).Location);

        Assert.Contains("You are invited to join the partnership of", (await scene.New.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(url)).Status);
        Assert.Equal($"{url}/joinings/new", (await scene.New.Page(invitation)).One(".next a.button").GetAttribute("href"));
        var form = await scene.New.Page($"{url}/joinings/new");
        var wrong = await form.Post($"{url}/joinings", ("Vision", "Typed"));
        Assert.Equal((HttpStatusCode.BadRequest, "Typed"), (wrong.Status, wrong.Value("Vision")));
        var joined = await wrong.Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));

        Assert.Equal(url, joined.Location);
        Assert.Contains("You have joined", (await joined.Follow()).Message, StringComparison.Ordinal);
        var stored = await portal.ReadPartnership(scene.Partnership.Id);
        Assert.Equal((3, 3, PartnershipStage.Active), (stored.Parties.Count, stored.PartySet.Split(',').Length, stored.Stage));
        Assert.Contains("joined the partnership", (await scene.One.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
        Assert.Equal(scene.Partnership.Id, (await portal.InDatabase(db => db.Partnerships.SingleAsync(one => one.SortName.Contains("joinham on test")))).Id);
    }

    [Fact]
    public async Task A_newcomer_that_shows_nothing_is_told_before_what_follows_and_the_others_after()
    {
        Municipality[] towns = [await portal.CreateMunicipality("Openham"), await portal.CreateMunicipality("Openwick", Side.South), await portal.CreateMunicipality("Goneham"), await portal.CreateMunicipality("Shutham")];
        var partnership = await portal.CreatePartnership(towns[..3], publication: Publication.Agreement);
        var signed = await portal.CreateAgreement(partnership, AgreementStatus.Signed, PortalFixture.Content("Between the two"), between: towns[..2]);
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed, PortalFixture.Content("Not signed yet"), between: towns[..2]);
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.FromYear(2026), "No more", PortalFixture.OfficerOf(towns[2]), at));
        await portal.Change(partnership, (one, at) => one.Invite(towns[3], PortalFixture.OfficerOf(towns[0]), at));
        var (url, invitation) = ($"/partnerships/{partnership.Id}", $"/partnerships/{partnership.Id}/invitations/{towns[3].Id}");
        var (opener, other, newcomer) = (await portal.SignIn(await portal.CreateUser(towns[0])), await portal.SignIn(await portal.CreateUser(towns[1])), await portal.SignIn(await portal.CreateUser(towns[3])));
        Assert.Contains("If you want to take the invitation back", (await opener.Page(invitation)).Text, StringComparison.Ordinal);
        Assert.Contains("Is asked once every party has consented", (await opener.Page(invitation)).Text, StringComparison.Ordinal);
        var asks = await other.Page(invitation);
        Assert.Contains("If you do not consent", asks.Text, StringComparison.Ordinal);
        await asks.Post($"{invitation}/consents");
        Assert.Contains("If you no longer consent", (await other.Page(invitation)).Text, StringComparison.Ordinal);

        Assert.Contains("You are invited to join the partnership of Openham (Belgium) and Openwick (Mozambique) asked", (await newcomer.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(invitation, (await newcomer.Page(url)).One(".next a").GetAttribute("href"));
        Assert.Null((await portal.Anonymous().Page(url)).Document.QuerySelector(".next a"));
        var form = await newcomer.Page($"{url}/joinings/new");
        Assert.Contains("The least open party decides, also about agreements of the others", form.Text, StringComparison.Ordinal);
        Assert.Equal(invitation, form.One("form.text > a").GetAttribute("href"));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await form.Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "True"), ("Publication", nameof(Publication.Nothing)));

        Assert.Equal(HttpStatusCode.NotFound, (await portal.Anonymous().Page(url)).Status);
        var work = await opener.Page("/north");
        Assert.Contains("Everyone sees less: partnership with", work.Text, StringComparison.Ordinal);
        Assert.Contains("said by Shutham", work.Text, StringComparison.Ordinal);
        await work.Post($"{url}/readings");
        Assert.DoesNotContain("Everyone sees less", (await opener.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Contains("Everyone sees less", (await other.Page("/south")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Everyone sees less", (await (await portal.SignIn(await portal.CreateUser(towns[2]))).Page("/north")).Text, StringComparison.Ordinal);

        var page = await newcomer.Page(url);
        Assert.Contains("Agreements that bind you: 0", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 signed agreement is between other parties of this partnership. It does not bind you. Everyone can read it only where every party of the partnership allows it, you included.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($".unprinted a[href='{url}/publication']"));
        Assert.Contains("Nothing is agreed with you in writing yet. Draft an agreement and propose it to the other parties", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await newcomer.Page($"/agreements/{signed.Id}")).Status);
        await portal.Change(partnership, (one, at) => one.Publish(Publication.Existence, null, PortalFixture.OfficerOf(towns[1]), at));
        Assert.Contains("No agreement is recorded yet.", (await newcomer.Page(url)).Text, StringComparison.Ordinal);

        var council = await newcomer.Page($"/municipalities/{towns[3].Id}/council-presentations");
        Assert.Contains("All sides work together.", council.Text, StringComparison.Ordinal);
        await portal.Change(partnership, (one, at) => one.BeginByAgreement(PortalFixture.OfficerOf(towns[0]), at));
        await portal.Change(partnership, (one, at) => one.ChangeOwnPart(new OwnPart(PathKind.LargeProject, "Their project", null, "en", Publication.Nothing, SaysBegun: false), PortalFixture.OfficerOf(towns[3]), at));
        council = await newcomer.Page($"/municipalities/{towns[3].Id}/council-presentations");
        Assert.Contains("The other sides work together; our municipality is getting to know them.", council.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("All sides work together.", council.Text, StringComparison.Ordinal);
        Assert.Contains("No agreement of our municipality is in force or proposed.", council.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Goneham", council.Text, StringComparison.Ordinal);
        var lately = await (await portal.SignIn(await portal.CreateUser(towns[0]))).Page("/north");
        Assert.Contains("Openwick and Shutham", lately.One("#lately ~ ul").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newcomer_that_explores_is_not_said_to_work_because_the_others_agreed_before_it_came()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality("Newcomerham")];
        var partnership = await portal.CreatePartnership(towns[..2]);
        await portal.Change(partnership, (one, at) => one.ChangeOwnPart(new OwnPart(PathKind.LargeProject, "Their project", null, "en", Publication.Existence, SaysBegun: false), PortalFixture.OfficerOf(towns[1]), at));
        await portal.Change(partnership, (one, at) => one.BeginByAgreement(PortalFixture.OfficerOf(towns[0]), at));
        await portal.Change(partnership, (one, at) => one.Invite(towns[2], PortalFixture.OfficerOf(towns[0]), at));
        await portal.Change(partnership, (one, at) => one.ConsentToInvitation(towns[2].Id, PortalFixture.OfficerOf(towns[1]), at));
        var url = $"/partnerships/{partnership.Id}";
        var newcomer = await portal.SignIn(await portal.CreateUser(towns[2]));
        var form = await newcomer.Page($"{url}/joinings/new");
        Assert.Contains("Of the partnership as a whole.", form.Text, StringComparison.Ordinal);
        portal.Clock.Advance(TimeSpan.FromHours(1));

        var page = await (await form.Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "False"), ("Publication", nameof(Publication.Existence)))).Follow();

        string WorkOf(Municipality town) => page.Document.QuerySelectorAll("section.town").Single(section => section.QuerySelector("h2")!.TextContent == town.Name)
            .QuerySelectorAll("dt").Single(term => term.TextContent == "Joint work").NextElementSibling!.TextContent;
        Assert.Equal(["has begun", "has begun: an agreement came into force", "exploring"], towns.Select(WorkOf));
    }

    [Fact]
    public async Task Who_comes_back_finds_in_the_form_what_it_had_said()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South)];
        var partnership = await portal.CreatePartnership(towns);
        await portal.Change(partnership, (one, at) => one.ChangeOwnPart(new OwnPart(PathKind.PoliticalWill, "To learn from each other", "Towns that answer", "pt", Publication.Existence, SaysBegun: true), PortalFixture.OfficerOf(towns[2]), at));
        await portal.Change(partnership, (one, at) => one.EndPart(PartialDate.From(portal.Today), "For now", PortalFixture.OfficerOf(towns[2]), at));
        await portal.Change(partnership, (one, at) => one.Invite(towns[2], PortalFixture.OfficerOf(towns[0]), at));
        await portal.Change(partnership, (one, at) => one.ConsentToInvitation(towns[2].Id, PortalFixture.OfficerOf(towns[1]), at));

        var form = await (await portal.SignIn(await portal.CreateUser(towns[2]))).Page($"/partnerships/{partnership.Id}/joinings/new");

        Assert.Equal(("To learn from each other", "Towns that answer", "pt"), (form.Value("Aim"), form.Value("Vision"), form.Value("VisionLanguage")));
    }

    [Fact]
    public async Task What_changed_in_an_agreement_names_its_own_parties()
    {
        Municipality[] towns = [await portal.CreateMunicipality("Boundham"), await portal.CreateMunicipality("Boundwick", Side.South), await portal.CreateMunicipality("Unboundham")];
        var partnership = await portal.CreatePartnership(towns);
        await portal.CreateAgreement(partnership, AgreementStatus.Proposed, between: [towns[1], towns[0]]);

        var line = (await (await portal.SignIn(await portal.CreateUser(towns[0]))).Page("/north")).One("#lately ~ ul a[href^='/agreements/']").TextContent;

        Assert.EndsWith("with Boundwick", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_inviting_party_takes_its_invitation_back()
    {
        var scene = await Scene("Backham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        var invitation = $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}";

        var taken = await (await scene.One.Page(invitation)).Post($"{invitation}/refusals", ("Reason", "Too early"));

        Assert.Equal("The invitation is taken back; the others read your reason.", (await taken.Follow()).Message);
        Assert.Contains($"{scene.OneTown.Name} took the invitation back.", (await scene.Other.Page(invitation)).Text, StringComparison.Ordinal);
        Assert.Contains("took its invitation back", (await scene.Other.Page("/south")).One("#lately ~ ul").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("refused the invitation", (await scene.Other.Page($"/partnerships/{scene.Partnership.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_while_the_newcomer_writes_loses_nothing_and_is_told()
    {
        var scene = await Scene("Writingham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(scene.Newcomer.Id, PortalFixture.OfficerOf(scene.OtherTown), at));
        var (url, invitation) = ($"/partnerships/{scene.Partnership.Id}", $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}");
        var form = await scene.New.Page($"{url}/joinings/new");
        await form.Post($"{url}/joinings", ("Vision", "Left for later"), ("Keep", "later"));
        await portal.Change(scene.Partnership, (one, at) => one.RefuseInvitation(scene.Newcomer.Id, "Too early", PortalFixture.OfficerOf(scene.OneTown), at));

        var sent = await form.Post($"{url}/joinings", ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Vision", "Typed in vain"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)));
        Assert.Equal((HttpStatusCode.Conflict, "Typed in vain"), (sent.Status, sent.One("[name=Vision]").TextContent.Trim()));
        Assert.Contains("This invitation is not open any more. Nothing was saved.", sent.One(".next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain($"{url}/joinings", sent.Actions());
        Assert.Equal(2, (await portal.ReadPartnership(scene.Partnership.Id)).Parties.Count);
        var opened = await scene.New.Page($"{url}/joinings/new");
        Assert.Equal(invitation, opened.Location);
        var page = await opened.Follow();
        Assert.Contains("This invitation is not open any more.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Took the invitation back", "Is not invited any more"], page.Document.QuerySelectorAll(".town .tag").Select(tag => tag.TextContent.Trim()).Where(word => !word.StartsWith("Consented", StringComparison.Ordinal)));
        var read = await scene.New.Page(page.One("a[href$='kept=true']").GetAttribute("href")!);
        Assert.Equal("Left for later", read.One("[name=Vision]").TextContent.Trim());
        Assert.Equal("/kept-forms", (await read.Post("/kept-forms/deletions")).Location);
        Assert.Equal(0, await portal.InDatabase(db => db.KeptForms.CountAsync(one => one.Address == $"{url}/joinings")));

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var work = await scene.New.Page("/north");
        var row = work.Document.QuerySelectorAll(".todo li").Single(item => item.TextContent.Contains("You are no longer invited to join the partnership of", StringComparison.Ordinal));
        Assert.Equal(invitation, row.QuerySelector("a")!.GetAttribute("href"));
        await work.Post($"{url}/readings");
        Assert.DoesNotContain("You are no longer invited", (await scene.New.Page("/north")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(url)).Status);
    }

    [Fact]
    public async Task A_consent_that_is_taken_back_is_said_as_such()
    {
        var scene = await Scene("Consentham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(scene.Newcomer.Id, PortalFixture.OfficerOf(scene.OtherTown), at));
        var invitation = $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}";

        var withdrawn = await (await (await scene.Other.Page(invitation)).Post($"{invitation}/refusals", ("Reason", "Not this year"))).Follow();

        Assert.StartsWith("Your consent is withdrawn", withdrawn.Message, StringComparison.Ordinal);
        Assert.Contains($"{scene.OtherTown.Name} withdrew its consent", (await scene.One.Page(invitation)).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Contains("withdrew its consent to the invitation", (await scene.One.Page("/north")).One("#lately ~ ul").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_ends_the_invitation()
    {
        var scene = await Scene("Refuseham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        var invitation = $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}";

        var empty = await (await scene.Other.Page(invitation)).Post($"{invitation}/refusals");
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        Assert.Equal(["Enter your reason"], empty.Errors);
        var refused = await empty.Post($"{invitation}/refusals", ("Reason", "Too far away"));

        Assert.Equal($"/partnerships/{scene.Partnership.Id}", refused.Location);
        Assert.Contains("“Too far away”", (await scene.One.Page(invitation)).One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.New.Page(invitation)).Status);
        Assert.DoesNotContain(" join? Partnership with", (await scene.Other.Page("/south")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_joined_after_a_newcomer_was_asked_consents_before_it_can_join()
    {
        var scene = await Scene("Laterham");
        var first = await portal.CreateMunicipality("Firstham");
        foreach (var newcomer in new[] { first, scene.Newcomer })
        {
            await portal.Change(scene.Partnership, (one, at) => one.Invite(newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
            await portal.Change(scene.Partnership, (one, at) => one.ConsentToInvitation(newcomer.Id, PortalFixture.OfficerOf(scene.OtherTown), at));
        }

        var (url, invitation) = ($"/partnerships/{scene.Partnership.Id}", $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}");
        var (form, joiner) = (await scene.New.Page($"{url}/joinings/new"), await portal.SignIn(await portal.CreateUser(first)));
        var part = new (string Name, string? Value)[] { ("Path", nameof(PathKind.LargeProject)), ("Project", "Their project"), ("Begun", "True"), ("Publication", nameof(Publication.Existence)) };
        Assert.Equal(url, (await (await joiner.Page($"{url}/joinings/new")).Post($"{url}/joinings", part)).Location);

        var late = await form.Post($"{url}/joinings", [.. part, ("Vision", "Typed meanwhile")]);
        Assert.Equal((HttpStatusCode.Conflict, "Typed meanwhile"), (late.Status, late.One("[name=Vision]").TextContent.Trim()));
        Assert.Contains("The consent of Firstham is awaited too: it became a party after the invitation. Nothing was saved. What you typed is kept until", late.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await portal.ReadPartnership(scene.Partnership.Id)).Parties.Count);
        var opened = await scene.New.Page($"{url}/joinings/new");
        Assert.Equal(invitation, opened.Location);
        var page = await opened.Follow();
        Assert.Contains("The consent of Firstham is awaited too", page.One("main .next").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("You are invited to join the partnership of", (await scene.New.Page("/north")).Text, StringComparison.Ordinal);
        // It may still say that it does not want to.
        Assert.Contains($"{invitation}/refusals", page.Actions());
        Assert.Contains($"May {scene.Newcomer.Name} join?", (await joiner.Page("/north")).Text, StringComparison.Ordinal);

        await (await joiner.Page(invitation)).Post($"{invitation}/consents");

        Assert.Contains("You are invited to join the partnership of", (await scene.New.Page("/north")).Text, StringComparison.Ordinal);
        var left = await scene.New.Page($"{url}/joinings/new");
        var goOn = await scene.New.Page(left.One(".next a.button").GetAttribute("href")!);
        Assert.Equal("Typed meanwhile", goOn.Value("Vision"));
        Assert.Equal(url, (await goOn.Post($"{url}/joinings")).Location);
        Assert.Equal("Typed meanwhile", (await portal.ReadPartnership(scene.Partnership.Id)).PartyOf(scene.Newcomer.Id).Visions.Single().Text);
        Assert.Equal(0, await portal.InDatabase(db => db.KeptForms.CountAsync(one => one.Address == $"{url}/joinings")));
    }

    [Fact]
    public async Task Who_has_left_reads_nothing_of_whom_the_others_invite_afterwards()
    {
        var (one, other, left) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality("Leftham"));
        var (before, after) = (await portal.CreateMunicipality("Beforeham"), await portal.CreateMunicipality("Afterham"));
        var partnership = await portal.CreatePartnership([one, other, left]);
        await portal.Change(partnership, (record, at) => record.Invite(before, PortalFixture.OfficerOf(one), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Change(partnership, (record, at) => record.EndPart(PartialDate.From(DateOnly.FromDateTime(at)), "Done", PortalFixture.OfficerOf(left), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.Change(partnership, (record, at) => record.Invite(after, PortalFixture.OfficerOf(one), at));
        var (url, gone, stays) = ($"/partnerships/{partnership.Id}", await portal.SignIn(await portal.CreateUser(left)), await portal.SignIn(await portal.CreateUser(other)));

        foreach (var page in new[] { url, $"{url}/history" })
        {
            var (theirs, ours) = (await gone.Page(page), await stays.Page(page));
            Assert.Contains("Beforeham", theirs.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Afterham", theirs.Text, StringComparison.Ordinal);
            Assert.Contains("Afterham", ours.Text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await gone.Page($"{url}/invitations/{before.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await gone.Page($"{url}/invitations/{after.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await stays.Page($"{url}/invitations/{after.Id}")).Status);
        Assert.DoesNotContain("Afterham", (await gone.Page("/north")).Text, StringComparison.Ordinal);
        // What happens lately names whom it is about.
        Assert.Contains("“Afterham”", (await stays.Page("/south")).One("#lately ~ ul").TextContent, StringComparison.Ordinal);
        // It is asked back: then it reads the invitation.
        await portal.Change(partnership, (record, at) => record.Invite(left, PortalFixture.OfficerOf(one), at));
        await portal.Change(partnership, (record, at) => record.ConsentToInvitation(left.Id, PortalFixture.OfficerOf(other), at));
        Assert.Equal(HttpStatusCode.OK, (await gone.Page($"{url}/invitations/{left.Id}")).Status);
    }

    [Fact]
    public async Task A_members_page_names_who_is_invited_also_where_the_inviting_town_is_no_member()
    {
        var (one, member, newcomer) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality("Namedham"));
        var association = await portal.CreateAssociation("Association that follows", member);
        var partnership = await portal.CreatePartnership([one, member]);
        await portal.Change(partnership, (record, at) => record.Invite(newcomer, PortalFixture.OfficerOf(one), at));

        var page = await (await portal.SignIn(await portal.CreateUser(association))).Page($"/association/members/{member.Id}");

        Assert.Contains(page.Document.QuerySelectorAll(".time li"), row => row.TextContent.Contains("invited another party", StringComparison.Ordinal) && row.TextContent.Contains("“Namedham”", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_an_address_names_that_cannot_be_invited_is_told()
    {
        var scene = await Scene("Invitedham");
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        var url = $"/partnerships/{scene.Partnership.Id}/invitations";

        var invited = await scene.One.Page($"{url}/new?organisation={scene.Newcomer.Id}");
        Assert.Contains("Invitedham is invited already.", invited.One(".next").TextContent, StringComparison.Ordinal);
        Assert.Equal($"{url}/{scene.Newcomer.Id}", invited.One(".next a").GetAttribute("href"));
        Assert.Contains("is a party already.", (await scene.One.Page($"{url}/new?organisation={scene.OtherTown.Id}")).One(".next").TextContent, StringComparison.Ordinal);
        foreach (var unknown in new[] { "99999999", "x" })
        {
            Assert.Contains("is not in the portal, or not any more", (await scene.One.Page($"{url}/new?organisation={unknown}")).One(".next").TextContent, StringComparison.Ordinal);
        }

        Assert.Empty((await scene.One.Page($"{url}/new")).Document.QuerySelectorAll(".next"));
    }

    [Fact]
    public async Task Two_clicks_at_once_on_an_invitation_and_on_a_consent_are_one()
    {
        var scene = await Scene("Clickham");
        var (url, invitation) = ($"/partnerships/{scene.Partnership.Id}/invitations", $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}");

        var check = await scene.One.Page($"{url}/new?organisation={scene.Newcomer.Id}");
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => check.Post(url))), click => Assert.Equal(invitation, click.Location));
        var page = await scene.Other.Page(invitation);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => page.Post($"{invitation}/consents"))), click => Assert.Equal(invitation, click.Location));

        var stored = Assert.Single((await portal.ReadPartnership(scene.Partnership.Id)).Invitations);
        Assert.Equal(2, stored.Consents.Count);
        Assert.Equal(2, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.PartnershipId == scene.Partnership.Id && (entry.Act == ActName.PartnershipPartyInvited || entry.Act == ActName.PartnershipInvitationConsented))));
    }

    [Fact]
    public async Task Under_a_mandate_an_invitation_is_read_and_not_ended()
    {
        var scene = await Scene("Mandateham");
        var agency = await portal.CreateAssociation();
        await portal.CreateMandate(scene.OneTown, agency, binds: true, on: scene.Partnership);
        await portal.Change(scene.Partnership, (one, at) => one.Invite(scene.Newcomer, PortalFixture.OfficerOf(scene.OneTown), at));
        var invitation = $"/partnerships/{scene.Partnership.Id}/invitations/{scene.Newcomer.Id}";
        var staff = await portal.SignIn(await portal.CreateUser(agency));

        var page = await staff.Page(invitation);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain($"{invitation}/refusals", page.Actions());
        var form = await scene.One.Page(invitation);
        Assert.Equal(HttpStatusCode.Forbidden, (await page.Send($"{invitation}/refusals", [("FormId", $"{Guid.NewGuid()}"), ("Reason", "Not wanted"), ("__RequestVerificationToken", page.Value("__RequestVerificationToken")!)])).Status);
        Assert.True(Assert.Single((await portal.ReadPartnership(scene.Partnership.Id)).Invitations).IsOpen);
        Assert.Contains($"{invitation}/refusals", form.Actions());
    }

    [Fact]
    public async Task Who_is_no_longer_invited_says_that_it_has_read_it_also_where_everyone_sees_the_partnership()
    {
        Municipality[] towns = [await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality()];
        var partnership = await portal.CreatePartnership(towns[..2], publication: Publication.Existence);
        await portal.Change(partnership, (one, at) => one.Invite(towns[2], PortalFixture.OfficerOf(towns[0]), at));
        await portal.Change(partnership, (one, at) => one.ConsentToInvitation(towns[2].Id, PortalFixture.OfficerOf(towns[1]), at));
        await portal.Change(partnership, (one, at) => one.RefuseInvitation(towns[2].Id, "Too early", PortalFixture.OfficerOf(towns[0]), at));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        var client = await portal.SignIn(await portal.CreateUser(towns[2]));

        var read = await (await client.Page("/north")).Post($"/partnerships/{partnership.Id}/readings");

        Assert.Equal("/my-work", read.Location);
        Assert.DoesNotContain("You are no longer invited", (await client.Page("/north")).Text, StringComparison.Ordinal);
        // To who was never invited, what everyone sees is nobody's news.
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));
        var work = await stranger.Page("/north");
        Assert.Equal(HttpStatusCode.Forbidden, (await work.Send($"/partnerships/{partnership.Id}/readings", [("__RequestVerificationToken", work.Value("__RequestVerificationToken")!)])).Status);
    }

    private async Task<JoiningScene> Scene(string newcomer)
    {
        var (one, other, third) = (await portal.CreateMunicipality(), await portal.CreateMunicipality(side: Side.South), await portal.CreateMunicipality(newcomer));
        return new JoiningScene(
            await portal.CreatePartnership([one, other]), one, other, third,
            await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(other)), await portal.SignIn(await portal.CreateUser(third)));
    }

    private sealed record JoiningScene(Partnership Partnership, Municipality OneTown, Municipality OtherTown, Municipality Newcomer, HttpClient One, HttpClient Other, HttpClient New);
}
