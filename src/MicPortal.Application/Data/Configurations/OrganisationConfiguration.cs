using MicPortal.Domain.Countries;
using MicPortal.Domain.Organisations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.Application.Data.Configurations;

internal sealed class OrganisationConfiguration : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.HasDiscriminator<string>("Kind").HasValue<Municipality>("Municipality").HasValue<Association>("Association");
        organisation.Property("Kind").HasMaxLength(20).IsUnicode(false);
        organisation.Property(o => o.Name).HasMaxLength(Organisation.NameLimit);
        organisation.Property(o => o.SortName).HasMaxLength(Organisation.SortNameLimit);
        organisation.Property(o => o.SearchNames).HasMaxLength(Organisation.SearchNamesLimit);
        organisation.Property(o => o.CountryCode).HasMaxLength(2).IsUnicode(false);
        organisation.Property(o => o.Website).HasMaxLength(Organisation.WebsiteLimit);
        organisation.Property(o => o.SourceId).HasMaxLength(60).IsUnicode(false);
        organisation.HasOne<Country>().WithMany().HasForeignKey(o => o.CountryCode).OnDelete(DeleteBehavior.Restrict);
        organisation.HasOne<Organisation>().WithMany().HasForeignKey(o => o.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        // Of those that have one: SQLite would otherwise look for all that have none by it, and sort them afterwards.
        organisation.HasIndex(o => o.SuccessorId).HasFilter("[SuccessorId] IS NOT NULL");
        organisation.HasIndex(o => o.SourceId).IsUnique();
        organisation.HasIndex(o => new { o.SortName, o.Id });
        organisation.HasIndex(o => new { o.CountryCode, o.SortName, o.Id });
        organisation.IsAggregateRoot();
    }
}

internal sealed class MunicipalityConfiguration : IEntityTypeConfiguration<Municipality>
{
    public void Configure(EntityTypeBuilder<Municipality> municipality)
    {
        municipality.Property(m => m.LocalName).HasMaxLength(Organisation.NameLimit);
        municipality.Property(m => m.OtherNames).HasMaxLength(Municipality.NamesLimit);
        municipality.Property(m => m.FormerNames).HasMaxLength(Municipality.NamesLimit);
        municipality.Property(m => m.Province).HasMaxLength(200);
        municipality.Property(m => m.NationalCode).HasMaxLength(20).IsUnicode(false);
        municipality.Property(m => m.SearchLanguages).HasMaxLength(Municipality.SearchLanguagesLimit).IsUnicode(false);
        municipality.Property(m => m.HeadTerm).HasMaxLength(Municipality.TermLimit);
        municipality.Property(m => m.DecidingBodyTerm).HasMaxLength(Municipality.TermLimit);
        municipality.Property(m => m.SuccessionReason).HasMaxLength(Municipality.SuccessionReasonLimit);
        municipality.Property(m => m.PredecessorNames).HasMaxLength(Municipality.PredecessorNamesLimit);
        municipality.HasMany(m => m.SplitInto).WithOne().HasForeignKey(s => s.MunicipalityId).OnDelete(DeleteBehavior.Cascade);
        municipality.HasIndex(m => new { m.Population, m.Id });
    }
}

internal sealed class SplitSuccessorConfiguration : IEntityTypeConfiguration<SplitSuccessor>
{
    public void Configure(EntityTypeBuilder<SplitSuccessor> successor)
    {
        successor.ToTable("SplitSuccessors");
        successor.HasOne(s => s.Successor).WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        successor.HasIndex(s => new { s.MunicipalityId, s.SuccessorId }).IsUnique();
    }
}

internal sealed class MunicipalityDifferenceConfiguration : IEntityTypeConfiguration<MunicipalityDifference>
{
    public void Configure(EntityTypeBuilder<MunicipalityDifference> difference)
    {
        difference.HasOne<Municipality>().WithMany().HasForeignKey(d => d.FirstId).OnDelete(DeleteBehavior.Restrict);
        difference.HasOne<Municipality>().WithMany().HasForeignKey(d => d.SecondId).OnDelete(DeleteBehavior.Restrict);
        difference.HasIndex(d => new { d.SecondId, d.FirstId }).IsUnique();
        difference.IsAggregateRoot();
    }
}

