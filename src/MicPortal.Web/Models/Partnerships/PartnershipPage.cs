using MicPortal.Application.Agreements;
using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.History;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Projects;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>A partnership's page, and what its reader may do there.</summary>
public sealed record PartnershipPage(PartnershipDetails Partnership, IReadOnlyList<AgreementRow> Agreements, Timeline Timeline, Actor Actor)
{
    /// <summary>How many of what also waits are named.</summary>
    private const int AlsoTold = 5;

    /// <summary>The open rounds that ask the reader's organisation to confirm, the one with the nearest deadline first.</summary>
    public IReadOnlyList<RoundAsks> Rounds { get; init; } = [];

    /// <summary>What waits for the reader in the partnership beside its record and its agreements.</summary>
    public IReadOnlyList<WaitingItem> Waiting { get; init; } = [];

    /// <summary>For who sees the joint record: those of which the reader or a member is a party, at most as many as a page of the list.</summary>
    public IReadOnlyList<ProjectRow> Projects { get; init; } = [];

    /// <summary>First contact, first signature and first project that began, each with the years or months since the one before.</summary>
    public IReadOnlyList<LeadTimeStep> LeadTime(DateOnly today) => LeadTimeStep.Between(
        Partnership.FirstContact,
        Agreements.Where(row => row.Status != AgreementStatus.TakenBack).SelectMany(row => row.Parties).Select(party => party.SignedOn).OfType<PartialDate>().Where(date => !date.CertainlyAfter(today)).Order().Select(date => (PartialDate?)date).FirstOrDefault(),
        Partnership.FirstBegun);

    /// <summary>Without the records that were taken back.</summary>
    public int AgreementCount => Agreements.Count(row => row.Status != AgreementStatus.TakenBack);

    public bool IsParty => Partnership.Standing.PartyOf(Actor) is not null;

    /// <summary>Sees it as far as the reader took part.</summary>
    public bool ReadsHistory => PartnershipAccess.CanReadHistory(Partnership.Standing, Actor);

    /// <summary>Sees what is joint.</summary>
    public bool SeesJointRecord => PartnershipAccess.CanViewJointRecord(Partnership.Standing, Actor);

    /// <summary>Sees what the records say as a whole, which who has left does not.</summary>
    public bool SeesWhole => SeesJointRecord && Partnership.ReadsUntil(IsParty ? Actor.OrganisationId : null) is null;

    public bool CanAnswer => PartnershipAccess.CanAnswer(Partnership.Standing, Actor);

    /// <summary>Signed between other parties, and not the reader's to open.</summary>
    public int AgreementsOfOthers => IsParty ? Partnership.AgreementsOfOthers : 0;

    public bool CanEdit => PartnershipAccess.CanEdit(Partnership.Standing, Actor);

    public bool CanInvite => PartnershipAccess.CanInvite(Partnership.Standing, Actor);

    /// <summary>End its part, and record what was signed on paper.</summary>
    public bool CanBind => PartnershipAccess.CanBind(Partnership.Standing, Actor);

    public bool CanPublish => PartnershipAccess.CanPublish(Partnership.Standing, Actor);

    /// <summary>Shown to somebody of the portal as everyone sees it.</summary>
    public bool IsPreview { get; init; }

    public bool CanPassOn => PartnershipAccess.CanPassOn(Partnership.Standing, Actor) && Partnership.Parties.Exists(party => party.OrganisationId == Actor.OrganisationId && party.HasSister);

    public bool CanState => PartnershipAccess.CanState(Partnership.Standing, Actor);

    public bool CanReopen => PartnershipAccess.CanReopen(Partnership.Standing, Actor);

    /// <summary>A party's own texts: for the parties, and for an association of which it is a member.</summary>
    public bool SeesOwnPartOf(PartyDetails party) => ReadsWordsOf(party) && (party.OrganisationId == Actor.OrganisationId || SeesJointRecord) && !JoinedWithoutReader(party);

    /// <summary>The reader left before, and reads no more of it than that it is there.</summary>
    public bool JoinedWithoutReader(PartyDetails party) => Partnership.JoinedWithout(IsParty ? Actor.OrganisationId : null, party);

    private bool ReadsWordsOf(PartyDetails party) => IsParty || party.IsMemberOfActorsAssociation;

    /// <summary>The party said too long ago that the record is correct.</summary>
    public bool IsConfirmationDue(PartyDetails party, Dates dates) =>
        Partnership.Stage != PartnershipStage.Ended && party is { Answer: PartyAnswer.Accepted, ConfirmedAt: { } confirmed } && Domain.Partnerships.Partnership.IsConfirmationDue(confirmed, dates.Now);

    /// <summary>The reader's own organisation has not said today that the record is correct.</summary>
    public bool OffersConfirmation(PartyDetails party, Dates dates) =>
        CanEdit && party.OrganisationId == Actor.OrganisationId && party.ConfirmedAt is { } confirmed && dates.DayOf(confirmed) < dates.Today;

