using MicPortal.Application.Data;
using MicPortal.Application.Submissions;
using MicPortal.Data.Sqlite;
using MicPortal.Web.Setup;

var builder = WebApplication.CreateBuilder(args);
builder.AddPortalLogging();
builder.Services.AddDbContext<MicPortalDbContext>(options => options.UseMicPortalSqlite("Data Source=App_Data/portal.db"));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddScoped<SubmittedForms>();
builder.Services.AddPortalSecurity();
builder.Services.AddPortalLocalisation();
builder.Services.AddPortalMvc();

var app = builder.Build();
app.UsePortalPipeline();
app.Run();
