using System.Reflection;
using System.Runtime.CompilerServices;
using MicPortal.Application.Data;
using MicPortal.Application.Mergers;
using MicPortal.Domain.Access;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using MicPortal.Domain.ConfirmationRounds;
using MicPortal.Domain.Needs;
using MicPortal.Domain.Organisations;
using MicPortal.Domain.Partnerships;
using MicPortal.Domain.Priorities;
using MicPortal.Domain.Projects;
using MicPortal.Domain.Stakeholders;
using MicPortal.Domain.Strategies;
using MicPortal.Domain.Uploads;
using MicPortal.Domain.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>Arguments for a method that is only known by its signature.</summary>
internal static class Samples
{
    private static readonly Actor[] Actors =
    [
        Actor.Anonymous,
        new(1, UserRole.Officer, 2, Side.North),
        new(1, UserRole.Officer, 2, Side.South),
        new(1, UserRole.MayorsOffice, 2, Side.South),
        new(1, UserRole.AssociationStaff, 3),
        new Actor(1, UserRole.AssociationStaff, 3).Under(1, 2, 1, binds: true),
        new(1, UserRole.Administrator, null),
        Actor.Portal,
    ];

    /// <summary>First all parameters at their first sample, then each at each of its other samples; and all at their last.</summary>
    public static IEnumerable<object?[]> ArgumentLists(ParameterInfo[] parameters)
    {
        var samples = parameters.Select(Of).ToList();
        yield return [.. samples.Select(values => values[0])];
        for (var index = 0; index < samples.Count; index++)
        {
            foreach (var other in samples[index].Skip(1))
            {
                object?[] arguments = [.. samples.Select(values => values[^1])];
                arguments[index] = other;
                yield return arguments;
            }
        }

        yield return [.. samples.Select(values => values[^1])];
    }

