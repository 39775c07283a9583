using MicPortal.Domain.Countries;
using MicPortal.Domain.ReferenceData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class CountryConfiguration : IEntityTypeConfiguration<Country>
{
    public void Configure(EntityTypeBuilder<Country> country)
    {
        country.HasKey(c => c.Code);
        country.Property(c => c.Code).HasMaxLength(2).IsUnicode(false);
        country.Property(c => c.NumericCode).HasMaxLength(3).IsUnicode(false);
        country.Property(c => c.Region).HasMaxLength(40).IsUnicode(false);
        country.Property(c => c.Subregion).HasMaxLength(60).IsUnicode(false);
        country.Property(c => c.DacGroup).HasMaxLength(10).IsUnicode(false);
        country.Ignore(c => c.Side);
        country.HasMany(c => c.Names).WithOne().HasForeignKey(n => n.CountryCode).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class CountryNameConfiguration : IEntityTypeConfiguration<CountryName>
{
    public void Configure(EntityTypeBuilder<CountryName> name)
    {
        name.ToTable("CountryNames");
        name.HasKey(n => new { n.CountryCode, n.Language });
        name.Property(n => n.CountryCode).HasMaxLength(2).IsUnicode(false);
        name.Property(n => n.Language).HasMaxLength(8).IsUnicode(false);
        name.Property(n => n.Name).HasMaxLength(100);
    }
}

internal sealed class SectorConfiguration : IEntityTypeConfiguration<Sector>
{
    public void Configure(EntityTypeBuilder<Sector> sector)
    {
        sector.HasKey(s => s.Code);
        sector.Property(s => s.Code).HasMaxLength(5).IsUnicode(false);
        sector.Property(s => s.CategoryCode).HasMaxLength(3).IsUnicode(false);
        sector.Property(s => s.EnglishName).HasMaxLength(200);
        sector.Property(s => s.FrenchName).HasMaxLength(200);
    }
}

internal sealed class DevelopmentGoalConfiguration : IEntityTypeConfiguration<DevelopmentGoal>
{
    public void Configure(EntityTypeBuilder<DevelopmentGoal> goal)
    {
        goal.HasKey(g => g.Code);
        goal.Property(g => g.Code).HasMaxLength(8).IsUnicode(false);
        goal.Property(g => g.GoalCode).HasMaxLength(8).IsUnicode(false);
        goal.Property(g => g.EnglishName).HasMaxLength(800);
        goal.Property(g => g.FrenchName).HasMaxLength(800);
    }
}
