using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MicPortal.TestSupport;

public static class PortalPages
{
    public static async Task<PortalPage> Page(this HttpClient client, string url) =>
        await PortalPage.Of(client, await client.GetAsync(url));
}

/// <summary>An answer of the portal as a browser has it: its forms are sent with their hidden fields and their token.</summary>
public sealed class PortalPage
{
    private readonly HttpClient client;

    private PortalPage(HttpClient client, HttpResponseMessage response, string html)
    {
        this.client = client;
        Response = response;
        Html = html;
        Document = new HtmlParser().ParseDocument(html);
    }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Where the answer redirects to, as the portal wrote it.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;

    public string Html { get; }

    public IHtmlDocument Document { get; }

    /// <summary>Of the page's main part, with its blanks collapsed.</summary>
    public string Text => Collapse((Document.QuerySelector("main") ?? Document.DocumentElement).TextContent);

    public string Heading => Collapse(Document.QuerySelector("h1")?.TextContent ?? "");

    /// <summary>What was done, as the page after it says.</summary>
    public string? Message => Document.QuerySelector("p.message") is { } message ? Collapse(message.TextContent) : null;

    /// <summary>The error summary, one message after the other; empty without one.</summary>
    public IReadOnlyList<string> Errors =>
        [.. Document.QuerySelectorAll(".govuk-error-summary li, .govuk-error-summary > p").Select(item => Collapse(item.TextContent))];

    public static async Task<PortalPage> Of(HttpClient client, HttpResponseMessage response) =>
        new(client, response, await response.Content.ReadAsStringAsync());

    public IElement One(string selector) =>
        Document.QuerySelector(selector) ?? throw new InvalidOperationException($"Nothing on the page is '{selector}'. {Where}");

    /// <summary>What stands in a field of a form.</summary>
    public string? Value(string field) => Document.QuerySelectorAll($"[name='{field}']").ToList() switch
    {
        [] => throw new InvalidOperationException($"No field '{field}'. {Where}"),
        var controls => controls.SelectMany(ValuesOf).FirstOrDefault(),
    };

    /// <summary>Where the forms of the page are sent to.</summary>
    public IReadOnlyList<string> Actions() => [.. Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").Select(ActionOf).Distinct()];

    /// <summary>Of all fields of the form, also those that are not chosen.</summary>
    public IReadOnlyList<string> Names(string action) =>
        [.. FormWith(action).QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Distinct()];

    /// <summary>The fields of the form with this action, as the browser would send them now.</summary>
    public List<(string Name, string Value)> Fields(string action) =>
        [.. FormWith(action).QuerySelectorAll("input, textarea, select").Where(control => control.GetAttribute("name") is not null && !control.HasAttribute("disabled"))
            .SelectMany(control => ValuesOf(control).Select(value => (control.GetAttribute("name")!, value)))];

    /// <summary>
    /// Sends the form with this action. A change names a field of the form and gives what is typed or chosen; null leaves
    /// it unchosen, several changes of the same name choose several.
    /// </summary>
    public Task<PortalPage> Post(string action, params (string Name, string? Value)[] changes)
    {
        var form = FormWith(action);
        var fields = Fields(action);
        foreach (var change in changes.ToLookup(change => change.Name, change => change.Value))
        {
            var controls = form.QuerySelectorAll($"[name='{change.Key}']").ToList();
            foreach (var value in change.OfType<string>())
            {
                if (!controls.Any(control => Takes(control, value)))
                {
                    throw new InvalidOperationException($"The form {action} has no field '{change.Key}' that takes '{value}'. {Where}");
                }
            }

            fields.RemoveAll(field => field.Name == change.Key);
            fields.AddRange(change.OfType<string>().Select(value => (change.Key, value)));
        }

        return Send(action, fields);
    }

    /// <summary>Sends what no browser would: any fields, to any address.</summary>
    public async Task<PortalPage> Send(string action, IEnumerable<(string Name, string Value)> fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Of(client, await client.PostAsync(action, content));
    }

    /// <summary>Sends the form with this action and a file, as a browser sends a form that takes one.</summary>
    /// <param name="type">What the browser says that it is.</param>
    public async Task<PortalPage> Upload(string action, (string FileName, byte[] Content) file, string type, params (string Name, string Value)[] changes)
    {
        // By hand: browsers send a name in UTF-8 as it is, and the client would encode it in another way.
        const string Boundary = "----boundary";
        using var body = new MemoryStream();
        foreach (var (name, value) in Fields(action).Where(field => changes.All(change => change.Name != field.Name)).Concat(changes))
        {
            body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"));
        }

        var fileName = file.FileName.Replace("\"", "%22", StringComparison.Ordinal);
        body.Write(Encoding.UTF8.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"File\"; filename=\"{fileName}\"\r\nContent-Type: {type}\r\n\r\n"));
        body.Write(file.Content);
        body.Write(Encoding.UTF8.GetBytes($"\r\n--{Boundary}--\r\n"));
        using var content = new ByteArrayContent(body.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data; boundary={Boundary}");
        return await Of(client, await client.PostAsync(action, content));
    }

    /// <summary>The page that the answer redirects to.</summary>
    public Task<PortalPage> Follow() =>
        client.Page(Location ?? throw new InvalidOperationException($"The answer does not redirect. {Where}"));

    private string Where => $"{Response.RequestMessage?.Method} {Response.RequestMessage?.RequestUri?.PathAndQuery} answered {(int)Status}: {(Text.Length > 300 ? Text[..300] : Text)}";

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> ValuesOf(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [box.Value] : [],
        IHtmlInputElement { Type: "submit" or "button" or "file" } => [],
        IHtmlInputElement input => [input.Value],
        // As the HTML standard has it, the first line end after the tag is not part of the text.
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        _ => [],
    };

    private static bool Takes(IElement control, string value) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.Value == value,
        IHtmlSelectElement select => select.Options.Any(option => option.Value == value),
        _ => true,
    };

    private IHtmlFormElement FormWith(string action)
    {
        var forms = Document.QuerySelectorAll<IHtmlFormElement>("form[method=post]").ToList();
        return forms.FirstOrDefault(form => ActionOf(form) == action)
            ?? throw new InvalidOperationException($"No form {action}, only {string.Join(", ", forms.Select(ActionOf))}. {Where}");
    }

    /// <summary>A form that names no address is sent to its page's.</summary>
    private string ActionOf(IHtmlFormElement form) => form.GetAttribute("action") ?? Response.RequestMessage!.RequestUri!.PathAndQuery;
}
