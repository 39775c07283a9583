using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Agreements;

/// <summary>
/// One instrument of a partnership. Draft → Proposed → Endorsed → Signed; nothing takes effect before every party has
/// endorsed that very version, and from the first signature on the text is frozen.
/// </summary>
public sealed partial class Agreement : AggregateRoot
{
    public const int ReasonLimit = 500;

    private readonly List<AgreementParty> parties = [];
    private readonly List<AgreementVersion> versions = [];

    private Agreement()
    {
    }

    public int PartnershipId { get; private set; }

    /// <summary>For queries.</summary>
    public Partnership? Partnership { get; private set; }

    public AgreementStatus Status { get; private set; }

    /// <summary>Who drafts it, or recorded it from paper.</summary>
    public int DraftingOrganisationId { get; private set; }

    /// <summary>Signed before, or outside, the portal: no endorsement is asked for, the other parties confirm the record.</summary>
    public bool IsOnPaper { get; private set; }

    public bool IsDemo { get; private set; }

    public int CurrentVersionNumber { get; private set; }

    /// <summary>UTC; when so many had signed as it needs, or when all had confirmed the record of a paper.</summary>
    public DateTime? InForceAt { get; private set; }

    /// <summary>Why it was declined, as the declining party said.</summary>
    public string? DeclineReason { get; private set; }

    public int? DeclinedByOrganisationId { get; private set; }

