using MicPortal.Application.Uploads;
using MicPortal.Domain.Uploads;

namespace MicPortal.Web.Models.Uploads;

/// <summary>What an upload would do, or, once it is confirmed, what came of it and which of its rows were left out.</summary>
public sealed record UploadPage(int Id, string FileName, DateTime UploadedAt, DateTime? ConfirmedAt, int MembersListed, int PartnershipsReported, UploadPlan Plan, bool OnlyWrong, int From)
{
    public const int Size = 20;

    public IReadOnlyList<PlannedRow> Rows { get; } = [.. OnlyWrong ? Plan.Wrong : Plan.Rows];

    public IEnumerable<PlannedRow> Shown => Rows.Skip(Start).Take(Size);

    public int Start => Math.Clamp(From, 0, Math.Max(0, (Rows.Count - 1) / Size * Size)) / Size * Size;

    public bool DoesNothing => Plan.MembersListed + Plan.PartnershipsReported == 0;

    public string Url => $"/association/uploads/{Id}";

    public string Page(bool onlyWrong, int from) => $"{Url}?show={(onlyWrong ? "wrong" : "all")}&from={from}";
}

/// <param name="Latest">What was uploaded before.</param>
public sealed record UploadList(IReadOnlyList<UploadSummary> Latest);
