using System.Reflection;
using System.Xml.Linq;
using MicPortal.Application.Data;
using MicPortal.Data.Sqlite;
using MicPortal.Domain.Common;
using MicPortal.Web.Commands;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.ArchitectureTests;

/// <summary>The real portal, as the rules look at it.</summary>
internal static class Portal
{
    private static readonly Assembly Domain = typeof(AggregateRoot).Assembly;
    private static readonly Assembly Application = typeof(MicPortalDbContext).Assembly;
    private static readonly Assembly Web = typeof(CommandLine).Assembly;

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<Type> ApplicationTypes => Application.GetTypes();

    public static IReadOnlyList<Type> WebAndApplicationTypes => [.. Web.GetTypes(), .. Application.GetTypes()];

    public static IReadOnlyList<Type> Controllers { get; } = [.. Web.GetTypes().Where(type => typeof(ControllerBase).IsAssignableFrom(type) && !type.IsAbstract)];

    /// <summary>The types of the portal's own that have a table.</summary>
    public static IReadOnlySet<Type> Entities { get; } = MappedTypes();

    /// <summary>Of the domain: what has a table, and what has an id and will have one.</summary>
    public static IReadOnlyList<Type> DomainEntities { get; } =
        [.. Entities.Where(type => type.Assembly == Domain).Union(Domain.GetTypes().Where(type => type.IsClass && type.GetProperty("Id") is not null))];

    public static IReadOnlyDictionary<string, XDocument> Projects() =>
        Files("*.csproj", "src", "tests").ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => XDocument.Load(file));

    public static IReadOnlyDictionary<string, string> Sources(string pattern, params string[] folders) =>
        Files(pattern, folders).ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText);

    private static IEnumerable<string> Files(string pattern, params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules"));

    private static HashSet<Type> MappedTypes()
    {
        using var db = new MicPortalDbContext((DbContextOptions<MicPortalDbContext>)new DbContextOptionsBuilder<MicPortalDbContext>().UseMicPortalSqlite("Data Source=nowhere").Options);
        return [.. db.Model.GetEntityTypes().Select(type => type.ClrType).Where(type => type.Assembly == Domain || type.Assembly == Application)];
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "MicPortal.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("MicPortal.sln was not found above the tests.");
        }

        return folder;
    }
}
