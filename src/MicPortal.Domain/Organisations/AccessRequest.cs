using MicPortal.Domain.Access;
using MicPortal.Domain.Common;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// "This is my municipality": somebody of a town that nobody uses the portal for asks for the first account. An
/// administrator, or an association of that country, accepts or refuses.
/// </summary>
public sealed class AccessRequest : AggregateRoot
{
    public const int PostLimit = 100;
    public const int EmailLimit = 256;
    public const int ProofLimit = 500;
    public const int ReasonLimit = 500;

    private readonly List<AccessVouch> vouches = [];

    /// <summary>A request that nobody has decided is void after so many days.</summary>
    public const int LifetimeDays = 30;

    private AccessRequest()
    {
    }

    public int MunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? Municipality { get; private set; }

    public string Post { get; private set; } = "";

    /// <summary>The institutional address, which becomes the account's.</summary>
    public string Email { get; private set; } = "";

    /// <summary>How it can be checked: a telephone number on the town's website, a colleague, a letter.</summary>
    public string Proof { get; private set; } = "";

    public AccessRequestStatus Status { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? DecidedAt { get; private set; }

    public string? RefusalReason { get; private set; }

    public IReadOnlyCollection<AccessVouch> Vouches => vouches;

    public static AccessRequest Ask(int municipalityId, string post, string email, string proof, DateTime at)
    {
        var request = new AccessRequest { MunicipalityId = municipalityId, Post = post, Email = email, Proof = proof, AskedAt = at };
        request.Record(ActName.AccessAsked, Actor.Anonymous, at);
        return request;
    }

    /// <summary>Nobody has decided it in time.</summary>
    public static bool IsExpired(AccessRequestStatus status, DateTime askedAt, DateTime now) =>
        status == AccessRequestStatus.Waiting && askedAt.AddDays(LifetimeDays) <= now;

    /// <summary>Its municipality has a successor.</summary>
    public void PassTo(Municipality successor, Municipality former, Actor by, DateTime at)
    {
        MunicipalityId = successor.Id;
        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    /// <summary>A partner says whether it knows who asks. It decides nothing; who decides reads it.</summary>
    public void Vouch(string text, Actor by, DateTime at)
    {
        RequireWaiting(at);
        if (by.OrganisationId is not { } organisationId || vouches.Exists(vouch => vouch.OrganisationId == organisationId))
        {
            throw new DomainException("AccessRequests.Errors.Vouched");
        }

        vouches.Add(new AccessVouch(organisationId, by.UserId, text, at));
        Record(ActName.AccessVouched, by, at, word: text);
    }

    public void Accept(Actor by, DateTime at)
    {
        RequireWaiting(at);
        (Status, DecidedAt) = (AccessRequestStatus.Accepted, at);
        Record(ActName.AccessGranted, by, at);
    }

    public void Refuse(string reason, Actor by, DateTime at)
    {
        RequireWaiting(at);
        (Status, DecidedAt, RefusalReason) = (AccessRequestStatus.Refused, at, reason);
        Record(ActName.AccessRefused, by, at, word: reason);
    }

    private void RequireWaiting(DateTime at)
    {
        if (Status != AccessRequestStatus.Waiting)
        {
            throw new DomainException("AccessRequests.Errors.Decided");
        }

        if (IsExpired(Status, AskedAt, at))
        {
            throw new DomainException("AccessRequests.Errors.Expired", LifetimeDays);
        }
    }
}

public enum AccessRequestStatus
{
    Waiting,
    Accepted,
    Refused,
}

/// <summary>What a partner of the municipality says of who asks for its first account.</summary>
public sealed class AccessVouch
{
    public const int TextLimit = 300;

    private AccessVouch()
    {
    }

    internal AccessVouch(int organisationId, int? userId, string text, DateTime at)
    {
        OrganisationId = organisationId;
        VouchedByUserId = userId;
        Text = text;
        VouchedAt = at;
    }

    public int Id { get; private set; }

    public int AccessRequestId { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>For queries.</summary>
    public Organisation? Organisation { get; private set; }

    public int? VouchedByUserId { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime VouchedAt { get; private set; }
}
