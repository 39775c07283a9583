using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MicPortal.Application.Submissions;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Visits;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace MicPortal.Web.Forms;

/// <summary>The fields of a form as text, to be kept and read again. Files are not fields, and stay behind.</summary>
internal static class FormFields
{
    /// <summary>The button by which a form is kept for later, or what was kept of it is thrown away; its value may be an address of the portal, to which it leads once the form is kept.</summary>
    public const string KeepButton = "Keep";

    /// <summary>In an address: the form as it was kept.</summary>
    public const string KeptParameter = "kept";

    /// <summary>The page's title, as the class KeptTitle writes it, by which its user finds what was kept of it.</summary>
    public const string KeptTitle = "Kept";

    public const string Token = "__RequestVerificationToken";

    private static readonly Lazy<HashSet<string>> Chosen = new(() =>
        [.. typeof(Theme).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames), .. Theme.All, .. Briefing.All, bool.TrueString, bool.FalseString, "true", "false"]);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Not a form that asks for a password.</summary>
    public static bool MayBeKept(Type formType) =>
        formType.GetProperties().All(property => property.GetCustomAttribute<DataTypeAttribute>()?.DataType != DataType.Password);

    /// <summary>The framework lets a form name the places of a list, and fills a place without fields with nothing. No page of the portal does.</summary>
    public static bool IsPlace(string field) => field.EndsWith(".index", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when it is too long to be kept.</summary>
    public static string? Write(IFormCollection sent)
    {
        var text = JsonSerializer.Serialize(sent.Where(field => field.Key is not (Token or KeepButton) && !IsPlace(field.Key)).ToDictionary(field => field.Key, field => field.Value.ToArray()), Json);
        return Encoding.UTF8.GetByteCount(text) <= KeptForm.MostBytes ? text : null;
    }

    /// <summary>By which a form that is sent again is told from one that was changed: of its address, what was typed and chosen, and the names and lengths of files.</summary>
    public static string Digest(HttpRequest request) => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        request.Form.Where(field => field.Key is not (Token or KeptTitle or nameof(IOnceForm.FormId) or nameof(IChangingForm.ConcurrencyToken) or nameof(IComparedForm.AsRead)))
            // A box that appears unticked the second time says nothing.
            .Where(field => !field.Value.All(value => string.IsNullOrEmpty(value) || value.Equals(bool.FalseString, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => (string?[])[field.Key, .. field.Value])
            .Concat(request.Form.Files.Select(file => (string?[])[file.Name, file.FileName, file.Length.ToString(CultureInfo.InvariantCulture)]))
            .Prepend([request.Path]))));

    /// <summary>The id of a form that was changed after it was sent: another one, of which nothing typed is dropped, and the same one when it is sent twice.</summary>
    public static Guid Changed(Guid formId, string digest) => new(SHA256.HashData([.. formId.ToByteArray(), .. Encoding.ASCII.GetBytes(digest)]).AsSpan(0, 16));

    public static IFormCollection Read(string text) =>
        new FormCollection(JsonSerializer.Deserialize<Dictionary<string, string[]>>(text)!.ToDictionary(field => field.Key, field => new StringValues(field.Value)));

    public static Guid? FormId(IFormCollection sent) => Guid.TryParse(sent[nameof(IOnceForm.FormId)], out var id) ? id : null;

    /// <summary>What a user wrote and has just sent, or kept: not what was chosen, nor numbers, dates and passwords. Nothing of who is not signed in.</summary>
    public static IReadOnlyList<string> Words(HttpContext http) =>
        http.User() is null || (http.Features.Get<KeptFields>()?.Fields ?? http.Features.Get<IFormFeature>()?.Form) is not { } sent ? [] : Words(sent);

    public static IReadOnlyList<string> Words(IFormCollection fields) =>
        [.. fields.Where(field => field.Key is not (Token or nameof(IComparedForm.AsRead) or KeepButton or KeptTitle or "token" or "Shown") && !field.Key.Contains("Password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(field => field.Value).Select(text => text?.Trim() ?? "").Where(IsWritten).Distinct()];

    /// <summary>A single word is, unless it can be chosen somewhere.</summary>
    private static bool IsWritten(string text) => text.Any(char.IsWhiteSpace)
        || (text.Length > 3 && text.Any(char.IsLetter) && !Chosen.Value.Contains(text) && !Guid.TryParse(text, out _) && !(text.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)));

    /// <summary>What was kept of a form that may not be sent any more, instead of what is sent.</summary>
    public sealed record KeptFields(string Address, IFormCollection Fields);

    /// <summary>By which a form is known: where it is sent to, and, opened, shown. Null when it is too long.</summary>
    public static string? AddressOf(string path, string? query)
    {
        var told = QueryHelpers.ParseQuery(query)
            .Where(pair => pair.Key is not (KeptParameter or LocalisationSetup.LanguageParameter))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? ""));
        var address = new PathString(path.ToLowerInvariant()).ToUriComponent() + new QueryBuilder(told);
        return address.Length <= KeptForm.AddressLimit ? address : null;
    }

    public static string? AddressOf(HttpRequest request) => AddressOf(request.Path, request.QueryString.Value);

    /// <summary>The address at which the form stands as it was kept.</summary>
    public static string KeptAddress(string address) => QueryHelpers.AddQueryString(address, KeptParameter, "true");
}
