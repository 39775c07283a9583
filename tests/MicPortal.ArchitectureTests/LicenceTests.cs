using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace MicPortal.ArchitectureTests;

/// <summary>Every package that is restored has a licence of the allow-list, or is an exception named here with its reason.</summary>
public sealed partial class LicenceTests(ITestOutputHelper output)
{
    private static readonly string[] Allowed = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "PostgreSQL", "Unicode-3.0", "0BSD", "ISC"];

    /// <summary>Shipped with the portal.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Microsoft.Data.SqlClient.SNI.runtime"] = "Microsoft's redistributable native part of the SQL Server client",
        ["Microsoft.Identity.Client.NativeInterop"] = "Microsoft's redistributable native part of the same client's sign-in",
    };

    /// <summary>In the tests alone.</summary>
    private static readonly Dictionary<string, string> TestExceptions = new()
    {
        ["Microsoft.SqlServer.DacFx"] = "checks the SQL Server schema; not shipped",
        ["Microsoft.SqlServer.Types"] = "comes with DacFx; not shipped",
        ["Deque.AxeCore.Commons"] = "MPL-2.0, used unchanged by the accessibility tests; not shipped",
    };

    [Fact]
    public void Every_package_has_an_allowed_licence()
    {
        var shipped = Packages("src").ToHashSet();
        var all = shipped.Union(Packages("tests")).ToList();

        var refused = all.Where(package => !Portal(package.Id) && !IsAllowed(LicenceOf(package))
                && !Exceptions.ContainsKey(package.Id) && (shipped.Contains(package) || !TestExceptions.ContainsKey(package.Id)))
            .Select(package => $"{package.Id}: {LicenceOf(package)}").ToList();

        output.WriteLine($"Licences of {all.Count} packages looked at, {shipped.Count} of them shipped.");
        Assert.NotEmpty(shipped);
        Assert.Empty(refused);
    }

    [Fact]
    public void Every_npm_package_has_an_allowed_licence()
    {
        using var locked = JsonDocument.Parse(File.ReadAllText(Path.Combine(MicPortal.ArchitectureTests.Portal.Root, "src", "MicPortal.Web", "package-lock.json")));
        var packages = locked.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0).ToList();

        Assert.NotEmpty(packages);
        Assert.Empty(packages.Where(package => !IsAllowed(package.Value.GetProperty("license").GetString() ?? "")).Select(package => package.Name));
    }

    [Theory]
    [InlineData("MIT", true)]
    [InlineData("MS-PL OR Apache-2.0", true)]
    [InlineData("GPL-3.0-only OR MIT", true)]
    [InlineData("AGPL-3.0-only", false)]
    [InlineData("file", false)]
    [InlineData("", false)]
    public void One_allowed_licence_of_a_choice_is_enough(string licence, bool allowed) => Assert.Equal(allowed, IsAllowed(licence));

    private static bool IsAllowed(string licence) => licence.Split(" OR ", StringSplitOptions.TrimEntries).Any(Allowed.Contains);

    private static bool Portal(string id) => id.StartsWith("MicPortal.", StringComparison.Ordinal);

    private static IEnumerable<(string Id, string Folder)> Packages(string folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(MicPortal.ArchitectureTests.Portal.Root, folder), "project.assets.json", SearchOption.AllDirectories))
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(file));
            var store = assets.RootElement.GetProperty("packageFolders").EnumerateObject().First().Name;
            foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Value.GetProperty("type").GetString() == "package")
                {
                    yield return (library.Name.Split('/')[0], Path.Combine(store, library.Value.GetProperty("path").GetString()!));
                }
            }
        }
    }

    /// <summary>The SPDX expression of the package's description; "file" where it names a file instead.</summary>
    private static string LicenceOf((string Id, string Folder) package)
    {
        var description = File.ReadAllText(Directory.GetFiles(package.Folder, "*.nuspec").Single());
        var found = Licence().Match(description);
        return !found.Success ? "" : found.Groups["kind"].Value == "expression" ? found.Groups["text"].Value.Trim() : found.Groups["kind"].Value;
    }

    [GeneratedRegex("<license type=\"(?<kind>[a-z]+)\"[^>]*>(?<text>[^<]*)<")]
    private static partial Regex Licence();
}
