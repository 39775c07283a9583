namespace MicPortal.Web.Setup;

/// <summary>The portal does not start, and the message tells the operator why and what to do: no stack trace is shown with it.</summary>
public sealed class StartRefusedException(string message, Exception? cause = null) : Exception(message, cause);
