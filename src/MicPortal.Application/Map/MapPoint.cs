namespace MicPortal.Application.Map;

/// <summary>A place on the map, in whole units of the picture: degrees of longitude and latitude drawn alike, from 84° north to 58° south.</summary>
internal readonly record struct MapPoint(int X, int Y)
{
    public const int Width = 1000;
    public const int Height = 394;

    private const double North = 84;
    private const double UnitsPerDegree = Width / 360d;

    public static MapPoint Of(double latitude, double longitude) =>
        new((int)Math.Round((longitude + 180) * UnitsPerDegree), (int)Math.Round((North - latitude) * UnitsPerDegree));
}
