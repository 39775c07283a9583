using System.Globalization;
using MicPortal.Application.History;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.FollowUps;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Uploads;
using MicPortal.Domain.Visits;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Models.Visits;

namespace MicPortal.Web.Resources;

/// <summary>What an act changed in the words of the page: each field by its label, each value as pages show it.</summary>
public sealed class HistoryWords(Texts texts, Words words, Dates dates, AgreementWords agreements)
{
    /// <summary>The fields that are told, in the order of the pages; a test finds one that is in neither list.</summary>
    public static readonly IReadOnlyDictionary<string, HistoryField> Told = new Dictionary<string, HistoryField>
    {
        [Of<Partnership>(nameof(Partnership.FirstContact))] = new("Partnerships.FirstContact", Kind.Date),
        [Of<Partnership>(nameof(Partnership.Stage))] = new("Partnerships.StageLabel", Kind.Code, "Partnerships.Stage"),
        [Of<PartnershipTheme>(nameof(PartnershipTheme.Code))] = new("Partnerships.Themes", Kind.Code, "Themes"),
        [Of<PartnershipParty>(nameof(PartnershipParty.Answer))] = new("History.Answer", Kind.Code, "Partnerships.AnswerShort"),
        [Of<PartnershipParty>(nameof(PartnershipParty.EndedOn))] = new("History.EndedOn", Kind.Date),
        [Of<PartnershipParty>(nameof(PartnershipParty.Path))] = new("Partnerships.CameAbout", Kind.Code, "Partnerships.PathShort"),
        [Of<PartnershipParty>(nameof(PartnershipParty.PathDetail))] = new("History.PathDetail", Kind.Text),
        [Of<PartnershipParty>(nameof(PartnershipParty.Publication))] = new("Partnerships.Publishes", Kind.Code, "Partnerships.PublicationShort"),
        [Of<PartnershipParty>(nameof(PartnershipParty.SaysBegun))] = new("Partnerships.JointWork", Kind.Code, "Partnerships.BegunShort"),
        [Of<PartyVision>(nameof(PartyVision.Text))] = new("History.Vision", Kind.Text),
        [Of<PartyVision>(nameof(PartyVision.Language))] = new("History.VisionLanguage", Kind.Code, "Languages"),
        [Of<Agreement>(nameof(Agreement.Status))] = new("Agreements.State", Kind.Code, "Agreements.Status"),
        [Of<Agreement>(nameof(Agreement.EndsOn))] = new("History.LastDay", Kind.Date),
        [Of<AgreementVersion>(nameof(AgreementVersion.Kind))] = new("Agreements.Section.Kind", Kind.Code, "Agreements.Kind"),
        [Of<AgreementVersionText>(nameof(AgreementVersionText.IsAuthentic))] = new("Agreements.Section.IsAuthentic", Kind.Authentic),
        [Of<AgreementVersionText>(nameof(AgreementVersionText.Title))] = new("Agreements.Section.Title", Kind.Text),
        [Of<AgreementVersionText>(nameof(AgreementVersionText.Purpose))] = new("Agreements.Section.Purpose", Kind.Text),
        [Of<AgreementVersionText>(nameof(AgreementVersionText.Scope))] = new("Agreements.Section.Scope", Kind.Text),
        [Of<AgreementContribution>(nameof(AgreementContribution.Text))] = new("History.Contribution", Kind.Text),
        [Of<AgreementVersionText>(nameof(AgreementVersionText.FullText))] = new("Agreements.Section.FullText", Kind.Text),
        [Of<AgreementVersion>(nameof(AgreementVersion.Themes))] = new("Agreements.Section.Themes", Kind.Themes),
        [Of<AgreementVersion>(nameof(AgreementVersion.Start))] = new("Agreements.Section.Start", Kind.Date),
        [Of<AgreementVersion>(nameof(AgreementVersion.Term))] = new("Agreements.Section.Term", Kind.Code, "Agreements.Term"),
        [Of<AgreementVersion>(nameof(AgreementVersion.End))] = new("Agreements.Section.End", Kind.Date),
        [Of<AgreementVersion>(nameof(AgreementVersion.RenewalYears))] = new("Agreements.Section.RenewalYears", Kind.Number),
        [Of<AgreementVersion>(nameof(AgreementVersion.NoticeMonths))] = new("Agreements.Section.NoticeMonths", Kind.Number),
        [Of<AgreementVersion>(nameof(AgreementVersion.ReviewMonths))] = new("History.ReviewMonths", Kind.Number),
        [Of<AgreementVersion>(nameof(AgreementVersion.SignaturesToTakeEffect))] = new("Agreements.Section.SignaturesToTakeEffect", Kind.Number),
        [Of<AgreementCoSignatory>(nameof(AgreementCoSignatory.Name))] = new("Agreements.Section.CoSignatories", Kind.Text),
        [Of<AgreementCoSignatory>(nameof(AgreementCoSignatory.Description))] = new("History.CoSignatoryDescription", Kind.Text),
        [Of<AgreementDecision>(nameof(AgreementDecision.Body))] = new("History.Body", Kind.Code, "Agreements.Body"),
        [Of<AgreementDecision>(nameof(AgreementDecision.Reference))] = new("History.Reference", Kind.Text),
        [Of<AgreementDecision>(nameof(AgreementDecision.Date))] = new("Agreements.DecisionDate", Kind.Date),
        [Of<AgreementSignature>(nameof(AgreementSignature.SignatoryTitle))] = new("Agreements.SignatoryTitle", Kind.Text),
        [Of<AgreementSignature>(nameof(AgreementSignature.Date))] = new("Agreements.SignatureDate", Kind.Date),
        [Of<AgreementSignature>(nameof(AgreementSignature.Place))] = new("Agreements.SignaturePlace", Kind.Text),
        [Of<AgreementCoSignature>(nameof(AgreementCoSignature.SignatoryTitle))] = new("Agreements.SignatoryTitle", Kind.Text),
        [Of<AgreementCoSignature>(nameof(AgreementCoSignature.Date))] = new("Agreements.SignatureDate", Kind.Date),
        [Of<AgreementCoSignature>(nameof(AgreementCoSignature.Place))] = new("Agreements.SignaturePlace", Kind.Text),
        [Of<AgreementTermination>(nameof(AgreementTermination.LastDay))] = new("History.LastDay", Kind.Date),
        [Of<AgreementReview>(nameof(AgreementReview.ReviewedOn))] = new("Agreements.Review.On", Kind.Date),
        [Of<AgreementReview>(nameof(AgreementReview.Outcome))] = new("Agreements.Review.Outcome", Kind.Code, "Agreements.ReviewOutcome"),
        [Of<AgreementFiling>(nameof(AgreementFiling.Body))] = new("History.Body", Kind.Code, "Agreements.Body"),
        [Of<AgreementFiling>(nameof(AgreementFiling.Reference))] = new("History.Reference", Kind.Text),
        [Of<AgreementFiling>(nameof(AgreementFiling.SignatoryTitle))] = new("Agreements.SignatoryTitle", Kind.Text),
        [Of<AgreementFiling>(nameof(AgreementFiling.Date))] = new("Documents.FileDate", Kind.Date),
        [Of<AgreementFiling>(nameof(AgreementFiling.Place))] = new("Agreements.SignaturePlace", Kind.Text),
        [Of<AgreementRemark>(nameof(AgreementRemark.Section))] = new("History.RemarkOn", Kind.Code, "Remarks.Section"),
        [Of<AgreementRemark>(nameof(AgreementRemark.Text))] = new("History.Remark", Kind.Text),
        [Of<AgreementRemarkAnswer>(nameof(AgreementRemarkAnswer.Text))] = new("History.Answer", Kind.Text),
        [Of<Project>(nameof(Project.Status))] = new("Projects.StatusLabel", Kind.Code, "Projects.Status"),
        [Of<Project>(nameof(Project.BegunOn))] = new("Projects.BegunOn", Kind.Date),
        [Of<Project>(nameof(Project.EndedOn))] = new("Projects.EndedOn", Kind.Date),
        [Of<ProjectSpending>(nameof(ProjectSpending.Category))] = new("Projects.LineLabel", Kind.Code, "Projects.Category"),
        [Of<ProjectSpending>(nameof(ProjectSpending.Minor))] = new("Projects.Amount", Kind.Amount),
        [Of<ProjectSpending>(nameof(ProjectSpending.On))] = new("Projects.On", Kind.Date),
        [Of<IndicatorValue>(nameof(IndicatorValue.Value))] = new("Projects.Measured", Kind.Decimal),
        [Of<IndicatorValue>(nameof(IndicatorValue.On))] = new("Projects.On", Kind.Date),
        [Of<IndicatorValue>(nameof(IndicatorValue.People))] = new("Projects.Measure.People", Kind.Number),
        [Of<IndicatorValue>(nameof(IndicatorValue.Women))] = new("Projects.Count.Women", Kind.Number),
        [Of<IndicatorValue>(nameof(IndicatorValue.Men))] = new("Projects.Count.Men", Kind.Number),
        [Of<IndicatorValue>(nameof(IndicatorValue.Youth))] = new("Projects.Count.Youth", Kind.Number),
        [Of<MilestoneReached>(nameof(MilestoneReached.On))] = new("Projects.MilestoneReached", Kind.Date),
        [Of<Visit>(nameof(Visit.Status))] = new("Visits.StateLabel", Kind.Code, "Visits.Status"),
        [Of<Visit>(nameof(Visit.Reason))] = new("Visits.ReasonLabel", Kind.Code, "Visits.Reason") { IsSaidAnew = true },
        [Of<StrategyEndorsement>(nameof(StrategyEndorsement.DecidedBy))] = new("Agreements.BodyLabel", Kind.Code, "Strategies.Decider"),
        [Of<StrategyEndorsement>(nameof(StrategyEndorsement.Reference))] = new("History.Reference", Kind.Text),
        [Of<StrategyEndorsement>(nameof(StrategyEndorsement.DecidedOn))] = new("Agreements.DecisionDate", Kind.Date),
        [Of<VisitParticipant>(nameof(VisitParticipant.Position))] = new("Visits.Participant.Position", Kind.Code, "Visits.Position"),
        [Of<VisitParticipant>(nameof(VisitParticipant.Post))] = new("Visits.Participant.Post", Kind.Text),
        [Of<VisitParticipant>(nameof(VisitParticipant.HomeOrganisation))] = new("Visits.Participant.HomeOrganisation", Kind.Text),
        [Of<VisitParticipant>(nameof(VisitParticipant.HostColleague))] = new("Visits.Participant.HostColleague", Kind.Text),
        [Of<VisitSlot>(nameof(VisitSlot.Day))] = new("Visits.Slot.Day", Kind.Date),
        [Of<VisitSlot>(nameof(VisitSlot.From))] = new("Visits.Slot.From", Kind.Time),
        [Of<VisitSlot>(nameof(VisitSlot.Until))] = new("Visits.Slot.Until", Kind.Time),
        [Of<VisitSlot>(nameof(VisitSlot.Text))] = new("Visits.Slot.Text", Kind.Text),
        [Of<VisitSlot>(nameof(VisitSlot.Place))] = new("History.SlotPlace", Kind.Text),
        [Of<VisitSlot>(nameof(VisitSlot.With))] = new("History.SlotWith", Kind.Text),
        [Of<VisitFollowUp>(nameof(VisitFollowUp.Text))] = new("Visits.FollowUp.Text", Kind.Text),
        [Of<VisitFollowUp>(nameof(VisitFollowUp.Post))] = new("Visits.FollowUp.Post", Kind.Text),
        [Of<VisitFollowUp>(nameof(VisitFollowUp.Due))] = new("Visits.FollowUp.Due", Kind.Date),
        [Of<Stakeholder>(nameof(Stakeholder.Kind))] = new("Stakeholders.KindLabel", Kind.Code, "Stakeholders.Kind"),
        [Of<Stakeholder>(nameof(Stakeholder.Name))] = new("Stakeholders.Name", Kind.Text),
        [Of<Stakeholder>(nameof(Stakeholder.Does))] = new("Stakeholders.Does", Kind.Text),
        [Of<Stakeholder>(nameof(Stakeholder.ContactPost))] = new("Stakeholders.Contact", Kind.Text),
        [Of<Stakeholder>(nameof(Stakeholder.ContactEmail))] = new("Account.Email", Kind.Text),
        [Of<Stakeholder>(nameof(Stakeholder.Website))] = new("Municipalities.Website", Kind.Text),
        [Of<StakeholderRole>(nameof(StakeholderRole.Holder))] = new("StakeholderRoles.HolderLegend", Kind.Code, "StakeholderRoles.Holder"),
        [Of<StakeholderRole>(nameof(StakeholderRole.Name))] = new("StakeholderRoles.WhichOther", Kind.Text),
        [Of<WorkingGroup>(nameof(WorkingGroup.Coordinator))] = new("WorkingGroups.Coordinator", Kind.Text),
        [Of<WorkingGroup>(nameof(WorkingGroup.CoordinatorEmail))] = new("Account.Email", Kind.Text),
        [Of<WorkingGroup>(nameof(WorkingGroup.Purpose))] = new("WorkingGroups.Purpose", Kind.Text),
        [Of<WorkingGroup>(nameof(WorkingGroup.Joining))] = new("WorkingGroups.Joining", Kind.Text),
        [Of<GroupMeeting>(nameof(GroupMeeting.HeldOn))] = new("WorkingGroups.HeldOn", Kind.Date),
        [Of<GroupPriority>(nameof(GroupPriority.Theme))] = new("Partnerships.ThemeLabel", Kind.Code, "Themes"),
        [Of<Municipality>(nameof(Municipality.Name))] = new("Municipalities.Name", Kind.Text),
        [Of<Municipality>(nameof(Municipality.LocalName))] = new("Municipalities.LocalName", Kind.Text),
        [Of<Municipality>(nameof(Municipality.OtherNames))] = new("Municipalities.OtherNames", Kind.Text),
        [Of<Municipality>(nameof(Municipality.FormerNames))] = new("Municipalities.FormerNames", Kind.Text),
        [Of<Municipality>(nameof(Municipality.Province))] = new("Municipalities.Province", Kind.Text),
        [Of<Municipality>(nameof(Municipality.Population))] = new("Municipalities.Population", Kind.Number),
        [Of<Municipality>(nameof(Municipality.PopulationYear))] = new("Municipalities.PopulationYear", Kind.Year),
        [Of<Municipality>(nameof(Municipality.Languages))] = new("Municipalities.Languages", Kind.Languages),
        [Of<Municipality>(nameof(Municipality.HeadTerm))] = new("Municipalities.HeadTerm", Kind.Text),
        [Of<Municipality>(nameof(Municipality.DecidingBodyTerm))] = new("Municipalities.DecidingBodyTerm", Kind.Text),
        [Of<Municipality>(nameof(Municipality.CouncilSeats))] = new("Municipalities.CouncilSeats", Kind.Number),
        [Of<Municipality>(nameof(Municipality.CouncilWomen))] = new("Municipalities.CouncilWomen", Kind.Number),
        [Of<Municipality>(nameof(Municipality.CouncilUnder30))] = new("Municipalities.CouncilUnder30", Kind.Number),
        [Of<Municipality>(nameof(Municipality.NextElection))] = new("Municipalities.NextElection", Kind.Date),
        [Of<Municipality>(nameof(Municipality.PresentedToCouncilOn))] = new("CouncilPresentations.On", Kind.Date),
        [Of<Municipality>(nameof(Municipality.Website))] = new("Municipalities.Website", Kind.Text),
        [Of<Municipality>(nameof(Municipality.SucceededOn))] = new("Mergers.ListedOn", Kind.Date),
        [Of<Municipality>(nameof(Municipality.CountryCode))] = new("Lists.Country", Kind.Country),
        [Of<Municipality>(nameof(Municipality.Side))] = new("Municipalities.SideLabel", Kind.Code, "Municipalities.Side"),
        [Of<Association>(nameof(Association.Name))] = new("Associations.Name", Kind.Text),
        [Of<Association>(nameof(Association.Abbreviation))] = new("Associations.Abbreviation", Kind.Text),
        [Of<Association>(nameof(Association.CountryCode))] = new("Lists.Country", Kind.Country),
        [Of<Association>(nameof(Association.Website))] = new("Municipalities.Website", Kind.Text),
        [Of<Membership>(nameof(Membership.Since))] = new("Memberships.SinceLabel", Kind.Date),
        [Of<Membership>(nameof(Membership.LastDay))] = new("Memberships.LastDay", Kind.Date),
        [Of<SisterLink>(nameof(SisterLink.FirstShares))] = new("SisterLinks.SharesLabel", Kind.Code, "SisterLinks.Shared"),
        [Of<SisterLink>(nameof(SisterLink.SecondShares))] = new("SisterLinks.SharesLabel", Kind.Code, "SisterLinks.Shared"),
        [Of<Upload>(nameof(Upload.MembersListed))] = new("Uploads.MembersListed", Kind.Number),
        [Of<Upload>(nameof(Upload.PartnershipsReported))] = new("Uploads.PartnershipsReported", Kind.Number),
        [Of<Upload>(nameof(Upload.RowsLeftOut))] = new("Uploads.RowsLeftOut", Kind.Number),
        [Of<ConfirmationRound>(nameof(ConfirmationRound.Deadline))] = new("ConfirmationRounds.Deadline", Kind.Date),
        [Of<ConfirmationRound>(nameof(ConfirmationRound.Text))] = new("ConfirmationRounds.Said", Kind.Text),
    };

