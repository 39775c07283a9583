using System.Text.Encodings.Web;
using System.Text.Unicode;
using MicPortal.Web.Resources;
using Microsoft.Extensions.WebEncoders;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllersWithViews();
builder.Services.AddLocalization();
builder.Services.AddScoped<Texts>();
// Letters of all scripts are sent as they are: shorter than &#x...; and as safe in UTF-8.
builder.Services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
var app = builder.Build();
app.UseRequestLocalization(options =>
{
    options.AddSupportedCultures("en", "fr").AddSupportedUICultures("en", "fr").SetDefaultCulture("en");
    options.RequestCultureProviders = [new Microsoft.AspNetCore.Localization.QueryStringRequestCultureProvider { QueryStringKey = "lang", UIQueryStringKey = "lang" }];
});
app.MapStaticAssets();
app.MapDefaultControllerRoute().WithStaticAssets();
app.Run();
