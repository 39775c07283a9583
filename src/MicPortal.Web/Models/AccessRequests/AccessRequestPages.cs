using MicPortal.Application.AccessRequests;
using MicPortal.Application.Lists;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.AccessRequests;

/// <param name="Unopened">Accepted, and nobody has opened the account.</param>
public sealed record AccessRequestList(Page<AccessRequestRow> Page, ListLinks Links, IReadOnlyList<AccessRequestRow> Unopened);

/// <summary>What a partner is told of a request, with the form to vouch.</summary>
public sealed record AccessVouchPage(AccessRequestOfPartner Request, AccessVouchForm Form);

/// <summary>A request with the form to refuse it.</summary>
public sealed record AccessRequestPage(AccessRequestRow Request, AccessRefusalForm Form)
{
    /// <summary>In TempData: the link that was just made. Under the request's own name, so that one that was not seen never stands on another's page.</summary>
    public static string LinkOf(int id) => $"Link{id}";
}
