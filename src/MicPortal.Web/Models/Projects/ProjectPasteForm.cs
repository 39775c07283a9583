using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using FluentValidation;
using MicPortal.Application.Plans;
using MicPortal.Application.Projects;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Uploads;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Projects;

/// <summary>Lines of a budget as they stand in a spreadsheet. What they come to is shown before anything is saved.</summary>
public sealed class ProjectPasteForm : IChangingForm
{
    /// <summary>In ViewData: the budget is to be put right first.</summary>
    public const string LeadsToBudget = nameof(LeadsToBudget);

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    /// <summary>In which the whole is reckoned.</summary>
    public string? Currency { get; set; }

    public string? Text { get; set; }

    /// <summary>Of <see cref="PastedTo"/>; null where there are no lines yet.</summary>
    public string? To { get; set; }

    /// <summary>What the page has shown, as <see cref="Mark"/> has it.</summary>
    public string? Shown { get; set; }

    string IChangingForm.ConflictKey => "Projects.Errors.PastedConflict";

    /// <summary>The beginning of a hash of what was sent, and of the plan that it is about.</summary>
    public string Mark => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ConcurrencyToken} {Currency} {To} {Text}"))[..8]);

    public static ProjectPasteForm Of(ProjectDetails project) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = project.ConcurrencyToken,
        Currency = project.Current.Plan.Currency,
        To = project.Current.Plan.Lines.Count > 0 ? nameof(PastedTo.Add) : null,
    };

    /// <summary>The plan with the lines; of a valid form.</summary>
    /// <param name="parties">Whoever <paramref name="names"/> one pays from its own budget.</param>
    /// <param name="names">What was written for who pays, and a party's name.</param>
    public ProjectPlan ApplyTo(ProjectPlan plan, int nextKey, IEnumerable<PastedLine> pasted, IReadOnlyCollection<PlanPartyDetails> parties, Func<string, string, bool> names)
    {
        var kept = To == nameof(PastedTo.Replace) ? [] : plan.Lines;
        // A line that is there already keeps its key, and with it what was spent on it.
        var former = plan.Lines.Except(kept).ToList();
        var lines = new List<BudgetLine>(kept);
        foreach (var row in pasted)
        {
            var payer = row.Line.Source == nameof(FundSource.Other) ? parties.FirstOrDefault(party => names(row.Line.SourceName!, party.Name)) : null;
            if (payer is not null)
            {
                (row.Line.Source, row.Line.SourceName) = ($"{BudgetLineForm.OwnBudget}{payer.OrganisationId}", null);
            }

            var line = row.Line.ToLine(nextKey, Currency);
            var same = former.Find(one => one.Category == line.Category && one.Text == line.Text && one.Amount.Currency == line.Amount.Currency);
            former.Remove(same!);
            lines.Add(line with { Key = same?.Key ?? nextKey++ });
        }

        return plan with { Currency = Currency?.ToUpperInvariant(), Lines = lines };
    }
}

/// <summary>What becomes of the lines that are there.</summary>
public enum PastedTo
{
    Add,
    Replace,
}

/// <param name="Number">Of the row, from 1.</param>
/// <param name="Category">As it was written.</param>
/// <param name="HasMore">More cells than a line has.</param>
public sealed record PastedLine(int Number, string Category, BudgetLineForm Line, bool HasMore);

/// <summary>
/// Reads lines as people copy them from a spreadsheet: a row each, cells apart by tabs, or by semicolons where there is no tab. For what, text, who pays,
/// currency, amount; and where the currency is another one than the project's: rate, its date, who published it.
/// </summary>
public sealed class PastedLines(Texts texts)
{
    private const int Cells = 8;

    // The two towns share a sheet, in the language of either.
    private readonly Lazy<Dictionary<string, BudgetCategory>> categories = new(() => Enum.GetValues<BudgetCategory>()
        .SelectMany(category => InEachLanguage(() => texts[$"Projects.Category.{category}"]).Append(category.ToString()), (category, word) => (Word: FoldedText.Fold(word), Category: category))
        .DistinctBy(pair => pair.Word).ToDictionary(pair => pair.Word, pair => pair.Category));

    private readonly Lazy<HashSet<string>> headings = new(() => [.. InEachLanguage(() => texts["Projects.Category"]).Select(FoldedText.Fold)]);

    /// <summary>A party by its name, or as the budget says it: "Own budget of Pemba".</summary>
    public bool Names(string payer, string party) =>
        InEachLanguage(() => texts["Projects.Source.OwnBudgetOf", party]).Append(party).Any(words => FoldedText.Fold(words) == FoldedText.Fold(payer));

    /// <summary>Without empty rows, and without headings.</summary>
    public IReadOnlyList<PastedLine> Read(string? text)
    {
        var separator = text?.Contains('\t', StringComparison.Ordinal) == true ? '\t' : ';';
        var lines = new List<PastedLine>();
        foreach (var (index, cells) in Split(text ?? "", separator).Index())
        {
            if (cells.TrueForAll(cell => cell.Length == 0) || headings.Value.Contains(FoldedText.Fold(cells[0])))
            {
                continue;
            }

            lines.Add(new PastedLine(index + 1, cells[0], Line(cells), cells.Skip(Cells).Any(cell => cell.Length > 0)));
        }

        return lines;
    }

