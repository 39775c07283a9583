using MicPortal.Application.Needs;
using MicPortal.Domain.Common;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Models;
using MicPortal.Web.Models.Needs;

namespace MicPortal.Web.Resources;

/// <summary>Where a need or an offer stands, in the words of the page.</summary>
public sealed class NeedWords(Texts texts, Words words, Dates dates)
{
    /// <summary>Beside the day by which an answer is wished, which it does not say again.</summary>
    public (string Tone, string Text) StateOf(NeedInBrief need) => need.State == NeedState.Waiting && !need.AnswerBy.HasPassed(dates.Today)
        ? ("wait", texts["Needs.State.WaitsForAnswer"])
        : StateOf(need.State, need.Organisation, need.AnswerBy);

    public (string Tone, string Text) StateOf(NeedState state, string asker, PartialDate answerBy) => state switch
    {
        NeedState.Withdrawn => ("quiet", texts["Needs.State.Withdrawn"]),
        NeedState.WaitsForAsker => ("wait", texts["Needs.State.WaitsForAsker", asker]),
        NeedState.Waiting => ("wait", texts[answerBy.HasPassed(dates.Today) ? "Needs.State.Overdue" : "Needs.State.Waiting", dates.Text(answerBy)]),
        NeedState.Accepted => ("done", texts["Needs.State.Accepted"]),
        NeedState.ProjectCancelled => ("quiet", texts["Needs.State.ProjectCancelled"]),
        NeedState.Left => ("quiet", texts["Needs.State.Left"]),
        NeedState.PartnershipEnded => ("quiet", texts["Needs.State.PartnershipEnded"]),
        _ => ("plain", texts["Needs.State.Referred"]),
    };

    /// <summary>Where one of those stands that are asked.</summary>
    public (string Tone, string Text) StateOf(NeedInBrief need, NeedAddresseeDetails addressee) => addressee switch
    {
        { Answer: NeedAnswer.Accepted } => ("done", texts["Needs.Answered.Accepted"]),
        { Answer: NeedAnswer.Referred } => ("plain", texts["Needs.Answered.Referred"]),
        { Answer: NeedAnswer.Reframed, AgreedAt: not null } => ("done", texts["Needs.Answered.Agreed", need.Organisation]),
        { Answer: NeedAnswer.Reframed } => (need.WithdrawnAt is null ? "wait" : "quiet", texts["Needs.Answered.Reframed"]),
        _ when !need.TakesPart(addressee.OrganisationId) => ("quiet", texts["Needs.Answered.Left"]),
        _ => need.WithdrawnAt is null && need.AskerTakesPart ? ("wait", texts["Needs.Answered.Waiting"]) : ("quiet", texts["Needs.Answered.NotAnswered"]),
    };

    /// <summary>With whom each is; where that tells two alike, when it began, and where that does too, on what it is.</summary>
    public IReadOnlyList<(NeedPlace Place, string Name)> Names(IEnumerable<NeedPlace> places)
    {
        List<(NeedPlace Place, string Name)> names = [.. places.Select(place => (place, words.Parties(place.Others.Select(party => (party.Name, party.CountryCode)))))];
        foreach (var more in new Func<NeedPlace, string?>[] { place => place.FirstContact is { } first ? texts["Needs.PlaceSince", dates.Text(first)] : null, place => place.Themes.Count > 0 ? words.Themes(place.Themes) : null })
        {
            var alike = names.CountBy(one => one.Name).Where(name => name.Value > 1).Select(name => name.Key).ToHashSet();
            names = [.. names.Select(one => alike.Contains(one.Name) && more(one.Place) is { } said ? (one.Place, $"{one.Name}, {said}") : one)];
        }

        return names;
    }

    /// <summary>"Pemba needs", "Reggio Emilia offers".</summary>
    public string Tells(NeedInBrief need) => texts[$"Needs.Tells.{need.Kind}", need.Organisation];

    public NextStep Next(NeedPage page)
    {
        var step = Where(page);
        return page.IsAskedInVain && PartnershipAccess.CanEdit(page.Partnership.Standing, page.Actor) ? step with { Url = page.AgainIn(page.Need.PartnershipId), Label = texts["Needs.AskAgain"] } : step;
    }

    private NextStep Where(NeedPage page)
    {
        var (need, url) = (page.Need, $"/partnerships/{page.Need.PartnershipId}/needs/{page.Need.Id}");
        if (need.WithdrawnAt is { } withdrawn)
        {
            return new NextStep(texts["Needs.Next.Withdrawn", need.Organisation, dates.Text(withdrawn)], need.WithdrawalReason is { } reason ? texts["Words.Said", reason] : null);
        }

        if (need.ClosedAt is null && NeedAccess.AskerHasLeft(need.Standing, page.Partnership.Standing) && page.Partnership.Stage != PartnershipStage.Ended)
        {
            return new NextStep(texts["Needs.Next.AskerHasLeft", need.Organisation], null);
        }

        if (page.CanAnswer)
        {
            return new NextStep(texts[need.AnswerBy.HasPassed(dates.Today) ? "Needs.Next.AnswerOverdue" : "Needs.Next.Answer", need.Organisation, dates.Text(need.AnswerBy)], texts["Needs.Next.Answer.Text"])
            {
                Url = $"{url}/answers/new",
                Label = texts["Needs.AnswerTitle"],
                WaitsForReader = true,
            };
        }

        var waiting = need.Addressees.Where(one => one.Answer is null && need.TakesPart(one.OrganisationId)).Select(one => one.Name).ToList();
        if (page.Partnership.Stage == PartnershipStage.Ended && need.ClosedAt is null && need.Addressees.Any(one => one.Answer is null || one.WaitsForAsker))
        {
            return new NextStep(texts["Needs.Next.PartnershipEnded"], null);
        }

        return need.WaitsForAsker ? new NextStep(texts[page.CanAgree ? "Needs.Next.SayYes" : "Needs.Next.AskerSaysYes", words.List(need.Addressees.Where(one => one.WaitsForAsker).Select(one => one.Name)), need.Organisation],
            page is { IsAsker: true, Actor: { Writes: true, Binds: false } } ? texts["Needs.AgencyCannotAccept"] : null)
        {
            WaitsForReader = page.CanAgree,
        }
            : need.State == NeedState.ProjectCancelled ? new NextStep(texts["Needs.Next.ProjectCancelled"], null)
            : waiting.Count > 0 ? new NextStep(texts[need.AnswerBy.HasPassed(dates.Today) ? "Needs.Next.WaitsOverdue" : "Needs.Next.Waits", words.List(waiting), dates.Text(need.AnswerBy)], null)
            : new NextStep(texts["Needs.Next.Closed"], null);
    }
}