    /// <summary>
    /// The fields of which histories say nothing: what the act's own line says (its time, its word, its version), what follows
    /// from other fields, what comes with a record and never changes, and names under which files lie.
    /// </summary>
    public static readonly IReadOnlySet<string> Untold = new HashSet<string>
    {
        Of<Mandate>(nameof(Mandate.From)), Of<Mandate>(nameof(Mandate.Until)), Of<Mandate>(nameof(Mandate.Basis)), Of<Mandate>(nameof(Mandate.Binds)), Of<Mandate>(nameof(Mandate.GivenAt)),
        Of<Mandate>(nameof(Mandate.RevokedAt)), Of<Mandate>(nameof(Mandate.RevocationReason)), Of<Mandate>(nameof(Mandate.IsGivenBack)),
        Of<Partnership>(nameof(Partnership.Origin)), Of<Partnership>(nameof(Partnership.SourceId)), Of<Partnership>(nameof(Partnership.IsDemo)), Of<Partnership>(nameof(Partnership.Note)),
        Of<Partnership>(nameof(Partnership.SortName)), Of<Partnership>(nameof(Partnership.PartySet)), Of<Partnership>(nameof(Partnership.OpenedAt)), Of<Partnership>(nameof(Partnership.EndedAt)), Of<Partnership>(nameof(Partnership.BegunAt)),
        Of<Partnership>(nameof(Partnership.PresentParties)), Of<Partnership>(nameof(Partnership.SuccessionReason)), Of<Partnership>(nameof(Partnership.ConfirmedAt)), Of<Partnership>(nameof(Partnership.ReopenedAt)),
        Of<PartnershipParty>(nameof(PartnershipParty.AnsweredAt)), Of<PartnershipParty>(nameof(PartnershipParty.AnsweredByUserId)), Of<PartnershipParty>(nameof(PartnershipParty.LeftAt)), Of<PartnershipParty>(nameof(PartnershipParty.ConfirmedAt)),
        // Said by the act's own word.
        Of<PartnershipParty>(nameof(PartnershipParty.OnlyInId)), Of<PartnershipParty>(nameof(PartnershipParty.FormerNames)), Of<AgreementParty>(nameof(AgreementParty.SignedAs)), Of<Municipality>(nameof(Municipality.SuccessionReason)), Of<Municipality>(nameof(Municipality.PredecessorNames)),
        Of<PartnershipParty>(nameof(PartnershipParty.Word)), Of<PartnershipParty>(nameof(PartnershipParty.SaysBegunAt)), Of<PartnershipParty>(nameof(PartnershipParty.ReopensAt)),
        Of<PartnershipParty>(nameof(PartnershipParty.PublicationSaidAt)), Of<PartnershipParty>(nameof(PartnershipParty.PublicationNarrowedAt)),
        Of<PartyVision>(nameof(PartyVision.IsAuthoritative)),
        Of<PartnershipStatement>(nameof(PartnershipStatement.Text)), Of<PartnershipStatement>(nameof(PartnershipStatement.MadeAt)),
        Of<PartnershipInvitation>(nameof(PartnershipInvitation.InvitedByOrganisationId)), Of<PartnershipInvitation>(nameof(PartnershipInvitation.InvitedAt)),
        Of<PartnershipInvitation>(nameof(PartnershipInvitation.AskedAt)), Of<PartnershipInvitation>(nameof(PartnershipInvitation.JoinedAt)), Of<PartnershipInvitation>(nameof(PartnershipInvitation.RefusedAt)),
        Of<PartnershipInvitation>(nameof(PartnershipInvitation.RefusedByOrganisationId)), Of<PartnershipInvitation>(nameof(PartnershipInvitation.Refusal)),
        Of<PartnershipConsent>(nameof(PartnershipConsent.ConsentedAt)),
        Of<Agreement>(nameof(Agreement.IsOnPaper)), Of<Agreement>(nameof(Agreement.IsDemo)), Of<Agreement>(nameof(Agreement.CurrentVersionNumber)), Of<Agreement>(nameof(Agreement.InForceAt)),
        Of<Agreement>(nameof(Agreement.DeclineReason)), Of<Agreement>(nameof(Agreement.DeclinedByOrganisationId)), Of<Agreement>(nameof(Agreement.Link)),
        Of<Agreement>(nameof(Agreement.TakenBackReason)), Of<Agreement>(nameof(Agreement.TakenBackAt)),
        Of<AgreementParty>(nameof(AgreementParty.PaperConfirmedAt)), Of<AgreementParty>(nameof(AgreementParty.PaperObjection)),
        Of<AgreementSignature>(nameof(AgreementSignature.RecordedAt)), Of<AgreementSignature>(nameof(AgreementSignature.RecordedByUserId)), Of<AgreementSignature>(nameof(AgreementSignature.RecordedByOrganisationId)),
        Of<AgreementCoSignature>(nameof(AgreementCoSignature.RecordedAt)), Of<AgreementCoSignature>(nameof(AgreementCoSignature.RecordedByUserId)), Of<AgreementCoSignature>(nameof(AgreementCoSignature.RecordedByOrganisationId)),
        Of<AgreementVersion>(nameof(AgreementVersion.Number)), Of<AgreementVersion>(nameof(AgreementVersion.FullTextDocuments)), Of<AgreementVersion>(nameof(AgreementVersion.WrittenAt)),
        Of<AgreementVersion>(nameof(AgreementVersion.WrittenByUserId)), Of<AgreementVersion>(nameof(AgreementVersion.WrittenByOrganisationId)),
        Of<AgreementVersionText>(nameof(AgreementVersionText.Language)),
        Of<AgreementEndorsement>(nameof(AgreementEndorsement.EndorsedAt)), Of<AgreementEndorsement>(nameof(AgreementEndorsement.UserId)), Of<AgreementEndorsement>(nameof(AgreementEndorsement.Role)),
        Of<AgreementEndorsement>(nameof(AgreementEndorsement.WithdrawnAt)), Of<AgreementEndorsement>(nameof(AgreementEndorsement.WithdrawalReason)),
        Of<AgreementEndorsement>(nameof(AgreementEndorsement.KeptFromNumber)), Of<AgreementVersion>(nameof(AgreementVersion.CorrectedNumber)), Of<AgreementVersion>(nameof(AgreementVersion.Correction)),
        Of<AgreementParty>(nameof(AgreementParty.ReturnedVersionNumber)), Of<AgreementParty>(nameof(AgreementParty.ReturnedAt)), Of<AgreementParty>(nameof(AgreementParty.MarkedCorrectionNumber)),
        Of<AgreementRemark>(nameof(AgreementRemark.VersionNumber)), Of<AgreementRemark>(nameof(AgreementRemark.IsReturn)),
        Of<AgreementRemark>(nameof(AgreementRemark.Role)), Of<AgreementRemark>(nameof(AgreementRemark.WrittenByUserId)),
        Of<AgreementRemark>(nameof(AgreementRemark.WrittenAt)), Of<AgreementRemark>(nameof(AgreementRemark.LastWordOrganisationId)), Of<AgreementRemark>(nameof(AgreementRemark.LastWordAt)),
        Of<AgreementRemark>(nameof(AgreementRemark.ClosedAt)), Of<AgreementRemark>(nameof(AgreementRemark.ClosedByOrganisationId)),
        Of<AgreementRemarkAnswer>(nameof(AgreementRemarkAnswer.Role)), Of<AgreementRemarkAnswer>(nameof(AgreementRemarkAnswer.WrittenByUserId)),
        Of<AgreementRemarkAnswer>(nameof(AgreementRemarkAnswer.WrittenAt)),
        Of<AgreementTermination>(nameof(AgreementTermination.Reason)), Of<AgreementTermination>(nameof(AgreementTermination.GivenAt)),
        Of<AgreementStatement>(nameof(AgreementStatement.Text)), Of<AgreementStatement>(nameof(AgreementStatement.MadeAt)),
        Of<AgreementReview>(nameof(AgreementReview.Word)), Of<AgreementReview>(nameof(AgreementReview.RecordedAt)),
        Of<AgreementDocument>(nameof(AgreementDocument.Kind)), Of<AgreementDocument>(nameof(AgreementDocument.VersionNumber)), Of<AgreementDocument>(nameof(AgreementDocument.Name)),
        Of<AgreementDocument>(nameof(AgreementDocument.Format)), Of<AgreementDocument>(nameof(AgreementDocument.Length)), Of<AgreementDocument>(nameof(AgreementDocument.Fingerprint)),
        Of<AgreementDocument>(nameof(AgreementDocument.StorageName)), Of<AgreementDocument>(nameof(AgreementDocument.AddedAt)), Of<AgreementDocument>(nameof(AgreementDocument.AddedByUserId)),
        Of<AgreementDocument>(nameof(AgreementDocument.AddedByRole)), Of<AgreementDocument>(nameof(AgreementDocument.AddedByOrganisationId)),
        Of<AgreementDocument>(nameof(AgreementDocument.WithdrawnAt)), Of<AgreementDocument>(nameof(AgreementDocument.WithdrawalReason)),
        // What changed in a plan is compared whole, from its versions; reports are read on the project's page.
        Of<Project>(nameof(Project.IsDemo)), Of<Project>(nameof(Project.CurrentVersionNumber)), Of<Project>(nameof(Project.IsComplete)), Of<Project>(nameof(Project.AgreedVersionNumber)), Of<Project>(nameof(Project.AgreedAt)),
        Of<Project>(nameof(Project.CancelReason)), Of<Project>(nameof(Project.Title)), Of<Project>(nameof(Project.SortTitle)), Of<Project>(nameof(Project.SearchText)), Of<Project>(nameof(Project.Codes)), Of<Project>(nameof(Project.Start)), Of<Project>(nameof(Project.End)),
        Of<ProjectVersion>(nameof(ProjectVersion.Number)), Of<ProjectVersion>(nameof(ProjectVersion.Plan)), Of<ProjectVersion>(nameof(ProjectVersion.WrittenAt)), Of<ProjectVersion>(nameof(ProjectVersion.AgreedAt)), Of<ProjectVersion>(nameof(ProjectVersion.WrittenByUserId)),
        Of<ProjectVersion>(nameof(ProjectVersion.WrittenByOrganisationId)), Of<ProjectVersion>(nameof(ProjectVersion.WrittenUnderMandateId)),
        Of<ProjectEndorsement>(nameof(ProjectEndorsement.EndorsedAt)), Of<ProjectEndorsement>(nameof(ProjectEndorsement.UserId)), Of<ProjectEndorsement>(nameof(ProjectEndorsement.Role)), Of<ProjectEndorsement>(nameof(ProjectEndorsement.MandateId)),
        Of<ProjectEndorsement>(nameof(ProjectEndorsement.WithdrawnAt)), Of<ProjectEndorsement>(nameof(ProjectEndorsement.WithdrawalReason)),
        Of<ProjectParty>(nameof(ProjectParty.DeclinedVersionNumber)), Of<ProjectParty>(nameof(ProjectParty.DeclinedAt)), Of<ProjectParty>(nameof(ProjectParty.DeclineReason)),
        Of<ProgressNote>(nameof(ProgressNote.Text)), Of<ProgressNote>(nameof(ProgressNote.Language)), Of<ProgressNote>(nameof(ProgressNote.WrittenAt)), Of<ProgressNote>(nameof(ProgressNote.UserId)), Of<ProgressNote>(nameof(ProgressNote.MandateId)), Of<ProgressNote>(nameof(ProgressNote.TakenBackAt)),
        Of<ProjectSpending>(nameof(ProjectSpending.LineKey)), Of<ProjectSpending>(nameof(ProjectSpending.Currency)), Of<ProjectSpending>(nameof(ProjectSpending.Text)),
        Of<ProjectSpending>(nameof(ProjectSpending.WrittenAt)), Of<ProjectSpending>(nameof(ProjectSpending.TakenBackAt)), Of<ProjectSpending>(nameof(ProjectSpending.UserId)), Of<ProjectSpending>(nameof(ProjectSpending.MandateId)),
        Of<IndicatorValue>(nameof(IndicatorValue.IndicatorKey)), Of<IndicatorValue>(nameof(IndicatorValue.WrittenAt)), Of<IndicatorValue>(nameof(IndicatorValue.UserId)), Of<IndicatorValue>(nameof(IndicatorValue.MandateId)), Of<IndicatorValue>(nameof(IndicatorValue.TakenBackAt)),
        Of<MilestoneReached>(nameof(MilestoneReached.MilestoneKey)), Of<MilestoneReached>(nameof(MilestoneReached.WrittenAt)), Of<MilestoneReached>(nameof(MilestoneReached.UserId)), Of<MilestoneReached>(nameof(MilestoneReached.MandateId)), Of<MilestoneReached>(nameof(MilestoneReached.TakenBackAt)),
        // As of a project; names of people and what a side reports are read on the visit's page alone.
        Of<Visit>(nameof(Visit.IsDemo)), Of<Visit>(nameof(Visit.CurrentVersionNumber)), Of<Visit>(nameof(Visit.AgreedVersionNumber)), Of<Visit>(nameof(Visit.AgreedAt)), Of<Visit>(nameof(Visit.AgreedStart)), Of<Visit>(nameof(Visit.AgreedEnd)), Of<Visit>(nameof(Visit.ReportDue)), Of<Visit>(nameof(Visit.ReasonText)), Of<Visit>(nameof(Visit.Title)), Of<Visit>(nameof(Visit.SortTitle)), Of<Visit>(nameof(Visit.SortStart)), Of<Visit>(nameof(Visit.Start)), Of<Visit>(nameof(Visit.End)),
        Of<VisitVersion>(nameof(VisitVersion.Number)), Of<VisitVersion>(nameof(VisitVersion.Plan)), Of<VisitVersion>(nameof(VisitVersion.WrittenAt)), Of<VisitVersion>(nameof(VisitVersion.AgreedAt)), Of<VisitVersion>(nameof(VisitVersion.HostId)), Of<VisitVersion>(nameof(VisitVersion.WrittenByUserId)), Of<VisitVersion>(nameof(VisitVersion.WrittenByOrganisationId)), Of<VisitVersion>(nameof(VisitVersion.WrittenUnderMandateId)),
        Of<VisitEndorsement>(nameof(VisitEndorsement.EndorsedAt)), Of<VisitEndorsement>(nameof(VisitEndorsement.UserId)), Of<VisitEndorsement>(nameof(VisitEndorsement.Role)), Of<VisitEndorsement>(nameof(VisitEndorsement.MandateId)), Of<VisitEndorsement>(nameof(VisitEndorsement.WithdrawnAt)), Of<VisitEndorsement>(nameof(VisitEndorsement.WithdrawalReason)),
        Of<VisitParty>(nameof(VisitParty.DeclinedVersionNumber)), Of<VisitParty>(nameof(VisitParty.DeclinedAt)), Of<VisitParty>(nameof(VisitParty.DeclineReason)),
        Of<VisitParticipant>(nameof(VisitParticipant.Briefed)), Of<VisitParticipant>(nameof(VisitParticipant.Name)), Of<VisitParticipant>(nameof(VisitParticipant.KeepsName)), Of<VisitParticipant>(nameof(VisitParticipant.RemovedAt)),
        Of<VisitSlot>(nameof(VisitSlot.RemovedAt)),
        Of<VisitReport>(nameof(VisitReport.Language)), Of<VisitReport>(nameof(VisitReport.Done)), Of<VisitReport>(nameof(VisitReport.Learned)), Of<VisitReport>(nameof(VisitReport.Difficulties)), Of<VisitReport>(nameof(VisitReport.FiledAt)), Of<VisitReport>(nameof(VisitReport.ChangedAt)), Of<VisitReport>(nameof(VisitReport.UserId)), Of<VisitReport>(nameof(VisitReport.MandateId)), Of<VisitReport>(nameof(VisitReport.TakenBackAt)), Of<VisitReport>(nameof(VisitReport.TakeBackReason)),
        Of<VisitLearning>(nameof(VisitLearning.Months)), Of<VisitLearning>(nameof(VisitLearning.Text)), Of<VisitLearning>(nameof(VisitLearning.Language)), Of<VisitLearning>(nameof(VisitLearning.WrittenAt)), Of<VisitLearning>(nameof(VisitLearning.UserId)), Of<VisitLearning>(nameof(VisitLearning.MandateId)), Of<VisitLearning>(nameof(VisitLearning.TakenBackAt)), Of<VisitLearning>(nameof(VisitLearning.TakeBackReason)),
        Of<VisitFollowUp>(nameof(VisitFollowUp.AddedAt)), Of<VisitFollowUp>(nameof(VisitFollowUp.ChangedAt)), Of<VisitFollowUp>(nameof(VisitFollowUp.DoneAt)), Of<VisitFollowUp>(nameof(VisitFollowUp.RemovedAt)),
        // As of a project.
        Of<Strategy>(nameof(Strategy.IsDemo)), Of<Strategy>(nameof(Strategy.CurrentVersionNumber)), Of<Strategy>(nameof(Strategy.AgreedVersionNumber)), Of<Strategy>(nameof(Strategy.AgreedAt)), Of<Strategy>(nameof(Strategy.Title)), Of<Strategy>(nameof(Strategy.SortTitle)), Of<Strategy>(nameof(Strategy.Language)),
        Of<Strategy>(nameof(Strategy.FromYear)), Of<Strategy>(nameof(Strategy.UntilYear)), Of<Strategy>(nameof(Strategy.AgreementKeys)), Of<Strategy>(nameof(Strategy.TakenBackAt)), Of<Strategy>(nameof(Strategy.TakeBackReason)),
        Of<StrategyParty>(nameof(StrategyParty.DeclinedVersionNumber)), Of<StrategyParty>(nameof(StrategyParty.DeclinedAt)), Of<StrategyParty>(nameof(StrategyParty.DeclineReason)),
        Of<StrategyVersion>(nameof(StrategyVersion.Number)), Of<StrategyVersion>(nameof(StrategyVersion.Plan)), Of<StrategyVersion>(nameof(StrategyVersion.WrittenAt)), Of<StrategyVersion>(nameof(StrategyVersion.AgreedAt)), Of<StrategyVersion>(nameof(StrategyVersion.WrittenByUserId)), Of<StrategyVersion>(nameof(StrategyVersion.WrittenByOrganisationId)), Of<StrategyVersion>(nameof(StrategyVersion.WrittenUnderMandateId)), Of<StrategyVersion>(nameof(StrategyVersion.AgreedOn)), Of<StrategyVersion>(nameof(StrategyVersion.FromYear)), Of<StrategyVersion>(nameof(StrategyVersion.UntilYear)), Of<StrategyVersion>(nameof(StrategyVersion.TakenBackAt)),
        Of<StrategyEndorsement>(nameof(StrategyEndorsement.EndorsedAt)), Of<StrategyEndorsement>(nameof(StrategyEndorsement.UserId)), Of<StrategyEndorsement>(nameof(StrategyEndorsement.Role)), Of<StrategyEndorsement>(nameof(StrategyEndorsement.MandateId)), Of<StrategyEndorsement>(nameof(StrategyEndorsement.WithdrawnAt)), Of<StrategyEndorsement>(nameof(StrategyEndorsement.WithdrawalReason)),
        // Between those who ask and who are asked alone; its own page tells all of it.
        Of<Need>(nameof(Need.Kind)), Of<Need>(nameof(Need.Title)), Of<Need>(nameof(Need.SortTitle)), Of<Need>(nameof(Need.Text)), Of<Need>(nameof(Need.Language)), Of<Need>(nameof(Need.AnswerBy)), Of<Need>(nameof(Need.AskedAt)), Of<Need>(nameof(Need.IsDemo)), Of<Need>(nameof(Need.ClosedAt)), Of<Need>(nameof(Need.WithdrawnAt)), Of<Need>(nameof(Need.WithdrawalReason)),
        Of<NeedAddressee>(nameof(NeedAddressee.Answer)), Of<NeedAddressee>(nameof(NeedAddressee.Word)), Of<NeedAddressee>(nameof(NeedAddressee.AnsweredAt)), Of<NeedAddressee>(nameof(NeedAddressee.AgreedAt)),
        Of<Municipality>(nameof(Municipality.SortName)), Of<Municipality>(nameof(Municipality.SearchNames)), Of<Municipality>(nameof(Municipality.SearchLanguages)), Of<Municipality>(nameof(Municipality.SourceId)), Of<Municipality>(nameof(Municipality.IsDemo)),
        Of<Municipality>(nameof(Municipality.LastElection)), Of<Municipality>(nameof(Municipality.IsPlace)), Of<Municipality>(nameof(Municipality.Latitude)), Of<Municipality>(nameof(Municipality.Longitude)), Of<Municipality>(nameof(Municipality.NationalCode)),
        Of<Association>(nameof(Association.SortName)), Of<Association>(nameof(Association.SearchNames)), Of<Association>(nameof(Association.SourceId)), Of<Association>(nameof(Association.IsDemo)),
        Of<SisterLink>(nameof(SisterLink.IsDemo)), Of<SisterLink>(nameof(SisterLink.EndedAt)), Of<SisterLink>(nameof(SisterLink.EndedByAssociationId)), Of<SisterLink>(nameof(SisterLink.EndReason)),
        Of<ConfirmationRound>(nameof(ConfirmationRound.OpenedAt)), Of<ConfirmationRound>(nameof(ConfirmationRound.CountsFrom)), Of<ConfirmationRound>(nameof(ConfirmationRound.ClosedAt)),
        Of<ConfirmationRoundResult>(nameof(ConfirmationRoundResult.ConfirmedAt)), Of<ConfirmationRoundResult>(nameof(ConfirmationRoundResult.LastConfirmedAt)),
        // The rows stand on the upload's own page.
        Of<Upload>(nameof(Upload.FileName)), Of<Upload>(nameof(Upload.UploadedAt)), Of<Upload>(nameof(Upload.ConfirmedAt)),
        Of<UploadRow>(nameof(UploadRow.Number)), Of<UploadRow>(nameof(UploadRow.Municipality)), Of<UploadRow>(nameof(UploadRow.Country)), Of<UploadRow>(nameof(UploadRow.MemberSince)),
        Of<UploadRow>(nameof(UploadRow.Partner)), Of<UploadRow>(nameof(UploadRow.PartnerCountry)), Of<UploadRow>(nameof(UploadRow.FirstContact)), Of<UploadRow>(nameof(UploadRow.Outcome)),
        // Between an association and its member alone; its own page tells all of it.
        Of<FollowUp>(nameof(FollowUp.Kind)), Of<FollowUp>(nameof(FollowUp.Text)), Of<FollowUp>(nameof(FollowUp.WrittenAt)), Of<FollowUp>(nameof(FollowUp.Answer)), Of<FollowUp>(nameof(FollowUp.AnsweredAt)),
        // Between two municipalities alone, as well.
        Of<ContactRequest>(nameof(ContactRequest.Pair)), Of<ContactRequest>(nameof(ContactRequest.Theme)), Of<ContactRequest>(nameof(ContactRequest.InterestKind)), Of<ContactRequest>(nameof(ContactRequest.InterestTitle)), Of<ContactRequest>(nameof(ContactRequest.InterestLanguage)),
        Of<ContactRequest>(nameof(ContactRequest.Text)), Of<ContactRequest>(nameof(ContactRequest.Language)),
        Of<ContactRequest>(nameof(ContactRequest.AskedAt)), Of<ContactRequest>(nameof(ContactRequest.Status)), Of<ContactRequest>(nameof(ContactRequest.Answer)), Of<ContactRequest>(nameof(ContactRequest.ClosedAt)),
        // Lines of a municipality's page that come and go: its history tells that they did.
        Of<Interest>(nameof(Interest.Kind)), Of<Interest>(nameof(Interest.Theme)), Of<Interest>(nameof(Interest.Title)), Of<Interest>(nameof(Interest.Text)), Of<Interest>(nameof(Interest.Language)),
        Of<Interest>(nameof(Interest.SearchText)), Of<Interest>(nameof(Interest.SaidAt)), Of<Interest>(nameof(Interest.EndedAt)),
        Of<Stakeholder>(nameof(Stakeholder.SortName)), Of<Stakeholder>(nameof(Stakeholder.SortKind)), Of<Stakeholder>(nameof(Stakeholder.Language)), Of<Stakeholder>(nameof(Stakeholder.EndedAt)),
        Of<StakeholderRole>(nameof(StakeholderRole.Text)), Of<StakeholderRole>(nameof(StakeholderRole.Language)), Of<StakeholderRole>(nameof(StakeholderRole.EndedAt)), Of<StakeholderRole>(nameof(StakeholderRole.DemandedIt)),
        // What a group writes of itself, its members and its meetings stand on its own pages.
        Of<WorkingGroup>(nameof(WorkingGroup.IsDemo)), Of<WorkingGroup>(nameof(WorkingGroup.Language)), Of<WorkingGroup>(nameof(WorkingGroup.OpenedAt)), Of<WorkingGroup>(nameof(WorkingGroup.EndedAt)), Of<WorkingGroup>(nameof(WorkingGroup.EndReason)),
        Of<WorkingGroupMember>(nameof(WorkingGroupMember.Name)), Of<WorkingGroupMember>(nameof(WorkingGroupMember.Post)), Of<WorkingGroupMember>(nameof(WorkingGroupMember.JoinedAt)), Of<WorkingGroupMember>(nameof(WorkingGroupMember.LeftAt)),
        Of<GroupMeeting>(nameof(GroupMeeting.Place)), Of<GroupMeeting>(nameof(GroupMeeting.RecordedAt)), Of<GroupMeeting>(nameof(GroupMeeting.RemovedAt)), Of<StakeholderRole>(nameof(StakeholderRole.SaidAt)), Of<GroupMeeting>(nameof(GroupMeeting.Language)), Of<GroupMeeting>(nameof(GroupMeeting.Minutes)), Of<GroupMeeting>(nameof(GroupMeeting.Decisions)), Of<GroupMeeting>(nameof(GroupMeeting.ChangedAt)),
        Of<GroupPriority>(nameof(GroupPriority.Title)), Of<GroupPriority>(nameof(GroupPriority.Text)), Of<GroupPriority>(nameof(GroupPriority.Rank)), Of<GroupPriority>(nameof(GroupPriority.RemovedAt)),
        // For the town that answers alone.
        Of<JoinRequest>(nameof(JoinRequest.Name)), Of<JoinRequest>(nameof(JoinRequest.Post)), Of<JoinRequest>(nameof(JoinRequest.Email)), Of<JoinRequest>(nameof(JoinRequest.Word)), Of<JoinRequest>(nameof(JoinRequest.Status)), Of<JoinRequest>(nameof(JoinRequest.AskedAt)), Of<JoinRequest>(nameof(JoinRequest.DecidedAt)), Of<JoinRequest>(nameof(JoinRequest.Reason)), Of<JoinRequest>(nameof(JoinRequest.IsToBeTold)), Of<JoinRequest>(nameof(JoinRequest.ToldAt)),
        Of<Priority>(nameof(Priority.Number)), Of<Priority>(nameof(Priority.Title)), Of<Priority>(nameof(Priority.Text)), Of<Priority>(nameof(Priority.Language)), Of<Priority>(nameof(Priority.Sector)), Of<Priority>(nameof(Priority.FromYear)), Of<Priority>(nameof(Priority.UntilYear)),
        Of<Priority>(nameof(Priority.SourceTitle)), Of<Priority>(nameof(Priority.SourceAddress)), Of<Priority>(nameof(Priority.SortTitle)), Of<Priority>(nameof(Priority.SearchText)), Of<Priority>(nameof(Priority.SaidAt)), Of<Priority>(nameof(Priority.EndedAt)),
        Of<Position>(nameof(Position.Title)), Of<Position>(nameof(Position.Email)), Of<Position>(nameof(Position.Telephone)), Of<Position>(nameof(Position.IsPublished)), Of<Position>(nameof(Position.EndedAt)),
        Of<Membership>(nameof(Membership.AcceptedAt)), Of<Membership>(nameof(Membership.EndedAt)), Of<Membership>(nameof(Membership.EndReason)),
        Of<AccessRequest>(nameof(AccessRequest.Post)), Of<AccessRequest>(nameof(AccessRequest.Email)), Of<AccessRequest>(nameof(AccessRequest.Proof)), Of<AccessRequest>(nameof(AccessRequest.Status)),
        Of<AccessVouch>(nameof(AccessVouch.VouchedByUserId)), Of<AccessVouch>(nameof(AccessVouch.Text)), Of<AccessVouch>(nameof(AccessVouch.VouchedAt)),
        Of<AccessRequest>(nameof(AccessRequest.AskedAt)), Of<AccessRequest>(nameof(AccessRequest.DecidedAt)), Of<AccessRequest>(nameof(AccessRequest.RefusalReason)),
    };

