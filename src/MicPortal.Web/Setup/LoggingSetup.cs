using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace MicPortal.Web.Setup;

internal static class LoggingSetup
{
    /// <summary>
    /// Structured events; readable in development, one JSON object a line elsewhere. Requests are not
    /// logged, a proxy does that; an error names its path, and no query string, form value or address of a person.
    /// </summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(logging =>
        {
            logging.ReadFrom.Configuration(builder.Configuration)
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information);
            if (builder.Environment.IsDevelopment())
            {
                logging.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}");
            }
            else
            {
                logging.WriteTo.Console(new RenderedCompactJsonFormatter());
            }
        });
}
