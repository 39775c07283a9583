using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Organisations;

/// <param name="Partnerships">As the reader may see them.</param>
public sealed record MunicipalityPage(MunicipalityDetails Municipality, Page<PartnershipRow> Partnerships, ListLinks Links, bool CanEdit);
