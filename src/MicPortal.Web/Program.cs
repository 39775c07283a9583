using MicPortal.Application.Data;
using MicPortal.Application.Identity;
using MicPortal.Web.Commands;
using MicPortal.Web.Setup;
using Microsoft.AspNetCore.Identity;

return await CommandLine.Run(args, Build);

static WebApplication Build(string[] args)
{
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddMicPortalDatabase(builder.Configuration, builder.Environment);
    builder.Services.AddMicPortalHealth();
    builder.Services.AddIdentityCore<PortalUser>(identity =>
    {
        identity.Password = new PasswordOptions { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        identity.User.RequireUniqueEmail = true;
    }).AddEntityFrameworkStores<MicPortalDbContext>();

    var app = builder.Build();
    app.MapMicPortalHealth();
    app.MapGet("/", () => "MIC Portal");
    return app;
}
