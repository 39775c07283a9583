using MicPortal.Application.Data;
using Microsoft.SqlServer.Dac;
using Microsoft.SqlServer.Dac.Model;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>The portal's schema on SQL Server, without a server: says what is wrong with it and with SQL that runs on it.</summary>
internal sealed class SqlServerSchema : IDisposable
{
    private readonly TSqlModel model = new(SqlServerVersion.Sql160, new TSqlModelOptions());
    private readonly Dictionary<CapturedSql, string> procedures = [];

    public static SqlServerSchema OfMigrations(MicPortalDbContext db)
    {
        var script = MigrationScript.Fold(MigrationScript.OfAllMigrations(db));
        var schema = new SqlServerSchema();
        foreach (var declaration in script.Declarations())
        {
            schema.model.AddObjects(declaration);
        }

        foreach (var statement in script.DataStatements)
        {
            schema.Add(new CapturedSql(statement, ""));
        }

        return schema;
    }

    /// <summary>How many different statements have been added.</summary>
    public int StatementCount => procedures.Count;

    public void Add(CapturedSql sql)
    {
        if (!procedures.TryAdd(sql, $"Statement{procedures.Count + 1}"))
        {
            return;
        }

        var parameters = sql.Declarations.Length == 0 ? "" : $" ({sql.Declarations})";
        model.AddOrUpdateObjects($"CREATE PROCEDURE [dbo].[{procedures[sql]}]{parameters} AS{Environment.NewLine}{sql.Text}", procedures[sql], new TSqlObjectOptions());
    }

    /// <summary>Each error with the statement that it is about; empty when all is valid.</summary>
    public IReadOnlyList<string> Errors() =>
        [.. model.Validate()
            // Warnings count too: an unresolved reference inside a procedure is one.
            .Where(message => message.MessageType is DacMessageType.Error or DacMessageType.Warning)
            .Select(message => $"{message.Prefix}{message.Number}: {message.Message} {SqlOf(message.Message)}")];

    public IEnumerable<string> TableNames() => model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Select(table => table.Name.Parts[^1]);

    public void Dispose() => model.Dispose();

    private string SqlOf(string message) =>
        procedures.FirstOrDefault(pair => message.Contains($"[{pair.Value}]", StringComparison.Ordinal)).Key is { } sql ? $"In: {sql.Text}" : "";
}
