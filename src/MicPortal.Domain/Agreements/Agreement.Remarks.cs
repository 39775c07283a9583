using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// Talk about a proposed text. Remarks commute with everything: whoever writes one disturbs nobody who revises or approves.
/// </summary>
public sealed partial class Agreement
{
    private readonly List<AgreementRemark> remarks = [];

    public IReadOnlyCollection<AgreementRemark> Remarks => remarks;

    /// <summary>Proposed or endorsed, and signed by nobody: the text can still change.</summary>
    public static bool IsTalkedAbout(AgreementStatus status, bool hasSignature) => status is AgreementStatus.Proposed or AgreementStatus.Endorsed && !hasSignature;

    /// <param name="versionNumber">The version that was read; a newer one does not make the remark void.</param>
    public void Remark(int versionNumber, RemarkSubject subject, string text, Actor by, DateTime at)
    {
        RequireTalk(by);
        Require(versionNumber >= 1 && versionNumber <= CurrentVersionNumber, "Remarks.Errors.NoSuchVersion");
        if (subject.Section == RemarkSection.Contribution ? parties.All(party => party.OrganisationId != subject.ContributionOf) : subject.ContributionOf is not null)
        {
            throw new DomainException("Remarks.Errors.SectionMissing") { Field = "Section" };
        }

        remarks.Add(new AgreementRemark(versionNumber, subject, text, isReturn: false, by, at));
        Record(ActName.AgreementRemarked, by, at, versionNumber);
    }

    /// <summary>Needs the remark with its answers.</summary>
    public void AnswerRemark(int remarkId, string text, Actor by, DateTime at)
    {
        RequireTalk(by);
        var remark = RemarkOf(remarkId);
        Require(remark.ClosedAt is null, "Remarks.Errors.Closed");
        Require(remark.Answers.Count < AgreementRemark.AnswerLimit, "Remarks.Errors.AnswersFull");
        remark.Answer(text, by, at);
        Record(ActName.AgreementRemarkAnswered, by, at, remark.VersionNumber);
    }

    /// <summary>
    /// By the party that wrote it, or that has revised the text since. Needs the remark with its answers, and the versions. Closing what is closed changes nothing.
    /// </summary>
    /// <param name="answersRead">How many answers whoever closes it has read: one that came meanwhile is not closed away.</param>
    public void CloseRemark(int remarkId, int answersRead, Actor by, DateTime at)
    {
        RequireTalk(by);
        var remark = RemarkOf(remarkId);
        Require(
            RemarkIsClosedBy(by.OrganisationId, remark.OrganisationId, remark.WrittenAt, versions.Select(version => (version.WrittenAt, version.WrittenByOrganisationId))),
            "Remarks.Errors.NotYoursToClose");
        if (remark.ClosedAt is null)
        {
            Require(remark.Answers.Count == answersRead, "Remarks.Errors.AnsweredMeanwhile");
            remark.Close(by, at);
            Record(ActName.AgreementRemarkClosed, by, at, remark.VersionNumber);
        }
    }

    /// <summary>Who may close it; the same rule for what a query has read.</summary>
    public static bool RemarkIsClosedBy(int? organisationId, int writtenBy, DateTime writtenAt, IEnumerable<(DateTime WrittenAt, int? WrittenBy)> versions) =>
        organisationId is not null && (organisationId == writtenBy || versions.Any(version => version.WrittenAt > writtenAt && version.WrittenBy == organisationId));

    /// <summary>
    /// "Not yet": the mayor's office returns the version to its own officers and the others, with a remark on the whole. It
    /// holds until a new version comes, or the party approves after all. What was asked about a correction is answered with it: no.
    /// </summary>
    public void Return(int versionNumber, string reason, Actor by, DateTime at)
    {
        var party = PartyOf(by);
        Require(by.Role == UserRole.MayorsOffice, "Remarks.Errors.OnlyTheMayorsOffice");
        Require(IsTalkedAbout(Status, HasSignature), "Agreements.Errors.NotProposed");
        RequireCurrent(versionNumber);
        Require(CurrentVersion.EndorsementOf(party) is null, "Agreements.Errors.AlreadyEndorsed");
        Require(party.ReturnedVersionNumber != versionNumber, "Remarks.Errors.ReturnedAlready");
        party.Return(versionNumber, at);
        CurrentVersion.GiveUpCorrection();
        remarks.Add(new AgreementRemark(versionNumber, new RemarkSubject(RemarkSection.Whole), reason, isReturn: true, by, at));
        Record(ActName.AgreementReturned, by, at, versionNumber);
    }

    private void RequireTalk(Actor by)
    {
        PartyOf(by);
        Require(IsTalkedAbout(Status, HasSignature), "Remarks.Errors.NotNow");
    }

    private AgreementRemark RemarkOf(int remarkId) => remarks.SingleOrDefault(remark => remark.Id == remarkId) ?? throw new DomainException("Remarks.Errors.Gone");
}
