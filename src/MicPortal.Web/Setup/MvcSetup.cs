using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Account;
using MicPortal.Web.Models.Agreements;
using MicPortal.Web.Models.Members;
using MicPortal.Web.Models.MemberYears;
using MicPortal.Web.Models.Needs;
using MicPortal.Web.Models.Priorities;
using MicPortal.Web.Models.Projects;
using MicPortal.Web.Models.Stakeholders;
using MicPortal.Web.Models.Strategies;
using MicPortal.Web.Models.Uploads;
using MicPortal.Web.Models.Visits;
using MicPortal.Web.Models.WorkingGroups;
using MicPortal.Web.Models.Workspaces;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace MicPortal.Web.Setup;

public static class MvcSetup
{
    public const string MessageCookie = "__Host-message";

    public static void AddPortalMvc(this IServiceCollection services)
    {
        // A text that is far too long is refused beside its field, as any other: the size of the whole request is limited by the server.
        services.Configure<FormOptions>(options => options.ValueLengthLimit = int.MaxValue);
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
            options.Filters.Add<MandateFilter>();
            options.Filters.Add<DuplicateFilter>();
            options.Filters.Add<FormFilter>();
            options.Filters.Add<SuccessorFields>();
            options.ModelBinderProviders.Insert(0, new TypedTextBinderProvider());
            options.ModelMetadataDetailsProviders.Add(new FormMetadata());
            options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        }).AddJsonOptions(options => options.JsonSerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All));
        services.AddOptions<MvcOptions>().Configure<Texts>(static (options, texts) =>
        {
            var messages = options.ModelBindingMessageProvider;
            messages.SetAttemptedValueIsInvalidAccessor((value, _) => texts["Forms.NotUnderstood", value]);
            messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => texts["Forms.NotUnderstood", value]);
            messages.SetUnknownValueIsInvalidAccessor(_ => texts["Forms.Malformed"]);
            messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["Forms.Malformed"]);
            messages.SetValueIsInvalidAccessor(value => texts["Forms.NotUnderstood", value]);
            messages.SetValueMustBeANumberAccessor(_ => texts["Forms.NotANumber"]);
            messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["Forms.NotANumber"]);
            messages.SetValueMustNotBeNullAccessor(_ => texts["Forms.Missing"]);
            messages.SetMissingBindRequiredValueAccessor(_ => texts["Forms.Missing"]);
            messages.SetMissingKeyOrValueAccessor(() => texts["Forms.Missing"]);
            messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["Forms.Malformed"]);
        });
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = MessageCookie);
        services.AddSingleton<Texts>();
        services.AddScoped<FormKeeper>();
        services.AddScoped<LostAnswers>();
        services.AddScoped<InterruptedPosts>();
        services.AddSingleton<PublicAddress>();
        services.AddScoped<PasswordLinks>();
        services.AddScoped<Dates>();
        services.AddScoped<Words>();
        services.AddScoped<AgreementWords>();
        services.AddScoped<DocumentWords>();
        services.AddScoped<HistoryWords>();
        services.AddScoped<PlanWords>();
        services.AddScoped<ProjectWords>();
        services.AddScoped<PriorityCsv>();
        services.AddScoped<ProjectCsv>();
        services.AddScoped<StakeholderCsv>();
        services.AddScoped<WorkingGroupCsv>();
        services.AddScoped<NeedWords>();
        services.AddScoped<NeedCsv>();
        services.AddScoped<VisitWords>();
        services.AddScoped<VisitCsv>();
        services.AddScoped<StrategyWords>();
        services.AddScoped<StrategyCsv>();
        services.AddScoped<VisitCalendar>();
        services.AddSingleton<PastedLines>();
        services.AddScoped<RemarkWords>();
        services.AddScoped<WaitingWords>();
        services.AddScoped<MemberCsv>();
        services.AddScoped<MemberYearWords>();
        services.AddScoped<UploadCsv>();
        services.AddScoped<UploadWords>();
        services.AddScoped<AgreementSummaryWriter>();
        services.AddValidatorsFromAssembly(typeof(MvcSetup).Assembly, ServiceLifetime.Singleton, includeInternalTypes: true);
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        // Names of towns stand in the page as they are written: shorter, and readable in its source.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }
}
