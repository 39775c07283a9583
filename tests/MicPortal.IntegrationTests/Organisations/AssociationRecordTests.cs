using System.Net;
using MicPortal.Domain.Common;
using MicPortal.TestSupport;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace MicPortal.IntegrationTests.Organisations;

public sealed class AssociationRecordTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_adds_an_association_once_however_often_the_form_is_sent()
    {
        var client = await portal.SignIn(await portal.CreateAdministrator());
        var form = await client.Page((await client.Page("/associations")).One("a.button").GetAttribute("href")!);
        Assert.Equal(["Enter the name", "Enter the short name"], (await form.Post("/associations/new")).Errors);
        (string, string?)[] typed = [("Name", "União das Cidades"), ("Abbreviation", "UC"), ("Country", "MZ"), ("Website", "https://uniao.example")];

        var done = await form.Post("/associations/new", typed);
        await form.Post("/associations/new", typed);

        var page = await done.Follow();
        Assert.Equal("União das Cidades", page.Heading);
        Assert.Contains("Mozambique", page.Text, StringComparison.Ordinal);
        var association = await portal.InDatabase(db => db.Associations.SingleAsync(one => one.Abbreviation == "UC"));
        Assert.Equal("Make an account for UC", page.One($".next a[href='/admin/users/new?organisation={association.Id}']").TextContent);
        await portal.CreateUser(association);
        Assert.Null((await client.Page($"/associations/{association.Id}")).Document.QuerySelector(".next"));
        Assert.Equal(1, await portal.InDatabase(db => db.Associations.CountAsync(one => one.Abbreviation == "UC")));
        Assert.Contains("União das Cidades", (await client.Page("/admin/users/new?q=uniao")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_staff_changes_the_record_and_the_second_editor_sees_both()
    {
        var association = await portal.CreateAssociation("Oldname");
        var url = $"/associations/{association.Id}/edit";
        var (staff, admin) = (await portal.SignIn(await portal.CreateUser(association)), await portal.SignIn(await portal.CreateAdministrator()));
        var (one, other) = (await staff.Page(url), await admin.Page(url));

        var saved = await (await one.Post(url, ("Name", "Newname"))).Follow();
        var conflict = await other.Post(url, ("Name", "Othername"));

        Assert.Equal("The record is saved.", saved.Message);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Newname", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("Othername", conflict.Value("Name"));
        Assert.Single((await (await staff.Page(url)).Post(url, ("Website", "javascript:alert(1)"))).Errors);
        Assert.Equal("Newname", await portal.InDatabase(db => db.Associations.Where(row => row.Id == association.Id).Select(row => row.Name).SingleAsync()));
        Assert.Equal(1, await portal.InDatabase(db => db.AuditEntries.CountAsync(entry => entry.Act == ActName.AssociationChanged && entry.RecordId == association.Id)));
    }

    [Fact]
    public async Task Others_are_refused_and_not_led_there()
    {
        var association = await portal.CreateAssociation();
        var stranger = await portal.SignIn(await portal.CreateUser(await portal.CreateAssociation()));

        Assert.DoesNotContain("/edit", (await stranger.Page($"/associations/{association.Id}")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("/associations/new", (await stranger.Page("/associations")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Page($"/associations/{association.Id}/edit")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.SignIn(await portal.CreateAdministrator())).Page("/associations/99999999/edit")).Status);
    }
}
