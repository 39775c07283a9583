using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Workspaces;

/// <summary>What a row of the workspace says, and where it leads.</summary>
public sealed class WaitingWords(Texts texts, Words words, Dates dates)
{
    /// <summary>To the act itself, or to the record where this user cannot do it.</summary>
    public static string Url(WaitingItem item, Actor actor) => item.Kind switch
    {
        WaitingKind.AnswerInvitation or WaitingKind.ReadInvitationEnd => $"/partnerships/{item.RecordId}/invitations/{actor.ActingFor}",
        WaitingKind.ConsentToInvitation => $"/partnerships/{item.RecordId}#invitations",
        WaitingKind.AnswerJoinRequest or WaitingKind.TellJoinRequests => $"/partnerships/{item.RecordId}/working-groups",
        WaitingKind.AnswerContact or WaitingKind.ReadContactAnswer => $"/contact-requests/{item.RecordId}",
        WaitingKind.AcceptMembership or WaitingKind.ReadMembershipEnding => $"/memberships/{item.RecordId}",
        WaitingKind.AnswerFollowUp or WaitingKind.ReadFollowUpAnswer => $"/follow-ups/{item.RecordId}",
        WaitingKind.Endorse => $"/agreements/{item.RecordId}/endorsements/new",
        WaitingKind.AnswerNeed when actor.Writes => $"/partnerships/{item.PartnershipId}/needs/{item.RecordId}/answers/new",
        WaitingKind.AnswerNeed or WaitingKind.AnswerProposal or WaitingKind.ReadNeedAnswer => $"/partnerships/{item.PartnershipId}/needs/{item.RecordId}",
        WaitingKind.EndorseStrategy => $"/strategies/{item.RecordId}/endorsements/new",
        WaitingKind.ReviseDeclinedStrategy or WaitingKind.ChangeStrategyYears or WaitingKind.StrategyEnding => $"/strategies/{item.RecordId}",
        WaitingKind.EndorseProject => $"/projects/{item.RecordId}/endorsements/new",
        WaitingKind.EndorseVisit => $"/visits/{item.RecordId}/endorsements/new",
        WaitingKind.ReviseDeclinedProject => $"/projects/{item.RecordId}",
        WaitingKind.ReviseDeclinedVisit => $"/visits/{item.RecordId}",
        WaitingKind.ReportVisit => actor.Writes ? $"/visits/{item.RecordId}/reports/new" : $"/visits/{item.RecordId}",
        WaitingKind.LearnFromVisit => actor.Writes ? $"/visits/{item.RecordId}/learning/new" : $"/visits/{item.RecordId}",
        WaitingKind.DoVisitFollowUp => $"/visits/{item.RecordId}#follow-ups",
        WaitingKind.SayNewVisitDays => actor.Writes ? $"/visits/{item.RecordId}/edit" : $"/visits/{item.RecordId}",
        WaitingKind.FinishProject => $"/projects/{item.RecordId}{(actor.Writes ? "#acts" : "")}",
        WaitingKind.AnswerRemarks or WaitingKind.Returned => $"/agreements/{item.RecordId}#remarks",
        WaitingKind.AnswerCorrection => $"/agreements/{item.RecordId}#changes",
        WaitingKind.Sign => $"/agreements/{item.RecordId}/signatures/new",
        WaitingKind.VouchForAccess => item.Access is { } access && actor.Writes ? $"/access-requests/{access.Id}/vouches/new" : $"/partnerships/{item.RecordId}",
        WaitingKind.ReadMandateReturn or WaitingKind.MandateEnding or WaitingKind.ReadMandateEnd => $"/mandates/{item.RecordId}",
        WaitingKind.ReadSisterEnding => "/association/sisters#ended",
        WaitingKind.ReadSisterBeginning => "/association/sisters",
        WaitingKind.DecideAccess => $"/access-requests/{item.RecordId}",
        WaitingKind.PresentToCouncil => $"/municipalities/{item.RecordId}/council-presentations",
        WaitingKind.EndingSoon or WaitingKind.ReadAgreementEnd when actor.Writes => $"/agreements/{item.RecordId}/renewals/new",
        WaitingKind.ReviewDue when actor.Writes => $"/agreements/{item.RecordId}/reviews/new",
        WaitingKind.Draft when actor.Writes => $"/agreements/{item.RecordId}/edit",
        WaitingKind.CorrectPaper when actor.Writes => $"/agreements/{item.RecordId}/edit",
        WaitingKind.ReadPublication when actor.Writes => $"/partnerships/{item.RecordId}/publication",
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported when actor.Writes => $"/partnerships/{item.RecordId}/answer",
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported or WaitingKind.ConfirmAgain or WaitingKind.ConfirmForRound or WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.ReadPublication or WaitingKind.Reopen or WaitingKind.ReadReportedAnswer => $"/partnerships/{item.RecordId}",
        _ => $"/agreements/{item.RecordId}",
    };

