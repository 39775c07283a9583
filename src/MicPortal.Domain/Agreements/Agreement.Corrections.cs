using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// A correction (a spelling, a reference) keeps the approvals of the version before once every other party that had given one
/// (where the reviser's alone had: every other party) says that it is "not of substance". One "no" makes it a revision like any other.
/// </summary>
public sealed partial class Agreement
{
    /// <summary>An approval of the current version is what a correction can keep, one's own too.</summary>
    public bool CanBeCorrected => !IsOnPaper && parties.Exists(party => CurrentVersion.EndorsementOf(party) is not null);

    /// <summary>
    /// The party's approval of the version before holds for the current one if that is only a correction, and nobody has said yet that it is not. Who has
    /// approved the current one itself, and be it withdrawn, has spoken for itself. Needs the version that it corrects.
    /// </summary>
    public bool MayKeepApproval(AgreementParty party) =>
        MayBeJudgedBy(party) && Corrected.EndorsementOf(party) is not null;

    /// <summary>
    /// Whether the party is asked if the current version is only a correction: who had approved the version before, or every other party where the reviser's
    /// alone had, since nobody else would have judged it. Needs the version that it corrects.
    /// </summary>
    public bool IsAskedAboutCorrection(AgreementParty party) =>
        MayBeJudgedBy(party) && party.OrganisationId != CurrentVersion.WrittenByOrganisationId && party.MarkedCorrectionNumber != CurrentVersionNumber
        && (Corrected.EndorsementOf(party) is not null || parties.TrueForAll(other => other.OrganisationId == CurrentVersion.WrittenByOrganisationId || Corrected.EndorsementOf(other) is null));

    /// <summary>The party says whether the current version only corrects the one before. Needs the version that it corrects.</summary>
    public void AnswerCorrection(int versionNumber, bool isCorrection, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        RequireCurrent(versionNumber);
        Require(IsAskedAboutCorrection(party), "Corrections.Errors.NotAsked");
        Record(isCorrection ? ActName.AgreementCorrectionMarked : ActName.AgreementCorrectionRefused, by, at, CurrentVersionNumber);
        if (isCorrection)
        {
            party.MarkCorrection(CurrentVersionNumber);
            KeepApprovalsWhenAllAgree(by, at);
        }
        else
        {
            CurrentVersion.Settle(CorrectionState.Refused);
        }
    }

    private bool MayBeJudgedBy(AgreementParty party) =>
        CurrentVersion.Correction == CorrectionState.Asked && CurrentVersion.Endorsements.All(endorsement => endorsement.AgreementParty != party);

    private AgreementVersion Corrected => versions.Single(version => version.Number == CurrentVersion.CorrectedNumber);

    /// <summary>Whoever approves the new version itself is not asked any more.</summary>
    private void KeepApprovalsWhenAllAgree(Actor by, DateTime at)
    {
        if (CurrentVersion.Correction != CorrectionState.Asked || parties.Exists(IsAskedAboutCorrection))
        {
            return;
        }

        foreach (var party in parties.Where(MayKeepApproval))
        {
            CurrentVersion.Add(new AgreementEndorsement(Corrected.EndorsementOf(party)!, Corrected.Number));
        }

        CurrentVersion.Settle(CorrectionState.Kept);
        Record(ActName.AgreementApprovalsKept, by, at, CurrentVersionNumber);
        FollowEndorsements();
    }
}

/// <summary>What became of a version that was marked as a correction.</summary>
public enum CorrectionState
{
    /// <summary>Parties that had approved the version before have not answered yet.</summary>
    Asked,

    /// <summary>All agreed: their approvals hold for it.</summary>
    Kept,

    /// <summary>One did not, or one declined, returned or withdrew: a revision like any other.</summary>
    Refused,
}
