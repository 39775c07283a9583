using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Strategies;

namespace MicPortal.Application.Demo;

/// <summary>What can become of a partnership and its agreements. The newsletter tells of none of it: these records are made up.</summary>
internal sealed partial class DemoPartnerships
{
    private const string MadeUp = "Made-up example: the newsletter tells nothing of it.";

    /// <summary>An agreement that expired, the one that renews it and will soon renew itself, and what amends that one.</summary>
    private async Task RenewedAndAmended()
    {
        var partnership = await Opened(herent, herentOfficer, [(polokwane, polokwaneOfficer)], new PartnershipFacts(PartialDate.FromYear(2008), ["youth", "education"]), Ago(months: 22), begun: true);
        var first = await Paper(partnership, Example("Cooperation agreement of 2008", AgreementTerm.Fixed, PartialDate.FromYear(2018)), PartialDate.FromYear(2008), [herentOfficer, polokwaneOfficer], Ago(months: 21));
        partnership.BeginByAgreement(polokwaneOfficer, Ago(months: 21));
        await Save();

        var second = first.DraftNext(
            AgreementLink.Renews, partnership,
            Example("Cooperation agreement of Herent and Polokwane", AgreementTerm.TacitlyRenewed, Date(now.AddMonths(8))) with
            {
                RenewalYears = 2,
                NoticeMonths = 6,
                ReviewMonths = 12,
                CoSignatories = [new CoSignatory("Demo ministry of local government", "ministry"), new CoSignatory("Demo twinning committee of Herent", "committee of residents")],
            },
            herentOfficer, Ago(months: 18));
        await Sign(second, herentOfficer, polokwaneOfficer, Ago(months: 17));
        first.BeFollowed(AgreementLink.Renews, polokwaneOfficer, Ago(months: 17));
        await Save();
        second.RecordCoSignature(
            second.CurrentVersion.CoSignatories.First().Id, new SignatureGiven("Demo text: minister", Date(Ago(months: 16)), null), polokwaneOfficer, Ago(months: 16));
        await Save();

        second.RecordReview(Date(Ago(months: 5, days: 10)), ReviewOutcome.ToBeAmended, "Demo text: the youth councils should be named in it.", polokwaneOfficer, Ago(months: 5, days: 9));
        await Save();
        var third = second.DraftNext(
            AgreementLink.Amends, partnership, Example("A youth council in each town", AgreementTerm.Open, null) with { Kind = AgreementKind.Amendment }, polokwaneOfficer, Ago(months: 5));
        await Sign(third, polokwaneOfficer, herentOfficer, Ago(months: 4));
        second.BeFollowed(AgreementLink.Amends, herentOfficer, Ago(months: 4));
        await Save();
        partnership.Confirm(herentOfficer, Ago(months: 3));
        partnership.Confirm(polokwaneOfficer, Ago(months: 3));
        await Save();
    }

    /// <summary>Begun by an agreement of long ago, still correct, and nothing done together since.</summary>
    private async Task Dormant()
    {
        var partnership = await Opened(kragujevac, kragujevacOfficer, [(polokwane, polokwaneOfficer)], new PartnershipFacts(PartialDate.FromYear(2009), ["culture"]), Ago(months: 16), begun: false);
        await Paper(partnership, Example("Friendship agreement of 2009", AgreementTerm.Open, null) with { Kind = AgreementKind.Friendship }, PartialDate.FromYear(2009), [kragujevacOfficer, polokwaneOfficer], Ago(months: 15));
        partnership.BeginByAgreement(polokwaneOfficer, Ago(months: 15));
        await Save();
        partnership.Confirm(kragujevacOfficer, Ago(months: 2));
        partnership.Confirm(polokwaneOfficer, Ago(months: 2));
        await Save();

        // The wrong paper was recorded, objected to and taken back; the right one waits to be confirmed, and counts for nothing before.
        var wrong = await Paper(partnership, Example("Programme of visits of 2010", AgreementTerm.Open, null), PartialDate.FromYear(2010), [kragujevacOfficer, polokwaneOfficer], Ago(days: 40), confirmed: false);
        wrong.DisputePaper("Demo text: this is a programme of visits; nobody signed it.", polokwaneOfficer, Ago(days: 35));
        await Save();
        wrong.TakeBackPaper("Demo text: the wrong document from our archive; the agreement is another one.", kragujevacOfficer, Ago(days: 30));
        await Save();
        await Paper(partnership, Example("Cooperation agreement of 2010", AgreementTerm.Open, null), PartialDate.FromYear(2010), [kragujevacOfficer, polokwaneOfficer], Ago(days: 28), confirmed: false);
    }

