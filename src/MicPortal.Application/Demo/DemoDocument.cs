using System.Globalization;
using System.Text;

namespace MicPortal.Application.Demo;

/// <summary>A PDF of one page with a few lines, small and plainly a demo.</summary>
internal static class DemoDocument
{
    public static Stream Pdf(params IReadOnlyList<string> lines)
    {
        var text = $"BT /F 14 Tf 72 770 Td 22 TL {string.Concat(lines.Select(line => $"({line}) Tj T* "))}ET";
        string[] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            $"<</Length {text.Length}>>stream\n{text}\nendstream",
        ];
        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, content) in objects.Index())
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj{content}endobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        pdf.Append(CultureInfo.InvariantCulture, $"trailer<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return new MemoryStream(Encoding.ASCII.GetBytes(pdf.ToString()));
    }
}
