using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using MicPortal.Application.Visits;
using MicPortal.Domain.Common;
using MicPortal.Web.Setup;

namespace MicPortal.Web.Models.Visits;

/// <summary>The schedule as a calendar file (RFC 5545), its hours in the zone of the place. Nobody's name is in it.</summary>
public sealed class VisitCalendar(PublicAddress address, TimeProvider clock)
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>The visit's days, and each slot.</summary>
    public byte[] Of(VisitDetails visit, IEnumerable<SlotDetails> slots) => Write(visit, [Days(visit), .. slots.Select(slot => Event(visit, slot))]);

    public byte[] Of(VisitDetails visit, SlotDetails slot) => Write(visit, [Event(visit, slot)]);

    private static byte[] Write(VisitDetails visit, IReadOnlyList<CalendarEvent> events)
    {
        var calendar = new Calendar { ProductId = "-//MIC Portal//Visits//EN" };
        calendar.AddProperty("X-WR-CALNAME", visit.Title);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(visit.Plan.Zone, visit.Plan.Start.Earliest.ToDateTime(TimeOnly.MinValue).AddYears(-1), includeHistoricalData: false));
        calendar.Events.AddRange(events);
        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private CalendarEvent Days(VisitDetails visit) => Common(visit, new CalendarEvent
    {
        Uid = $"visit-{visit.Id}@{Host}",
        Sequence = visit.Current.Number - 1,
        Summary = visit.Title,
        Description = visit.Plan.Purpose,
        Location = visit.Plan.Place,
        Start = Day(visit.Plan.Start.Earliest),
        // The end of a whole day is the next one.
        End = Day(visit.Plan.End.Earliest.AddDays(1)),
        Transparency = TransparencyType.Transparent,
    });

    private CalendarEvent Event(VisitDetails visit, SlotDetails slot) => Common(visit, new CalendarEvent
    {
        Uid = $"visit-{visit.Id}-slot-{slot.Id}@{Host}",
        Sequence = slot.Sequence,
        Summary = slot.Text,
        Description = string.Join(" · ", new[] { visit.Title, slot.With }.OfType<string>()),
        Location = slot.Place ?? visit.Plan.Place,
        Start = Time(slot.Day, slot.From, visit.Plan.Zone),
        End = Time(slot.Day, slot.Until, visit.Plan.Zone),
    });

    private CalendarEvent Common(VisitDetails visit, CalendarEvent one)
    {
        one.DtStamp = new CalDateTime(clock.GetUtcNow().UtcDateTime, "UTC");
        one.Url = new Uri(address.Of($"/visits/{visit.Id}"));
        one.Status = visit.Status == Domain.Visits.VisitStatus.Cancelled ? EventStatus.Cancelled : visit.Status == Domain.Visits.VisitStatus.Agreed ? EventStatus.Confirmed : EventStatus.Tentative;
        return one;
    }

    private string Host => new Uri(address.Of("/")).Host;

    private static CalDateTime Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>24:00 is midnight of the next day.</summary>
    private static CalDateTime Time(PartialDate day, int minutes, string zone)
    {
        var time = day.Earliest.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return new CalDateTime(time.Year, time.Month, time.Day, time.Hour, time.Minute, 0, zone);
    }
}
