using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>The talk about an agreement's text, in the words of the page.</summary>
public sealed class RemarkWords(Texts texts)
{
    /// <summary>"Purpose", "What Pemba brings", "Version 3 as a whole".</summary>
    public string Section(RemarkSubject subject, AgreementDetails agreement) => subject.ContributionOf is { } organisationId
        ? texts["Agreements.Brings", agreement.NameOf(organisationId)]
        : texts[$"Remarks.Section.{subject.Section}"];

    public IEnumerable<SelectListItem> Choices(AgreementDetails agreement, Actor actor) =>
        Enum.GetValues<RemarkSection>().SelectMany(section => section == RemarkSection.Contribution
            ? agreement.PartiesFor(actor).Select(party => new RemarkSubject(section, party.OrganisationId))
            : [new RemarkSubject(section)]).Select(subject => new SelectListItem(Section(subject, agreement), RemarkForm.KeyOf(subject)));
}
