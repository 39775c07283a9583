using MicPortal.Application.Partnerships;

namespace MicPortal.Web.Models;

public sealed record HomePage(RegisterFigures Figures, IReadOnlyList<ConfirmedRow> RecentlyConfirmed);