    /// <summary>The history without the words of parties whose own texts the reader does not see.</summary>
    public Timeline History => Timeline with
    {
        Entries = [.. Timeline.Entries.Select(entry => Partnership.Parties.Exists(party => party.OrganisationId == entry.OrganisationId && !ReadsWordsOf(party)) ? entry.WithoutOwnWords() : entry).Select(entry => entry.WithoutPeople())],
    };

    /// <summary>Nothing has ended: a party says that there never was such a partnership, or that another municipality is meant.</summary>
    public bool IsRefused => PartnershipStates.IsRefused(Partnership.Stage, Partnership.Parties.Select(party => party.Answer));

    private IEnumerable<PartyDetails> RefusedBy => Partnership.Parties.Where(party => party.Answer is PartyAnswer.NotOurs or PartyAnswer.WrongMunicipality);

    /// <summary>Where things stand, in a sentence.</summary>
    public string Lead(Texts texts, Words words, Dates dates) => Partnership switch
    {
        _ when IsRefused => texts[RefusedBy.All(party => party.Answer == PartyAnswer.WrongMunicipality) ? "Partnerships.Lead.WrongMunicipality" : "Partnerships.Lead.Refused", words.List(RefusedBy.Select(party => party.Name))],
        { Stage: PartnershipStage.Active } when Partnership.State(dates.Today) == PartnershipState.Dormant => Dormant(texts, dates),
        { Stage: PartnershipStage.Unconfirmed, ReportedBy: { } association } => texts["Partnerships.Lead.Reported", association],
        { Stage: PartnershipStage.Unconfirmed } => texts["Partnerships.Lead.Unconfirmed"],
        { FirstContact: { } first } => texts[$"Partnerships.Lead.{Partnership.Stage}.Since", dates.Text(first)],
        _ => texts[$"Partnerships.Lead.{Partnership.Stage}"],
    };

    /// <summary>"No joint work since 2019. Last confirmed 3 months ago."</summary>
    private string Dormant(Texts texts, Dates dates)
    {
        var since = Partnership.LastJointWork(dates.Today) is { } last ? texts["Partnerships.Lead.Dormant.Since", dates.Text(last)] : texts["Partnerships.Lead.Dormant"];
        return Partnership.Parties.Where(party => party.Answer == PartyAnswer.Accepted).Max(party => party.ConfirmedAt) is { } confirmed
            ? texts["Partnerships.Lead.Dormant.Confirmed", since, dates.Ago(confirmed)]
            : since;
    }

    /// <summary>An ended partnership: who asks to open it again, and what the reader can do.</summary>
    private NextStep Ended(PartyDetails own, Texts texts, Words words)
    {
        var asking = Partnership.Parties.Where(party => party.ReopensAt is not null).ToList();
        var sentence = asking.Count == 0
            ? texts[own.Answer == PartyAnswer.Ended ? "Partnerships.Next.YouSaid.Ended" : "Partnerships.Next.Ended"]
            : texts["Partnerships.Next.Reopens", words.List(asking.Select(party => party.Name))];
        if (!CanReopen)
        {
            return new NextStep(sentence, asking.Contains(own) ? texts["Partnerships.Next.Reopens.Waits"] : null)
            {
                Url = $"/partnerships/{Partnership.Id}/reopenings/withdrawals",
                Label = PartnershipAccess.CanTakeReopeningBack(Partnership.Standing, Actor) ? texts["Partnerships.Reopen.TakeBack"] : null,
                Sends = ("token", $"{Partnership.ConcurrencyToken}"),
            };
        }

        return new NextStep(sentence, texts[asking.Count == 0 ? "Partnerships.Next.Reopen.Text" : "Partnerships.Next.Reopen.Agree"])
        {
            Url = $"/partnerships/{Partnership.Id}/reopenings",
            Label = texts[asking.Count == 0 ? "Partnerships.Reopen.Ask" : "Partnerships.Reopen.Agree"],
            Sends = ("agrees", asking.Count == 0 ? "false" : "true"),
            WaitsForReader = asking.Count > 0,
        };
    }