    /// <summary>Why who had recorded a paper took the record back.</summary>
    public string? TakenBackReason { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? TakenBackAt { get; private set; }

    public IReadOnlyCollection<AgreementParty> Parties => parties;

    public IReadOnlyCollection<AgreementVersion> Versions => versions;

    public AgreementVersion CurrentVersion => versions.Single(version => version.Number == CurrentVersionNumber);

    public bool HasSignature => parties.Any(party => party.Signature is not null);

    /// <summary>A draft, seen by its drafting organisation alone.</summary>
    public static Agreement Draft(Partnership partnership, IReadOnlyCollection<int> organisationIds, AgreementContent content, Actor by, DateTime at) =>
        Drafted(partnership, organisationIds, content, earlierId: null, link: null, by, at);

    private static Agreement Drafted(Partnership partnership, IReadOnlyCollection<int> organisationIds, AgreementContent content, int? earlierId, AgreementLink? link, Actor by, DateTime at)
    {
        var agreement = Between(partnership, organisationIds, by);
        (agreement.EarlierId, agreement.Link) = (earlierId, link);
        agreement.GuardKind(content);
        content.Guard(organisationIds);
        GuardEndAhead(content, at);
        agreement.versions.Add(new AgreementVersion(0, content, by, at));
        agreement.Record(ActName.AgreementDrafted, by, at);
        return agreement;
    }

    /// <summary>An agreement that the parties signed on paper, recorded by one of them with the dates as far as known.</summary>
    public static Agreement RecordOnPaper(Partnership partnership, IReadOnlyDictionary<int, SignatureGiven> signatures, AgreementContent content, Actor by, DateTime at)
    {
        by.RequireBinding();
        var agreement = Between(partnership, [.. signatures.Keys], by);
        content.Guard([.. signatures.Keys]);
        agreement.IsOnPaper = true;
        agreement.Status = AgreementStatus.Signed;
        agreement.CurrentVersionNumber = 1;
        agreement.versions.Add(new AgreementVersion(1, content, by, at));
        foreach (var party in agreement.parties)
        {
            GuardSignatureDate(signatures[party.OrganisationId], at, $"Signatures[{party.OrganisationId}].Date");
            party.Sign(signatures[party.OrganisationId], by, at);
        }

        agreement.PartyOf(by).ConfirmPaper(at);
        agreement.Record(ActName.AgreementRecordedOnPaper, by, at);
        return agreement;
    }

    public AgreementParty PartyOf(Actor actor) =>
        parties.SingleOrDefault(party => party.OrganisationId == actor.OrganisationId) ?? throw new DomainException("Agreements.Errors.NotAParty");

    /// <summary>The version that the party endorsed last, whatever came after it; null when it never endorsed one.</summary>
    public AgreementVersion? LastEndorsedBy(AgreementParty party) =>
        versions.Where(version => version.EndorsementOf(party) is not null).MaxBy(version => version.Number);

    public void ChangeDraft(AgreementContent content, Actor by, DateTime at)
    {
        RequireOwnDraft(by);
        content.Guard([.. parties.Select(party => party.OrganisationId)]);
        GuardKind(content);
        GuardEndAhead(content, at);
        CurrentVersion.Write(content with { FullTextDocuments = CurrentVersion.FullTextDocuments }, by, at);
        Record(ActName.AgreementDraftChanged, by, at);
    }

    /// <summary>Only a draft can be deleted: nothing that was ever shared is.</summary>
    public void Delete(Actor by, DateTime at)
    {
        RequireOwnDraft(by);
        Record(ActName.AgreementDraftDeleted, by, at);
    }

    /// <summary>All parties can read it from now on; the working copy becomes version 1.</summary>
    public void Propose(Actor by, DateTime at)
    {
        RequireOwnDraft(by);
        CurrentVersion.BecomeFirst();
        CurrentVersionNumber = 1;
        Status = AgreementStatus.Proposed;
        Record(ActName.AgreementProposed, by, at, CurrentVersionNumber);
    }

    /// <summary>
    /// Any party changes the text: a new version, which asks all again. Without a real difference nothing happens.
    /// A declined agreement is proposed again with it; an unconfirmed paper is corrected by who recorded it.
    /// </summary>
    /// <param name="paperSignatures">The signatures as they stand on a paper, by organisation; null leaves them as recorded.</param>
    /// <param name="isCorrection">The reviser holds it to be "not of substance"; where no party has approved the text, it is an ordinary revision.</param>
    /// <returns>Whether there is a new version.</returns>
    public bool Revise(AgreementContent content, Actor by, DateTime at, IReadOnlyDictionary<int, SignatureGiven>? paperSignatures = null, bool isCorrection = false) =>
        ReviseTo(content with { FullTextDocuments = CurrentVersion.FullTextDocuments }, by, at, paperSignatures, isCorrection);

    private bool ReviseTo(AgreementContent content, Actor by, DateTime at, IReadOnlyDictionary<int, SignatureGiven>? paperSignatures = null, bool isCorrection = false)
    {
        PartyOf(by);
        // A paper's corrector confirms it, and who takes a text for a correction keeps its party's approval.
        if (IsOnPaper || isCorrection)
        {
            by.RequireBinding();
        }

        Require(Status != AgreementStatus.Draft, "Agreements.Errors.StillADraft");
        Require(!HasSignature || PaperCanBeCorrectedBy(by), "Agreements.Errors.TextFrozen");
        content.Guard([.. parties.Select(party => party.OrganisationId)]);
        GuardKind(content);
        if (!IsOnPaper)
        {
            GuardEndAhead(content, at);
        }

        var correctsSignatures = IsOnPaper && paperSignatures is not null && CorrectSignatures(paperSignatures, by, at);
        if (!correctsSignatures && AgreementDifference.Between(CurrentVersion.Content, content).Count == 0)
        {
            return false;
        }

        var corrected = isCorrection && Status != AgreementStatus.Declined && CanBeCorrected ? CurrentVersionNumber : (int?)null;
        var before = CurrentVersion;
        CurrentVersionNumber++;
        versions.Add(new AgreementVersion(CurrentVersionNumber, content, by, at));
        if (IsOnPaper)
        {
            CurrentVersion.TakeCoSignaturesOf(before);
            parties.ForEach(party => party.AskAgain());
            PartyOf(by).ConfirmPaper(at);
            Record(ActName.AgreementPaperCorrected, by, at, CurrentVersionNumber);
            return true;
        }

        Status = AgreementStatus.Proposed;
        DeclineReason = null;
        DeclinedByOrganisationId = null;
        if (corrected is { } number)
        {
            CurrentVersion.AskAboutCorrectionOf(number);
        }

        Record(corrected is null ? ActName.AgreementRevised : ActName.AgreementCorrected, by, at, CurrentVersionNumber);
        return true;
    }

    /// <summary>A declined agreement is proposed again as it is.</summary>
    public void ProposeAgain(Actor by, DateTime at)
    {
        PartyOf(by);
        Require(Status == AgreementStatus.Declined, "Agreements.Errors.NotADraft");
        Require(!HasSignature, "Agreements.Errors.TextFrozen");
        Status = AgreementStatus.Proposed;
        DeclineReason = null;
        DeclinedByOrganisationId = null;
        Record(ActName.AgreementProposed, by, at, CurrentVersionNumber);
    }

    /// <summary>Who declines no longer approves: what it had endorsed of this version is withdrawn for the same reason.</summary>
    public void Decline(string reason, Actor by, DateTime at)
    {
        var party = PartyOf(by);
        Require(Status is AgreementStatus.Proposed or AgreementStatus.Endorsed, "Agreements.Errors.NotProposed");
        Require(party.Signature is null, "Agreements.Errors.AlreadySigned");
        if (CurrentVersion.EndorsementOf(party) is { } approval)
        {
            by.RequireBinding();
            approval.Withdraw(reason, at);
        }

        CurrentVersion.GiveUpCorrection();
        party.TakeReturnBack();
        Status = AgreementStatus.Declined;
        DeclineReason = reason;
        DeclinedByOrganisationId = by.OrganisationId;
        Record(ActName.AgreementDeclined, by, at, CurrentVersionNumber, reason);
    }

    /// <summary>
    /// The party approves the version in front of it: the mayor's office, or an officer who records the decisions.
    /// When the last party does, the agreement is endorsed.
    /// </summary>
    public void Endorse(int versionNumber, IReadOnlyCollection<DecisionTaken> decisions, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        Require(Status is AgreementStatus.Proposed or AgreementStatus.Endorsed, "Agreements.Errors.NotProposed");
        RequireCurrent(versionNumber);
        Require(CurrentVersion.EndorsementOf(party) is null, "Agreements.Errors.AlreadyEndorsed");
        if (by.Role != UserRole.MayorsOffice && decisions.Count == 0)
        {
            throw new DomainException("Agreements.Errors.DecisionMissing") { Field = "Decisions" };
        }

        foreach (var (index, decision) in decisions.Index())
        {
            if (decision.Date.IsInFuture(at))
            {
                throw new DomainException("Agreements.Errors.DecisionInFuture") { Field = $"Decisions[{index}].Date" };
            }
        }

        CurrentVersion.Add(new AgreementEndorsement(party, decisions, by, at));
        party.TakeReturnBack();
        FollowEndorsements();
        Record(ActName.AgreementEndorsed, by, at, CurrentVersionNumber);
        KeepApprovalsWhenAllAgree(by, at);
    }

    /// <summary>
    /// Until the party has signed. Also an approval that waits to be kept for a correction; whoever withdraws meanwhile, one or the other, has not taken it for one.
    /// </summary>
    public void WithdrawEndorsement(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        Require(party.Signature is null, "Agreements.Errors.AlreadySigned");
        Require(Status is AgreementStatus.Proposed or AgreementStatus.Endorsed, "Agreements.Errors.NotProposed");
        var version = MayKeepApproval(party) ? Corrected : CurrentVersion;
        var endorsement = version.EndorsementOf(party) ?? throw new DomainException("Agreements.Errors.NotEndorsed");
        endorsement.Withdraw(reason, at);
        CurrentVersion.GiveUpCorrection();
        Status = AgreementStatus.Proposed;
        Record(ActName.AgreementEndorsementWithdrawn, by, at, version.Number, reason);
    }

    /// <summary>
    /// Records that the party has signed. Every party must have endorsed this version; each signs on its own date.
    /// </summary>
    public void RecordSignature(int versionNumber, SignatureGiven signature, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        Require(party.Signature is null, "Agreements.Errors.AlreadySigned");
        RequireCurrent(versionNumber);
        var endorsement = CurrentVersion.EndorsementOf(party) ?? throw new DomainException("Agreements.Errors.SignatureBeforeEndorsement");
        Require(Status is AgreementStatus.Endorsed or AgreementStatus.Signed, "Agreements.Errors.NotAllEndorsed");
        GuardSignatureDate(signature, at, "Date");
        if (endorsement.Decisions.Any(decision => signature.Date.CertainlyBefore(decision.Date)))
        {
            throw new DomainException("Agreements.Errors.SignatureBeforeDecision") { Field = "Date" };
        }

        // A decision may have been taken on a text that was typed here later; without one, nothing was there to be signed.
        if (endorsement.Decisions.Count == 0 && signature.Date.CertainlyBefore(PartialDate.From(FirstDayOf(CurrentVersion.WrittenAt))))
        {
            throw new DomainException("Agreements.Errors.SignatureBeforeText") { Field = "Date" };
        }

        party.Sign(signature, by, at);
        FollowNotices();
        Record(ActName.AgreementSigned, by, at, CurrentVersionNumber);
        if (parties.Count(other => other.Signature is not null) >= (CurrentVersion.SignaturesToTakeEffect ?? parties.Count))
        {
            // In force for those who signed; who has not signs later, and can no longer stop it.
            InForceAt ??= at;
            Status = AgreementStatus.Signed;
        }
    }

    /// <summary>"This is what we signed."</summary>
    public void ConfirmPaper(int versionNumber, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        Require(PaperIsAskedOf(party), "Agreements.Errors.NothingToConfirm");
        RequireCurrent(versionNumber);
        party.ConfirmPaper(at);
        Record(ActName.AgreementPaperConfirmed, by, at, CurrentVersionNumber);
        if (parties.All(other => other.PaperConfirmedAt is not null))
        {
            InForceAt = at;
        }
    }

    /// <summary>"This is not what we signed", with what is wrong; who recorded it can correct the record.</summary>
    public void DisputePaper(string objection, Actor by, DateTime at)
    {
        var party = PartyOf(by);
        Require(PaperIsAskedOf(party), "Agreements.Errors.NothingToConfirm");
        party.ObjectToPaper(objection);
        Record(ActName.AgreementPaperDisputed, by, at, CurrentVersionNumber, objection);
    }

    /// <summary>
    /// It was recorded by mistake: the wrong document, the wrong partnership. What all have confirmed has come into force and ends as every agreement does.
    /// </summary>
    public void TakeBackPaper(string reason, Actor by, DateTime at)
    {
        by.RequireBinding();
        PartyOf(by);
        Require(PaperCanBeCorrectedBy(by), "Agreements.Errors.PaperNotTakenBack");
        Status = AgreementStatus.TakenBack;
        (TakenBackReason, TakenBackAt) = (reason, at);
        Record(ActName.AgreementPaperTakenBack, by, at, CurrentVersionNumber, reason);
    }

    public void MarkAsDemo() => IsDemo = true;

    private static Agreement Between(Partnership partnership, IReadOnlyCollection<int> organisationIds, Actor by)
    {
        if (organisationIds.Distinct().Count() < 2)
        {
            throw new DomainException("Agreements.Errors.TwoParties") { Field = "Parties" };
        }

        foreach (var organisationId in organisationIds)
        {
            if (partnership.Parties.All(party => party.OrganisationId != organisationId))
            {
                throw new DomainException("Agreements.Errors.NotOfPartnership") { Field = "Parties" };
            }

            Require(partnership.PartyOf(organisationId).Answer is PartyAnswer.None or PartyAnswer.Accepted, "Agreements.Errors.PartyHasLeft");
        }

        var agreement = new Agreement { PartnershipId = partnership.Id, DraftingOrganisationId = by.OrganisationId ?? 0, IsDemo = partnership.IsDemo };
        agreement.parties.AddRange(organisationIds.Distinct().Select(id => new AgreementParty(id)));
        agreement.PartyOf(by);
        return agreement;
    }

    private bool CorrectSignatures(IReadOnlyDictionary<int, SignatureGiven> given, Actor by, DateTime at)
    {
        var corrected = parties.Where(party => given.TryGetValue(party.OrganisationId, out var signature) && !party.Signature!.Says(signature)).ToList();
        foreach (var party in corrected)
        {
            GuardSignatureDate(given[party.OrganisationId], at, $"Signatures[{party.OrganisationId}].Date");
            party.Signature!.Correct(given[party.OrganisationId], by, at);
        }

        return corrected.Count > 0;
    }

    private void FollowEndorsements()
    {
        if (parties.All(party => CurrentVersion.EndorsementOf(party) is not null))
        {
            Status = AgreementStatus.Endorsed;
        }
    }

    private bool PaperIsAskedOf(AgreementParty party) => IsOnPaper && Status == AgreementStatus.Signed && party.PaperConfirmedAt is null;

    private bool PaperCanBeCorrectedBy(Actor by) =>
        IsOnPaper && Status == AgreementStatus.Signed && by.OrganisationId == DraftingOrganisationId && !parties.All(party => party.PaperConfirmedAt is not null);

    /// <summary>The earliest day that it was anywhere on earth: at UTC-12 a day begins last.</summary>
    private static DateOnly FirstDayOf(DateTime at) => DateOnly.FromDateTime(at.AddHours(-12));

    /// <summary>What has ended before it was agreed can only be the record of a paper.</summary>
    private static void GuardEndAhead(AgreementContent content, DateTime at)
    {
        if (content.End?.Latest < FirstDayOf(at))
        {
            throw new DomainException("Agreements.Errors.EndPassed") { Field = "End" };
        }
    }

    private static void GuardSignatureDate(SignatureGiven signature, DateTime at, string field)
    {
        if (signature.Date.IsInFuture(at))
        {
            throw new DomainException("Agreements.Errors.SignatureInFuture") { Field = field };
        }
    }

    /// <summary>The version that was read is the one that stands.</summary>
    private void RequireCurrent(int versionNumber)
    {
        if (versionNumber != CurrentVersionNumber)
        {
            throw new DomainException("Agreements.Errors.OldVersion", versionNumber, CurrentVersionNumber);
        }
    }

    private void RequireOwnDraft(Actor by)
    {
        Require(Status == AgreementStatus.Draft, "Agreements.Errors.NotADraft");
        Require(by.OrganisationId == DraftingOrganisationId, "Agreements.Errors.NotAParty");
    }
}

public enum AgreementStatus
{
    Draft,
    Proposed,
    Endorsed,
    Signed,
    Declined,

    /// <summary>The record of a paper that never counted.</summary>
    TakenBack,
}
