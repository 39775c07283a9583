using MicPortal.Application.Data;
using MicPortal.Application.Lists;
using MicPortal.Application.Mandates;
using MicPortal.Application.Plans;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Needs;

/// <summary>What the pages about needs and offers show, to who asks and who is asked.</summary>
public sealed class NeedQueries(MicPortalDbContext db)
{
    private static readonly ListSort<Need>[] Sorts =
    [
        ListSort<Need>.By("asked", need => need.AskedAt, need => need.Id, descendsFirst: true),
        ListSort<Need>.By("title", need => need.SortTitle, need => need.Id),
        ListSort<Need>.By("answer", need => need.AnswerBy, need => need.Id, descendsFirst: true),
    ];

    /// <summary>A page of those that the actor may see, the latest first.</summary>
    public Task<Page<NeedRow>> List(NeedFilter filter, PageRequest request, Actor actor, DateOnly today, CancellationToken cancel) =>
        Filtered(filter, actor, today).ReadPage(Sorts, request, ids => Rows(db.Needs.Where(need => ids.Contains(need.Id)), db.CancelledProjects(filter.PartnershipId, actor, today), db.LeftBy(actor)), cancel);

    /// <summary>All of them by title, for a file; at most as many as a list counts.</summary>
    public Task<List<NeedRow>> Export(NeedFilter filter, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var ids = Filtered(filter, actor, today).Select(need => need.Id);
        return Rows(db.Needs.Where(need => ids.Contains(need.Id)).OrderBy(need => need.SortTitle).ThenBy(need => need.Id).Take(PageRequest.CountLimit), db.CancelledProjects(filter.PartnershipId, actor, today), db.LeftBy(actor)).AsSingleQuery().ToListAsync(cancel);
    }

    /// <summary>Null when the actor may not see it, or it is another partnership's.</summary>
    public Task<NeedDetails?> Details(int id, int partnershipId, Actor actor, DateOnly today, CancellationToken cancel) =>
        Details(db.Needs.VisibleTo(actor).Where(need => need.Id == id && need.PartnershipId == partnershipId), partnershipId, actor, today, cancel);

    /// <summary>What the actor's organisation asked and would ask once more, here or in another partnership; null when it is not its own.</summary>
    public Task<NeedDetails?> Asked(int id, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var own = actor.PartyId;
        return Details(db.Needs.VisibleTo(actor).Where(need => need.Id == id && need.OrganisationId == own), null, actor, today, cancel);
    }

    /// <summary>The actor's other partnerships, in which somebody can be asked, each with who takes part in it.</summary>
    public Task<List<NeedPlace>> Elsewhere(int partnershipId, Actor actor, CancellationToken cancel)
    {
        var own = actor.ActingFor;
        var ids = db.Set<PartnershipParty>().Where(party => party.OrganisationId == own && party.Answer == PartyAnswer.Accepted && party.PartnershipId != partnershipId).Select(party => party.PartnershipId);
        return db.Partnerships.Where(partnership => ids.Contains(partnership.Id) && partnership.Stage != PartnershipStage.Ended && partnership.Parties.Any(party => party.OrganisationId != own && party.Answer == PartyAnswer.Accepted))
            .OrderBy(partnership => partnership.Id).Take(PageRequest.Size)
            .Select(partnership => new NeedPlace(
                partnership.Id, partnership.Parties.Where(party => party.OrganisationId != own && (party.Answer == PartyAnswer.None || party.Answer == PartyAnswer.Accepted)).OrderBy(party => party.Organisation!.SortName).Select(party => new NeedPlaceParty(party.Organisation!.Name, party.Organisation.CountryCode)).ToList(),
                partnership.FirstContact, partnership.Themes.OrderBy(theme => theme.Code).Select(theme => theme.Code).ToList()))
            .AsSingleQuery().ToListAsync(cancel);
    }

