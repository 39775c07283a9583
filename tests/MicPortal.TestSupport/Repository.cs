namespace MicPortal.TestSupport;

/// <summary>The project's own files, for tests that read them.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>The texts of the source files below the folder, without what is built.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string folder, params string[] extensions) => Directory
        .EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories)
        .Where(file => extensions.Contains(Path.GetExtension(file)) && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"))
        .ToDictionary(file => Path.GetRelativePath(Root, file), File.ReadAllText);

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
