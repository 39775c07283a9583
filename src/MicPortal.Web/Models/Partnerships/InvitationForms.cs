using FluentValidation;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>Whom to invite.</summary>
/// <param name="Query">Null before a search, empty where nothing was typed.</param>
/// <param name="IsUnknown">The address names one that is not in the portal.</param>
/// <param name="Chosen">Of those found, to be looked at once more before it is invited.</param>
public sealed record InvitationSearch(PartnershipDetails Partnership, string? Query, IReadOnlyList<OrganisationName> Found, OrganisationName? Chosen, bool IsUnknown)
{
    public bool MayInvite(int organisationId) => !IsIn(organisationId) && !IsInvited(organisationId);

    public bool IsInvited(int organisationId) => Partnership.Invitations.Exists(invitation => invitation.OrganisationId == organisationId);

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

    /// <param name="before">What it had said as a party, of who comes back; null for a newcomer.</param>
    public static JoiningForm Of(InvitationDetails? invitation, PartnershipParty? before, string language) => new()
    {
        FormId = Guid.NewGuid(),
        FirstContact = DateInput.Of(invitation?.FirstContact),
        Themes = invitation?.Themes ?? [],
        Path = before?.Path?.ToString(),
        EarlierAgreement = before?.Path == PathKind.EarlierAgreement ? before.PathDetail : null,
        Aim = before?.Path == PathKind.PoliticalWill ? before.PathDetail : null,
        Organisations = before?.Path == PathKind.CivilSociety ? before.PathDetail : null,
        Project = before?.Path == PathKind.LargeProject ? before.PathDetail : null,
        Vision = before?.Visions.FirstOrDefault()?.Text,
        VisionLanguage = before?.Visions.FirstOrDefault()?.Language ?? language,
    };
}

internal sealed class JoiningFormValidator(Texts texts) : PartFormValidator<JoiningForm>(texts);

/// <param name="WhyNot">It cannot be sent, though it could be when it was opened; null where it can.</param>
/// <param name="KeptUntil">What was typed stands in the form when it opens again; null where it will not, or was not kept.</param>
public sealed record JoiningPage(JoiningForm Form, InvitationDetails Invitation, string? WhyNot, string? KeptUntil);