    /// <summary>Queries and contexts belong to the context of the one call.</summary>
    public static object? OnContext(Type type, object? argument, MicPortalDbContext db) => type switch
    {
        _ when type == typeof(MicPortalDbContext) => db,
        _ when type == typeof(IQueryable<int>) => db.Projects.Select(project => project.Id),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IQueryable<>) =>
            typeof(MicPortalDbContext).GetMethod("Set", Type.EmptyTypes)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(db, null),
        _ => argument,
    };

    /// <summary>A query class or a service that one needs, with this context.</summary>
    public static object Create(Type type, MicPortalDbContext db) =>
        type.GetConstructors().Single().Invoke([.. type.GetConstructors().Single().GetParameters().Select(parameter => parameter.ParameterType switch
        {
            var needed when needed == typeof(MicPortalDbContext) => db,
            var needed when needed == typeof(TimeProvider) => TimeProvider.System,
            var needed when needed == typeof(IServiceScopeFactory) => new ServiceCollection().AddSingleton(db).BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
            { IsClass: true, Namespace: { } space } needed when space.StartsWith("MicPortal.Application", StringComparison.Ordinal) => Create(needed, db),
            _ => Of(parameter)[^1],
        })]);

    private static IReadOnlyList<object?> Of(ParameterInfo parameter)
    {
        var values = Of(parameter.ParameterType);
        if (parameter.HasDefaultValue && parameter.DefaultValue is not DBNull && !values.Contains(parameter.DefaultValue))
        {
            values = [parameter.DefaultValue, .. values];
        }

        var mayBeNull = !parameter.ParameterType.IsValueType && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;
        return mayBeNull ? [null, .. values.Where(value => value is not null)] : values;
    }

    private static IReadOnlyList<object?> Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return [null, .. Of(underlying)];
        }

        if (type.IsEnum)
        {
            return [.. Enum.GetValues(type).Cast<object?>()];
        }

        if (type == typeof(IReadOnlyDictionary<int, DateTime>))
        {
            return [new Dictionary<int, DateTime>()];
        }

        if (type == typeof(IReadOnlyDictionary<int, SplitPart>))
        {
            return [new Dictionary<int, SplitPart>(), new Dictionary<int, SplitPart> { [1] = new(1, null) }];
        }

        if (ElementOf(type) is { } element)
        {
            var some = Of(element).Where(value => value is not null).Take(2).ToList();
            var array = Array.CreateInstance(element, some.Count);
            for (var index = 0; index < some.Count; index++)
            {
                array.SetValue(some[index], index);
            }

            return [Convert(Array.CreateInstance(element, 0), type), Convert(array, type)];
        }

        return type switch
        {
            _ when type == typeof(Actor) => Actors,
            _ when type == typeof(string) => ["en"],
            _ when type == typeof(bool) => [false, true],
            _ when type == typeof(int) => [1],
            _ when type == typeof(long) => [1L],
            _ when type == typeof(double) => [1d],
            _ when type == typeof(decimal) => [1m],
            _ when type == typeof(Guid) => [Guid.Empty, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)],
            _ when type == typeof(DateTime) => [new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)],
            _ when type == typeof(DateOnly) => [new DateOnly(2026, 1, 1)],
            _ when type == typeof(TimeSpan) => [TimeSpan.FromDays(1)],
            _ when type == typeof(PartialDate) => [PartialDate.FromYear(2026)],
            _ when type == typeof(CancellationToken) => [CancellationToken.None],
            _ when type == typeof(Func<Task<string>>) => [() => Task.FromResult("/")],
            _ when type == typeof(Func<int, int, bool>) => [new Func<int, int, bool>((_, _) => true)],
            _ when type == typeof(Action<Project>) => [new Action<Project>(_ => { })],
            _ when type == typeof(Func<Need, Project?>) => [new Func<Need, Project?>(_ => null)],
            _ when type == typeof(Action<Strategy, IReadOnlyCollection<StrategyYears>>) => [new Action<Strategy, IReadOnlyCollection<StrategyYears>>((_, _) => { })],
            _ when type == typeof(ProjectPlan) => [new ProjectPlan { Title = "Sample", Language = "en" }],
            _ when type == typeof(Priority) => [Priority.Add(1, 1, new PriorityFacts("Sample", null, "en", "14031"), Actors[^1], DateTime.UnixEpoch)],
            _ when type == typeof(Stakeholder) => [Stakeholder.Add(1, new StakeholderFacts(StakeholderKind.Association, "Sample", "Sample", "en", null, null, null), Actors[^1], DateTime.UnixEpoch)],
            _ when type == typeof(Action<Visit>) => [new Action<Visit>(_ => { })],
            _ when type == typeof(Municipality) => [Municipality.FromPlace("sample:1", "Sample", "BE", Side.North, null, 50, 4, null, null)],
            _ when type == typeof(Upload) => [Upload.Of(1, "sample.csv", [.. Of(typeof(UploadRow)).Cast<UploadRow>()], Actors[^1], DateTime.UnixEpoch)],
            _ when type == typeof(Membership) => [AcceptedMembership()],
            _ when type == typeof(Partnership) => [PartnershipThatOneLeft()],
            // As a query reads one: a rule looks at its ids alone.
            _ when type == typeof(Agreement) || type == typeof(ConfirmationRound) => [Activator.CreateInstance(type, nonPublic: true)],
            _ when type == typeof(TimeProvider) => [TimeProvider.System],
            _ when type == typeof(MicPortalDbContext) || typeof(IQueryable).IsAssignableFrom(type) => [null],
            { IsAbstract: false } when type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } constructor => Built(type, constructor),
            _ => throw new NotSupportedException($"No sample of {type.Name} yet: add it to {nameof(Samples)}."),
        };
    }

    /// <summary>Of three towns, of which the officers' has left.</summary>
    private static Partnership PartnershipThatOneLeft()
    {
        var towns = new[] { 1, 2, 3 }.Select(id =>
        {
            var town = Municipality.FromPlace($"sample:{id}", $"Sample {id}", "BE", Side.North, null, 50, 4, null, null);
            typeof(AggregateRoot).GetProperty(nameof(AggregateRoot.Id))!.SetValue(town, id);
            return town;
        }).ToList();
        var partnership = Partnership.Import("sample:1", towns, DateTime.UnixEpoch);
        partnership.SayEnded(PartialDate.FromYear(1960), null, Actors[1], DateTime.UnixEpoch);
        return partnership;
    }

    private static Membership AcceptedMembership()
    {
        var membership = Membership.List(1, 2, Actors[1], DateTime.UnixEpoch);
        membership.Accept(Actors[1], DateTime.UnixEpoch);
        return membership;
    }

    /// <summary>A record by its constructor; one with properties instead, also with each of them set.</summary>
    private static IReadOnlyList<object?> Built(Type type, ConstructorInfo constructor)
    {
        if (constructor.GetParameters().Length > 0)
        {
            return [.. ArgumentLists(constructor.GetParameters()).Select(constructor.Invoke)];
        }

        var properties = type.GetProperties().Where(property => property.SetMethod?.IsPublic == true).ToList();
        List<object?> built = [WithRequired()];
        foreach (var property in properties)
        {
            foreach (var value in Of(property.PropertyType).Where(value => value is not null))
            {
                var instance = WithRequired();
                property.SetValue(instance, value);
                built.Add(instance);
            }
        }

        return built;

        object WithRequired()
        {
            var instance = constructor.Invoke([]);
            foreach (var required in properties.Where(property => property.IsDefined(typeof(RequiredMemberAttribute))))
            {
                required.SetValue(instance, Of(required.PropertyType)[^1]);
            }

            return instance;
        }
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type != typeof(string) && !typeof(IQueryable).IsAssignableFrom(type)
            && type.GetGenericArguments() is [var element] && (type.IsAssignableFrom(element.MakeArrayType()) || type.IsAssignableFrom(typeof(HashSet<>).MakeGenericType(element)))
            ? element : null;

    private static object Convert(Array array, Type type) =>
        type.IsInstanceOfType(array) ? array : Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(array.GetType().GetElementType()!), array)!;
}
