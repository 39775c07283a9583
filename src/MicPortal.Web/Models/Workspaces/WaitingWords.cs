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
        WaitingKind.AnswerInvitation => $"/partnerships/{item.RecordId}/invitations/{actor.ActingFor}",
        WaitingKind.ConsentToInvitation => $"/partnerships/{item.RecordId}#invitations",
        WaitingKind.AnswerContact or WaitingKind.ReadContactAnswer => $"/contact-requests/{item.RecordId}",
        WaitingKind.AcceptMembership => $"/memberships/{item.RecordId}",
        WaitingKind.Endorse => $"/agreements/{item.RecordId}/endorsements/new",
        WaitingKind.Sign => $"/agreements/{item.RecordId}/signatures/new",
        WaitingKind.Draft when actor.Writes => $"/agreements/{item.RecordId}/edit",
        WaitingKind.CorrectPaper when actor.Writes => $"/agreements/{item.RecordId}/edit",
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported when actor.Writes => $"/partnerships/{item.RecordId}/answer",
        WaitingKind.AnswerPartnership or WaitingKind.ConfirmImported or WaitingKind.ConfirmAgain or WaitingKind.ReadRefusal or WaitingKind.ReadEnding or WaitingKind.Reopen => $"/partnerships/{item.RecordId}",
        _ => $"/agreements/{item.RecordId}",
    };

    /// <summary>"Approve version 3: twinning with Reggio Emilia (Italy)".</summary>
    public string Title(WaitingItem item) =>
        texts[$"Workspace.Title.{item.Kind}", words.Parties(item.Others.Select(party => (party.Name, party.CountryCode))), item.AgreementKind is { } kind ? words.Kind(kind) : "", item.VersionNumber];

    /// <summary>Who did what, and when; null where there is nothing to say but the title.</summary>
    public string? Due(WaitingItem item)
    {
        var since = item.Since is { } time ? dates.Ago(time) : "";
        var due = item.Kind switch
        {
            WaitingKind.ConfirmImported => null,
            WaitingKind.TacitRenewal when item.Renewal is { } renewal => texts["Workspace.Due.TacitRenewal", dates.Text(PartialDate.From(renewal.LastDay)), dates.Text(PartialDate.From(renewal.NoticeBy))],
            WaitingKind.Endorse when item.EndorsedVersionNumber is { } endorsed => texts["Workspace.Due.Changed", endorsed, since],
            WaitingKind.AnswerContact => texts["Workspace.Due.AnswerContact", item.Theme is { } theme ? words.Theme(theme) : "", since],
            WaitingKind.ReadContactAnswer => texts[$"Workspace.Due.ReadContactAnswer.{item.ContactStatus}", since],
            WaitingKind.AnswerPartnership => texts[$"Workspace.Due.AnswerPartnership.{item.Origin}", Names(item, PartyAnswer.Accepted), since],
            WaitingKind.ReadRefusal => string.Join(" · ", new[] { PartyAnswer.NotOurs, PartyAnswer.WrongMunicipality }
                .Where(answer => item.Others.Any(party => party.Answer == answer))
                .Select(answer => texts[$"Workspace.Due.{answer}", Names(item, answer), since])),
            _ => texts[$"Workspace.Due.{item.Kind}", words.List(item.Others.Where(party => party.Spoke).Select(party => party.Name)), since],
        };
        return item.Titles.Count == 0 ? due : $"{texts["Words.Said", words.Title(item.Titles)]} · {due}";
    }

    public string Button(WaitingItem item) =>
        texts[item is { Kind: WaitingKind.Endorse, EndorsedVersionNumber: not null } ? "Agreements.SeeChangesAndEndorse" : $"Workspace.Do.{item.Kind}"];

    private string Names(WaitingItem item, PartyAnswer answer) => words.List(item.Others.Where(party => party.Answer == answer).Select(party => party.Name));
}
