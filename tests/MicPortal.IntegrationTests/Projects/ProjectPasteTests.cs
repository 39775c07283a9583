using System.Net;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Projects;

public sealed class ProjectPasteTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Rows_of_a_spreadsheet_are_shown_as_the_budget_that_they_make_and_then_saved()
    {
        var (one, other) = (await portal.CreateMunicipality("Żółw Pasteham"), await portal.CreateMunicipality(side: Side.South));
        var project = await portal.CreateProject(await portal.CreatePartnership([one, other]));
        var client = await portal.SignIn(await portal.CreateUser(one));
        var url = $"/projects/{project.Id}/budget/lines";
        var form = await client.Page((await client.Page($"/projects/{project.Id}/budget")).One("button[value$='/budget/lines']").GetAttribute("value")!);
        Assert.Equal(["Paste at least one line"], (await form.Post(url)).Errors);

        var rows = "For what\tDescription\tWhose money\tCurrency\tAmount\r\n\r\nFORMATION\tTwo courses\tzolw pasteham\t\t12 000,50\r\nPilot activity\t\tProgramme: Demo programme\tMZN\t640\t0.0156\t01/03/2025\tBanco de Moçambique\r\nFormation\tOn a day\tBudget propre de Żółw Pasteham\tEUR\t1";
        var seen = await form.Post(url, ("Text", rows));

        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Equal(1, (await portal.ReadProject(project.Id)).CurrentVersionNumber);
        var table = seen.One("table").TextContent;
        Assert.Contains("Own budget of Żółw Pasteham", table, StringComparison.Ordinal);
        Assert.Contains("A programme · Demo programme", table, StringComparison.Ordinal);
        // 1,500 + 1,000 that were there, 12,000.50 + 9.98 + 1.
        Assert.Contains("14,511.48 EUR", seen.Text, StringComparison.Ordinal);
        await seen.Post(url);
        var lines = (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines;
        Assert.Equal([1, 2, 3, 4, 5], lines.Select(line => line.Key));
        Assert.Equal((BudgetCategory.Training, "Two courses", new Money(1_200_050, "EUR"), one.Id), (lines[2].Category, lines[2].Text, lines[2].Amount, lines[2].OrganisationId));
        Assert.Equal(("Demo programme", new ExchangeRate(0.0156m, PartialDate.From(new DateOnly(2025, 3, 1)), "Banco de Moçambique")), (lines[3].SourceName, lines[3].Rate));
        Assert.Equal((FundSource.OwnBudget, one.Id), (lines[4].Source, lines[4].OrganisationId));
    }

    [Fact]
    public async Task What_was_typed_in_the_budget_is_kept_while_lines_are_pasted()
    {
        var project = await portal.CreateProject();
        var client = await portal.SignIn(await portal.CreateUser(await Party(project)));
        var url = $"/projects/{project.Id}/budget";
        var form = await client.Page(url);
        var lines = form.One("button[name=Keep][value$='/lines']").GetAttribute("value")!;
        // Nothing was typed.
        Assert.Null((await (await form.Post(url, ("Keep", lines))).Follow()).Message);

        var paste = await (await form.Post(url, ("Lines[0].Text", "Typed beside"), ("Keep", lines))).Follow();

        Assert.Equal("Paste lines from a spreadsheet", paste.Heading);
        Assert.StartsWith("Kept until", paste.Message, StringComparison.Ordinal);
        Assert.Equal("Typed beside", (await client.Page($"{url}?kept=true")).Value("Lines[0].Text"));
        // No button leads out of the portal.
        Assert.Equal(url, (await form.Send(url, [.. form.Fields(url), ("Keep", "//elsewhere.example")])).Location);
    }

    [Fact]
    public async Task What_is_wrong_is_said_by_the_row_and_nothing_that_was_pasted_is_lost()
    {
        var project = await portal.CreateProject();
        var client = await portal.SignIn(await portal.CreateUser(await Party(project)));
        var url = $"/projects/{project.Id}/budget/lines";
        const string rows = "Training;;Somebody;EUR;-5\nFlying;\"a; b\";;EUR;1.250\nTraining;;Programme:;XXX;many\nTraining;;A;MZN;12\nTraining;;A;EUR;1;;;;;more";

        var wrong = await (await client.Page(url)).Post(url, ("Text", rows));

        Assert.Equal(
            [
                "Row 1: Enter an amount in EUR such as 1250 or 1250.50, above zero and at most 10,000,000,000",
                "Row 2: “Flying” is none of the words for what the money is for. “1.250” may be thousands or decimals: write 1250, or 1.25. Choose whose money it is",
                "Row 3: “XXX” is no currency in use; enter three letters such as EUR. Enter an amount such as 1250 or 1250.50, above zero and at most 10,000,000,000. Say which programme, or who else",
                "Row 4: Enter the rate from MZN to EUR (how much EUR is 1 MZN), with its date and who published it",
                "Row 5: It has more than eight cells",
            ],
            wrong.Errors);
        Assert.Equal((HttpStatusCode.BadRequest, rows), (wrong.Status, wrong.Value("Text")!.ReplaceLineEndings("\n").Trim()));
        // The same of several rows is told by their numbers.
        Assert.Equal(["Row 1: It has more than eight cells", "Row 2: It has more than eight cells"], (await wrong.Post(url, ("Text", "Training;;A;EUR;1;;;;;more\nTraining;;A;EUR;2;;;;;more"))).Errors);
        var corrected = await wrong.Post(url, ("Text", "Training;\"a; \"\"b\"\"\";Somebody;;12"));
        Assert.Contains("a; \"b\"", corrected.One("table").TextContent, StringComparison.Ordinal);

        var many = string.Join('\n', Enumerable.Range(1, 5_000).Select(number => $"Training;Course {number};Somebody;EUR;{number}"));
        var refused = await corrected.Post(url, ("Text", many));
        Assert.Equal(["These are 5,000 lines, and a budget has at most 60. Put similar ones together and paste fewer"], refused.Errors);
        Assert.EndsWith("Training;Course 5000;Somebody;EUR;5000", refused.Value("Text"), StringComparison.Ordinal);
        var sixty = string.Join('\n', Enumerable.Range(1, 60).Select(number => $"Training;Course {number};Somebody;EUR;{number}"));
        Assert.Equal(["With those that are there these would be 62 lines, and a budget has at most 60. Replace them, or paste fewer"], (await refused.Post(url, ("Text", sixty))).Errors);
        var bad = string.Join('\n', Enumerable.Range(1, 40).Select(number => $"Training;Course {number};Somebody;EUR;none"));
        Assert.Equal((11, "30 more rows are not right"), ((await refused.Post(url, ("Text", bad))).Errors.Count, (await refused.Post(url, ("Text", bad))).Errors[^1]));
        Assert.Equal(1, (await portal.ReadProject(project.Id)).CurrentVersionNumber);
    }

    [Fact]
    public async Task Amounts_are_read_as_towns_of_different_countries_write_them()
    {
        var project = await portal.CreateProject();
        var client = await portal.SignIn(await portal.CreateUser(await Party(project)));
        var url = $"/projects/{project.Id}/budget/lines";
        (string Written, string Currency, long Minor)[] amounts =
        [
            ("4.800,00", "EUR", 480_000), ("4 800,00", "EUR", 480_000), ("4,800.00", "EUR", 480_000), ("4'800.5", "EUR", 480_050), ("1.250.000", "EUR", 125_000_000), ("1,250,000.05", "EUR", 125_000_005),
            ("12,5", "EUR", 1_250), ("4800", "EUR", 480_000), ("4.800", "XOF", 4_800), ("4,800", "TND", 4_800),
            ("€ 500", "EUR", 50_000), ("4 800,00 €", "EUR", 480_000), ("EUR 12,50", "EUR", 1_250), ("500 xof", "XOF", 500),
        ];
        var rows = amounts.Select((amount, index) => $"Training\tCourse {index}\tA\t{amount.Currency}\t{amount.Written}\t{(amount.Currency == "EUR" ? "" : "0.0015\t2025\tCentral bank")}");
        var shown = await (await client.Page(url)).Post(url, ("To", "Replace"), ("Text", string.Join('\n', rows)));
        Assert.Empty(shown.Errors);
        await shown.Post(url);
        Assert.Equal(amounts.Select(amount => (amount.Minor, amount.Currency)), (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines.Select(line => (line.Amount.Minor, line.Amount.Currency)));

        string[] wrong = ["4.80.000", "1.2,3.4", "1,250.000,5", "4.800,", ",50", "12.50.00", "-500 EUR", "-5 €", ".50 €", "500.- EUR"];
        var refused = await (await client.Page(url)).Post(url, ("Text", string.Join('\n', wrong.Select(amount => $"Training\tCourse\tA\tEUR\t{amount}"))));
        Assert.Equal(wrong.Length, refused.Errors.Count);
        Assert.All(refused.Errors, error => Assert.Contains("Enter an amount in EUR", error, StringComparison.Ordinal));

        var signed = await (await client.Page(url)).Post(url, ("Text", "Training\tCourse\tA\tEUR\t$ 500\nTraining\tCourse\tA\tEUR\t500 MZN\nTraining\tCourse\tA\tXOF\t€ 500\t0.0015\t2025\tCentral bank\nTraining\tCourse\tA\tEUR\t€ 4.800"));
        Assert.Equal(4, signed.Errors.Count);
        Assert.EndsWith("“$” is the sign of several currencies: write the amount without it; it is read in EUR", signed.Errors[0], StringComparison.Ordinal);
        Assert.EndsWith("Write the amount without “MZN”: it is read in EUR", signed.Errors[1], StringComparison.Ordinal);
        Assert.EndsWith("Write the amount without “€”: it is read in XOF", signed.Errors[2], StringComparison.Ordinal);
        Assert.Contains("may be thousands or decimals", signed.Errors[3], StringComparison.Ordinal);
        Assert.Contains("because 1 MZN is 0.0135 EUR", signed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_with_a_line_break_is_one_cell_and_a_mark_that_nobody_closes_spoils_one_row()
    {
        var project = await portal.CreateProject();
        var client = await portal.SignIn(await portal.CreateUser(await Party(project)));
        var url = $"/projects/{project.Id}/budget/lines";

        var seen = await (await client.Page(url)).Post(url, ("To", "Replace"), ("Text", "Training\t\"Two courses,\r\nand a \"\"hall\"\"\"\tSomebody\tEUR\t120\r\n\r\nWorkshops\tPipes of 5\" and more\tSomebody\tEUR\t90\r\n"));
        Assert.Empty(seen.Errors);
        await seen.Post(url);
        Assert.Equal(
            [("Two courses, and a \"hall\"", 12_000L), ("Pipes of 5\" and more", 9_000L)],
            (await portal.ReadProject(project.Id)).CurrentVersion.Plan.Lines.Select(line => (line.Text, line.Amount.Minor)));

        // Rows are counted as the spreadsheet counts them, and the row after the open mark is read.
        var open = await (await client.Page(url)).Post(url, ("Text", "Training\t\"Never closed\tSomebody\tEUR\t120\r\nFlying\tKites\tSomebody\tEUR\t90"));
        Assert.Equal("Row 2: “Flying” is none of the words for what the money is for", open.Errors[^1]);
        Assert.Equal(2, open.Errors.Count);
        var counted = await open.Post(url, ("Text", "Training\t\"Two\r\nlines\"\tSomebody\tEUR\t120\r\nFlying\tKites\tSomebody\tEUR\t90"));
        Assert.Equal(["Row 2: “Flying” is none of the words for what the money is for"], counted.Errors);
    }

    [Fact]
    public async Task Lines_that_are_replaced_keep_what_was_spent_where_they_are_the_same()
    {
        var project = await portal.CreateProject(status: ProjectStatus.Running);
        var client = await portal.SignIn(await portal.CreateUser(await Party(project)));
        var url = $"/projects/{project.Id}/budget/lines";

        var seen = await (await client.Page(url)).Post(url, ("To", "Replace"), ("Text", "Pilot activity;New;Somebody;EUR;90\nWorkshops;Hall and meals;Somebody;EUR;1700"));
        // Somebody else changes the plan before it is saved: it is shown anew.
        var by = PortalFixture.OfficerOf(await Party(project));
        await portal.Change(project, (stored, at) => stored.Revise(stored.CurrentVersion.Plan with { Title = "Changed" }, null, by, at));
        var met = await seen.Post(url);
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.StartsWith("Someone else changed the plan while you were writing.", Assert.Single(met.Errors), StringComparison.Ordinal);
        var again = await met.Post(url);
        Assert.Equal((HttpStatusCode.OK, 2), (again.Status, (await portal.ReadProject(project.Id)).CurrentVersionNumber));
        await again.Post(url);

        var plan = (await portal.ReadProject(project.Id)).CurrentVersion.Plan;
        Assert.Equal("Changed", plan.Title);
        Assert.Equal([(3, 9_000L), (1, 170_000L)], plan.Lines.Select(line => (line.Key, line.Amount.Minor)));
    }

    private Task<Municipality> Party(Project project) => portal.InDatabase(db => db.Municipalities.FindAsync(project.Parties.First().OrganisationId).AsTask())!;
}
