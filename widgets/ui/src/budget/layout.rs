//! What fits. Widths are in tenths of the component's own `em`, so larger text gets the narrow layout sooner.

use mingbai_data::budget::{STAGES, Stage};

use super::rows::Layout;

/// Below this a table of several columns would be cramped: 560 px at 16 px.
const NARROW: usize = 350;
const NAME: usize = 130;
const BAR: usize = 70;
const PERCENT: usize = 75;

/// The layout for a width.
#[must_use]
pub fn layout(width: usize) -> Layout {
    if width < NARROW {
        Layout::Narrow
    } else {
        Layout::Wide
    }
}

/// Which of the stages that have numbers become columns, in the order of [`STAGES`]: the main one always, the others while
/// there is room, nearest to it first. The year before is shown as the change and with the details of a line.
#[must_use]
#[inline(never)]
pub fn columns(
    present: [bool; 5],
    main: Stage,
    percents: usize,
    digits: usize,
    width: usize,
) -> [bool; 5] {
    let amount = digits.wrapping_mul(6).wrapping_add(20);
    let mut left = width.saturating_sub(
        percents
            .wrapping_mul(PERCENT)
            .wrapping_add(NAME.wrapping_add(BAR)),
    );
    left = left.saturating_sub(amount);
    let mut shown = [false; 5];
    for ((shown, present), &stage) in shown.iter_mut().zip(&present).zip(&STAGES).rev() {
        if stage == main {
            *shown = true;
        } else if *present && stage != Stage::Prior && left >= amount {
            left = left.wrapping_sub(amount);
            *shown = true;
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::columns;
    use mingbai_data::budget::Stage;

    #[test]
    fn columns_give_way_before_anything_overflows() {
        let all = [true; 5];
        assert_eq!(
            columns(all, Stage::Final, 2, 9, 900),
            [true, true, true, true, false]
        );
        assert_eq!(
            columns(all, Stage::Final, 2, 9, 530),
            [false, false, true, true, false]
        );
        assert_eq!(
            columns(all, Stage::Final, 2, 9, 350),
            [false, false, false, true, false]
        );
        assert_eq!(
            columns([true, false, false, false, false], Stage::Initial, 0, 9, 0),
            [true, false, false, false, false]
        );
    }
}
