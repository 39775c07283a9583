using System.Globalization;
using System.Text;
using System.Text.Json;
using MicPortal.Application.ReferenceData;

namespace MicPortal.Application.Map;

/// <summary>The outline of the land as one SVG path, from the TopoJSON file: its arcs hold differences of quantised coordinates.</summary>
internal static class LandOutline
{
    private static readonly Lazy<string> Drawn = new(Draw);

    public static string Path => Drawn.Value;

    private static string Draw()
    {
        using var stream = ReferenceDataFile.Land.Open();
        using var topology = JsonDocument.Parse(stream);
        var arcs = topology.RootElement.GetProperty("arcs").EnumerateArray().Select(Decoder(topology.RootElement.GetProperty("transform"))).ToList();
        var drawn = new StringBuilder();
        foreach (var geometry in topology.RootElement.GetProperty("objects").GetProperty("land").GetProperty("geometries").EnumerateArray())
        {
            var polygons = geometry.GetProperty("arcs").EnumerateArray();
            foreach (var ring in geometry.GetProperty("type").ValueEquals("MultiPolygon") ? polygons.SelectMany(polygon => polygon.EnumerateArray()) : polygons)
            {
                foreach (var piece in Pieces(Points(ring, arcs)))
                {
                    Append(drawn, piece);
                }
            }
        }

        return drawn.ToString();
    }

    private static Func<JsonElement, List<MapPoint>> Decoder(JsonElement transform)
    {
        var scale = transform.GetProperty("scale");
        var origin = transform.GetProperty("translate");
        return arc =>
        {
            var (x, y) = (0, 0);
            return [.. arc.EnumerateArray().Select(step =>
            {
                (x, y) = (x + step[0].GetInt32(), y + step[1].GetInt32());
                return MapPoint.Of((y * scale[1].GetDouble()) + origin[1].GetDouble(), (x * scale[0].GetDouble()) + origin[0].GetDouble());
            })];
        };
    }

    /// <summary>An arc with a negative number runs backwards: ~n.</summary>
    private static List<MapPoint> Points(JsonElement ring, List<List<MapPoint>> arcs)
    {
        var points = new List<MapPoint>();
        foreach (var number in ring.EnumerateArray().Select(arc => arc.GetInt32()))
        {
            foreach (var point in number < 0 ? Enumerable.Reverse(arcs[~number]) : arcs[number])
            {
                if (points.Count == 0 || points[^1] != point)
                {
                    points.Add(point);
                }
            }
        }

        return points;
    }

    /// <summary>A ring that crosses the 180th meridian leaves the map on one side and comes back on the other: a piece for each side.</summary>
    private static IEnumerable<List<MapPoint>> Pieces(List<MapPoint> ring)
    {
        var first = Enumerable.Range(0, ring.Count).FirstOrDefault(at => IsAcross(ring[at], ring[(at + 1) % ring.Count]), -1) + 1;
        var piece = new List<MapPoint>();
        foreach (var point in ring[first..].Concat(ring[..first]))
        {
            if (piece.Count > 0 && IsAcross(piece[^1], point))
            {
                yield return piece;
                piece = [];
            }

            piece.Add(point);
        }

        yield return piece;

        static bool IsAcross(MapPoint one, MapPoint other) => Math.Abs(one.X - other.X) > MapPoint.Width / 2;
    }

    /// <summary>Differences to the point before: short numbers. Specks, and what lies below the map, are left out.</summary>
    private static void Append(StringBuilder drawn, List<MapPoint> points)
    {
        if (points.Distinct().Count() < 3 || points.All(point => point.Y > MapPoint.Height))
        {
            return;
        }

        drawn.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}l");
        drawn.AppendJoin(' ', points.Skip(1).Zip(points, (to, from) => string.Create(CultureInfo.InvariantCulture, $"{to.X - from.X} {to.Y - from.Y}")));
        drawn.Append('z');
    }
}
