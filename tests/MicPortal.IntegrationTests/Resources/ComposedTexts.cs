using MicPortal.Application.History;
using MicPortal.Application.Members;
using MicPortal.Application.Needs;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Uploads;
using MicPortal.Application.Visits;
using MicPortal.Application.Workspaces;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Resources;

namespace MicPortal.IntegrationTests.Resources;

/// <summary>For each text that the source puts together, what can stand in it. One line each.</summary>
internal static class ComposedTexts
{
    private static readonly string[] Roles = [.. Enum.GetNames<UserRole>().Except([nameof(UserRole.None), nameof(UserRole.Portal), nameof(UserRole.Mandated)])];
    private static readonly string[] ErrorPages = ["400", "403", "404", "405", "413"];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> All = new Dictionary<string, IReadOnlyList<string>>
    {
        ["About.Meaning.*"] = [.. Enum.GetNames<PartnershipState>(), .. About],
        ["About.Path.*"] = Enum.GetNames<PathKind>(),
        ["About.Word.*"] = About,
        ["AccessRequests.Status.*"] = ["Accepted", "Refused"],
        ["Account.Interrupted.*"] = Enum.GetNames<MicPortal.Web.Forms.Interruption>(),
        ["Admin.Origin.*"] = Enum.GetNames<PartnershipOrigin>(),
        ["Admin.Role.*"] = [.. Enum.GetNames<UserRole>().Except([nameof(UserRole.Mandated)])],
        ["Admin.Waits.*"] = Waiting,
        ["Mirrors.Use.*"] = Enum.GetNames<BudgetUse>(),
        ["Municipalities.*"] = ["North", "South", "East", "West"],
        ["Municipalities.Missing.*"] = ["Population", "Languages", "Website", "Terms", "Council", "CouncilWomen", "CouncilUnder30", "Election", "ElectionPassed", "Interests", "Positions"],
        ["Municipalities.Side.*"] = Enum.GetNames<Side>(),
        ["Agreements.Body.*"] = Enum.GetNames<DecidingBody>(),
        ["Agreements.EndorsedBy.*"] = [.. Roles.Except([nameof(UserRole.Administrator)]), nameof(UserRole.Mandated)],
        ["Agreements.Kind.*"] = Enum.GetNames<AgreementKind>(),
        ["Agreements.Review.Done.*"] = Enum.GetNames<ReviewOutcome>(),
        ["Agreements.ReviewLine.*"] = Enum.GetNames<ReviewOutcome>(),
        ["Agreements.ReviewOutcome.*"] = Enum.GetNames<ReviewOutcome>(),
        ["Agreements.Section.*"] = Sections(),
        ["Agreements.Link.*"] = Enum.GetNames<AgreementLink>(),
        ["Agreements.LinkedBy.*"] = Enum.GetNames<AgreementLink>(),
        ["Agreements.Status.*"] = Enum.GetNames<AgreementState>(),
        ["Agreements.Term.*"] = Enum.GetNames<AgreementTerm>(),
        ["ContactRequests.About.*"] = Enum.GetNames<InterestKind>(),
        ["ContactRequests.Next.*"] = [.. Enum.GetNames<ContactRequestStatus>().Except([nameof(ContactRequestStatus.Waiting), nameof(ContactRequestStatus.Accepted)])],
        ["ContactRequests.Status.*"] = Enum.GetNames<ContactRequestStatus>(),
        ["CouncilPresentations.StateOfSeveral.*"] = [nameof(PartnershipState.Active), nameof(PartnershipState.Exploring)],
        ["Partnerships.Invitation.*"] = Enum.GetNames<InvitationRefusal>(),
        ["Partnerships.Invitation.*.Button"] = Enum.GetNames<InvitationRefusal>(),
        ["Partnerships.Invitation.Said.*"] = Enum.GetNames<InvitationRefusal>(),
        ["Partnerships.Invitation.Everyone.*"] = [nameof(Publication.Existence), nameof(Publication.Agreement)],
        ["CouncilPresentations.State.*"] = [nameof(PartnershipState.Active), nameof(PartnershipState.Dormant), nameof(PartnershipState.Exploring)],
        ["Dates.*"] = ["Day", "Month", "Year"],
        ["Documents.Added.*"] = Enum.GetNames<DocumentKind>(),
        ["Documents.Difference.*"] = Enum.GetNames<DocumentChange>(),
        ["Documents.FiledBy.*"] = ["NotConfirmed", "ApprovedSince", "SignedSince"],
        ["Documents.KindChoice.*"] = Enum.GetNames<DocumentKind>(),
        ["Errors.Page*.Text"] = ErrorPages,
        ["Errors.Page*.Title"] = ErrorPages,
        ["Interests.Count.*"] = Enum.GetNames<InterestKind>(),
        ["Interests.Kind.*"] = Enum.GetNames<InterestKind>(),
        ["Interests.Meets.*"] = Enum.GetNames<InterestKind>(),
        ["Interests.Tells.*"] = Enum.GetNames<InterestKind>(),
        ["Uploads.Column.*"] = [.. UploadColumns.All],
        ["Uploads.Error.*"] = ["MunicipalityMissing", "PartnerMissing", "CountryMissing", "UnknownCountry", "NoSuchPlace", "SeveralPlaces", "NoDate", "SinceInFuture", "FirstContactInFuture", "WithItself", "Repeated", "NotAMember", "MembershipEnded"],
        ["Needs.AskedBy.*"] = Enum.GetNames<NeedAsker>(),
        ["Needs.Asker.*"] = Enum.GetNames<NeedKind>(),
        ["Needs.CameFrom.*"] = Enum.GetNames<NeedKind>(),
        ["Needs.Done.*"] = Enum.GetNames<NeedAnswer>(),
        ["Needs.Filter.*"] = Enum.GetNames<NeedState>(),
        ["Needs.KindWord.*"] = Enum.GetNames<NeedKind>(),
        ["Needs.Lead.*"] = Enum.GetNames<NeedKind>(),
        ["Needs.Tells.*"] = Enum.GetNames<NeedKind>(),
        ["Languages.*"] = [.. Language.All],
        ["FollowUps.Kind.*"] = Enum.GetNames<FollowUpKind>(),
        ["Mandates.State.*"] = Enum.GetNames<MandateState>(),
        ["Members.Class.*"] = Enum.GetNames<ActivityClass>(),
        ["Members.Stage.*"] = Enum.GetNames<PartnershipState>(),
        ["Members.Status.*"] = [.. Enum.GetNames<AgreementState>().Except([nameof(AgreementState.Draft), nameof(AgreementState.Unconfirmed), nameof(AgreementState.Renewed), nameof(AgreementState.TakenBack)])],
        ["Partnerships.AnswerShort.*"] = Enum.GetNames<PartyAnswer>(),
        ["Partnerships.Answered.*"] = [.. Enum.GetNames<PartyAnswer>().Except([nameof(PartyAnswer.None), nameof(PartyAnswer.CarriedOn)])],
        ["Partnerships.BegunShort.*"] = ["True", "False"],
        ["Partnerships.Lead.*"] = Enum.GetNames<PartnershipStage>(),
        ["Partnerships.Lead.*.Since"] = [.. Enum.GetNames<PartnershipStage>().Except([nameof(PartnershipStage.Unconfirmed)])],
        ["Partnerships.Next.*"] = ["ConfirmPaper", "Correct", "Endorse", "Remarks", "Returned", "Sign"],
        ["Partnerships.Next.YouSaid.*"] = [nameof(PartyAnswer.NotOurs), nameof(PartyAnswer.WrongMunicipality)],
        ["Partnerships.Next.*.Text"] = ["ConfirmPaper", "Correct", "Endorse", "Remarks", "Returned", "Sign"],
        ["Partnerships.Next.YouSaid.*"] = [nameof(PartyAnswer.NotOurs), nameof(PartyAnswer.WrongMunicipality)],
        ["Partnerships.Next.Answer.*"] = Enum.GetNames<PartnershipOrigin>(),
        ["Partnerships.PathShort.*"] = Enum.GetNames<PathKind>(),
        ["Partnerships.PublicationShort.*"] = Enum.GetNames<Publication>(),
        ["Partnerships.Stage.*"] = Enum.GetNames<PartnershipState>(),
        ["Partnerships.LeadTime.*"] = ["Contact", "Agreement", "Project"],
        ["Projects.Approach.*"] = Enum.GetNames<ProjectApproach>(),
        ["Projects.Category.*"] = Enum.GetNames<BudgetCategory>(),
        ["Projects.From.*"] = [nameof(FundSource.Programme), nameof(FundSource.Other)],
        ["Projects.Goal.*"] = [.. Enumerable.Range(1, 17).Select(number => $"{number}")],
        ["Projects.Marker.*"] = Enum.GetNames<MarkerKind>(),
        ["Projects.Missing.*"] = ["Approaches", "End", "InternalGovernance", "Objectives", "Priorities", "StaffTimes"],
        ["Projects.Reach.*"] = Enum.GetNames<BeneficiaryReach>(),
        ["Projects.Section.*"] = ["Approaches", "Beneficiaries", "BeneficiaryCount", "Currency", "End", "ExternalGovernance", "Goals", "InternalGovernance", "Language", "Meetings", "Objectives", "Priorities", "Reach", "Sectors", "Start", "Sustainability", "Themes", "Title"],
        ["Projects.Source.*"] = [nameof(FundSource.Programme), nameof(FundSource.Other)],
        ["Projects.Status.*"] = Enum.GetNames<ProjectStatus>(),
        ["Projects.Weight.*"] = Enum.GetNames<MarkerWeight>(),
        ["Publication.Lead.*"] = Enum.GetNames<Publication>(),
        ["Regions.*"] = ["Africa", "Americas", "Asia", "Europe", "Oceania"],
        ["Remarks.Section.*"] = [.. Enum.GetNames<RemarkSection>().Except([nameof(RemarkSection.Contribution)])],
        ["Roles.*"] = Roles,
        ["SisterLinks.Shared.*"] = Enum.GetNames<SisterSharing>(),
        ["SisterLinks.Shares.*"] = Enum.GetNames<SisterSharing>(),
        ["SisterLinks.They.*"] = Enum.GetNames<SisterSharing>(),
        ["SisterLinks.We.*"] = Enum.GetNames<SisterSharing>(),
        ["Sources.*"] = ["Countries", "CountryNames", "Assistance", "Places", "PlacesOfWikidata", "Belgium", "Partnerships", "Sectors", "Goals", "Map", "Demo"],
        ["Themes.*"] = [.. Theme.All],
        ["DuplicatePartnerships.Origin.*"] = Enum.GetNames<PartnershipOrigin>(),
        ["Timeline.*"] = Enum.GetNames<ActName>(),
        ["Timeline.Many.*"] = [.. ActLines.InNumbers.Select(act => act.ToString())],
        ["Timeline.By.*"] = Enum.GetNames<UserRole>(),
        ["StakeholderRoles.Holder.*"] = Enum.GetNames<RoleHolder>(),
        ["Stakeholders.Kind.*"] = Enum.GetNames<StakeholderKind>(),
        ["Strategies.Decider.*"] = Enum.GetNames<StrategyDecider>(),
        ["Strategies.Lead.*"] = [nameof(StrategyState.Coming), nameof(StrategyState.Past), nameof(StrategyState.Ended)],
        ["Strategies.Section.*"] = ["AgreementIds", "Aims", "FollowUp", "FromYear", "Language", "Title", "UntilYear"],
        ["Strategies.State.*"] = Enum.GetNames<StrategyState>(),
        ["Visits.Briefing.*"] = [.. Briefing.All],
        ["Visits.Cost.*"] = Enum.GetNames<VisitCostKind>(),
        ["Visits.Counted.*"] = [.. typeof(VisitCount).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract")],
        ["Visits.Direction.*"] = Enum.GetNames<VisitDirection>(),
        ["Visits.Lead.*"] = [nameof(VisitStatus.Postponed), nameof(VisitStatus.Cancelled)],
        ["Visits.Position.*"] = Enum.GetNames<VisitPosition>(),
        ["Visits.Reason.*"] = Enum.GetNames<VisitReason>(),
        ["Visits.Section.*"] = ["Costs", "End", "HostId", "Language", "Place", "ProjectIds", "Purpose", "ReportDue", "Start", "Title", "Travellers", "Zone"],
        ["Visits.State.*"] = Enum.GetNames<VisitState>(),
        ["Visits.Status.*"] = Enum.GetNames<VisitStatus>(),
        ["Workspace.Agreement.*"] = Enum.GetNames<AgreementState>(),
        ["WorkingGroups.Counted.*"] = ["All", "Women", "UnderThirty", "CivilSociety", "Councillors"],
        ["WorkingGroups.RequestStatus.*"] = [.. Enum.GetNames<JoinRequestStatus>().Except([nameof(JoinRequestStatus.Waiting)])],
        ["Workspace.Do.*"] = Waiting,
        ["Workspace.Due.*"] = [.. Waiting.Except([nameof(WaitingKind.AnswerPartnership), nameof(WaitingKind.AnswerRemarks), nameof(WaitingKind.TellJoinRequests), nameof(WaitingKind.DoVisitFollowUp), nameof(WaitingKind.ConfirmImported), nameof(WaitingKind.ConfirmForRound), nameof(WaitingKind.AnswerFollowUp), nameof(WaitingKind.ReadFollowUpAnswer), nameof(WaitingKind.ReadRefusal), nameof(WaitingKind.ReadReportedAnswer), nameof(WaitingKind.ReadContactAnswer)]), nameof(PartyAnswer.NotOurs), nameof(PartyAnswer.WrongMunicipality)],
        ["Strategies.GivenUp.*"] = [nameof(ActName.StrategyDeclined), nameof(ActName.StrategyTakenBack)],
        ["Workspace.Due.Answered.*"] = [.. Enum.GetNames<PartyAnswer>().Except([nameof(PartyAnswer.None), nameof(PartyAnswer.CarriedOn)])],
        ["Workspace.Due.AnswerPartnership.*"] = Enum.GetNames<PartnershipOrigin>(),
        ["Workspace.Due.ReadContactAnswer.*"] = [nameof(ContactRequestStatus.Accepted), nameof(ContactRequestStatus.Answered), nameof(ContactRequestStatus.Declined)],
        ["Workspace.Here.*"] =
        [
            nameof(WaitingKind.AnswerNeed), nameof(WaitingKind.AnswerProposal), nameof(WaitingKind.ReadNeedAnswer), nameof(WaitingKind.EndorseProject), nameof(WaitingKind.ReviseDeclinedProject), nameof(WaitingKind.FinishProject),
            nameof(WaitingKind.EndorseVisit), nameof(WaitingKind.ReviseDeclinedVisit), nameof(WaitingKind.ReportVisit), nameof(WaitingKind.LearnFromVisit), nameof(WaitingKind.DoVisitFollowUp), nameof(WaitingKind.SayNewVisitDays),
            nameof(WaitingKind.EndorseStrategy), nameof(WaitingKind.ReviseDeclinedStrategy), nameof(WaitingKind.ChangeStrategyYears), nameof(WaitingKind.StrategyEnding), nameof(WaitingKind.AnswerJoinRequest), nameof(WaitingKind.TellJoinRequests), nameof(WaitingKind.ConsentToInvitation),
        ],
        ["Workspace.Needs.*"] = Enum.GetNames<NeedKind>(),
        ["Workspace.PartySaid.*"] = [nameof(PartyAnswer.NotOurs), nameof(PartyAnswer.WrongMunicipality)],
        ["Workspace.Said.*"] = [nameof(PartyAnswer.NotOurs), nameof(PartyAnswer.WrongMunicipality)],
        ["Workspace.Title.*"] = [.. Waiting.Except([nameof(WaitingKind.AnswerFollowUp)])],
        ["Workspace.Title.Listing.*"] = ["TakenBack", "Refused"],
        ["Workspace.Title.FollowUp.*"] = Enum.GetNames<FollowUpKind>(),
    };

    /// <summary>Used by a key that the source does not spell: the pages of last resort.</summary>
    public static readonly IReadOnlyList<string> Otherwise =
    [
        "Errors.Page500.Title", "Errors.Page500.Text", "Errors.Page503.Title", "Errors.Page503.Text",
    ];

    public static IEnumerable<string> Of(string composed) => All[composed].Select(value => composed.Replace("*.*", value, StringComparison.Ordinal).Replace("*", value, StringComparison.Ordinal));

    private static string[] About => ["Agreement", "Approval", "Association", "Partnership", "Party", "Signature"];

    /// <summary>A record to complete has a place of its own, not a row.</summary>
    private static string[] Waiting => [.. Enum.GetNames<WaitingKind>().Except([nameof(WaitingKind.CompleteRecord)])];

    private static string[] Sections() =>
        ["CoSignatories", "End", "FullText", "IsAuthentic", "Kind", "NoticeMonths", "Purpose", "RenewalYears", "ReviewMonths", "Scope", "SignaturesToTakeEffect", "Start", "Term", "Themes", "Title"];
}
