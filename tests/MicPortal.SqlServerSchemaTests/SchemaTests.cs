using MicPortal.TestSupport;
using Xunit;

namespace MicPortal.SqlServerSchemaTests;

public sealed class SchemaTests
{
    [Fact]
    public void The_migrations_make_a_valid_schema()
    {
        using var db = new OfflineSqlServer().CreateContext();
        using var schema = SqlServerSchema.OfMigrations(db);

        Assert.Contains("Partnerships", schema.TableNames());
        Assert.Contains("__EFMigrationsHistory", schema.TableNames());
        Assert.Empty(schema.Errors());
    }

    [Fact]
    public void An_unknown_column_is_found()
    {
        using var db = new OfflineSqlServer().CreateContext();
        using var schema = SqlServerSchema.OfMigrations(db);
        schema.Add(new CapturedSql("SELECT [p].[Id] FROM [Partnerships] AS [p] WHERE [p].[Stage] = @stage", "@stage varchar(40)"));
        Assert.Empty(schema.Errors());

        schema.Add(new CapturedSql("SELECT [p].[Planted] FROM [Partnerships] AS [p] WHERE [p].[Id] = @id", "@id int"));

        var error = Assert.Single(schema.Errors());
        Assert.Contains("Planted", error, StringComparison.Ordinal);
        Assert.Contains("[p].[Id] = @id", error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_brings_the_rows_back_between_two_test_classes_on_a_server_is_valid()
    {
        using var db = new OfflineSqlServer().CreateContext();
        using var schema = SqlServerSchema.OfMigrations(db);
        var rows = TableRows.Of(db);

        // A kept table has the columns of the one beside it, which stands for it here.
        foreach (var statement in rows.Keep.Concat(rows.Restore.Select(statement => statement.Replace("FROM [RowsOf", "FROM [", StringComparison.Ordinal))))
        {
            schema.Add(new CapturedSql(statement, ""));
        }

        Assert.Contains(rows.Restore, statement => statement.Contains("INSERT INTO [PartnershipParties]", StringComparison.Ordinal));
        Assert.Empty(schema.Errors());
    }

    [Fact]
    public void Changes_of_later_migrations_are_folded_into_their_tables()
    {
        var script = MigrationScript.Fold("""
            CREATE TABLE [A] ([Id] int NOT NULL, [Old] int NOT NULL, [Text] nvarchar(10) NOT NULL, CONSTRAINT [PK_A] PRIMARY KEY ([Id]));
            GO
            CREATE TABLE [B] ([Id] int NOT NULL);
            CREATE INDEX [IX_A_Old] ON [A] ([Old]);
            GO
            ALTER TABLE [A] ADD [New] int NOT NULL DEFAULT 0;
            DROP INDEX [IX_A_Old] ON [A];
            DECLARE @var nvarchar(max);
            SELECT @var = QUOTENAME([d].[name]) FROM [sys].[default_constraints] [d];
            IF @var IS NOT NULL EXEC(N'ALTER TABLE [A] DROP CONSTRAINT ' + @var + ';');
            ALTER TABLE [A] DROP COLUMN [Old];
            ALTER TABLE [A] ALTER COLUMN [Text] nvarchar(20) NULL;
            EXEC(N'CREATE UNIQUE INDEX [IX_A_New] ON [A] ([New]) WHERE [New] > 0');
            DROP TABLE [B];
            INSERT INTO [A] ([Id], [New]) VALUES (1, 2);
            """);

        var declarations = string.Join('\n', script.Declarations());

        Assert.Contains("[New]", declarations, StringComparison.Ordinal);
        Assert.Contains("IX_A_New", declarations, StringComparison.Ordinal);
        Assert.Matches(@"\[Text\]\s+NVARCHAR \(20\)\s+NULL", declarations);
        Assert.DoesNotContain("Old", declarations, StringComparison.Ordinal);
        Assert.DoesNotContain("[B]", declarations, StringComparison.Ordinal);
        Assert.Single(script.DataStatements);
    }
}
