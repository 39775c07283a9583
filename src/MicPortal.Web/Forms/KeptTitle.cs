using MicPortal.Web.Resources;

namespace MicPortal.Web.Forms;

/// <summary>The title of a kept form's page, kept as the key of its text and the names in it.</summary>
public static class KeptTitle
{
    private const char Separator = '|';

    /// <summary>What a form sends may be anything: only these are texts.</summary>
    private static readonly HashSet<string> Keys =
    [
        "Agreements.Amend", "Agreements.ChangeDraft", "Agreements.CorrectRecord", "Agreements.DraftOne", "Agreements.PaperTitle", "Agreements.Renew", "Agreements.Revise",
        "Municipalities.EditTitle", "Needs.New", "Partnerships.Accept", "Partnerships.Edit", "Partnerships.Invitation.JoinTitle", "Partnerships.OpenWith",
        "Projects.Budget.Edit", "Projects.Edit", "Projects.New", "Projects.Note.Title", "Projects.Results.Edit",
        "Strategies.Edit", "Strategies.New",
        "Visits.Costs.Edit", "Visits.Edit", "Visits.Learning.Title", "Visits.New", "Visits.Report.TitleOf",
        "WorkingGroups.AddMeeting", "WorkingGroups.EditMeeting",
    ];

    public static string Write(string key, IEnumerable<string> names) => Keys.Contains(key) ? string.Join(Separator, names.Prepend(key)) : throw new ArgumentException($"{key} is not among the titles of kept forms.", nameof(key));

    /// <summary>In the reader's language; null where there is none.</summary>
    public static string? Read(string? kept, Texts texts, Words words)
    {
        if (kept?.Split(Separator) is not [var key, .. var names] || !Keys.Contains(key))
        {
            return null;
        }

        return key is "Partnerships.OpenWith" or "Partnerships.Invitation.JoinTitle" or "Visits.Report.TitleOf" ? texts[key, words.List(names)]
            : names.Length > 0 ? texts["Words.Labelled", texts[key], words.List(names)]
            : texts[key];
    }
}
