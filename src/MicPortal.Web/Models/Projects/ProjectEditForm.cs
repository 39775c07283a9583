using System.Globalization;
using FluentValidation;
using MicPortal.Application.Projects;
using MicPortal.Domain.Common;
using MicPortal.Domain.Projects;
using MicPortal.Web.Forms;
using MicPortal.Web.Resources;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace MicPortal.Web.Models.Projects;

/// <summary>The description of a project; its sectors and goals, its money and its results have forms of their own.</summary>
public sealed class ProjectEditForm : ProjectIdeaForm, IPlanForm, IPartedForm
{
    public const string AddMeeting = "add-meeting";
    public const string RemoveMeeting = "remove-meeting-";

    public Guid FormId { get; set; }

    public Guid ConcurrencyToken { get; set; }

    public string? AsRead { get; set; }

    public string? InternalGovernance { get; set; }

    public string? ExternalGovernance { get; set; }

    public List<MeetingForm> Meetings { get; set; } = [];

    public string? Sustainability { get; set; }

    public string? Beneficiaries { get; set; }

    public string? BeneficiaryCount { get; set; }

    public string? Reach { get; set; }

    /// <summary>By <see cref="MarkerKind"/>.</summary>
    public Dictionary<string, MarkerForm> Markers { get; set; } = [];

    /// <summary>The button that adds or takes away a meeting.</summary>
    public string? Part { get; set; }

    public static ProjectEditForm Of(ProjectDetails project)
    {
        var form = new ProjectEditForm { FormId = Guid.NewGuid(), ConcurrencyToken = project.ConcurrencyToken };
        form.Fill(project.Current.Plan);
        return form;
    }

    public bool Rearrange(ModelStateDictionary typed)
    {
        switch (Part)
        {
            case AddMeeting when Meetings.Count < ProjectPlan.MostMeetings:
                Meetings.Add(new MeetingForm());
                return true;
            case { } remove when remove.StartsWith(RemoveMeeting, StringComparison.Ordinal) && FormRules.Number(remove[RemoveMeeting.Length..]) is { } index && index < Meetings.Count:
                Meetings.RemoveAt(index);
                typed.Forget(nameof(Meetings));
                return true;
            default:
                return false;
        }
    }

    public override void PrepareFor(IEnumerable<int> organisationIds)
    {
        var ids = organisationIds.ToList();
        base.PrepareFor(ids);
        foreach (var kind in Enum.GetNames<MarkerKind>())
        {
            Markers.TryAdd(kind, new MarkerForm());
        }

        foreach (var key in ids.Select(KeyOf))
        {
            Meetings.ForEach(meeting => meeting.Present.TryAdd(key, null));
        }
    }

    public void Tidy(ModelStateDictionary typed)
    {
        if (Meetings.RemoveAll(meeting => meeting.IsEmpty) > 0)
        {
            typed.Forget(nameof(Meetings));
        }
    }

    public ProjectPlan ApplyTo(ProjectPlan plan, int nextKey) => ApplyTo(plan);

    public override ProjectPlan ApplyTo(ProjectPlan plan) => base.ApplyTo(plan) with
    {
        InternalGovernance = InternalGovernance,
        ExternalGovernance = ExternalGovernance,
        Meetings = [.. Meetings.Where(meeting => !meeting.IsEmpty).Select(meeting => new PlanningMeeting(meeting.Date.Date!.Value, meeting.Place!,
            meeting.Present.Where(pair => IdOf(pair.Key) is not null && FormRules.Number(pair.Value) is not null).ToDictionary(pair => IdOf(pair.Key)!.Value, pair => FormRules.Number(pair.Value)!.Value)))],
        Sustainability = Sustainability,
        Beneficiaries = Beneficiaries,
        BeneficiaryCount = FormRules.Number(BeneficiaryCount),
        Reach = Reach is null ? null : Enum.Parse<BeneficiaryReach>(Reach),
        Markers = [.. Markers.Where(pair => FormRules.Names<MarkerKind>(pair.Key) && pair.Value.Weight is not null)
            .Select(pair => new ProjectMarker(Enum.Parse<MarkerKind>(pair.Key), Enum.Parse<MarkerWeight>(pair.Value.Weight!), pair.Value.How!)).OrderBy(marker => marker.Kind)],
    };

