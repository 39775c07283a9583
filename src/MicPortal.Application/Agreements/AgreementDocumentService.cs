using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Agreements;

/// <summary>
/// Acts on an agreement's documents. Adding commutes with what another party does at the same moment: it is done again,
/// once, on what the other has left, so that nobody sends a file twice.
/// </summary>
public sealed class AgreementDocumentService(MicPortalDbContext db, AgreementService agreements, SubmittedForms forms, TimeProvider clock)
{
    /// <returns>Whether the document was saved; false where the form had been sent before.</returns>
    public Task<bool> Add(int id, Guid formId, DocumentKind kind, DocumentFile file, string? replaces, Actor by, CancellationToken cancel) => Once(id, formId, agreement =>
    {
        switch (kind)
        {
            case DocumentKind.FullText: agreement.AddFullText(file, replaces, by, Now); break;
            case DocumentKind.Decision: agreement.AddDecision(file, by, Now); break;
            default: agreement.AddSignedScan(file, by, Now); break;
        }
    }, by, cancel);

    /// <summary>What a party that has no users decided on paper.</summary>
    /// <returns>As <see cref="Add"/>.</returns>
    public Task<bool> FileDecision(int id, Guid formId, int organisationId, DecisionTaken decision, DocumentFile scan, Actor by, CancellationToken cancel) =>
        OnceForPartyWithoutUsers(id, formId, organisationId, agreement => agreement.FileDecision(organisationId, decision, scan, by, Now), by, cancel);

    /// <summary>What a party that has no users signed on paper.</summary>
    /// <returns>As <see cref="Add"/>.</returns>
    public Task<bool> FileSignature(int id, Guid formId, int organisationId, SignatureGiven signature, DocumentFile scan, Actor by, CancellationToken cancel) =>
        OnceForPartyWithoutUsers(id, formId, organisationId, agreement => agreement.FileSignature(organisationId, signature, scan, by, Now), by, cancel);

    /// <summary>Takes a document back.</summary>
    /// <returns>The name under which the file of a document that is gone is stored; null where it stays.</returns>
    public async Task<string?> Withdraw(int id, Guid formId, int documentId, string? reason, Actor by, CancellationToken cancel)
    {
        string? gone = null;
        await Once(id, formId, agreement => gone = agreement.Withdraw(documentId, reason, by, Now)?.StorageName, by, cancel, documentId);
        return gone;
    }

    /// <summary>The names under which the files of a draft are stored, which go with it.</summary>
    public Task<List<string>> StoredOf(int id, CancellationToken cancel) =>
        db.Agreements.Where(agreement => agreement.Id == id).SelectMany(agreement => agreement.Documents).Select(document => document.StorageName).ToListAsync(cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> OnceForPartyWithoutUsers(int id, Guid formId, int organisationId, Action<Agreement> act, Actor by, CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(user => user.OrganisationId == organisationId && user.DisabledAt == null, cancel))
        {
            throw new DomainException("Documents.Errors.PartyHasUsers") { Field = "For" };
        }

        return await Once(id, formId, act, by, cancel);
    }

    private async Task<bool> Once(int id, Guid formId, Action<Agreement> act, Actor by, CancellationToken cancel, int? documentId = null)
    {
        var saved = false;
        await agreements.OnFreshState(async () =>
        {
            var agreement = await agreements.Load(id, by, cancel);
            if (documentId is { } one)
            {
                await db.Entry(agreement).Collection(a => a.Documents).Query().Where(document => document.Id == one).LoadAsync(cancel);
            }

            var ran = false;
            await forms.Once(formId, by.UserId!.Value, async () =>
            {
                if (agreement.Status != AgreementStatus.Draft)
                {
                    await agreements.RequirePartnership(agreement, by, cancel);
                }

                act(agreement);
                await db.SaveChangesAsync(cancel);
                ran = true;
                return $"/agreements/{id}";
            }, cancel);
            // What ran beside the same form sent a moment earlier is undone, and forgotten by the context.
            saved = ran && db.Entry(agreement).State != EntityState.Detached;
        });
        return saved;
    }
}
