var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "MIC Portal");
app.Run();
