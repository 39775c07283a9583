using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace MicPortal.ArchitectureTests.Planted
{
    internal sealed class GoodEntity
    {
        public int Id { get; private set; }

        public string Name { get; init; } = "";
    }

    internal sealed class BadEntity
    {
        public int Id { get; set; }
    }

    internal sealed class GoodEntityConfiguration : IEntityTypeConfiguration<GoodEntity>
    {
        public void Configure(EntityTypeBuilder<GoodEntity> builder)
        {
        }
    }

    internal sealed class GoodForm;

    internal sealed class BadForm;

    internal sealed class GoodFormValidator : AbstractValidator<GoodForm>;

    internal sealed class FormsController : Controller
    {
        public IActionResult Good(GoodForm form) => Ok(form);

        public IActionResult Bad(BadForm form) => Ok(form);

        public IActionResult Entity(GoodEntity entity) => Ok(entity);
    }
}

namespace MicPortal.ArchitectureTests.Planted.Areas.North
{
    [Area("North")]
    [Authorize(Policy = "North")]
    internal sealed class WorkspaceController : Controller;

    [Area("North")]
    [Authorize]
    internal sealed class WithoutPolicyController : Controller;

    [Area("South")]
    [Authorize(Policy = "North")]
    internal sealed class WrongAreaController : Controller;

    [Area("North")]
    [Authorize(Policy = "North")]
    internal sealed class TwinController : Controller;
}

namespace MicPortal.ArchitectureTests.Planted.Areas.South
{
    [Area("South")]
    [Authorize(Policy = "South")]
    internal sealed class WorkspaceController : Controller;

    [Area("South")]
    [Authorize(Policy = "South")]
    internal sealed class TwinController : Controller;
}
