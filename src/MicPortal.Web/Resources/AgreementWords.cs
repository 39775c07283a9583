using System.Globalization;
using MicPortal.Application.Agreements;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Agreements;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace MicPortal.Web.Resources;

/// <summary>Where an agreement stands, and its terms, in the words of the page.</summary>
public sealed class AgreementWords(Texts texts, Words words, Dates dates, DocumentWords documents)
{
    /// <summary>"Twinning between Pemba and Reggio Emilia".</summary>
    public string Lead(AgreementDetails agreement, Actor reader)
    {
        var lead = texts["Agreements.Lead", words.Kind(agreement.Version.Kind), Names(agreement.PartiesFor(reader))];
        return char.ToUpper(lead[0], CultureInfo.CurrentUICulture) + lead[1..];
    }

    /// <summary>"written by Pemba, 4 March 2026", or who wrote it for Pemba.</summary>
    public string WrittenBy(AgreementDetails agreement, int? organisationId, string? mandated, DateTime at) => mandated is null
        ? texts["Agreements.WrittenBy", agreement.NameOf(organisationId), dates.Text(at)]
        : texts["Agreements.WrittenFor", mandated, agreement.NameOf(organisationId), dates.Text(at)];

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
        if (difference.Section == nameof(AgreementContent.FullTextDocuments))
        {
            return texts[$"Documents.Difference.{DocumentWords.ChangeOf(difference)}"];
        }

