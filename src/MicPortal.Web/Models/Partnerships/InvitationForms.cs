using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>Whom to invite.</summary>
public sealed record InvitationSearch(PartnershipDetails Partnership, string? Query, IReadOnlyList<OrganisationName> Found)
{
    public bool IsIn(int organisationId) =>
        Partnership.Parties.Exists(party => party.OrganisationId == organisationId && party.Answer is PartyAnswer.None or PartyAnswer.Accepted);
}

/// <summary>Why the newcomer is not to join, or does not want to.</summary>
public sealed class InvitationRefusalForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class InvitationRefusalFormValidator : AbstractValidator<InvitationRefusalForm>
{
    public InvitationRefusalFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Partnership.WordLimit, texts);
    }
}

public sealed record InvitationPage(InvitationDetails Invitation, InvitationRefusalForm Form, Actor Actor)
{
    /// <summary>UTC; when the reader left the form by which the newcomer would have joined.</summary>
    public DateTime? KeptAt { get; init; }
}

/// <summary>What a newcomer says of its own when it joins.</summary>
public sealed class JoiningForm : PartForm, IOnceForm
{
    public Guid FormId { get; set; }
}

internal sealed class JoiningFormValidator(Texts texts) : PartFormValidator<JoiningForm>(texts);

public sealed record JoiningPage(JoiningForm Form, InvitationDetails Invitation);
