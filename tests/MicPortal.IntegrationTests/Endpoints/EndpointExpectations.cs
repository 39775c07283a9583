namespace MicPortal.IntegrationTests.Endpoints;

/// <param name="Endpoint">Method and route, as the portal maps them.</param>
/// <param name="Url">An address of it; what stands in braces is made by <see cref="EndpointScene"/>.</param>
/// <param name="Answers">The status that each viewer gets, or "in" for being led to the page for signing in.</param>
internal sealed record EndpointExpectation(string Endpoint, string Url, string Answers);

/// <summary>
/// Who gets what from which endpoint. A post is sent with a valid token and no fields: a form answers 400, a button 302.
/// An endpoint that is not here fails the test, which then prints the line as the portal answers now, to be judged.
/// </summary>
internal static class EndpointExpectations
{
    public static readonly IReadOnlyList<EndpointExpectation> All =
    [
        // Columns: nobody | an officer, the mayor's office and the association of a party | the administrator | the same three from elsewhere

        // For everyone
        new("GET /", "/", "200 200 200 200 200 200 200 200"),
        new("GET /map.svg", "/map.svg", "200 200 200 200 200 200 200 200"),
        new("GET /about", "/about", "200 200 200 200 200 200 200 200"),
        new("GET /about/sources", "/about/sources", "200 200 200 200 200 200 200 200"),
        new("GET /partnerships", "/partnerships", "200 200 200 200 200 200 200 200"),
        new("GET /municipalities", "/municipalities", "200 200 200 200 200 200 200 200"),
        new("GET /municipalities/{id:int}", "/municipalities/{municipality}", "200 200 200 200 200 200 200 200"),
        new("GET /organisations/suggest", "/organisations/suggest?q=home", "200 200 200 200 200 200 200 200"),
        new("GET /associations", "/associations", "200 200 200 200 200 200 200 200"),
        new("GET /associations/{id:int}", "/associations/{association}", "200 200 200 200 200 200 200 200"),
        new("GET /{*path}", "/nothing-here", "404 404 404 404 404 404 404 404"),
        new("ANY /errors/{status:int}", "/errors/404", "404 404 404 404 404 404 404 404"),
        new("ANY /errors/401", "/errors/401", "in in in in in in in in"),
        new("ANY /health/live", "/health/live", "200 200 200 200 200 200 200 200"),
        new("ANY /health/ready", "/health/ready", "200 200 200 200 200 200 200 200"),

        // Accounts
        new("GET /account/sign-in", "/account/sign-in", "200 200 200 200 200 200 200 200"),
        new("POST /account/sign-in", "/account/sign-in", "400 400 400 400 400 400 400 400"),
        new("GET /account/set-password", "/account/set-password?userId=1&token=x", "200 200 200 200 200 200 200 200"),
        new("POST /account/set-password", "/account/set-password", "400 400 400 400 400 400 400 400"),
        new("GET /account/password", "/account/password", "in 200 200 200 200 200 200 200"),
        new("POST /account/password", "/account/password", "in 400 400 400 400 400 400 400"),
        new("GET /colleagues", "/colleagues", "in 200 200 200 403 200 200 200"),
        new("GET /colleagues/new", "/colleagues/new", "in 200 403 200 403 200 403 200"),
        new("POST /colleagues", "/colleagues", "in 400 403 400 403 400 403 400"),
        new("POST /colleagues/{id:int}/links", "/colleagues/{colleague}/links", "in 302 403 404 404 404 404 404"),
        new("GET /colleagues/{id:int}/endings/new", "/colleagues/{colleague}/endings/new", "in 200 403 404 404 404 404 404"),
        new("POST /colleagues/{id:int}/endings", "/colleagues/{colleague}/endings", "in 302 403 404 404 404 404 404"),
        new("POST /account/sign-out", "/account/sign-out", "302 302 302 302 302 302 302 302"),

        // Workspaces: each has its people
        new("GET /my-work", "/my-work", "in 302 302 302 302 302 302 302"),
        new("GET /north", "/north", "in 200 200 403 403 200 200 403"),
        new("GET /south", "/south", "in 403 403 403 403 403 403 403"),
        new("GET /association", "/association", "in 403 403 200 403 403 403 200"),
        new("GET /association/members/{id:int}", "/association/members/{municipality}", "in 403 403 200 403 403 403 404"),
        new("GET /association/members/new", "/association/members/new", "in 403 403 200 403 403 403 200"),
        new("POST /association/members", "/association/members", "in 403 403 404 403 403 403 404"),
        new("GET /memberships/{id:int}", "/memberships/{membership}", "in 200 200 200 404 404 404 404"),
        new("POST /memberships/{id:int}/acceptances", "/memberships/{membership}/acceptances", "in 302 403 403 404 404 404 404"),
        new("POST /memberships/{id:int}/endings", "/memberships/{membership}/endings", "in 302 403 302 404 404 404 404"),
        new("GET /association/partnerships", "/association/partnerships", "in 403 403 200 403 403 403 200"),
        new("GET /admin", "/admin", "in 403 403 403 200 403 403 403"),
        new("GET /admin/users", "/admin/users", "in 403 403 403 200 403 403 403"),
        new("GET /admin/users/{id:int}", "/admin/users/{colleague}", "in 403 403 403 200 403 403 403"),
        new("GET /admin/users/new", "/admin/users/new", "in 403 403 403 200 403 403 403"),
        new("POST /admin/users", "/admin/users", "in 403 403 403 404 403 403 403"),
        new("POST /admin/users/{id:int}/links", "/admin/users/{colleague}/links", "in 403 403 403 302 403 403 403"),
        new("GET /admin/users/{id:int}/endings/new", "/admin/users/{colleague}/endings/new", "in 403 403 403 200 403 403 403"),
        new("POST /admin/users/{id:int}/endings", "/admin/users/{colleague}/endings", "in 403 403 403 302 403 403 403"),

        // The municipality's own record
        new("GET /municipalities/{id:int}/edit", "/municipalities/{municipality}/edit", "in 200 403 403 403 403 403 403"),
        new("POST /municipalities/{id:int}/edit", "/municipalities/{municipality}/edit", "in 400 403 403 403 403 403 403"),
        new("GET /municipalities/{id:int}/side", "/municipalities/{municipality}/side", "in 403 403 403 200 403 403 403"),
        new("POST /municipalities/{id:int}/side", "/municipalities/{municipality}/side", "in 403 403 403 400 403 403 403"),

        // An association's own record
        new("GET /associations/new", "/associations/new", "in 403 403 403 200 403 403 403"),
        new("POST /associations/new", "/associations/new", "in 403 403 403 400 403 403 403"),
        new("GET /associations/{id:int}/edit", "/associations/{association}/edit", "in 403 403 200 200 403 403 403"),
        new("POST /associations/{id:int}/edit", "/associations/{association}/edit", "in 403 403 400 400 403 403 403"),

        new("GET /municipalities/{id:int}/access-requests/new", "/municipalities/{unused}/access-requests/new", "200 200 200 200 200 200 200 200"),
        new("POST /municipalities/{id:int}/access-requests", "/municipalities/{unused}/access-requests", "400 400 400 400 400 400 400 400"),
        new("GET /access-requests", "/access-requests", "in 403 403 200 200 403 403 200"),
        new("GET /access-requests/{id:int}", "/access-requests/{request}", "in 404 404 200 200 404 404 200"),
        new("POST /access-requests/{id:int}/acceptances", "/access-requests/{request}/acceptances", "in 404 404 302 302 404 404 302"),
        new("POST /access-requests/{id:int}/links", "/access-requests/{accepted}/links", "in 404 404 302 302 404 404 302"),
        new("POST /access-requests/{id:int}/refusals", "/access-requests/{request}/refusals", "in 404 404 400 400 404 404 400"),

        // Partnerships: unpublished, so that they are there for their parties alone
        new("GET /partnerships/new", "/partnerships/new", "in 200 403 200 403 200 403 200"),
        new("POST /partnerships", "/partnerships", "in 400 403 400 403 400 403 400"),
        new("GET /partnerships/{id:int}", "/partnerships/{partnership}", "404 200 200 200 404 404 404 404"),
        new("GET /partnerships/{id:int}", "/partnerships/{public}", "200 200 200 200 200 200 200 200"),
        new("GET /partnerships/{id:int}/answer", "/partnerships/{asked}/answer", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/answer", "/partnerships/{asked}/answer", "in 400 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/answer", "/partnerships/{public}/answer", "in 403 403 403 403 403 403 403"),
        new("GET /partnerships/{id:int}/acceptances/new", "/partnerships/{asked}/acceptances/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/acceptances", "/partnerships/{asked}/acceptances", "in 400 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/edit", "/partnerships/{partnership}/edit", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/edit", "/partnerships/{partnership}/edit", "in 400 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/edit", "/partnerships/{public}/edit", "in 400 403 403 403 403 403 403"),
        new("POST /partnerships/{id:int}/confirmations", "/partnerships/{partnership}/confirmations", "in 302 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/agreements/new", "/partnerships/{partnership}/agreements/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/agreements", "/partnerships/{partnership}/agreements", "in 400 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/paper-agreements/new", "/partnerships/{partnership}/paper-agreements/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/paper-agreements", "/partnerships/{partnership}/paper-agreements", "in 400 403 403 404 404 404 404"),

        // Agreements: a draft is its drafter's, a proposal the parties' and their association's
        new("GET /agreements/{id:int}", "/agreements/{draft}", "404 200 200 404 404 404 404 404"),
        new("GET /agreements/{id:int}", "/agreements/{proposed}", "404 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}", "/agreements/{signed}", "404 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/versions/{number:int}", "/agreements/{proposed}/versions/1", "404 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/changes", "/agreements/{proposed}/changes?from=1&to=1", "404 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/summary", "/agreements/{proposed}/summary", "404 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/edit", "/agreements/{draft}/edit", "in 200 403 404 404 404 404 404"),
        new("POST /agreements/{id:int}/edit", "/agreements/{proposed}/edit", "in 400 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/proposals", "/agreements/{draft}/proposals", "in 302 403 404 404 404 404 404"),
        new("GET /agreements/{id:int}/deletions/new", "/agreements/{draft}/deletions/new", "in 200 403 404 404 404 404 404"),
        new("POST /agreements/{id:int}/deletions", "/agreements/{draft}/deletions", "in 400 403 404 404 404 404 404"),
        new("GET /agreements/{id:int}/declines/new", "/agreements/{proposed}/declines/new", "in 200 200 403 404 404 404 404"),
        new("POST /agreements/{id:int}/declines", "/agreements/{proposed}/declines", "in 400 400 403 404 404 404 404"),
        new("GET /agreements/{id:int}/endorsements/new", "/agreements/{proposed}/endorsements/new", "in 200 200 403 404 404 404 404"),
        new("POST /agreements/{id:int}/endorsements", "/agreements/{proposed}/endorsements", "in 400 400 403 404 404 404 404"),
        new("GET /agreements/{id:int}/endorsement-withdrawals/new", "/agreements/{endorsed}/endorsement-withdrawals/new", "in 200 200 403 404 404 404 404"),
        new("POST /agreements/{id:int}/endorsement-withdrawals", "/agreements/{endorsed}/endorsement-withdrawals", "in 400 400 403 404 404 404 404"),
        new("GET /agreements/{id:int}/signatures/new", "/agreements/{endorsed}/signatures/new", "in 200 200 403 404 404 404 404"),
        new("POST /agreements/{id:int}/signatures", "/agreements/{endorsed}/signatures", "in 400 400 403 404 404 404 404"),
        new("POST /agreements/{id:int}/paper-confirmations", "/agreements/{paper}/paper-confirmations", "in 302 302 403 404 404 404 404"),
        new("GET /agreements/{id:int}/paper-objections/new", "/agreements/{paper}/paper-objections/new", "in 200 200 403 404 404 404 404"),
        new("POST /agreements/{id:int}/paper-objections", "/agreements/{paper}/paper-objections", "in 400 400 403 404 404 404 404"),

        // How it ends, and what follows it
        new("GET /agreements/{id:int}/co-signatures/new", "/agreements/{cosigned}/co-signatures/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/co-signatures", "/agreements/{cosigned}/co-signatures", "in 400 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/terminations/new", "/agreements/{signed}/terminations/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/terminations", "/agreements/{signed}/terminations", "in 400 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/statements/new", "/agreements/{terminated}/statements/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/statements", "/agreements/{terminated}/statements", "in 400 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/renewals/new", "/agreements/{signed}/renewals/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/renewals", "/agreements/{signed}/renewals", "in 400 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/amendments/new", "/agreements/{signed}/amendments/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/amendments", "/agreements/{signed}/amendments", "in 400 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/endings/new", "/partnerships/{partnership}/endings/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/endings", "/partnerships/{partnership}/endings", "in 400 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/statements/new", "/partnerships/{ended}/statements/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/statements", "/partnerships/{ended}/statements", "in 400 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/reopenings", "/partnerships/{ended}/reopenings", "in 302 403 403 404 404 404 404"),

        // How far everyone sees it: a party that has accepted, or to which an imported record was put
        new("GET /partnerships/{id:int}/publication", "/partnerships/{partnership}/publication", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/publication", "/partnerships/{public}/publication", "in 200 403 403 403 403 403 403"),
        new("GET /partnerships/{id:int}/publication", "/partnerships/{asked}/publication", "in 403 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/publication", "/partnerships/{partnership}/publication", "in 400 403 403 404 404 404 404"),

        // Histories: who sees more of the record than everyone does
        new("GET /partnerships/{id:int}/history", "/partnerships/{partnership}/history", "in 200 200 200 404 404 404 404"),
        new("GET /partnerships/{id:int}/history", "/partnerships/{public}/history", "in 200 200 200 403 403 403 403"),
        new("GET /agreements/{id:int}/history", "/agreements/{draft}/history", "in 200 200 404 404 404 404 404"),
        new("GET /agreements/{id:int}/history", "/agreements/{proposed}/history", "in 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/history", "/agreements/{published}/history", "in 200 200 200 403 403 403 403"),
        new("GET /municipalities/{id:int}/history", "/municipalities/{municipality}/history", "in 200 200 403 200 403 403 403"),
        new("GET /associations/{id:int}/history", "/associations/{association}/history", "in 403 403 200 200 403 403 403"),
        new("GET /memberships/{id:int}/history", "/memberships/{membership}/history", "in 200 200 200 404 404 404 404"),
        new("GET /admin/users/{id:int}/history", "/admin/users/{colleague}/history", "in 403 403 403 200 403 403 403"),

        // A newcomer: the parties see the invitation, and the newcomer does once all have consented
        new("GET /partnerships/{id:int}/invitations/new", "/partnerships/{partnership}/invitations/new", "in 200 403 403 404 404 404 404"),
        new("POST /partnerships/{id:int}/invitations", "/partnerships/{partnership}/invitations", "in 404 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/invitations/{organisation:int}", "/partnerships/{inviting}", "in 200 200 404 404 404 404 404"),
        new("POST /partnerships/{id:int}/invitations/{organisation:int}/consents", "/partnerships/{inviting}/consents", "in 302 403 404 404 404 404 404"),
        new("POST /partnerships/{id:int}/invitations/{organisation:int}/refusals", "/partnerships/{inviting}/refusals", "in 400 403 404 404 404 404 404"),
        new("GET /partnerships/{id:int}/joinings/new", "/partnerships/{joining}/joinings/new", "in 200 403 404 404 404 404 404"),
        new("POST /partnerships/{id:int}/joinings", "/partnerships/{joining}/joinings", "in 400 403 404 404 404 404 404"),

        new("GET /agreements/{id:int}/documents/new", "/agreements/{proposed}/documents/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/documents", "/agreements/{proposed}/documents", "in 400 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/documents", "/agreements/{draft}/documents", "in 400 403 404 404 404 404 404"),
        new("GET /agreements/{id:int}/documents/{documentId:int}", "/agreements/{documented}/documents/{document}", "in 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/documents/{documentId:int}", "/agreements/{published}/documents/{document}", "in 200 200 200 404 404 404 404"),
        new("GET /agreements/{id:int}/documents/{documentId:int}/withdrawals/new", "/agreements/{documented}/documents/{document}/withdrawals/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/documents/{documentId:int}/withdrawals", "/agreements/{documented}/documents/{document}/withdrawals", "in 400 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/filings/new", "/agreements/{proposed}/filings/new", "in 200 403 403 404 404 404 404"),
        new("POST /agreements/{id:int}/filings", "/agreements/{proposed}/filings", "in 400 403 403 404 404 404 404"),

        // The address that a form is sent to, opened by itself, shows the form
        new("GET /partnerships/{id:int}/agreements", "/partnerships/{partnership}/agreements", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/paper-agreements", "/partnerships/{partnership}/paper-agreements", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/endings", "/partnerships/{partnership}/endings", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/statements", "/partnerships/{ended}/statements", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/terminations", "/agreements/{signed}/terminations", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/statements", "/agreements/{terminated}/statements", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/renewals", "/agreements/{signed}/renewals", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/amendments", "/agreements/{signed}/amendments", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/invitations/{organisation:int}/refusals", "/partnerships/{inviting}/refusals", "in 200 403 404 404 404 404 404"),
        new("GET /partnerships/{id:int}/joinings", "/partnerships/{joining}/joinings", "in 200 403 404 404 404 404 404"),
        new("GET /agreements/{id:int}/co-signatures", "/agreements/{cosigned}/co-signatures", "in 200 403 403 404 404 404 404"),
        new("GET /partnerships/{id:int}/acceptances", "/partnerships/{asked}/acceptances", "in 200 403 403 404 404 404 404"),
        new("GET /access-requests/{id:int}/refusals", "/access-requests/{request}/refusals", "in 404 404 200 200 404 404 200"),
        new("GET /agreements/{id:int}/declines", "/agreements/{proposed}/declines", "in 200 200 403 404 404 404 404"),
        new("GET /agreements/{id:int}/deletions", "/agreements/{draft}/deletions", "in 200 403 404 404 404 404 404"),
        new("GET /agreements/{id:int}/endorsements", "/agreements/{proposed}/endorsements", "in 200 200 403 404 404 404 404"),
        new("GET /agreements/{id:int}/endorsement-withdrawals", "/agreements/{endorsed}/endorsement-withdrawals", "in 200 200 403 404 404 404 404"),
        new("GET /agreements/{id:int}/signatures", "/agreements/{endorsed}/signatures", "in 200 200 403 404 404 404 404"),
        new("GET /agreements/{id:int}/paper-objections", "/agreements/{paper}/paper-objections", "in 200 200 403 404 404 404 404"),
        new("GET /agreements/{id:int}/documents", "/agreements/{proposed}/documents", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/documents/{documentId:int}/withdrawals", "/agreements/{documented}/documents/{document}/withdrawals", "in 200 403 403 404 404 404 404"),
        new("GET /agreements/{id:int}/filings", "/agreements/{proposed}/filings", "in 200 403 403 404 404 404 404"),
    ];
}