    protected override void Fill(ProjectPlan plan)
    {
        base.Fill(plan);
        InternalGovernance = plan.InternalGovernance;
        ExternalGovernance = plan.ExternalGovernance;
        Meetings = [.. plan.Meetings.Select(meeting => new MeetingForm
        {
            Date = DateInput.Of(meeting.Date),
            Place = meeting.Place,
            Present = meeting.Present.ToDictionary(pair => KeyOf(pair.Key), pair => (string?)pair.Value.ToString(CultureInfo.InvariantCulture)),
        })];
        Sustainability = plan.Sustainability;
        Beneficiaries = plan.Beneficiaries;
        BeneficiaryCount = plan.BeneficiaryCount?.ToString(CultureInfo.InvariantCulture);
        Reach = plan.Reach?.ToString();
        Markers = plan.Markers.ToDictionary(marker => marker.Kind.ToString(), marker => new MarkerForm { Weight = marker.Weight.ToString(), How = marker.How });
    }
}

public sealed class MeetingForm : IKeyedPart
{
    /// <summary>Its day: where it was and who was there is what two may say of one meeting.</summary>
    public string? PartKey => Date.IsEmpty ? null : $"{Date.Year}-{Date.Month}-{Date.Day}";

    public DateInput Date { get; set; } = new();

    public string? Place { get; set; }

    /// <summary>How many people of each party, by its organisation's id.</summary>
    public Dictionary<string, string?> Present { get; set; } = [];

    public bool IsEmpty => Date.IsEmpty && Place is null && Present.Values.All(count => count is null);
}

public sealed class MarkerForm
{
    /// <summary>Of <see cref="MarkerWeight"/>; null: it is no aim.</summary>
    public string? Weight { get; set; }

    public string? How { get; set; }
}

internal sealed class ProjectEditFormValidator : ProjectIdeaFormValidator<ProjectEditForm>
{
    public ProjectEditFormValidator(Texts texts, TimeProvider clock)
        : base(texts, clock, form => form.Meetings.Select(meeting => meeting.Date.Date))
    {
        RuleFor(form => form.InternalGovernance).IsAtMost(ProjectPlan.TextLimit, texts);
        RuleFor(form => form.ExternalGovernance).IsAtMost(ProjectPlan.TextLimit, texts);
        RuleFor(form => form.Sustainability).IsAtMost(ProjectPlan.TextLimit, texts);
        RuleFor(form => form.Beneficiaries).IsAtMost(ProjectPlan.TextLimit, texts);
        RuleFor(form => form.Reach).Must(reach => reach is null || FormRules.Names<BeneficiaryReach>(reach)).WithMessage(_ => texts["Forms.Malformed"]);
        RuleFor(form => form.Meetings).Must(list => list.Count <= ProjectPlan.MostMeetings).WithMessage(_ => texts["Projects.Errors.TooManyMeetings", ProjectPlan.MostMeetings]);
        RuleFor(form => form).Custom((form, context) =>
        {
            NotWhole(context, nameof(form.BeneficiaryCount), form.BeneficiaryCount, ProjectPlan.MostBeneficiaries, texts);
            foreach (var (index, meeting) in form.Meetings.Index().Where(pair => !pair.Item.IsEmpty))
            {
                if (meeting.Date.Date is null)
                {
                    context.AddFailure($"Meetings[{index}].Date", meeting.Date.IsEmpty ? texts["Dates.Missing"] : texts["Dates.Invalid", PartialDate.EarliestYear, PartialDate.LatestYear]);
                }

                if (meeting.Place is null)
                {
                    context.AddFailure($"Meetings[{index}].Place", texts["Projects.Errors.PlaceMissing"]);
                }

                TooLong(context, $"Meetings[{index}].Place", meeting.Place, ProjectPlan.TitleLimit, texts);
                foreach (var (key, count) in meeting.Present)
                {
                    NotWhole(context, $"Meetings[{index}].Present[{key}]", count, PlanningMeeting.MostPresent, texts);
                }
            }

            foreach (var (kind, marker) in form.Markers)
            {
                if (marker.Weight is null ? marker.How is not null : !FormRules.Names<MarkerWeight>(marker.Weight))
                {
                    context.AddFailure($"Markers[{kind}].Weight", texts["Projects.Errors.WeightMissing"]);
                }
                else if (marker.Weight is not null && marker.How is null)
                {
                    context.AddFailure($"Markers[{kind}].How", texts["Projects.Errors.HowMissing"]);
                }

                TooLong(context, $"Markers[{kind}].How", marker.How, ProjectPlan.ShortTextLimit, texts);
            }
        });
    }
}
