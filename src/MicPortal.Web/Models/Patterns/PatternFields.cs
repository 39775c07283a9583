namespace MicPortal.Web.Models.Patterns;

public sealed class PatternFields
{
    public string? Search { get; set; }
    public string? Stage { get; set; }
    public string? Name { get; set; } = "Pemba";
    public string? Partner { get; set; }
    public int? PartnerId { get; set; }
    public string? Vision { get; set; }
    public string? Country { get; set; }
    public string? Path { get; set; }
    public string? Organisations { get; set; }
    public List<string> Themes { get; set; } = ["water"];
    public bool IsPublic { get; set; }
    public DateInput Start { get; set; } = new();
    public DateInput FirstContact { get; set; } = new();
}
