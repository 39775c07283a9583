using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.Lists;
using MicPortal.Web.Models.Lists;

namespace MicPortal.Web.Models.ConfirmationRounds;

/// <param name="Asked">About how many partnerships a new round would ask.</param>
public sealed record ConfirmationRoundList(Page<RoundRow> Page, ListLinks Links, bool HasOpen, int Asked);

/// <summary>The address of a round's page: ?show=silent or ?show=confirmed.</summary>
public sealed record RoundQuery : ListQuery
{
    public string? Show { get; init; }

    public bool? Confirmed => Show?.ToLowerInvariant() switch { "confirmed" => true, "silent" => false, _ => null };
}

/// <summary>A round and a page of the partnerships that it asks about.</summary>
public sealed record ConfirmationRoundPage(RoundRow Round, bool? Confirmed, Page<RoundPartnership> Page, ListLinks Links);

/// <summary>A round with all its rows.</summary>
/// <param name="Address">Of the round, in full.</param>
public sealed record ConfirmationRoundPrint(RoundRow Round, IReadOnlyList<RoundPartnership> Rows, string Association, string Address);
