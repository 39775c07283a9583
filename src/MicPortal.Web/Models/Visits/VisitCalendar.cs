using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Domain.Visits;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Visits;

/// <summary>The schedule as a calendar file (RFC 5545), its hours in the zone of the place. Nobody's name is in it.</summary>
public sealed class VisitCalendar(PublicAddress address, TimeProvider clock)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>The visit's days, and each slot.</summary>
    /// <param name="changes">How often the visit was changed: calendars take a higher number for the newer.</param>
    public byte[] Of(VisitDetails visit, IEnumerable<SlotDetails> slots, int changes) => Write(visit, [Days(visit), .. slots.Select(slot => Event(visit, slot))], changes);

    public byte[] Of(VisitDetails visit, SlotDetails slot, int changes) => Write(visit, [Event(visit, slot)], changes);

    private byte[] Write(VisitDetails visit, IReadOnlyList<CalendarEvent> events, int changes)
    {
        var plan = visit.StandingVersion.Plan;
        var calendar = new Calendar { ProductId = "-//MIC Portal//Visits//EN" };
        calendar.AddProperty("X-WR-CALNAME", plan.Title);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(plan.Zone, plan.Start.Earliest.ToDateTime(TimeOnly.MinValue).AddYears(-1), includeHistoricalData: false));
        foreach (var one in events)
        {
            one.Sequence = changes;
            one.DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime, "UTC");
            one.Url = new Uri(address.Of($"/visits/{visit.Id}"));
        }

        calendar.Events.AddRange(events);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private CalendarEvent Days(VisitDetails visit)
    {
        var plan = visit.StandingVersion.Plan;
        return new CalendarEvent
        {
            Uid = $"visit-{visit.Id}@{Host}",
            Summary = plan.Title,
            Description = plan.Purpose,
            Location = plan.Place,
            Start = Day(plan.Start.Earliest),
            // The end of a whole day is the next one.
            End = Day(plan.End.Earliest.AddDays(1)),
            Transparency = TransparencyType.Transparent,
            Status = Status(visit),
        };
    }

    private CalendarEvent Event(VisitDetails visit, SlotDetails slot)
    {
        var plan = visit.StandingVersion.Plan;
        return new CalendarEvent
        {
            Uid = $"visit-{visit.Id}-slot-{slot.Id}@{Host}",
            Summary = slot.Text,
            Description = string.Join(" · ", new[] { plan.Title, slot.With }.OfType<string>()),
            Location = slot.Place ?? plan.Place,
            Start = Time(slot.Day, slot.From, plan.Zone),
            End = Time(slot.Day, slot.Until, plan.Zone),
            // After the last day nothing is agreed.
            Status = slot.IsRemoved ? EventStatus.Cancelled : plan.End.CertainlyBefore(slot.Day) ? EventStatus.Tentative : Status(visit),
        };
    }

    private static string Status(VisitDetails visit) => visit.Status switch
    {
        VisitStatus.Cancelled => EventStatus.Cancelled,
        VisitStatus.Agreed => EventStatus.Confirmed,
        _ => EventStatus.Tentative,
    };

    private string Host => new Uri(address.Of("/")).Host;

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>24:00 is midnight of the next day.</summary>
    private static CalDateTime Time(PartialDate day, int minutes, string zone)
    {
        var time = day.Earliest.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return new CalDateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, zone);
    }
}