    private static readonly string ThemeOfPartnership = Of<PartnershipTheme>(nameof(PartnershipTheme.Code));

    private static readonly List<string> Order = [.. Told.Keys];

    /// <summary>What the rows of an act say, field by field.</summary>
    /// <param name="owners">By the name of a row whose it is, where that is not who acted.</param>
    public IReadOnlyList<HistoryChange> Changes(IEnumerable<RecordedRow> rows, IReadOnlyDictionary<string, string>? owners = null)
    {
        var all = rows.ToList();
        // A new version's text is compared with the one before it as a whole.
        var isNewVersion = all.Exists(row => row is { Entity: nameof(AgreementVersion), IsAdded: true });
        // An approval that is kept brings its decisions with it: they were told when they were new.
        if (all.Exists(row => row.Entity == nameof(AgreementEndorsement) && row.Fields.TryGetValue(nameof(AgreementEndorsement.KeptFromNumber), out var kept) && !string.IsNullOrEmpty(kept.After)))
        {
            all.RemoveAll(row => row.Entity == nameof(AgreementDecision));
        }

        return
        [
            .. all.GroupBy(row => row.Entity).Where(entity => !isNewVersion || !IsText(entity.Key)).SelectMany(entity => Matched([.. entity]))
                .SelectMany(row => row.Fields.Where(field => Told.ContainsKey($"{row.Entity}.{field.Key}") && (field.Value.Before ?? "") != (field.Value.After ?? ""))
                    .Select(field => (Row: row, Key: $"{row.Entity}.{field.Key}", field.Value)))
                .GroupBy(change => (change.Key, Row: IsListed(change.Key) ? "" : change.Row.Name))
                .GroupBy(change => change.Key.Row)
                .OrderBy(row => row.Min(change => Order.IndexOf(change.Key.Key))).ThenBy(row => row.Key, StringComparer.Ordinal)
                .SelectMany(row => Gone([.. row.SelectMany(change => change)]) is { } gone ? [gone] : row.OrderBy(change => Order.IndexOf(change.Key.Key)).Select(change => Change(Told[change.Key.Key], [.. change.Select(one => one.Value)], owners?.GetValueOrDefault(change.Key.Row), LanguageOf(change.First().Row), CurrencyOf(change.First().Row)))),
        ];
    }

