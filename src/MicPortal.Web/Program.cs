using MicPortal.Web.Commands;
using MicPortal.Web.Setup;

return await CommandLine.Run(args, Build);

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.AddPortalLogging();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddPortalDatabase(builder.Configuration, builder.Environment);
    builder.Services.AddPortalDocuments(builder.Configuration, builder.Environment);
    builder.Services.AddPortalHealth();
    builder.Services.AddKnownProxies();
    builder.Services.AddPortalSecurity();
    builder.Services.AddPortalLocalisation();
    builder.Services.AddPortalMvc();
    builder.Services.AddPortalApplication();

    var app = builder.Build();
    app.UsePortalPipeline();
    return app;
}
