//! Which part of a long list is drawn. Rows are taken in blocks; a block that has been drawn remembers its height, any
//! other is a gap of the height it is expected to have. Pure arithmetic in whole pixels: who measures is [`crate::dom`].

use core::ops::Range;

/// Rows in a block.
pub const BLOCK: usize = 25;
/// Lists up to this length are drawn whole.
pub const WHOLE: usize = 75;
/// How high a row is thought to be before any was seen.
const ROW: i32 = 56;
/// Pixels drawn above and below what is seen, so that a flick finds rows.
const MARGIN: i32 = 900;

/// The blocks of a list.
#[derive(Default)]
pub struct Window {
    rows: usize,
    /// Height of each block, 0 until it was drawn.
    heights: Vec<i32>,
    row: i32,
    drawn: Range<usize>,
    /// What is drawn has just been measured: nobody has scrolled since.
    fresh: bool,
}

impl Window {
    /// A list of `rows` rows, each of about `row` pixels, beginning at its top. Nothing is a window up to [`WHOLE`] rows
    /// or when `whole` is asked for.
    #[must_use]
    pub fn new(rows: usize, row: i32, whole: bool) -> Self {
        let blocks = if whole || rows <= WHOLE {
            1
        } else {
            rows.div_ceil(BLOCK)
        };
        Self {
            rows,
            heights: vec![0; blocks],
            row: row.max(1),
            drawn: 0..blocks.min(2),
            fresh: false,
        }
    }

    /// Whether parts of the list are gaps.
    #[must_use]
    pub fn windowed(&self) -> bool {
        self.heights.len() > 1
    }

    /// The blocks that are drawn.
    #[must_use]
    pub fn drawn(&self) -> Range<usize> {
        self.drawn.clone()
    }

    /// The rows of a block.
    #[must_use]
    pub fn rows(&self, block: usize) -> Range<usize> {
        if self.windowed() {
            let start = block.wrapping_mul(BLOCK).min(self.rows);
            start..start.wrapping_add(BLOCK).min(self.rows)
        } else {
            0..self.rows
        }
    }

    /// The block that row `row` is in.
    #[must_use]
    pub fn block_of(&self, row: usize) -> usize {
        if self.windowed() {
            row.checked_div(BLOCK).unwrap_or(0)
        } else {
            0
        }
    }

    /// The height of a block: as measured, or as expected.
    #[must_use]
    pub fn height(&self, block: usize) -> i32 {
        match self.heights.get(block) {
            Some(&measured) if measured > 0 => measured,
            _ => i32::try_from(self.rows(block).len())
                .unwrap_or(0)
                .wrapping_mul(self.row),
        }
    }

    /// The height of the gap before and of the gap behind the drawn blocks.
    #[must_use]
    pub fn gaps(&self) -> (i32, i32) {
        let sum = |blocks: Range<usize>| {
            blocks.fold(0_i32, |sum, block| sum.wrapping_add(self.height(block)))
        };
        (
            sum(0..self.drawn.start),
            sum(self.drawn.end..self.heights.len()),
        )
    }

    /// Remembers that `block` was drawn `height` pixels high. The first block measured tells how high rows are that nobody
    /// has seen yet.
    pub fn measured(&mut self, block: usize, height: i32) {
        if height <= 0 {
            return;
        }
        self.fresh = true;
        if self.heights.iter().all(|known| *known == 0) {
            let rows = i32::try_from(self.rows(block).len()).unwrap_or(0);
            self.row = height.checked_div(rows).unwrap_or(self.row).max(1);
        }
        if let Some(slot) = self.heights.get_mut(block) {
            *slot = height;
        }
    }

    /// The list has `rows` rows now and is another from row `from` on. What stands before it keeps its measures, so that
    /// nothing above the reader's eyes moves.
    pub fn change(&mut self, rows: usize, from: usize, whole: bool) {
        let mut next = Self::new(rows, if self.row > 0 { self.row } else { ROW }, whole);
        if self.windowed() && next.windowed() {
            let same = self.block_of(from);
            for (slot, known) in next.heights.iter_mut().zip(&self.heights).take(same) {
                *slot = *known;
            }
            let last = next.heights.len();
            let start = self.drawn.start.min(last.saturating_sub(1));
            next.drawn = start..self.drawn.end.clamp(start.wrapping_add(1), last);
        }
        *self = next;
    }

