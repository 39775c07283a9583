using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicPortal.TestSupport;

/// <summary>The statements that keep the rows of every table beside it, and that bring them back whatever has happened since.</summary>
public sealed record TableRows(IReadOnlyList<string> Keep, IReadOnlyList<string> Restore)
{
    public static TableRows Of(MicPortalDbContext db)
    {
        var quoting = db.GetService<ISqlGenerationHelper>();
        var tables = db.Model.GetRelationalModel().Tables.Select(table => new Table(
            quoting.DelimitIdentifier(table.Name),
            quoting.DelimitIdentifier($"RowsOf{table.Name}"),
            string.Join(", ", table.Columns.Select(column => quoting.DelimitIdentifier(column.Name))))).ToList();
        return db.Database.ProviderName!.EndsWith("SqlServer", StringComparison.Ordinal) ? OnSqlServer(tables) : OnSqlite(tables);
    }

    private static TableRows OnSqlServer(IReadOnlyList<Table> tables) => new(
        [.. tables.Select(table => $"SELECT {table.Columns} INTO {table.Kept} FROM {table.Name}")],
        [
            .. tables.Select(table => $"ALTER TABLE {table.Name} NOCHECK CONSTRAINT ALL"),
            .. tables.Select(table => $"DELETE FROM {table.Name}"),
            .. tables.Select(table => $"""
                IF OBJECTPROPERTY(OBJECT_ID(N'{table.Name}'), 'TableHasIdentity') = 1 SET IDENTITY_INSERT {table.Name} ON;
                INSERT INTO {table.Name} ({table.Columns}) SELECT {table.Columns} FROM {table.Kept};
                IF OBJECTPROPERTY(OBJECT_ID(N'{table.Name}'), 'TableHasIdentity') = 1 SET IDENTITY_INSERT {table.Name} OFF;
                """),
            .. tables.Select(table => $"ALTER TABLE {table.Name} WITH CHECK CHECK CONSTRAINT ALL"),
        ]);

    private static TableRows OnSqlite(IReadOnlyList<Table> tables) => new(
        [.. tables.Select(table => $"CREATE TABLE {table.Kept} AS SELECT {table.Columns} FROM {table.Name}")],
        [
            "PRAGMA foreign_keys = OFF",
            .. tables.Select(table => $"DELETE FROM {table.Name}"),
            .. tables.Select(table => $"INSERT INTO {table.Name} ({table.Columns}) SELECT {table.Columns} FROM {table.Kept}"),
        ]);

    private sealed record Table(string Name, string Kept, string Columns);
}
