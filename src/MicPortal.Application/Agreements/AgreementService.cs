using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Agreements;

/// <summary>
/// Acts on an agreement that commute or reach its partnership. Two parties that endorse, sign or confirm at the same
/// moment are both right: the second is done again, once, on what the first has left.
/// </summary>
public sealed class AgreementService(MicPortalDbContext db, SubmittedForms forms, TimeProvider clock)
{
    /// <summary>
    /// The agreement as an act needs it: its parties, and its current version with texts and endorsements. A draft that is
    /// proposed or deleted between the two queries is a conflict like any other.
    /// </summary>
    public async Task<Agreement> Load(int id, Actor actor, CancellationToken cancel)
    {
        var agreement = await db.Agreements.VisibleTo(actor)
            .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Terminations).Include(agreement => agreement.Statements)
            .AsSplitQuery().SingleOrDefaultAsync(agreement => agreement.Id == id, cancel)
            ?? throw new DomainException("Agreements.Errors.Gone");
        await db.Entry(agreement).Collection(a => a.Versions).Query().Where(version => version.Number == agreement.CurrentVersionNumber)
            .Include(version => version.Texts).ThenInclude(text => text.Contributions)
            .Include(version => version.CoSignatories).ThenInclude(coSignatory => coSignatory.Signature)
            .Include(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
            .AsSplitQuery().LoadAsync(cancel);
        if (agreement.Versions.SingleOrDefault() is { Correction: CorrectionState.Asked, CorrectedNumber: { } corrected })
        {
            // With the approvals that the correction may keep.
            await db.Entry(agreement).Collection(a => a.Versions).Query().Where(version => version.Number == corrected)
                .Include(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions).AsSplitQuery().LoadAsync(cancel);
        }

        return agreement.Versions.Count > 0 ? agreement : throw new DbUpdateConcurrencyException();
    }

    /// <summary>
    /// A party proposes, revises, endorses, signs and confirms only in a partnership that it has accepted and that goes on.
    /// It may always decline, withdraw and object.
    /// </summary>
    public async Task RequirePartnership(Agreement agreement, Actor by, CancellationToken cancel)
    {
        if (!await db.Partnerships.AnyAsync(partnership => partnership.Id == agreement.PartnershipId && partnership.Stage != PartnershipStage.Ended
            && partnership.Parties.Any(party => party.OrganisationId == by.OrganisationId && party.Answer == PartyAnswer.Accepted), cancel))
        {
            throw new DomainException("Agreements.Errors.PartnershipNotAccepted");
        }
    }

    /// <summary>Who has left the partnership, or is carried on by another party, cannot answer: it is asked no more, as in a new agreement.</summary>
    public async Task RequirePresentParties(Agreement agreement, CancellationToken cancel)
    {
        var ids = agreement.Parties.Select(party => party.OrganisationId).ToList();
        if (await db.Partnerships.AnyAsync(partnership => partnership.Id == agreement.PartnershipId
            && partnership.Parties.Any(party => ids.Contains(party.OrganisationId) && (party.Answer == PartyAnswer.Ended || party.Answer == PartyAnswer.CarriedOn)), cancel))
        {
            throw new DomainException("Agreements.Errors.PartyHasLeft");
        }
    }

    public Task Endorse(int id, Guid formId, int versionNumber, IReadOnlyCollection<DecisionTaken> decisions, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.Endorse(versionNumber, decisions, by, Now), by, cancel);

    /// <summary>The signature that brings the agreement into force begins the partnership.</summary>
    public Task RecordSignature(int id, Guid formId, int versionNumber, SignatureGiven signature, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.RecordSignature(versionNumber, signature, by, Now), by, cancel);

    public Task RecordCoSignature(int id, Guid formId, int coSignatoryId, SignatureGiven signature, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.RecordCoSignature(coSignatoryId, signature, by, Now), by, cancel, binds: false);

    /// <summary>Notices and statements are each party's own; two at once are both right.</summary>
    public Task Terminate(int id, Guid formId, PartialDate lastDay, string reason, bool despiteNoticeRules, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.Terminate(lastDay, reason, despiteNoticeRules, by, Now), by, cancel, binds: false);

    public Task AddStatement(int id, Guid formId, string text, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.AddStatement(text, by, Now), by, cancel, binds: false);

    /// <summary>Each party's own, as well.</summary>
    public Task RecordReview(int id, Guid formId, PartialDate reviewedOn, ReviewOutcome outcome, string? word, Actor by, CancellationToken cancel) =>
        Once(id, formId, agreement => agreement.RecordReview(reviewedOn, outcome, word, by, Now), by, cancel, binds: false);

    /// <summary>The last confirmation of a paper, too.</summary>
    public Task ConfirmPaper(int id, int versionNumber, Actor by, CancellationToken cancel) =>
        OnFreshState(async () => await Act(await Load(id, by, cancel), agreement => agreement.ConfirmPaper(versionNumber, by, Now), by, cancel, binds: true));

    /// <summary>Whether the version only corrects the one before.</summary>
    public Task AnswerCorrection(int id, int versionNumber, bool isCorrection, Actor by, CancellationToken cancel) =>
        OnFreshState(async () => await Act(await Load(id, by, cancel), agreement => agreement.AnswerCorrection(versionNumber, isCorrection, by, Now), by, cancel, binds: true));

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <param name="binds">The party binds itself with it, for which the partnership must go on.</param>
    private Task Once(int id, Guid formId, Action<Agreement> act, Actor by, CancellationToken cancel, bool binds = true) => OnFreshState(async () =>
    {
        var agreement = await Load(id, by, cancel);
        await forms.Once(formId, by.UserId!.Value, async () =>
        {
            await Act(agreement, act, by, cancel, binds);
            return $"/agreements/{id}";
        }, cancel);
    });

    private async Task Act(Agreement agreement, Action<Agreement> act, Actor by, CancellationToken cancel, bool binds)
    {
        if (binds)
        {
            await RequirePartnership(agreement, by, cancel);
        }

        var wasInForce = agreement.InForceAt is not null;
        act(agreement);
        if (!wasInForce && agreement.InForceAt is { } at)
        {
            if (agreement.Life.On(DateOnly.FromDateTime(at)) == AgreementState.Signed)
            {
                var partnership = await db.Partnerships.Include(p => p.Parties).SingleAsync(p => p.Id == agreement.PartnershipId, cancel);
                partnership.BeginByAgreement(by, at);
            }

            if (agreement.Link is { } link)
            {
                var earlier = await db.Agreements.SingleAsync(a => a.Id == agreement.EarlierId, cancel);
                earlier.BeFollowed(link, by, at);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    internal async Task OnFreshState(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DbUpdateException conflict) when (conflict is DbUpdateConcurrencyException || IsTakenTwice(conflict))
        {
            db.ChangeTracker.Clear();
            await act();
        }
    }

    /// <summary>A unique index was faster than the concurrency token.</summary>
    private static bool IsTakenTwice(DbUpdateException conflict) =>
        conflict.Entries.Any(entry => entry.Entity is AgreementEndorsement or AgreementSignature or AgreementVersion or AgreementTermination or AgreementCoSignature);
}
