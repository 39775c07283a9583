using MicPortal.Domain.Access;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class ContactRequestTests
{
    private static readonly ContactText Contact = new("health", "We would like to know you", "en");

    [Fact]
    public void Nobody_writes_to_itself() =>
        Assert.Equal("ContactRequests.Errors.Self", Assert.Throws<DomainException>(() => ContactRequest.Ask(1, 1, Contact, null, Example.ReggioOfficer, Example.At)).Key);

    [Fact]
    public void A_pair_is_the_same_whoever_writes() =>
        Assert.Equal(Asked().Pair, ContactRequest.Ask(2, 1, Contact, null, Example.PembaOfficer, Example.At).Pair);

    public static TheoryData<ContactRequestStatus, ActName> Answers => new()
    {
        { ContactRequestStatus.Accepted, ActName.ContactAccepted },
        { ContactRequestStatus.Answered, ActName.ContactAnswered },
        { ContactRequestStatus.Declined, ActName.ContactDeclined },
        { ContactRequestStatus.Withdrawn, ActName.ContactWithdrawn },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void It_is_closed_once_and_then_stays_so(ContactRequestStatus status, ActName act)
    {
        var request = Asked();

        Close(request, status, Example.At.AddDays(1));

        Assert.Equal((status, Example.At.AddDays(1)), (request.Status, request.ClosedAt!.Value));
        Assert.Equal([ActName.ContactAsked, act], request.Acts.Select(one => one.Name));
        foreach (var other in Answers.Select(answer => answer.Data.Item1).Where(other => other != status))
        {
            Assert.Equal("ContactRequests.Errors.Closed", Assert.Throws<DomainException>(() => Close(request, other, Example.At.AddDays(2))).Key);
        }
    }

    [Fact]
    public void An_answer_is_read_once_there_is_one()
    {
        var request = Asked();
        Assert.Equal("ContactRequests.Errors.NotAnswered", Assert.Throws<DomainException>(() => request.ReadAnswer(Example.ReggioOfficer, Example.At)).Key);

        request.Decline("Not this year", Example.PembaOfficer, Example.At);
        request.ReadAnswer(Example.ReggioOfficer, Example.At);

        Assert.Equal(ActName.NewsRead, request.Acts[^1].Name);
    }

    [Fact]
    public void A_second_click_on_taking_it_back_says_nothing_new()
    {
        var request = Asked();
        request.Withdraw(Example.ReggioOfficer, Example.At);

        request.Withdraw(Example.ReggioOfficer, Example.At.AddDays(1));

        Assert.Equal((Example.At, 2), (request.ClosedAt!.Value, request.Acts.Count));
    }

    [Fact]
    public void After_its_lifetime_it_cannot_be_answered_and_makes_room_for_another()
    {
        var (request, end) = (Asked(), Example.At.AddDays(ContactRequest.LifetimeDays));

        Assert.Equal("ContactRequests.Errors.Open", Assert.Throws<DomainException>(() => request.Lapse(Example.ReggioOfficer, end.AddSeconds(-1))).Key);
        Assert.Equal("ContactRequests.Errors.Expired", Assert.Throws<DomainException>(() => request.Accept(null, Example.PembaOfficer, end)).Key);
        request.Lapse(Example.ReggioOfficer, end);
        Assert.Equal((ContactRequestStatus.Lapsed, end), (request.Status, request.ClosedAt!.Value));
    }

    [Fact]
    public void Officers_write_to_others_the_addressed_answer_and_the_writers_take_back()
    {
        Actor[] all = [Example.ReggioOfficer, Example.ReggioMayor, Example.PembaOfficer, Example.PembaMayor, new(5, UserRole.AssociationStaff, 9), new(6, UserRole.Administrator, null), Actor.Anonymous];

        Assert.Equal([Example.ReggioOfficer], all.Where(actor => ContactRequestAccess.CanAsk(2, actor)));
        Assert.Equal([Example.PembaOfficer], all.Where(actor => ContactRequestAccess.CanAnswer(2, actor)));
        Assert.Equal([Example.ReggioOfficer], all.Where(actor => ContactRequestAccess.CanWithdraw(1, actor)));
    }

    private static ContactRequest Asked() => ContactRequest.Ask(1, 2, Contact, null, Example.ReggioOfficer, Example.At);

    private static void Close(ContactRequest request, ContactRequestStatus status, DateTime at)
    {
        switch (status)
        {
            case ContactRequestStatus.Accepted: request.Accept(null, Example.PembaOfficer, at); break;
            case ContactRequestStatus.Answered: request.Reply("Call us", Example.PembaOfficer, at); break;
            case ContactRequestStatus.Declined: request.Decline("Not now", Example.PembaOfficer, at); break;
            default: request.Withdraw(Example.ReggioOfficer, at); break;
        }
    }
}