    /// <summary>What is next, with its one action for this reader, and what else waits in the partnership; nothing for who only reads.</summary>
    public List<NextStep> Next(Texts texts, Words words, Dates dates)
    {
        var ofAgreements = Agreements.Select(row => NextOf(row, texts, words)).OfType<NextStep>().ToList();
        var (step, rows) = (OfRecord(ofAgreements, texts, words, dates), new WaitingWords(texts, words, dates));
        List<(string Text, string? Url)> waiting = [.. Waiting.Select(item => (rows.Here(item), (string?)WaitingWords.Url(item, Actor)))];
        if (step is { WaitsForReader: true } or { Label: not null, Sends: not null })
        {
            // It may be the first of these itself.
            return [With(step, [.. ofAgreements.Where(one => one != step).Select(one => (one.Sentence.TrimEnd('.'), one.Url)), .. waiting])];
        }

        if (waiting.Count == 0)
        {
            return step is null ? [] : [step];
        }

        var first = With(new NextStep(waiting[0].Text, null) { Url = waiting[0].Url, Label = rows.Button(Waiting[0]), WaitsForReader = true }, waiting[1..]);
        return step is { IsIdle: false } ? [first, step] : [first];

        static NextStep With(NextStep one, List<(string Text, string? Url)> others) => one with { Also = [.. others.Take(AlsoTold)], HasMore = others.Count > AlsoTold };
    }

    /// <summary>Of the record and its agreements.</summary>
    /// <param name="ofAgreements">What these want of the reader's organisation, in their order.</param>
    private NextStep? OfRecord(List<NextStep> ofAgreements, Texts texts, Words words, Dates dates)
    {
        if (!IsParty)
        {
            return Partnership.Invitations.Exists(invitation => invitation.AskedAt is not null && invitation.OrganisationId == Actor.ActingFor)
                ? new NextStep(texts["Partnerships.Next.Invited"], null) { Url = $"/partnerships/{Partnership.Id}/invitations/{Actor.ActingFor}", Label = texts["Partnerships.Invitation.See"], WaitsForReader = true }
                : null;
        }

        var own = Partnership.Parties.Single(party => party.OrganisationId == Actor.OrganisationId);
        var others = Partnership.Parties.Where(party => party != own).ToList();
        var url = $"/partnerships/{Partnership.Id}";
        if (Partnership.Stage == PartnershipStage.Ended && own.Answer is PartyAnswer.Ended or PartyAnswer.Accepted && !Partnership.HasLeft(own.OrganisationId))
        {
            return Ended(own, texts, words);
        }

        if (own.Answer == PartyAnswer.Ended)
        {
            return new NextStep(texts[own.Path is null ? "Partnerships.Next.YouSaid.Ended" : "Partnerships.Next.YouLeft"], texts[Partnership.Stage == PartnershipStage.Ended ? "Partnerships.Next.YouLeft.Ended" : "Partnerships.Next.YouLeft.Text"]);
        }

        if (CanAnswer && own.Answer != PartyAnswer.None)
        {
            return new NextStep(texts[$"Partnerships.Next.YouSaid.{own.Answer}"], texts["Partnerships.Next.YouSaid.Text"]) { Url = $"{url}/answer", Label = texts["Partnerships.Next.AnswerAgain"] };
        }

        if (CanAnswer)
        {
            var saying = Partnership.Origin is PartnershipOrigin.Imported or PartnershipOrigin.Reported ? others : others.Where(party => party.Answer == PartyAnswer.Accepted);
            return new NextStep(texts["Partnerships.Next.Answer"], texts[$"Partnerships.Next.Answer.{Partnership.Origin}", words.List(saying.Select(party => party.Name)), Partnership.ReportedBy ?? ""])
            {
                Url = $"{url}/answer",
                Label = texts["Partnerships.Answer"],
                WaitsForReader = true,
            };
        }

        if (ofAgreements is [var first, ..])
        {
            return first;
        }

        var silent = others.Where(party => party.Answer == PartyAnswer.None).ToList();
        if (Partnership.Stage != PartnershipStage.Ended && silent.Count > 0 && Rounds.Count == 0)
        {
            return new NextStep(texts["Partnerships.Next.WaitingFor", words.List(silent.Select(party => party.Name))], texts[!silent.Exists(party => party.HasUsers) ? "Partnerships.Next.WaitingFor.NoUsers" : silent.TrueForAll(party => party.HasUsers) ? silent.Count == 1 ? "Partnerships.Next.WaitingFor.One" : "Partnerships.Next.WaitingFor.Text" : "Partnerships.Next.WaitingFor.SomeUsers"]);
        }

        if (CanEdit && (Rounds.Count > 0 || IsConfirmationDue(own, dates)))
        {
            var confirmed = dates.Ago(own.ConfirmedAt!.Value);
            var step = Rounds is [var round, ..]
                ? new NextStep(
                    texts["Partnerships.Next.RoundAsks", words.List(Rounds.Select(one => one.Association).Distinct())],
                    texts[round.IsOverdue(dates.Today) ? "Partnerships.Next.RoundAsks.Overdue" : "Partnerships.Next.RoundAsks.Until", dates.Text(round.Deadline), confirmed])
                : new NextStep(texts["Partnerships.Next.ConfirmAgain"], texts["Partnerships.Next.ConfirmAgain.Text", confirmed]);
            return step with
            {
                Url = $"{url}/confirmations",
                Label = texts["Partnerships.StillCorrect"],
                Sends = ("token", $"{Partnership.ConcurrencyToken}"),
                WaitsForReader = true,
            };
        }

        return Partnership.Stage switch
        {
            PartnershipStage.Ended => null,
            _ when AgreementCount == 0 && CanEdit => new NextStep(
                texts[AgreementsOfOthers > 0 ? "Partnerships.Next.Agree.WithYou" : "Partnerships.Next.Agree"],
                texts[others.Count(party => party.Answer is PartyAnswer.None or PartyAnswer.Accepted) > 1 ? "Partnerships.Next.Agree.Several" : "Partnerships.Next.Agree.Text"])
            {
                Url = $"{url}/agreements/new",
                Label = texts["Agreements.DraftOne"],
            },
            _ when CanEdit && Partnership.State(dates.Today) == PartnershipState.Dormant => new NextStep(texts["Partnerships.Next.Dormant"], texts["Partnerships.Next.Dormant.Text"])
            {
                Url = $"{url}/agreements/new",
                Label = texts["Agreements.DraftOne"],
            },
            // Under a mandate is not read here what else waits.
            _ => Actor.MandateId is null ? new NextStep(texts["Partnerships.Next.Nothing"], null) { IsIdle = true } : null,
        };
    }

