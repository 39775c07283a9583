using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;

namespace MicPortal.UnitTests;

/// <summary>Towns with ids and their people; a test names only what matters to it.</summary>
internal static class Example
{
    public static readonly DateTime At = new(2026, 3, 4, 10, 0, 0, DateTimeKind.Utc);

    public static readonly Municipality Reggio = Town(1, "Reggio Emilia", "IT", Side.North);
    public static readonly Municipality Pemba = Town(2, "Pemba", "MZ", Side.South);
    public static readonly Municipality Kragujevac = Town(3, "Kragujevac", "RS", Side.South);
    public static readonly Municipality Stranger = Town(4, "Herent", "BE", Side.North);

    public static readonly Actor ReggioOfficer = new(11, UserRole.Officer, Reggio.Id, Side.North);
    public static readonly Actor ReggioMayor = new(12, UserRole.MayorsOffice, Reggio.Id, Side.North);
    public static readonly Actor PembaOfficer = new(21, UserRole.Officer, Pemba.Id, Side.South);
    public static readonly Actor PembaMayor = new(22, UserRole.MayorsOffice, Pemba.Id, Side.South);
    public static readonly Actor KragujevacOfficer = new(31, UserRole.Officer, Kragujevac.Id, Side.South);
    public static readonly Actor KragujevacMayor = new(32, UserRole.MayorsOffice, Kragujevac.Id, Side.South);
    public static readonly Actor StrangeOfficer = new(41, UserRole.Officer, Stranger.Id, Side.North);

    public static readonly PartnershipFacts NoFacts = new(null, []);

    public static PartialDate Day(int year, int? month = null, int? day = null) =>
        PartialDate.TryCreate(year, month, day, out var date) ? date : throw new ArgumentException("Not a date.");

    public static OwnPart Part(bool begun = false, PathKind path = PathKind.PoliticalWill, string? vision = null, string language = "en", Publication publication = Publication.Existence) =>
        new(path, "To learn from each other", vision, language, publication, begun);

    public static Partnership Opened(params Municipality[] others) =>
        Partnership.Open(Reggio, others is [] ? [Pemba] : others, Part(), NoFacts, ReggioOfficer, At);

    public static Partnership Imported() => Partnership.Import("test:1", [Reggio, Pemba], At);

    public static AgreementContent Content(string purpose = "To work together") => new()
    {
        Kind = AgreementKind.Twinning,
        Texts = [new AgreementText { Language = "en", IsAuthentic = true, Title = "Twinning", Purpose = purpose }],
    };

    public static Agreement Draft(AgreementContent? content = null) =>
        Agreement.Draft(Opened(), [Reggio.Id, Pemba.Id], content ?? Content(), ReggioOfficer, At);

    public static Agreement Proposed(AgreementContent? content = null)
    {
        var agreement = Draft(content);
        agreement.Propose(ReggioOfficer, At);
        return agreement;
    }

    public static Agreement Endorsed()
    {
        var agreement = Proposed();
        agreement.Endorse(1, [], ReggioMayor, At);
        agreement.Endorse(1, [], PembaMayor, At);
        return agreement;
    }

    public static Agreement Signed()
    {
        var agreement = Endorsed();
        agreement.RecordSignature(1, Signature(), ReggioOfficer, At);
        agreement.RecordSignature(1, Signature(), PembaOfficer, At);
        return agreement;
    }

    public static Agreement OnPaper(AgreementContent? content = null) => Agreement.RecordOnPaper(
        Opened(), new Dictionary<int, SignatureGiven> { [Reggio.Id] = Signature(Day(1975)), [Pemba.Id] = Signature(Day(1975)) }, content ?? Content(), ReggioOfficer, At);

    public static SignatureGiven Signature(PartialDate? date = null) => new("Mayor", date ?? Day(2026, 3, 4), null);

    public static DecisionTaken Decision(PartialDate? date = null) => new(DecidingBody.Council, "12/2026", date ?? Day(2026, 3, 1));

    public static string KeyOf(Action act) => Xunit.Assert.Throws<DomainException>(act).Key;

    public static Municipality Town(int id, string name, string country, Side side)
    {
        var town = Municipality.FromPlace($"test:{id}", name, country, side, null, 0, 0, null, null);
        // The database gives ids; no public way sets one.
        typeof(AggregateRoot).GetProperty(nameof(AggregateRoot.Id))!.SetValue(town, id);
        return town;
    }
}
