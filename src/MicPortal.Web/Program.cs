using MicPortal.Application.Agreements;
using MicPortal.Application.Demo;
using MicPortal.Application.History;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Web.Commands;
using MicPortal.Web.Setup;

return await CommandLine.Run(args, Build);

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.AddPortalLogging();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddMicPortalDatabase(builder.Configuration, builder.Environment);
    builder.Services.AddMicPortalHealth();
    builder.Services.AddPortalSecurity();
    builder.Services.AddPortalLocalisation();
    builder.Services.AddPortalMvc();
    builder.Services.AddSingleton<CountryDirectory>();
    builder.Services.AddScoped<ReferenceDataLoader>();
    builder.Services.AddScoped<DemoData>();
    builder.Services.AddScoped<SubmittedForms>();
    builder.Services.AddScoped<TimelineQueries>();
    builder.Services.AddScoped<OrganisationNames>();
    builder.Services.AddScoped<PartnershipQueries>();
    builder.Services.AddScoped<AgreementQueries>();

    var app = builder.Build();
    app.UsePortalPipeline();
    return app;
}
