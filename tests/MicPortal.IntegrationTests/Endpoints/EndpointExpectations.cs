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
        // nobody, then the officer, the mayor's office and the association of a party, the administrator, and the same three from elsewhere
    ];
}
