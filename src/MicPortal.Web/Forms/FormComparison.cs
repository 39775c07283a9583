using System.Buffers.Text;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MicPortal.Web.Models;
using Microsoft.Extensions.Primitives;

namespace MicPortal.Web.Forms;

/// <summary>
/// A form that says of each field what it was filled with: where another has changed the record meanwhile, what its user
/// left alone follows the record, and only what the user changed stands against it.
/// </summary>
public interface IComparedForm : IChangingForm
{
    /// <summary>As <see cref="FormComparison.Write"/> has it; what goes back with an error keeps the first one.</summary>
    string? AsRead { get; set; }

    string IChangingForm.ConflictKey => "Forms.ConflictCompared";
}

/// <summary>An entry of a list that is known by something that it says, not by its place: the text in a language, a co-signatory, a line of a budget.</summary>
public interface IKeyedPart
{
    string? PartKey { get; }
}

/// <summary>An entry of a list in a form that another has saved meanwhile.</summary>
/// <param name="Theirs">The list as the other left it; null where nobody has.</param>
public sealed record MetPart(IKeyedPart Part, IEnumerable<IKeyedPart>? Theirs)
{
    /// <summary>The other took it out, and saving would put it back.</summary>
    public bool IsPutBack => Theirs is not null && Part.PartKey is { } key && !Theirs.Any(one => one.PartKey == key);
}

internal static class FormComparison
{
    /// <summary>The token of what is told from another by two numbers.</summary>
    public static Guid TokenOf(int one, long other) => new(one, 0, 0, BitConverter.GetBytes(other));

    /// <summary>Of a form that was empty, which says so: what is sent without a word of it was not told what it was filled with.</summary>
    private const string Nothing = "-";

    /// <summary>The name of every field that is not empty, with the beginning of a hash of what stands in it.</summary>
    public static string Write(IComparedForm form) => string.Join(' ', Flat.Of(form).Fields.Select(field => $"{field.Key}:{HashOf(field.Value)}")) is { Length: > 0 } read ? read : Nothing;

    /// <summary>
    /// What was sent, with what the other wrote in every field that stands as it was read. Of a list, an entry that the other added or took away
    /// is there or gone, unless the user has changed it: what the other took away then stands whole as the user has it, to be put back.
    /// </summary>
    /// <param name="mine">What was sent, as the form understood it.</param>
    public static IFormCollection Join(IFormCollection sent, IComparedForm mine, IComparedForm theirs)
    {
        var read = ReadBy(mine.AsRead ?? "");
        var (own, other) = (Flat.Of(mine), Flat.Of(theirs));
        var lists = own.Lists.Keys.Union(other.Lists.Keys).ToDictionary(list => list, list => Entries(list, own, other, read));
        var putBack = lists.SelectMany(list => list.Value.Except(other.Lists.GetValueOrDefault(list.Key, []))).ToList();
        // The entries are written anew, each at its place.
        var joined = sent.Where(field => !lists.Keys.Any(list => field.Key.StartsWith(list + "[", StringComparison.Ordinal))).ToDictionary();
        foreach (var name in own.Fields.Keys.Union(other.Fields.Keys).ToList())
        {
            var inputs = own.Fields.GetValueOrDefault(name, []);
            foreach (var (input, _) in inputs)
            {
                joined.Remove(input);
            }

            var stands = read.GetValueOrDefault(name, "") == HashOf(inputs) && !putBack.Exists(entry => name.StartsWith(entry, StringComparison.Ordinal)) ? other.Fields.GetValueOrDefault(name, []) : inputs;
            foreach (var (input, values) in stands)
            {
                if (Placed(input, lists) is { } placed)
                {
                    joined[placed] = values;
                }
            }
        }

        return new FormCollection(joined);
    }

    /// <summary>The entries that the list has then, in the record's order and the user's own behind them.</summary>
    private static List<string> Entries(string list, Flat own, Flat other, Dictionary<string, string> read)
    {
        var (mine, theirs) = (own.Lists.GetValueOrDefault(list, []), other.Lists.GetValueOrDefault(list, []));
        return
        [
            .. theirs.Where(entry => mine.Contains(entry) || !WasRead(entry)),
            .. mine.Except(theirs).Where(entry => !WasRead(entry) || IsChanged(entry)),
        ];

        bool WasRead(string entry) => read.Keys.Any(name => name.StartsWith(entry, StringComparison.Ordinal));

        bool IsChanged(string entry) => own.Fields.Keys.Union(read.Keys).Where(name => name.StartsWith(entry, StringComparison.Ordinal))
            .Any(name => read.GetValueOrDefault(name, "") != HashOf(own.Fields.GetValueOrDefault(name, [])));
    }

