using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace MicPortal.Application.Lists;

/// <summary>
/// One order of a list: an indexed key, then the id. A page begins after the last row of the one before (a cursor), so
/// that a later page costs what the first one does. Unknown keys (null) stand first, as both databases put them.
/// </summary>
public abstract class ListSort<TEntity>(string name, bool descendsFirst)
{
    public string Name => name;

    /// <summary>Whether the first click on the column begins with the largest.</summary>
    public bool DescendsFirst => descendsFirst;

    public static ListSort<TEntity> By<TKey>(string name, Expression<Func<TEntity, TKey>> key, Expression<Func<TEntity, int>> id, bool descendsFirst = false) =>
        new ListSort<TEntity, TKey>(name, key, id, descendsFirst);

    /// <summary>The ids of the page's rows, in order, with the cursors around them, and how many rows there are in all.</summary>
    internal abstract Task<(List<int> Ids, int Count, string? Previous, string? Next)> Ids(IQueryable<TEntity> query, bool descending, PageRequest request, CancellationToken cancel);
}

internal sealed class ListSort<TEntity, TKey>(string name, Expression<Func<TEntity, TKey>> key, Expression<Func<TEntity, int>> id, bool descendsFirst)
    : ListSort<TEntity>(name, descendsFirst)
{
    internal override async Task<(List<int> Ids, int Count, string? Previous, string? Next)> Ids(IQueryable<TEntity> query, bool descending, PageRequest request, CancellationToken cancel)
    {
        var backwards = request.Before is not null;
        var all = query.Take(PageRequest.CountLimit + 1);
        if (Cursor.Read(request.Before ?? request.After) is { } cursor)
        {
            query = query.Where(Beyond(cursor, descending != backwards));
        }
        else if (request.Before is not (null or PageRequest.LastPage))
        {
            backwards = false;
        }

        var ordered = descending != backwards ? query.OrderByDescending(key).ThenByDescending(id) : query.OrderBy(key).ThenBy(id);
        var found = await ordered.Select(Row(all)).Take(PageRequest.Size + 1).ToListAsync(cancel);
        var more = found.Count > PageRequest.Size;
        var rows = found.Take(PageRequest.Size).ToList();
        if (backwards)
        {
            rows.Reverse();
        }

        var hasPrevious = backwards ? more : request.After is not null && Cursor.Read(request.After) is not null;
        var hasNext = backwards ? request.Before != PageRequest.LastPage : more;
        return (
            [.. rows.Select(row => row.Id)],
            // Beyond a cursor there may be none where there are some before it.
            found.Count > 0 ? found[0].Count : request.Before is null && request.After is null ? 0 : await all.CountAsync(cancel),
            hasPrevious && rows.Count > 0 ? Cursor.Write(rows[0]) : null,
            hasNext && rows.Count > 0 ? Cursor.Write(rows[^1]) : null);
    }

    /// <summary>Key and id, and the number of all rows, which the database counts once.</summary>
    private Expression<Func<TEntity, KeyOfRow>> Row(IQueryable<TEntity> all)
    {
        var row = key.Parameters[0];
        return Expression.Lambda<Func<TEntity, KeyOfRow>>(
            Expression.MemberInit(
                Expression.New(typeof(KeyOfRow)),
                Expression.Bind(typeof(KeyOfRow).GetProperty(nameof(KeyOfRow.Key))!, key.Body),
                Expression.Bind(typeof(KeyOfRow).GetProperty(nameof(KeyOfRow.Id))!, IdOf(row)),
                Expression.Bind(typeof(KeyOfRow).GetProperty(nameof(KeyOfRow.Count))!, Expression.Call(typeof(Queryable), nameof(Queryable.Count), [typeof(TEntity)], all.Expression))),
            row);
    }

    private Expression<Func<TEntity, bool>> Beyond((object? Key, int Id) cursor, bool descending)
    {
        var row = key.Parameters[0];
        // A key that cannot be unknown never is.
        Expression isNull = default(TKey) is null ? Expression.Equal(key.Body, Expression.Constant(null, typeof(TKey))) : Expression.Constant(false);
        var beyondId = descending ? Expression.LessThan(IdOf(row), Value(cursor.Id)) : Expression.GreaterThan(IdOf(row), Value(cursor.Id));
        if (cursor.Key is null)
        {
            // Nulls stand first: upwards everything known lies beyond them, downwards only further nulls do.
            return Lambda(descending ? Expression.AndAlso(isNull, beyondId) : Expression.OrElse(Expression.Not(isNull), beyondId));
        }

        var value = Value((TKey)cursor.Key);
        var beyondKey = Compare(value, descending);
        var same = Expression.AndAlso(Expression.Equal(key.Body, value), beyondId);
        var beyond = Expression.OrElse(beyondKey, same);
        return Lambda(descending && default(TKey) is null && typeof(TKey) != typeof(string) ? Expression.OrElse(beyond, isNull) : beyond);

        Expression<Func<TEntity, bool>> Lambda(Expression body) => Expression.Lambda<Func<TEntity, bool>>(body, row);
    }

    private Expression Compare(Expression value, bool descending)
    {
        if (typeof(TKey) != typeof(string))
        {
            return descending ? Expression.LessThan(key.Body, value) : Expression.GreaterThan(key.Body, value);
        }

        var comparison = Expression.Call(typeof(string), nameof(string.Compare), null, key.Body, value);
        return descending ? Expression.LessThan(comparison, Expression.Constant(0)) : Expression.GreaterThan(comparison, Expression.Constant(0));
    }

    private Expression IdOf(ParameterExpression row) => new ParameterReplacer(id.Parameters[0], row).Visit(id.Body);

    /// <summary>A member of an object, so that it becomes a parameter of the SQL and not a literal in it.</summary>
    private static MemberExpression Value<T>(T value) => Expression.Property(Expression.Constant(new Holder<T>(value)), nameof(Holder<>.Value));

    private sealed record Holder<T>(T Value);

    private sealed class KeyOfRow
    {
        public TKey Key { get; init; } = default!;

        public int Id { get; init; }

        public int Count { get; init; }
    }

    private sealed class ParameterReplacer(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }

    private static class Cursor
    {
        public static string Write(KeyOfRow row) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{row.Id} {(row.Key switch { DateTime time => time.Ticks, Domain.Common.PartialDate date => date.Value, var key => key })}")));

        /// <summary>Null for a cursor that nobody wrote: the list begins at its start.</summary>
        public static (object? Key, int Id)? Read(string? text)
        {
            string[] parts;
            try
            {
                parts = Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text ?? "")).Split(' ', 2);
            }
            catch (FormatException)
            {
                return null;
            }

            return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TryParse(parts[1], out var key) ? (key, number) : null;
        }

        /// <summary>An empty key is an unknown one, but for a text, which may be empty.</summary>
        private static bool TryParse(string text, out object? key)
        {
            key = text;
            var type = Nullable.GetUnderlyingType(typeof(TKey)) ?? typeof(TKey);
            if (type == typeof(string))
            {
                return true;
            }

            if (text.Length == 0)
            {
                key = null;
                return default(TKey) is null;
            }

            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return false;
            }

            if (type == typeof(DateTime))
            {
                var isTime = number >= DateTime.MinValue.Ticks && number <= DateTime.MaxValue.Ticks;
                key = isTime ? new DateTime(number, DateTimeKind.Utc) : null;
                return isTime;
            }

            if (number is < int.MinValue or > int.MaxValue)
            {
                return false;
            }

            if (type == typeof(Domain.Common.PartialDate))
            {
                var isDate = Domain.Common.PartialDate.TryFromValue((int)number, out var date);
                key = date;
                return isDate;
            }

            key = type == typeof(long) ? (object)number : (int)number;
            return true;
        }
    }
}
