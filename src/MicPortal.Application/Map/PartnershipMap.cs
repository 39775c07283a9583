using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MicPortal.Application.Data;
using MicPortal.Application.Partnerships;
using MicPortal.Domain.Access;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Map;

/// <summary>
/// The map of the world with a curve between the towns of each partnership that everyone may see and that has not
/// ended. A picture and nothing more: the list of partnerships says the same in words.
/// </summary>
public sealed class PartnershipMap(MicPortalDbContext db, Kept kept)
{
    public const int Width = MapPoint.Width;
    public const int Height = MapPoint.Height;

    /// <summary>Drawn every few minutes, see <see cref="Kept"/>.</summary>
    public Task<MapPicture> Picture(CancellationToken cancel) => kept.Get(nameof(PartnershipMap), async () =>
    {
        var places = await db.Partnerships.VisibleTo(Actor.Anonymous).Where(partnership => partnership.Stage != PartnershipStage.Ended)
            .SelectMany(partnership => partnership.Parties, (partnership, party) => new { partnership.Id, party.Organisation })
            .Where(place => place.Organisation is Municipality)
            .Select(place => new { place.Id, ((Municipality)place.Organisation!).Latitude, ((Municipality)place.Organisation!).Longitude })
            .ToListAsync(cancel);
        var lines = places.GroupBy(place => place.Id, place => MapPoint.Of(place.Latitude, place.Longitude)).SelectMany(Lines);
        var svg = Encoding.UTF8.GetBytes(Draw(lines));
        return new MapPicture(svg, Convert.ToHexStringLower(SHA256.HashData(svg)));
    }, cancel);

    /// <summary>From each party to each other one, in one direction, so that the same line is drawn once.</summary>
    private static IEnumerable<(MapPoint From, MapPoint To)> Lines(IEnumerable<MapPoint> places)
    {
        var points = places.Distinct().OrderBy(point => point.X).ThenBy(point => point.Y).ToList();
        return points.SelectMany((from, index) => points.Skip(index + 1).Select(to => (from, to)));
    }

    private static string Draw(IEnumerable<(MapPoint From, MapPoint To)> lines)
    {
        var curves = new StringBuilder();
        foreach (var (from, to) in lines.Distinct().OrderBy(line => line.From.X).ThenBy(line => line.From.Y).ThenBy(line => line.To.X))
        {
            // The curve is lifted in its middle, the more the longer it is.
            var (across, down) = (to.X - from.X, to.Y - from.Y);
            var lift = (int)(Math.Sqrt((across * across) + (down * down)) / 6);
            curves.Append(CultureInfo.InvariantCulture, $"M{from.X} {from.Y}q{across / 2} {(down / 2) - lift} {across} {down}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" width="{Width}" height="{Height}"><path fill="#d3e3e0" d="{LandOutline.Path}"/><path fill="none" stroke="#0b5c63" stroke-opacity=".3" stroke-width=".4" d="{curves}"/></svg>
            """);
    }
}

/// <param name="Fingerprint">The same for the same picture.</param>
public sealed record MapPicture(byte[] Svg, string Fingerprint);
