using System.Net;
using MicPortal.Application.Data;
using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.IntegrationTests.Agreements;
using MicPortal.TestSupport;
using MicPortal.Web.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Partnerships;

public sealed class HistoryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("en", "The latest 50 are shown. Show the whole history")]
    [InlineData("fr", "Les 50 derniers événements sont affichés. Afficher tout l’historique")]
    public async Task A_record_shows_the_latest_of_its_history_and_the_whole_of_it_has_pages_of_its_own(string language, string sentence)
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var officer = await towns.Officer(towns.One);
        var urls = new[] { $"/partnerships/{towns.Partnership.Id}", $"/agreements/{agreement.Id}" };
        await officer.Page($"{urls[0]}?lang={language}");
        Assert.All(await Task.WhenAll(urls.Select(url => officer.Page(url))), page => Assert.DoesNotContain("50", page.One(".time + p").TextContent, StringComparison.Ordinal));

        await Revise(agreement.Id, times: TimelineQueries.Latest);

        foreach (var url in urls)
        {
            var page = await officer.Page(url);
            Assert.Equal(TimelineQueries.Latest, page.Document.QuerySelectorAll(".time li").Length);
            Assert.Equal(sentence, page.One(".time + p").TextContent.Trim());
            Assert.Equal($"{url}/history", page.One(".time + p a").GetAttribute("href"));

            var (lines, pages) = await Whole(officer, $"{url}/history");
            // Drafted and proposed; in the partnership's also opened and accepted.
            Assert.Equal(TimelineQueries.Latest + (url == urls[0] ? 4 : 2), lines.Count);
            Assert.Equal(lines.Count, lines.Distinct().Count());
            Assert.Equal((lines.Count + PageRequest.Size - 1) / PageRequest.Size, pages);
        }
    }

    [Fact]
    public async Task From_the_last_page_one_comes_back_to_the_first_and_a_cursor_that_nobody_wrote_begins_at_the_newest()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        await Revise(agreement.Id, times: 45);
        var officer = await towns.Officer(towns.One);
        var url = $"/agreements/{agreement.Id}/history";
        var first = await officer.Page(url);
        Assert.Contains("47 acts, the newest first.", first.Text, StringComparison.Ordinal);
        Assert.Null(first.Document.QuerySelector(".pages [rel=prev]"));

        var last = await officer.Page($"{url}?before=last");
        Assert.Equal(PageRequest.Size, last.Document.QuerySelectorAll(".time li").Length);
        Assert.Null(last.Document.QuerySelector(".pages [rel=next]"));
        Assert.Contains("drafted the agreement", last.One(".time li:last-child").TextContent, StringComparison.Ordinal);
        var middle = await officer.Page(last.One(".pages [rel=prev]").GetAttribute("href")!);
        var top = await officer.Page(middle.One(".pages [rel=prev]").GetAttribute("href")!);

        Assert.Equal(7, top.Document.QuerySelectorAll(".time li").Length);
        Assert.Null(top.Document.QuerySelector(".pages [rel=prev]"));
        foreach (var nonsense in new[] { "after=x", "before=1-x", "after=99999999999999999999-1", "before=9223372036854775807-1" })
        {
            Assert.Equal(first.One(".time").TextContent, (await officer.Page($"{url}?{nonsense}")).One(".time").TextContent);
        }
    }

    [Fact]
    public async Task Each_act_says_by_which_post_for_whom_when_and_what_changed_from_what_to_what()
    {
        var (one, other) = (await portal.CreateMunicipality("Fromville"), await portal.CreateMunicipality("Tocity", Side.South));
        var partnership = await portal.CreatePartnership([one, other]);
        var user = await portal.CreateUser(one, post: "Head of twinning");
        await portal.Change(partnership, (record, at) => record.ChangeFacts(new PartnershipFacts(PartialDate.FromYear(1975), ["culture"]), By(user.Id, one), at));
        await portal.Change(partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(Publication.Agreement, saysBegun: false, vision: "Water for all"), By(user.Id, one), at));
        await portal.Change(partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(Publication.Agreement, saysBegun: false, vision: "Water for everybody"), By(user.Id, one), at));
        var officer = await portal.SignIn(user);
        var url = $"/partnerships/{partnership.Id}/history";

        var lines = (await Whole(officer, url)).Lines;
        Assert.Equal("24 November 2026, 11:00 An officer of Fromville changed its own part: path, vision or publication post: Head of twinning Vision: Water for all everybody", lines[0]);
        Assert.Contains("Stage: Active, now Exploring", lines[1], StringComparison.Ordinal);
        Assert.Contains("Everyone may see: nothing of it, now that it exists, and the signed agreements", lines[1], StringComparison.Ordinal);
        Assert.Contains("Joint work: has begun, now exploring", lines[1], StringComparison.Ordinal);
        Assert.Contains("Vision: “Water for all” Language of the vision: English", lines[1], StringComparison.Ordinal);
        Assert.Contains("First contact: 2019, now 1975 themes added: culture · themes removed: water and sanitation", lines[2], StringComparison.Ordinal);
        Assert.Contains("An officer of Tocity accepted the partnership", lines[3], StringComparison.Ordinal);

        await officer.Page($"{url}?lang=fr");
        var french = (await Whole(officer, url)).Lines;
        Assert.StartsWith("24 novembre 2026, 11 h 00 Un agent de Fromville", french[0], StringComparison.Ordinal);
        Assert.Contains("fonction : Head of twinning", french[0], StringComparison.Ordinal);
        Assert.Contains("Premier contact : 2019, désormais 1975", french[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreements_history_tells_decisions_signatures_the_account_and_in_what_a_version_differs()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var creator = await portal.CreateUser(towns.One, post: "Town clerk");
        var endorser = await portal.CreateUser(towns.One, UserRole.MayorsOffice, "Mayor’s secretary");
        await portal.InDatabase(db => db.Users.Where(user => user.Id == endorser.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.CreatedByUserId, creator.Id)));
        await portal.Change(agreement, (record, at) => record.Revise(PortalFixture.Content(purpose: "Another purpose") with { ReviewMonths = 12, Themes = ["culture"], Term = AgreementTerm.Fixed, End = PartialDate.FromYear(2031) }, By(creator.Id, towns.One), at));
        await portal.Change(agreement, (record, at) => record.Endorse(2, [new DecisionTaken(DecidingBody.Council, "14/2026", PartialDate.FromYear(2026))], By(endorser.Id, towns.One) with { Role = UserRole.MayorsOffice }, at));
        await portal.Change(agreement, (record, at) => record.WithdrawEndorsement("Wait", By(creator.Id, towns.One), at));
        var officer = await towns.Officer(towns.Other);
        var url = $"/agreements/{agreement.Id}/history";

        var page = await officer.Page(url);
        var lines = (await Whole(officer, url)).Lines;

        Assert.Equal(5, lines.Count);
        Assert.Contains("withdrew the approval of version 2 “Wait”", lines[0], StringComparison.Ordinal);
        Assert.Contains($"The mayor’s office of Alphaville approved version 2 post: Mayor’s secretary · account made by: Town clerk, {portal.Today:d MMMM yyyy} Who decided: Council Reference of the decision: “14/2026” Date of the decision: 2026", lines[1], StringComparison.Ordinal);
        Assert.Contains("revised the text: version 2 · what changed", lines[2], StringComparison.Ordinal);
        Assert.Contains("Purpose (English): the text has changed", lines[2], StringComparison.Ordinal);
        Assert.Contains("Duration: open-ended, now until a fixed date", lines[2], StringComparison.Ordinal);
        Assert.Contains("End: 2031", lines[2], StringComparison.Ordinal);
        Assert.Contains("themes added: culture · themes removed: water and sanitation", lines[2], StringComparison.Ordinal);
        Assert.Contains("Review: every 2 years, now every year", lines[2], StringComparison.Ordinal);
        Assert.Equal($"/agreements/{agreement.Id}/changes?from=1&to=2", page.One(".time a[href*=changes]").GetAttribute("href"));
        // The account is told of who approved, not of everyone who did something.
        Assert.Equal(1, page.Text.Split("account made by").Length - 1);
    }

    [Fact]
    public async Task What_a_drafter_did_before_it_proposed_only_its_own_people_read_and_texts_are_compared_field_by_field()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Draft);
        await portal.Change(agreement, (record, at) => record.ChangeDraft(PortalFixture.Content("A better title") with { ReviewMonths = null, CoSignatories = [new CoSignatory("Ministry", null)] }, PortalFixture.OfficerOf(towns.One), at));
        await portal.Change(agreement, (record, at) => record.Propose(PortalFixture.OfficerOf(towns.One), at));
        var url = $"/agreements/{agreement.Id}/history";

        var drafter = await Whole(await towns.Officer(towns.One), url);
        var partner = await Whole(await towns.Officer(towns.Other), url);

        Assert.Equal((3, 1), (drafter.Lines.Count, partner.Lines.Count));
        Assert.Matches(@"Title \(English\): .*Twinning.*better", drafter.Lines[1]);
        Assert.Contains("Months between reviews: 24, now nothing", drafter.Lines[1], StringComparison.Ordinal);
        Assert.Contains("Who signs beside the parties: “Ministry”", drafter.Lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Purpose", drafter.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_association_reads_no_words_of_a_party_that_is_not_its_member()
    {
        var (member, other) = (await portal.CreateMunicipality("Memberton"), await portal.CreateMunicipality("Freetown", Side.South));
        var association = await portal.CreateAssociation(null, member);
        var partnership = await portal.CreatePartnership([member, other], publication: Publication.Existence);
        await portal.Change(partnership, (record, at) => record.ChangeOwnPart(PortalFixture.Part(Publication.Existence, vision: "Freetown wants water"), PortalFixture.OfficerOf(other), at));
        await portal.Change(partnership, (record, at) => record.ChangeFacts(new PartnershipFacts(PartialDate.FromYear(1999), ["culture"]), PortalFixture.OfficerOf(other), at));
        await portal.Change(partnership, (record, at) => record.Publish(Publication.Nothing, "Freetown is not ready", PortalFixture.OfficerOf(other), at));
        await portal.Change(partnership, (record, at) => record.Publish(Publication.Nothing, "Memberton neither", PortalFixture.OfficerOf(member), at));
        var staff = await portal.SignIn(await portal.CreateUser(association));

        var seen = string.Join('\n', (await Whole(staff, $"/partnerships/{partnership.Id}/history")).Lines);
        var timeline = (await staff.Page($"/partnerships/{partnership.Id}")).One("ol.time").TextContent;

        Assert.All([seen, timeline], text =>
        {
            Assert.DoesNotContain("Freetown wants water", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Freetown is not ready", text, StringComparison.Ordinal);
            Assert.Contains("Memberton neither", text, StringComparison.Ordinal);
            Assert.Contains("First contact: 2019, now 1999", text, StringComparison.Ordinal);
        });
        var party = string.Join('\n', (await Whole(await portal.SignIn(await portal.CreateUser(member)), $"/partnerships/{partnership.Id}/history")).Lines);
        Assert.Contains("Freetown wants water", party, StringComparison.Ordinal);
        Assert.Contains("Freetown is not ready", party, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_agreement_between_others_a_partner_reads_what_everyone_may_and_not_how_it_came_about()
    {
        var (one, two, third) = (await portal.CreateMunicipality("Bindham"), await portal.CreateMunicipality("Bindton", Side.South), await portal.CreateMunicipality("Thirdham", Side.South));
        var partnership = await portal.CreatePartnership([one, two, third], publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed, between: [one, two]);
        var (party, outsider) = (await portal.SignIn(await portal.CreateUser(one)), await portal.SignIn(await portal.CreateUser(third)));

        Assert.Equal(HttpStatusCode.OK, (await outsider.Page($"/agreements/{agreement.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await outsider.Page($"/agreements/{agreement.Id}/history")).Status);
        foreach (var url in new[] { $"/partnerships/{partnership.Id}", $"/partnerships/{partnership.Id}/history" })
        {
            Assert.Contains("approved version 1", (await party.Page(url)).One("ol.time").TextContent, StringComparison.Ordinal);
            var seen = (await outsider.Page(url)).One("ol.time").TextContent;
            Assert.Contains("opened the partnership", seen, StringComparison.Ordinal);
            Assert.DoesNotContain("version 1", seen, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_association_reads_no_answer_to_a_remark_in_a_history()
    {
        var (member, other) = (await portal.CreateMunicipality("Answerham"), await portal.CreateMunicipality("Asktown", Side.South));
        var association = await portal.CreateAssociation(null, member);
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([member, other]), AgreementStatus.Proposed);
        await portal.Change(agreement, (record, at) => record.Remark(1, new RemarkSubject(RemarkSection.Purpose), "Pay us ten thousand", PortalFixture.OfficerOf(other), at));
        var remark = await portal.InDatabase(db => db.Agreements.Where(one => one.Id == agreement.Id).SelectMany(one => one.Remarks).Select(one => one.Id).SingleAsync());
        await portal.InDatabase(async db =>
        {
            (await db.Agreements.Include(one => one.Parties).ThenInclude(party => party.Signature).Include(one => one.Remarks).ThenInclude(one => one.Answers).AsSplitQuery().SingleAsync(one => one.Id == agreement.Id))
                .AnswerRemark(remark, "We cannot pay ten thousand", PortalFixture.OfficerOf(member), portal.Now.AddMinutes(2));
            await db.SaveChangesAsync();
        });

        foreach (var url in new[] { $"/agreements/{agreement.Id}/history", $"/partnerships/{agreement.PartnershipId}/history" })
        {
            Assert.Contains("ten thousand", (await Whole(await portal.SignIn(await portal.CreateUser(other)), url)).Lines[0], StringComparison.Ordinal);
            Assert.DoesNotContain("ten thousand", string.Join(' ', (await Whole(await portal.SignIn(await portal.CreateUser(association)), url)).Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Remarks_are_told_to_the_parties_and_to_an_association_those_of_its_member()
    {
        var (member, other) = (await portal.CreateMunicipality("Remarkham"), await portal.CreateMunicipality("Quietown", Side.South));
        var association = await portal.CreateAssociation(null, member);
        var agreement = await portal.CreateAgreement(await portal.CreatePartnership([member, other]), AgreementStatus.Proposed);
        await portal.Change(agreement, (record, at) => record.Remark(1, new RemarkSubject(RemarkSection.Purpose), "Too vague for us", PortalFixture.OfficerOf(other), at));
        await portal.Change(agreement, (record, at) => record.Remark(1, new RemarkSubject(RemarkSection.Contribution, member.Id), "We bring more", PortalFixture.OfficerOf(member), at));
        var url = $"/agreements/{agreement.Id}/history";

        var party = (await Whole(await portal.SignIn(await portal.CreateUser(member)), url)).Lines;
        var staff = (await Whole(await portal.SignIn(await portal.CreateUser(association)), url)).Lines;

        Assert.Contains("About: What a party brings Remark: “We bring more”", party[0], StringComparison.Ordinal);
        Assert.Contains("About: Purpose Remark: “Too vague for us”", party[1], StringComparison.Ordinal);
        Assert.Equal(party[0], staff[0]);
        Assert.Equal(party[1].Replace(" About: Purpose Remark: “Too vague for us”", "", StringComparison.Ordinal), staff[1]);
    }

    [Fact]
    public async Task Of_approvals_that_a_correction_keeps_the_decisions_are_not_told_again()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        await portal.Change(agreement, (record, at) => record.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Decision 7", PartialDate.FromYear(2026))], PortalFixture.OfficerOf(towns.Other), at));
        await portal.Change(agreement, (record, at) => record.Revise(PortalFixture.Content(purpose: "A lasting link between the two towns"), PortalFixture.OfficerOf(towns.One), at, isCorrection: true));
        await portal.InDatabase(async db =>
        {
            var whole = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Texts)
                .Include(one => one.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions).AsSplitQuery().SingleAsync(one => one.Id == agreement.Id);
            whole.AnswerCorrection(2, true, PortalFixture.OfficerOf(towns.Other), portal.Now);
            await db.SaveChangesAsync();
        });

        var lines = (await Whole(await towns.Officer(towns.One), $"/agreements/{agreement.Id}/history")).Lines;

        Assert.Contains(lines, line => line.Contains("Purpose (English): the text has changed", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("hold for version 2", StringComparison.Ordinal));
        Assert.Single(lines, line => line.Contains("Decision 7", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_municipality_reads_who_made_its_accounts_asked_for_access_and_listed_it_but_no_address_no_proof_and_nothing_personal()
    {
        var town = await portal.CreateMunicipality("Auditown");
        var association = await portal.CreateAssociation("Association of Audits", town);
        var request = await portal.CreateAccessRequest(town);
        var (user, colleague) = (await portal.CreateUser(town, post: "Town clerk"), await portal.CreateUser(town, UserRole.MayorsOffice, "Secretary"));
        await portal.InDatabase(db =>
        {
            db.AuditEntries.Add(new AuditEntry
            {
                At = portal.Now,
                Act = ActName.UserCreated,
                RecordKind = "User",
                RecordId = colleague.Id,
                UserId = user.Id,
                Role = UserRole.Officer,
                OrganisationId = town.Id,
                PersonalChanges = """{"User.Email":[null,"someone.erasable@test.example"]}""",
            });
            return db.SaveChangesAsync();
        });
        var officer = await portal.SignIn(user);
        await (await officer.Page($"/municipalities/{town.Id}/edit")).Post($"/municipalities/{town.Id}/edit", ("Population", "4321"), ("HeadTerm", "Burgemeester"));
        var url = $"/municipalities/{town.Id}/history";

        var page = await officer.Page(url);

        Assert.Contains("An officer of Auditown made an account · Secretary post: Town clerk", Collapsed(page), StringComparison.Ordinal);
        Assert.Contains("Somebody asked for access · International relations", Collapsed(page), StringComparison.Ordinal);
        Assert.Contains("accepted the membership · Association of Audits", Collapsed(page), StringComparison.Ordinal);
        Assert.Contains("now 4,321", Collapsed(page), StringComparison.Ordinal);
        Assert.Contains("What it calls its head: “Burgemeester”", Collapsed(page), StringComparison.Ordinal);
        Assert.DoesNotContain("erasable", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Email, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(request.Proof, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(colleague.Email!, page.Html, StringComparison.Ordinal);
        Assert.Equal(url, (await officer.Page($"/municipalities/{town.Id}")).One("a[href$='/history']").GetAttribute("href"));
        Assert.Null((await portal.Anonymous().Page($"/municipalities/{town.Id}")).Document.QuerySelector("a[href$='/history']"));
        var administrator = await portal.SignIn(await portal.CreateAdministrator());
        Assert.Contains("made an account", (await administrator.Page($"/admin/users/{colleague.Id}/history")).Text, StringComparison.Ordinal);
        var staff = await portal.SignIn(await portal.CreateUser(association));
        Assert.Contains("listed a member · Auditown", Collapsed(await staff.Page($"/associations/{association.Id}/history")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_history_shows_a_stored_secret_or_where_a_file_lies()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Signed);
        await portal.AddDocument(agreement.Id, towns.One.Id);
        var document = Assert.Single(await portal.ReadDocuments(agreement.Id));

        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/history");

        Assert.Contains("added the scan of the signed paper “scan.pdf”", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(document.StorageName, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(document.Fingerprint, page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_act_that_there_is_can_stand_in_a_history(string language)
    {
        var towns = await TwoTowns.Of(portal);
        var acts = Enum.GetValues<ActName>();
        await portal.InDatabase(db =>
        {
            db.AuditEntries.AddRange(acts.Select(act => new AuditEntry
            {
                At = portal.Now,
                Act = act,
                RecordKind = nameof(Partnership),
                RecordId = towns.Partnership.Id,
                PartnershipId = towns.Partnership.Id,
                Role = UserRole.Officer,
                OrganisationId = towns.One.Id,
                Version = 2,
            }));
            return db.SaveChangesAsync();
        });
        var officer = await towns.Officer(towns.One);
        await officer.Page($"/about?lang={language}");

        Assert.Equal(acts.Length + 2, (await Whole(officer, $"/partnerships/{towns.Partnership.Id}/history")).Lines.Count);
    }

    [Fact]
    public void A_label_that_is_a_question_has_no_colon()
    {
        using var scope = portal.Services.CreateScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();

        Assert.Equal(["First contact: 1975", "Who decided? The council"], [texts.Labelled("First contact", "1975"), texts.Labelled("Who decided?", "The council")]);
    }

    [Fact]
    public void Every_field_of_a_record_is_told_in_its_history_or_said_not_to_be_and_every_value_has_words()
    {
        using var scope = portal.Services.CreateScope();
        var stored = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>().Model.GetEntityTypes().Where(type => !type.IsAbstract() && IsOfAggregate(type))
            .SelectMany(type => type.GetProperties().Where(property => !property.IsKey() && (!property.IsForeignKey() || property.ClrType == typeof(string)) && property.Name != nameof(AggregateRoot.ConcurrencyToken) && property != type.FindDiscriminatorProperty())
                .Select(property => (Name: $"{type.ClrType.Name}.{property.Name}", property.ClrType))).ToList();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();

        Assert.True(stored.Count > 100, "Hardly any fields were found.");
        Assert.Equal([], stored.Select(field => field.Name).Where(name => !HistoryWords.Told.ContainsKey(name) && !HistoryWords.Untold.Contains(name)));
        Assert.Equal([], HistoryWords.Told.Keys.Intersect(HistoryWords.Untold));
        Assert.Equal([], HistoryWords.Told.Keys.Concat(HistoryWords.Untold).Except(stored.Select(field => field.Name)));
        var codes = stored.Where(field => HistoryWords.Told.TryGetValue(field.Name, out var told) && told.Prefix is not null && (Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType).IsEnum)
            .SelectMany(field => Enum.GetNames(Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType).Select(value => $"{HistoryWords.Told[field.Name].Prefix}.{value}")).ToList();
        Assert.True(codes.Count > 30, "Hardly any values were found.");
        Assert.Equal([], codes.Where(code => !texts.Has(code)));
    }

    [Fact]
    public async Task Who_sees_a_published_record_like_everyone_does_not_read_its_history()
    {
        var partnership = await portal.CreatePartnership(publication: Publication.Agreement);
        var agreement = await portal.CreateAgreement(partnership, AgreementStatus.Signed);
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateMunicipality()));

        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Page($"/partnerships/{partnership.Id}/history")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Page($"/agreements/{agreement.Id}/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Page($"/partnerships/{(await portal.CreatePartnership()).Id}/history")).Status);
    }

    private static bool IsOfAggregate(IEntityType type) => typeof(AggregateRoot).IsAssignableFrom(type.ClrType)
        || type.GetForeignKeys().Any(key => key.DeleteBehavior == DeleteBehavior.Cascade && key.PrincipalEntityType.ClrType.Namespace == type.ClrType.Namespace && IsOfAggregate(key.PrincipalEntityType));

    private static Actor By(int userId, Municipality town) => PortalFixture.OfficerOf(town) with { UserId = userId };

    private static string Collapsed(PortalPage page) => string.Join(' ', page.Document.QuerySelectorAll(".time li").Select(Line));

    private static string Line(AngleSharp.Dom.IElement line) => string.Join(' ', string.Join(' ', line.ChildNodes.Select(node => node.TextContent)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The lines of all its pages, from the first on.</summary>
    private static async Task<(List<string> Lines, int Pages)> Whole(HttpClient client, string url)
    {
        var (lines, pages, next) = (new List<string>(), 0, (string?)url);
        while (next is not null)
        {
            var page = await client.Page(next);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            lines.AddRange(page.Document.QuerySelectorAll(".time li").Select(Line));
            (pages, next) = (pages + 1, page.Document.QuerySelector(".pages [rel=next]")?.GetAttribute("href"));
        }

        return (lines, pages);
    }

    private Task Revise(int id, int times) => portal.InDatabase(async db =>
    {
        var agreement = await db.Agreements.Include(one => one.Parties).Include(one => one.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .AsSplitQuery().SingleAsync(one => one.Id == id);
        for (var number = 1; number <= times; number++)
        {
            agreement.Revise(PortalFixture.Content($"Title {number}"), new(null, UserRole.Officer, agreement.DraftingOrganisationId), portal.Now);
        }

        await db.SaveChangesAsync();
    });
}