    /// <summary>In what a version differs from the one before it: the terms with their values, the texts by name.</summary>
    public IReadOnlyList<HistoryChange> Differences(AgreementContent before, AgreementContent after, Func<int?, string> nameOf) =>
    [
        .. AgreementDifference.Between(before, after).Where(difference => difference.Section != nameof(AgreementContent.FullTextDocuments)).Select(difference =>
        {
            var section = difference.OrganisationId is { } id ? texts["Agreements.Brings", nameOf(id)] : texts[$"Agreements.Section.{difference.Section}"];
            var label = difference.Language is { } language ? $"{section} ({words.Language(language)})" : section;
            return AgreementWords.IsText(difference) ? new HistoryChange(label, null, null, true)
                : difference is { Section: nameof(AgreementContent.Themes), Before: string went, After: string came } ? Themes(label, went, came)
                : new HistoryChange(label, agreements.Value(difference, difference.Before), agreements.Value(difference, difference.After), false);
        }),
    ];

    /// <summary>"First contact: 1975, now 1976". A text that is not shown is only named.</summary>
    public string Line(HistoryChange change) => change switch
    {
        { IsList: true } => string.Join(" · ", new[] { change.After is null ? null : texts["Timeline.ThemesAdded", change.After], change.Before is null ? null : texts["Timeline.ThemesRemoved", change.Before] }.OfType<string>()),
        { Before: null, After: null } => texts.Labelled(change.Label, texts["History.TextChanged"]),
        { Before: null } => texts.Labelled(change.Label, Said(change, change.After!)),
        { After: null } => texts.Labelled(change.Label, texts["History.Gone", Said(change, change.Before)]),
        _ => texts.Labelled(change.Label, texts["History.Now", change.Before, change.After]),
    };

