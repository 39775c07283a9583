namespace MicPortal.Domain.Partnerships;

/// <summary>
/// What a partnership works on, in the words of the field. Codes are stored; the screen names them. Where the OECD DAC
/// CRS has a sector that says the same, it stands beside the code.
/// </summary>
public static class Theme
{
    public static readonly IReadOnlyList<string> All =
    [
        "local-governance",      // 15110, 15185
        "participation",         // 15150
        "public-services",       // 15185
        "municipal-finance",     // 15111
        "water-sanitation",      // 140
        "waste",                 // 14050
        "health",                // 120
        "education",             // 110
        "culture",               // 16061
        "economy",               // 25010
        "environment-climate",   // 410
        "planning-housing",      // 43030, 16030
        "mobility",              // 210
        "agriculture-food",      // 311
        "youth",                 // 15150
        "gender-equality",       // 15170
        "social-inclusion",      // 16010
        "peace-human-rights",    // 152, 15160
        "migration",             // 15190
        "civil-protection",      // 740
    ];

    public static bool IsKnown(string code) => All.Contains(code);
}