    /// <summary>One party gave notice and ended its part, the other stated its view beside both and would begin again.</summary>
    private async Task Ended()
    {
        var partnership = await Opened(kragujevac, kragujevacOfficer, [(nimlahakok, nimlahakokOfficer)], new PartnershipFacts(PartialDate.FromYear(2011), ["agriculture-food"]), Ago(months: 20), begun: true);
        var agreement = await Paper(partnership, Example("Cooperation agreement of 2011", AgreementTerm.Open, null), PartialDate.FromYear(2011), [kragujevacOfficer, nimlahakokOfficer], Ago(months: 19));
        partnership.BeginByAgreement(nimlahakokOfficer, Ago(months: 19));
        await Save();
        agreement.Terminate(Date(Ago(months: 2)), "Demo text: no colleague is left who speaks Spanish.", despiteNoticeRules: false, kragujevacOfficer, Ago(months: 5));
        await Save();
        agreement.AddStatement("Demo text: we regret it. What was begun with the farmers goes on with our own means.", nimlahakokOfficer, Ago(months: 4, days: 20));
        await Save();
        partnership.EndPart(Date(Ago(months: 2)), "Demo text: the agreement has ended, and nothing else is planned.", kragujevacOfficer, Ago(months: 1, days: 20));
        await Save();
        partnership.AddStatement("Demo text: for us it has not run its course; the school still writes to its partner school.", nimlahakokOfficer, Ago(months: 1, days: 10));
        await Save();
        partnership.Reopen(nimlahakokOfficer, Ago(days: 6));
        await Save();
    }

    /// <summary>Three parties, of which one joined and left again: an agreement that it has left, too, another between the two who go on, and one that was declined and is proposed again.</summary>
    private async Task OfThree()
    {
        var partnership = await Opened(
            polokwane, polokwaneOfficer, [(kragujevac, kragujevacOfficer)], new PartnershipFacts(PartialDate.FromYear(2015), ["waste", "environment-climate"]), Ago(months: 18, days: 20), begun: true);
        partnership.Invite(nimlahakok, polokwaneOfficer, Ago(months: 18, days: 10));
        await Save();
        partnership.ConsentToInvitation(nimlahakok.Id, kragujevacOfficer, Ago(months: 18, days: 5));
        await Save();
        partnership.Join(
            new OwnPart(PathKind.LargeProject, "Demo text: a project of Polokwane and Kragujevac", null, "", Publication.Agreement, SaysBegun: true), [polokwane, kragujevac, nimlahakok], nimlahakokOfficer, Ago(months: 18));
        await Save();
        var ofAll = await Paper(
            partnership, Example("Three towns for less waste", AgreementTerm.Open, null) with { SignaturesToTakeEffect = 2 }, PartialDate.FromYear(2015), [polokwaneOfficer, kragujevacOfficer, nimlahakokOfficer], Ago(months: 17));
        partnership.BeginByAgreement(nimlahakokOfficer, Ago(months: 17));
        await Save();
        ofAll.Terminate(Date(Ago(months: 7)), "Demo text: waste is now collected by the province.", despiteNoticeRules: false, nimlahakokOfficer, Ago(months: 9));
        await Save();
        ofAll.AddStatement("Demo text: thank you for the work of these years; our door stays open.", polokwaneOfficer, Ago(months: 8));
        await Save();
        // What the two who stay had approved stands when the third leaves.
        var strategy = Strategy.Propose(
            partnership,
            new StrategyPlan
            {
                Title = "Demo text: less waste, and compost from the rest",
                Language = "en",
                FromYear = Ago(months: 8).Year,
                UntilYear = Ago(months: 8).Year + 3,
                Aims = ["Demo text: every household sorts what can be composted", "Demo text: the compost is sold to farmers of the district"],
            },
            [],
            polokwaneOfficer,
            Ago(months: 8, days: 20));
        db.Add(strategy);
        await Save();
        strategy.Endorse(1, new StrategyDecision(StrategyDecider.Council, "31/7", Date(Ago(months: 8, days: 10))), [], polokwaneOfficer, Ago(months: 8, days: 9));
        strategy.Endorse(1, new StrategyDecision(StrategyDecider.Executive, null, Date(Ago(months: 8))), [], kragujevacOfficer, Ago(months: 8));
        await Save();
        partnership.EndPart(Date(Ago(months: 7)), "Demo text: waste is now collected by the province.", nimlahakokOfficer, Ago(months: 7));
        strategy.FollowLeaving([], nimlahakokOfficer, Ago(months: 7));
        await Save();

        var ofTwo = Agreement.Draft(partnership, [polokwane.Id, kragujevac.Id], Example("Composting in Polokwane and Kragujevac", AgreementTerm.Fixed, Date(now.AddMonths(5))), polokwaneOfficer, Ago(months: 3));
        await Sign(ofTwo, polokwaneOfficer, kragujevacOfficer, Ago(months: 2));
        partnership.Confirm(polokwaneOfficer, Ago(months: 2));
        partnership.Confirm(kragujevacOfficer, Ago(months: 2));
        await Save();

        var again = Agreement.Draft(
            partnership, [polokwane.Id, kragujevac.Id], Example("A joint purchase of sorting lines", AgreementTerm.Open, null) with { Kind = AgreementKind.ProjectPartnership }, kragujevacOfficer, Ago(months: 1, days: 20));
        db.Add(again);
        await Save();
        again.Propose(kragujevacOfficer, Ago(months: 1, days: 18));
        await Save();
        again.Decline("Demo text: not in this year's budget.", polokwaneOfficer, Ago(days: 30));
        await Save();
        again.ProposeAgain(kragujevacOfficer, Ago(days: 8));
        await Save();
        partnership.Invite(herent, polokwaneOfficer, Ago(days: 4));
        await Save();
    }

