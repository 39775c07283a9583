using System.Buffers.Text;
using System.Collections;
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

internal static class FormComparison
{
    /// <summary>The name of every field that is not empty, with the beginning of a hash of what stands in it.</summary>
    public static string Write(IComparedForm form) => string.Join(' ', Flat.Of(form).Fields.Select(field => $"{field.Key}:{HashOf(field.Value)}"));

    /// <summary>What was sent, with what the other wrote in every field that stands as it was read. A list that has grown or shrunk stays as it was sent.</summary>
    /// <param name="mine">What was sent, as the form understood it.</param>
    public static IFormCollection Join(IFormCollection sent, IComparedForm mine, IComparedForm theirs)
    {
        var read = ReadBy(mine.AsRead ?? "");
        var (own, other) = (Flat.Of(mine), Flat.Of(theirs));
        var lists = own.Lists.Keys.Union(other.Lists.Keys).Where(list => own.Lists.GetValueOrDefault(list) != other.Lists.GetValueOrDefault(list)).ToList();
        var joined = sent.ToDictionary();
        foreach (var name in own.Fields.Keys.Union(other.Fields.Keys).Where(name => !lists.Exists(list => name.StartsWith(list, StringComparison.Ordinal))))
        {
            var inputs = own.Fields.GetValueOrDefault(name, []);
            if (read.GetValueOrDefault(name, "") != HashOf(inputs))
            {
                continue;
            }

            foreach (var (input, _) in inputs)
            {
                joined.Remove(input);
            }

            foreach (var (input, values) in other.Fields.GetValueOrDefault(name, []))
            {
                joined[input] = values;
            }
        }

        return new FormCollection(joined);
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

    private static string HashOf(IReadOnlyCollection<KeyValuePair<string, StringValues>> inputs) => inputs.Count == 0 ? ""
        : Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', inputs.Select(input => $"{input.Key}={string.Join('\f', input.Value.ToArray())}"))))[..3]);

    /// <summary>A form as its fields; a date is one of three inputs. What is empty is not there.</summary>
    private sealed class Flat
    {
        private static readonly HashSet<string> Technical = [nameof(IComparedForm.FormId), nameof(IComparedForm.ConcurrencyToken), nameof(IComparedForm.AsRead)];

        public SortedDictionary<string, List<KeyValuePair<string, StringValues>>> Fields { get; } = new(StringComparer.Ordinal);

        /// <summary>How many things of several fields a list has that are not empty.</summary>
        public Dictionary<string, int> Lists { get; } = [];

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
                case null or false:
                    break;
                case bool:
                    Put(name, KeyValuePair.Create(name, new StringValues("true")));
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
                var before = Fields.Count;
                AddAll(list[index]!, $"{name}[{index}].");
                if (Fields.Count > before)
                {
                    Lists[name + "["] = index + 1;
                }
            }
        }

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
