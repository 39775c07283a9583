using MicPortal.Web.Resources;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddLocalization();
builder.Services.AddScoped<Texts>();
var app = builder.Build();
app.UseRequestLocalization(options =>
{
    options.AddSupportedCultures("en", "fr").AddSupportedUICultures("en", "fr").SetDefaultCulture("en");
    options.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" }];
});
app.MapStaticAssets();
app.MapDefaultControllerRoute().WithStaticAssets();
app.Run();
