using System.Globalization;
using FluentValidation;
using MicPortal.Application.Stakeholders;
using MicPortal.Application.WorkingGroups;
using MicPortal.Domain.WorkingGroups;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.WorkingGroups;

/// <summary>What a group is for, who coordinates it and how to join: a new one, or (with its token) a change of it.</summary>
public sealed class WorkingGroupForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Coordinator { get; set; }

    public string? CoordinatorEmail { get; set; }

    public string? Purpose { get; set; }

    public string? Joining { get; set; }

    public string? Language { get; set; }

    internal WorkingGroupFacts Facts => new(Purpose!, Joining!, Language!, Coordinator!, CoordinatorEmail);

    internal static WorkingGroupForm Of(WorkingGroupDetails group) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = group.ConcurrencyToken,
        Coordinator = group.Facts.Coordinator,
        CoordinatorEmail = group.Facts.CoordinatorEmail,
        Purpose = group.Facts.Purpose,
        Joining = group.Facts.Joining,
        Language = group.Facts.Language,
    };
}

internal sealed class WorkingGroupFormValidator : AbstractValidator<WorkingGroupForm>
{
    public WorkingGroupFormValidator(Texts texts)
    {
        RuleFor(form => form.Coordinator).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.CoordinatorMissing"]);
        RuleFor(form => form.Coordinator).IsAtMost(WorkingGroup.PostLimit, texts);
        RuleFor(form => form.CoordinatorEmail).IsEmail(texts).When(form => form.CoordinatorEmail is not null);
        RuleFor(form => form.Purpose).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.PurposeMissing"]);
        RuleFor(form => form.Purpose).IsAtMost(WorkingGroup.PurposeLimit, texts);
        RuleFor(form => form.Joining).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.JoiningMissing"]);
        RuleFor(form => form.Joining).IsAtMost(WorkingGroup.JoiningLimit, texts);
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
    }
}

/// <summary>Why: for an ending and a refusal.</summary>
public sealed class GroupReasonForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? Reason { get; set; }
}

internal sealed class GroupReasonFormValidator : AbstractValidator<GroupReasonForm>
{
    public GroupReasonFormValidator(Texts texts)
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage(_ => texts["Agreements.Errors.ReasonMissing"]);
        RuleFor(form => form.Reason).IsAtMost(WorkingGroup.ReasonLimit, texts);
    }
}

/// <summary>An organisation that takes part: of the town's directory, or another.</summary>
public sealed class GroupMemberForm : IOnceForm
{
    public Guid FormId { get; set; }

    public string? StakeholderId { get; set; }

    public string? Name { get; set; }

    public string? Post { get; set; }
}

/// <summary>What may be chosen in the form for a member.</summary>
public sealed record GroupMemberChoices(IReadOnlyList<StakeholderName> Stakeholders);

internal sealed class GroupMemberFormValidator : AbstractValidator<GroupMemberForm>
{
    public GroupMemberFormValidator(Texts texts)
    {
        RuleFor(form => form.StakeholderId).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Name).NotEmpty().When(form => form.StakeholderId is null).WithMessage(_ => texts["WorkingGroups.Errors.MemberMissing"]);
        RuleFor(form => form.Name).Empty().When(form => form.StakeholderId is not null).WithMessage(_ => texts["WorkingGroups.Errors.OneOfBoth"]);
        RuleFor(form => form.Name).IsAtMost(WorkingGroupMember.NameLimit, texts);
        RuleFor(form => form.Post).IsAtMost(WorkingGroup.PostLimit, texts);
    }
}

/// <summary>Somebody of the town asks to join. Anybody may send it.</summary>
public sealed class JoinRequestForm
{
    public string? Name { get; init; }

    public string? Post { get; init; }

    public string? Email { get; init; }

    public string? Word { get; init; }
}

internal sealed class JoinRequestFormValidator : AbstractValidator<JoinRequestForm>
{
    public JoinRequestFormValidator(Texts texts)
    {
        RuleFor(form => form.Name).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.JoinNameMissing"]);
        RuleFor(form => form.Name).IsAtMost(WorkingGroupMember.NameLimit, texts);
        RuleFor(form => form.Post).IsAtMost(WorkingGroup.PostLimit, texts);
        RuleFor(form => form.Email).IsEmail(texts);
        RuleFor(form => form.Word).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.WordMissing"]);
        RuleFor(form => form.Word).IsAtMost(JoinRequest.WordLimit, texts);
    }
}