        var section = difference.OrganisationId is { } id ? texts["Agreements.Brings", agreement.NameOf(id)] : texts[$"Agreements.Section.{difference.Section}"];
        return difference.Language is { } language ? $"{section} ({words.Language(language)})" : section;
    }

    /// <summary>What went and what came, of a difference that is no text; null: nothing.</summary>
    public (string? Went, string? Came) Values(AgreementDifference difference, AgreementDetails agreement) => difference switch
    {
        { Section: nameof(AgreementContent.FullTextDocuments), Before: string before, After: string after } => (documents.Names(before, after, agreement), documents.Names(after, before, agreement)),
        { Section: nameof(AgreementContent.Themes), Before: string before, After: string after } => (Themes(before, after), Themes(after, before)),
        _ => (Value(difference, difference.Before), Value(difference, difference.After)),
    };

    /// <summary>What another editor saved meanwhile, beside what was typed.</summary>
    public IEnumerable<(string Field, string? Theirs, string? Yours)> TheirsAndYours(AgreementDetails agreement, AgreementEditForm theirs, AgreementEditForm yours) =>
    [
        .. AgreementDifference.Between(theirs.ToContent(), yours.ToContent()).Select(difference => IsText(difference)
            ? (Section(difference, agreement), difference.Before as string, difference.After as string)
            : (Section(difference, agreement), Value(difference, difference.Before), Value(difference, difference.After))),
        .. agreement.Parties.SelectMany(party => SignaturesIn(party, theirs, yours)),
    ];

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
        string names when difference.Section == nameof(AgreementContent.CoSignatories) => names,
        string codes => words.Themes(codes.Split(',', StringSplitOptions.RemoveEmptyEntries)),
        _ => "",
    };

    /// <summary>A party's signature on a paper, as one editor and as the other records it.</summary>
    private IEnumerable<(string Field, string? Theirs, string? Yours)> SignaturesIn(AgreementPartyDetails party, AgreementEditForm theirs, AgreementEditForm yours)
    {
        var (one, other) = (Of(theirs), Of(yours));
        return one is null || other is null ? [] :
        [
            (Field("Agreements.SignatoryTitle"), one.SignatoryTitle, other.SignatoryTitle),
            (Field("Agreements.SignatureDate"), Date(one), Date(other)),
            (Field("Agreements.SignaturePlace"), one.Place, other.Place),
        ];

        PaperSignatureForm? Of(AgreementEditForm form) => form.Signatures.GetValueOrDefault(AgreementTextForm.KeyOf(party.OrganisationId));
        string Field(string key) => $"{texts[key]} ({party.Name})";
        string? Date(PaperSignatureForm signature) => signature.Date.Date is { } date ? dates.Text(date) : null;
    }

    public static bool IsText(AgreementDifference difference) => difference.Section
        is nameof(AgreementText.Title) or nameof(AgreementText.Purpose) or nameof(AgreementText.Scope) or nameof(AgreementText.Contributions) or nameof(AgreementText.FullText);

    public (string Tone, string Text) Status(AgreementDetails agreement)
    {
        var state = agreement.Life.On(dates.Today);
        return (Words.Tone(state), words.State(state));
    }

    public (string Tone, string Text) Status(AgreementDetails agreement, AgreementPartyDetails party) => agreement switch
    {
        _ when party.Notice is { } notice => ("quiet", texts["Agreements.Party.LastDay", dates.Text(notice.LastDay)]),
        { Status: AgreementStatus.TakenBack } when party.OrganisationId == agreement.DraftingOrganisationId => ("quiet", texts["Agreements.Party.TakenBack"]),
        { Status: AgreementStatus.TakenBack } => ("quiet", texts[party.PaperConfirmedAt is null ? "Agreements.Party.PaperNotConfirmed" : "Agreements.Party.PaperHadConfirmed"]),
        { IsOnPaper: true } when party.PaperConfirmedAt is not null => ("done", texts[party.OrganisationId == agreement.DraftingOrganisationId ? "Agreements.Party.Recorded" : "Agreements.Party.Confirmed"]),
        { IsOnPaper: true } when party.PaperObjection is not null => ("no", texts["Agreements.Party.Objects"]),
        { IsOnPaper: true } => ("wait", texts["Agreements.Party.Unconfirmed"]),
        _ when party.Signature is { } signature => ("done", texts["Agreements.Party.Signed", On(signature.Date)]),
        { Status: AgreementStatus.Draft } when party.OrganisationId == agreement.DraftingOrganisationId => ("plain", texts["Agreements.Party.Drafts"]),
        { Status: AgreementStatus.Draft } => ("quiet", texts["Agreements.Party.NotAsked"]),
        { Status: AgreementStatus.Declined } when party.OrganisationId == agreement.DeclinedByOrganisationId => ("no", texts["Agreements.Party.Declined", agreement.VersionNumber]),
        _ when agreement.EndorsementOf(party) is not null => ("done", texts["Agreements.Party.Endorsed", agreement.VersionNumber]),
        { Status: AgreementStatus.Declined } when agreement.Version.WrittenByOrganisationId == party.OrganisationId => ("quiet", texts["Agreements.Party.Proposed", agreement.VersionNumber]),
        { Status: AgreementStatus.Declined } => ("quiet", texts["Agreements.Party.DidNotEndorse", agreement.VersionNumber]),
        _ when agreement.PartiesThatLeft.Contains(party) => ("quiet", texts["Agreements.Party.HasLeft"]),
        _ when agreement.IsReturnedBy(party) => ("no", texts["Agreements.Party.Returned"]),
        _ when party.IsAskedAboutCorrection => ("wait", texts["Corrections.Party.Asked", agreement.VersionNumber]),
        { CorrectionAskedOf: { } corrected } when party.MayKeepApproval => ("wait", texts["Corrections.Party.Kept", corrected, agreement.VersionNumber]),
        _ => ("wait", texts["Agreements.Party.Waits", agreement.VersionNumber]),
    };

    /// <summary>The sentence that says where things stand, and the reader's next step.</summary>
    public NextStep Next(AgreementPage page)
    {
        var agreement = page.Agreement;
        return agreement switch
        {
            { Status: AgreementStatus.Declined } => Declined(page),
            { Status: AgreementStatus.TakenBack } => TakenBack(page),
            { Status: AgreementStatus.Signed, IsOnPaper: true, InForceAt: null } => Unconfirmed(page),
            { Status: AgreementStatus.Signed } => Ending(page) ?? Signed(page),
            { PartnershipGoesOn: false } => new(texts["Agreements.Next.PartnershipEnded"], null) { Url = PartnershipUrl(agreement), Label = texts["Agreements.Next.ToPartnership"] },
            { Status: AgreementStatus.Draft or AgreementStatus.Proposed } when agreement.PartiesThatLeft is { Count: > 0 } left && (page.OwnParty is null or { Answer: PartyAnswer.Accepted } || left.Contains(page.OwnParty)) => PartyLeft(page, left),
            { Status: AgreementStatus.Draft } => Draft(page),
            { Status: AgreementStatus.Proposed } => Proposed(page),
            _ => Endorsed(page),
        };
    }

    private static string Url(AgreementDetails agreement) => $"/agreements/{agreement.Id}";

    private static string PartnershipUrl(AgreementDetails agreement) => $"/partnerships/{agreement.PartnershipId}";

    private NextStep Draft(AgreementPage page) => page.CanPropose
        ? new(texts["Agreements.Next.Draft"], texts["Agreements.Next.DraftThen", Names(page.Agreement.Parties.Where(party => party != page.OwnParty))])
        {
            Url = $"{Url(page.Agreement)}/proposals",
            Label = texts["Agreements.Propose"],
            Sends = ("token", page.Agreement.ConcurrencyToken.ToString()),
            WaitsForReader = true,
        }
        : new(texts["Agreements.Next.Draft"], texts["Agreements.Next.DraftOfOfficer"]);

    /// <summary>It never comes about with who has left; those who stay write another.</summary>
    private NextStep PartyLeft(AgreementPage page, List<AgreementPartyDetails> left)
    {
        if (page.OwnParty is { Answer: PartyAnswer.Ended })
        {
            return new(texts["Agreements.Next.PartyLeft", Names(left)], texts["Agreements.Next.YouEnded"]) { Url = PartnershipUrl(page.Agreement), Label = texts["Agreements.Next.ToPartnership"] };
        }

        var stays = page.OwnParty is { Answer: PartyAnswer.Accepted } && page.Actor.Writes && page.Agreement.Parties.Count - left.Count > 1;
        return new(texts["Agreements.Next.PartyLeft", Names(left)], texts[stays ? "Agreements.Next.PartyLeft.DraftAnother" : "Agreements.Next.PartyLeft.Text"])
        {
            Url = $"{PartnershipUrl(page.Agreement)}/agreements/new",
            Label = stays ? texts["Agreements.DraftOne"] : null,
        };
    }

    private NextStep Declined(AgreementPage page) => new(
        texts["Agreements.Next.Declined", page.Agreement.NameOf(page.Agreement.DeclinedByOrganisationId), page.Agreement.VersionNumber], string.Join(' ', new[] { texts["Words.Said", page.Agreement.DeclineReason ?? ""], page.Agreement.Standing.IsSignedByAny ? texts["Agreements.Next.DeclinedForGood"] : "" }.Where(text => text.Length > 0)))
    {
        Url = $"{Url(page.Agreement)}/edit",
        Label = page.CanEdit ? texts["Agreements.ReviseAgain"] : null,
    };

    /// <summary>Why nothing can be done any more with the record of a paper.</summary>
    public string TakenBack(AgreementDetails agreement) => texts["Agreements.Errors.TakenBack", agreement.NameOf(agreement.DraftingOrganisationId), dates.Text(agreement.TakenBackAt!.Value)];

    /// <summary>Who has the right paper records that.</summary>
    private NextStep TakenBack(AgreementPage page) => new(
        texts["Agreements.Next.TakenBack", page.Agreement.NameOf(page.Agreement.DraftingOrganisationId), dates.Text(page.Agreement.TakenBackAt!.Value)], texts["Words.Said", page.Agreement.TakenBackReason ?? ""])
    {
        Url = $"{PartnershipUrl(page.Agreement)}/paper-agreements/new",
        Label = page.Actor is { Writes: true, Binds: true } && page.Agreement.PartnershipGoesOn && page.OwnParty is { Answer: PartyAnswer.Accepted } ? texts["Agreements.RecordPaper"] : null,
    };

    private NextStep Proposed(AgreementPage page)
    {
        var (agreement, own) = (page.Agreement, page.OwnParty);
        var waiting = agreement.Parties.Where(party => agreement.EndorsementOf(party) is null).ToList();
        var done = agreement.PartiesFor(page.Actor).Where(party => agreement.EndorsementOf(party) is not null)
            .Select(party => party.Signature is { } signature
                ? texts["Agreements.Next.SignedOn", party.Name, On(signature.Date)]
                : texts["Agreements.Next.EndorsedAgo", party.Name, dates.Ago(agreement.EndorsementOf(party)!.EndorsedAt)]).ToList();
        done.AddRange(waiting.Where(party => page.SeesJointRecord && agreement.WithdrawalOf(party) is not null)
            .Select(party => texts["Agreements.Next.Withdrew", party.Name, dates.Ago(agreement.WithdrawalOf(party)!.At)]));
        var mayKeep = own?.MayKeepApproval == true;
        if (own is not null && page.CanEndorse && !mayKeep && agreement.EndorsedBefore is { } before)
        {
            done.Add(texts["Agreements.Next.EndorsedBefore", own.Name, before.Number]);
        }

        var sentence = texts["Agreements.Next.Waits", agreement.VersionNumber, Names(waiting)];
        if (agreement.Parties.Find(agreement.IsReturnedBy) is { } returned)
        {
            sentence = texts["Agreements.Next.Returned", agreement.VersionNumber, returned.Name];
            if (agreement.ReturnOf(returned) is { } remark)
            {
                done.Insert(0, texts["Words.Said", remark.Text]);
            }
        }
        else if (agreement.CorrectionAskedOf is { } corrected)
        {
            sentence = texts["Corrections.Next", agreement.VersionNumber, corrected, Names(agreement.Parties.Where(party => party.IsAskedAboutCorrection))];
        }

        if (FirstThePartnership(page, sentence, done) is { } first)
        {
            return first;
        }

        if (page.IsAskedAboutCorrection)
        {
            return new(sentence, string.Join(' ', done)) { Url = "#changes", Label = texts["Corrections.See"], WaitsForReader = true };
        }

        if (own is not null && agreement.IsReturnedBy(own) && page.CanEdit)
        {
            return new(sentence, string.Join(' ', done)) { Url = $"{Url(agreement)}/edit", Label = texts["Agreements.Revise"], WaitsForReader = true };
        }

        return mayKeep ? new(sentence, string.Join(' ', done)) : new(sentence, string.Join(' ', done))
        {
            Url = $"{Url(agreement)}/endorsements/new",
            Label = page.CanEndorse ? texts[agreement.EndorsedBefore is null ? "Agreements.ReadAndEndorse" : "Agreements.SeeChangesAndEndorse"] : null,
            WaitsForReader = page.CanEndorse,
        };
    }

    private NextStep Endorsed(AgreementPage page)
    {
        var agreement = page.Agreement;
        var sentence = texts["Agreements.Next.Endorsed", agreement.VersionNumber];
        List<string> more =
        [
            .. agreement.PartiesFor(page.Actor).Where(party => party.Signature is not null).Select(party => texts["Agreements.Next.SignedOn", party.Name, On(party.Signature!.Date)]),
            texts["Agreements.Next.Unsigned", Names(Unsigned(agreement))],
        ];
        return FirstThePartnership(page, sentence, more) ?? ToSign(page, new(sentence, string.Join(' ', more)));
    }

    /// <summary>Signed by as many as it needs; others may still sign.</summary>
    private NextStep Signed(AgreementPage page)
    {
        var agreement = page.Agreement;
        var since = agreement.InForceFrom;
        var (sentence, more) = since?.CertainlyAfter(dates.Today) == true ? (texts["Agreements.Next.WillBegin", On(since.Value)], null)
            : (since is { } from ? texts["Agreements.Next.InForceSince", dates.Text(from)] : texts["Agreements.Next.Signed"], OverdueReview(page) is { } due ? texts["Agreements.Next.ReviewOverdue", dates.Text(PartialDate.From(due))] : NextReview(page) is { } review ? texts["Agreements.Next.Review", dates.Text(review)] : null);
        return page.CanSign ? ToSign(page, new(sentence, string.Join(' ', [.. new[] { more }.OfType<string>(), texts["Agreements.Next.Unsigned", Names(Unsigned(agreement))]]))) : new(sentence, more);
    }

    /// <summary>Over, about to end, or about to renew itself; null for what simply goes on.</summary>
    private NextStep? Ending(AgreementPage page)
    {
        var agreement = page.Agreement;
        var notices = string.Join(' ', agreement.PartiesFor(page.Actor).Where(party => party.Notice is not null)
            .Select(party => texts["Agreements.Next.Notice", party.Name, dates.Text(party.Notice!.LastDay)]));
        return agreement.Life.On(dates.Today) switch
        {
            AgreementState.Renewed => new(texts["Agreements.Next.Renewed"], null)
            {
                Url = agreement.Renewal is { } renewal ? $"/agreements/{renewal.Id}" : null,
                Label = agreement.Renewal is null ? null : texts["Agreements.Next.SeeRenewal"],
            },
            AgreementState.Terminated => ToState(page, new(texts["Agreements.Next.Terminated", On(agreement.EndsOn!.Value)], notices)),
            AgreementState.Expired => ToRenew(page, new(texts["Agreements.Next.Expired", On(agreement.Version.End!.Value)], null)),
            _ when agreement.EndsOn is { } last => ToState(page, new(texts["Agreements.Next.EndsOn", dates.Text(last)], notices)),
            _ when notices.Length > 0 && !page.CanSign => ToState(page, new(texts["Agreements.Next.GoesOn", Names(agreement.Parties.Where(party => party.Notice is null))], notices)),
            _ when agreement.Life.NextRenewal(dates.Today) is { } renewal && renewal.IsNear(dates.Today) && !page.CanSign =>
                new(texts.Counted("Agreements.Next.RenewsItself", renewal.Years, dates.Text(PartialDate.From(renewal.LastDay))), texts["Agreements.Next.UnlessNotice", dates.Text(PartialDate.From(renewal.NoticeBy))])
                {
                    Url = $"{Url(agreement)}/terminations/new",
                    Label = page.CanTerminate ? texts["Agreements.Terminate.Link"] : null,
                },
            _ when agreement.Life.NearEnd(dates.Today) is { } end && !page.CanSign => ToRenew(page, new(texts["Agreements.Next.EndsSoon", dates.Text(PartialDate.From(end))], null)),
            _ when !agreement.PartnershipGoesOn && !page.CanSign => new(texts["Agreements.Next.StaysInForce"], texts["Agreements.Next.StaysInForce.Text"]) { Url = PartnershipUrl(agreement), Label = texts["Agreements.Next.ToPartnership"] },
            _ => null,
        };
    }

    /// <summary>For a party that has said nothing to another's notice.</summary>
    private NextStep ToState(AgreementPage page, NextStep step) => step with
    {
        Url = $"{Url(page.Agreement)}/statements/new",
        Label = page.CanState && page.OwnParty?.Notice is null && !page.Agreement.Statements.Exists(statement => statement.OrganisationId == page.OwnParty?.OrganisationId) ? texts["Agreements.State.Link"] : null,
    };

    private NextStep ToRenew(AgreementPage page, NextStep step) => step with
    {
        Url = $"{Url(page.Agreement)}/renewals/new",
        Label = page.CanRenew ? texts["Agreements.Renew"] : null,
    };

    /// <summary>When the running term of a tacitly renewed agreement ends, and until when a notice prevents the next one; null where none renews itself.</summary>
    public string? RunningTerm(AgreementDetails agreement) => agreement.Life.NextRenewal(dates.Today) is not { } renewal ? null
        : texts.Counted("Agreements.RunningTerm", renewal.Years, dates.Text(PartialDate.From(renewal.LastDay)), dates.Text(PartialDate.From(renewal.NoticeBy)));

    /// <summary>"amends", "renewed by", ... as the label of a linked agreement.</summary>
    public string LinkLabel(AgreementDetails agreement, LinkedAgreement other) =>
        texts[other == agreement.Earlier ? $"Agreements.Link.{agreement.Link}" : $"Agreements.LinkedBy.{other.Link}"];

    /// <summary>"in force since 4 March 2019", or how far it is.</summary>
    public string LinkState(LinkedAgreement other) => other.InForceFrom is { } from
        ? texts["Agreements.Link.InForce", dates.Text(from)]
        : texts[$"Workspace.Agreement.{other.Status}"];

    private NextStep ToSign(AgreementPage page, NextStep step) => step with
    {
        Url = $"{Url(page.Agreement)}/signatures/new",
        Label = page.CanSign ? texts["Agreements.RecordSignatureOf", page.OwnParty!.Name] : null,
        WaitsForReader = page.CanSign,
    };

    private static IEnumerable<AgreementPartyDetails> Unsigned(AgreementDetails agreement) => agreement.Parties.Where(party => party.Signature is null);

    private NextStep Unconfirmed(AgreementPage page)
    {
        var agreement = page.Agreement;
        var silent = agreement.Parties.Where(party => party.PaperConfirmedAt is null).ToList();
        var objections = silent.Where(party => party.PaperObjection is not null).Select(party => texts["Agreements.Next.Objection", party.Name, party.PaperObjection!]).ToList();
        var sentence = texts["Agreements.Next.Recorded", agreement.NameOf(agreement.DraftingOrganisationId), Names(silent)];
        if (!agreement.PartnershipGoesOn)
        {
            return new(sentence, string.Join(' ', [.. objections, texts["Agreements.Next.PartnershipEnded"]])) { Url = PartnershipUrl(agreement), Label = texts["Agreements.Next.ToPartnership"] };
        }

        if (page.CanConfirmPaper)
        {
            return new(sentence, objections.Count > 0 ? string.Join(' ', objections) : texts["Agreements.Next.IsThisIt"])
            {
                Url = $"{Url(agreement)}/paper-confirmations",
                Label = texts["Agreements.ThisIsWhatWeSigned"],
                Sends = ("version", agreement.VersionNumber.ToString(CultureInfo.InvariantCulture)),
                WaitsForReader = true,
            };
        }

        if (page.LacksScan && objections.Count == 0)
        {
            return new(sentence, null) { Url = $"{Url(agreement)}/documents/new", Label = texts["Documents.AddScan"] };
        }

        return FirstThePartnership(page, sentence, objections) ?? new(sentence, string.Join(' ', objections))
        {
            Url = $"{Url(agreement)}/edit",
            Label = page.CanEdit && objections.Count > 0 ? texts["Agreements.CorrectRecord"] : null,
            WaitsForReader = page.CanEdit && objections.Count > 0,
        };
    }

    /// <summary>For a party that does not stand behind the partnership: it binds itself there first, or not at all. Null for all others.</summary>
    private NextStep? FirstThePartnership(AgreementPage page, string sentence, IEnumerable<string> more) => page.OwnParty?.Answer switch
    {
        null or PartyAnswer.Accepted => null,
        var answer => new(sentence, string.Join(' ', [.. more, texts[answer == PartyAnswer.Ended ? "Agreements.Next.YouEnded" : "Agreements.Next.AnswerFirst"]]))
        {
            Url = PartnershipUrl(page.Agreement),
            Label = texts["Agreements.Next.ToPartnership"],
        },
    };

    /// <summary>The reader's own review, which its workspace asks for; null where none is due.</summary>
    private DateOnly? OverdueReview(AgreementPage page) => page.OwnParty is { } own
        && AgreementReview.DueOn(page.Agreement.Version.ReviewMonths, page.Agreement.InForceFrom, own.Reviews.Count == 0 ? null : own.Reviews.Max(review => review.ReviewedOn), dates.Today) is { } due && due <= dates.Today ? due : null;

    /// <summary>The first review that lies ahead, as far as the dates are known; for a party, after its own last one.</summary>
    private PartialDate? NextReview(AgreementPage page)
    {
        var last = page.OwnParty?.Reviews.MaxBy(review => review.ReviewedOn.Earliest)?.ReviewedOn;
        if (page.Agreement.Version.ReviewMonths is not { } interval || (last ?? page.Agreement.InForceFrom) is not { } from)
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