    private string Said(HistoryChange change, string value) => change.IsText ? texts["Words.Said", value] : value;

    /// <summary>For a record's own page: the common facts, and how far a party lets everyone see it.</summary>
    public string InBrief(TimelineEntry entry) => string.Join(" · ", Changes(entry.Rows
        .Select(row => row with { Fields = row.Fields.Where(field => IsBrief(entry, $"{row.Entity}.{field.Key}")).ToDictionary(field => field.Key, field => field.Value) })
        .Where(row => row.Fields.Count > 0)).Select(Line));

    private static bool IsBrief(TimelineEntry entry, string field) =>
        field == ThemeOfPartnership || field == Of<Partnership>(nameof(Partnership.FirstContact))
        || (entry.Act == ActName.PartnershipPublicationSaid && field == Of<PartnershipParty>(nameof(PartnershipParty.Publication)));

    private static string Of<T>(string property) => $"{typeof(T).Name}.{property}";

    private static bool IsText(string entity) => entity is nameof(AgreementVersion) or nameof(AgreementVersionText) or nameof(AgreementContribution) or nameof(AgreementCoSignatory);

    /// <summary>Rows that are the entries of one list.</summary>
    private static bool IsListed(string key) => key == ThemeOfPartnership;

    private static string? LanguageOf(RecordedRow row) =>
        row.Entity is nameof(AgreementVersionText) && row.Fields.TryGetValue(nameof(AgreementVersionText.Language), out var language) ? language.After ?? language.Before : null;