/// <summary>A meeting with who was there, its minutes and decisions: a new one, or (with its token) a change of it.</summary>
public sealed class MeetingForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public DateInput HeldOn { get; set; } = new();

    public string? Place { get; set; }

    public string? All { get; set; }

    public string? Women { get; set; }

    public string? UnderThirty { get; set; }

    public string? CivilSociety { get; set; }

    public string? Councillors { get; set; }

    public string? Language { get; set; }

    public string? Minutes { get; set; }

    public string? Decisions { get; set; }

    internal MeetingContent Content => new(HeldOn.Date!.Value, Place, Count, Language!, Minutes, Decisions);

    /// <summary>Of a form that has a number for all.</summary>
    internal MeetingCount Count => new() { All = FormRules.Number(All)!.Value, Women = FormRules.Number(Women), UnderThirty = FormRules.Number(UnderThirty), CivilSociety = FormRules.Number(CivilSociety), Councillors = FormRules.Number(Councillors) };

    internal static MeetingForm Of(MeetingContent meeting, Guid token) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = token,
        HeldOn = DateInput.Of(meeting.HeldOn),
        Place = meeting.Place,
        All = Typed(meeting.Count.All),
        Women = Typed(meeting.Count.Women),
        UnderThirty = Typed(meeting.Count.UnderThirty),
        CivilSociety = Typed(meeting.Count.CivilSociety),
        Councillors = Typed(meeting.Count.Councillors),
        Language = meeting.Language,
        Minutes = meeting.Minutes,
        Decisions = meeting.Decisions,
    };

    private static string? Typed(int? count) => count?.ToString(CultureInfo.InvariantCulture);
}

internal sealed class MeetingFormValidator : AbstractValidator<MeetingForm>
{
    public MeetingFormValidator(Texts texts, TimeProvider clock)
    {
        RuleFor(form => form.HeldOn).IsWholeDate(texts, "WorkingGroups.HeldOn");
        RuleFor(form => form.HeldOn).IsNotInFuture(clock, texts, "WorkingGroups.Errors.MeetingInFuture");
        RuleFor(form => form.Place).IsAtMost(GroupMeeting.PlaceLimit, texts);
        RuleFor(form => form.All).Must(text => FormRules.Number(text) is >= 1 and <= MeetingCount.Most).WithMessage(_ => texts["Forms.WholeNumber", 1, MeetingCount.Most]);
        foreach (var part in new System.Linq.Expressions.Expression<Func<MeetingForm, string?>>[] { form => form.Women, form => form.UnderThirty, form => form.CivilSociety, form => form.Councillors })
        {
            RuleFor(part).Must(text => text is null || FormRules.Number(text) is <= MeetingCount.Most).WithMessage(_ => texts["Forms.WholeNumber", 0, MeetingCount.Most]);
        }

        RuleFor(form => form).Custom((form, context) => context.AddFailures(FormRules.Number(form.All) is null or > MeetingCount.Most ? [] : form.Count.Wrong(), texts));
        RuleFor(form => form.Language).Must(code => Domain.Common.Language.All.Contains(code)).WithMessage(_ => texts["Interests.Errors.LanguageMissing"]);
        RuleFor(form => form.Minutes).IsAtMost(GroupMeeting.MinutesLimit, texts);
        RuleFor(form => form.Decisions).IsAtMost(GroupMeeting.DecisionsLimit, texts);
    }
}

/// <summary>One of a group's priorities: a new one, or (with its token) a change of it.</summary>
public sealed class GroupPriorityForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    public string? Theme { get; set; }

    internal PriorityContent Content => new(Title!, Text, Theme!);

    internal static GroupPriorityForm Of(GroupPriorityRow priority, Guid token) => new() { FormId = Guid.NewGuid(), ConcurrencyToken = token, Title = priority.Title, Text = priority.Text, Theme = priority.Theme };
}

internal sealed class GroupPriorityFormValidator : AbstractValidator<GroupPriorityForm>
{
    public GroupPriorityFormValidator(Texts texts)
    {
        RuleFor(form => form.Title).NotEmpty().WithMessage(_ => texts["WorkingGroups.Errors.PriorityTitleMissing"]);
        RuleFor(form => form.Title).IsAtMost(GroupPriority.TitleLimit, texts);
        RuleFor(form => form.Text).IsAtMost(GroupPriority.TextLimit, texts);
        RuleFor(form => form.Theme).Must(code => code is not null && Domain.Partnerships.Theme.IsKnown(code)).WithMessage(_ => texts["Interests.Errors.ThemeMissing"]);
    }
}
