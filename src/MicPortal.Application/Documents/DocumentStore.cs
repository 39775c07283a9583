using System.Security.Cryptography;
using MicPortal.Domain.Agreements;
using MicPortal.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MicPortal.Application.Documents;

/// <summary>
/// The files of documents in one folder, under random names that say nothing of them. A file is there before its row and
/// goes when the row is certainly not saved; one without a row is left by a crash between the two, and harmless.
/// </summary>
public sealed class DocumentStore(IOptions<DocumentOptions> options)
{
    private const UnixFileMode OwnerReadsAndWrites = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Unfinished = ".part";

    private string Folder => options.Value.Folder;

    /// <summary>
    /// Stores a checked file and has its row saved; where that fails, or is not needed (a form sent twice), the file goes again.
    /// </summary>
    /// <param name="save">Returns whether the row was saved.</param>
    public async Task Keep(Stream content, string name, DocumentFormat format, Func<DocumentFile, Task<bool>> save, CancellationToken cancel)
    {
        var file = await Write(content, name, format, cancel);
        try
        {
            if (!await save(file))
            {
                Remove(file.StorageName);
            }
        }
        catch (Exception exception) when (exception is DomainException or DbUpdateException)
        {
            // Of any other failure, such as a line lost while the transaction was committed, nobody knows whether there is a row.
            Remove(file.StorageName);
            throw;
        }
    }

    /// <summary>Null when the file is not there any more.</summary>
    public Stream? Open(string storageName)
    {
        try
        {
            return new FileStream(PathOf(storageName), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Remove(string storageName) => File.Delete(PathOf(storageName));

    private string PathOf(string storageName) => Path.Combine(Folder, storageName);

    private async Task<DocumentFile> Write(Stream content, string name, DocumentFormat format, CancellationToken cancel)
    {
        var storageName = RandomNumberGenerator.GetHexString(AgreementDocument.StorageNameLength, lowercase: true);
        var unfinished = PathOf(storageName) + Unfinished;
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = OwnerReadsAndWrites;
        }

        try
        {
            DocumentFile file;
            await using (var written = new FileStream(unfinished, create))
            {
                content.Position = 0;
                await content.CopyToAsync(written, cancel);
                // To the disk, not only to the system: the row must not outlive its file.
                written.Flush(flushToDisk: true);
                written.Position = 0;
                file = new DocumentFile(DocumentName.Clean(name), format, written.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(written, cancel)), storageName);
            }

            File.Move(unfinished, PathOf(storageName));
            return file;
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
