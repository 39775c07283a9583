using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>A party accepts the partnership, or changes later what it said: the same questions.</summary>
public sealed class PartnershipEditForm : PartForm, IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public static PartnershipEditForm Of(PartnershipDetails partnership, PartyDetails party, string language) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = partnership.ConcurrencyToken,
        Path = party.Path?.ToString(),
        EarlierAgreement = party.Path == PathKind.EarlierAgreement ? party.PathDetail : null,
        Aim = party.Path == PathKind.PoliticalWill ? party.PathDetail : null,
        Organisations = party.Path == PathKind.CivilSociety ? party.PathDetail : null,
        Project = party.Path == PathKind.LargeProject ? party.PathDetail : null,
        FirstContact = DateInput.Of(partnership.FirstContact),
        Vision = party.Visions.FirstOrDefault()?.Text,
        VisionLanguage = party.Visions.FirstOrDefault()?.Language ?? language,
        Themes = partnership.Themes,
        Begun = party.Answer == PartyAnswer.Accepted ? party.SaysBegun.ToString() : null,
        Publication = party.Publication.ToString(),
    };
}

internal static class PartnershipEditForms
{
    /// <summary>Filled with what the actor's organisation said before; empty when the record is not its own (the page answers for that).</summary>
    public static async Task<PartnershipEditForm> FormOf(this PartnershipQueries partnerships, int id, Actor actor, CountryDirectory countries, CancellationToken cancel) =>
        await partnerships.Details(id, actor, cancel) is { } partnership && partnership.Parties.SingleOrDefault(party => party.OrganisationId == actor.OrganisationId) is { } own
            ? PartnershipEditForm.Of(partnership, own, own.Language ?? countries.DefaultLanguage(own.CountryCode))
            : new PartnershipEditForm();
}

internal sealed class PartnershipEditFormValidator(Texts texts) : PartFormValidator<PartnershipEditForm>(texts);

public sealed record PartnershipEditPage(PartnershipEditForm Form, PartnershipDetails Partnership, bool IsAcceptance);