    private Task<NeedDetails?> Details(IQueryable<Need> found, int? partnershipId, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var (projects, cancelled, needs, left) = (db.Projects.AsQueryable(), db.CancelledProjects(partnershipId, actor, today), db.Needs.VisibleTo(actor), db.LeftBy(actor));
        return found.Select(need => new NeedDetails
        {
            Id = need.Id,
            PartnershipId = need.PartnershipId,
            OrganisationId = need.OrganisationId,
            Organisation = need.Organisation!.Name,
            Kind = need.Kind,
            Title = need.Title,
            Text = need.Text,
            Language = need.Language,
            Priority = need.Priority == null ? null : new NeedPriority(need.Priority.Id, need.Priority.MunicipalityId, need.Priority.Municipality!.Name, need.Priority.Title, need.Priority.Language, need.Priority.EndedAt != null),
            AnswerBy = need.AnswerBy,
            AskedAt = need.AskedAt,
            IsDemo = need.IsDemo,
            ClosedAt = need.ClosedAt,
            PartnershipHasEnded = need.Partnership!.Stage == PartnershipStage.Ended,
            Left = need.Partnership.Parties.Where(party => party.Answer != PartyAnswer.None && party.Answer != PartyAnswer.Accepted).Select(party => party.OrganisationId).ToList(),
            ReadsUntil = left.Where(party => party.PartnershipId == need.PartnershipId).Max(party => party.LeftAt),
            WithdrawnAt = need.WithdrawnAt,
            WithdrawalReason = need.WithdrawalReason,
            Earlier = needs.Where(one => one.Id == need.EarlierId).Select(one => new NeedName(one.Id, one.PartnershipId, one.Title, one.Language)).ToList(),
            Later = needs.Where(one => one.EarlierId == need.Id).OrderBy(one => one.Id).Select(one => new NeedName(one.Id, one.PartnershipId, one.Title, one.Language)).ToList(),
            Addressees = need.Addressees.OrderBy(one => one.Organisation!.SortName).Select(one => new NeedAddresseeDetails(one.OrganisationId, one.Organisation!.Name, one.Answer, one.Word, one.AnsweredAt, one.AgreedAt)
            {
                ProjectId = one.ProjectId,
                Project = projects.Where(project => project.Id == one.ProjectId).Select(project => project.Title).FirstOrDefault(),
                IsCancelled = cancelled.Contains(one.ProjectId ?? 0),
            }).ToList(),
        }).AsSingleQuery().SingleOrDefaultAsync(cancel);
    }

    private IQueryable<Need> Filtered(NeedFilter filter, Actor actor, DateOnly today)
    {
        // Under a mandate there is one partnership; the list of all is the association's own, of all its mandates.
        var needs = filter.PartnershipId is { } partnershipId ? db.Needs.VisibleTo(actor).Where(need => need.PartnershipId == partnershipId) : db.NeedsListedFor(actor, today);
        if (filter.Kind is { } kind)
        {
            needs = needs.Where(need => need.Kind == kind);
        }

        if (filter.State is { } state)
        {
            needs = needs.In(state, db.CancelledProjects(filter.PartnershipId, actor, today));
        }

        if (filter.Asker is { } asker)
        {
            var (own, association) = (actor.ActingFor, actor.AssociationId ?? 0);
            var actsFor = db.ActedFor(db.Mandates.Where(Mandate.InForceOn(today)), association).Select(held => held.Party.OrganisationId);
            needs = needs.Where(need => (need.OrganisationId == own || actsFor.Contains(need.OrganisationId)) == (asker == NeedAsker.Own));
        }

        var text = FoldedText.Fold(filter.Text ?? "");
        return text.Length > 0 ? needs.Where(need => need.SortTitle.Contains(text) || need.Organisation!.SearchNames.Contains(text) || need.Addressees.Any(one => one.Organisation!.SearchNames.Contains(text)))
            // Signs alone ("%") are in no title.
            : string.IsNullOrWhiteSpace(filter.Text) ? needs : needs.Where(_ => false);
    }

    private static IQueryable<NeedRow> Rows(IQueryable<Need> needs, IQueryable<int> cancelled, IQueryable<PartnershipParty> left) => needs.Select(need => new NeedRow
    {
        Id = need.Id,
        OrganisationId = need.OrganisationId,
        PartnershipId = need.PartnershipId,
        Kind = need.Kind,
        Title = need.Title,
        Language = need.Language,
        Organisation = need.Organisation!.Name,
        AnswerBy = need.AnswerBy,
        AskedAt = need.AskedAt,
        IsDemo = need.IsDemo,
        ClosedAt = need.ClosedAt,
        PartnershipHasEnded = need.Partnership!.Stage == PartnershipStage.Ended,
        Left = need.Partnership.Parties.Where(party => party.Answer != PartyAnswer.None && party.Answer != PartyAnswer.Accepted).Select(party => party.OrganisationId).ToList(),
        ReadsUntil = left.Where(party => party.PartnershipId == need.PartnershipId).Max(party => party.LeftAt),
        WithdrawnAt = need.WithdrawnAt,
        Addressees = need.Addressees.OrderBy(one => one.Organisation!.SortName).Select(one => new NeedAddresseeDetails(one.OrganisationId, one.Organisation!.Name, one.Answer, null, one.AnsweredAt, one.AgreedAt) { IsCancelled = cancelled.Contains(one.ProjectId ?? 0) }).ToList(),
    });
}

/// <param name="Text">Any part of a title or of a party's name.</param>
public sealed record NeedFilter(string? Text = null, NeedKind? Kind = null, NeedState? State = null, NeedAsker? Asker = null, int? PartnershipId = null);

/// <summary>Whose it is, seen by its reader.</summary>
public enum NeedAsker
{
    Own,
    Other,
}

/// <summary>What lists and the page say of one alike.</summary>
public abstract class NeedInBrief
{
    public required int Id { get; init; }

    public required int PartnershipId { get; init; }

    public required NeedKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Language { get; init; }

    public required int OrganisationId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Organisation { get; init; }

    public required PartialDate AnswerBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    public required bool IsDemo { get; init; }

