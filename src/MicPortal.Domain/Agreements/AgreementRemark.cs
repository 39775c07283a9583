using MicPortal.Domain.Access;
using MicPortal.Domain.Mandates;

namespace MicPortal.Domain.Agreements;

/// <summary>What a party says about a section of a proposed version. It is talk about the text, never part of it.</summary>
public sealed class AgreementRemark
{
    public const int TextLimit = 1000;

    /// <summary>What takes more is a matter for a call.</summary>
    public const int AnswerLimit = 20;

    private readonly List<AgreementRemarkAnswer> answers = [];

    private AgreementRemark()
    {
    }

    internal AgreementRemark(int versionNumber, RemarkSubject subject, string text, bool isReturn, Actor by, DateTime at)
    {
        VersionNumber = versionNumber;
        Section = subject.Section;
        ContributionOf = subject.ContributionOf;
        Text = text.Trim().ReplaceLineEndings("\n");
        IsReturn = isReturn;
        WrittenAt = at;
        WrittenByUserId = by.UserId;
        Role = by.Role;
        MandateId = by.MandateId;
        OrganisationId = LastWordOrganisationId = by.OrganisationId ?? 0;
        LastWordAt = at;
    }

    public int Id { get; private set; }

    public int AgreementId { get; private set; }

    /// <summary>The version that was in front of who wrote it.</summary>
    public int VersionNumber { get; private set; }

    public RemarkSection Section { get; private set; }

    /// <summary>Of a remark on what a party brings: that party's organisation.</summary>
    public int? ContributionOf { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>With it the mayor's office returned the version.</summary>
    public bool IsReturn { get; private set; }

    public int OrganisationId { get; private set; }

    public UserRole Role { get; private set; }

    public int? WrittenByUserId { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Who wrote or answered last: an open remark waits for the others.</summary>
    public int LastWordOrganisationId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime LastWordAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    public int? ClosedByOrganisationId { get; private set; }

    public IReadOnlyCollection<AgreementRemarkAnswer> Answers => answers;

    internal void Answer(string text, Actor by, DateTime at)
    {
        answers.Add(new AgreementRemarkAnswer(text, by, at));
        LastWordOrganisationId = by.OrganisationId ?? 0;
        LastWordAt = at;
    }

    internal void Close(Actor by, DateTime at) => (ClosedAt, ClosedByOrganisationId) = (at, by.OrganisationId);

    internal void Pass(Func<int?, int?> passed)
    {
        ContributionOf = passed(ContributionOf);
        OrganisationId = passed(OrganisationId)!.Value;
        LastWordOrganisationId = passed(LastWordOrganisationId)!.Value;
        ClosedByOrganisationId = passed(ClosedByOrganisationId);
        answers.ForEach(answer => answer.Pass(passed));
    }
}

public sealed class AgreementRemarkAnswer
{
    private AgreementRemarkAnswer()
    {
    }

    internal AgreementRemarkAnswer(string text, Actor by, DateTime at)
    {
        Text = text.Trim().ReplaceLineEndings("\n");
        WrittenAt = at;
        WrittenByUserId = by.UserId;
        Role = by.Role;
        MandateId = by.MandateId;
        OrganisationId = by.OrganisationId ?? 0;
    }

    public int Id { get; private set; }

    public int AgreementRemarkId { get; private set; }

    public string Text { get; private set; } = "";

    public int OrganisationId { get; private set; }

    public UserRole Role { get; private set; }

    public int? WrittenByUserId { get; private set; }

    public int? MandateId { get; private set; }

    /// <summary>For queries.</summary>
    public Mandate? Mandate { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    internal void Pass(Func<int?, int?> passed) => OrganisationId = passed(OrganisationId)!.Value;
}

/// <summary>What a remark is about.</summary>
/// <param name="ContributionOf">Whose contribution, for <see cref="RemarkSection.Contribution"/> alone.</param>
public readonly record struct RemarkSubject(RemarkSection Section, int? ContributionOf = null);

public enum RemarkSection
{
    Whole,
    Title,
    Purpose,
    Scope,
    Contribution,
    FullText,
    Terms,
}
