using System.Text;
using QRCoder;

namespace MicPortal.Web.Models.Agreements;

/// <summary>A QR code as one path of an SVG: a run of dark modules in a row is one rectangle.</summary>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                var start = x;
                while (x < rows[y].Count && rows[y][x])
                {
                    x++;
                }

                if (x > start)
                {
                    path.Append('M').Append(start).Append(' ').Append(y).Append('h').Append(x - start).Append("v1H").Append(start).Append('z');
                }
            }
        }

        return new QrCode(rows.Count, path.ToString());
    }
}