    private static string? CurrencyOf(RecordedRow row) => row.Fields.TryGetValue(nameof(ProjectSpending.Currency), out var currency) ? currency.After ?? currency.Before : null;

    /// <summary>A form writes the rows of a text anew: one that is gone and one that has come are the same, where they say the same of what tells rows apart.</summary>
    private static IEnumerable<RecordedRow> Matched(List<RecordedRow> rows)
    {
        var apart = rows[0].Entity switch
        {
            nameof(AgreementVersionText) => nameof(AgreementVersionText.Language),
            nameof(AgreementContribution) => nameof(AgreementContribution.Text),
            nameof(AgreementCoSignatory) => nameof(AgreementCoSignatory.Name),
            _ => null,
        };
        var gone = apart is null ? [] : rows.FindAll(row => row.IsRemoved);
        foreach (var row in rows.Except(gone).ToList())
        {
            var same = row.IsAdded && apart is not null ? gone.Find(one => one.Fields.GetValueOrDefault(apart).Before == row.Fields.GetValueOrDefault(apart).After) : null;
            if (same is not null)
            {
                gone.Remove(same);
            }

            yield return same is null ? row : row with
            {
                Fields = row.Fields.Keys.Union(same.Fields.Keys)
                    .ToDictionary(field => field, field => new RecordedValue(same.Fields.GetValueOrDefault(field).Before, row.Fields.GetValueOrDefault(field).After)),
            };
        }

        foreach (var row in gone)
        {
            yield return row;
        }
    }

