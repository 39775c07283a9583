using MicPortal.Application.Administration;

namespace MicPortal.Web.Models.Administration;

/// <param name="OfficeOver">Accounts in use whose last day in office has passed.</param>
/// <param name="AccessRequests">That wait for a decision.</param>
public sealed record AdminOverview(PortalFigures Figures, int OfficeOver, int AccessRequests);
