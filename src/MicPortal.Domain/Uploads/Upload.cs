using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Uploads;

/// <summary>
/// An association's list of its members and of their known partnerships, as its file says. Nothing follows from it before
/// the association has seen what each row would do, and confirms it, once.
/// </summary>
public sealed class Upload : AggregateRoot
{
    public const int MostRows = 500;
    public const int MostMegabytes = 2;
    public const int MostBytes = MostMegabytes * 1024 * 1024;
    public const int FileNameLimit = 200;

    private readonly List<UploadRow> rows = [];

    private Upload()
    {
    }

    public int AssociationId { get; private set; }

    public string FileName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>UTC; null while it is only looked at.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public int MembersListed { get; private set; }

    public int PartnershipsReported { get; private set; }

    /// <summary>Those of which nothing came, as they were wrong.</summary>
    public int RowsLeftOut { get; private set; }

    public IReadOnlyCollection<UploadRow> Rows => rows;

    public static Upload Of(int associationId, string fileName, IReadOnlyCollection<UploadRow> rows, Actor by, DateTime at)
    {
        var upload = new Upload { AssociationId = associationId, FileName = fileName, UploadedAt = at };
        upload.rows.AddRange(rows);
        upload.Record(ActName.UploadStored, by, at);
        return upload;
    }

    /// <summary>What came of each row, said once.</summary>
    /// <param name="plan">Of its rows.</param>
    /// <param name="reported">The ids of the partnerships that it reported, by their sets of parties.</param>
    public void Confirm(UploadPlan plan, IReadOnlyDictionary<string, int> reported, Actor by, DateTime at)
    {
        if (ConfirmedAt is not null)
        {
            throw new DomainException("Uploads.Errors.ConfirmedAlready");
        }

        if (plan.MembersListed + plan.PartnershipsReported == 0)
        {
            throw new DomainException("Uploads.Errors.NothingToDo");
        }

        (ConfirmedAt, MembersListed, PartnershipsReported, RowsLeftOut) = (at, plan.MembersListed, plan.PartnershipsReported, plan.Wrong.Count());
        foreach (var row in plan.Rows)
        {
            row.Row.Outcome = row.OutcomeWith(reported).Write();
        }

        Record(ActName.UploadConfirmed, by, at);
    }
}

/// <summary>A row of the file, as it was written there.</summary>
public sealed class UploadRow
{
    public const int CellLimit = 200;

    public int Id { get; private set; }

    public int UploadId { get; private set; }

    /// <summary>The row's number in the file, the headings being the first.</summary>
    public required int Number { get; init; }

    public required string Municipality { get; init; }

    public required string Country { get; init; }

    public required string MemberSince { get; init; }

    public required string Partner { get; init; }

    public required string PartnerCountry { get; init; }

    public required string FirstContact { get; init; }

    /// <summary>An <see cref="UploadOutcome"/>, as JSON; null while the upload is not confirmed.</summary>
    public string? Outcome { get; internal set; }
}
