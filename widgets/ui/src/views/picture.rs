//! What pictures are drawn with. A hundredth of an em is a unit of every picture.

use crate::pen::Pen;
use crate::text::num;

/// Draws a number or an attribute of a picture.
pub fn set(pen: &mut Pen, name: &'static str, value: u64) {
    pen.number(name, usize::try_from(value).ok());
}

/// Begins a picture of `width` by `height` hundredths of an em.
pub fn picture(pen: &mut Pen, spec: &'static str, width: u64, height: u64) {
    pen.open(spec);
    let size = |side: u64| num(usize::try_from(side).unwrap_or(0));
    pen.set(
        "viewBox",
        &["0 0 ", &size(width), " ", &size(height)].concat(),
    );
}

/// About how wide a text is, in hundredths of an em: Chinese characters are as wide as high, others little more than half.
pub fn extent(text: &str) -> u64 {
    text.chars().fold(0, |sum: u64, c| {
        sum.wrapping_add(if (c as u32) < 0x2000 { 60 } else { 102 })
    })
}

/// A text in a picture.
pub fn label(pen: &mut Pen, spec: &'static str, x: u64, y: u64, text: &str) {
    pen.open(spec);
    set(pen, "x", x);
    set(pen, "y", y);
    pen.write(text);
    pen.close();
}
