using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Mandates;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Xunit;
using static MicPortal.UnitTests.Example;

namespace MicPortal.UnitTests;

public sealed class MandateTests
{
    private const int Agency = 9;

    private static readonly DateOnly Today = DateOnly.FromDateTime(At);

    private static readonly Actor Staff = new(91, UserRole.AssociationStaff, Agency);

    [Fact]
    public void A_mandate_is_given_with_its_partnerships_and_says_where_it_stands_in_writing()
    {
        var mandate = Give(Terms(), 5, 6, 5);

        Assert.Equal([5, 6], mandate.Partnerships.Select(one => one.PartnershipId));
        Assert.Equal((Reggio.Id, Agency, At), (mandate.MunicipalityId, mandate.AssociationId, mandate.GivenAt));
        Assert.Equal((ActName.MandateGiven, ReggioOfficer, "Council, no. 14/2026"), (mandate.Acts.Single().Name, mandate.Acts.Single().By, mandate.Acts.Single().Word));
    }

    [Fact]
    public void A_mandate_that_cannot_be_is_refused()
    {
        Assert.Equal("Mandates.Errors.PartnershipMissing", KeyOf(() => Give(Terms())));
        Assert.Equal("Mandates.Errors.FromNeedsDay", KeyOf(() => Give(Terms(from: Day(2026, 4)), 5)));
        Assert.Equal("Mandates.Errors.FromHasPassed", KeyOf(() => Give(Terms(from: Day(2026, 3, 3)), 5)));
        Assert.Equal("Mandates.Errors.UntilNeedsDay", KeyOf(() => Give(Terms(until: Day(2027)), 5)));
        Assert.Equal("Mandates.Errors.UntilBeforeFrom", KeyOf(() => Give(Terms(from: Day(2026, 5, 2), until: Day(2026, 5, 1)), 5)));
    }

    [Fact]
    public void It_begins_and_expires_with_its_days_and_ends_at_once_when_it_is_revoked()
    {
        var mandate = Give(Terms(from: Day(2026, 3, 5), until: Day(2026, 3, 6)), 5);

        Assert.Equal(MandateState.ToCome, mandate.StateOn(new(2026, 3, 4)));
        Assert.Equal(MandateState.InForce, mandate.StateOn(new(2026, 3, 5)));
        Assert.Equal(MandateState.InForce, mandate.StateOn(new(2026, 3, 6)));
        Assert.Equal(MandateState.Expired, mandate.StateOn(new(2026, 3, 7)));

        foreach (var day in new[] { new DateOnly(2026, 3, 4), new(2026, 3, 5), new(2026, 3, 6), new(2026, 3, 7) })
        {
            Assert.Equal(mandate.StateOn(day) == MandateState.InForce, Mandate.InForceOn(day).Compile()(mandate));
        }

        mandate.Revoke("Our own office does it now", ReggioOfficer, At);

        Assert.Equal(MandateState.Revoked, mandate.StateOn(new(2026, 3, 5)));
        Assert.False(Mandate.InForceOn(new(2026, 3, 5)).Compile()(mandate));
        Assert.Equal("Mandates.Errors.Revoked", KeyOf(() => mandate.Revoke("Again", ReggioOfficer, At)));
    }

    [Fact]
    public void Who_acts_under_it_gives_it_back_once_and_not_when_it_is_over()
    {
        var mandate = Give(Terms(from: Day(2026, 3, 5), until: Day(2026, 3, 6)), 5);
        Assert.Equal("Mandates.Errors.Revoked", KeyOf(() => mandate.GiveBack("Too late", new(2026, 3, 7), Staff, At)));
        Assert.False(mandate.IsGivenBack);

        mandate.GiveBack("No staff for it", new(2026, 3, 4), Staff, At);

        Assert.Equal((MandateState.Revoked, true, "No staff for it"), (mandate.StateOn(new(2026, 3, 5)), mandate.IsGivenBack, mandate.RevocationReason));
        Assert.Equal((ActName.MandateGivenBack, Staff, "No staff for it"), (mandate.Acts[^1].Name, mandate.Acts[^1].By, mandate.Acts[^1].Word));
        Assert.Equal("Mandates.Errors.Revoked", KeyOf(() => mandate.GiveBack("Again", new(2026, 3, 5), Staff, At)));
        Assert.Equal("Mandates.Errors.Revoked", KeyOf(() => mandate.Revoke("Again", ReggioOfficer, At)));
    }

