using MicPortal.Application.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>
/// The SQL Server migrations as the declarations they lead to. A model of a schema takes only CREATE statements, so the
/// changes of later migrations are folded into the tables they change.
/// </summary>
internal sealed class MigrationScript
{
    private readonly Dictionary<string, CreateTableStatement> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CreateIndexStatement> indexes = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> DataStatements => dataStatements;

    private readonly List<string> dataStatements = [];

    public static string OfAllMigrations(MicPortalDbContext db) => db.GetService<IMigrator>().GenerateScript();

    public static MigrationScript Fold(string script)
    {
        var folded = new MigrationScript();
        folded.Apply(script);
        return folded;
    }

    public IEnumerable<string> Declarations() => tables.Values.Cast<TSqlStatement>().Concat(indexes.Values).Select(Text);

    private void Apply(string sql)
    {
        var parsed = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"{errors[0].Message} Line {errors[0].Line} of: {sql}");
        }

        foreach (var statement in ((TSqlScript)parsed).Batches.SelectMany(batch => batch.Statements))
        {
            Apply(statement);
        }
    }

    private void Apply(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement table:
                tables.Add(Name(table.SchemaObjectName), table);
                break;
            case CreateIndexStatement index:
                indexes.Add($"{Name(index.OnName)}.{index.Name.Value}", index);
                break;
            case AlterTableAddTableElementStatement added:
                Add(tables[Name(added.SchemaObjectName)].Definition, added.Definition);
                break;
            case AlterTableAlterColumnStatement altered:
                var column = Column(tables[Name(altered.SchemaObjectName)], altered.ColumnIdentifier.Value);
                column.DataType = altered.DataType;
                foreach (var old in column.Constraints.OfType<NullableConstraintDefinition>().ToList())
                {
                    column.Constraints.Remove(old);
                }

                column.Constraints.Add(new NullableConstraintDefinition { Nullable = altered.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull });
                break;
            case AlterTableDropTableElementStatement dropped:
                foreach (var element in dropped.AlterTableDropTableElements)
                {
                    Drop(tables[Name(dropped.SchemaObjectName)].Definition, element.Name.Value);
                }

                break;
            case DropIndexStatement dropped:
                foreach (var index in dropped.DropIndexClauses.Cast<DropIndexClause>())
                {
                    indexes.Remove($"{Name(index.Object)}.{index.Index.Value}");
                }

                break;
            case DropTableStatement dropped:
                foreach (var table in dropped.Objects)
                {
                    tables.Remove(Name(table));
                }

                break;
            case IfStatement condition:
                Apply(condition.ThenStatement);
                break;
            case BeginEndBlockStatement block:
                foreach (var inner in block.StatementList.Statements)
                {
                    Apply(inner);
                }

                break;
            case ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList strings }:
                // A text put together at run time drops a default constraint whose name only the server knows.
                if (strings.Strings.All(part => part is StringLiteral))
                {
                    Apply(string.Concat(strings.Strings.Cast<StringLiteral>().Select(part => part.Value)));
                }

                break;
            case DataModificationStatement data:
                dataStatements.Add(Text(data));
                break;
            case BeginTransactionStatement or CommitTransactionStatement or DeclareVariableStatement or SetVariableStatement or SelectStatement or SetOnOffStatement:
                break;
            default:
                throw new NotSupportedException($"{nameof(MigrationScript)} does not fold {statement.GetType().Name} yet: {Text(statement)}");
        }
    }

    private static void Add(TableDefinition table, TableDefinition added)
    {
        foreach (var column in added.ColumnDefinitions)
        {
            table.ColumnDefinitions.Add(column);
        }

        foreach (var constraint in added.TableConstraints)
        {
            table.TableConstraints.Add(constraint);
        }
    }

    private static void Drop(TableDefinition table, string name)
    {
        foreach (var column in table.ColumnDefinitions.Where(column => Same(column.ColumnIdentifier, name)).ToList())
        {
            table.ColumnDefinitions.Remove(column);
        }

        foreach (var constraint in table.TableConstraints.Where(constraint => Same(constraint.ConstraintIdentifier, name)).ToList())
        {
            table.TableConstraints.Remove(constraint);
        }
    }

    private static ColumnDefinition Column(CreateTableStatement table, string name) =>
        table.Definition.ColumnDefinitions.Single(column => Same(column.ColumnIdentifier, name));

    private static bool Same(Identifier? identifier, string name) => string.Equals(identifier?.Value, name, StringComparison.OrdinalIgnoreCase);

    private static string Name(SchemaObjectName name) => name.BaseIdentifier.Value;

    private static string Text(TSqlFragment fragment)
    {
        new Sql160ScriptGenerator().GenerateScript(fragment, out var text);
        return text;
    }
}
