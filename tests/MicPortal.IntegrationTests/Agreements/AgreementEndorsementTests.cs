using System.Net;
using MicPortal.Application.Agreements;
using MicPortal.Application.Data;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace MicPortal.IntegrationTests.Agreements;

public sealed class AgreementEndorsementTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_officer_endorses_with_the_decision_of_the_municipality()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var page = await Form(agreement, await towns.Officer(towns.Other));

        var without = await page.Post(Url(agreement));
        var future = await page.Post(Url(agreement), Decision(2027, "12/2027"));
        var half = await page.Post(Url(agreement), ("Decisions[0].Reference", "7/2026"));
        var done = await page.Post(Url(agreement), Decision(2026, "7/2026"));

        Assert.Equal(["Record at least one decision; only the mayor’s office approves without one"], without.Errors);
        Assert.Equal(["The decision cannot lie in the future"], future.Errors);
        Assert.Equal(("12/2027", HttpStatusCode.BadRequest), (future.Value("Decisions[0].Reference"), future.Status));
        Assert.Equal(["Choose who decided", "Enter a date; the day, or the day and the month, may stay empty"], half.Errors);
        Assert.Equal("You have approved version 1.", (await done.Follow()).Message);
        var stored = await portal.ReadAgreement(agreement.Id);
        var decision = Assert.Single(Assert.Single(stored.CurrentVersion.Endorsements).Decisions);
        Assert.Equal((AgreementStatus.Proposed, DecidingBody.Council, "7/2026", 20260000), (stored.Status, decision.Body, decision.Reference, decision.Date.Value));
    }

    [Fact]
    public async Task The_mayors_office_endorses_without_a_decision_and_the_last_endorsement_endorses_the_agreement()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        foreach (var town in new[] { towns.Other, towns.One })
        {
            await (await Form(agreement, await towns.MayorsOffice(town))).Post(Url(agreement));
        }

        var page = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}");
        Assert.Contains("All parties have approved version 1: it can be signed.", page.Text, StringComparison.Ordinal);
        Assert.Contains("The mayor’s office of Betatown approved version 1", page.Text, StringComparison.Ordinal);
        Assert.Equal(AgreementStatus.Endorsed, (await portal.ReadAgreement(agreement.Id)).Status);
    }

    [Fact]
    public async Task An_old_version_is_not_endorsed_and_the_new_one_is_offered_to_be_read()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var page = await Form(agreement, await towns.MayorsOffice(towns.Other));
        var edit = await (await towns.Officer(towns.One)).Page($"/agreements/{agreement.Id}/edit");
        await edit.Post($"/agreements/{agreement.Id}/edit", ("Texts[0].Title", "Revised"));

        var answer = await page.Post(Url(agreement), ("Decisions[0].Body", nameof(DecidingBody.Council)), ("Decisions[0].Reference", "14/2026"), ("Decisions[0].Date.Year", "2026"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(["Version 1 has been replaced: read version 2 first"], answer.Errors);
        Assert.Contains("Read version 2 before you approve it.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Revised", answer.Text, StringComparison.Ordinal);
        Assert.Equal(("14/2026", "2"), (answer.Value("Decisions[0].Reference"), answer.Value("VersionNumber")));
        Assert.All((await portal.ReadAgreement(agreement.Id)).Versions, version => Assert.Empty(version.Endorsements));

        Assert.Equal(HttpStatusCode.Redirect, (await answer.Post(Url(agreement))).Status);
        Assert.Equal("14/2026", Assert.Single(Assert.Single((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Endorsements).Decisions).Reference);
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_endorses_once_and_a_second_person_is_told()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (page, colleague) = (await Form(agreement, await towns.MayorsOffice(towns.Other)), await Form(agreement, await towns.MayorsOffice(towns.Other)));

        var (first, second) = (await page.Post(Url(agreement)), await page.Post(Url(agreement)));
        var late = await colleague.Post(Url(agreement));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Equal(["Your organisation has already approved this version"], late.Errors);
        Assert.Single((await portal.ReadAgreement(agreement.Id)).CurrentVersion.Endorsements);
    }

    [Fact]
    public async Task An_endorsement_is_withdrawn_with_a_reason_until_the_party_has_signed()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Endorsed);
        var mayor = await towns.MayorsOffice(towns.Other);
        var url = $"/agreements/{agreement.Id}/endorsement-withdrawals";
        var form = await mayor.Page($"{url}/new");

        var page = await (await form.Post(url, ("Reason", "The council wants to see it again"))).Follow();

        Assert.Contains("Version 1 waits for Betatown.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Betatown withdrew its approval today.", page.Text, StringComparison.Ordinal);
        Assert.Contains("“The council wants to see it again”", page.Text, StringComparison.Ordinal);
        Assert.Equal(AgreementStatus.Proposed, (await portal.ReadAgreement(agreement.Id)).Status);
        var signed = await towns.Agreement(AgreementStatus.Signed);
        var late = await form.Send($"/agreements/{signed.Id}/endorsement-withdrawals", [.. form.Fields(url).Where(field => field.Name != "FormId"), ("FormId", $"{Guid.NewGuid()}"), ("Reason", "Too late")]);
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Equal($"/agreements/{signed.Id}", (await mayor.Page($"/agreements/{signed.Id}/endorsement-withdrawals/new")).Location);
    }

    [Fact]
    public async Task Two_towns_that_endorse_at_the_same_moment_are_both_heard_and_it_is_endorsed_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var towns = await TwoTowns.Of(portal);
            var agreement = await towns.Agreement(AgreementStatus.Proposed);
            var (one, other) = (await Form(agreement, await towns.MayorsOffice(towns.One)), await Form(agreement, await towns.MayorsOffice(towns.Other)));

            var answers = await Task.WhenAll(one.Post(Url(agreement)), other.Post(Url(agreement)));

            Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
            var stored = await portal.ReadAgreement(agreement.Id);
            Assert.Equal((AgreementStatus.Endorsed, 2), (stored.Status, stored.CurrentVersion.Endorsements.Count));
        }
    }

    [Fact]
    public async Task What_another_saved_meanwhile_is_met_on_fresh_state()
    {
        var towns = await TwoTowns.Of(portal);
        var agreement = await towns.Agreement(AgreementStatus.Proposed);
        var (one, other) = (await portal.CreateUser(towns.One, UserRole.MayorsOffice), await portal.CreateUser(towns.Other, UserRole.MayorsOffice));
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
        var service = scope.ServiceProvider.GetRequiredService<AgreementService>();
        // Read by this context before the other has endorsed: what it saves now rests on an old state.
        var read = await service.Load(agreement.Id, ActorOf(one), CancellationToken.None);
        await using (var elsewhere = portal.Services.CreateAsyncScope())
        {
            await elsewhere.ServiceProvider.GetRequiredService<AgreementService>().Endorse(agreement.Id, Guid.NewGuid(), 1, [], ActorOf(other), CancellationToken.None);
        }

        await service.Endorse(agreement.Id, Guid.NewGuid(), 1, [], ActorOf(one), CancellationToken.None);

        Assert.DoesNotContain(db.ChangeTracker.Entries(), entry => entry.Entity == read);
        var stored = await portal.ReadAgreement(agreement.Id);
        Assert.Equal((AgreementStatus.Endorsed, 2), (stored.Status, stored.CurrentVersion.Endorsements.Count));
    }

    private static Actor ActorOf(Application.Identity.PortalUser user) => new(user.Id, user.Role, user.OrganisationId);

    private static string Url(Agreement agreement) => $"/agreements/{agreement.Id}/endorsements";

    private static Task<PortalPage> Form(Agreement agreement, HttpClient client) => client.Page($"{Url(agreement)}/new");

    private static (string, string?)[] Decision(int year, string reference) =>
        [("Decisions[0].Body", "Council"), ("Decisions[0].Reference", reference), ("Decisions[0].Date.Year", $"{year}")];
}