    [Fact]
    public void Only_the_staff_of_who_acts_may_give_it_back()
    {
        Assert.True(MandateAccess.CanGiveBack(Agency, Staff));
        Assert.False(MandateAccess.CanGiveBack(Agency, new Actor(92, UserRole.AssociationStaff, Agency + 1)));
        Assert.False(MandateAccess.CanGiveBack(Agency, ReggioOfficer));
        Assert.False(MandateAccess.CanGiveBack(Agency, Staff.Under(1, Reggio.Id, 5, binds: true)));
    }

    [Fact]
    public void It_ends_with_the_membership_once()
    {
        var mandate = Give(Terms(), 5);
        mandate.TakeActs();

        mandate.EndWithMembership(Staff, At);
        mandate.EndWithMembership(Staff, At);

        Assert.Equal((MandateState.Revoked, null), (mandate.StateOn(Today), mandate.RevocationReason));
        Assert.Equal(ActName.MandateEndedWithMembership, mandate.Acts.Single().Name);
    }

    [Fact]
    public void Officers_of_the_municipality_give_and_revoke_and_nobody_gives_one_on()
    {
        foreach (var other in new[] { ReggioMayor, Staff, Under(1, binds: true), Actor.Anonymous, Actor.Portal, new(1, UserRole.Administrator, null) })
        {
            Assert.False(MandateAccess.CanGive(other));
            Assert.False(MandateAccess.CanRevoke(Reggio.Id, other));
        }

        Assert.True(MandateAccess.CanGive(ReggioOfficer));
        Assert.True(MandateAccess.CanRevoke(Reggio.Id, ReggioOfficer));
        Assert.False(MandateAccess.CanRevoke(Reggio.Id, PembaOfficer));
    }

    [Fact]
    public void Who_acts_under_a_mandate_is_neither_an_officer_nor_staff_elsewhere()
    {
        var actor = Under(5, binds: true);

        Assert.Equal((0, null, null), (actor.ActingFor, actor.AssociationId, actor.Side));
        Assert.False(actor.ActsFor(Reggio.Id));
        Assert.False(actor.ActsFor(Agency));
        Assert.Equal((Reggio.Id, 5), (actor.PartyId, actor.MandatedPartnershipId));
        // The role alone, without a mandate, is nobody's.
        Assert.Equal(0, new Actor(1, UserRole.Mandated, Reggio.Id).PartyId);
        Assert.True(actor.ActsFor(Reggio.Id, 5));
        Assert.False(actor.ActsFor(Reggio.Id, 6));
        Assert.False(actor.ActsFor(Pemba.Id, 5));
        Assert.False(MunicipalityAccess.CanEdit(Reggio.Id, actor));
        Assert.False(MunicipalityAccess.CanReadHistory(Reggio.Id, actor));
        Assert.False(AssociationAccess.CanEdit(Agency, actor));
        Assert.False(MembershipAccess.CanEnd(Agency, Reggio.Id, actor));
        Assert.False(ContactRequestAccess.CanAsk(Pemba.Id, actor));
        Assert.False(ContactRequestAccess.CanAnswer(Reggio.Id, actor));
    }

    [Fact]
    public void On_its_partnership_the_mandate_lets_do_what_an_officer_does_and_on_another_nothing()
    {
        var standing = PartnershipStanding.Of(Opened(), false) with { Id = 5 };

        Assert.True(PartnershipAccess.CanView(standing, Under(5)));
        Assert.True(PartnershipAccess.CanEdit(standing, Under(5)));
        Assert.True(PartnershipAccess.CanPublish(standing, Under(5)));
        Assert.False(PartnershipAccess.CanBind(standing, Under(5)));
        Assert.True(PartnershipAccess.CanBind(standing, Under(5, binds: true)));
        Assert.False(PartnershipAccess.CanViewJointRecord(standing, Under(6, binds: true)));
        Assert.False(PartnershipAccess.CanEdit(standing, Under(6, binds: true)));
        Assert.False(PartnershipAccess.CanPublish(standing, Under(6, binds: true)));
    }

