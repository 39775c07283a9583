using MicPortal.Web.Models;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

public enum DatePart { Day, Month, Year }

/// <summary>A <see cref="DateInput"/> typed as day, month and year. Errors may stand at the date or at one of its parts.</summary>
[HtmlTargetElement("form-date", Attributes = "for,legend", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormDateTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Legend { get; set; } = "";

    protected override string Caption => Legend;

    public string? LegendSize { get; set; }

    /// <summary>One goes on writing here: in a line that was just added.</summary>
    public bool Autofocus { get; set; }

    /// <summary>The smallest part that is asked for.</summary>
    public DatePart Part { get; set; } = DatePart.Day;

    private IEnumerable<DatePart> Parts => Enum.GetValues<DatePart>().Where(part => part >= Part);

    protected override IEnumerable<string> ErrorKeys() => [Name, .. Parts.Select(NameOf)];

    private protected override void AddLinks(FieldLinks links)
    {
        links.Add(Name, IdOf(NameOf(Part)));
        foreach (var part in Parts)
        {
            links.Add(NameOf(part), IdOf(NameOf(part)));
        }
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var inputs = Parts.Select(Input).ToArray<IHtmlContent>();
        Write(output, Fieldset(Legend, LegendSize, Html.Element("div", "govuk-date-input").With(inputs)));
    }

    private TagBuilder Input(DatePart part)
    {
        var name = NameOf(part);
        var id = IdOf(name);
        var isWrong = ErrorsOf(name).Any() || (ErrorId is not null && !Parts.Any(other => ErrorsOf(NameOf(other)).Any()));
        var width = part == DatePart.Year ? "govuk-input--width-4" : "govuk-input--width-2";
        return Html.Element("div", "govuk-date-input__item").With(
            Html.Element("label", "govuk-label", text: Texts[$"Dates.{part}"]).Set("for", id),
            Html.Input("text", Html.Join("govuk-input", width, isWrong ? "govuk-input--error" : null)!, id, name)
                .Set("value", AttemptedValues(name) is { } typed ? typed.FirstOrDefault() : ValueOf(part))
                .Set("inputmode", "numeric")
                .Flag("autofocus", Autofocus && part == Part));
    }

    private string NameOf(DatePart part) => $"{Name}.{part}";

    private string? ValueOf(DatePart part)
    {
        var date = For.Model as DateInput;
        return part switch
        {
            DatePart.Day => date?.Day,
            DatePart.Month => date?.Month,
            _ => date?.Year,
        };
    }
}
