using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Uploads;

/// <summary>What is known where the rows of an upload are judged.</summary>
/// <param name="Country">The code of what was written, a code or a name; null for none.</param>
/// <param name="Members">The municipalities that the association lists now, and since when they are members.</param>
/// <param name="FormerMembers">Those whose membership has ended.</param>
/// <param name="Partnerships">Ids by the set of parties, of those that the association may see.</param>
/// <param name="Now">UTC.</param>
public sealed record UploadKnown(
    Func<string, string?> Country,
    IReadOnlyList<UploadPlace> Places,
    IReadOnlyDictionary<int, PartialDate?> Members,
    IReadOnlySet<int> FormerMembers,
    IReadOnlyDictionary<string, int> Partnerships,
    DateTime Now);

/// <summary>What each row of an upload will do, or did when it was confirmed. A row with an error does nothing; the others do not wait for it.</summary>
public sealed class UploadPlan
{
    private UploadPlan()
    {
    }

    public required IReadOnlyList<PlannedRow> Rows { get; init; }

    public IEnumerable<PlannedRow> Good => Rows.Where(row => row.Errors.Count == 0);

    public IEnumerable<PlannedRow> Wrong => Rows.Where(row => row.Errors.Count > 0);

    public int MembersListed => Good.Count(row => row.Membership == PlannedMembership.Lists);

    public int PartnershipsReported => Good.Count(row => row.Partnership == PlannedPartnership.Reports);

    public static UploadPlan Of(IEnumerable<UploadRow> rows, UploadKnown known)
    {
        var plan = new UploadPlan { Rows = [.. rows.OrderBy(row => row.Number).Select(row => new PlannedRow(row))] };
        foreach (var row in plan.Rows)
        {
            Read(row, known);
        }

        plan.Repeated();
        // Who is listed by a row of its own may stand in the others without a date.
        var listed = plan.Good.Where(row => row.Lists).Select(row => row.Municipality!.Id).ToHashSet();
        foreach (var row in plan.Good.Where(row => !row.Lists && !listed.Contains(row.Municipality!.Id) && !known.Members.ContainsKey(row.Municipality.Id)).ToList())
        {
            row.Errors.Add(new UploadError("NotAMember", row.Municipality!.Name));
        }

        plan.Decide(known);
        return plan;
    }

    /// <summary>As its rows were confirmed.</summary>
    public static UploadPlan Done(IEnumerable<UploadRow> rows) => new() { Rows = [.. rows.OrderBy(row => row.Number).Select(PlannedRow.Done)] };

    private static void Read(PlannedRow row, UploadKnown known)
    {
        row.Municipality = Place(row, row.Row.Municipality, row.Row.Country, "MunicipalityMissing", known);
        row.Since = Date(row, row.Row.MemberSince, "SinceInFuture", known.Now);
        if (row.HasPartner)
        {
            row.Partner = Place(row, row.Row.Partner, row.Row.PartnerCountry, "PartnerMissing", known);
            row.FirstContact = Date(row, row.Row.FirstContact, "FirstContactInFuture", known.Now);
        }

        if (row.Municipality is { } municipality)
        {
            if (municipality.Id == row.Partner?.Id)
            {
                row.Errors.Add(new UploadError("WithItself", municipality.Name));
            }

            if (known.FormerMembers.Contains(municipality.Id) && !known.Members.ContainsKey(municipality.Id))
            {
                row.Errors.Add(new UploadError("MembershipEnded", municipality.Name));
            }
        }
    }

    private void Repeated()
    {
        var first = new Dictionary<(int, int?), int>();
        foreach (var row in Good.ToList())
        {
            var key = (row.Municipality!.Id, row.Partner?.Id);
            if (!first.TryAdd(key, row.Row.Number))
            {
                row.Errors.Add(new UploadError("Repeated", $"{first[key]}"));
            }
        }
    }

    private void Decide(UploadKnown known)
    {
        var listed = known.Members.ToDictionary();
        var reported = new HashSet<string>();
        foreach (var row in Good)
        {
            row.Membership = row.Lists && listed.TryAdd(row.Municipality!.Id, row.Since) ? PlannedMembership.Lists : PlannedMembership.IsListed;
            row.LeavesDateOut = row is { Membership: PlannedMembership.IsListed, Since: { } since } && listed[row.Municipality!.Id] != since;
            if (row.Partner is { } partner)
            {
                var parties = Partnership.PartySetOf([row.Municipality!.Id, partner.Id]);
                row.PartnershipId = known.Partnerships.TryGetValue(parties, out var id) ? id : null;
                // Of two members each may name the other.
                row.Partnership = row.PartnershipId is not null || !reported.Add(parties) ? PlannedPartnership.IsThere : PlannedPartnership.Reports;
            }
        }
    }

