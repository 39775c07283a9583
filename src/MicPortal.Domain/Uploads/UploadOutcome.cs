using System.Text.Json;

namespace MicPortal.Domain.Uploads;

/// <summary>What came of a row when its upload was confirmed. It stands still, whatever becomes later of what the row made.</summary>
public sealed record UploadOutcome(
    PlannedMembership Membership, PlannedPartnership Partnership, int? PartnershipId, bool LeavesDateOut, UploadPlace? Municipality, UploadPlace? Partner, IReadOnlyList<UploadError> Errors)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static UploadOutcome Read(string text) => JsonSerializer.Deserialize<UploadOutcome>(text)!;
}
