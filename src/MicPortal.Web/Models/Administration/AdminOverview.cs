using MicPortal.Application.Administration;
using MicPortal.Application.Lists;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Administration;

public sealed record AdminOverview(PortalFigures Figures, Page<UserRow> Page, ListLinks Links);
