using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Positions;

/// <summary>A post for international affairs: a new one, or (with its token) a change of it.</summary>
public sealed class PositionForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Title { get; set; }

    public string? Email { get; set; }

    public string? Telephone { get; set; }

    public string? IsPublished { get; set; }

    internal PositionFacts Facts => new(Title!, Email, Telephone, IsPublished == bool.TrueString);

    internal static PositionForm Of(PositionDetails position) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = position.ConcurrencyToken,
        Title = position.Title,
        Email = position.Email,
        Telephone = position.Telephone,
        IsPublished = position.IsPublished ? bool.TrueString : bool.FalseString,
    };
}

/// <param name="Id">Null for a new one.</param>
public sealed record PositionFormPage(PositionForm Form, int MunicipalityId, int? Id);

internal sealed class PositionFormValidator : AbstractValidator<PositionForm>
{
    private const string TelephoneSigns = "+0123456789 ()./-";

    public PositionFormValidator(Texts texts)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["Positions.Errors.TitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(Position.TitleLimit, texts);
        RuleFor(form => form.Email).IsEmail(texts).When(form => form.Email is not null);
        RuleFor(form => form.Telephone).Must(text => text is null || (text.Length <= Position.TelephoneLimit && text.All(TelephoneSigns.Contains) && text.Any(char.IsAsciiDigit)))
            .WithMessage(_ => texts["Positions.Errors.Telephone", Position.TelephoneLimit]);
        RuleFor(form => form.IsPublished).Must(text => text is "True" or "False").WithMessage(_ => texts["Positions.Errors.IsPublished"]);
    }
}
