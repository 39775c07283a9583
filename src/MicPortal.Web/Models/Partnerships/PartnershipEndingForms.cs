using FluentValidation;
using MicPortal.Application.Agreements;
using MicPortal.Application.Partnerships;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.Access;
using MicPortal.Domain.Partnerships;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Partnerships;

/// <summary>A party ends its part: since when, and why.</summary>
public sealed class PartnershipEndingForm : IOnceForm
{
    public Guid FormId { get; set; }

    public DateInput Ended { get; set; } = new();

    public string? Reason { get; set; }
}

internal sealed class PartnershipEndingFormValidator : AbstractValidator<PartnershipEndingForm>
{
    public PartnershipEndingFormValidator(Texts texts)
    {
        RuleFor(form => form.Ended).IsGivenDate(texts);
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(Partnership.WordLimit, texts);
    }
}

/// <param name="InForce">Agreements that the ending does not end.</param>
/// <param name="Groups">Working groups that no town has ended.</param>
public sealed record PartnershipEndingPage(PartnershipEndingForm Form, PartnershipDetails Partnership, IReadOnlyList<AgreementRow> InForce, IReadOnlyList<GroupOfPartnership> Groups, Actor Actor)
{
    /// <summary>Those that stay are too few for a partnership.</summary>
    public bool EndsIt => Partnership.Parties.Count(party => party.Answer is PartyAnswer.None or PartyAnswer.Accepted) <= 2;

    /// <summary>The party's own working groups that somebody asks to join.</summary>
    public IEnumerable<GroupOfPartnership> Waiting => Groups.Where(group => group.MunicipalityId == Actor.OrganisationId && group.Waiting > 0);

    public bool EndsGroupsOfOthers => EndsIt && Groups.Any(group => group.MunicipalityId != Actor.OrganisationId);
}

/// <summary>A party's dated word beside an ending.</summary>
public sealed class PartnershipStatementForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Text { get; set; }
}

internal sealed class PartnershipStatementFormValidator : AbstractValidator<PartnershipStatementForm>
{
    public PartnershipStatementFormValidator(Texts texts)
    {
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Words.StatementMissing"]);
        RuleFor(form => form.Text).IsAtMost(PartnershipStatement.TextLimit, texts);
    }
}

public sealed record PartnershipStatementPage(PartnershipStatementForm Form, PartnershipDetails Partnership);