    private async Task<Partnership> Opened(
        Organisation opener, Actor by, IReadOnlyCollection<(Organisation Party, Actor Officer)> others, PartnershipFacts facts, DateTime at, bool begun)
    {
        var part = new OwnPart(PathKind.PoliticalWill, "Demo text: to learn from each other", "Demo text: colleagues of the towns work on what each of them needs.", "en", Publication.Agreement, begun);
        var partnership = Partnership.Open(opener, [.. others.Select(other => other.Party)], part, facts, by, at, demo: true);
        partnership.MarkAsDemo(MadeUp);
        db.Add(partnership);
        await Save();
        foreach (var (index, other) in others.Index())
        {
            partnership.Accept(part, facts, other.Officer, at.AddDays(index + 1));
            await Save();
        }

        return partnership;
    }

    /// <summary>Recorded by the first of the officers, confirmed by the others on the days after, or not yet.</summary>
    private async Task<Agreement> Paper(Partnership partnership, AgreementContent content, PartialDate signed, IReadOnlyList<Actor> officers, DateTime at, bool confirmed = true)
    {
        var signatures = officers.ToDictionary(officer => officer.OrganisationId!.Value, _ => new SignatureGiven("Demo text: post not known", signed, null));
        var paper = Agreement.RecordOnPaper(partnership, signatures, content with { Start = signed }, officers[0], at.AddDays(-officers.Count));
        db.Add(paper);
        await Save();
        foreach (var (index, officer) in officers.Skip(confirmed ? 1 : officers.Count).Index())
        {
            paper.ConfirmPaper(1, officer, at.AddDays(index + 2 - officers.Count));
            await Save();
        }

        return paper;
    }

    /// <summary>From the draft to the second signature.</summary>
    private async Task Sign(Agreement agreement, Actor one, Actor other, DateTime at)
    {
        db.Add(agreement);
        await Save();
        agreement.Propose(one, at.AddDays(-12));
        await Save();
        agreement.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Demo text: decision 1", Date(at.AddDays(-9)))], one, at.AddDays(-8));
        await Save();
        agreement.Endorse(1, [new DecisionTaken(DecidingBody.Council, "Demo text: decision 2", Date(at.AddDays(-7)))], other, at.AddDays(-6));
        await Save();
        agreement.RecordSignature(1, new SignatureGiven("Mayor", Date(at.AddDays(-3)), null), one, at.AddDays(-3));
        await Save();
        agreement.RecordSignature(1, new SignatureGiven("Mayor", Date(at), null), other, at);
        await Save();
    }

    private static AgreementContent Example(string title, AgreementTerm term, PartialDate? end) => new()
    {
        Kind = AgreementKind.Cooperation,
        Themes = [],
        Term = term,
        End = end,
        Texts = [Text("en", true, title, "Demo text: the towns help each other with what each knows best.", null)],
    };
}
