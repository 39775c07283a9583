using FluentValidation;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>What a party says of its own, and the facts that any party may correct: asked when it opens, accepts and edits.</summary>
public class PartForm
{
    public string? Path { get; init; }

    /// <summary>Path 1: which agreement, or its year.</summary>
    public string? EarlierAgreement { get; init; }

    /// <summary>Path 2.</summary>
    public string? Aim { get; init; }

    /// <summary>Path 3: who asked for it.</summary>
    public string? Organisations { get; init; }

    /// <summary>Path 4: whose project.</summary>
    public string? Project { get; init; }

    public DateInput FirstContact { get; init; } = new();

    public string? Vision { get; init; }

    public string? VisionLanguage { get; init; }

    public List<string> Themes { get; init; } = [];

    public string? Begun { get; init; }

    public string? Publication { get; init; }

    // Methods: a property of the domain's kinds, even one that is only read, the binder reads before anything is validated.
    public OwnPart OwnPart()
    {
        var path = Enum.Parse<PathKind>(Path!);
        var detail = path switch
        {
            PathKind.EarlierAgreement => EarlierAgreement,
            PathKind.PoliticalWill => Aim,
            PathKind.CivilSociety => Organisations,
            _ => Project,
        };
        return new OwnPart(path, detail!, Vision, VisionLanguage!, Enum.Parse<Publication>(Publication!), Begun == bool.TrueString);
    }

    public PartnershipFacts Facts() => new(FirstContact.Date, Themes);
}

internal abstract class PartFormValidator<TForm> : AbstractValidator<TForm>
    where TForm : PartForm
{
    protected PartFormValidator(Texts texts)
    {
        RuleFor(form => form.Path).Must(FormRules.Names<PathKind>).WithMessage(_ => texts["Partnerships.Errors.PathMissing"]);
        RequiredOn(PathKind.EarlierAgreement, form => form.EarlierAgreement, "Partnerships.Errors.EarlierAgreementMissing");
        RequiredOn(PathKind.PoliticalWill, form => form.Aim, "Partnerships.Errors.AimMissing");
        RequiredOn(PathKind.CivilSociety, form => form.Organisations, "Partnerships.Errors.OrganisationsMissing");
        RequiredOn(PathKind.LargeProject, form => form.Project, "Partnerships.Errors.ProjectMissing");
        RuleFor(form => form.FirstContact).IsDate(texts);
        RuleFor(form => form.Vision).IsAtMost(OwnPart.VisionLimit, texts);
        RuleFor(form => form.VisionLanguage).Must(language => Language.All.Contains(language)).WithMessage(_ => texts["Partnerships.Errors.VisionLanguage"]);
        RuleForEach(form => form.Themes).Must(Theme.IsKnown).OverridePropertyName(nameof(PartForm.Themes)).WithMessage((_, code) => texts["Partnerships.Errors.UnknownTheme", code]);
        RuleFor(form => form.Begun).Must(begun => begun is "True" or "False").WithMessage(_ => texts["Partnerships.Errors.BegunMissing"]);
        RuleFor(form => form.Publication).Must(FormRules.Names<Publication>).WithMessage(_ => texts["Partnerships.Errors.PublicationMissing"]);

        void RequiredOn(PathKind kind, System.Linq.Expressions.Expression<Func<TForm, string?>> detail, string missing) =>
            RuleFor(detail).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage(_ => texts[missing])
                .IsAtMost(OwnPart.PathDetailLimit, texts)
                .When(form => form.Path == kind.ToString());
    }
}
