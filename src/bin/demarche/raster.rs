//! SVG as PNG.

use anyhow::Context as _;
use resvg::{tiny_skia, usvg};
use usvg::fontdb::{Family, Query};

/// Points of the picture for one unit of the drawing: as sharp as good screens are.
const SCALE: f32 = 2.0;

/// Typefaces with the letters of Arabic script, some of which most machines have.
const ARABIC: [&str; 6] =
    ["Noto Sans Arabic", "Noto Naskh Arabic", "Arial", "Geeza Pro", "Segoe UI", "DejaVu Sans"];

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
    options.font_resolver.select_fallback = fallback();
    let tree = usvg::Tree::from_str(svg, &options).context("the picture cannot be drawn")?;
    let size = tree.size().to_int_size().scale_by(scale).context("the picture has no size")?;
    let mut picture =
        tiny_skia::Pixmap::new(size.width(), size.height()).context("the picture is too large")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut picture.as_mut());
    picture.encode_png().context("the picture cannot be written as PNG")
}

/// What is asked for a letter that the typeface in use lacks. By itself it would be the first typeface that has the
/// letter, however bold, and whatever it lacks of the next one.
fn fallback() -> usvg::FallbackSelectionFn<'static> {
    let any = usvg::FontResolver::default_fallback_selector();
    Box::new(move |letter, used, faces| {
        let base = faces.face(*used.first()?)?;
        let (weight, stretch, style) = (base.weight, base.stretch, base.style);
        let of_family = |name: &&str| {
            let found = faces.query(&Query { families: &[Family::Name(name)], weight, stretch, style });
            found.filter(|face| !used.contains(face))
        };
        let is_arabic = ('\u{600}'..='\u{8ff}').contains(&letter);
        let arabic = is_arabic.then(|| ARABIC.iter().find_map(of_family)).flatten();
        arabic.or_else(|| any(letter, used, faces))
    })
}
