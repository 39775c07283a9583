using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>Where an agreement stands, and its terms, in the words of the page.</summary>
public sealed class AgreementWords(Texts texts, Words words, Dates dates)
{
    /// <summary>"Twinning between Pemba and Reggio Emilia".</summary>
    public string Lead(AgreementDetails agreement)
    {
        var lead = texts["Agreements.Lead", words.Kind(agreement.Version.Kind), Names(agreement.Parties)];
        return char.ToUpper(lead[0], CultureInfo.CurrentUICulture) + lead[1..];
    }

    public string Start(PartialDate? start) => start is { } date ? dates.Text(date) : texts["Agreements.OnSignature"];

    public string Term(VersionDetails version) => version.Term switch
    {
        AgreementTerm.Open => texts["Agreements.Term.Open"],
        AgreementTerm.Fixed => texts["Agreements.UntilDate", dates.Text(version.End!.Value)],
        _ => texts.Counted("Agreements.Renewed", version.RenewalYears ?? 1, dates.Text(version.End!.Value))
            + (version.NoticeMonths is { } months ? texts.Counted("Agreements.UnlessNotice", months) : ""),
    };

    public string Review(int? months) => months switch
    {
        null => texts["Agreements.NoReview"],
        { } number when number % 12 == 0 => texts.Counted("Agreements.ReviewYears", number / 12),
        { } number => texts.Counted("Agreements.ReviewMonths", number),
    };

    /// <summary>"on 4 March 2019", "in March 2019", "in 1975".</summary>
    public string On(PartialDate date) => texts[date.Day is null ? "Dates.In" : "Dates.On", dates.Text(date)];

    /// <summary>The body in the municipality's own word where it has told it.</summary>
    public string Body(DecidingBody body, AgreementPartyDetails party) =>
        body == DecidingBody.Council && party.DecidingBodyTerm is { } own ? own : texts[$"Agreements.Body.{body}"];

    public IEnumerable<SelectListItem> BodyChoices(AgreementPartyDetails party) =>
        Enum.GetValues<DecidingBody>().Select(body => new SelectListItem(Body(body, party), body.ToString()));

    public string Decision(DecisionTaken decision, AgreementPartyDetails party) =>
        texts["Agreements.DecisionLine", Body(decision.Body, party), decision.Reference, dates.Text(decision.Date)];

    /// <summary>What a difference is about: "Purpose", "What Pemba brings".</summary>
    public string Section(AgreementDifference difference, AgreementDetails agreement)
    {
        var section = difference.OrganisationId is { } id ? texts["Agreements.Brings", agreement.NameOf(id)] : texts[$"Agreements.Section.{difference.Section}"];
        return difference.Language is { } language ? $"{section} ({words.Language(language)})" : section;
    }

    /// <summary>What went and what came, of a difference that is no text; null: nothing.</summary>
    public (string? Went, string? Came) Values(AgreementDifference difference) => difference switch
    {
        { Section: nameof(AgreementContent.Themes), Before: string before, After: string after } => (Themes(before, after), Themes(after, before)),
        _ => (Value(difference, difference.Before), Value(difference, difference.After)),
    };

    /// <summary>What another editor saved meanwhile, beside what was typed.</summary>
    public IEnumerable<(string Field, string? Theirs, string? Yours)> TheirsAndYours(AgreementDetails agreement, AgreementContent theirs, AgreementContent yours) =>
        AgreementDifference.Between(theirs, yours).Select(difference => IsText(difference)
            ? (Section(difference, agreement), difference.Before as string, difference.After as string)
            : (Section(difference, agreement), Value(difference, difference.Before), Value(difference, difference.After)));

    /// <summary>A value of a difference that is no text; null: there is none.</summary>
    public string? Value(AgreementDifference difference, object? value) => value switch
    {
        null => null,
        AgreementKind kind => words.Kind(kind),
        AgreementTerm term => texts[$"Agreements.Term.{term}"],
        PartialDate date => dates.Text(date),
        bool isAuthentic => texts[isAuthentic ? "Agreements.Authentic" : "Agreements.Translation"],
        int months when difference.Section == nameof(AgreementContent.ReviewMonths) => Review(months),
        int number => number.ToString(CultureInfo.CurrentCulture),
        string codes => words.Themes(codes.Split(',', StringSplitOptions.RemoveEmptyEntries)),
        _ => "",
    };

    public static bool IsText(AgreementDifference difference) => difference.Section
        is nameof(AgreementText.Title) or nameof(AgreementText.Purpose) or nameof(AgreementText.Scope) or nameof(AgreementText.Contributions) or nameof(AgreementText.FullText);

