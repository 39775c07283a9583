using MicPortal.Application.Workspaces;
using MicPortal.Web.Models.Workspaces;
using Xunit;

namespace MicPortal.UnitTests;

public sealed class WaitingTests
{
    public static TheoryData<WaitingKind> Kinds => [.. Enum.GetValues<WaitingKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_news_has_an_address_where_it_is_said_to_be_read_and_nothing_else_has(WaitingKind kind) =>
        Assert.Equal(WaitingItem.IsNews(kind), WaitingWords.ReadUrl(new WaitingItem { Kind = kind, RecordId = 1, Since = null, Others = [] }, Example.ReggioOfficer) is not null);
}
