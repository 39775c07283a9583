using System.Collections;
using System.Data.Common;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace MicPortal.SqlServerSchemaTests;

/// <summary>
/// The answer of a server that is not there. A count or an existence test always has one row; any other query has none,
/// or one whose values convert to whatever is asked: the text "1" is also a value of every enum, the number 20260101 a date.
/// </summary>
internal sealed class MadeUpReader(string[] columns, int count, int number, bool isNull) : DbDataReader
{
    private const int NumberThatIsADate = 20260101;

    private int read;

    public static MadeUpReader For(string sql, bool rows)
    {
        var select = FirstSelect(sql);
        var isSingleValue = select is { SelectElements.Count: 1, GroupByClause: null } && IsSingleValue(select);
        var columns = select?.SelectElements.Select(element => (element as SelectScalarExpression)?.ColumnName?.Value
            ?? ((element as SelectScalarExpression)?.Expression as ColumnReferenceExpression)?.MultiPartIdentifier.Identifiers[^1].Value ?? "").ToArray() ?? [];
        return new MadeUpReader(columns, rows || isSingleValue ? 1 : 0, rows ? NumberThatIsADate : 0, !rows && isSingleValue && IsNullOverNothing(select!));
    }

    public override int FieldCount => columns.Length;

    public override bool HasRows => count > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => 0;

    public override int Depth => 0;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => read++ < count;

    public override bool NextResult() => false;

    public override string GetName(int ordinal) => columns[ordinal];

    public override int GetOrdinal(string name) => Array.FindIndex(columns, column => column.Equals(name, StringComparison.OrdinalIgnoreCase));

    public override bool IsDBNull(int ordinal) => isNull;

    /// <summary>A whole organisation says by its Kind of which type it is; any other Kind is an enum.</summary>
    public override string GetString(int ordinal) =>
        ordinal < columns.Length && columns[ordinal].StartsWith("Kind", StringComparison.Ordinal) && columns.Any(column => column.StartsWith("SearchNames", StringComparison.Ordinal))
            ? "Municipality" : "1";

    public override bool GetBoolean(int ordinal) => number > 0;

    public override byte GetByte(int ordinal) => 1;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => number;

    public override long GetInt64(int ordinal) => number;

    public override float GetFloat(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override decimal GetDecimal(int ordinal) => 1;

    public override char GetChar(int ordinal) => '1';

    public override DateTime GetDateTime(int ordinal) => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override T GetFieldValue<T>(int ordinal) => typeof(T) switch
    {
        var type when type == typeof(DateTimeOffset) => (T)(object)new DateTimeOffset(GetDateTime(ordinal)),
        var type when type == typeof(byte[]) => (T)(object)Array.Empty<byte>(),
        _ => throw new NotSupportedException($"A made-up {typeof(T).Name}."),
    };

    public override object GetValue(int ordinal) => number;

    public override int GetValues(object[] values) => 0;

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();

    private static QuerySpecification? FirstSelect(string sql)
    {
        var script = (TSqlScript)new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _);
        return script?.Batches.SelectMany(batch => batch.Statements).OfType<SelectStatement>().FirstOrDefault()?.QueryExpression as QuerySpecification;
    }

    private static bool IsSingleValue(QuerySpecification select)
    {
        var aggregates = new Aggregates();
        select.SelectElements[0].Accept(aggregates);
        return select.FromClause is null || aggregates.Found;
    }

    private static bool IsNullOverNothing(QuerySpecification select) =>
        select.SelectElements[0] is SelectScalarExpression { Expression: FunctionCall { FunctionName.Value: var name } } && !name.StartsWith("COUNT", StringComparison.OrdinalIgnoreCase);

    private sealed class Aggregates : TSqlFragmentVisitor
    {
        public bool Found { get; private set; }

        public override void Visit(FunctionCall node) => Found |= node.FunctionName.Value.ToUpperInvariant() is "COUNT" or "COUNT_BIG" or "SUM" or "MIN" or "MAX" or "AVG";

        /// <summary>A subquery's aggregate is not the query's own.</summary>
        public override void ExplicitVisit(ScalarSubquery node)
        {
        }
    }
}
