using MicPortal.Application.AccessRequests;
using MicPortal.Application.Administration;
using MicPortal.Application.Agreements;
using MicPortal.Application.ConfirmationRounds;
using MicPortal.Application.ContactRequests;
using MicPortal.Application.CouncilPresentations;
using MicPortal.Application.Data;
using MicPortal.Application.Demo;
using MicPortal.Application.FollowUps;
using MicPortal.Application.History;
using MicPortal.Application.Lists;
using MicPortal.Application.Mandates;
using MicPortal.Application.Map;
using MicPortal.Application.Members;
using MicPortal.Application.MemberYears;
using MicPortal.Application.Mergers;
using MicPortal.Application.Needs;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Priorities;
using MicPortal.Application.Projects;
using MicPortal.Application.ReferenceData;
using MicPortal.Application.SisterLinks;
using MicPortal.Application.Submissions;
using MicPortal.Application.Uploads;
using MicPortal.Application.Visits;
using MicPortal.Application.Workspaces;

namespace MicPortal.Web.Setup;

internal static class ApplicationSetup
{
    /// <summary>What the pages are made with: queries, services and the reference data.</summary>
    public static void AddPortalApplication(this IServiceCollection services)
    {
        services.AddSingleton<CountryDirectory>();
        services.AddSingleton<SectorDirectory>();
        services.AddScoped<ReferenceDataLoader>();
        services.AddScoped<DemoData>();
        services.AddScoped<SubmittedForms>();
        services.AddScoped<KeptForms>();
        services.AddScoped<TimelineQueries>();
        services.AddScoped<HistoryQueries>();
        services.AddSingleton<Kept>();
        services.AddScoped<FilterChoices>();
        services.AddScoped<OrganisationNames>();
        services.AddScoped<Successors>();
        services.AddScoped<OrganisationQueries>();
        services.AddScoped<MunicipalityService>();
        services.AddScoped<OutreachQueries>();
        services.AddScoped<OutreachService>();
        services.AddScoped<InterestQueries>();
        services.AddScoped<ContactRequestQueries>();
        services.AddScoped<ContactRequestService>();
        services.AddScoped<PublicRegister>();
        services.AddScoped<PartnershipMap>();
        services.AddScoped<PartnershipQueries>();
        services.AddScoped<InvitationQueries>();
        services.AddScoped<AgreementQueries>();
        services.AddScoped<AgreementService>();
        services.AddScoped<AgreementRemarkService>();
        services.AddScoped<AgreementDocumentQueries>();
        services.AddScoped<AgreementDocumentService>();
        services.AddScoped<NeedQueries>();
        services.AddScoped<NeedService>();
        services.AddScoped<PriorityQueries>();
        services.AddScoped<PriorityService>();
        services.AddScoped<ProjectQueries>();
        services.AddScoped<ProjectService>();
        services.AddScoped<VisitQueries>();
        services.AddScoped<VisitService>();
        services.AddHostedService<VisitNameEraser>();
        services.AddScoped<OrganisationPartnershipQueries>();
        services.AddScoped<WorkspaceQueries>();
        services.AddScoped<CouncilPresentationQueries>();
        services.AddScoped<MemberQueries>();
        services.AddScoped<MemberYearQueries>();
        services.AddScoped<MembershipQueries>();
        services.AddScoped<SisterLinkQueries>();
        services.AddScoped<SisterLinkService>();
        services.AddScoped<MandateQueries>();
        services.AddScoped<MandateService>();
        services.AddScoped<ConfirmationRoundQueries>();
        services.AddScoped<ConfirmationRoundService>();
        services.AddScoped<UploadQueries>();
        services.AddScoped<UploadService>();
        services.AddScoped<FollowUpQueries>();
        services.AddScoped<AccessRequestQueries>();
        services.AddScoped<AccessRequestService>();
        services.AddScoped<AdminQueries>();
        services.AddScoped<UserQueries>();
        services.AddScoped<MergerQueries>();
        services.AddScoped<MergerService>();
        services.AddScoped<DuplicateQueries>();
        services.AddScoped<DuplicatePartnershipQueries>();
        services.AddScoped<DuplicatePartnershipService>();
    }
}
