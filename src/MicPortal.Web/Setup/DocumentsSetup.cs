using MicPortal.Application.Documents;
using Microsoft.Extensions.Options;

namespace MicPortal.Web.Setup;

internal static class DocumentsSetup
{
    public static void AddPortalDocuments(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<DocumentOptions>()
            .Bind(configuration.GetSection(DocumentOptions.Section))
            .Configure(options => options.Folder = string.IsNullOrWhiteSpace(options.Folder) ? "" : Path.GetFullPath(options.Folder, environment.ContentRootPath))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<DocumentOptions>, DocumentOptionsValidator>();
        services.AddSingleton<DocumentStore>();
    }

    /// <summary>The folder is made and tried at start: an operator learns of it then, not an officer with a scan in hand.</summary>
    private sealed class DocumentOptionsValidator(IWebHostEnvironment environment) : IValidateOptions<DocumentOptions>
    {
        public ValidateOptionsResult Validate(string? name, DocumentOptions options)
        {
            var failures = new List<string>();
            if (options.MaxMegabytes is < 1 or > DocumentOptions.MostMegabytes)
            {
                failures.Add($"Documents__MaxMegabytes is {options.MaxMegabytes}; use 1 to {DocumentOptions.MostMegabytes}.");
            }

            if (options.Folder.Length == 0)
            {
                failures.Add("Documents__Folder is empty; name a folder outside the web root.");
            }
            else if (IsBelow(options.Folder, environment.WebRootPath ?? Path.Combine(environment.ContentRootPath, "wwwroot")))
            {
                failures.Add($"Documents__Folder is '{options.Folder}', below the web root; documents must lie where no address reaches them.");
            }
            else if (Trouble(options.Folder) is { } trouble)
            {
                failures.Add($"Documents__Folder is '{options.Folder}', which cannot be written: {trouble}");
            }

            return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }

        private static bool IsBelow(string folder, string root) =>
            Path.GetRelativePath(Path.GetFullPath(root), folder) is var relative && relative != ".." && !relative.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(relative);

        private static string? Trouble(string folder)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var tried = Path.Combine(folder, $"{Guid.NewGuid():N}.part");
                File.WriteAllText(tried, "");
                File.Delete(tried);
                return null;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return exception.Message;
            }
        }
    }
}
