using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Application.Demo;
using MicPortal.Application.Documents;
using MicPortal.Application.Identity;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace MicPortal.IntegrationTests.ReferenceData;

/// <summary>A database with reference and demo data, the demo data made twice.</summary>
public sealed class DemoDatabase : IAsyncLifetime
{
    public static readonly DateTime Now = new(2026, 3, 31, 9, 0, 0, DateTimeKind.Utc);

    public PortalDatabase Database { get; private set; } = null!;

    public string Documents { get; } = Directory.CreateTempSubdirectory("micportal-documents-").FullName;

    public string CountsAfterTheFirstRun { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Database = await LoadedDatabase.Copy();
        await CreateDemoData(Now);
        CountsAfterTheFirstRun = await Counts();
        await CreateDemoData(Now.AddDays(3));
    }

    public async Task<string> Counts()
    {
        await using var db = Database.Open();
        return string.Join(' ', await db.Organisations.CountAsync(), await db.Memberships.CountAsync(), await db.SisterLinks.CountAsync(), await db.Users.CountAsync(),
            await db.Partnerships.CountAsync(), await db.Agreements.CountAsync(), await db.Interests.CountAsync(), await db.Positions.CountAsync(), await db.ContactRequests.CountAsync(), await db.AuditEntries.CountAsync(), await db.AuditEntries.MaxAsync(entry => entry.At));
    }

