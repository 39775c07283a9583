using System.Xml.Linq;
using MicPortal.ArchitectureTests.Planted;
using Xunit;

namespace MicPortal.ArchitectureTests;

/// <summary>Each rule finds the violation planted for it, and only that.</summary>
public sealed class RuleTests
{
    private static readonly Type[] Types = typeof(GoodEntity).Assembly.GetTypes();
    private static readonly HashSet<Type> Entities = [typeof(GoodEntity), typeof(BadEntity)];

    [Fact]
    public void A_reference_too_many_is_found()
    {
        var projects = new Dictionary<string, XDocument>
        {
            ["Good"] = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../B/B.csproj" /></ItemGroup></Project>"""),
            ["Bad"] = XDocument.Parse("""<Project><ItemGroup><ProjectReference Include="../B/B.csproj" /><ProjectReference Include="..\C\C.csproj" /></ItemGroup></Project>"""),
            ["Unknown"] = XDocument.Parse("<Project />"),
        };

        FindsOnly(Rules.ProjectReferences(projects, new Dictionary<string, string[]> { ["Good"] = ["B"], ["Bad"] = ["B"] }), "Bad references B, C", "Unknown");
    }

    [Fact]
    public void A_provider_package_that_flows_on_is_found()
    {
        var projects = new Dictionary<string, XDocument>
        {
            ["Good"] = XDocument.Parse("""<Project><PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" PrivateAssets="compile" /></Project>"""),
            ["Bad"] = XDocument.Parse("""<Project><PackageReference Include="Microsoft.EntityFrameworkCore.SqlServer" /></Project>"""),
        };

        FindsOnly(Rules.ProviderPackagesStayPrivate(projects), "Bad");
    }

    [Fact]
    public void A_public_setter_is_found() => FindsOnly(Rules.EntitiesHaveNoPublicSetters(Entities), "BadEntity.Id");

    [Fact]
    public void An_entity_without_configuration_is_found() => FindsOnly(Rules.EntitiesHaveAConfiguration(Entities, Types), "BadEntity");

    [Fact]
    public void A_forbidden_word_is_found()
    {
        var sources = new Dictionary<string, string> { ["Good.cs"] = "clock.GetUtcNow()", ["Bad.cs"] = "var now = DateTime.UtcNow;", ["Worse.cs"] = "options.UseMicPortalSqlite(text)" };

        FindsOnly(Rules.SourcesDoNotContain(sources, ArchitectureTests.DirectClock()), "Bad.cs");
        FindsOnly(Rules.SourcesDoNotContain(sources, ArchitectureTests.ProviderNames()), "Worse.cs");
    }

    [Fact]
    public void A_needless_this_is_found() => FindsOnly(
        Rules.SourcesDoNotContain(
            new Dictionary<string, string> { ["Good.cs"] = "this.name = name;\n(this.name, this.town) = (name, town);", ["Bad.cs"] = "return this.name;", ["Worse.cs"] = "this.name = town;" },
            ArchitectureTests.NeedlessThis()),
        "Bad.cs", "Worse.cs");

    [Fact]
    public void An_unsorted_using_is_found() => FindsOnly(
        Rules.UsingsAreSorted(new Dictionary<string, string>
        {
            ["Good.cs"] = "using System;\nusing System.Text;\nusing A;\nusing A.B;\nusing AB;\n",
            ["Bad.cs"] = "using B;\nusing A;\n",
            ["Worse.cs"] = "using A;\nusing System.Text;\n",
        }),
        "Bad.cs", "Worse.cs");

    [Fact]
    public void An_entity_as_parameter_is_found() => FindsOnly(Rules.ActionsTakeNoEntity([typeof(FormsController)], Entities), "FormsController.Entity");

    [Fact]
    public void An_entity_as_view_model_is_found()
    {
        var views = new Dictionary<string, string> { ["Good.cshtml"] = "@model GoodEntityDetails\n", ["Bad.cshtml"] = "@using A\n@model IReadOnlyList<A.GoodEntity>\n<p>" };

        FindsOnly(Rules.ViewsShowNoEntity(views, Entities), "Bad.cshtml");
    }

    [Fact]
    public void An_unguarded_area_controller_is_found() =>
        FindsOnly(
            Rules.AreaControllersAreGuarded([typeof(Planted.Areas.North.WorkspaceController), typeof(Planted.Areas.North.WithoutPolicyController), typeof(Planted.Areas.North.WrongAreaController), typeof(FormsController)]),
            "WithoutPolicyController", "WrongAreaController");

    [Fact]
    public void A_controller_in_two_areas_is_found() =>
        FindsOnly(
            Rules.ControllerNamesStandOnce([typeof(Planted.Areas.North.WorkspaceController), typeof(Planted.Areas.South.WorkspaceController), typeof(Planted.Areas.North.TwinController), typeof(Planted.Areas.South.TwinController)]),
            "TwinController");

    [Fact]
    public void A_form_without_validator_is_found() => FindsOnly(Rules.FormsHaveAValidator([typeof(FormsController)], Types), "BadForm");

    private static void FindsOnly(Finding finding, params string[] expected)
    {
        Assert.True(finding.LookedAt > 0);
        Assert.Equal(expected.Length, finding.Violations.Count);
        Assert.All(expected.Zip(finding.Violations), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }
}
