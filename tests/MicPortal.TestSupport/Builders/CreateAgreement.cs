using MicPortal.Application.Data;
using MicPortal.Application.Documents;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.TestSupport;

public partial class PortalFixture
{
    /// <summary>A text in one language, authentic; a test changes by "with" what it is about.</summary>
    public static AgreementContent Content(string title = "Twinning agreement", string purpose = "A lasting link between the towns") => new()
    {
        Kind = AgreementKind.Twinning,
        Themes = ["water-sanitation"],
        ReviewMonths = 24,
        Texts = [new AgreementText { Language = "en", IsAuthentic = true, Title = title, Purpose = purpose }],
    };

    /// <summary>
    /// Drafted by the partnership's first party and brought to the status by the acts that lead there. Without a
    /// partnership it gets one of two new municipalities.
    /// </summary>
    public async Task<Agreement> CreateAgreement(
        Partnership? partnership = null, AgreementStatus status = AgreementStatus.Draft, AgreementContent? content = null, Publication publication = Publication.Nothing, IReadOnlyList<Municipality>? between = null)
    {
        partnership ??= await CreatePartnership(publication: publication);
        var parties = between?.Select(party => party.Id).ToList() ?? partnership.Parties.Select(party => party.OrganisationId).ToList();
        var drafter = Officer(parties[0]);
        var agreement = Agreement.Draft(partnership, parties, content ?? Content(), drafter, Now);
        if (status != AgreementStatus.Draft)
        {
            agreement.Propose(drafter, Now);
        }

        if (status == AgreementStatus.Declined)
        {
            agreement.Decline("Not in this year's budget", Officer(parties[1]), Now);
        }

        if (status is AgreementStatus.Endorsed or AgreementStatus.Signed)
        {
            parties.ForEach(party => agreement.Endorse(1, [Decision()], Officer(party), Now));
        }

        if (status == AgreementStatus.Signed)
        {
            parties.ForEach(party => agreement.RecordSignature(1, Signature(), Officer(party), Now));
        }

        return await Save(agreement);
    }

    /// <summary>Signed on paper in 2019, recorded by the partnership's first party and not yet confirmed by the others.</summary>
    public async Task<Agreement> CreatePaper(Partnership? partnership = null, AgreementContent? content = null)
    {
        partnership ??= await CreatePartnership();
        var parties = partnership.Parties.Select(party => party.OrganisationId).ToList();
        return await Save(Agreement.RecordOnPaper(
            partnership, parties.ToDictionary(party => party, _ => Signature(2019)), content ?? Content(), Officer(parties[0]), Now));
    }