    /// <summary>Where the organisation says that it has read what asks for nothing else; null where something is asked, or this user does not write.</summary>
    public static string? ReadUrl(WaitingItem item, Actor actor) => item.Kind switch
    {
        _ when !actor.Writes => null,
        WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.ReadPublication or WaitingKind.Reopen or WaitingKind.ReadInvitationEnd or WaitingKind.ReadReportedAnswer => $"/partnerships/{item.RecordId}/readings",
        WaitingKind.ReadNotice or WaitingKind.ReadWithdrawal or WaitingKind.ReviseDeclined or WaitingKind.ReadTakenBack or WaitingKind.ReadAgreementEnd => $"/agreements/{item.RecordId}/readings",
        WaitingKind.ReadContactAnswer => $"/contact-requests/{item.RecordId}/readings",
        WaitingKind.ReadNeedAnswer => $"/partnerships/{item.PartnershipId}/needs/{item.RecordId}/readings",
        WaitingKind.ReadFollowUpAnswer => $"/follow-ups/{item.RecordId}/readings",
        WaitingKind.ReadMembershipEnding => $"/memberships/{item.RecordId}/readings",
        WaitingKind.ReadMandateReturn or WaitingKind.ReadMandateEnd => $"/mandates/{item.RecordId}/readings",
        WaitingKind.ReadSisterEnding or WaitingKind.ReadSisterBeginning => $"/sister-links/{item.RecordId}/readings",
        _ => null,
    };

    /// <summary>"Approve version 3: twinning with Reggio Emilia (Italy)", "Asked by VVSG: is it still correct? ...".</summary>
    public string Title(WaitingItem item) => item is { Kind: WaitingKind.AnswerFollowUp, FollowUp: { } followUp }
        ? texts[$"Workspace.Title.FollowUp.{followUp.Kind}", item.Others[0].Name]
        : item is { Kind: WaitingKind.ReadMembershipEnding, Listing: { } listing } ? texts[$"Workspace.Title.Listing.{listing}", item.Others[0].Name]
        : item.Newcomers.Count > 0 ? texts[$"Workspace.Title.{item.Kind}", words.Parties(item.Others.Select(party => (party.Name, party.CountryCode))), words.List(item.Newcomers)]
        : item.IsOfPart ? texts["Workspace.Title.ReadEnding.Part", words.Parties(item.Others.Where(party => party.TakesPart).Select(party => (party.Name, party.CountryCode))), Speakers(item)]
        : item.NeedTitle is { } need ? texts[$"Workspace.Title.{item.Kind}", need, words.Parties(item.Others.Select(party => (party.Name, party.CountryCode)))]
        : item.StrategyTitle is { } strategy ? texts[$"Workspace.Title.{item.Kind}", strategy, words.Parties(item.Others.Select(party => (party.Name, party.CountryCode)))]
        : item.VisitTitle is { } visit ? texts[$"Workspace.Title.{item.Kind}", visit, words.Parties(item.Others.Select(party => (party.Name, party.CountryCode)))]
        : item.ProjectTitle is { } project ? texts[$"Workspace.Title.{item.Kind}", project, words.Parties(item.Others.Select(party => (party.Name, party.CountryCode)))]
        : texts[$"Workspace.Title.{item.Kind}", words.Parties(Partners(item).Select(party => (party.Name, party.CountryCode))), item.AgreementKind is { } kind ? words.Kind(kind) : "", item.VersionNumber,
            words.List(item.Rounds.Select(round => round.Association).Distinct()), Speakers(item)];

    /// <summary>On the page of its partnership, which names the parties; who takes part in what waits may be fewer.</summary>
    public string Here(WaitingItem item) => texts[$"Workspace.Here.{item.Kind}", item.NeedTitle ?? item.StrategyTitle ?? item.VisitTitle ?? item.ProjectTitle ?? words.List(item.Newcomers)];

