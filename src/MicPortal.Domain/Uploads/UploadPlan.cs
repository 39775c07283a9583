using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Uploads;

/// <summary>What is known where the rows of an upload are judged.</summary>
/// <param name="Country">The code of what was written, a code or a name; null for none.</param>
/// <param name="Members">The municipalities that the association lists now.</param>
/// <param name="FormerMembers">Those whose membership has ended.</param>
/// <param name="Partnerships">Ids by the set of parties, of those that the association may see.</param>
/// <param name="Now">UTC.</param>
public sealed record UploadKnown(
    Func<string, string?> Country,
    IReadOnlyList<UploadPlace> Places,
    IReadOnlySet<int> Members,
    IReadOnlySet<int> FormerMembers,
    IReadOnlyDictionary<string, int> Partnerships,
    DateTime Now)
{
    /// <summary>The municipalities that this upload has listed.</summary>
    public IReadOnlySet<int> Listed { get; init; } = new HashSet<int>();

    /// <summary>The sets of parties of the partnerships that this upload has reported.</summary>
    public IReadOnlySet<string> Reported { get; init; } = new HashSet<string>();
}

/// <summary>What each row of an upload will do, or has done. A row with an error does nothing; the others do not wait for it.</summary>
public sealed class UploadPlan
{
    private readonly UploadKnown known;

    private UploadPlan(UploadKnown known) => this.known = known;

    public required IReadOnlyList<PlannedRow> Rows { get; init; }

    public IEnumerable<PlannedRow> Good => Rows.Where(row => row.Errors.Count == 0);

    public IEnumerable<PlannedRow> Wrong => Rows.Where(row => row.Errors.Count > 0);

    public int MembersListed => Good.Count(row => row.Membership == PlannedMembership.Lists);

    public int PartnershipsReported => Good.Count(row => row.Partnership == PlannedPartnership.Reports);

    public static UploadPlan Of(IEnumerable<UploadRow> rows, UploadKnown known)
    {
        var plan = new UploadPlan(known) { Rows = [.. rows.OrderBy(row => row.Number).Select(row => new PlannedRow(row))] };
        foreach (var row in plan.Rows)
        {
            plan.Read(row);
        }

        plan.Repeated();
        // Who is listed by a row of its own may stand in the others without a date.
        var listed = plan.Good.Where(row => row.Lists).Select(row => row.Municipality!.Id).ToHashSet();
        foreach (var row in plan.Good.Where(row => !row.Lists && !listed.Contains(row.Municipality!.Id) && !known.Members.Contains(row.Municipality.Id)).ToList())
        {
            row.Errors.Add(new UploadError("NotAMember", row.Municipality!.Name));
        }

        plan.Decide();
        return plan;
    }

    private void Read(PlannedRow row)
    {
        row.Municipality = Place(row, row.Row.Municipality, row.Row.Country, "MunicipalityMissing");
        row.Since = Date(row, row.Row.MemberSince, "SinceInFuture");
        if (row.HasPartner)
        {
            row.Partner = Place(row, row.Row.Partner, row.Row.PartnerCountry, "PartnerMissing");
            row.FirstContact = Date(row, row.Row.FirstContact, "FirstContactInFuture");
        }

        if (row.Municipality is { } municipality)
        {
            if (municipality.Id == row.Partner?.Id)
            {
                row.Errors.Add(new UploadError("WithItself", municipality.Name));
            }

            if (known.FormerMembers.Contains(municipality.Id) && !known.Members.Contains(municipality.Id))
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
                row.Errors.Add(new UploadError("Repeated", first[key]));
            }
        }
    }

    private void Decide()
    {
        var listed = known.Members.Except(known.Listed).ToHashSet();
        var reported = new HashSet<string>();
        foreach (var row in Good)
        {
            row.Membership = !row.Lists || !listed.Add(row.Municipality!.Id) ? PlannedMembership.IsListed
                : known.Listed.Contains(row.Municipality.Id) ? PlannedMembership.Listed : PlannedMembership.Lists;
            if (row.Partner is { } partner)
            {
                var parties = Partnership.PartySetOf([row.Municipality!.Id, partner.Id]);
                row.PartnershipId = known.Partnerships.TryGetValue(parties, out var id) ? id : null;
                // Of two members each may name the other.
                row.Partnership = (row.PartnershipId is not null && !known.Reported.Contains(parties)) || !reported.Add(parties) ? PlannedPartnership.IsThere
                    : row.PartnershipId is null ? PlannedPartnership.Reports : PlannedPartnership.Reported;
            }
        }
    }

    private UploadPlace? Place(PlannedRow row, string name, string country, string missing)
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

        row.Errors.Add(found.Count == 0 ? new UploadError("NoSuchPlace", name, code) : new UploadError("SeveralPlaces", name, found.Count) { Places = found });
        return null;
    }

    private PartialDate? Date(PlannedRow row, string text, string inFuture)
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

        if (date.IsInFuture(known.Now))
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

    /// <summary>Since when it is a member, the row says, and nothing follows: it is listed already.</summary>
    public bool LeavesDateOut => Membership == PlannedMembership.IsListed && Since is not null;

    /// <summary>It names a member; one that names a partnership alone says so of a member.</summary>
    public bool Lists => !HasPartner || Row.MemberSince.Length > 0;
}

/// <param name="Code">The end of the key of its text: Uploads.Error.….</param>
public sealed record UploadError(string Code, params object[] Arguments)
{
    /// <summary>That bear the name, where several do.</summary>
    public IReadOnlyList<UploadPlace> Places { get; init; } = [];
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