    public (string Tone, string Text) Status(AgreementDetails agreement) => agreement switch
    {
        _ when agreement.IsExpired(dates.Today) => ("quiet", texts["Agreements.Status.Expired"]),
        { IsOnPaper: true, InForceAt: null } => ("wait", texts["Agreements.Status.Unconfirmed"]),
        { Status: AgreementStatus.Signed } => ("done", words.Status(agreement.Status)),
        { Status: AgreementStatus.Endorsed } => ("done", words.Status(agreement.Status)),
        { Status: AgreementStatus.Proposed } => ("wait", words.Status(agreement.Status)),
        { Status: AgreementStatus.Declined } => ("no", words.Status(agreement.Status)),
        _ => ("quiet", words.Status(agreement.Status)),
    };

    public (string Tone, string Text) Status(AgreementDetails agreement, AgreementPartyDetails party) => agreement switch
    {
        { IsOnPaper: true } when party.PaperConfirmedAt is not null => ("done", texts[party.OrganisationId == agreement.DraftingOrganisationId ? "Agreements.Party.Recorded" : "Agreements.Party.Confirmed"]),
        { IsOnPaper: true } when party.PaperObjection is not null => ("no", texts["Agreements.Party.Objects"]),
        { IsOnPaper: true } => ("wait", texts["Agreements.Party.Unconfirmed"]),
        _ when party.Signature is { } signature => ("done", texts["Agreements.Party.Signed", On(signature.Date)]),
        { Status: AgreementStatus.Draft } when party.OrganisationId == agreement.DraftingOrganisationId => ("plain", texts["Agreements.Party.Drafts"]),
        { Status: AgreementStatus.Draft } => ("quiet", texts["Agreements.Party.NotAsked"]),
        { Status: AgreementStatus.Declined } when party.OrganisationId == agreement.DeclinedByOrganisationId => ("no", texts["Agreements.Party.Declined", agreement.VersionNumber]),
        _ when agreement.EndorsementOf(party) is not null => ("done", texts["Agreements.Party.Endorsed", agreement.VersionNumber]),
        { Status: AgreementStatus.Declined } => ("quiet", texts["Agreements.Party.DidNotEndorse", agreement.VersionNumber]),
        _ => ("wait", texts["Agreements.Party.Waits", agreement.VersionNumber]),
    };

    /// <summary>The sentence that says where things stand, and the reader's next step.</summary>
    public NextStep Next(AgreementPage page)
    {
        var agreement = page.Agreement;
        var url = $"/agreements/{agreement.Id}";
        var (version, own) = (agreement.VersionNumber, page.OwnParty);
        switch (agreement.Status)
        {
            case AgreementStatus.Draft:
                return page.CanPropose
                    ? new(texts["Agreements.Next.Draft"], texts["Agreements.Next.DraftThen", Names(Others())]) { Url = $"{url}/proposals", Label = texts["Agreements.Propose"], IsButton = true, WaitsForReader = true }
                    : new(texts["Agreements.Next.Draft"], texts["Agreements.Next.DraftOfOfficer"]);

            case AgreementStatus.Declined:
                return new(texts["Agreements.Next.Declined", agreement.NameOf(agreement.DeclinedByOrganisationId), version], texts["Words.Said", agreement.DeclineReason ?? ""])
                {
                    Url = $"{url}/edit",
                    Label = page.CanEdit ? texts["Agreements.ReviseAgain"] : null,
                };

            case AgreementStatus.Proposed:
                var waiting = agreement.Parties.Where(party => agreement.EndorsementOf(party) is null).ToList();
                var done = page.Agreement.PartiesFor(page.Actor).Where(party => agreement.EndorsementOf(party) is not null)
                    .Select(party => texts["Agreements.Next.EndorsedAgo", party.Name, dates.Ago(agreement.EndorsementOf(party)!.EndorsedAt)]).ToList();
                done.AddRange(waiting.Where(party => page.SeesJointRecord && agreement.WithdrawalOf(party) is not null)
                    .Select(party => texts["Agreements.Next.Withdrew", party.Name, dates.Ago(agreement.WithdrawalOf(party)!.At)]));
                if (own is not null && page.CanEndorse && agreement.EndorsedBefore is { } before)
                {
                    done.Add(texts["Agreements.Next.EndorsedBefore", own.Name, before.Number]);
                }

                var mustAnswer = own is { StandsBehind: false } && page.Actor.Writes;
                return new(texts["Agreements.Next.Waits", version, Names(waiting)], string.Join(' ', mustAnswer ? [.. done, texts["Agreements.Next.AnswerFirst"]] : done))
                {
                    Url = mustAnswer ? $"/partnerships/{agreement.PartnershipId}" : $"{url}/endorsements/new",
                    Label = mustAnswer ? texts["Agreements.Next.ToPartnership"] : !page.CanEndorse ? null : texts[agreement.EndorsedBefore is null ? "Agreements.ReadAndEndorse" : "Agreements.SeeChangesAndEndorse"],
                    WaitsForReader = page.CanEndorse,
                };

            case AgreementStatus.Endorsed:
                var unsigned = agreement.Parties.Where(party => party.Signature is null).ToList();
                var signed = agreement.PartiesFor(page.Actor).Where(party => party.Signature is not null)
                    .Select(party => texts["Agreements.Next.SignedOn", party.Name, On(party.Signature!.Date)]);
                return new(texts["Agreements.Next.Endorsed", version], string.Join(' ', [.. signed, texts["Agreements.Next.Unsigned", Names(unsigned)]]))
                {
                    Url = $"{url}/signatures/new",
                    Label = page.CanSign ? texts["Agreements.RecordSignatureOf", own!.Name] : null,
                    WaitsForReader = page.CanSign,
                };
        }

        if (agreement.IsOnPaper && agreement.InForceAt is null)
        {
            return Unconfirmed(page, url);
        }

        var since = agreement.InForceFrom;
        return agreement.IsExpired(dates.Today) ? new(texts["Agreements.Next.Expired", On(agreement.Version.End!.Value)], null)
            : since?.CertainlyAfter(dates.Today) == true ? new(texts["Agreements.Next.WillBegin", On(since.Value)], null)
            : new(since is { } from ? texts["Agreements.Next.InForceSince", dates.Text(from)] : texts["Agreements.Next.Signed"], NextReview(agreement) is { } review ? texts["Agreements.Next.Review", dates.Text(review)] : null);

        IEnumerable<AgreementPartyDetails> Others() => agreement.Parties.Where(party => party != own);
    }

