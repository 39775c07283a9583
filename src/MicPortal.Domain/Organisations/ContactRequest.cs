using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Partnerships;

namespace MicPortal.Domain.Organisations;

/// <summary>
/// A municipality writes to another with which it has no partnership. The two alone read it; the other says yes, gives an
/// answer, or declines.
/// </summary>
public sealed class ContactRequest : AggregateRoot
{
    public const int TextLimit = 1000;
    public const int AnswerLimit = 1000;

    /// <summary>A request that nobody has answered is void after so many days.</summary>
    public const int LifetimeDays = 180;

    /// <summary>That one municipality may have waiting at a time.</summary>
    public const int MostWaiting = 20;

    private ContactRequest()
    {
    }

    public int FromMunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? FromMunicipality { get; private set; }

    public int ToMunicipalityId { get; private set; }

    /// <summary>For queries.</summary>
    public Municipality? ToMunicipality { get; private set; }

    /// <summary>Both ids in ascending order: of each pair one request is open at a time, whoever wrote it.</summary>
    public string Pair { get; private set; } = "";

    public string Theme { get; private set; } = "";

    /// <summary>What the other offers or seeks, if it is about that.</summary>
    public int? InterestId { get; private set; }

    /// <summary>As it stood when the request was written: who answers reads what it was about, whatever the line says now.</summary>
    public InterestKind? InterestKind { get; private set; }

    public string? InterestTitle { get; private set; }

    /// <summary>ISO 639-1.</summary>
    public string? InterestLanguage { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>ISO 639-1.</summary>
    public string Language { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; private set; }

    public ContactRequestStatus Status { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <param name="about">What the other offers or seeks, if it is about that: the theme is then that of it.</param>
    public static ContactRequest Ask(int fromMunicipalityId, int toMunicipalityId, ContactText contact, Interest? about, Actor by, DateTime at)
    {
        if (fromMunicipalityId == toMunicipalityId)
        {
            throw new DomainException("ContactRequests.Errors.Self");
        }

        var theme = about?.Theme ?? contact.Theme;
        if (!Partnerships.Theme.IsKnown(theme))
        {
            throw new DomainException("Partnerships.Errors.UnknownTheme", theme) { Field = "Theme" };
        }

        var request = new ContactRequest
        {
            FromMunicipalityId = fromMunicipalityId,
            ToMunicipalityId = toMunicipalityId,
            Pair = PairOf(fromMunicipalityId, toMunicipalityId),
            Theme = theme,
            InterestId = about?.Id,
            InterestKind = about?.Kind,
            InterestTitle = about?.Title,
            InterestLanguage = about?.Language,
            Text = contact.Text,
            Language = contact.Language,
            AskedAt = at,
        };
        request.Record(ActName.ContactAsked, by, at);
        return request;
    }

    /// <summary>The canonical text of two municipalities.</summary>
    public static string PairOf(int one, int other) => Partnership.PartySetOf([one, other]);

    /// <summary>Nobody has answered in time.</summary>
    public static bool IsExpired(ContactRequestStatus status, DateTime askedAt, DateTime now) =>
        status == ContactRequestStatus.Waiting && askedAt.AddDays(LifetimeDays) <= now;

    /// <summary>The other would begin a partnership: either may open it from now on.</summary>
    public void Accept(string? answer, Actor by, DateTime at) => Close(ContactRequestStatus.Accepted, ActName.ContactAccepted, answer, by, at);

    /// <summary>No partnership yet, but an answer.</summary>
    public void Reply(string answer, Actor by, DateTime at) => Close(ContactRequestStatus.Answered, ActName.ContactAnswered, answer, by, at);

    public void Decline(string answer, Actor by, DateTime at) => Close(ContactRequestStatus.Declined, ActName.ContactDeclined, answer, by, at);

    /// <summary>By who wrote it, while it is not answered. A second click says nothing new.</summary>
    public void Withdraw(Actor by, DateTime at)
    {
        if (Status != ContactRequestStatus.Withdrawn)
        {
            Close(ContactRequestStatus.Withdrawn, ActName.ContactWithdrawn, null, by, at);
        }
    }

    /// <summary>Who wrote it has read the answer, which leaves its list of what waits.</summary>
    public void ReadAnswer(Actor by, DateTime at)
    {
        if (ClosedAt is null)
        {
            throw new DomainException("ContactRequests.Errors.NotAnswered");
        }

        Record(ActName.NewsRead, by, at);
    }

    /// <summary>It has expired, and makes room for a new one of the pair.</summary>
    public void Lapse(Actor by, DateTime at)
    {
        if (!IsExpired(Status, AskedAt, at))
        {
            throw new DomainException("ContactRequests.Errors.Open");
        }

        (Status, ClosedAt) = (ContactRequestStatus.Lapsed, at);
        Record(ActName.ContactLapsed, by, at);
    }

    /// <summary>
    /// One of the two has a successor, who reads the letter from now on. One that waits is withdrawn where the two have become one, or
    /// write to each other already.
    /// </summary>
    public void PassTo(Municipality successor, Municipality former, bool hasOpenOne, Actor by, DateTime at)
    {
        var other = FromMunicipalityId == former.Id ? ToMunicipalityId : FromMunicipalityId;
        if (ClosedAt is null && (other == successor.Id || hasOpenOne))
        {
            (Status, ClosedAt) = (ContactRequestStatus.Withdrawn, at);
        }
        else if (other == successor.Id)
        {
            return;
        }

        if (other != successor.Id)
        {
            (FromMunicipalityId, ToMunicipalityId) = FromMunicipalityId == former.Id ? (successor.Id, other) : (other, successor.Id);
            Pair = PairOf(FromMunicipalityId, ToMunicipalityId);
        }

        Record(ActName.PassedToSuccessor, by, at, word: Succession.Word(former, successor));
    }

    private void Close(ContactRequestStatus status, ActName act, string? answer, Actor by, DateTime at)
    {
        if (Status != ContactRequestStatus.Waiting)
        {
            throw new DomainException("ContactRequests.Errors.Closed");
        }

        if (IsExpired(Status, AskedAt, at))
        {
            throw new DomainException("ContactRequests.Errors.Expired", LifetimeDays);
        }

        (Status, Answer, ClosedAt) = (status, answer, at);
        Record(act, by, at);
    }
}

public sealed record ContactText(string Theme, string Text, string Language);

public enum ContactRequestStatus
{
    Waiting,
    Accepted,
    Answered,
    Declined,
    Withdrawn,

    /// <summary>Nobody answered in time.</summary>
    Lapsed,
}

/// <summary>The two municipalities read a contact request; their officers write, answer and withdraw.</summary>
public static class ContactRequestAccess
{
    public static bool CanAsk(int toMunicipalityId, Actor actor) => actor.Role == UserRole.Officer && !actor.ActsFor(toMunicipalityId);

    public static bool CanAnswer(int toMunicipalityId, Actor actor) => actor.Writes && actor.ActsFor(toMunicipalityId);

    public static bool CanWithdraw(int fromMunicipalityId, Actor actor) => actor.Writes && actor.ActsFor(fromMunicipalityId);
}