    [Fact]
    public void Only_a_mandate_that_says_so_lets_bind_the_municipality()
    {
        var proposed = AgreementStanding.Of(Proposed()) with { PartnershipId = 5 };
        var endorsed = AgreementStanding.Of(Endorsed()) with { PartnershipId = 5 };
        var signed = AgreementStanding.Of(Signed()) with { PartnershipId = 5 };

        Assert.True(AgreementAccess.CanEdit(proposed, Under(5)));
        Assert.True(AgreementAccess.CanRemark(proposed, Under(5)));
        Assert.True(AgreementAccess.CanDecline(proposed, Under(5)));
        foreach (var binds in new[] { true, false })
        {
            Assert.Equal(binds, AgreementAccess.CanEndorse(proposed, Under(5, binds)));
            Assert.Equal(binds, AgreementAccess.CanWithdrawEndorsement(endorsed, Under(5, binds)));
            Assert.Equal(binds, AgreementAccess.CanSign(endorsed, Under(5, binds)));
            Assert.Equal(binds, AgreementAccess.CanDecline(endorsed, Under(5, binds)));
            Assert.Equal(binds, AgreementAccess.CanTerminate(signed, Under(5, binds)));
            Assert.False(AgreementAccess.CanReturn(proposed, Under(5, binds)));
            Assert.False(AgreementAccess.CanView(proposed, Under(6, binds)));
            Assert.False(AgreementAccess.CanEdit(proposed, Under(6, binds)));
        }
    }

    [Fact]
    public void The_agreement_itself_refuses_to_be_bound_by_who_may_not()
    {
        var actor = Under(0);

        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Proposed().Endorse(1, [Decision()], actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Endorsed().WithdrawEndorsement("No", actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Endorsed().RecordSignature(1, Signature(), actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Signed().Terminate(Day(2027), "No", true, actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => OnPaper().ConfirmPaper(1, actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => OnPaper().Revise(Content("Else"), actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Endorsed().Revise(Content("Else"), actor, At, isCorrection: true)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Agreement.RecordOnPaper(
            Opened(), new Dictionary<int, SignatureGiven> { [Reggio.Id] = Signature(), [Pemba.Id] = Signature() }, Content(), actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().EndPart(Day(2026), "No", actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().Reopen(actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Endorsed().Decline("No", actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Signed().RecordCoSignature(1, Signature(), actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().SayEnded(Day(2020), null, actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().SayNotOurs(null, actor, At)));
        Assert.Equal("Mandates.Errors.DoesNotBind", KeyOf(() => Opened().SayWrongMunicipality(null, actor, At)));
        Assert.True(Endorsed().Revise(Content("Else"), actor, At));
        var proposed = Proposed();
        proposed.Decline("No", actor, At);
        Assert.Equal(AgreementStatus.Declined, proposed.Status);
    }

    /// <summary>An agency could bring itself in, and stay when the mandate has ended.</summary>
    [Fact]
    public void Who_else_joins_no_mandate_decides()
    {
        var standing = PartnershipStanding.Of(Opened(), false) with { Id = 5 };

        Assert.False(PartnershipAccess.CanInvite(standing, Under(5, binds: true)));
        Assert.Equal("Mandates.Errors.NotUnderMandate", KeyOf(() => Opened().Invite(Kragujevac, Under(0, binds: true), At)));
        Assert.Equal("Mandates.Errors.NotUnderMandate", KeyOf(() => Opened().ConsentToInvitation(Kragujevac.Id, Under(0, binds: true), At)));
    }

    [Fact]
    public void An_approval_under_a_mandate_is_the_municipalitys_and_names_the_mandate()
    {
        var agreement = Proposed();

        agreement.Endorse(1, [Decision()], Under(0, binds: true), At);

        var endorsement = agreement.CurrentVersion.EndorsementOf(agreement.Parties.Single(party => party.OrganisationId == Reggio.Id))!;
        Assert.Equal((7, 91, UserRole.Mandated), (endorsement.MandateId, endorsement.UserId, endorsement.Role));
        Assert.Equal((7, Reggio.Id), (agreement.Acts[^1].By.MandateId, agreement.Acts[^1].By.OrganisationId));
    }

    private static Actor Under(int partnershipId, bool binds = false) => Staff.Under(7, Reggio.Id, partnershipId, binds);

    private static MandateTerms Terms(PartialDate? from = null, PartialDate? until = null) => new(from ?? Day(2026, 3, 4), until, "Council, no. 14/2026", Binds: false);

    private static Mandate Give(MandateTerms terms, params int[] partnershipIds) => Mandate.Give(Reggio.Id, Agency, partnershipIds, terms, Today, ReggioOfficer, At);
}
