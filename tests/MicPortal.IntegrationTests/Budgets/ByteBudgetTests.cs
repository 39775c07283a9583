using System.IO.Compression;
using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.IntegrationTests.Budgets;

public sealed class ByteBudgetTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>HTML, style and script together fit one initial TCP window.</summary>
    private const int FirstView = 14_600;

    private const int Html = 6_000;

    /// <summary>By the state's name: what may be longer, and how long.</summary>
    private static readonly Dictionary<string, int> Exceptions = [];

    [Fact]
    public async Task Every_page_keeps_within_its_bytes()
    {
        var records = await Records.Of(portal);
        var files = new Dictionary<string, int>();
        var lines = new List<string> { $"{"bytes, brotli",-60} {"HTML",6} {"first view",11}" };
        var tooLong = new List<string>();
        foreach (var viewer in Pages.All.Where(state => !state.SendsEmpty).GroupBy(state => state.As))
        {
            foreach (var language in new[] { "en", "fr" })
            {
                var client = viewer.Key is { } email ? await portal.SignIn(email) : portal.Anonymous();
                client.DefaultRequestHeaders.Add("Accept-Language", language);
                foreach (var state in viewer)
                {
                    var url = records.Address(state.Url);
                    var page = await client.Page(url);
                    var html = await CompressedLength(client, url);
                    var first = html;
                    foreach (var file in page.Document.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
                    {
                        first += files.TryGetValue(file, out var length) ? length : files[file] = await LengthAsPublished(client, file);
                    }

                    lines.Add($"{$"{state.Name} ({language})",-60} {html,6} {first,11}");
                    var most = Exceptions.GetValueOrDefault(state.Name, Html);
                    if (html > most || first > FirstView + most - Html)
                    {
                        tooLong.Add($"{lines[^1]}, at most {most}");
                    }
                }
            }
        }

        Figures.Show("bytes", string.Join(Environment.NewLine, lines));
        Assert.True(tooLong.Count == 0, string.Join(Environment.NewLine, tooLong));
        Assert.Empty(Exceptions.Keys.Except(Pages.All.Select(state => state.Name)));
    }

    private static async Task<int> CompressedLength(HttpClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { AcceptEncoding = { new("br") } } };
        using var response = await client.SendAsync(request);
        Assert.True(response.Content.Headers.ContentEncoding.Contains("br"), $"{url} is not compressed.");
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>Publishing compresses static files once, as well as it can.</summary>
    private static async Task<int> LengthAsPublished(HttpClient client, string url)
    {
        using var made = new MemoryStream();
        await using (var brotli = new BrotliStream(made, CompressionLevel.SmallestSize, true))
        {
            await brotli.WriteAsync(await client.GetByteArrayAsync(url));
        }

        return (int)made.Length;
    }
}