internal sealed class AssociationConfiguration : IEntityTypeConfiguration<Association>
{
    public void Configure(EntityTypeBuilder<Association> association) => association.Property(a => a.Abbreviation).HasMaxLength(Association.AbbreviationLimit);
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.Property(m => m.EndReason).HasMaxLength(Membership.ReasonLimit);
        membership.HasOne(m => m.Association).WithMany().HasForeignKey(m => m.AssociationId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne(m => m.Municipality).WithMany(o => o.Memberships).HasForeignKey(m => m.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        membership.HasIndex(m => new { m.AssociationId, m.MunicipalityId }).IsUnique().HasFilter("[EndedAt] IS NULL");
        membership.IsAggregateRoot();
    }
}

internal sealed class AccessRequestConfiguration : IEntityTypeConfiguration<AccessRequest>
{
    public void Configure(EntityTypeBuilder<AccessRequest> request)
    {
        request.Property(r => r.Post).HasMaxLength(AccessRequest.PostLimit);
        request.Property(r => r.Email).HasMaxLength(AccessRequest.EmailLimit);
        request.Property(r => r.Proof).HasMaxLength(AccessRequest.ProofLimit);
        request.Property(r => r.RefusalReason).HasMaxLength(AccessRequest.ReasonLimit);
        request.HasOne(r => r.Municipality).WithMany().HasForeignKey(r => r.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        request.HasMany(r => r.Vouches).WithOne().HasForeignKey(v => v.AccessRequestId).OnDelete(DeleteBehavior.Cascade);
        request.HasIndex(r => new { r.Status, r.AskedAt, r.Id });
        request.HasIndex(r => new { r.MunicipalityId, r.Status });
        request.IsAggregateRoot();
    }
}

internal sealed class AccessVouchConfiguration : IEntityTypeConfiguration<AccessVouch>
{
    public void Configure(EntityTypeBuilder<AccessVouch> vouch)
    {
        vouch.ToTable("AccessVouches");
        vouch.Property(v => v.Text).HasMaxLength(AccessVouch.TextLimit);
        vouch.HasOne(v => v.Organisation).WithMany().HasForeignKey(v => v.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        vouch.HasIndex(v => new { v.AccessRequestId, v.OrganisationId }).IsUnique();
    }
}

internal sealed class PositionConfiguration : IEntityTypeConfiguration<Position>
{
    public void Configure(EntityTypeBuilder<Position> position)
    {
        position.Property(p => p.Title).HasMaxLength(Position.TitleLimit);
        position.Property(p => p.Email).HasMaxLength(Position.EmailLimit);
        position.Property(p => p.Telephone).HasMaxLength(Position.TelephoneLimit);
        position.HasOne<Municipality>().WithMany().HasForeignKey(p => p.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        position.IsAggregateRoot();
    }
}

internal sealed class InterestConfiguration : IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Interest> interest)
    {
        interest.Property(i => i.Theme).HasMaxLength(40).IsUnicode(false);
        interest.Property(i => i.Title).HasMaxLength(Interest.TitleLimit);
        interest.Property(i => i.Text).HasMaxLength(Interest.TextLimit);
        interest.Property(i => i.Language).HasMaxLength(8).IsUnicode(false);
        interest.Property(i => i.SearchText).HasMaxLength(Interest.SearchTextLimit);
        interest.HasOne(i => i.Municipality).WithMany().HasForeignKey(i => i.MunicipalityId).OnDelete(DeleteBehavior.Restrict);
        interest.HasIndex(i => i.MunicipalityId);
        interest.HasIndex(i => new { i.Theme, i.Kind, i.MunicipalityId }).HasFilter("[EndedAt] IS NULL");
        interest.IsAggregateRoot();
    }
}

internal sealed class ContactRequestConfiguration : IEntityTypeConfiguration<ContactRequest>
{
    public void Configure(EntityTypeBuilder<ContactRequest> request)
    {
        request.Property(r => r.Pair).HasMaxLength(40).IsUnicode(false);
        request.Property(r => r.Theme).HasMaxLength(40).IsUnicode(false);
        request.Property(r => r.Text).HasMaxLength(ContactRequest.TextLimit);
        request.Property(r => r.Language).HasMaxLength(8).IsUnicode(false);
        request.Property(r => r.Answer).HasMaxLength(ContactRequest.AnswerLimit);
        request.HasOne(r => r.FromMunicipality).WithMany().HasForeignKey(r => r.FromMunicipalityId).OnDelete(DeleteBehavior.Restrict);
        request.HasOne(r => r.ToMunicipality).WithMany().HasForeignKey(r => r.ToMunicipalityId).OnDelete(DeleteBehavior.Restrict);
        request.Property(r => r.InterestTitle).HasMaxLength(Interest.TitleLimit);
        request.Property(r => r.InterestLanguage).HasMaxLength(8).IsUnicode(false);
        request.HasOne<Interest>().WithMany().HasForeignKey(r => r.InterestId).OnDelete(DeleteBehavior.Restrict);
        request.HasIndex(r => r.Pair).IsUnique().HasFilter("[ClosedAt] IS NULL");
        request.HasIndex(r => new { r.FromMunicipalityId, r.AskedAt, r.Id });
        request.HasIndex(r => new { r.ToMunicipalityId, r.AskedAt, r.Id });
        request.IsAggregateRoot();
    }
}

internal sealed class SisterLinkConfiguration : IEntityTypeConfiguration<SisterLink>
{
    public void Configure(EntityTypeBuilder<SisterLink> link)
    {
        link.HasOne<Association>().WithMany().HasForeignKey(l => l.FirstAssociationId).OnDelete(DeleteBehavior.Restrict);
        link.HasOne<Association>().WithMany().HasForeignKey(l => l.SecondAssociationId).OnDelete(DeleteBehavior.Restrict);
        link.Property(l => l.EndReason).HasMaxLength(SisterLink.ReasonLimit);
        link.HasIndex(l => new { l.FirstAssociationId, l.SecondAssociationId }).IsUnique();
        link.IsAggregateRoot();
    }
}