    /// <summary>Added by an officer of the organisation, with its file.</summary>
    /// <returns>Its id.</returns>
    public async Task<int> AddDocument(int agreementId, int organisationId, DocumentKind kind = DocumentKind.SignedScan, string name = "scan.pdf", byte[]? content = null)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
        var agreement = await db.Agreements.Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
            .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).Include(agreement => agreement.Versions).ThenInclude(version => version.Endorsements)
            .AsSplitQuery().SingleAsync(agreement => agreement.Id == agreementId);
        await scope.ServiceProvider.GetRequiredService<DocumentStore>().Keep(new MemoryStream(content ?? SampleFiles.Pdf()), name, DocumentFormat.Pdf, async file =>
        {
            switch (kind)
            {
                case DocumentKind.FullText: agreement.AddFullText(file, null, Officer(organisationId), Now); break;
                case DocumentKind.Decision: agreement.AddDecision(file, Officer(organisationId), Now); break;
                default: agreement.AddSignedScan(file, Officer(organisationId), Now); break;
            }

            await db.SaveChangesAsync();
            return true;
        }, CancellationToken.None);
        return agreement.Documents.Last().Id;
    }

    /// <summary>Written by an officer of the organisation, on the whole of the version.</summary>
    /// <returns>Its id.</returns>
    public async Task<int> AddRemark(int agreementId, int organisationId, string text = "Which services?", int version = 1)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MicPortalDbContext>();
        var agreement = await db.Agreements.Include(agreement => agreement.Parties).ThenInclude(party => party.Signature).AsSplitQuery().SingleAsync(agreement => agreement.Id == agreementId);
        agreement.Remark(version, new RemarkSubject(RemarkSection.Whole), text, Officer(organisationId), Now);
        await db.SaveChangesAsync();
        return agreement.Remarks.Last().Id;
    }

    public Task<List<AgreementRemark>> ReadRemarks(int agreementId) => InDatabase(db => db.Agreements.Where(agreement => agreement.Id == agreementId)
        .SelectMany(agreement => agreement.Remarks).Include(remark => remark.Answers).OrderBy(remark => remark.Id).ToListAsync());

    /// <summary>Where the files of documents lie.</summary>
    public string DocumentsFolder => Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DocumentOptions>>().Value.Folder;

    public Task<List<AgreementDocument>> ReadDocuments(int agreementId) => InDatabase(db => db.Agreements.Where(agreement => agreement.Id == agreementId)
        .SelectMany(agreement => agreement.Documents).Include(document => document.Filing).OrderBy(document => document.Id).ToListAsync());

    /// <summary>The agreement with everything that belongs to it, as it is stored now.</summary>
    public Task<Agreement> ReadAgreement(int id) => InDatabase(db => Whole(db.Agreements).SingleAsync(agreement => agreement.Id == id));

    /// <summary>As the parties' acts would have changed it.</summary>
    public Task Change(Agreement agreement, Action<Agreement, DateTime> act) => InDatabase(async db =>
    {
        act(await Whole(db.Agreements).SingleAsync(stored => stored.Id == agreement.Id), Now);
        await db.SaveChangesAsync();
    });

    /// <summary>Drafted by the first party, and signed by all who are bound.</summary>
    public async Task<Agreement> CreateNext(Agreement earlier, Partnership partnership, AgreementLink link, AgreementContent? content = null)
    {
        var next = (await ReadAgreement(earlier.Id)).DraftNext(link, partnership, content ?? Content() with { Kind = link == AgreementLink.Amends ? AgreementKind.Amendment : AgreementKind.Twinning }, Officer(earlier.DraftingOrganisationId), Now);
        next.Propose(Officer(earlier.DraftingOrganisationId), Now);
        var parties = next.Parties.Select(party => party.OrganisationId).ToList();
        parties.ForEach(party => next.Endorse(1, [Decision()], Officer(party), Now));
        parties.ForEach(party => next.RecordSignature(1, Signature(), Officer(party), Now));
        return await Save(next);
    }

    private static IQueryable<Agreement> Whole(IQueryable<Agreement> agreements) => agreements
        .Include(agreement => agreement.Parties).ThenInclude(party => party.Signature)
        .Include(agreement => agreement.Terminations).Include(agreement => agreement.Statements).Include(agreement => agreement.Reviews)
        .Include(agreement => agreement.Versions).ThenInclude(version => version.Texts).ThenInclude(text => text.Contributions)
        .Include(agreement => agreement.Versions).ThenInclude(version => version.CoSignatories).ThenInclude(coSignatory => coSignatory.Signature)
        .Include(agreement => agreement.Versions).ThenInclude(version => version.Endorsements).ThenInclude(endorsement => endorsement.Decisions)
        .AsSplitQuery();

    public DecisionTaken Decision() => new(DecidingBody.Council, "14/2026", PartialDate.From(Today.AddDays(-1)));

    public SignatureGiven Signature(int? year = null) => new("Mayor", year is { } known ? PartialDate.FromYear(known) : PartialDate.From(Today), null);

    private static Domain.Access.Actor Officer(int organisationId) => new(null, Domain.Access.UserRole.Officer, organisationId);

    private async Task<Agreement> Save(Agreement agreement)
    {
        await InDatabase(db =>
        {
            db.Add(agreement);
            return db.SaveChangesAsync();
        });
        return agreement;
    }
}
