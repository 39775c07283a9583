using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Agreements;

/// <summary>Talk about an agreement's text. It conflicts with no other act: no remark changes what another reads in a form.</summary>
public sealed class AgreementRemarkService(MicPortalDbContext db, AgreementService agreements, SubmittedForms forms, TimeProvider clock)
{
    public Task Write(int id, Guid formId, int versionNumber, RemarkSubject subject, string text, Actor by, CancellationToken cancel) =>
        Once(id, formId, null, agreement => agreement.Remark(versionNumber, subject, text, by, Now), by, cancel);

    public Task Answer(int id, Guid formId, int remarkId, string text, Actor by, CancellationToken cancel) =>
        Once(id, formId, remarkId, agreement => agreement.AnswerRemark(remarkId, text, by, Now), by, cancel);

    public Task Close(int id, int remarkId, int answersRead, Actor by, CancellationToken cancel) => agreements.OnFreshState(async () =>
    {
        var agreement = await Load(id, remarkId, by, cancel);
        // Who has revised since the remark closes it, too.
        await db.Entry(agreement).Collection(a => a.Versions).Query().LoadAsync(cancel);
        agreement.CloseRemark(remarkId, answersRead, by, Now);
        await db.SaveChangesAsync(cancel);
    });

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task Once(int id, Guid formId, int? remarkId, Action<Agreement> act, Actor by, CancellationToken cancel) => agreements.OnFreshState(async () =>
    {
        var agreement = await Load(id, remarkId, by, cancel);
        await forms.Once(formId, by.UserId!.Value, async () =>
        {
            act(agreement);
            await db.SaveChangesAsync(cancel);
            return $"/agreements/{id}#remarks";
        }, cancel);
    });

    private async Task<Agreement> Load(int id, int? remarkId, Actor by, CancellationToken cancel)
    {
        var agreement = await db.Agreements.VisibleTo(by).Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .AsSplitQuery().SingleOrDefaultAsync(agreement => agreement.Id == id, cancel)
            ?? throw new DomainException("Agreements.Errors.Gone");
        if (remarkId is { } one)
        {
            await db.Entry(agreement).Collection(a => a.Remarks).Query().Where(remark => remark.Id == one).Include(remark => remark.Answers).LoadAsync(cancel);
        }

        return agreement;
    }
}
