using MicPortal.Domain.Organisations;
using MicPortal.Domain.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace MicPortal.Data.SqlServer;

/// <summary>
/// Columns that hold folded text compare by code point, as SQLite's do: an order by language would differ
/// between the two databases and make the cursors of the lists skip rows.
/// </summary>
internal sealed class SqlServerModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    private const string ByCodePoint = "Latin1_General_100_BIN2";

    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetDeclaredProperties())
            .Where(property => property.Name is nameof(Organisation.SortName) or nameof(Organisation.SearchNames) or nameof(Interest.SearchText) or nameof(Project.SortTitle)))
        {
            property.SetCollation(ByCodePoint);
        }
    }
}
