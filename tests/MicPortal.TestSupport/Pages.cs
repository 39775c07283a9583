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
/// and, narrow, in French, whose words are longer; the byte budget weighs each; the command budget counts the commands of each.
/// </summary>
public static class Pages
{
    private const string Reggio = "officer@reggio-emilia.example";
    private const string Polokwane = "officer@polokwane.example";
    private const string Kragujevac = "officer@kragujevac.example";
    private const string Pemba = "officer@pemba.example";
    private const string Nimlahakok = "officer@nimlahakok.example";
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

        new("Municipalities", "/municipalities"),
        new("Municipalities, none found", "/municipalities?q=xyzzy"),
        new("A municipality that uses the portal", "/municipalities/{reggio}"),
        new("A municipality, to its officer", "/municipalities/{pemba}", Pemba),
        new("Edit a municipality", "/municipalities/{pemba}/edit", Pemba),
        new("Edit a municipality, sent empty", "/municipalities/{pemba}/edit", Pemba, SendsEmpty: true),
        new("A municipality that we can write to", "/municipalities/{herent}", Pemba),
        new("A place that nobody uses the portal for, to an officer", "/municipalities/{maputo}", Reggio),
        new("Find a partner", "/interests"),
        new("Find a partner, filtered, to an officer", "/interests?kind=offers&theme=participation&language=it&country=IT&size=Under200000", Polokwane),
        new("Find a partner, none found", "/interests?q=xyzzy"),
        new("Add an offer or a need", "/municipalities/{pemba}/interests/new", Pemba),
        new("Add an offer or a need, sent empty", "/municipalities/{pemba}/interests/new", Pemba, SendsEmpty: true),
        new("Change an offer or a need", "/interests/{pemba-interest}/edit", Pemba),
        new("Add a post", "/municipalities/{pemba}/positions/new", Pemba),
        new("Add a post, sent empty", "/municipalities/{pemba}/positions/new", Pemba, SendsEmpty: true),
        new("Change a post", "/positions/{pemba-position}/edit", Pemba),
        new("Write to a municipality", "/municipalities/{herent}/contact-requests/new", Pemba),
        new("Write to a municipality, sent empty", "/municipalities/{herent}/contact-requests/new", Pemba, SendsEmpty: true),
        new("Write to a municipality without users", "/municipalities/{maputo}/contact-requests/new", Pemba),
        new("Write to a partner", "/municipalities/{pemba}/contact-requests/new", Reggio),
        new("Contact requests", "/contact-requests", Reggio),
        new("Contact requests, none", "/contact-requests", Newcomer),
        new("A contact request that waits for us", "/contact-requests/{contact}", Reggio),
        new("A contact request that waits for us, sent empty", "/contact-requests/{contact}", Reggio, SendsEmpty: true),
        new("A contact request that waits for them", "/contact-requests/{contact}", Nimlahakok),
        new("Associations", "/associations"),
        new("Associations, none found", "/associations?q=xyzzy"),
        new("An association", "/associations/{vvsg}"),
        new("About", "/about"),
        new("Sources", "/about/sources"),

