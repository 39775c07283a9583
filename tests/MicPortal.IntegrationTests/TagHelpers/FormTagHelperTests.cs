using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MicPortal.Web.Models;
using MicPortal.Web.Resources;
using MicPortal.Web.TagHelpers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace MicPortal.IntegrationTests.TagHelpers;

public sealed class FormTagHelperTests
{
    private static readonly Texts Texts = new(new StringLocalizer<Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)), HtmlEncoder.Create(UnicodeRanges.All));

    private readonly EmptyModelMetadataProvider metadata = new();
    private readonly ViewContext context;

    public FormTagHelperTests() => context = new ViewContext
    {
        HttpContext = new DefaultHttpContext(),
        ViewData = new ViewDataDictionary(metadata, new ModelStateDictionary()),
    };

    private ModelStateDictionary ModelState => context.ModelState;

    [Fact]
    public async Task What_was_typed_is_kept_and_encoded()
    {
        ModelState.SetModelValue("Title", "\"><b>typed", "\"><b>typed");

        var page = await Rendered(new FormInputTagHelper(Texts) { For = For("Title", "stored"), Label = "Title" });

        Assert.Equal("\"><b>typed", page.QuerySelector("input")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("b"));
    }

    [Fact]
    public async Task A_password_is_never_sent_back()
    {
        ModelState.SetModelValue("Password", "secret words", "secret words");

        var page = await Rendered(new FormInputTagHelper(Texts) { For = For("Password", "secret words"), Label = "Password", Type = "password" });

        Assert.DoesNotContain("secret", page.InnerHtml);
    }

    [Fact]
    public async Task Hint_and_error_describe_the_field()
    {
        ModelState.AddModelError("Form.Title", "Enter a title");

        var page = await Rendered(new FormInputTagHelper(Texts) { For = For("Form.Title"), Label = "Title", Hint = "Short" });

        var input = page.QuerySelector("input")!;
        Assert.Equal("Form_Title-hint Form_Title-error", input.GetAttribute("aria-describedby"));
        Assert.Equal("Short", page.QuerySelector("#Form_Title-hint")!.TextContent);
        Assert.Equal("Error: Enter a title", page.QuerySelector("#Form_Title-error")!.TextContent);
        Assert.Equal(input.Id, page.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task A_limit_is_said_and_does_not_cut()
    {
        var page = await Rendered(new FormTextareaTagHelper(Texts) { For = For("Vision", "\nfirst line"), Label = "Vision", Limit = 200 });

        var area = page.QuerySelector("textarea")!;
        Assert.False(area.HasAttribute("maxlength"));
        Assert.Equal("\nfirst line", area.TextContent);
        Assert.Equal("You can enter up to 200 characters", page.QuerySelector("#Vision-limit")!.TextContent);
    }

    [Fact]
    public async Task The_choices_sent_win_over_the_ones_stored()
    {
        ModelState.SetModelValue("Themes", new[] { "health", "waste" }, "health,waste");

        var page = await Rendered(Themes());

        Assert.Equal(["health", "waste"], Ticked(page));
    }

    [Fact]
    public async Task A_group_sent_without_a_tick_stays_without()
    {
        ModelState.AddModelError("Themes", "Choose a theme");
        context.HttpContext.Request.ContentType = "application/x-www-form-urlencoded";
        context.HttpContext.Request.Form = new FormCollection(new() { ["Themes.Shown"] = "1" });

        var page = await Rendered(Themes());

        Assert.Empty(Ticked(page));
    }

    [Fact]
    public async Task An_unticked_box_stays_unticked()
    {
        ModelState.SetModelValue("IsPublic", "false", "false");

        var page = await Rendered(new FormCheckboxTagHelper(Texts) { For = For("IsPublic", true), Label = "Public" });

        Assert.Empty(Ticked(page));
    }

    [Fact]
    public async Task The_summary_leads_to_the_fields_in_the_order_of_the_page()
    {
        ModelState.AddModelError("Start.Year", "Enter the year");
        ModelState.AddModelError("End", "Enter the end");
        ModelState.AddModelError("Title", "Enter a title");
        ModelState.AddModelError("", "The record has changed");

        // The summary stands first on the page, and yet knows what follows it.
        var page = await Rendered(
            new ErrorSummaryTagHelper(Texts) { ViewContext = context },
            new FormInputTagHelper(Texts) { For = For("Title"), Label = "Title" },
            new FormDateTagHelper(Texts) { For = For("Start", new DateInput { Day = "3" }), Legend = "Start" },
            new FormDateTagHelper(Texts) { For = For("End", new DateInput()), Legend = "End", Part = DatePart.Month });

        var items = page.QuerySelectorAll(".govuk-error-summary li");
        Assert.Equal(["The record has changed", "Enter a title", "Enter the year", "Enter the end"], items.Select(item => item.TextContent));
        Assert.Equal(["#Title", "#Start_Year", "#End_Month"], page.QuerySelectorAll(".govuk-error-summary a").Select(link => link.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".govuk-error-summary a"), link => Assert.NotNull(page.QuerySelector("input" + link.GetAttribute("href"))));
        Assert.Equal(["Start_Year", "End_Month", "End_Year"], page.QuerySelectorAll(".govuk-date-input .govuk-input--error").Select(input => input.Id));
    }

    [Fact]
    public async Task A_sentence_that_stands_more_than_once_is_led_by_the_name_of_its_field()
    {
        foreach (var key in new[] { "Women", "Men", "Lines[0].Amount", "Lines[1].Amount", "Lines[1].Rate", "Other" })
        {
            ModelState.AddModelError(key, key == "Other" ? "Enter something else" : key.StartsWith('L') ? "Enter an amount" : "Enter a number");
        }

        var page = await Rendered(
            new ErrorSummaryTagHelper(Texts) { ViewContext = context },
            new FormInputTagHelper(Texts) { For = For("Women"), Label = "Women" },
            new FormInputTagHelper(Texts) { For = For("Men"), Label = "How many men?" },
            new FormInputTagHelper(Texts) { For = For("Lines[0].Amount"), Label = "Amount", Within = "Line 1" },
            new FormInputTagHelper(Texts) { For = For("Lines[1].Amount"), Label = "Amount", Within = "Line 2" },
            new FormInputTagHelper(Texts) { For = For("Lines[1].Rate"), Label = "Rate", Within = "Line 2" },
            new FormInputTagHelper(Texts) { For = For("Other"), Label = "Other" });

        Assert.Equal(
            ["Women: Enter a number", "How many men: Enter a number", "Line 1, Amount: Enter an amount", "Line 2, Amount: Enter an amount", "Rate: Enter an amount", "Enter something else"],
            page.QuerySelectorAll(".govuk-error-summary li").Select(item => item.TextContent));
        Assert.Equal("Error: Enter a number", string.Join(' ', page.QuerySelector("#Men-error")!.TextContent.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() =>
        Assert.Equal("", (await Rendered(new ErrorSummaryTagHelper(Texts) { ViewContext = context })).InnerHtml);

    private FormCheckboxesTagHelper Themes() => new(Texts)
    {
        For = For("Themes", new List<string> { "water" }),
        Legend = "Themes",
        Items = [new("Water", "water"), new("Health", "health"), new("Waste", "waste")],
    };

    private static IEnumerable<string?> Ticked(IElement page) => page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value"));

    private ModelExpression For(string name, object? model = null) =>
        new(name, new ModelExplorer(metadata, metadata.GetMetadataForType(model?.GetType() ?? typeof(string)), model));

    private async Task<IElement> Rendered(params TagHelper[] helpers)
    {
        List<TagHelperOutput> outputs = [];
        foreach (var helper in helpers)
        {
            if (helper is FieldTagHelper field)
            {
                field.ViewContext = context;
            }

            var helperContext = new TagHelperContext([], new Dictionary<object, object>(), "test");
            var output = new TagHelperOutput("form-field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            helper.Init(helperContext);
            await helper.ProcessAsync(helperContext, output);
            outputs.Add(output);
        }

        using var writer = new StringWriter();
        outputs.ForEach(output => output.WriteTo(writer, HtmlEncoder.Default));
        return new HtmlParser().ParseDocument(writer.ToString()).Body!;
    }
}
