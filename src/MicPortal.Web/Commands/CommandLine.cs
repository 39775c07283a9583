using System.CommandLine;
using System.CommandLine.Help;
using System.Data.Common;
using MicPortal.Web.Setup;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Commands;

/// <summary>
/// The verbs of the program; without one it serves. What stands after them in the manner of configuration
/// (<c>--urls http://localhost:8080</c>, <c>--Portal:TimeZone=Europe/Rome</c>) reaches the host builder.
/// </summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;

    private static readonly string[] HostSettings = ["--urls", "--environment", "--contentRoot", "--applicationName"];

    /// <param name="args">Of the program.</param>
    /// <param name="build">Builds the whole portal from the arguments that are not the verb's.</param>
    public static Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        var verbs = new Verb[]
        {
            new ServeCommand(build), new MigrateCommand(build), new DemoCommand(build), new CreateAdminCommand(build),
        };
        var root = verbs[0];
        root.Add(new HelpOption());
        root.Add(new VersionOption());
        foreach (var verb in verbs[1..])
        {
            root.Add(verb);
        }

        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        string[] wrong = [.. parsed.Errors.Select(error => error.Message)];
        if (wrong.Length == 0 && NotASetting(parsed) is { } token)
        {
            wrong = [$"'{token}' is neither a verb nor an option."];
        }

        if (wrong.Length > 0)
        {
            Console.Error.WriteLine(string.Join(Environment.NewLine, wrong));
            Console.Error.WriteLine("Add --help to see what there is.");
            return Task.FromResult(WrongUsage);
        }

        // The host handles SIGTERM itself: it lets requests in flight finish.
        return parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>The first token that cannot be meant for the host: a word on its own, or after a verb an option that is no setting.</summary>
    private static string? NotASetting(ParseResult parsed)
    {
        var valueMayFollow = false;
        foreach (var token in parsed.UnmatchedTokens)
        {
            if (!token.StartsWith("--", StringComparison.Ordinal))
            {
                if (!valueMayFollow)
                {
                    return token;
                }

                valueMayFollow = false;
                continue;
            }

            var key = token.Split('=')[0];
            if (parsed.CommandResult.Command is not ServeCommand && !key.Contains(':') && !HostSettings.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                return token;
            }

            valueMayFollow = key == token;
        }

        return null;
    }
}

/// <summary>One thing the program does. A refusal is a message and exit code 1; anything unforeseen shows its stack trace too.</summary>
internal abstract class Verb : Command
{
    private readonly Func<string[], WebApplication> build;

    protected Verb(string name, string description, Func<string[], WebApplication> build)
        : base(name, description)
    {
        this.build = build;
        TreatUnmatchedTokensAsErrors = false;
        SetAction(Run);
    }

    protected static IProgress<string> Progress { get; } = new ConsoleProgress();

    protected abstract Task<int> Run(WebApplication app, ParseResult parsed, CancellationToken cancel);

    private async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            await using var app = build([.. parsed.UnmatchedTokens]);
            ValidateSettings(app);
            return await Run(app, parsed, cancel);
        }
        catch (StartRefusedException refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return CommandLine.Failed;
        }
        catch (Exception exception) when (OfDatabase(exception) is { } cause)
        {
            Console.Error.WriteLine($"The database of ConnectionStrings__Portal does not answer: {cause.Message}");
            return CommandLine.Failed;
        }
        catch (IOException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return CommandLine.Failed;
        }
    }

    /// <summary>EF Core wraps what a server that does not answer throws.</summary>
    private static DbException? OfDatabase(Exception? exception)
    {
        while (exception is not null and not DbException)
        {
            exception = exception.InnerException;
        }

        return (DbException?)exception;
    }

    private static void ValidateSettings(WebApplication app)
    {
        try
        {
            app.Services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException exception)
        {
            throw new StartRefusedException(string.Join(Environment.NewLine, exception.Failures), exception);
        }
        catch (AggregateException exception) when (exception.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            throw new StartRefusedException(
                string.Join(Environment.NewLine, exception.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures)), exception);
        }
        catch (InvalidOperationException exception)
        {
            // A value that does not convert: the message names it with colons, as in appsettings.json.
            throw new StartRefusedException(exception.Message, exception);
        }
    }

    /// <summary><see cref="Progress{T}"/> reports on another thread, out of order.</summary>
    private sealed class ConsoleProgress : IProgress<string>
    {
        public void Report(string value) => Console.WriteLine(value);
    }
}