    /// <summary>The name of the input at the place that its entry has; null for an entry that is gone.</summary>
    private static string? Placed(string input, Dictionary<string, List<string>> lists)
    {
        foreach (var (list, entries) in lists.Where(list => input.StartsWith(list.Key + "[", StringComparison.Ordinal)))
        {
            var place = entries.FindIndex(entry => input.StartsWith(entry, StringComparison.Ordinal));
            return place < 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{list}[{place}].{input[entries[place].Length..]}");
        }

        return input;
    }

    private static Dictionary<string, string> ReadBy(string text)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in text.Split(' '))
        {
            var colon = word.LastIndexOf(':');
            read.TryAdd(colon < 0 ? word : word[..colon], word[(colon + 1)..]);
        }

        return read;
    }

    private static string HashOf(IReadOnlyCollection<KeyValuePair<string, StringValues>> inputs) =>
        inputs.Count == 0 ? "" : HashOf(string.Join('\n', inputs.Select(input => $"{input.Key}={string.Join('\f', input.Value.ToArray())}")));

    private static string HashOf(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text))[..2]);

    /// <summary>A form as its fields; a date is one of three inputs. What is empty is not there.</summary>
    private sealed class Flat
    {
        private static readonly HashSet<string> Technical = [nameof(IComparedForm.FormId), nameof(IComparedForm.ConcurrencyToken), nameof(IComparedForm.AsRead)];

        public SortedDictionary<string, List<KeyValuePair<string, StringValues>>> Fields { get; } = new(StringComparer.Ordinal);

        /// <summary>The entries of each list that are not empty, by the beginning of their fields' names: "Texts[it].".</summary>
        public Dictionary<string, List<string>> Lists { get; } = [];

        public static Flat Of(IComparedForm form)
        {
            var flat = new Flat();
            flat.AddAll(form, "");
            return flat;
        }

        private void AddAll(object form, string prefix)
        {
            foreach (var property in form.GetType().GetProperties().Where(property => property.CanWrite && !Technical.Contains(property.Name)))
            {
                Add(prefix + property.Name, property.GetValue(form));
            }
        }

        private void Add(string name, object? value)
        {
            switch (value)
            {
                case null:
                    break;
                case bool ticked:
                    Put(name, KeyValuePair.Create(name, new StringValues(ticked.ToString())));
                    break;
                case string text:
                    Put(name, KeyValuePair.Create(name, new StringValues(Meant(text))));
                    break;
                case DateInput date:
                    Put(name, KeyValuePair.Create(name + ".Day", new StringValues(Meant(date.Day))), KeyValuePair.Create(name + ".Month", new StringValues(Meant(date.Month))), KeyValuePair.Create(name + ".Year", new StringValues(Meant(date.Year))));
                    break;
                case IEnumerable<string> chosen:
                    Put(name, KeyValuePair.Create(name, new StringValues([.. chosen.Order(StringComparer.Ordinal)])));
                    break;
                case IDictionary named:
                    foreach (DictionaryEntry entry in named)
                    {
                        Add($"{name}[{entry.Key}]", entry.Value);
                    }

                    break;
                case IList list:
                    AddList(name, list);
                    break;
                default:
                    AddAll(value, name + ".");
                    break;
            }
        }

        private void AddList(string name, IList list)
        {
            for (var index = 0; index < list.Count; index++)
            {
                var entry = $"{name}[{KeyOf(list[index]!, index)}].";
                entry = Lists.GetValueOrDefault(name, []).Contains(entry) ? $"{name}[{KeyOf(list[index]!, index)}-{index}]." : entry;
                var before = Fields.Count;
                AddAll(list[index]!, entry);
                if (Fields.Count > before)
                {
                    Lists.TryAdd(name, []);
                    Lists[name].Add(entry);
                }
            }
        }

        /// <summary>Without a blank, which parts the names, and short.</summary>
        private static string KeyOf(object part, int index) => part is IKeyedPart { PartKey: { Length: > 0 } key }
            ? key.Length <= 6 && char.IsAsciiLetter(key[0]) && key.All(char.IsAsciiLetterOrDigit) ? key : "-" + HashOf(Meant(key))
            : index.ToString(CultureInfo.InvariantCulture);

        private void Put(string name, params KeyValuePair<string, StringValues>[] inputs)
        {
            if (inputs.Any(input => input.Value.Any(value => !string.IsNullOrEmpty(value))))
            {
                Fields[name] = [.. inputs];
            }
        }

        /// <summary>As <see cref="TypedTextBinder"/> takes it.</summary>
        private static string Meant(string? text) => (text ?? "").ReplaceLineEndings("\n").Trim();
    }
}