    private static UploadPlace? Place(PlannedRow row, string name, string country, string missing, UploadKnown known)
    {
        if (name.Length == 0)
        {
            row.Errors.Add(new UploadError(missing));
            return null;
        }

        if (country.Length == 0)
        {
            row.Errors.Add(new UploadError("CountryMissing", name));
            return null;
        }

        if (known.Country(country) is not { } code)
        {
            row.Errors.Add(new UploadError("UnknownCountry", country));
            return null;
        }

        var found = UploadPlace.Named(name, code, known.Places);
        if (found is [var only])
        {
            return only;
        }

        row.Errors.Add(found.Count == 0 ? new UploadError("NoSuchPlace", name, code) : new UploadError("SeveralPlaces", name, $"{found.Count}") { Places = [.. found.Take(UploadError.MostPlaces)], MorePlaces = Math.Max(0, found.Count - UploadError.MostPlaces) });
        return null;
    }

    private static PartialDate? Date(PlannedRow row, string text, string inFuture, DateTime now)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!UploadDate.TryRead(text, out var date))
        {
            row.Errors.Add(new UploadError("NoDate", text));
            return null;
        }

        if (date.IsInFuture(now))
        {
            row.Errors.Add(new UploadError(inFuture));
        }

        return date;
    }
}

public sealed class PlannedRow(UploadRow row)
{
    public UploadRow Row { get; } = row;

    public List<UploadError> Errors { get; } = [];

    public UploadPlace? Municipality { get; internal set; }

    public UploadPlace? Partner { get; internal set; }

    public PartialDate? Since { get; internal set; }

    public PartialDate? FirstContact { get; internal set; }

    public PlannedMembership Membership { get; internal set; }

    public PlannedPartnership Partnership { get; internal set; }

    /// <summary>Of the one that is there already.</summary>
    public int? PartnershipId { get; internal set; }

    public bool HasPartner => Row.Partner.Length > 0 || Row.PartnerCountry.Length > 0 || Row.FirstContact.Length > 0;

    /// <summary>The row says another date than the one since when it is listed already, and nothing follows from it.</summary>
    public bool LeavesDateOut { get; internal set; }

    /// <summary>It names a member; one that names a partnership alone says so of a member.</summary>
    public bool Lists => !HasPartner || Row.MemberSince.Length > 0;

    internal UploadOutcome OutcomeWith(IReadOnlyDictionary<string, int> reported) => new(
        Membership == PlannedMembership.Lists ? PlannedMembership.Listed : Membership,
        Partnership == PlannedPartnership.Reports ? PlannedPartnership.Reported : Partnership,
        PartnershipId ?? (Municipality is { } one && Partner is { } other && reported.TryGetValue(Partnerships.Partnership.PartySetOf([one.Id, other.Id]), out var id) ? id : null),
        LeavesDateOut,
        Municipality is null ? null : Municipality with { FoldedNames = [] },
        Partner is null ? null : Partner with { FoldedNames = [] },
        Errors);

    internal static PlannedRow Done(UploadRow row)
    {
        var outcome = UploadOutcome.Read(row.Outcome!);
        var done = new PlannedRow(row)
        {
            Municipality = outcome.Municipality,
            Partner = outcome.Partner,
            Since = UploadDate.TryRead(row.MemberSince, out var since) ? since : null,
            FirstContact = UploadDate.TryRead(row.FirstContact, out var first) ? first : null,
            Membership = outcome.Membership,
            Partnership = outcome.Partnership,
            PartnershipId = outcome.PartnershipId,
            LeavesDateOut = outcome.LeavesDateOut,
        };
        done.Errors.AddRange(outcome.Errors);
        return done;
    }
}

/// <param name="Code">The end of the key of its text: Uploads.Error.….</param>
public sealed record UploadError(string Code, params string[] Arguments)
{
    /// <summary>Of many that bear a name, the first are named.</summary>
    public const int MostPlaces = 5;

    /// <summary>That bear the name, where several do.</summary>
    public IReadOnlyList<UploadPlace> Places { get; init; } = [];

    public int MorePlaces { get; init; }
}

public enum PlannedMembership
{
    IsListed,
    Lists,

    /// <summary>By this upload.</summary>
    Listed,
}

public enum PlannedPartnership
{
    None,
    Reports,

    /// <summary>By this upload.</summary>
    Reported,
    IsThere,
}