        new("A draft, to its drafter", "/agreements/{polokwane-reggio-draft}", Reggio),
        new("Edit a draft", "/agreements/{polokwane-reggio-draft}/edit", Reggio),
        new("Edit a draft, sent empty", "/agreements/{polokwane-reggio-draft}/edit", Reggio, SendsEmpty: true),
        new("Delete a draft", "/agreements/{polokwane-reggio-draft}/deletions/new", Reggio),
        new("A proposal that waits for us", "/agreements/{pemba-reggio-proposed}", Pemba),
        new("A proposal that waits for them", "/agreements/{pemba-reggio-proposed}", Reggio),
        new("A proposal in another of its languages", "/agreements/{pemba-reggio-proposed}?text=pt&with=it", Pemba),
        new("An older version", "/agreements/{pemba-reggio-proposed}/versions/2", Pemba),
        new("What changed between versions", "/agreements/{pemba-reggio-proposed}/changes?from=2&to=3", Pemba),
        new("Revise a proposal", "/agreements/{pemba-reggio-proposed}/edit", Pemba),
        new("Endorse", "/agreements/{pemba-reggio-proposed}/endorsements/new", Pemba),
        new("Endorse, sent empty", "/agreements/{pemba-reggio-proposed}/endorsements/new", Pemba, SendsEmpty: true),
        new("Endorse, as the mayor's office", "/agreements/{pemba-reggio-proposed}/endorsements/new", "mayor@pemba.example"),
        new("Decline", "/agreements/{pemba-reggio-proposed}/declines/new", Pemba),
        new("Decline, sent empty", "/agreements/{pemba-reggio-proposed}/declines/new", Pemba, SendsEmpty: true),
        new("Withdraw an endorsement", "/agreements/{pemba-reggio-proposed}/endorsement-withdrawals/new", Reggio),
        new("An agreement that one party has signed", "/agreements/{herent-nimlahakok-endorsed}", Nimlahakok),
        new("Record a signature", "/agreements/{herent-nimlahakok-endorsed}/signatures/new", Nimlahakok),
        new("Record a signature, sent empty", "/agreements/{herent-nimlahakok-endorsed}/signatures/new", Nimlahakok, SendsEmpty: true),
        new("A signed agreement, to everyone", "/agreements/{kragujevac-reggio-signed}"),
        new("An agreement from paper", "/agreements/{pemba-reggio-paper}", Pemba),
        new("Draft an agreement", "/partnerships/{pemba-reggio}/agreements/new", Pemba),
        new("Draft an agreement, sent empty", "/partnerships/{pemba-reggio}/agreements/new", Pemba, SendsEmpty: true),
        new("Record an agreement from paper", "/partnerships/{pemba-reggio}/paper-agreements/new", Pemba),
        new("Record an agreement from paper, sent empty", "/partnerships/{pemba-reggio}/paper-agreements/new", Pemba, SendsEmpty: true),

