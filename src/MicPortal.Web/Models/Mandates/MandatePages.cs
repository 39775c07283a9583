using MicPortal.Application.Mandates;
using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;

namespace MicPortal.Web.Models.Mandates;

/// <summary>The mandates that a municipality gave, or those that an association holds.</summary>
public sealed record MandateList(IReadOnlyList<MandateRow> Mandates, Actor Actor)
{
    public bool Holds => Actor.AssociationId is not null;

    public bool CanGive => MandateAccess.CanGive(Actor);
}

public sealed record MandatePage(MandateRow Mandate, Actor Actor)
{
    public bool Holds => Actor.AssociationId == Mandate.AssociationId;

    public bool CanRevoke(DateOnly today) => MandateAccess.CanRevoke(Mandate.MunicipalityId, Actor) && Mandate.StateOn(today) is MandateState.InForce or MandateState.ToCome;

    public bool CanGiveBack(DateOnly today) => MandateAccess.CanGiveBack(Mandate.AssociationId, Actor) && Mandate.StateOn(today) is MandateState.InForce or MandateState.ToCome;
}

/// <summary>The form, with what there is to choose.</summary>
public sealed record MandateFormPage(MandateForm Form, IReadOnlyList<MandateHolder> Holders, IReadOnlyList<MandateRecord> Records);

public sealed record MandateEndingPage(MandateEndingForm Form, MandateRow Mandate);