    private BudgetLineForm Line(List<string> cells)
    {
        var (source, name) = Source(Cell(2));
        return new BudgetLineForm
        {
            Category = categories.Value.TryGetValue(FoldedText.Fold(cells[0]), out var category) ? category.ToString() : null,
            Text = Cell(1),
            Source = source,
            SourceName = name,
            Currency = Cell(3),
            Amount = Cell(4),
            Rate = Cell(5),
            RateDate = Cell(6) is not { } day ? new DateInput() : UploadDate.TryRead(day, out var date) ? DateInput.Of(date) : new DateInput { Year = day },
            RateSource = Cell(7),
        };

        string? Cell(int index) => index < cells.Count && cells[index].Length > 0 ? cells[index] : null;
    }

    /// <summary>"Programme: its name" is one; who else pays may turn out to be a party.</summary>
    private (string? Source, string? Name) Source(string? cell)
    {
        if (cell is null)
        {
            return (null, null);
        }

        var parts = cell.Split(':', 2, StringSplitOptions.TrimEntries);
        return FoldedText.Fold(parts[0]) == FoldedText.Fold(texts["Projects.Paste.Programme"])
            ? (nameof(FundSource.Programme), parts.ElementAtOrDefault(1) is { Length: > 0 } name ? name : null)
            : (nameof(FundSource.Other), cell);
    }

    private static List<string> InEachLanguage(Func<string> text)
    {
        var page = CultureInfo.CurrentUICulture;
        try
        {
            return LocalisationSetup.Languages.Select(language =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
                return text();
            }).ToList();
        }
        finally
        {
            CultureInfo.CurrentUICulture = page;
        }
    }

    /// <summary>The rows' cells. A cell in quotation marks may hold the separator, line breaks, and the marks twice; with one mark that nobody closes, a line break ends the row.</summary>
    private static List<List<string>> Split(string text, char separator)
    {
        var isClosed = true;
        var options = new CsvReaderOptions { Separator = separator, HasHeader = false, SkipEmptyLines = false, TrimWhitespace = true, OnMalformedRecord = record => isClosed &= record.Reason != CsvMalformedReason.UnterminatedQuote };
        var rows = Rows(options);
        return isClosed ? rows : Rows(options with { AllowLineBreaksInQuotes = false });

        List<List<string>> Rows(CsvReaderOptions options)
        {
            var rows = new List<List<string>>();
            using var csv = CsvReader.Create(new StringReader(text), options, leaveOpen: false);
            while (csv.Read())
            {
                rows.Add([.. Enumerable.Range(0, csv.FieldCount).Select(index => OnOneLine(csv.GetString(index)))]);
            }

            return rows;
        }

        static string OnOneLine(string cell) => string.Join(' ', cell.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}

internal sealed class ProjectPasteFormValidator : AbstractValidator<ProjectPasteForm>
{
    /// <summary>Rows with errors that are named; the others are counted.</summary>
    private const int MostErrors = 10;

    public ProjectPasteFormValidator(Texts texts, PastedLines pasted, TimeProvider clock)
    {
        RuleFor(form => form.Currency).Must(code => Currency.IsKnown(code?.ToUpperInvariant()))
            .WithMessage((_, code) => code is null ? texts["Projects.Errors.CurrencyMissing"] : texts["Plans.Errors.CurrencyUnknown", code]);
        RuleFor(form => form.To).Must(to => to is null || FormRules.Names<PastedTo>(to)).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Text).Custom((text, context) =>
        {
            var rows = pasted.Read(text);
            if (rows.Count is 0 or > ProjectPlan.MostLines)
            {
                context.AddFailure(rows.Count == 0 ? texts["Projects.Errors.PastedNothing"] : texts["Projects.Errors.PastedTooMany", rows.Count, ProjectPlan.MostLines]);
                return;
            }

            var project = context.InstanceToValidate.Currency;
            var wrong = rows.Select(row => (row.Number, Errors: Errors(row, project))).Where(row => row.Errors.Count > 0).ToList();
            foreach (var (number, errors) in wrong.Take(MostErrors))
            {
                context.AddFailure(texts["Projects.Errors.PastedRow", number, string.Join(". ", errors)]);
            }

            if (wrong.Count > MostErrors)
            {
                context.AddFailure(texts.Counted("Projects.Errors.PastedMore", wrong.Count - MostErrors));
            }
        });

        List<string> Errors(PastedLine row, string? project)
        {
            var errors = new List<string>();
            if (row.HasMore)
            {
                errors.Add(texts["Projects.Errors.PastedCells"]);
            }

            if (row.Line.Category is null)
            {
                errors.Add(row.Category.Length == 0 ? texts["Plans.Errors.CategoryMissing"] : texts["Projects.Errors.PastedCategory", Short(row.Category)]);
            }

            ProjectBudgetFormValidator.Line(row.Line, project, texts, clock, (field, message) =>
            {
                // The project's currency is said at its own field.
                if (field is not (null or nameof(BudgetLineForm.Category)))
                {
                    errors.Add(message);
                }
            });
            return errors;
        }

        static string Short(string text) => new StringInfo(text) is { LengthInTextElements: > 40 } info ? info.SubstringByTextElements(0, 40) + "…" : text;
    }
}
