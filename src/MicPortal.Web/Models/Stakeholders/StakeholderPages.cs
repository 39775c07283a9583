using FluentValidation;
using MicPortal.Application.Lists;
using MicPortal.Application.Organisations;
using MicPortal.Application.Partnerships;
using MicPortal.Application.Stakeholders;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Stakeholders;
using MicPortal.Web.Forms;
using MicPortal.Web.Models.Lists;
using MicPortal.Web.Resources;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Stakeholders;

/// <summary>The address of a town's directory; what it does not understand it leaves out.</summary>
public sealed record StakeholderListQuery : ListQuery
{
    /// <summary>Any part of a name.</summary>
    public string? Q { get; init; }

    public string? Kind { get; init; }

    public bool IsFiltered => !string.IsNullOrEmpty(Kind);

    internal StakeholderFilter Filter(int municipalityId) => new(municipalityId, Q, Enum.TryParse<StakeholderKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null);
}

public sealed record StakeholderList(MunicipalityDetails Town, StakeholderListQuery Query, Page<StakeholderRow> Page, ListLinks Links, Actor Actor)
{
    public bool CanEdit => MunicipalityAccess.CanEdit(Town.Id, Actor);
}

public sealed record StakeholderPage(StakeholderDetails Stakeholder, Actor Actor)
{
    public bool CanEdit => Stakeholder.EndedAt is null && MunicipalityAccess.CanEdit(Stakeholder.MunicipalityId, Actor);
}

/// <summary>The directory as a file for spreadsheets.</summary>
public sealed class StakeholderCsv(Texts texts, PublicAddress address)
{
    public byte[] Of(IEnumerable<StakeholderRow> rows) => CsvFile.Of([Heads(), .. rows.Select(Fields)]);

    private IEnumerable<string> Heads() =>
        [texts["Stakeholders.Name"], texts["Stakeholders.KindLabel"], texts["Stakeholders.Does"], texts["Stakeholders.Contact"], texts["Account.Email"], texts["Municipalities.Website"], texts["Members.Csv.Address"]];

    private IEnumerable<string?> Fields(StakeholderRow row) =>
        [row.Name, texts[$"Stakeholders.Kind.{row.Kind}"], row.Does, row.ContactPost, row.ContactEmail, row.Website, address.Of($"/stakeholders/{row.Id}")];
}

/// <summary>An organisation of a town: a new one, or (with its token) a change of it.</summary>
public sealed class StakeholderForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? Does { get; set; }

    public string? Language { get; set; }

    public string? ContactPost { get; set; }

    public string? ContactEmail { get; set; }

    public string? Website { get; set; }

    /// <summary>It is another one than that of the same name and kind.</summary>
    public bool Anyway { get; set; }

    internal StakeholderFacts Facts => new(Enum.Parse<StakeholderKind>(Kind!), Name!, Does!, Language!, ContactPost, ContactEmail, Website);

    /// <summary>Null where one of them is missing.</summary>
    internal (StakeholderKind Kind, string Name)? Named => Name is { } name && FormRules.Names<StakeholderKind>(Kind) ? (Enum.Parse<StakeholderKind>(Kind!), name) : null;

    internal static StakeholderForm Of(StakeholderDetails stakeholder) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = stakeholder.ConcurrencyToken,
        Kind = stakeholder.Facts.Kind.ToString(),
        Name = stakeholder.Facts.Name,
        Does = stakeholder.Facts.Does,
        Language = stakeholder.Facts.Language,
        ContactPost = stakeholder.Facts.ContactPost,
        ContactEmail = stakeholder.Facts.ContactEmail,
        Website = stakeholder.Facts.Website,
    };
}

/// <param name="Id">Null for a new one.</param>
public sealed record StakeholderFormPage(StakeholderForm Form, int MunicipalityId, int? Id)
{
    /// <summary>One of the same name and kind, where the form was sent with these.</summary>
    public StakeholderName? Same { get; init; }
}