    private NextStep Unconfirmed(AgreementPage page, string url)
    {
        var agreement = page.Agreement;
        var silent = agreement.Parties.Where(party => party.PaperConfirmedAt is null).ToList();
        var objections = silent.Where(party => party.PaperObjection is not null).Select(party => texts["Agreements.Next.Objection", party.Name, party.PaperObjection!]).ToList();
        var sentence = texts["Agreements.Next.Recorded", agreement.NameOf(agreement.DraftingOrganisationId), Names(silent)];
        return page.CanConfirmPaper
            ? new(sentence, objections.Count > 0 ? string.Join(' ', objections) : texts["Agreements.Next.IsThisIt"])
            {
                Url = $"{url}/paper-confirmations",
                Label = texts["Agreements.ThisIsWhatWeSigned"],
                IsButton = true,
                WaitsForReader = true,
            }
            : new(sentence, string.Join(' ', objections))
            {
                Url = $"{url}/edit",
                Label = page.CanEdit && objections.Count > 0 ? texts["Agreements.CorrectRecord"] : null,
                WaitsForReader = page.CanEdit && objections.Count > 0,
            };
    }

    /// <summary>The first review that lies ahead, as far as the dates are known.</summary>
    private PartialDate? NextReview(AgreementDetails agreement)
    {
        if (agreement is not { Version.ReviewMonths: { } interval, InForceFrom: { } from })
        {
            return null;
        }

        var day = from.Earliest;
        while (day <= dates.Today)
        {
            day = day.AddMonths(interval);
        }

        return from.Month is null ? PartialDate.FromYear(day.Year) : PartialDate.TryCreate(day.Year, day.Month, null, out var month) ? month : null;
    }

    /// <summary>Those of the one that the other has not.</summary>
    private string? Themes(string one, string other)
    {
        var codes = one.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(other.Split(',')).ToList();
        return codes.Count == 0 ? null : words.Themes(codes);
    }

    private string Names(IEnumerable<AgreementPartyDetails> parties) => words.List(parties.Select(party => party.Name));
}

/// <param name="Sentence">Where things stand.</param>
/// <param name="More">Who has done what.</param>
public sealed record NextStep(string Sentence, string? More)
{
    public string? Url { get; init; }

    /// <summary>What the reader can do; null: nothing.</summary>
    public string? Label { get; init; }

    /// <summary>Done by the click itself.</summary>
    public bool IsButton { get; init; }

    public bool WaitsForReader { get; init; }
}
