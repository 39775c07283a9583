using System.Text.RegularExpressions;
using Xunit;

namespace MicPortal.ArchitectureTests;

/// <summary>The rules of docs/architecture.md on the real portal. Each says how much it looked at, and looks at something.</summary>
public sealed partial class ArchitectureTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string[]> AllowedReferences = new()
    {
        ["MicPortal.Domain"] = [],
        ["MicPortal.Application"] = ["MicPortal.Domain"],
        ["MicPortal.Data.Sqlite"] = ["MicPortal.Application"],
        ["MicPortal.Data.SqlServer"] = ["MicPortal.Application"],
        ["MicPortal.Web"] = ["MicPortal.Data.Sqlite", "MicPortal.Data.SqlServer"],
        ["MicPortal.TestSupport"] = ["MicPortal.Web"],
        ["MicPortal.UnitTests"] = ["MicPortal.TestSupport"],
        ["MicPortal.IntegrationTests"] = ["MicPortal.TestSupport"],
        ["MicPortal.BrowserTests"] = ["MicPortal.TestSupport"],
        ["MicPortal.ArchitectureTests"] = ["MicPortal.TestSupport"],
        ["MicPortal.SqlServerSchemaTests"] = ["MicPortal.TestSupport"],
    };

    [Fact]
    public void Projects_reference_exactly_what_they_may() => Holds(Rules.ProjectReferences(Portal.Projects(), AllowedReferences));

    [Fact]
    public void Provider_packages_do_not_flow_on() =>
        Holds(Rules.ProviderPackagesStayPrivate(Portal.Projects().Where(project => !project.Key.EndsWith("Tests", StringComparison.Ordinal)).ToDictionary()));

    [Fact]
    public void Entities_have_no_public_setters() => Holds(Rules.EntitiesHaveNoPublicSetters(Portal.DomainEntities));

    [Fact]
    public void Every_entity_has_a_configuration() => Holds(Rules.EntitiesHaveAConfiguration(Portal.Entities, Portal.ApplicationTypes));

    [Fact]
    public void Only_the_database_setup_names_a_provider() =>
        Holds(Rules.SourcesDoNotContain(Portal.Sources("*.cs", "src/MicPortal.Web").Where(source => source.Key != "src/MicPortal.Web/Setup/DatabaseSetup.cs").ToDictionary(), ProviderNames()));

    [Fact]
    public void The_clock_is_asked_through_TimeProvider() => Holds(Rules.SourcesDoNotContain(Portal.Sources("*.cs", "src"), DirectClock()));

    [Fact]
    public void Using_directives_are_sorted() => Holds(Rules.UsingsAreSorted(Sources()));

    [Fact]
    public void Nothing_is_named_by_this_without_need() => Holds(Rules.SourcesDoNotContain(Sources(), NeedlessThis()));

    [Fact]
    public void No_action_takes_an_entity() => Holds(Rules.ActionsTakeNoEntity(Portal.Controllers, Portal.Entities));

    [Fact]
    public void No_view_shows_an_entity() => Holds(Rules.ViewsShowNoEntity(Portal.Sources("*.cshtml", "src/MicPortal.Web"), Portal.Entities));

    [Fact]
    public void Area_controllers_carry_their_area_and_a_policy() => Holds(Rules.AreaControllersAreGuarded(Portal.Controllers));

    [Fact]
    public void No_controller_name_stands_in_two_areas_but_the_workspace() => Holds(Rules.ControllerNamesStandOnce(Portal.Controllers));

    [Fact]
    public void Every_form_has_a_validator() => Holds(Rules.FormsHaveAValidator(Portal.Controllers, Portal.WebAndApplicationTypes));

    [GeneratedRegex("UseMicPortalSqlite|UseMicPortalSqlServer|Microsoft.Data.Sqlite|SqlClient")]
    internal static partial Regex ProviderNames();

    [GeneratedRegex(@"DateTime(Offset)?\.(UtcNow|Now|Today)")]
    internal static partial Regex DirectClock();

    /// <summary>It is needed where a parameter has the same name, which then stands in the same line.</summary>
    [GeneratedRegex(@"\bthis\.(\w+)\b(?!\()(?!.*=.*(?<!\.)\b\1\b)")]
    internal static partial Regex NeedlessThis();

    /// <summary>Without what is generated, and what is planted for the rules.</summary>
    private static Dictionary<string, string> Sources() =>
        Portal.Sources("*.cs", "src", "tests").Where(source => !source.Key.Contains("/Migrations/", StringComparison.Ordinal) && !source.Key.EndsWith("/RuleTests.cs", StringComparison.Ordinal)).ToDictionary();

    private void Holds(Finding finding)
    {
        output.WriteLine($"Looked at {finding.LookedAt}.");
        Assert.Empty(finding.Violations);
        Assert.True(finding.LookedAt > 0, "The rule looked at nothing.");
    }
}