internal sealed class StakeholderFormValidator : AbstractValidator<StakeholderForm>
{
    public StakeholderFormValidator(Texts texts)
    {
        RuleFor(form => form.Kind).Must(FormRules.Names<StakeholderKind>).WithMessage(_ => texts["Stakeholders.Errors.KindMissing"]);
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => texts["Stakeholders.Errors.NameMissing"]);
        RuleFor(form => form.Name).IsAtMost(Stakeholder.NameLimit, texts);
        RuleFor(form => form.Does).NotEmpty().WithMessage(_ => texts["Stakeholders.Errors.DoesMissing"]);
        RuleFor(form => form.Does).IsAtMost(Stakeholder.DoesLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
        RuleFor(form => form.ContactPost).IsAtMost(Stakeholder.PostLimit, texts);
        RuleFor(form => form.ContactEmail).IsEmail(texts).When(form => form.ContactEmail is not null);
        RuleFor(form => form.Website).IsAtMost(Organisation.WebsiteLimit, texts);
        RuleFor(form => form.Website).Must(text => text is null || WebAddress.IsValid(text)).WithMessage(_ => texts["Municipalities.Errors.Website"]);
    }
}

/// <summary>Who does what, the sides beside each other.</summary>
public sealed record RolePage(PartnershipDetails Partnership, IReadOnlyList<RoleRow> Roles, Actor Actor)
{
    public bool CanEdit => Domain.Partnerships.PartnershipAccess.CanEdit(Partnership.Standing, Actor);

    public bool IsOwn(RoleRow role) => CanEdit && role.OrganisationId == Actor.OrganisationId;
}

/// <summary>What somebody of the own side does: a new line, or (with its token) a change of it.</summary>
public sealed class RoleForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    /// <summary>Nothing: in the partnership as a whole.</summary>
    public string? ProjectId { get; set; }

    public string? Holder { get; set; }

    public string? StakeholderId { get; set; }

    public string? Name { get; set; }

    public string? Text { get; set; }

    public string? Language { get; set; }

    public bool DemandedIt { get; set; }

    internal RoleContent Content => new(FormRules.Number(ProjectId), Enum.Parse<RoleHolder>(Holder!), FormRules.Number(StakeholderId), Name, Text!, Language!, DemandedIt);

    internal static RoleForm Of(RoleRow role) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = role.ConcurrencyToken,
        ProjectId = Key(role.ProjectId),
        Holder = role.Holder.ToString(),
        StakeholderId = Key(role.StakeholderId),
        Name = role.Holder == RoleHolder.Other ? role.Name : null,
        Text = role.Text,
        Language = role.Language,
        DemandedIt = role.DemandedIt,
    };

    internal static string? Key(int? id) => id?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Id">Null for a new one.</param>
/// <param name="Stakeholders">Of the own town; an association has none.</param>
public sealed record RoleFormPage(RoleForm Form, PartnershipDetails Partnership, int? Id, IReadOnlyList<StakeholderName> Stakeholders, IReadOnlyList<StakeholderName> Projects);

internal sealed class RoleFormValidator : AbstractValidator<RoleForm>
{
    public RoleFormValidator(Texts texts)
    {
        RuleFor(form => form.Holder).Must(FormRules.Names<RoleHolder>).WithMessage(_ => texts["StakeholderRoles.Errors.HolderMissing"]);
        RuleFor(form => form.StakeholderId).Must(id => FormRules.Number(id) is not null).When(form => form.Holder == nameof(RoleHolder.Stakeholder)).WithMessage(_ => texts["StakeholderRoles.Errors.StakeholderMissing"]);
        RuleFor(form => form.Name).NotEmpty().When(form => form.Holder == nameof(RoleHolder.Other)).WithMessage(_ => texts["StakeholderRoles.Errors.NameMissing"]);
        RuleFor(form => form.Name).IsAtMost(Stakeholder.NameLimit, texts);
        RuleFor(form => form.ProjectId).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["StakeholderRoles.Errors.TextMissing"]);
        RuleFor(form => form.Text).IsAtMost(StakeholderRole.TextLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
    }
}