    /// <summary>Who did what, and when; null where there is nothing to say but the title.</summary>
    public string? Due(WaitingItem item)
    {
        var since = item.Since is { } time ? dates.Ago(time) : "";
        var due = item.Kind switch
        {
            WaitingKind.ConfirmImported => item.ReportedBy is { } association ? texts["Workspace.Due.Reported", association] : null,
            WaitingKind.AnswerRemarks => texts.Counted("Workspace.Due.Remarks", item.Number, since),
            WaitingKind.TellJoinRequests => texts.Counted("Workspace.Due.ToTell", item.Number, since),
            WaitingKind.ConfirmForRound => string.Join(" · ", item.Rounds.Select(Until).Distinct()),
            WaitingKind.AnswerFollowUp or WaitingKind.ReadFollowUpAnswer => since,
            WaitingKind.TacitRenewal when item.Renewal is { } renewal => texts["Workspace.Due.TacitRenewal", dates.Text(PartialDate.From(renewal.LastDay)), dates.Text(PartialDate.From(renewal.NoticeBy))],
            WaitingKind.VouchForAccess or WaitingKind.DecideAccess when item.Access is { } access => texts[$"Workspace.Due.{item.Kind}", access.Post, since],
            WaitingKind.ReadMembershipEnding or WaitingKind.ReadMandateReturn or WaitingKind.ReadSisterEnding => texts[$"Workspace.Due.{item.Kind}", item.Reason ?? "", since],
            WaitingKind.PresentToCouncil when item.Election is { } election => texts["Workspace.Due.PresentToCouncil", dates.Text(election)],
            WaitingKind.AnswerNeed when item.Day is { } day => texts[day < dates.Today ? "Workspace.Due.AnswerNeed.Overdue" : "Workspace.Due.AnswerNeed", dates.Text(PartialDate.From(day))],
            WaitingKind.ReportVisit when item.Day is { } day => texts[day < dates.Today ? "Workspace.Due.ReportVisit.Overdue" : "Workspace.Due.ReportVisit", dates.Text(PartialDate.From(day))],
            WaitingKind.DoVisitFollowUp when item.Day is { } day => texts.Counted("Workspace.Due.FollowUps", item.Number, dates.Text(PartialDate.From(day))),
            WaitingKind.FinishProject when item.Day is { } day => texts["Workspace.Due.FinishProject", dates.Text(PartialDate.From(day))],
            WaitingKind.LearnFromVisit when item.Day is { } day => texts["Workspace.Due.LearnFromVisit", dates.Text(PartialDate.From(day))],
            WaitingKind.EndingSoon or WaitingKind.StrategyEnding or WaitingKind.ReadAgreementEnd or WaitingKind.MandateEnding or WaitingKind.ReadMandateEnd or WaitingKind.ReviewDue when item.Day is { } day => texts[$"Workspace.Due.{item.Kind}", dates.Text(PartialDate.From(day))],
            WaitingKind.Endorse or WaitingKind.EndorseProject or WaitingKind.EndorseVisit or WaitingKind.EndorseStrategy when item.EndorsedVersionNumber is { } endorsed => texts["Workspace.Due.Changed", endorsed, since],
            WaitingKind.AnswerContact => texts["Workspace.Due.AnswerContact", item.Theme is { } theme ? words.Theme(theme) : "", since],
            WaitingKind.ReadContactAnswer => texts[$"Workspace.Due.ReadContactAnswer.{item.ContactStatus}", since],
            WaitingKind.AnswerPartnership => texts[$"Workspace.Due.AnswerPartnership.{item.Origin}", Names(item, PartyAnswer.Accepted), since, item.ReportedBy ?? ""],
            WaitingKind.ReadReportedAnswer => string.Join(" · ", item.Others.Where(party => party.Answer is not (null or PartyAnswer.None or PartyAnswer.CarriedOn)).GroupBy(party => party.Answer)
                .Select(said => texts[$"Workspace.Due.Answered.{said.Key}", words.List(said.Select(party => party.Name))]).Append(since)),
            WaitingKind.ReadRefusal => string.Join(" · ", new[] { PartyAnswer.NotOurs, PartyAnswer.WrongMunicipality }
                .Where(answer => item.Others.Any(party => party.Answer == answer))
                .Select(answer => texts[$"Workspace.Due.{answer}", Names(item, answer), since])),
            WaitingKind.ReadEnding when item.IsOfPart => texts["Workspace.Due.ReadEnding.Part", Speakers(item), since],
            _ => texts[$"Workspace.Due.{item.Kind}", Speakers(item), since],
        };
        return item.Titles.Count == 0 ? due : $"{texts["Words.Said", words.Title(item.Titles)]} · {due}";
    }

    public string Button(WaitingItem item) =>
        texts[item is { Kind: WaitingKind.Endorse or WaitingKind.EndorseProject or WaitingKind.EndorseVisit or WaitingKind.EndorseStrategy, EndorsedVersionNumber: not null } ? "Agreements.SeeChangesAndEndorse" : $"Workspace.Do.{item.Kind}"];

    /// <summary>What the association, or the member that answers it, says itself.</summary>
    public static IEnumerable<string> Said(WaitingItem item) => item.FollowUp is { } followUp ? [followUp.Text] : item.Rounds.Select(round => round.Text).OfType<string>();

    private string Until(RoundAsks round) =>
        texts[round.IsOverdue(dates.Today) ? "Workspace.Due.ConfirmForRound.Overdue" : "Workspace.Due.ConfirmForRound.Until", dates.Text(round.Deadline)];

    /// <summary>Without those who left the others before, and of whom it does not tell.</summary>
    private static IEnumerable<WaitingParty> Partners(WaitingItem item) =>
        item.Others.Any(party => party.TakesPart) ? item.Others.Where(party => party.TakesPart || party.Spoke || party.Answer is null) : item.Others;

    private string Speakers(WaitingItem item) => words.List(item.Others.Where(party => party.Spoke).Select(party => party.Name));

    private string Names(WaitingItem item, PartyAnswer answer) => words.List(item.Others.Where(party => party.Answer == answer).Select(party => party.Name));
}