    /// <summary>A row that was taken back or off, in one line with what it had said; null for another.</summary>
    private HistoryChange? Gone(IReadOnlyList<(RecordedRow Row, string Key, RecordedValue Value)> changes)
    {
        var row = changes[0].Row;
        var label = row.Fields.ContainsKey(nameof(ProjectSpending.TakenBackAt)) ? "History.TakenBack" : row.Fields.ContainsKey(nameof(VisitFollowUp.RemovedAt)) ? "History.TakenOff" : null;
        if (label is null || row.IsAdded || changes.Any(change => !string.IsNullOrEmpty(change.Value.After)))
        {
            return null;
        }

        var said = changes.OrderBy(change => Order.IndexOf(change.Key)).Select(change => Value(Told[change.Key], change.Value.Before!, CurrencyOf(row)));
        return new HistoryChange(texts[label], null, string.Join(" · ", said), false);
    }

    private HistoryChange Change(HistoryField field, IReadOnlyList<RecordedValue> values, string? owner, string? language, string? currency)
    {
        var about = owner ?? (language is null ? null : words.Language(language));
        if (field.Kind == Kind.Themes)
        {
            return Themes(texts[field.Label], values[0].Before ?? "", values[0].After ?? "");
        }

        return new HistoryChange(
            about is null ? texts[field.Label] : $"{texts[field.Label]} ({about})",
            // Nothing had been counted before.
            field.IsSaidAnew ? null : Joined(values.Select(value => field.Kind == Kind.Number && value.Before == "0" ? null : value.Before)),
            Joined(values.Select(value => value.After)),
            field.Kind == Kind.Text,
            field == Told[ThemeOfPartnership]);

        string? Joined(IEnumerable<string?> all) => string.Join(", ", all.OfType<string>().Where(value => value.Length > 0).Select(value => Value(field, value, currency))) is { Length: > 0 } joined ? joined : null;
    }

