namespace MicPortal.TestSupport;

/// <summary>What a gate measured: on the console, and in artifacts/figures for <c>.ci/run</c> to show at its end.</summary>
public static class Figures
{
    public static void Show(string name, string figures)
    {
        Console.WriteLine(figures);
        var folder = Repository.PathOf(Path.Combine("artifacts", "figures"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.txt"), figures + Environment.NewLine);
    }
}
