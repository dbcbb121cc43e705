//! SVG as PNG.

use anyhow::Context as _;
use resvg::{tiny_skia, usvg};

/// Points of the picture for one unit of the drawing: as sharp as good screens are.
const SCALE: f32 = 2.0;

/// The picture as PNG, its words set in this machine's typefaces.
///
/// # Errors
/// Where the drawing is not sound or too large.
pub fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    png_at(svg, SCALE)
}

/// The picture as PNG, with `scale` points for one unit of the drawing.
///
/// # Errors
/// Where the drawing is not sound or too large.
pub fn png_at(svg: &str, scale: f32) -> anyhow::Result<Vec<u8>> {
    let mut options = usvg::Options { font_family: "Arial".to_owned(), ..usvg::Options::default() };
    options.fontdb_mut().load_system_fonts();
    let tree = usvg::Tree::from_str(svg, &options).context("the picture cannot be drawn")?;
    let size = tree.size().to_int_size().scale_by(scale).context("the picture has no size")?;
    let mut picture =
        tiny_skia::Pixmap::new(size.width(), size.height()).context("the picture is too large")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().context("the picture cannot be written as PNG")
}
