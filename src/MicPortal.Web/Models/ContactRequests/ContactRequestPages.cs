using MicPortal.Application.ContactRequests;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.ContactRequests;

/// <param name="To">Whom it is written to.</param>
/// <param name="WorkingLanguage">Of the addressed; null where it is not known.</param>
public sealed record ContactRequestFormPage(ContactRequestForm Form, MunicipalityDetails To, MunicipalityOutreach Outreach, string? WorkingLanguage);

public sealed record ContactRequestList(Page<ContactRequestRow> Page, ListLinks Links, Actor Actor);

/// <summary>A contact request with the form to answer it.</summary>
public sealed record ContactRequestPage(ContactRequestDetails Request, ContactAnswerForm Form, Actor Actor)
{
    private bool IsSender => Actor.ActsFor(Request.FromMunicipalityId);

    private (int Id, string Name) Other => IsSender ? (Request.ToMunicipalityId, Request.To) : (Request.FromMunicipalityId, Request.From);

    public bool CanAnswer(DateTime now) => Request.StatusAt(now) == ContactRequestStatus.Waiting && ContactRequestAccess.CanAnswer(Request.ToMunicipalityId, Actor);

    public bool CanWithdraw(DateTime now) => Request.StatusAt(now) == ContactRequestStatus.Waiting && ContactRequestAccess.CanWithdraw(Request.FromMunicipalityId, Actor);

    public NextStep Next(Texts texts, Dates dates)
    {
        var status = Request.StatusAt(dates.Now);
        var until = dates.Text(Request.AskedAt.AddDays(ContactRequest.LifetimeDays));
        if (Request.PartnershipId is { } partnership)
        {
            return new NextStep(texts["ContactRequests.Next.Partners", Other.Name], null) { Url = $"/partnerships/{partnership}", Label = texts["ContactRequests.ToPartnership"] };
        }

        return status switch
        {
            ContactRequestStatus.Waiting when IsSender =>
                new NextStep(texts["ContactRequests.Next.WaitsForThem", Request.To], texts[Request.ToHasUsers ? "ContactRequests.Next.Until" : "ContactRequests.Next.NobodyYet", until, Request.To]),
            ContactRequestStatus.Waiting => new NextStep(texts["ContactRequests.Next.WaitsForYou", Request.From], texts["ContactRequests.Next.Until", until, Request.To])
            {
                Url = "#answer",
                Label = CanAnswer(dates.Now) ? texts["ContactRequests.AnswerIt"] : null,
                WaitsForReader = CanAnswer(dates.Now),
            },
            ContactRequestStatus.Accepted => new NextStep(texts["ContactRequests.Next.Accepted", Request.To], texts["ContactRequests.Next.Accepted.Text"])
            {
                Url = $"/partnerships/new?with={Other.Id}&contact={Request.Id}",
                Label = Actor.Writes ? texts["ContactRequests.OpenPartnership"] : null,
                WaitsForReader = Actor.Writes,
            },
            _ => new NextStep(texts[$"ContactRequests.Next.{status}", Request.To, Request.From], null)
            {
                Url = $"/municipalities/{Other.Id}/contact-requests/new",
                Label = ContactRequestAccess.CanAsk(Other.Id, Actor) ? texts["ContactRequests.WriteAgain"] : null,
            },
        };
    }
}
