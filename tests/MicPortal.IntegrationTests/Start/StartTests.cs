using MicPortal.Web.Commands;
using Xunit;

namespace MicPortal.IntegrationTests.Start;

/// <summary>The program as an operator starts it: its own process, an empty folder, exit codes and what it prints.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("micportal-start-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database__Provider is 'Oracle'; use Sqlite or SqlServer.")]
    [InlineData("Database__Provider", "SqlServer", "ConnectionStrings__Portal is empty")]
    [InlineData("Database__MaxBatchSize", "0", "Database__MaxBatchSize is 0")]
    [InlineData("Database__MaxBatchSize", "many", "Database:MaxBatchSize")]
    [InlineData("Portal__PublicBaseUrl", "portal", "Portal__PublicBaseUrl is 'portal'")]
    [InlineData("Portal__PublicBaseUrl", null, "Portal__PublicBaseUrl is not set")]
    [InlineData("Portal__Contact", "nobody", "Portal__Contact is 'nobody'")]
    [InlineData("Portal__TimeZone", "Romance Standard Time", "Portal__TimeZone is 'Romance Standard Time'")]
    [InlineData("Portal__KnownProxies", "10.0.0.0/8, proxy", "Portal__KnownProxies names 'proxy'")]
    [InlineData("ConnectionStrings__Portal", "Data Source=:memory:", "ConnectionStrings__Portal")]
    [InlineData("Documents__MaxMegabytes", "0", "Documents__MaxMegabytes is 0; use 1 to 200.")]
    [InlineData("Documents__MaxMegabytes", "ten", "Documents:MaxMegabytes")]
    [InlineData("Documents__Folder", " ", "Documents__Folder is empty")]
    [InlineData("Documents__Folder", "wwwroot/documents", "below the web root")]
    [InlineData("Documents__Folder", "/dev/null/documents", "cannot be written")]
    public async Task A_wrong_setting_stops_the_start_and_is_named(string setting, string? value, string expected)
    {
        var result = await Run([], (setting, value));

        Assert.Equal(CommandLine.Failed, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Foo=bar", "ConnectionStrings__Portal is not a connection string of SQL Server: Keyword not supported")]
    [InlineData("Encrypt=false", "ConnectionStrings__Portal is not a connection string of SQL Server: it names no server.")]
    [InlineData("Data Source=127.0.0.1,1;Connect Timeout=1;Connect Retry Count=0;Encrypt=false", "The database of ConnectionStrings__Portal does not answer")]
    public async Task A_server_that_cannot_be_reached_or_understood_is_named(string connection, string expected)
    {
        var result = await Run(["migrate"], ("Database__Provider", "SqlServer"), ("ConnectionStrings__Portal", connection));

        Assert.Equal(CommandLine.Failed, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings__Portal", "Data Source=a.db;Mode=ReadOnly", "The database of ConnectionStrings__Portal does not answer", "migrate")]
    [InlineData("ASPNETCORE_URLS", "nonsense", "--urls or ASPNETCORE_URLS is 'nonsense'")]
    public async Task A_setting_that_only_fails_in_use_is_named_too(string setting, string value, string expected, params string[] arguments)
    {
        var result = await Run(arguments, (setting, value));

        Assert.Equal(CommandLine.Failed, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migarte")]
    [InlineData("migrate", "--dry-run")]
    [InlineData("create-admin")]
    public async Task Wrong_usage_changes_nothing(params string[] arguments)
    {
        var result = await Run(arguments);

        Assert.Equal(CommandLine.WrongUsage, result.ExitCode);
        Assert.Contains("--help", result.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task An_administrator_is_created_once_with_a_password_shown_once()
    {
        var first = await Run(["create-admin", "--email", "admin@example.org"]);
        var second = await Run(["create-admin", "--email", "Admin@example.org"]);

        Assert.Equal(CommandLine.Done, first.ExitCode);
        Assert.Matches(@"Password, shown this once: [A-Za-z2-9]{20}\r?\n", first.Output);
        Assert.Equal(CommandLine.Failed, second.ExitCode);
        Assert.Contains("already", second.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_data_are_refused_in_production()
    {
        var result = await Run(["demo"]);

        Assert.Equal(CommandLine.Failed, result.ExitCode);
        Assert.Contains("Production", result.Errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> Run(string[] arguments, params (string Name, string? Value)[] settings) =>
        PortalProgram.Run(folder, arguments, [("ASPNETCORE_ENVIRONMENT", "Production"), ("Portal__PublicBaseUrl", "https://portal.example.org"), .. settings]);
}
