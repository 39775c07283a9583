using MicPortal.Application.Administration;

namespace MicPortal.Web.Models.Administration;

/// <param name="AccessRequests">That wait for a decision.</param>
public sealed record AdminOverview(PortalFigures Figures, int AccessRequests);
