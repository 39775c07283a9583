using System.Globalization;
using MicPortal.Application.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Models.Organisations;

public static class ChoiceItems
{
    public static IEnumerable<SelectListItem> ToItems(this IEnumerable<AssociationChoice> associations) =>
        associations.Select(association => new SelectListItem(association.Abbreviation, association.Id.ToString(CultureInfo.InvariantCulture)));
}
