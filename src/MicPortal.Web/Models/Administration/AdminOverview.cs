using MicPortal.Application.Administration;

namespace MicPortal.Web.Models.Administration;

public sealed record AdminOverview(PortalFigures Figures);
