using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace MicPortal.Application.Data;

internal static class BulkInsert
{
    /// <summary>More would be slower: SQLite looks each parameter of a command up by its name among all.</summary>
    private const int RowsOfCommand = 10;

    /// <summary>
    /// Writes many new rows of one table, as the model maps them, many to a command, in the transaction that is open. Saving them would ask every table that refers to
    /// theirs of each row, which of a table like that of organisations takes longer than the writing.
    /// </summary>
    public static async Task InsertRows<T>(this DbContext db, IEnumerable<T> rows, CancellationToken cancel)
        where T : class
    {
        foreach (var chunk in rows.Chunk(RowsOfCommand))
        {
            await using var command = db.InsertOf(chunk);
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>One command that inserts all of them.</summary>
    internal static DbCommand InsertOf<T>(this DbContext db, IEnumerable<T> rows)
        where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var mapping = entity.GetTableMappings().Single();
        var columns = mapping.ColumnMappings.Where(column => column.Property.ValueGenerated == ValueGenerated.Never).ToList();
        var sql = db.GetService<ISqlGenerationHelper>();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(mapping.Table.Name, mapping.Table.Schema)} ({string.Join(", ", columns.Select(column => sql.DelimitIdentifier(column.Column.Name)))}) VALUES "
            + string.Join(", ", rows.Select(row => $"({string.Join(", ", columns.Select(column => Parameter(column, row)))})"));
        return command;

        string Parameter(IColumnMapping column, T row)
        {
            var property = column.Property;
            var value = property == entity.FindDiscriminatorProperty() ? entity.GetDiscriminatorValue() : property.GetGetter().GetClrValue(row);
            var name = sql.GenerateParameterName($"p{command.Parameters.Count}");
            command.Parameters.Add(column.TypeMapping.CreateParameter(command, name, value, property.IsNullable));
            return name;
        }
    }
}