    public ValueTask DisposeAsync()
    {
        Database.Dispose();
        Directory.Delete(Documents, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task CreateDemoData(DateTime now)
    {
        await using var scope = Database.Scope();
        var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
        await new DemoData(db, scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>(), new DocumentStore(Options.Create(new DocumentOptions { Folder = Documents }))).CreateAsync(now);
    }
}

public sealed class DemoDataTests(DemoDatabase demo) : IClassFixture<DemoDatabase>, IDisposable
{
    private readonly MicPortalDbContext db = demo.Database.Open();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public void Dispose() => db.Dispose();

    [Fact]
    public async Task A_second_run_changes_nothing() => Assert.Equal(demo.CountsAfterTheFirstRun, await demo.Counts());

    [Fact]
    public async Task A_demo_document_is_a_pdf_and_part_of_what_was_approved()
    {
        var version = await db.Agreements.SelectMany(agreement => agreement.Versions).SingleAsync(version => version.Texts.Any(text => text.Title == "Convenio de cooperación entre Herent y Nimlahakok"), cancel);
        var document = await db.Set<AgreementDocument>().SingleAsync(cancel);

        Assert.Equal((version.AgreementId, document.Fingerprint), (document.AgreementId, Assert.Single(version.FullTextDocuments)));
        Assert.StartsWith("Demo document", document.Name, StringComparison.Ordinal);
        await using var file = File.OpenRead(Path.Combine(demo.Documents, document.StorageName));
        Assert.Equal(DocumentFormat.Pdf, DocumentContent.Check(file, document.Name));
    }

    [Fact]
    public async Task Every_town_says_what_it_offers_and_seeks_in_its_own_language_and_nothing_of_its_council()
    {
        var towns = await db.Municipalities.Where(town => town.IsDemo && db.Users.Any(user => user.OrganisationId == town.Id)).ToListAsync(cancel);
        var interests = await db.Interests.ToListAsync(cancel);

        Assert.Equal(7, towns.Count);
        Assert.All(towns, town => Assert.Null(town.CouncilSeats));
        Assert.All(towns.Where(town => town.Name != "Oisterwijk"), town => Assert.Equal([InterestKind.Offers, InterestKind.Seeks], interests.Where(interest => interest.MunicipalityId == town.Id).Select(interest => interest.Kind).Order()));
        Assert.All(interests, interest => Assert.Equal(towns.Single(town => town.Id == interest.MunicipalityId).Languages[0], interest.Language));
        Assert.All(interests, interest => Assert.Matches("(?i)^[^:]*(demo|dimo)[^:]*: ", interest.Title));
        Assert.All(await db.Positions.ToListAsync(cancel), position => Assert.EndsWith(".example", position.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Somebody_asks_for_the_first_account_of_a_town_that_is_said_to_be_a_demo()
    {
        var request = await db.AccessRequests.Include(request => request.Municipality).Include(request => request.Vouches).ThenInclude(vouch => vouch.Organisation).SingleAsync(cancel);

        Assert.Equal((true, "Vila de Demonstração", AccessRequestStatus.Waiting), (request.Municipality!.IsDemo, request.Municipality.Name, request.Status));
        Assert.EndsWith(".example", request.Email, StringComparison.Ordinal);
        Assert.Equal("Kragujevac", Assert.Single(request.Vouches).Organisation!.Name);
        Assert.False(await db.Users.AnyAsync(user => user.OrganisationId == request.MunicipalityId, cancel));
    }

    [Fact]
    public async Task Nimlahakok_wrote_to_Reggio_Emilia_and_waits_for_an_answer()
    {
        var request = await db.ContactRequests.Include(request => request.FromMunicipality).Include(request => request.ToMunicipality).SingleAsync(cancel);

        Assert.Equal(("Nimlahakok", "Reggio Emilia", ContactRequestStatus.Waiting, "participation", InterestKind.Offers), (request.FromMunicipality!.Name, request.ToMunicipality!.Name, request.Status, request.Theme, request.InterestKind));
        Assert.StartsWith("Texto de demostración: ", request.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reggio_Emilia_and_Pemba_work_together_and_published_their_agreements()
    {
        var partnership = await PartnershipOf("Reggio Emilia", "Pemba");

        Assert.Equal("wikidata-2017:3840", partnership.SourceId);
        Assert.Equal((PartnershipStage.Active, true, "1975"), (partnership.Stage, partnership.IsDemo, partnership.FirstContact.ToString()));
        Assert.Equal(["health", "local-governance", "water-sanitation"], partnership.ThemeCodes);
        Assert.Contains("revitalised in 2000", partnership.Note, StringComparison.Ordinal);
        Assert.All(partnership.Parties, party => Assert.Equal((PartyAnswer.Accepted, PathKind.EarlierAgreement, Publication.Agreement, true), (party.Answer, party.Path, party.Publication, party.SaysBegun)));
        Assert.All(partnership.Parties, party => Assert.Contains("1975", party.PathDetail, StringComparison.Ordinal));
        Assert.Equal(2, partnership.Parties.Sum(party => party.Visions.Count));
    }

    [Fact]
    public async Task Their_agreement_of_1975_is_recorded_from_paper_and_confirmed_by_both()
    {
        var agreement = (await AgreementsOf("Reggio Emilia", "Pemba")).Single(one => one.IsOnPaper);

        Assert.Equal(AgreementStatus.Signed, agreement.Status);
        Assert.Equal(AgreementState.Expired, agreement.Life.On(DateOnly.FromDateTime(DemoDatabase.Now)));
        Assert.Equal(("1975", "1985"), (agreement.CurrentVersion.Start.ToString(), agreement.CurrentVersion.End.ToString()));
        Assert.All(agreement.Parties, party => Assert.NotNull(party.PaperConfirmedAt));
        Assert.All(agreement.Parties, party => Assert.Equal("1975", party.Signature!.Date.ToString()));
        Assert.Contains("not in the portal", agreement.CurrentVersion.Texts.Single().Purpose, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Their_twinning_waits_for_Pemba()
    {
        var agreement = (await AgreementsOf("Reggio Emilia", "Pemba")).Single(one => !one.IsOnPaper);
        var reggio = agreement.Parties.Single(party => party.Organisation!.Name == "Reggio Emilia");
        var pemba = agreement.Parties.Single(party => party.Organisation!.Name == "Pemba");

        Assert.Equal((AgreementStatus.Proposed, 3), (agreement.Status, agreement.CurrentVersionNumber));
        Assert.Equal(3, agreement.LastEndorsedBy(reggio)!.Number);
        Assert.Equal(2, agreement.LastEndorsedBy(pemba)!.Number);
        Assert.Null(agreement.CurrentVersion.EndorsementOf(pemba));
        Assert.Equal(UserRole.MayorsOffice, agreement.LastEndorsedBy(pemba)!.EndorsementOf(pemba)!.Role);
        Assert.Equal(DecidingBody.Council, agreement.LastEndorsedBy(pemba)!.EndorsementOf(pemba)!.Decisions.Single().Body);
        Assert.Equal([("en", false), ("it", true), ("pt", true)], agreement.CurrentVersion.Texts.OrderBy(text => text.Language).Select(text => (text.Language, text.IsAuthentic)));
        Assert.Equal(
            [("Scope", "it"), ("Scope", "pt"), ("Scope", "en"), ("Themes", null), ("ReviewMonths", null)],
            AgreementDifference.Between(agreement.LastEndorsedBy(pemba)!.Content, agreement.CurrentVersion.Content).Select(difference => (difference.Section, difference.Language)));
        var acts = await db.AuditEntries.Where(entry => entry.RecordKind == "Agreement" && entry.RecordId == agreement.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancel);
        Assert.Equal(
            [ActName.AgreementDrafted, ActName.AgreementProposed, ActName.AgreementRevised, ActName.AgreementEndorsed, ActName.AgreementRemarked, ActName.AgreementRemarkAnswered, ActName.AgreementRevised, ActName.AgreementRemarkClosed, ActName.AgreementEndorsed, ActName.AgreementRemarked],
            acts.Select(entry => entry.Act));
        Assert.Equal(acts.Select(entry => entry.At).Order(), acts.Select(entry => entry.At));
        Assert.Equal(DemoDatabase.Now.AddDays(-12), acts.Last(act => act.Act == ActName.AgreementEndorsed).At);
        Assert.Null(acts[0].PartnershipId);
    }

    [Fact]
    public async Task Reggio_Emilia_and_Kragujevac_have_signed_their_twinning_on_different_days()
    {
        var partnership = await PartnershipOf("Reggio Emilia", "Kragujevac");
        Assert.Equal((PartnershipStage.Active, PartnershipOrigin.Opened), (partnership.Stage, partnership.Origin));
        Assert.All(partnership.Parties, party => Assert.Equal((PathKind.CivilSociety, Publication.Agreement), (party.Path, party.Publication)));
        Assert.Equal(["culture", "economy", "education", "public-services"], partnership.ThemeCodes);

        var agreements = await AgreementsOf("Reggio Emilia", "Kragujevac");
        Assert.Equal(2, agreements.Count);
        Assert.All(agreements, agreement => Assert.Equal(AgreementStatus.Signed, agreement.Status));
        Assert.All(agreements, agreement => Assert.Equal(AgreementState.Signed, agreement.Life.On(DateOnly.FromDateTime(DemoDatabase.Now))));
        Assert.All(agreements.Single(agreement => agreement.IsOnPaper).Parties, party => Assert.NotNull(party.PaperConfirmedAt));
        Assert.Equal(2, agreements.Single(agreement => !agreement.IsOnPaper).Parties.Select(party => party.Signature!.Date).Distinct().Count());
    }

    [Fact]
    public async Task Reggio_Emilia_and_Polokwane_explore_and_only_Reggio_Emilia_sees_its_draft()
    {
        var partnership = await PartnershipOf("Reggio Emilia", "Polokwane");
        Assert.Equal((PartnershipStage.Exploring, PartnershipOrigin.Imported), (partnership.Stage, partnership.Origin));

        var draft = Assert.Single(await AgreementsOf("Reggio Emilia", "Polokwane"));
        Assert.Equal((AgreementStatus.Draft, AgreementKind.LetterOfIntent), (draft.Status, draft.CurrentVersion.Kind));
        var standing = AgreementStanding.Of(draft, isPublished: false, actorsAssociationHasParty: true);
        Assert.True(AgreementAccess.CanView(standing, await ActorOf("officer@reggio-emilia.example")));
        Assert.False(AgreementAccess.CanView(standing, await ActorOf("officer@polokwane.example")));
        Assert.False(AgreementAccess.CanView(standing, await ActorOf("staff@clgf.example")));
    }

    [Fact]
    public async Task Nimlahakoks_signature_waits_to_be_recorded()
    {
        var partnership = await PartnershipOf("Herent", "Nimlahakok");
        Assert.Equal(PartnershipStage.Active, partnership.Stage);

        var agreement = Assert.Single(await AgreementsOf("Herent", "Nimlahakok"));
        Assert.Equal((AgreementStatus.Endorsed, null), (agreement.Status, agreement.InForceAt));
        Assert.Equal(["Herent"], agreement.Parties.Where(party => party.Signature is not null).Select(party => party.Organisation!.Name));
        var standing = AgreementStanding.Of(agreement, isPublished: false, actorsAssociationHasParty: false);
        Assert.True(AgreementAccess.CanSign(standing, await ActorOf("officer@nimlahakok.example")));
        Assert.False(AgreementAccess.CanSign(standing, await ActorOf("officer@herent.example")));
        var endorsements = agreement.CurrentVersion.Endorsements.OrderBy(endorsement => endorsement.EndorsedAt).ToList();
        Assert.Equal([UserRole.MayorsOffice, UserRole.Officer], endorsements.Select(endorsement => endorsement.Role));
        Assert.Equal(["es", "nl"], agreement.CurrentVersion.Texts.Where(text => text.IsAuthentic).Select(text => text.Language).Order());
    }

    [Fact]
    public async Task The_South_South_partnership_waits_for_Pembas_answer()
    {
        var partnership = await PartnershipOf("Pemba", "Polokwane");

        Assert.Equal((PartnershipStage.Exploring, DemoDatabase.Now.AddDays(-20)), (partnership.Stage, partnership.OpenedAt));
        Assert.Equal(PathKind.PoliticalWill, partnership.Parties.Single(party => party.Answer == PartyAnswer.Accepted).Path);
        Assert.True(PartnershipAccess.CanAnswer(PartnershipStanding.Of(partnership, false), await ActorOf("officer@pemba.example")));
        Assert.False(PartnershipAccess.CanAnswer(PartnershipStanding.Of(partnership, false), await ActorOf("officer@polokwane.example")));
    }

    [Fact]
    public async Task What_can_become_of_a_partnership_and_of_its_agreements_is_there_to_be_seen()
    {
        var today = DateOnly.FromDateTime(DemoDatabase.Now);
        var renewal = Assert.Single(await db.Agreements.Where(agreement => agreement.Link == AgreementLink.Renews).ToListAsync(cancel));
        Assert.Equal([renewal.EarlierId], await db.Agreements.In(AgreementState.Renewed, today).Select(agreement => (int?)agreement.Id).ToListAsync(cancel));
        Assert.Equal(renewal.Id, Assert.Single(await db.Agreements.Where(agreement => agreement.Link == AgreementLink.Amends).ToListAsync(cancel)).EarlierId);
        var renewing = (await AgreementsOf("Herent", "Polokwane")).Single(agreement => agreement.Id == renewal.Id);
        Assert.True(renewing.Life.NextRenewal(today)!.IsNear(today));
        Assert.Single(await db.Agreements.In(AgreementState.Terminated, today).ToListAsync(cancel));
        Assert.Equal("kragujevac polokwane", Assert.Single(await db.Partnerships.In(PartnershipState.Dormant, today, db).ToListAsync(cancel)).SortName);
        var ended = await db.Partnerships.Include(partnership => partnership.Parties).Include(partnership => partnership.Statements).SingleAsync(partnership => partnership.IsDemo && partnership.Stage == PartnershipStage.Ended, cancel);
        Assert.Equal((1, 1, 1), (ended.Parties.Count(party => party.Answer == PartyAnswer.Ended), ended.Parties.Count(party => party.ReopensAt is not null), ended.Statements.Count));
        var ofThree = await db.Partnerships.Include(partnership => partnership.Parties).SingleAsync(partnership => partnership.IsDemo && partnership.Parties.Count == 3, cancel);
        Assert.Equal((PartnershipStage.Active, 1), (ofThree.Stage, ofThree.Parties.Count(party => party.Answer == PartyAnswer.Ended)));
        Assert.Equal([true, false], await db.Set<PartnershipInvitation>().OrderBy(invitation => invitation.Id).Select(invitation => invitation.JoinedAt != null).ToListAsync(cancel));
        Assert.Equal([2, 2, 3], await db.Agreements.Where(agreement => agreement.PartnershipId == ofThree.Id).Select(agreement => agreement.Parties.Count).OrderBy(count => count).ToListAsync(cancel));
    }

    [Theory]
    [InlineData("wikidata-2017:3836")]
    [InlineData("wikidata-2017:3838")]
    [InlineData("wikidata-2017:5501")]
    public async Task Some_imported_records_of_the_demo_towns_are_left_to_be_answered(string sourceId)
    {
        var partnership = await db.Partnerships.SingleAsync(record => record.SourceId == sourceId, cancel);
        Assert.Equal((PartnershipStage.Unconfirmed, false), (partnership.Stage, partnership.IsDemo));
    }

    [Fact]
    public async Task The_towns_say_their_own_terms()
    {
        var towns = await db.Municipalities.Where(town => town.IsDemo && db.Users.Any(user => user.OrganisationId == town.Id)).OrderBy(town => town.Name).ToListAsync(cancel);

        Assert.Equal(["Herent", "Kragujevac", "Nimlahakok", "Oisterwijk", "Pemba", "Polokwane", "Reggio Emilia"], towns.Select(town => town.Name));
        Assert.All(towns, town => Assert.False(town.IsPlace));
        Assert.All(towns, town => Assert.NotNull(town.HeadTerm));
        Assert.Contains("pietersburg", towns.Single(town => town.Name == "Polokwane").SearchNames, StringComparison.Ordinal);
        Assert.Equal((Side.South, "GT", null), towns.Where(town => town.Name == "Nimlahakok").Select(town => (town.Side, town.CountryCode, town.Population)).Single());
        Assert.Equal(133_296, towns.Single(town => town.Name == "Reggio Emilia").Population);
    }

    [Fact]
    public async Task Associations_list_their_members_and_only_towns_of_the_demo_have_accepted()
    {
        var members = await db.Memberships.Select(membership => new { membership.Association!.Abbreviation, membership.Municipality!.Name, membership.Municipality.IsDemo, membership.AcceptedAt }).ToListAsync(cancel);

        Assert.Equal(281, members.Count(member => member.Abbreviation == "VVSG"));
        Assert.Equal(40, members.Count(member => member.Abbreviation == "CLGF"));
        Assert.InRange(members.Count(member => member.Abbreviation == "MDP"), 30, 60);
        Assert.All(members, member => Assert.Equal(member.IsDemo, member.AcceptedAt is not null));
        Assert.Equal(["CLGF Pemba", "CLGF Polokwane", "VVSG Herent"], members.Where(member => member.IsDemo).Select(member => $"{member.Abbreviation} {member.Name}").Order());
        Assert.Equal(2, await db.SisterLinks.CountAsync(link => link.IsDemo, cancel));
    }

    [Fact]
    public async Task Every_account_signs_in_with_the_password_that_is_told()
    {
        await using var scope = demo.Database.Scope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>();
        Assert.Equal(15, DemoAccounts.All.Count);
        foreach (var account in DemoAccounts.All)
        {
            var user = await users.FindByEmailAsync(account.Email);
            Assert.NotNull(user);
            Assert.True(user is { IsDemo: true, EmailConfirmed: true });
            Assert.Equal(account.Role, user.Role);
            Assert.Equal(account.Organisation is null, user.OrganisationId is null);
            Assert.True(await users.CheckPasswordAsync(user, DemoAccounts.Password));
        }
    }

    [Fact]
    public async Task Within_a_partnership_the_acts_stand_in_the_order_of_time()
    {
        var histories = (await db.AuditEntries.Where(entry => entry.PartnershipId != null).OrderBy(entry => entry.Sequence).ToListAsync(cancel)).GroupBy(entry => entry.PartnershipId).ToList();

        Assert.Equal(13, histories.Count);
        // Projects, needs, visits, strategies, working groups and who does what are made after the partnerships and their agreements: their acts stand among these by time.
        Assert.All(histories.SelectMany(history => history.GroupBy(entry => entry.RecordKind is nameof(Project) or nameof(Need) or nameof(Visit) or nameof(Strategy) or nameof(StakeholderRole) or nameof(WorkingGroup) ? (entry.RecordKind, entry.RecordId) : default)), acts => Assert.Equal(acts.Select(entry => entry.At).Order(), acts.Select(entry => entry.At)));
        Assert.All(histories, history => Assert.All(history, entry => Assert.True(entry.At < DemoDatabase.Now)));
    }

    [Fact]
    public void Countries_are_named_found_and_ordered_in_each_language()
    {
        var directory = new CountryDirectory(demo.Database.Scopes);

        Assert.Equal("Moçambique", directory.Name("MZ", "pt"));
        Assert.Equal("Mozambique", directory.Name("MZ", "sr"));
        Assert.Equal(("QQ", ""), (directory.Name("QQ", "en"), directory.Name(null, "en")));
        Assert.Equal(["MZ"], directory.Find("mocamb"));
        Assert.Equal(["BE"], directory.Find("Bélg"));
        Assert.Contains("ZA", directory.Find("Africa"));
        Assert.DoesNotContain("ZA", directory.Find("frica"));
        Assert.Empty(directory.Find(" "));
        Assert.Equal((Side.South, Side.North), (directory.SideOf("RS"), directory.SideOf("IT")));
        Assert.Equal(["Africa", "Americas", "Asia", "Europe", "Oceania"], directory.Regions);
        Assert.Contains("GT", directory.CodesOfRegion("Americas"));
        Assert.Equal(("pt", "fr", "es", "nl", "en", "en"), (directory.DefaultLanguage("MZ"), directory.DefaultLanguage("BJ"), directory.DefaultLanguage("GT"), directory.DefaultLanguage("BE"), directory.DefaultLanguage("ZA"), directory.DefaultLanguage(null)));
        var french = directory.All("fr").Select(country => country.Name).ToList();
        Assert.Equal(250, french.Count);
        Assert.True(french.IndexOf("États-Unis") < french.IndexOf("Finlande"));
    }

    private async Task<Partnership> PartnershipOf(string one, string other) =>
        await db.Partnerships.Include(partnership => partnership.Themes).Include(partnership => partnership.Parties).ThenInclude(party => party.Visions).AsSplitQuery()
            .SingleAsync(partnership => partnership.Parties.Count == 2 && partnership.Parties.Any(party => party.Organisation!.Name == one && party.Organisation.IsDemo) && partnership.Parties.Any(party => party.Organisation!.Name == other && party.Organisation.IsDemo), cancel);

    private async Task<IReadOnlyList<Agreement>> AgreementsOf(string one, string other)
    {
        var partnership = await PartnershipOf(one, other);
        return await db.Agreements.Where(agreement => agreement.PartnershipId == partnership.Id && agreement.IsDemo)
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Organisation)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
            .AsSplitQuery().ToListAsync(cancel);
    }

    private Task<Actor> ActorOf(string email) =>
        db.Users.Where(user => user.Email == email).Select(user => new Actor(user.Id, user.Role, user.OrganisationId, null, null)).SingleAsync(cancel);
}