    /// <summary>What went out of a list of themes, and what came into it.</summary>
    private HistoryChange Themes(string label, string before, string after)
    {
        var (went, came) = (before.Split(',', StringSplitOptions.RemoveEmptyEntries), after.Split(',', StringSplitOptions.RemoveEmptyEntries));
        return new HistoryChange(label, Named(went.Except(came)), Named(came.Except(went)), false, true);

        string? Named(IEnumerable<string> codes) => words.Themes(codes) is { Length: > 0 } named ? named : null;
    }

    private string Value(HistoryField field, string value, string? currency) => field.Kind switch
    {
        Kind.Date => dates.Text(PartialDate.FromValue(int.Parse(value, CultureInfo.InvariantCulture))),
        // A value that there is no more stands as it was stored.
        Kind.Code => texts.Has($"{field.Prefix}.{value}") ? texts[$"{field.Prefix}.{value}"] : value,
        Kind.Languages => words.List(value.Split(',').Select(words.Language)),
        Kind.Country => words.Country(value),
        Kind.Authentic => texts[value == bool.TrueString ? "Agreements.Authentic" : "Agreements.Translation"],
        Kind.Number => long.Parse(value, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.CurrentCulture),
        Kind.Amount => ProjectWords.Amount(new Money(long.Parse(value, CultureInfo.InvariantCulture), currency!)),
        Kind.Time => SlotForm.Typed(int.Parse(value, CultureInfo.InvariantCulture)),
        Kind.Decimal => ProjectWords.Number(decimal.Parse(value, CultureInfo.InvariantCulture)),
        _ => value.Length < AuditEntry.ValueLimit ? value : value + "…",
    };

    public enum Kind
    {
        /// <summary>As somebody typed it.</summary>
        Text,
        Date,

        /// <summary>A value with a text of its own.</summary>
        Code,

        /// <summary>A list of them.</summary>
        Themes,
        Languages,
        Country,
        Authentic,
        Number,

        /// <summary>In minutes of the day.</summary>
        Time,
        Decimal,

        /// <summary>In the minor unit of the row's currency.</summary>
        Amount,
        Year,
    }
}

/// <param name="Label">The key of its name.</param>
/// <param name="Prefix">Of the keys of its values.</param>
public sealed record HistoryField(string Label, HistoryWords.Kind Kind, string? Prefix = null)
{
    /// <summary>With each act: what was said before is of another, and is not corrected.</summary>
    public bool IsSaidAnew { get; init; }
}

/// <param name="Before">Null: nothing.</param>
/// <param name="After">Null: nothing.</param>
/// <param name="IsText">As somebody typed it.</param>
/// <param name="IsList">Before is what went out of a list, after is what came into it.</param>
public sealed record HistoryChange(string Label, string? Before, string? After, bool IsText, bool IsList = false);