    /// <summary>UTC; null while somebody's word is still to come.</summary>
    public required DateTime? ClosedAt { get => field > ReadsUntil ? null : field; init; }

    /// <summary>UTC.</summary>
    public required DateTime? WithdrawnAt { get => field > ReadsUntil ? null : field; init; }

    /// <summary>UTC; since when the reader has left the partnership: what was answered later is not for it.</summary>
    public required DateTime? ReadsUntil { get; init; }

    /// <summary>Who is asked, by name.</summary>
    public required List<NeedAddresseeDetails> Addressees
    {
        get => ReadsUntil is { } until ? [.. field.Select(one => one.Until(until))] : field;
        init;
    }

    public required bool PartnershipHasEnded { get; init; }

    /// <summary>Who has left the partnership, by organisation.</summary>
    public required List<int> Left { get; init; }

    public bool AskerTakesPart => TakesPart(OrganisationId);

    public bool WaitsForAnswer => ClosedAt is null && AskerTakesPart && Addressees.Exists(one => one.Answer is null && TakesPart(one.OrganisationId));

    public bool WaitsForAsker => ClosedAt is null && AskerTakesPart && Addressees.Exists(one => one.WaitsForAsker && TakesPart(one.OrganisationId));

    public NeedState State => WithdrawnAt is not null ? NeedState.Withdrawn
        : WaitsForAsker ? NeedState.WaitsForAsker
        : WaitsForAnswer ? NeedState.Waiting
        : Addressees.Exists(one => one is { IsAccepted: true, IsCancelled: false }) ? NeedState.Accepted
        : Addressees.Exists(one => one.IsAccepted) ? NeedState.ProjectCancelled
        : ClosedAt is not null ? NeedState.Referred
        : PartnershipHasEnded ? NeedState.PartnershipEnded
        : NeedState.Left;

    /// <summary>Nothing came of it: who asked may ask it once more.</summary>
    public bool CameToNothing => State is NeedState.ProjectCancelled or NeedState.Referred or NeedState.Withdrawn or NeedState.Left or NeedState.PartnershipEnded;

    public bool TakesPart(int organisationId) => !Left.Contains(organisationId);
}

/// <summary>How a need or an offer stands. Whether an answer is late, the clock says.</summary>
public enum NeedState
{
    Waiting,
    WaitsForAsker,
    Accepted,

    /// <summary>It was accepted, and the project that came of it has been cancelled, as far as the reader knows.</summary>
    ProjectCancelled,
    Referred,
    Withdrawn,

    /// <summary>Who asked has left the partnership, or who was to answer.</summary>
    Left,

    /// <summary>Before every word had come.</summary>
    PartnershipEnded,
}

public sealed class NeedRow : NeedInBrief, IListRow;

public sealed class NeedDetails : NeedInBrief
{
    public required string Text { get; init; }

    public required NeedPriority? Priority { get; init; }

    public required string? WithdrawalReason { get; init; }

    /// <summary>That it asks once more, where the reader sees it; one at most.</summary>
    public required List<NeedName> Earlier { get; init; }

    /// <summary>Those that ask it once more, where the reader sees them.</summary>
    public required List<NeedName> Later { get; init; }

    public NeedStanding Standing => new(PartnershipId, OrganisationId, ClosedAt is null, [.. Addressees.Select(one => new NeedAddresseeStanding(one.OrganisationId, one.Answer is not null, one.WaitsForAsker))]);
}

public sealed record NeedName(int Id, int PartnershipId, string Title, string Language);

/// <param name="Others">By name.</param>
/// <param name="Themes">Codes.</param>
public sealed record NeedPlace(int PartnershipId, List<NeedPlaceParty> Others, PartialDate? FirstContact, List<string> Themes);

public sealed record NeedPlaceParty(string Name, string? CountryCode);

/// <param name="IsOffList">The municipality has taken it off its list.</param>
public sealed record NeedPriority(int Id, int MunicipalityId, string Municipality, string Title, string Language, bool IsOffList);

/// <param name="Word">A proposal, to whom it refers, or what it says beside a yes.</param>
/// <param name="AgreedAt">UTC; when the asker said yes to the proposal.</param>
public sealed record NeedAddresseeDetails(int OrganisationId, string Name, NeedAnswer? Answer, string? Word, DateTime? AnsweredAt, DateTime? AgreedAt)
{
    public int? ProjectId { get; init; }

    /// <summary>The title of the idea that came of it, as it is now.</summary>
    public string? Project { get; init; }

    /// <summary>The project that came of it, as far as the reader knows.</summary>
    public required bool IsCancelled { get; init; }

    internal NeedAddresseeDetails Until(DateTime until) => AnsweredAt > until ? new NeedAddresseeDetails(OrganisationId, Name, null, null, null, null) { IsCancelled = false } : this with { AgreedAt = AgreedAt > until ? null : AgreedAt };

    public bool IsAccepted => Answer == NeedAnswer.Accepted || AgreedAt is not null;

    public bool WaitsForAsker => Answer == NeedAnswer.Reframed && AgreedAt is null;
}