    /// <summary>A party of it has left: as its page says, all can approve it no more.</summary>
    public bool CannotBeApproved(AgreementRow row) => row.Status is AgreementStatus.Draft or AgreementStatus.Proposed && row.Parties.Exists(HasLeft);

    private bool HasLeft(AgreementRowParty party) => Partnership.Parties.Exists(one => one.OrganisationId == party.OrganisationId && one.Answer is not (PartyAnswer.None or PartyAnswer.Accepted));

    /// <summary>How a party stands to an agreement.</summary>
    public string StateOf(AgreementRow row, AgreementRowParty? party, Texts texts, Words words) =>
        party is null || row.Status != AgreementStatus.Proposed || !CannotBeApproved(row) ? words.StateOf(row, party)
        : HasLeft(party) ? texts["Agreements.Party.HasLeft"]
        : party.HasEndorsed ? words.StateOf(row, party) : texts["Agreements.PartyState.NotAskedAnyMore"];

    /// <summary>What an agreement wants of the reader's organisation.</summary>
    private NextStep? NextOf(AgreementRow row, Texts texts, Words words)
    {
        if (CannotBeApproved(row))
        {
            return null;
        }

        var standing = StandingOf(row);
        var own = row.Parties.Find(party => party.OrganisationId == Actor.OrganisationId);
        var act = AgreementAccess.CanEndorse(standing, Actor) ? ToEndorse(own!)
            : AgreementAccess.CanSign(standing, Actor) ? "Sign"
            : AgreementAccess.CanConfirmPaper(standing, Actor) && own?.HasObjected != true ? "ConfirmPaper"
            : null;
        act ??= row.RemarksToAnswer > 0 && AgreementAccess.CanRemark(standing, Actor) && standing.BindingPartyOf(Actor) is not null ? "Remarks" : null;
        return act is null ? null : new NextStep(texts[$"Partnerships.Next.{act}", words.Title(row.Version.Titles)], texts[$"Partnerships.Next.{act}.Text", row.VersionNumber])
        {
            Url = act == "Remarks" ? $"/agreements/{row.Id}#remarks" : $"/agreements/{row.Id}",
            Label = texts["Partnerships.Next.SeeAgreement"],
            WaitsForReader = true,
        };
    }

    /// <summary>Null for a party that waits for the others: its approval holds if they take the version for a correction, or its mayor's office has returned it.</summary>
    private string? ToEndorse(AgreementRowParty own) => own switch
    {
        { IsAskedAboutCorrection: true } => "Correct",
        { MayKeepApproval: true } => null,
        { HasReturned: true } => Actor.Writes ? "Returned" : null,
        _ => "Endorse",
    };

    /// <summary>What decides whether a party acts; whether others may see it, has been decided.</summary>
    private AgreementStanding StandingOf(AgreementRow row) => new(
        row.Status,
        row.DraftingOrganisationId,
        row.IsOnPaper,
        [.. row.Parties.Select(party => new AgreementPartyStanding(
            party.OrganisationId, party.HasEndorsed, party.HasSigned, party.HasConfirmedPaper, Partnership.Parties.Exists(one => one.OrganisationId == party.OrganisationId && one.Answer == PartyAnswer.Accepted))
        {
            HasGivenNotice = party.LastDay is not null,
            MayKeepApproval = party.MayKeepApproval,
        })],
        IsPublished: false,
        ActorsAssociationHasParty: false,
        Partnership.Stage != PartnershipStage.Ended)
    {
        PartnershipId = Partnership.Id,
    };
}
