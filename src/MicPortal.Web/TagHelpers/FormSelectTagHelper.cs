using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace MicPortal.Web.TagHelpers;

/// <summary>Items of one <see cref="SelectListItem.Group"/> must follow each other.</summary>
[HtmlTargetElement("form-select", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormSelectTagHelper(Texts texts) : LabelledFieldTagHelper(texts)
{
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>One goes on writing here: in a line that was just added.</summary>
    public bool Autofocus { get; set; }

    /// <summary>The first, empty choice; without it there is none.</summary>
    public string? EmptyLabel { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Html.Element("select", Classes("govuk-select"), Id)
            .Set("name", Name)
            .Set("aria-describedby", Html.Join(HintId, ErrorId))
            .Flag("autofocus", Autofocus);
        if (EmptyLabel is not null)
        {
            select.With(Html.Element("option", text: EmptyLabel).Value(""));
        }

        var chosen = Value();
        var target = select;
        SelectListGroup? group = null;
        foreach (var item in Items)
        {
            if (item.Group != group)
            {
                group = item.Group;
                target = group is null ? select : Html.Element("optgroup").Set("label", group.Name);
                if (group is not null)
                {
                    select.With(target);
                }
            }

            var value = item.Value ?? item.Text;
            target.With(Html.Element("option", text: item.Text).Value(value)
                .Flag("selected", string.IsNullOrEmpty(chosen) ? item.Selected : value == chosen)
                .Flag("disabled", item.Disabled));
        }

        Write(output, LabelElement(), HintElement(), ErrorElement(), select);
    }
}
