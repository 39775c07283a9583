using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.ArchitectureTests;

/// <summary>What a rule looked at, and what breaks it.</summary>
internal sealed record Finding(int LookedAt, IReadOnlyList<string> Violations);

/// <summary>The rules as functions of what they look at, so that each is tried on planted violations too.</summary>
internal static partial class Rules
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static Finding ProjectReferences(IReadOnlyDictionary<string, XDocument> projects, IReadOnlyDictionary<string, string[]> allowed) => Look(
        projects, project =>
        {
            var actual = project.Value.Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))).Order().ToArray();
            return !allowed.TryGetValue(project.Key, out var expected) ? [$"{project.Key}: no references are written down for it"]
                : actual.SequenceEqual(expected.Order()) ? []
                : [$"{project.Key} references {string.Join(", ", actual)}, not {string.Join(", ", expected)}"];
        });

    /// <summary>A provider's package must not flow on to who references the project.</summary>
    public static Finding ProviderPackagesStayPrivate(IReadOnlyDictionary<string, XDocument> projects) => Look(
        projects.SelectMany(project => project.Value.Descendants("PackageReference").Select(package => (Project: project.Key, Package: package)))
            .Where(item => ProviderPackages().IsMatch(item.Package.Attribute("Include")!.Value)),
        item => item.Package.Attribute("PrivateAssets")?.Value is "compile" or "all" ? [] : [$"{item.Project}: {item.Package.Attribute("Include")!.Value}"]);

    public static Finding EntitiesHaveNoPublicSetters(IEnumerable<Type> entities) => Look(
        entities, entity => entity.GetProperties(Public).Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter))
            .Select(property => $"{entity.Name}.{property.Name}"));

    public static Finding EntitiesHaveAConfiguration(IEnumerable<Type> entities, IEnumerable<Type> types)
    {
        var configured = types.SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>))
            .Select(type => type.GetGenericArguments()[0]).ToHashSet();
        return Look(entities, entity => configured.Contains(entity) ? [] : [entity.Name]);
    }

    public static Finding SourcesDoNotContain(IReadOnlyDictionary<string, string> sources, Regex forbidden) => Look(
        sources, source => forbidden.Matches(source.Value).Select(match => $"{source.Key}: {match.Value}"));

    /// <summary>The framework's namespaces first, then by name, as an editor sorts them.</summary>
    public static Finding UsingsAreSorted(IReadOnlyDictionary<string, string> sources) => Look(
        sources, source =>
        {
            string[] names = [.. Using().Matches(source.Value).Select(match => match.Groups[1].Value)];
            var sorted = names.OrderByDescending(name => name == "System" || name.StartsWith("System.", StringComparison.Ordinal)).ThenBy(name => name, StringComparer.OrdinalIgnoreCase);
            return names.SequenceEqual(sorted) ? [] : [source.Key];
        });

    public static Finding ActionsTakeNoEntity(IEnumerable<Type> controllers, IReadOnlySet<Type> entities) => Look(
        controllers.SelectMany(Actions).SelectMany(action => action.GetParameters()),
        parameter => entities.Contains(parameter.ParameterType) ? [$"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}({parameter.ParameterType.Name})"] : []);

    public static Finding ViewsShowNoEntity(IReadOnlyDictionary<string, string> views, IReadOnlySet<Type> entities)
    {
        var names = entities.Select(entity => entity.Name).ToHashSet();
        return Look(
            views.SelectMany(view => ModelDirective().Matches(view.Value).Select(match => (View: view.Key, Model: match.Groups[1].Value.Trim()))),
            item => TypeName().Matches(item.Model).Any(name => names.Contains(name.Value)) ? [$"{item.View}: {item.Model}"] : []);
    }

    public static Finding AreaControllersAreGuarded(IEnumerable<Type> controllers) => Look(
        controllers.Where(controller => AreaOf(controller) is not null),
        controller => (controller.GetCustomAttribute<AreaAttribute>()?.RouteValue == AreaOf(controller) ? Array.Empty<string>() : [$"{controller.FullName}: [Area(\"{AreaOf(controller)}\")] is missing"])
            .Concat(controller.GetCustomAttributes<AuthorizeAttribute>().Any(authorize => !string.IsNullOrEmpty(authorize.Policy)) ? [] : [$"{controller.FullName}: [Authorize(Policy = ...)] is missing"]));

    public static Finding ControllerNamesStandOnce(IEnumerable<Type> controllers) => Look(
        controllers.GroupBy(controller => controller.Name),
        group => group.Key == "WorkspaceController" || group.Count() == 1 ? [] : [string.Join(", ", group.Select(controller => controller.FullName))]);

    public static Finding FormsHaveAValidator(IEnumerable<Type> controllers, IEnumerable<Type> types)
    {
        var validated = types.Where(type => !type.IsAbstract).SelectMany(type => type.GetInterfaces())
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IValidator<>))
            .Select(type => type.GetGenericArguments()[0]).ToHashSet();
        return Look(
            controllers.SelectMany(Actions).SelectMany(action => action.GetParameters()).Select(parameter => parameter.ParameterType)
                .Where(type => type.Name.EndsWith("Form", StringComparison.Ordinal)).Distinct(),
            form => validated.Contains(form) ? [] : [form.Name]);
    }

    private static Finding Look<T>(IEnumerable<T> things, Func<T, IEnumerable<string>> violations)
    {
        var all = things.ToList();
        return new Finding(all.Count, [.. all.SelectMany(violations)]);
    }

    private static IEnumerable<MethodInfo> Actions(Type controller) =>
        controller.GetMethods(Public).Where(method => !method.IsSpecialName && method.GetCustomAttribute<NonActionAttribute>() is null);

    private static string? AreaOf(Type controller) => AreaNamespace().Match(controller.Namespace ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    [GeneratedRegex(@"^Microsoft\.EntityFrameworkCore\.(Sqlite|SqlServer)$")]
    private static partial Regex ProviderPackages();

    [GeneratedRegex(@"^@model\s+(.+)$", RegexOptions.Multiline)]
    private static partial Regex ModelDirective();

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"\w+")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\.Areas\.(\w+)")]
    private static partial Regex AreaNamespace();
}
