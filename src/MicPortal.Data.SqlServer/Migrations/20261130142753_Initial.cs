using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MicPortal.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Countries",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    NumericCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    Region = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Subregion = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: false),
                    IsOdaRecipient = table.Column<bool>(type: "bit", nullable: false),
                    DacGroup = table.Column<string>(type: "varchar(10)", unicode: false, maxLength: 10, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Countries", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FriendlyName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DevelopmentGoals",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    GoalCode = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true),
                    EnglishName = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    FrenchName = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DevelopmentGoals", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "ReferenceDataLoads",
                columns: table => new
                {
                    Name = table.Column<string>(type: "varchar(100)", unicode: false, maxLength: 100, nullable: false),
                    Fingerprint = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    Rows = table.Column<int>(type: "int", nullable: false),
                    CompletedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferenceDataLoads", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Sectors",
                columns: table => new
                {
                    Code = table.Column<string>(type: "varchar(5)", unicode: false, maxLength: 5, nullable: false),
                    CategoryCode = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    EnglishName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FrenchName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    IsActive = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sectors", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "SubmittedForms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    ResultUrl = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SubmittedForms", x => new { x.Id, x.UserId });
                });

            migrationBuilder.CreateTable(
                name: "CountryNames",
                columns: table => new
                {
                    CountryCode = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountryNames", x => new { x.CountryCode, x.Language });
                    table.ForeignKey(
                        name: "FK_CountryNames_Countries_CountryCode",
                        column: x => x.CountryCode,
                        principalTable: "Countries",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Organisations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SortName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SearchNames = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CountryCode = table.Column<string>(type: "varchar(2)", unicode: false, maxLength: 2, nullable: true),
                    Website = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    SourceId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    SuccessorId = table.Column<int>(type: "int", nullable: true),
                    Kind = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: false),
                    Abbreviation = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true),
                    LocalName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    OtherNames = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    FormerNames = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    Province = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true),
                    Population = table.Column<int>(type: "int", nullable: true),
                    PopulationYear = table.Column<int>(type: "int", nullable: true),
                    Side = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    NationalCode = table.Column<string>(type: "varchar(20)", unicode: false, maxLength: 20, nullable: true),
                    Languages = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: true),
                    SearchLanguages = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    HeadTerm = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DecidingBodyTerm = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    CouncilSeats = table.Column<int>(type: "int", nullable: true),
                    CouncilWomen = table.Column<int>(type: "int", nullable: true),
                    CouncilUnder30 = table.Column<int>(type: "int", nullable: true),
                    NextElection = table.Column<int>(type: "int", nullable: true),
                    LastElection = table.Column<int>(type: "int", nullable: true),
                    PresentedToCouncilOn = table.Column<int>(type: "int", nullable: true),
                    IsPlace = table.Column<bool>(type: "bit", nullable: true),
                    SucceededOn = table.Column<int>(type: "int", nullable: true),
                    SuccessionReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    PredecessorNames = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisations_Countries_CountryCode",
                        column: x => x.CountryCode,
                        principalTable: "Countries",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Organisations_Organisations_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Post = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Proof = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessRequests_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmationRounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AssociationId = table.Column<int>(type: "int", nullable: false),
                    Deadline = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CountsFrom = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmationRounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfirmationRounds_Organisations_AssociationId",
                        column: x => x.AssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AssociationId = table.Column<int>(type: "int", nullable: false),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUps_Organisations_AssociationId",
                        column: x => x.AssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FollowUps_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Interests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Theme = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: true),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SaidAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Interests_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Mandates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    AssociationId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: true),
                    Basis = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Binds = table.Column<bool>(type: "bit", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RevocationReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    IsGivenBack = table.Column<bool>(type: "bit", nullable: false),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mandates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mandates_Organisations_AssociationId",
                        column: x => x.AssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Mandates_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Memberships",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AssociationId = table.Column<int>(type: "int", nullable: false),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Since = table.Column<int>(type: "int", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastDay = table.Column<int>(type: "int", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Memberships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Memberships_Organisations_AssociationId",
                        column: x => x.AssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Memberships_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MunicipalityDifferences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FirstId = table.Column<int>(type: "int", nullable: false),
                    SecondId = table.Column<int>(type: "int", nullable: false),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MunicipalityDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MunicipalityDifferences_Organisations_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MunicipalityDifferences_Organisations_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Partnerships",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Origin = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    SourceId = table.Column<string>(type: "varchar(60)", unicode: false, maxLength: 60, nullable: true),
                    ReportedById = table.Column<int>(type: "int", nullable: true),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    Stage = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    FirstContact = table.Column<int>(type: "int", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    SortName = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false, collation: "Latin1_General_100_BIN2"),
                    PartySet = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    BegunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SuccessorId = table.Column<int>(type: "int", nullable: true),
                    SuccessionReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    PresentParties = table.Column<string>(type: "varchar(200)", unicode: false, maxLength: 200, nullable: true),
                    ReopenedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partnerships", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Partnerships_Organisations_ReportedById",
                        column: x => x.ReportedById,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Partnerships_Partnerships_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Positions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Telephone = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    IsPublished = table.Column<bool>(type: "bit", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Positions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Positions_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Priorities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1500)", maxLength: 1500, nullable: true),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Sector = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    FromYear = table.Column<int>(type: "int", nullable: true),
                    UntilYear = table.Column<int>(type: "int", nullable: true),
                    SourceTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    SourceAddress = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    SortTitle = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SearchText = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SaidAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Priorities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Priorities_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SisterLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FirstAssociationId = table.Column<int>(type: "int", nullable: false),
                    SecondAssociationId = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    FirstShares = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    SecondShares = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndedByAssociationId = table.Column<int>(type: "int", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SisterLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SisterLinks_Organisations_FirstAssociationId",
                        column: x => x.FirstAssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SisterLinks_Organisations_SecondAssociationId",
                        column: x => x.SecondAssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SplitSuccessors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    SuccessorId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SplitSuccessors", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SplitSuccessors_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SplitSuccessors_Organisations_SuccessorId",
                        column: x => x.SuccessorId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Stakeholders",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    SortName = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SortKind = table.Column<string>(type: "nvarchar(152)", maxLength: 152, nullable: false),
                    Does = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    ContactPost = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ContactEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Website = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stakeholders", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Stakeholders_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Uploads",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AssociationId = table.Column<int>(type: "int", nullable: false),
                    FileName = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    UploadedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MembersListed = table.Column<int>(type: "int", nullable: false),
                    PartnershipsReported = table.Column<int>(type: "int", nullable: false),
                    RowsLeftOut = table.Column<int>(type: "int", nullable: false),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Uploads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Uploads_Organisations_AssociationId",
                        column: x => x.AssociationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Users",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: true),
                    Post = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CreatedByUserId = table.Column<int>(type: "int", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    OfficeFrom = table.Column<int>(type: "int", nullable: true),
                    OfficeUntil = table.Column<int>(type: "int", nullable: true),
                    DisabledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "datetimeoffset", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Users", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Users_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AccessVouches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AccessRequestId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    VouchedByUserId = table.Column<int>(type: "int", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    VouchedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessVouches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccessVouches_AccessRequests_AccessRequestId",
                        column: x => x.AccessRequestId,
                        principalTable: "AccessRequests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AccessVouches_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ContactRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FromMunicipalityId = table.Column<int>(type: "int", nullable: false),
                    ToMunicipalityId = table.Column<int>(type: "int", nullable: false),
                    Pair = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Theme = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    InterestId = table.Column<int>(type: "int", nullable: true),
                    InterestKind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    InterestTitle = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    InterestLanguage = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContactRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ContactRequests_Interests_InterestId",
                        column: x => x.InterestId,
                        principalTable: "Interests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactRequests_Organisations_FromMunicipalityId",
                        column: x => x.FromMunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ContactRequests_Organisations_ToMunicipalityId",
                        column: x => x.ToMunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Agreements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    DraftingOrganisationId = table.Column<int>(type: "int", nullable: false),
                    IsOnPaper = table.Column<bool>(type: "bit", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CurrentVersionNumber = table.Column<int>(type: "int", nullable: false),
                    InForceAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DeclinedByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    TakenBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndsOn = table.Column<int>(type: "int", nullable: true),
                    EarlierId = table.Column<int>(type: "int", nullable: true),
                    Link = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Agreements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Agreements_Agreements_EarlierId",
                        column: x => x.EarlierId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Organisations_DraftingOrganisationId",
                        column: x => x.DraftingOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Agreements_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ConfirmationRoundResults",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ConfirmationRoundId = table.Column<int>(type: "int", nullable: false),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    LastConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfirmationRoundResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ConfirmationRoundResults_ConfirmationRounds_ConfirmationRoundId",
                        column: x => x.ConfirmationRoundId,
                        principalTable: "ConfirmationRounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ConfirmationRoundResults_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ConfirmationRoundResults_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "MandatePartnerships",
                columns: table => new
                {
                    MandateId = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MandatePartnerships", x => new { x.MandateId, x.PartnershipId });
                    table.ForeignKey(
                        name: "FK_MandatePartnerships_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MandatePartnerships_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipDifferences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    FirstId = table.Column<int>(type: "int", nullable: false),
                    SecondId = table.Column<int>(type: "int", nullable: false),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipDifferences_Partnerships_FirstId",
                        column: x => x.FirstId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipDifferences_Partnerships_SecondId",
                        column: x => x.SecondId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipInvitations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    InvitedByOrganisationId = table.Column<int>(type: "int", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    JoinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RefusedByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    Refusal = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipInvitations_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipInvitations_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipParties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    FormerNames = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    SplitFromId = table.Column<int>(type: "int", nullable: true),
                    OnlyInId = table.Column<int>(type: "int", nullable: true),
                    Answer = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AnsweredByUserId = table.Column<int>(type: "int", nullable: true),
                    LeftAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Word = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    EndedOn = table.Column<int>(type: "int", nullable: true),
                    Path = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    PathDetail = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Publication = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    PublicationSaidAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PublicationNarrowedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SaysBegun = table.Column<bool>(type: "bit", nullable: false),
                    SaysBegunAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReopensAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipParties_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipParties_Organisations_SplitFromId",
                        column: x => x.SplitFromId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipParties_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipStatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipStatements_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipStatements_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipThemes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipThemes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipThemes_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Projects",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    IsComplete = table.Column<bool>(type: "bit", nullable: false),
                    BegunOn = table.Column<int>(type: "int", nullable: true),
                    CancelReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    EndedOn = table.Column<int>(type: "int", nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SortTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Codes = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    SearchText = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Start = table.Column<int>(type: "int", nullable: true),
                    End = table.Column<int>(type: "int", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CurrentVersionNumber = table.Column<int>(type: "int", nullable: false),
                    AgreedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Projects", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Projects_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Strategies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SortTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    FromYear = table.Column<int>(type: "int", nullable: false),
                    UntilYear = table.Column<int>(type: "int", nullable: false),
                    AgreementKeys = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    ProposedByOrganisationId = table.Column<int>(type: "int", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakeBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    DeclinedByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CurrentVersionNumber = table.Column<int>(type: "int", nullable: false),
                    AgreedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Strategies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Strategies_Organisations_DeclinedByOrganisationId",
                        column: x => x.DeclinedByOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Strategies_Organisations_ProposedByOrganisationId",
                        column: x => x.ProposedByOrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Strategies_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AgreedStart = table.Column<int>(type: "int", nullable: true),
                    AgreedEnd = table.Column<int>(type: "int", nullable: true),
                    ReportDue = table.Column<int>(type: "int", nullable: true),
                    Reason = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    ReasonText = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    SortTitle = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    HostId = table.Column<int>(type: "int", nullable: false),
                    SortStart = table.Column<int>(type: "int", nullable: false),
                    Start = table.Column<int>(type: "int", nullable: false),
                    End = table.Column<int>(type: "int", nullable: false),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    CurrentVersionNumber = table.Column<int>(type: "int", nullable: false),
                    AgreedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Visits_Organisations_HostId",
                        column: x => x.HostId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Visits_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkingGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    MunicipalityId = table.Column<int>(type: "int", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Joining = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Coordinator = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    CoordinatorEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    OpenedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    EndReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkingGroups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkingGroups_Organisations_MunicipalityId",
                        column: x => x.MunicipalityId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkingGroups_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Needs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    SortTitle = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    PriorityId = table.Column<int>(type: "int", nullable: true),
                    EarlierId = table.Column<int>(type: "int", nullable: true),
                    AnswerBy = table.Column<int>(type: "int", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    IsDemo = table.Column<bool>(type: "bit", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Needs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Needs_Needs_EarlierId",
                        column: x => x.EarlierId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Needs_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Needs_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Needs_Priorities_PriorityId",
                        column: x => x.PriorityId,
                        principalTable: "Priorities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UploadRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UploadId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Municipality = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Country = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    MemberSince = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Partner = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    PartnerCountry = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FirstContact = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UploadRows", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UploadRows_Uploads_UploadId",
                        column: x => x.UploadId,
                        principalTable: "Uploads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderKey = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    UserId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", nullable: false),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Act = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    RecordKind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    RecordId = table.Column<int>(type: "int", nullable: false),
                    PartnershipId = table.Column<int>(type: "int", nullable: true),
                    FormerPartnershipId = table.Column<int>(type: "int", nullable: true),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: true),
                    Word = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: true),
                    Changes = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PersonalChanges = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AuditEntries_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    FormId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    KeptAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => new { x.UserId, x.Address });
                    table.ForeignKey(
                        name: "FK_KeptForms_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sessions_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementDocuments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: true),
                    VersionNumber = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Format = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false),
                    Fingerprint = table.Column<string>(type: "varchar(64)", unicode: false, maxLength: 64, nullable: false),
                    StorageName = table.Column<string>(type: "varchar(32)", unicode: false, maxLength: 32, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    AddedByUserId = table.Column<int>(type: "int", nullable: true),
                    AddedByRole = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AddedByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementDocuments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementDocuments_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementDocuments_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementDocuments_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementParties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    SignedAs = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    PaperConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PaperObjection = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    ReturnedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    ReturnedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MarkedCorrectionNumber = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementParties_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementParties_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementRemarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    VersionNumber = table.Column<int>(type: "int", nullable: false),
                    Section = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    ContributionOf = table.Column<int>(type: "int", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsReturn = table.Column<bool>(type: "bit", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastWordOrganisationId = table.Column<int>(type: "int", nullable: false),
                    LastWordAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedByOrganisationId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementRemarks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementRemarks_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementRemarks_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementRemarks_Organisations_ContributionOf",
                        column: x => x.ContributionOf,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementRemarks_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementReviews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    ReviewedOn = table.Column<int>(type: "int", nullable: false),
                    Outcome = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Word = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementReviews_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementReviews_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementStatements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementStatements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementStatements_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementStatements_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementTerminations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    LastDay = table.Column<int>(type: "int", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementTerminations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementTerminations_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementTerminations_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Themes = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false),
                    Start = table.Column<int>(type: "int", nullable: true),
                    Term = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    End = table.Column<int>(type: "int", nullable: true),
                    RenewalYears = table.Column<int>(type: "int", nullable: true),
                    NoticeMonths = table.Column<int>(type: "int", nullable: true),
                    ReviewMonths = table.Column<int>(type: "int", nullable: true),
                    SignaturesToTakeEffect = table.Column<int>(type: "int", nullable: true),
                    FullTextDocuments = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    WrittenByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    CorrectedNumber = table.Column<int>(type: "int", nullable: true),
                    Correction = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementVersions_Agreements_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "Agreements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementVersions_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PartnershipConsents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipInvitationId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    ConsentedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnershipConsents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartnershipConsents_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnershipConsents_PartnershipInvitations_PartnershipInvitationId",
                        column: x => x.PartnershipInvitationId,
                        principalTable: "PartnershipInvitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartyVisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipPartyId = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    IsAuthoritative = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartyVisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PartyVisions_PartnershipParties_PartnershipPartyId",
                        column: x => x.PartnershipPartyId,
                        principalTable: "PartnershipParties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorValues",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IndicatorKey = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<decimal>(type: "decimal(18,4)", precision: 18, scale: 4, nullable: false),
                    People = table.Column<int>(type: "int", nullable: true),
                    Women = table.Column<int>(type: "int", nullable: true),
                    Men = table.Column<int>(type: "int", nullable: true),
                    Youth = table.Column<int>(type: "int", nullable: true),
                    On = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IndicatorValues_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_IndicatorValues_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MilestonesReached",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    MilestoneKey = table.Column<int>(type: "int", nullable: false),
                    On = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MilestonesReached", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MilestonesReached_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_MilestonesReached_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgressNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgressNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgressNotes_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgressNotes_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectParties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    DeclinedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProjectParties_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProjectParties_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectSpendings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    LineKey = table.Column<int>(type: "int", nullable: false),
                    Category = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Minor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "varchar(3)", unicode: false, maxLength: 3, nullable: false),
                    On = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectSpendings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProjectSpendings_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProjectSpendings_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ProjectId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WrittenByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    WrittenUnderMandateId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProjectVersions_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StakeholderRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PartnershipId = table.Column<int>(type: "int", nullable: false),
                    ProjectId = table.Column<int>(type: "int", nullable: true),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Holder = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    StakeholderId = table.Column<int>(type: "int", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true),
                    Text = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    DemandedIt = table.Column<bool>(type: "bit", nullable: false),
                    SaidAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StakeholderRoles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StakeholderRoles_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StakeholderRoles_Partnerships_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnerships",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StakeholderRoles_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StakeholderRoles_Stakeholders_StakeholderId",
                        column: x => x.StakeholderId,
                        principalTable: "Stakeholders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StrategyParties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StrategyId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    DeclinedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StrategyParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StrategyParties_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StrategyParties_Strategies_StrategyId",
                        column: x => x.StrategyId,
                        principalTable: "Strategies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StrategyVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    StrategyId = table.Column<int>(type: "int", nullable: false),
                    FromYear = table.Column<int>(type: "int", nullable: false),
                    UntilYear = table.Column<int>(type: "int", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AgreedOn = table.Column<int>(type: "int", nullable: true),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WrittenByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    WrittenUnderMandateId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StrategyVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StrategyVersions_Strategies_StrategyId",
                        column: x => x.StrategyId,
                        principalTable: "Strategies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitFollowUps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Due = table.Column<int>(type: "int", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitFollowUps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitFollowUps_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitFollowUps_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitLearnings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Months = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakeBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitLearnings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitLearnings_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitLearnings_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitParticipants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Position = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    HomeOrganisation = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    HostColleague = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    BesideId = table.Column<int>(type: "int", nullable: true),
                    Briefed = table.Column<string>(type: "varchar(400)", unicode: false, maxLength: 400, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: true),
                    KeepsName = table.Column<bool>(type: "bit", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitParticipants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitParticipants_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitParticipants_VisitParticipants_BesideId",
                        column: x => x.BesideId,
                        principalTable: "VisitParticipants",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_VisitParticipants_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitParties",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    DeclinedVersionNumber = table.Column<int>(type: "int", nullable: true),
                    DeclinedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitParties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitParties_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitParties_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitReports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Done = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Learned = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: false),
                    Difficulties = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    FiledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Count_All = table.Column<int>(type: "int", nullable: false),
                    Count_CivilSociety = table.Column<int>(type: "int", nullable: true),
                    Count_Councillors = table.Column<int>(type: "int", nullable: true),
                    Count_Interpreters = table.Column<int>(type: "int", nullable: true),
                    Count_Men = table.Column<int>(type: "int", nullable: true),
                    Count_Officials = table.Column<int>(type: "int", nullable: true),
                    Count_SixtyAndOlder = table.Column<int>(type: "int", nullable: true),
                    Count_TechnicalStaff = table.Column<int>(type: "int", nullable: true),
                    Count_ThirtyToFiftyNine = table.Column<int>(type: "int", nullable: true),
                    Count_UnderThirty = table.Column<int>(type: "int", nullable: true),
                    Count_Women = table.Column<int>(type: "int", nullable: true),
                    Count_YouthRepresentatives = table.Column<int>(type: "int", nullable: true),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    TakenBackAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    TakeBackReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitReports_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VisitReports_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitSlots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    With = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitSlots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitSlots_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VisitId = table.Column<int>(type: "int", nullable: false),
                    HostId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Plan = table.Column<string>(type: "nvarchar(max)", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WrittenByOrganisationId = table.Column<int>(type: "int", nullable: true),
                    WrittenUnderMandateId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitVersions_Visits_VisitId",
                        column: x => x.VisitId,
                        principalTable: "Visits",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupMeetings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkingGroupId = table.Column<int>(type: "int", nullable: false),
                    HeldOn = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    Minutes = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: true),
                    Decisions = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Count_All = table.Column<int>(type: "int", nullable: false),
                    Count_CivilSociety = table.Column<int>(type: "int", nullable: true),
                    Count_Councillors = table.Column<int>(type: "int", nullable: true),
                    Count_UnderThirty = table.Column<int>(type: "int", nullable: true),
                    Count_Women = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMeetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupMeetings_WorkingGroups_WorkingGroupId",
                        column: x => x.WorkingGroupId,
                        principalTable: "WorkingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupPriorities",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkingGroupId = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Theme = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    RemovedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupPriorities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupPriorities_WorkingGroups_WorkingGroupId",
                        column: x => x.WorkingGroupId,
                        principalTable: "WorkingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JoinRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkingGroupId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Word = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false),
                    Status = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    IsToBeTold = table.Column<bool>(type: "bit", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ConcurrencyToken = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinRequests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_JoinRequests_WorkingGroups_WorkingGroupId",
                        column: x => x.WorkingGroupId,
                        principalTable: "WorkingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkingGroupMembers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    WorkingGroupId = table.Column<int>(type: "int", nullable: false),
                    StakeholderId = table.Column<int>(type: "int", nullable: true),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Post = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    JoinedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LeftAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkingGroupMembers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkingGroupMembers_Stakeholders_StakeholderId",
                        column: x => x.StakeholderId,
                        principalTable: "Stakeholders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkingGroupMembers_WorkingGroups_WorkingGroupId",
                        column: x => x.WorkingGroupId,
                        principalTable: "WorkingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NeedAddressees",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    NeedId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Answer = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Word = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    AgreedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ProjectId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NeedAddressees", x => x.Id);
                    table.ForeignKey(
                        name: "FK_NeedAddressees_Needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "Needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_NeedAddressees_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_NeedAddressees_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementFilings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementDocumentId = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: true),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    SignatoryTitle = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Place = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    Date = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementFilings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementFilings_AgreementDocuments_AgreementDocumentId",
                        column: x => x.AgreementDocumentId,
                        principalTable: "AgreementDocuments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementSignatures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementPartyId = table.Column<int>(type: "int", nullable: false),
                    SignatoryTitle = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedByUserId = table.Column<int>(type: "int", nullable: true),
                    RecordedByOrganisationId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementSignatures_AgreementParties_AgreementPartyId",
                        column: x => x.AgreementPartyId,
                        principalTable: "AgreementParties",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementRemarkAnswers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementRemarkId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    WrittenByUserId = table.Column<int>(type: "int", nullable: true),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementRemarkAnswers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementRemarkAnswers_AgreementRemarks_AgreementRemarkId",
                        column: x => x.AgreementRemarkId,
                        principalTable: "AgreementRemarks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementRemarkAnswers_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AgreementRemarkAnswers_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementCoSignatories",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementVersionId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(150)", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementCoSignatories", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementCoSignatories_AgreementVersions_AgreementVersionId",
                        column: x => x.AgreementVersionId,
                        principalTable: "AgreementVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementEndorsements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementVersionId = table.Column<int>(type: "int", nullable: false),
                    AgreementPartyId = table.Column<int>(type: "int", nullable: false),
                    EndorsedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    KeptFromNumber = table.Column<int>(type: "int", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementEndorsements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementEndorsements_AgreementParties_AgreementPartyId",
                        column: x => x.AgreementPartyId,
                        principalTable: "AgreementParties",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AgreementEndorsements_AgreementVersions_AgreementVersionId",
                        column: x => x.AgreementVersionId,
                        principalTable: "AgreementVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementEndorsements_Mandates_MandateId",
                        column: x => x.MandateId,
                        principalTable: "Mandates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AgreementVersionTexts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementVersionId = table.Column<int>(type: "int", nullable: false),
                    Language = table.Column<string>(type: "varchar(8)", unicode: false, maxLength: 8, nullable: false),
                    IsAuthentic = table.Column<bool>(type: "bit", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: false),
                    Scope = table.Column<string>(type: "nvarchar(800)", maxLength: 800, nullable: true),
                    FullText = table.Column<string>(type: "nvarchar(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementVersionTexts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementVersionTexts_AgreementVersions_AgreementVersionId",
                        column: x => x.AgreementVersionId,
                        principalTable: "AgreementVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProjectEndorsements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    PartyId = table.Column<int>(type: "int", nullable: false),
                    EndorsedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProjectEndorsements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProjectEndorsements_ProjectParties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "ProjectParties",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_ProjectEndorsements_ProjectVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProjectVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StrategyEndorsements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    DecidedBy = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    DecidedOn = table.Column<int>(type: "int", nullable: false),
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    PartyId = table.Column<int>(type: "int", nullable: false),
                    EndorsedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StrategyEndorsements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StrategyEndorsements_StrategyParties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "StrategyParties",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_StrategyEndorsements_StrategyVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "StrategyVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VisitEndorsements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    PartyId = table.Column<int>(type: "int", nullable: false),
                    EndorsedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    Role = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    MandateId = table.Column<int>(type: "int", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VisitEndorsements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VisitEndorsements_VisitParties_PartyId",
                        column: x => x.PartyId,
                        principalTable: "VisitParties",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_VisitEndorsements_VisitVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "VisitVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementCoSignatures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementCoSignatoryId = table.Column<int>(type: "int", nullable: false),
                    SignatoryTitle = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RecordedByUserId = table.Column<int>(type: "int", nullable: true),
                    RecordedByOrganisationId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementCoSignatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementCoSignatures_AgreementCoSignatories_AgreementCoSignatoryId",
                        column: x => x.AgreementCoSignatoryId,
                        principalTable: "AgreementCoSignatories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementDecisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementEndorsementId = table.Column<int>(type: "int", nullable: false),
                    Body = table.Column<string>(type: "varchar(40)", unicode: false, maxLength: 40, nullable: false),
                    Reference = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Date = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementDecisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementDecisions_AgreementEndorsements_AgreementEndorsementId",
                        column: x => x.AgreementEndorsementId,
                        principalTable: "AgreementEndorsements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementContributions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    AgreementVersionTextId = table.Column<int>(type: "int", nullable: false),
                    OrganisationId = table.Column<int>(type: "int", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementContributions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementContributions_AgreementVersionTexts_AgreementVersionTextId",
                        column: x => x.AgreementVersionTextId,
                        principalTable: "AgreementVersionTexts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementContributions_Organisations_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_MunicipalityId_Status",
                table: "AccessRequests",
                columns: new[] { "MunicipalityId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessRequests_Status_AskedAt_Id",
                table: "AccessRequests",
                columns: new[] { "Status", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AccessVouches_AccessRequestId_OrganisationId",
                table: "AccessVouches",
                columns: new[] { "AccessRequestId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccessVouches_OrganisationId",
                table: "AccessVouches",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementContributions_AgreementVersionTextId_OrganisationId",
                table: "AgreementContributions",
                columns: new[] { "AgreementVersionTextId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementContributions_OrganisationId",
                table: "AgreementContributions",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementCoSignatories_AgreementVersionId",
                table: "AgreementCoSignatories",
                column: "AgreementVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementCoSignatures_AgreementCoSignatoryId",
                table: "AgreementCoSignatures",
                column: "AgreementCoSignatoryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDecisions_AgreementEndorsementId",
                table: "AgreementDecisions",
                column: "AgreementEndorsementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDocuments_AgreementId",
                table: "AgreementDocuments",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDocuments_MandateId",
                table: "AgreementDocuments",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDocuments_OrganisationId",
                table: "AgreementDocuments",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementDocuments_StorageName",
                table: "AgreementDocuments",
                column: "StorageName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementEndorsements_AgreementPartyId",
                table: "AgreementEndorsements",
                column: "AgreementPartyId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementEndorsements_AgreementVersionId_AgreementPartyId",
                table: "AgreementEndorsements",
                columns: new[] { "AgreementVersionId", "AgreementPartyId" },
                unique: true,
                filter: "[WithdrawnAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementEndorsements_MandateId",
                table: "AgreementEndorsements",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementFilings_AgreementDocumentId",
                table: "AgreementFilings",
                column: "AgreementDocumentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParties_AgreementId_OrganisationId",
                table: "AgreementParties",
                columns: new[] { "AgreementId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementParties_OrganisationId_AgreementId",
                table: "AgreementParties",
                columns: new[] { "OrganisationId", "AgreementId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarkAnswers_AgreementRemarkId",
                table: "AgreementRemarkAnswers",
                column: "AgreementRemarkId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarkAnswers_MandateId",
                table: "AgreementRemarkAnswers",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarkAnswers_OrganisationId",
                table: "AgreementRemarkAnswers",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarks_AgreementId_ClosedAt",
                table: "AgreementRemarks",
                columns: new[] { "AgreementId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarks_ContributionOf",
                table: "AgreementRemarks",
                column: "ContributionOf");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarks_MandateId",
                table: "AgreementRemarks",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementRemarks_OrganisationId",
                table: "AgreementRemarks",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementReviews_AgreementId_OrganisationId",
                table: "AgreementReviews",
                columns: new[] { "AgreementId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementReviews_OrganisationId",
                table: "AgreementReviews",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_DraftingOrganisationId",
                table: "Agreements",
                column: "DraftingOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_EarlierId",
                table: "Agreements",
                column: "EarlierId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreements_PartnershipId_Status",
                table: "Agreements",
                columns: new[] { "PartnershipId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementSignatures_AgreementPartyId",
                table: "AgreementSignatures",
                column: "AgreementPartyId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementStatements_AgreementId",
                table: "AgreementStatements",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementStatements_OrganisationId",
                table: "AgreementStatements",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementTerminations_AgreementId_OrganisationId",
                table: "AgreementTerminations",
                columns: new[] { "AgreementId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementTerminations_OrganisationId",
                table: "AgreementTerminations",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementVersions_AgreementId_Number",
                table: "AgreementVersions",
                columns: new[] { "AgreementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementVersions_MandateId",
                table: "AgreementVersions",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementVersionTexts_AgreementVersionId_Language",
                table: "AgreementVersionTexts",
                columns: new[] { "AgreementVersionId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_MandateId",
                table: "AuditEntries",
                column: "MandateId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OrganisationId",
                table: "AuditEntries",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_PartnershipId_At",
                table: "AuditEntries",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_RecordKind_RecordId_At",
                table: "AuditEntries",
                columns: new[] { "RecordKind", "RecordId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_UserId",
                table: "AuditEntries",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationRoundResults_ConfirmationRoundId",
                table: "ConfirmationRoundResults",
                column: "ConfirmationRoundId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationRoundResults_MunicipalityId",
                table: "ConfirmationRoundResults",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationRoundResults_PartnershipId",
                table: "ConfirmationRoundResults",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationRounds_AssociationId",
                table: "ConfirmationRounds",
                column: "AssociationId",
                unique: true,
                filter: "[ClosedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ConfirmationRounds_AssociationId_OpenedAt_Id",
                table: "ConfirmationRounds",
                columns: new[] { "AssociationId", "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactRequests_FromMunicipalityId_AskedAt_Id",
                table: "ContactRequests",
                columns: new[] { "FromMunicipalityId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ContactRequests_InterestId",
                table: "ContactRequests",
                column: "InterestId");

            migrationBuilder.CreateIndex(
                name: "IX_ContactRequests_Pair",
                table: "ContactRequests",
                column: "Pair",
                unique: true,
                filter: "[ClosedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ContactRequests_ToMunicipalityId_AskedAt_Id",
                table: "ContactRequests",
                columns: new[] { "ToMunicipalityId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_AssociationId_MunicipalityId_WrittenAt",
                table: "FollowUps",
                columns: new[] { "AssociationId", "MunicipalityId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUps_MunicipalityId_AnsweredAt",
                table: "FollowUps",
                columns: new[] { "MunicipalityId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeetings_WorkingGroupId_HeldOn_Id",
                table: "GroupMeetings",
                columns: new[] { "WorkingGroupId", "HeldOn", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPriorities_WorkingGroupId",
                table: "GroupPriorities",
                column: "WorkingGroupId");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValues_OrganisationId",
                table: "IndicatorValues",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValues_ProjectId",
                table: "IndicatorValues",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Interests_MunicipalityId",
                table: "Interests",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_Interests_Theme_Kind_MunicipalityId",
                table: "Interests",
                columns: new[] { "Theme", "Kind", "MunicipalityId" },
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_JoinRequests_WorkingGroupId_DecidedAt_Id",
                table: "JoinRequests",
                columns: new[] { "WorkingGroupId", "DecidedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_KeptForms_KeptAt",
                table: "KeptForms",
                column: "KeptAt");

            migrationBuilder.CreateIndex(
                name: "IX_MandatePartnerships_PartnershipId",
                table: "MandatePartnerships",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_AssociationId",
                table: "Mandates",
                column: "AssociationId");

            migrationBuilder.CreateIndex(
                name: "IX_Mandates_MunicipalityId",
                table: "Mandates",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_AssociationId_MunicipalityId",
                table: "Memberships",
                columns: new[] { "AssociationId", "MunicipalityId" },
                unique: true,
                filter: "[EndedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Memberships_MunicipalityId",
                table: "Memberships",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestonesReached_OrganisationId",
                table: "MilestonesReached",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_MilestonesReached_ProjectId_MilestoneKey",
                table: "MilestonesReached",
                columns: new[] { "ProjectId", "MilestoneKey" },
                unique: true,
                filter: "[TakenBackAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MunicipalityDifferences_FirstId",
                table: "MunicipalityDifferences",
                column: "FirstId");

            migrationBuilder.CreateIndex(
                name: "IX_MunicipalityDifferences_SecondId_FirstId",
                table: "MunicipalityDifferences",
                columns: new[] { "SecondId", "FirstId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedAddressees_NeedId_OrganisationId",
                table: "NeedAddressees",
                columns: new[] { "NeedId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NeedAddressees_OrganisationId_NeedId",
                table: "NeedAddressees",
                columns: new[] { "OrganisationId", "NeedId" });

            migrationBuilder.CreateIndex(
                name: "IX_NeedAddressees_ProjectId",
                table: "NeedAddressees",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_EarlierId",
                table: "Needs",
                column: "EarlierId");

            migrationBuilder.CreateIndex(
                name: "IX_Needs_OrganisationId_ClosedAt",
                table: "Needs",
                columns: new[] { "OrganisationId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_PartnershipId_AskedAt_Id",
                table: "Needs",
                columns: new[] { "PartnershipId", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Needs_PriorityId",
                table: "Needs",
                column: "PriorityId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_CountryCode_SortName_Id",
                table: "Organisations",
                columns: new[] { "CountryCode", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Population_Id",
                table: "Organisations",
                columns: new[] { "Population", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SortName_Id",
                table: "Organisations",
                columns: new[] { "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SourceId",
                table: "Organisations",
                column: "SourceId",
                unique: true,
                filter: "[SourceId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_SuccessorId",
                table: "Organisations",
                column: "SuccessorId",
                filter: "[SuccessorId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipConsents_OrganisationId",
                table: "PartnershipConsents",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipConsents_PartnershipInvitationId_OrganisationId",
                table: "PartnershipConsents",
                columns: new[] { "PartnershipInvitationId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipDifferences_FirstId",
                table: "PartnershipDifferences",
                column: "FirstId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipDifferences_SecondId_FirstId",
                table: "PartnershipDifferences",
                columns: new[] { "SecondId", "FirstId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipInvitations_OrganisationId",
                table: "PartnershipInvitations",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipInvitations_PartnershipId_OrganisationId",
                table: "PartnershipInvitations",
                columns: new[] { "PartnershipId", "OrganisationId" },
                unique: true,
                filter: "[JoinedAt] IS NULL AND [RefusedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipParties_OrganisationId_PartnershipId",
                table: "PartnershipParties",
                columns: new[] { "OrganisationId", "PartnershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipParties_PartnershipId_OrganisationId",
                table: "PartnershipParties",
                columns: new[] { "PartnershipId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipParties_SplitFromId",
                table: "PartnershipParties",
                column: "SplitFromId");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_Confirmed",
                table: "Partnerships",
                columns: new[] { "SortName", "Id" },
                filter: "[ConfirmedAt] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_ConfirmedAt_Id",
                table: "Partnerships",
                columns: new[] { "ConfirmedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_FirstContact_Id",
                table: "Partnerships",
                columns: new[] { "FirstContact", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_OpenedAt_Id",
                table: "Partnerships",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_PartySet",
                table: "Partnerships",
                column: "PartySet");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_PresentParties_Id",
                table: "Partnerships",
                columns: new[] { "PresentParties", "Id" },
                filter: "[PresentParties] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_ReportedById",
                table: "Partnerships",
                column: "ReportedById");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_SortName_Id",
                table: "Partnerships",
                columns: new[] { "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_SourceId",
                table: "Partnerships",
                column: "SourceId",
                unique: true,
                filter: "[SourceId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_Stage_SortName_Id",
                table: "Partnerships",
                columns: new[] { "Stage", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnerships_SuccessorId",
                table: "Partnerships",
                column: "SuccessorId",
                filter: "[SuccessorId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipStatements_OrganisationId",
                table: "PartnershipStatements",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipStatements_PartnershipId",
                table: "PartnershipStatements",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipThemes_Code_PartnershipId",
                table: "PartnershipThemes",
                columns: new[] { "Code", "PartnershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_PartnershipThemes_PartnershipId_Code",
                table: "PartnershipThemes",
                columns: new[] { "PartnershipId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartyVisions_PartnershipPartyId_Language",
                table: "PartyVisions",
                columns: new[] { "PartnershipPartyId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Positions_MunicipalityId",
                table: "Positions",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_MunicipalityId_Number",
                table: "Priorities",
                columns: new[] { "MunicipalityId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_SaidAt_Id",
                table: "Priorities",
                columns: new[] { "SaidAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Priorities_SortTitle_Id",
                table: "Priorities",
                columns: new[] { "SortTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgressNotes_OrganisationId",
                table: "ProgressNotes",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressNotes_ProjectId",
                table: "ProgressNotes",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectEndorsements_PartyId",
                table: "ProjectEndorsements",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectEndorsements_VersionId_PartyId",
                table: "ProjectEndorsements",
                columns: new[] { "VersionId", "PartyId" },
                unique: true,
                filter: "[WithdrawnAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectParties_OrganisationId_ProjectId",
                table: "ProjectParties",
                columns: new[] { "OrganisationId", "ProjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectParties_ProjectId_OrganisationId",
                table: "ProjectParties",
                columns: new[] { "ProjectId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Projects_PartnershipId_Status",
                table: "Projects",
                columns: new[] { "PartnershipId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_SortTitle_Id",
                table: "Projects",
                columns: new[] { "SortTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Projects_Start_Id",
                table: "Projects",
                columns: new[] { "Start", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ProjectSpendings_OrganisationId",
                table: "ProjectSpendings",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectSpendings_ProjectId",
                table: "ProjectSpendings",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_ProjectVersions_ProjectId_Number",
                table: "ProjectVersions",
                columns: new[] { "ProjectId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_UserId",
                table: "Sessions",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SisterLinks_FirstAssociationId_SecondAssociationId",
                table: "SisterLinks",
                columns: new[] { "FirstAssociationId", "SecondAssociationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SisterLinks_SecondAssociationId",
                table: "SisterLinks",
                column: "SecondAssociationId");

            migrationBuilder.CreateIndex(
                name: "IX_SplitSuccessors_MunicipalityId_SuccessorId",
                table: "SplitSuccessors",
                columns: new[] { "MunicipalityId", "SuccessorId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SplitSuccessors_SuccessorId",
                table: "SplitSuccessors",
                column: "SuccessorId");

            migrationBuilder.CreateIndex(
                name: "IX_StakeholderRoles_OrganisationId",
                table: "StakeholderRoles",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_StakeholderRoles_PartnershipId_OrganisationId",
                table: "StakeholderRoles",
                columns: new[] { "PartnershipId", "OrganisationId" });

            migrationBuilder.CreateIndex(
                name: "IX_StakeholderRoles_ProjectId",
                table: "StakeholderRoles",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_StakeholderRoles_StakeholderId",
                table: "StakeholderRoles",
                column: "StakeholderId");

            migrationBuilder.CreateIndex(
                name: "IX_Stakeholders_MunicipalityId_SortKind_Id",
                table: "Stakeholders",
                columns: new[] { "MunicipalityId", "SortKind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Stakeholders_MunicipalityId_SortName_Id",
                table: "Stakeholders",
                columns: new[] { "MunicipalityId", "SortName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Strategies_DeclinedByOrganisationId",
                table: "Strategies",
                column: "DeclinedByOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Strategies_FromYear_Id",
                table: "Strategies",
                columns: new[] { "FromYear", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Strategies_PartnershipId_FromYear",
                table: "Strategies",
                columns: new[] { "PartnershipId", "FromYear" });

            migrationBuilder.CreateIndex(
                name: "IX_Strategies_ProposedByOrganisationId",
                table: "Strategies",
                column: "ProposedByOrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Strategies_SortTitle_Id",
                table: "Strategies",
                columns: new[] { "SortTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StrategyEndorsements_PartyId",
                table: "StrategyEndorsements",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_StrategyEndorsements_VersionId_PartyId",
                table: "StrategyEndorsements",
                columns: new[] { "VersionId", "PartyId" },
                unique: true,
                filter: "[WithdrawnAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_StrategyParties_OrganisationId_StrategyId",
                table: "StrategyParties",
                columns: new[] { "OrganisationId", "StrategyId" });

            migrationBuilder.CreateIndex(
                name: "IX_StrategyParties_StrategyId_OrganisationId",
                table: "StrategyParties",
                columns: new[] { "StrategyId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StrategyVersions_StrategyId_Number",
                table: "StrategyVersions",
                columns: new[] { "StrategyId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UploadRows_UploadId_Number",
                table: "UploadRows",
                columns: new[] { "UploadId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Uploads_AssociationId_UploadedAt_Id",
                table: "Uploads",
                columns: new[] { "AssociationId", "UploadedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "Users",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Users_OrganisationId",
                table: "Users",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "Users",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_VisitEndorsements_PartyId",
                table: "VisitEndorsements",
                column: "PartyId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitEndorsements_VersionId_PartyId",
                table: "VisitEndorsements",
                columns: new[] { "VersionId", "PartyId" },
                unique: true,
                filter: "[WithdrawnAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_VisitFollowUps_OrganisationId",
                table: "VisitFollowUps",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitFollowUps_VisitId",
                table: "VisitFollowUps",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitLearnings_OrganisationId",
                table: "VisitLearnings",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitLearnings_VisitId_OrganisationId_Months",
                table: "VisitLearnings",
                columns: new[] { "VisitId", "OrganisationId", "Months" },
                unique: true,
                filter: "[TakenBackAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_VisitParticipants_BesideId",
                table: "VisitParticipants",
                column: "BesideId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitParticipants_OrganisationId",
                table: "VisitParticipants",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitParticipants_VisitId",
                table: "VisitParticipants",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitParties_OrganisationId_VisitId",
                table: "VisitParties",
                columns: new[] { "OrganisationId", "VisitId" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitParties_VisitId_OrganisationId",
                table: "VisitParties",
                columns: new[] { "VisitId", "OrganisationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VisitReports_OrganisationId",
                table: "VisitReports",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitReports_VisitId_OrganisationId",
                table: "VisitReports",
                columns: new[] { "VisitId", "OrganisationId" },
                unique: true,
                filter: "[TakenBackAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_HostId",
                table: "Visits",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_Visits_PartnershipId_Status",
                table: "Visits",
                columns: new[] { "PartnershipId", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SortStart_Id",
                table: "Visits",
                columns: new[] { "SortStart", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Visits_SortTitle_Id",
                table: "Visits",
                columns: new[] { "SortTitle", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_VisitSlots_VisitId",
                table: "VisitSlots",
                column: "VisitId");

            migrationBuilder.CreateIndex(
                name: "IX_VisitVersions_VisitId_Number",
                table: "VisitVersions",
                columns: new[] { "VisitId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroupMembers_StakeholderId",
                table: "WorkingGroupMembers",
                column: "StakeholderId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroupMembers_WorkingGroupId",
                table: "WorkingGroupMembers",
                column: "WorkingGroupId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroups_MunicipalityId",
                table: "WorkingGroups",
                column: "MunicipalityId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroups_OpenedAt_Id",
                table: "WorkingGroups",
                columns: new[] { "OpenedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_WorkingGroups_PartnershipId_MunicipalityId",
                table: "WorkingGroups",
                columns: new[] { "PartnershipId", "MunicipalityId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessVouches");

            migrationBuilder.DropTable(
                name: "AgreementContributions");

            migrationBuilder.DropTable(
                name: "AgreementCoSignatures");

            migrationBuilder.DropTable(
                name: "AgreementDecisions");

            migrationBuilder.DropTable(
                name: "AgreementFilings");

            migrationBuilder.DropTable(
                name: "AgreementRemarkAnswers");

            migrationBuilder.DropTable(
                name: "AgreementReviews");

            migrationBuilder.DropTable(
                name: "AgreementSignatures");

            migrationBuilder.DropTable(
                name: "AgreementStatements");

            migrationBuilder.DropTable(
                name: "AgreementTerminations");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "ConfirmationRoundResults");

            migrationBuilder.DropTable(
                name: "ContactRequests");

            migrationBuilder.DropTable(
                name: "CountryNames");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "DevelopmentGoals");

            migrationBuilder.DropTable(
                name: "FollowUps");

            migrationBuilder.DropTable(
                name: "GroupMeetings");

            migrationBuilder.DropTable(
                name: "GroupPriorities");

            migrationBuilder.DropTable(
                name: "IndicatorValues");

            migrationBuilder.DropTable(
                name: "JoinRequests");

            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "MandatePartnerships");

            migrationBuilder.DropTable(
                name: "Memberships");

            migrationBuilder.DropTable(
                name: "MilestonesReached");

            migrationBuilder.DropTable(
                name: "MunicipalityDifferences");

            migrationBuilder.DropTable(
                name: "NeedAddressees");

            migrationBuilder.DropTable(
                name: "PartnershipConsents");

            migrationBuilder.DropTable(
                name: "PartnershipDifferences");

            migrationBuilder.DropTable(
                name: "PartnershipStatements");

            migrationBuilder.DropTable(
                name: "PartnershipThemes");

            migrationBuilder.DropTable(
                name: "PartyVisions");

            migrationBuilder.DropTable(
                name: "Positions");

            migrationBuilder.DropTable(
                name: "ProgressNotes");

            migrationBuilder.DropTable(
                name: "ProjectEndorsements");

            migrationBuilder.DropTable(
                name: "ProjectSpendings");

            migrationBuilder.DropTable(
                name: "ReferenceDataLoads");

            migrationBuilder.DropTable(
                name: "Sectors");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SisterLinks");

            migrationBuilder.DropTable(
                name: "SplitSuccessors");

            migrationBuilder.DropTable(
                name: "StakeholderRoles");

            migrationBuilder.DropTable(
                name: "StrategyEndorsements");

            migrationBuilder.DropTable(
                name: "SubmittedForms");

            migrationBuilder.DropTable(
                name: "UploadRows");

            migrationBuilder.DropTable(
                name: "VisitEndorsements");

            migrationBuilder.DropTable(
                name: "VisitFollowUps");

            migrationBuilder.DropTable(
                name: "VisitLearnings");

            migrationBuilder.DropTable(
                name: "VisitParticipants");

            migrationBuilder.DropTable(
                name: "VisitReports");

            migrationBuilder.DropTable(
                name: "VisitSlots");

            migrationBuilder.DropTable(
                name: "WorkingGroupMembers");

            migrationBuilder.DropTable(
                name: "AccessRequests");

            migrationBuilder.DropTable(
                name: "AgreementVersionTexts");

            migrationBuilder.DropTable(
                name: "AgreementCoSignatories");

            migrationBuilder.DropTable(
                name: "AgreementEndorsements");

            migrationBuilder.DropTable(
                name: "AgreementDocuments");

            migrationBuilder.DropTable(
                name: "AgreementRemarks");

            migrationBuilder.DropTable(
                name: "ConfirmationRounds");

            migrationBuilder.DropTable(
                name: "Interests");

            migrationBuilder.DropTable(
                name: "Needs");

            migrationBuilder.DropTable(
                name: "PartnershipInvitations");

            migrationBuilder.DropTable(
                name: "PartnershipParties");

            migrationBuilder.DropTable(
                name: "ProjectParties");

            migrationBuilder.DropTable(
                name: "ProjectVersions");

            migrationBuilder.DropTable(
                name: "Users");

            migrationBuilder.DropTable(
                name: "StrategyParties");

            migrationBuilder.DropTable(
                name: "StrategyVersions");

            migrationBuilder.DropTable(
                name: "Uploads");

            migrationBuilder.DropTable(
                name: "VisitParties");

            migrationBuilder.DropTable(
                name: "VisitVersions");

            migrationBuilder.DropTable(
                name: "Stakeholders");

            migrationBuilder.DropTable(
                name: "WorkingGroups");

            migrationBuilder.DropTable(
                name: "AgreementParties");

            migrationBuilder.DropTable(
                name: "AgreementVersions");

            migrationBuilder.DropTable(
                name: "Priorities");

            migrationBuilder.DropTable(
                name: "Projects");

            migrationBuilder.DropTable(
                name: "Strategies");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropTable(
                name: "Agreements");

            migrationBuilder.DropTable(
                name: "Mandates");

            migrationBuilder.DropTable(
                name: "Partnerships");

            migrationBuilder.DropTable(
                name: "Organisations");

            migrationBuilder.DropTable(
                name: "Countries");
        }
    }
}
