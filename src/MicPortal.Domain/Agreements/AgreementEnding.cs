using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Agreements;

/// <summary>How an agreement ends before its time: each party ends its own part, and with fewer than two left it is over.</summary>
public sealed partial class Agreement
{
    private readonly List<AgreementTermination> terminations = [];
    private readonly List<AgreementStatement> statements = [];

    /// <summary>Its last day, once the notices of its parties leave fewer than two of them bound.</summary>
    public PartialDate? EndsOn { get; private set; }

    public IReadOnlyCollection<AgreementTermination> Terminations => terminations;

    public IReadOnlyCollection<AgreementStatement> Statements => statements;

    /// <summary>What it says of itself; whether it has been renewed, a query tells.</summary>
    public AgreementLife Life => new()
    {
        Status = Status,
        IsInForce = InForceAt is not null,
        Term = CurrentVersion.Term,
        End = CurrentVersion.End,
        RenewalYears = CurrentVersion.RenewalYears,
        NoticeMonths = CurrentVersion.NoticeMonths,
        EndsOn = EndsOn,
        IsRenewed = false,
    };

    /// <summary>Bound by it: has signed, and has not given notice.</summary>
    public IEnumerable<AgreementParty> BoundParties => parties.Where(party => party.Signature is not null && !HasGivenNotice(party.OrganisationId));

    /// <summary>
    /// The party gives notice. Of two parties one ends the agreement; of more, one withdraws and the others go on while two are left.
    /// </summary>
    /// <param name="lastDay">On which the party is bound.</param>
    /// <param name="despiteNoticeRules">Also for a day before the one that the agreed time of notice allows.</param>
    public void Terminate(PartialDate lastDay, string reason, bool despiteNoticeRules, Actor by, DateTime at)
    {
        by.RequireBinding();
        var party = PartyOf(by);
        var today = DateOnly.FromDateTime(at);
        Require(InForceAt is not null && party.Signature is not null, "Agreements.Errors.NotInForce");
        Require(!HasGivenNotice(party.OrganisationId), "Agreements.Errors.NoticeGiven");
        Require(Life.On(today) == AgreementState.Signed, "Agreements.Errors.HasEnded");
        if (EffectiveFrom is { } from && lastDay.CertainlyBefore(from))
        {
            throw new DomainException("Agreements.Errors.EndsBeforeItBegan") { Field = "LastDay" };
        }

        if (CurrentVersion is { Term: AgreementTerm.Fixed, End: { } end } && end.CertainlyBefore(lastDay))
        {
            throw new DomainException("Agreements.Errors.EndsAfterItsEnd") { Field = "LastDay" };
        }

        if (!despiteNoticeRules && Life.NextRenewal(today) is { } renewal && lastDay.Latest < renewal.LastDay)
        {
            throw new DomainException("Agreements.Errors.BeforeNoticeAllows") { Field = "Anyway" };
        }

        terminations.Add(new AgreementTermination(party.OrganisationId, lastDay, reason, at));
        FollowNotices();
        Record(ActName.AgreementTerminated, by, at, CurrentVersionNumber, reason);
    }

    /// <summary>Any party's own word about a notice, beside it; nobody else can change or remove it.</summary>
    public void AddStatement(string text, Actor by, DateTime at)
    {
        var party = PartyOf(by);
        Require(terminations.Count > 0, "Agreements.Errors.NothingToStateAbout");
        statements.Add(new AgreementStatement(party.OrganisationId, text, at));
        Record(ActName.AgreementStatementAdded, by, at, CurrentVersionNumber, text);
    }

    /// <summary>A party has read a notice, or that an approval was withdrawn. It leaves its list of what waits.</summary>
    public void ReadNews(Actor by, DateTime at)
    {
        PartyOf(by);
        Record(ActName.NewsRead, by, at);
    }

    private PartialDate? EffectiveFrom => AgreementLife.EffectiveFrom(
        CurrentVersion.Start, parties.Where(party => party.Signature is not null).Select(party => party.Signature!.Date), CurrentVersion.SignaturesToTakeEffect ?? parties.Count);

    private bool HasGivenNotice(int organisationId) => terminations.Any(termination => termination.OrganisationId == organisationId);

    /// <summary>All who have signed but one may leave before it ends with the next.</summary>
    private void FollowNotices()
    {
        var leaving = terminations.Select(termination => termination.LastDay).OrderBy(day => day.Latest).ToList();
        var mayLeave = parties.Count(party => party.Signature is not null) - 2;
        EndsOn = mayLeave >= 0 && leaving.Count > mayLeave ? leaving[mayLeave] : null;
    }
}

/// <summary>One party's notice: its last day, and why.</summary>
public sealed class AgreementTermination
{
    private AgreementTermination()
    {
    }

    internal AgreementTermination(int organisationId, PartialDate lastDay, string reason, DateTime at)
    {
        OrganisationId = organisationId;
        LastDay = lastDay;
        Reason = reason;
        GivenAt = at;
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public int OrganisationId { get; private set; }

    public PartialDate LastDay { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime GivenAt { get; private set; }

    internal void Pass(Func<int?, int?> passed) => OrganisationId = passed(OrganisationId)!.Value;
}

/// <summary>A party's dated word beside a notice.</summary>
public sealed class AgreementStatement
{
    public const int TextLimit = 1000;

    private AgreementStatement()
    {
    }

    internal AgreementStatement(int organisationId, string text, DateTime at)
    {
        OrganisationId = organisationId;
        Text = text;
        MadeAt = at;
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    public int OrganisationId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    internal void Pass(Func<int?, int?> passed) => OrganisationId = passed(OrganisationId)!.Value;
}
