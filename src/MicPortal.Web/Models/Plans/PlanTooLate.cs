namespace MicPortal.Web.Models.Plans;

/// <summary>What is shown in place of a form that was sent when there was nothing any more to approve or to decline.</summary>
/// <param name="Stands">How the plan stands.</param>
/// <param name="Nothing">That nothing was recorded.</param>
/// <param name="Reason">That was typed.</param>
/// <param name="Url">Of the record.</param>
public sealed record PlanTooLate(NextStep Stands, string Nothing, string? Reason, string Url, string Back, bool CanWithdrawEndorsement);
