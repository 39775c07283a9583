using MicPortal.Application.Administration;
using MicPortal.Application.Agreements;
using MicPortal.Application.Demo;
using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Map;
using MicPortal.Application.Members;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.Submissions;
using MicPortal.Application.Workspaces;
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
    builder.Services.AddMemoryCache();
    builder.Services.AddScoped<FilterChoices>();
    builder.Services.AddScoped<OrganisationNames>();
    builder.Services.AddScoped<OrganisationQueries>();
    builder.Services.AddScoped<PublicRegister>();
    builder.Services.AddScoped<PartnershipMap>();
    builder.Services.AddScoped<PartnershipQueries>();
    builder.Services.AddScoped<AgreementQueries>();
    builder.Services.AddScoped<AgreementService>();
    builder.Services.AddScoped<OrganisationPartnershipQueries>();
    builder.Services.AddScoped<WorkspaceQueries>();
    builder.Services.AddScoped<MemberQueries>();
    builder.Services.AddScoped<AdminQueries>();

    var app = builder.Build();
    app.UsePortalPipeline();
    return app;
}
