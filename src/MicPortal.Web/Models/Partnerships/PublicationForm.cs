using FluentValidation;
using MicPortal.Application.Agreements;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>How far a party lets everyone see the partnership. It is the party's own, so that nobody else's change is in its way.</summary>
public sealed class PublicationForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Publication { get; set; }

    /// <summary>Why, for the other parties.</summary>
    public string? Word { get; set; }

    public Publication Level() => Enum.Parse<Publication>(Publication!);
}

internal sealed class PublicationFormValidator : AbstractValidator<PublicationForm>
{
    public PublicationFormValidator(Texts texts)
    {
        RuleFor(form => form.Publication).Must(FormRules.Names<Publication>).WithMessage(_ => texts["Partnerships.Errors.PublicationMissing"]);
        RuleFor(form => form.Word).IsAtMost(Partnership.WordLimit, texts);
    }
}

/// <param name="Signed">The agreements that everyone can read where all parties publish them.</param>
public sealed record PublicationPage(PublicationForm Form, PartnershipDetails Partnership, IReadOnlyList<AgreementRow> Signed, Actor Actor)
{
    public Publication Now => Partnership.Standing.PublishedAs;

    public PartyDetails Own => Partnership.Parties.Single(party => party.OrganisationId == Actor.OrganisationId);
}
