namespace MicPortal.TestSupport;

/// <summary>
/// A page in one of its states, as somebody sees it.
/// </summary>
/// <param name="Name">What is looked at, for messages.</param>
/// <param name="Url">With names of records in braces, see <see cref="Records"/>.</param>
/// <param name="As">The account of the demo data, or of <see cref="UnrelatedRows"/>; null for nobody.</param>
/// <param name="SendsEmpty">The state after the page's form was sent with every field emptied: the form with its errors.</param>
public sealed record PageState(string Name, string Url, string? As = null, bool SendsEmpty = false)
{
    /// <summary>As test runners show it.</summary>
    public override string ToString() => Name;
}

/// <summary>
/// Every page in every state that looks different. One line each: axe looks at each of them wide and narrow, in English
/// and in French; the byte budget weighs each; the command budget counts the commands of each.
/// </summary>
public static class Pages
{
    private const string Reggio = "officer@reggio-emilia.example";
    private const string Polokwane = "officer@polokwane.example";
    private const string Pemba = "officer@pemba.example";
    private const string Association = "staff@vvsg.example";
    private const string Administrator = "admin@portal.example";
    private const string Newcomer = UnrelatedRows.NewcomersOfficer;

    public static readonly IReadOnlyList<PageState> All =
    [
        new("Home", "/"),
        new("Sign in", "/account/sign-in"),
        new("Sign in, sent empty", "/account/sign-in", SendsEmpty: true),
        new("Not found", "/nothing-here"),

        new("Partnerships", "/partnerships"),
        new("Partnerships, found by town, country and theme", "/partnerships?q=reggio&country=MZ&theme=health"),
        new("Partnerships, none found", "/partnerships?q=xyzzy"),
        new("Partnerships, to an officer", "/partnerships", Reggio),
        new("A partnership, to everyone", "/partnerships/{kragujevac-reggio}"),
        new("A partnership, to a party", "/partnerships/{kragujevac-reggio}", Reggio),
        new("A partnership whose agreement waits", "/partnerships/{pemba-reggio}", Pemba),
        new("A partnership that waits for our answer", "/partnerships/{pemba-polokwane}", Pemba),
        new("A partnership that waits for their answer", "/partnerships/{pemba-polokwane}", Polokwane),
        new("A partnership, to its member's association", "/partnerships/{herent-nimlahakok}", Association),
        new("Answer a partnership", "/partnerships/{pemba-polokwane}/answer", Pemba),
        new("Answer a partnership, sent empty", "/partnerships/{pemba-polokwane}/answer", Pemba, SendsEmpty: true),
        new("Accept a partnership", "/partnerships/{pemba-polokwane}/acceptances/new", Pemba),
        new("Accept a partnership, sent empty", "/partnerships/{pemba-polokwane}/acceptances/new", Pemba, SendsEmpty: true),
        new("Edit a partnership", "/partnerships/{pemba-reggio}/edit", Reggio),
        new("Edit a partnership, sent empty", "/partnerships/{pemba-reggio}/edit", Reggio, SendsEmpty: true),
        new("Open a partnership: with whom", "/partnerships/new", Newcomer),
        new("Open a partnership: with the one chosen", "/partnerships/new?with={pemba}", Newcomer),

        new("Workspace in the North", "/north", Reggio),
        new("Workspace in the South", "/south", Pemba),
        new("Workspace of a mayor's office", "/south", "mayor@pemba.example"),
        new("Workspace, empty", "/north", Newcomer),
        new("Workspace of an association", "/association", Association),
        new("Members, none found", "/association?q=xyzzy", Association),
        new("Members, filtered and sorted", "/association?partnerships=with&sort=-partnerships", Association),
        new("A member that has accepted", "/association/members/{herent}", Association),
        new("An association's own partnerships, empty", "/association/partnerships", Association),
        new("Administration", "/admin", Administrator),

        new("The summary of an agreement that waits, in two languages", "/agreements/{pemba-reggio-proposed}/summary?lang=en&with=pt", Pemba),
        new("The summary of a signed agreement, without a text in the language", "/agreements/{kragujevac-reggio-signed}/summary?lang=fr"),
        new("The summary of a paper", "/agreements/{pemba-reggio-paper}/summary?lang=it&with=pt", Reggio),

        new("Forbidden", "/partnerships/new", Administrator),
    ];
}