    /// Chooses what is drawn when the list begins `top` pixels below the upper edge of a view of `view` pixels (less than
    /// 0 when it was scrolled past). `keep` is drawn in any case: the reader's focus is in it. Tells whether it changed.
    pub fn look(&mut self, top: i32, view: i32, keep: Option<usize>) -> bool {
        if !self.windowed() {
            return false;
        }
        let (from, to) = (MARGIN.wrapping_neg(), view.wrapping_add(MARGIN));
        let (mut y, mut start, mut end) = (top, None, 0);
        for block in 0..self.heights.len() {
            let below = y.wrapping_add(self.height(block));
            if below > from && y < to {
                start = start.or(Some(block));
                end = block.wrapping_add(1);
            }
            y = below;
        }
        let mut drawn = match start {
            Some(start) => start..end,
            // The list is out of sight: what is drawn may stay, but one block is enough.
            None => self.drawn.start..self.drawn.start.wrapping_add(1),
        };
        // Far away the focus would need everything between; near by it only stretches the range.
        if let Some(keep) =
            keep.filter(|keep| keep.abs_diff(drawn.start) <= 12 || keep.abs_diff(drawn.end) <= 12)
        {
            drawn = drawn.start.min(keep)..drawn.end.max(keep.wrapping_add(1));
        }
        // One block too many stays: without it a table may lay itself out so that the block is needed again, for ever.
        let now = &self.drawn;
        // A column may be as wide as the longest text that is drawn, and rows as high as that leaves them: without a scroll
        // between, blocks only come, or they would come and go for ever.
        if core::mem::take(&mut self.fresh) && now.start <= drawn.end && drawn.start <= now.end {
            drawn = now.start.min(drawn.start)..now.end.max(drawn.end);
        }
        if now.start <= drawn.start
            && drawn.end <= now.end
            && now.len() <= drawn.len().wrapping_add(1)
        {
            return false;
        }
        self.drawn = drawn;
        true
    }

    /// Draws at least the block of `row`, whatever is seen: the reader is about to be taken there.
    pub fn bring(&mut self, row: usize) {
        let block = self.block_of(row);
        if !self.drawn.contains(&block) {
            self.drawn = block.saturating_sub(1)..block.wrapping_add(2).min(self.heights.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WHOLE, Window};

    #[test]
    fn a_short_list_is_drawn_whole() {
        let window = Window::new(WHOLE, 40, false);
        assert!(!window.windowed());
        assert_eq!(
            (window.drawn(), window.rows(0), window.gaps()),
            (0..1, 0..75, (0, 0))
        );
    }

    #[test]
    fn a_long_list_draws_what_is_seen_and_keeps_its_height() {
        let mut window = Window::new(10_000, 40, false);
        assert_eq!(window.drawn(), 0..2);
        assert!(window.look(-100_000, 800, None));
        // 99,100 to 101,700 px, and 1,000 px a block.
        assert_eq!(window.drawn(), 99..102);
        let (before, behind) = window.gaps();
        assert_eq!((before, behind), (99_000, 298_000));
        assert_eq!(window.rows(99), 2_475..2_500);
    }

    #[test]
    fn a_drawn_block_remembers_its_height() {
        let mut window = Window::new(1_000, 40, false);
        window.measured(0, 2_500);
        window.measured(1, 2_000);
        window.look(-20_000, 800, None);
        assert_eq!(window.drawn(), 7..9);
        assert_eq!(window.gaps().0, 17_000);
    }

    #[test]
    fn a_change_below_moves_nothing_above() {
        let mut window = Window::new(1_000, 40, false);
        window.measured(0, 2_000);
        window.measured(1, 2_600);
        window.measured(2, 2_700);
        window.look(-5_000, 800, None);
        let drawn = window.drawn();
        window.change(1_200, 60, false);
        assert_eq!(
            (window.height(1), window.height(2), window.drawn()),
            (2_600, 2_000, drawn)
        );
        window.change(WHOLE, 0, false);
        assert!(!window.windowed());
    }

    #[test]
    fn the_focus_stays_drawn() {
        let mut window = Window::new(10_000, 40, false);
        window.look(-10_000, 800, Some(1));
        assert!(window.drawn().contains(&1));
        window.look(-200_000, 800, Some(1));
        assert!(!window.drawn().contains(&1));
        window.bring(9_999);
        assert_eq!(window.drawn(), 398..400);
    }

    /// While the block with a long text is drawn, the other columns are narrow and all rows are high.
    #[test]
    fn a_layout_that_goes_to_and_fro_comes_to_an_end() {
        let mut window = Window::new(1_000, 40, false);
        let mut turns = 0;
        loop {
            let long = window.drawn().contains(&3);
            for block in window.drawn() {
                window.measured(block, if long { 2_000 } else { 500 });
            }
            if !window.look(0, 800, None) {
                break;
            }
            turns += 1;
            assert!(turns < 100, "{:?}", window.drawn());
        }
        assert_eq!(window.drawn(), 0..4);
        assert!(
            window.look(0, 800, None),
            "a scroll leaves what is not seen"
        );
        assert_eq!(window.drawn(), 0..1);
    }

    #[test]
    fn out_of_sight_one_block_is_enough() {
        let mut window = Window::new(10_000, 40, false);
        assert!(window.look(0, 3_000, None));
        assert_eq!(window.drawn(), 0..4);
        assert!(window.look(50_000, 800, None));
        assert_eq!(window.drawn(), 0..1);
    }

    #[test]
    fn printing_draws_all() {
        let window = Window::new(10_000, 40, true);
        assert_eq!((window.drawn(), window.rows(0)), (0..1, 0..10_000));
    }
}