        new("Dormant partnerships", "/partnerships?stage=dormant"),
        new("A dormant partnership, to a party", "/partnerships/{kragujevac-polokwane}", Polokwane),
        new("An ended partnership, to everyone", "/partnerships/{kragujevac-nimlahakok}"),
        new("An ended partnership that another would reopen", "/partnerships/{kragujevac-nimlahakok}", Kragujevac),
        new("A partnership of three that one has left", "/partnerships/{kragujevac-nimlahakok-polokwane}", Polokwane),
        new("End a part", "/partnerships/{herent-polokwane}/endings/new", Polokwane),
        new("End a part, sent empty", "/partnerships/{herent-polokwane}/endings/new", Polokwane, SendsEmpty: true),
        new("A statement about an ending", "/partnerships/{kragujevac-nimlahakok}/statements/new", Nimlahakok),
        new("A statement about an ending, sent empty", "/partnerships/{kragujevac-nimlahakok}/statements/new", Nimlahakok, SendsEmpty: true),
        new("Invite another party", "/partnerships/{herent-polokwane}/invitations/new?q=reggio", Polokwane),
        new("An invitation that waits for us", "/partnerships/{kragujevac-nimlahakok-polokwane}/invitations/{herent}", Kragujevac),
        new("An invitation that waits for them", "/partnerships/{kragujevac-nimlahakok-polokwane}/invitations/{herent}", Polokwane),
        new("A renewed agreement", "/agreements/{herent-polokwane-paper}", Polokwane),
        new("An agreement that soon renews itself", "/agreements/{herent-polokwane-renews}", Polokwane),
        new("An amendment, to everyone", "/agreements/{herent-polokwane-amends}"),
        new("A terminated agreement", "/agreements/{kragujevac-nimlahakok-paper}", Nimlahakok),
        new("An agreement that one of three has left", "/agreements/{kragujevac-nimlahakok-polokwane-paper}", Polokwane),
        new("Record a co-signature", "/agreements/{herent-polokwane-renews}/co-signatures/new", Polokwane),
        new("Record a co-signature, sent empty", "/agreements/{herent-polokwane-renews}/co-signatures/new", Polokwane, SendsEmpty: true),
        new("Give notice", "/agreements/{herent-polokwane-renews}/terminations/new", Polokwane),
        new("Give notice, sent empty", "/agreements/{herent-polokwane-renews}/terminations/new", Polokwane, SendsEmpty: true),
        new("A statement about a notice", "/agreements/{kragujevac-nimlahakok-polokwane-paper}/statements/new", Polokwane),
        new("A statement about a notice, sent empty", "/agreements/{kragujevac-nimlahakok-polokwane-paper}/statements/new", Polokwane, SendsEmpty: true),
        new("Renew an agreement", "/agreements/{herent-polokwane-renews}/renewals/new", Polokwane),
        new("Renew an agreement, sent empty", "/agreements/{herent-polokwane-renews}/renewals/new", Polokwane, SendsEmpty: true),
        new("Amend an agreement", "/agreements/{herent-polokwane-renews}/amendments/new", Polokwane),
        new("The summary of an amended renewal", "/agreements/{herent-polokwane-renews}/summary?lang=fr&with=en", Polokwane),
        new("The summary of a terminated agreement", "/agreements/{kragujevac-nimlahakok-paper}/summary?lang=es", Nimlahakok),
        new("Add a document", "/agreements/{pemba-reggio-proposed}/documents/new", Pemba),
        new("Add a document, sent empty", "/agreements/{pemba-reggio-proposed}/documents/new", Pemba, SendsEmpty: true),
        new("An agreement with a party that has no users", "/agreements/{filed}", UnrelatedRows.FilersOfficer),
        new("File a paper for a party without users", "/agreements/{filed}/filings/new", UnrelatedRows.FilersOfficer),
        new("File a paper for a party without users, sent empty", "/agreements/{filed}/filings/new", UnrelatedRows.FilersOfficer, SendsEmpty: true),
        new("Withdraw a document", "/agreements/{herent-nimlahakok-endorsed}/documents/{document}/withdrawals/new", "officer@herent.example"),
        new("Withdraw a document, sent empty", "/agreements/{herent-nimlahakok-endorsed}/documents/{document}/withdrawals/new", "officer@herent.example", SendsEmpty: true),

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
        new("Users", "/admin/users", Administrator),
        new("Users, none found", "/admin/users?q=xyzzy&state=ended", Administrator),
        new("A user", "/admin/users/{pemba-officer}", Administrator),
        new("End a user's account", "/admin/users/{pemba-officer}/endings/new", Administrator),
        new("A new account: for whom", "/admin/users/new?q=pemba", Administrator),
        new("A new account", "/admin/users/new?organisation={pemba}", Administrator),
        new("A new account, sent empty", "/admin/users/new?organisation={pemba}", Administrator, SendsEmpty: true),
        new("A new association", "/associations/new", Administrator),
        new("A new association, sent empty", "/associations/new", Administrator, SendsEmpty: true),
        new("Edit an association", "/associations/{vvsg}/edit", Association),
        new("A municipality, to an administrator", "/municipalities/{pemba}", Administrator),
        new("A municipality's side", "/municipalities/{pemba}/side", Administrator),
        new("A municipality's side, sent empty", "/municipalities/{pemba}/side", Administrator, SendsEmpty: true),
        new("This is my municipality", "/municipalities/{maputo}/access-requests/new"),
        new("This is my municipality, sent empty", "/municipalities/{maputo}/access-requests/new", SendsEmpty: true),
        new("Requests for access, none", "/access-requests", Administrator),
        new("List a member", "/association/members/new?q=leuven", Association),
        new("List a member, none found", "/association/members/new?q=xyzzy", Association),
        new("A membership, to the municipality", "/memberships/{membership}", "officer@herent.example"),
        new("A membership, to the association", "/memberships/{membership}", Association),
        new("Colleagues", "/colleagues", Pemba),
        new("Colleagues, for a mayor's office", "/colleagues", "mayor@pemba.example"),
        new("Add a colleague", "/colleagues/new", Pemba),
        new("Add a colleague, sent empty", "/colleagues/new", Pemba, SendsEmpty: true),
        new("Set a password", "/account/set-password?userId=1&token=x"),
        new("Set a password, sent empty", "/account/set-password?userId=1&token=x", SendsEmpty: true),
        new("Change the password", "/account/password", Pemba),
        new("Change the password, sent empty", "/account/password", Pemba, SendsEmpty: true),

        new("The summary of an agreement that waits, in two languages", "/agreements/{pemba-reggio-proposed}/summary?lang=en&with=pt", Pemba),
        new("The summary of a signed agreement, without a text in the language", "/agreements/{kragujevac-reggio-signed}/summary?lang=fr"),
        new("The summary of a paper", "/agreements/{pemba-reggio-paper}/summary?lang=it&with=pt", Reggio),

        new("Forbidden", "/partnerships/new", Administrator),
    ];
}
