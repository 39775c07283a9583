using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;

namespace MicPortal.Web.Models.Visits;

/// <summary>Somebody who takes part, entered or changed.</summary>
public sealed class ParticipantForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    /// <summary>The party for which the person takes part.</summary>
    public string? OrganisationId { get; set; }

    public string? Position { get; set; }

    public string? Post { get; set; }

    public string? HomeOrganisation { get; set; }

    /// <summary>A participant of the other side; otherwise <see cref="HostColleague"/> says the post.</summary>
    public string? BesideId { get; set; }

    public string? HostColleague { get; set; }

    public List<string> Briefed { get; set; } = [];

    public string? Name { get; set; }

    public bool KeepsName { get; set; }

    /// <summary>The button that saves and goes on to the next.</summary>
    public bool Another { get; set; }

    public ParticipantContent ToContent() => new(FormRules.Number(OrganisationId)!.Value, Enum.Parse<VisitPosition>(Position!), Post!, HomeOrganisation, HostColleague, Briefed, Name, KeepsName) { BesideId = FormRules.Number(BesideId) };

    /// <param name="namesOwn">Only its own party is asked for the person's name.</param>
    public static ParticipantForm Of(ParticipantDetails participant, Guid token, bool namesOwn) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = token,
        OrganisationId = VisitPlanFields.KeyOf(participant.OrganisationId),
        Position = participant.Position.ToString(),
        Post = participant.Post,
        HomeOrganisation = participant.HomeOrganisation,
        BesideId = participant.BesideId is { } beside ? VisitPlanFields.KeyOf(beside) : null,
        HostColleague = participant.HostColleague,
        Briefed = [.. participant.Briefed],
        Name = namesOwn ? participant.Name : null,
        KeepsName = namesOwn && participant.KeepsName,
    };
}

internal sealed class ParticipantFormValidator : AbstractValidator<ParticipantForm>
{
    public ParticipantFormValidator(Texts texts)
    {
        RuleFor(form => form.OrganisationId).Must(id => FormRules.Number(id) is not null).WithMessage(_ => texts["Visits.Errors.PartyMissing"]);
        RuleFor(form => form.Position).Must(FormRules.Names<VisitPosition>).WithMessage(_ => texts["Visits.Errors.PositionMissing"]);
        RuleFor(form => form.Post).NotEmpty().WithMessage(_ => texts["Visits.Errors.PostMissing"]);
        RuleFor(form => form.Post).IsAtMost(VisitParticipant.PostLimit, texts);
        RuleFor(form => form.HomeOrganisation).IsAtMost(VisitParticipant.HomeOrganisationLimit, texts);
        RuleFor(form => form.BesideId).Must(id => id is null || FormRules.Number(id) is not null).WithMessage(_ => texts["Visits.Errors.BesideUnknown"]);
        RuleFor(form => form.HostColleague).Must((form, post) => post is null || form.BesideId is null).WithMessage(_ => texts["Visits.Errors.BesideTwice"]);
        RuleFor(form => form.HostColleague).IsAtMost(VisitParticipant.PostLimit, texts);
        RuleFor(form => form.Name).IsAtMost(VisitParticipant.NameLimit, texts);
        RuleFor(form => form.KeepsName).Must((form, keeps) => !keeps || form.Name is not null).WithMessage(_ => texts["Visits.Errors.NameToKeep"]);
        RuleFor(form => form.Briefed).Must(list => list.TrueForAll(Briefing.All.Contains)).WithMessage(_ => texts["Forms.Malformed"]);
    }
}

/// <summary>A part of the schedule, entered or changed.</summary>
public sealed partial class SlotForm : IComparedForm
{
    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public DateInput Day { get; set; } = new();

    /// <summary>Hours and minutes at the place: 9:30, 14h00.</summary>
    public string? From { get; set; }

    public string? Until { get; set; }

    public string? Text { get; set; }

    public string? Place { get; set; }

    public string? With { get; set; }

    /// <summary>Of a valid form; throws hours that do not exist at the place on that day, or on the one to which a changed plan that waits would move them.</summary>
    public SlotContent ToContentIn(Visit visit)
    {
        var content = new SlotContent(Day.Date!.Value, Minutes(From)!.Value, Minutes(Until)!.Value, Text!, Place, With);
        RequireHours(visit.StandingPlan, "Visits.Errors.HourLeftOut");
        RequireHours(visit.CurrentVersion.Plan, "Visits.Errors.HourLeftOutAfter");
        return content;

        void RequireHours(VisitPlan plan, string key)
        {
            if (PlaceZones.LeftOut(plan.Zone, visit.DayIn(plan, content.Day), content.From, content.Until) is { } field)
            {
                throw new DomainException(key, plan.Zone.Replace('_', ' ')) { Field = field };
            }
        }
    }

    /// <summary>The day, where it is none of the plan's.</summary>
    public IEnumerable<DomainException> Outside(VisitPlan plan) => Day.Date is { } day && plan.SlotOutside(day) is { } outside ? [outside] : [];

    public static SlotForm Of(SlotDetails slot, Guid token) => new()
    {
        FormId = Guid.NewGuid(),
        ConcurrencyToken = token,
        Day = DateInput.Of(slot.Day),
        From = Typed(slot.From),
        Until = Typed(slot.Until),
        Text = slot.Text,
        Place = slot.Place,
        With = slot.With,
    };

    /// <summary>Of the day; null for what is no time. 24:00 is its end.</summary>
    public static int? Minutes(string? text) =>
        text is not null && TimeOfDay().Match(text.Trim()) is { Success: true } match
        && int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) is var hours
        && (match.Groups["minutes"].Length == 0 ? 0 : int.Parse(match.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture)) is var minutes and < 60
        && (hours * 60) + minutes <= VisitSlot.MinutesOfDay ? (hours * 60) + minutes : null;

    /// <summary>25:30, as some write half past one of the night.</summary>
    internal static bool IsOfNextDay(string? text) => text is not null && TimeOfDay().Match(text.Trim()) is { Success: true } match && int.Parse(match.Groups["hours"].ValueSpan, CultureInfo.InvariantCulture) is >= 24 and < 48;

    internal static string Typed(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    [GeneratedRegex(@"^(?<hours>[0-9]{1,2})\s?(?:[:.]\s?(?<minutes>[0-9]{2})|[hH]\s?(?<minutes>[0-9]{2})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}

internal sealed class SlotFormValidator : AbstractValidator<SlotForm>
{
    public SlotFormValidator(Texts texts)
    {
        RuleFor(form => form.Day).IsWholeDate(texts, "Visits.Slot.Day");
        RuleFor(form => form.From).Must(text => SlotForm.Minutes(text) is not null).WithMessage(_ => texts["Visits.Errors.Time"]);
        RuleFor(form => form.Until).Must(text => SlotForm.Minutes(text) is not null).WithMessage((_, text) => texts[SlotForm.IsOfNextDay(text) ? "Visits.Errors.PastMidnight" : "Visits.Errors.Time"]);
        RuleFor(form => form.Until).Must((form, text) => !(SlotForm.Minutes(text) < SlotForm.Minutes(form.From))).WithMessage(_ => texts["Visits.Errors.PastMidnight"]);
        RuleFor(form => form.Text).NotEmpty().WithMessage(_ => texts["Visits.Errors.SlotTextMissing"]);
        RuleFor(form => form.Text).IsAtMost(VisitSlot.TextLimit, texts);
        RuleFor(form => form.Place).IsAtMost(VisitPlan.PlaceLimit, texts);
        RuleFor(form => form.With).IsAtMost(VisitSlot.TextLimit, texts);
    }
}
