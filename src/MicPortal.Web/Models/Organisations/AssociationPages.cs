using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.Organisations;

public sealed record AssociationList(Page<AssociationRow> Page, ListLinks Links);

public sealed record AssociationPage(AssociationDetails Association, IReadOnlyList<SisterAssociation> Sisters, Page<MunicipalityRow> Members, ListLinks Links);
