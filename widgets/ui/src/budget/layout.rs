//! What fits. Widths are in tenths of the component's own `em`, so larger text gets the narrow layout sooner.

use mingbai_data::budget::Stage;

use super::rows::Layout;

/// Below this a table of several columns would be cramped: 560 px at 16 px.
const NARROW: i32 = 350;
const NAME: i32 = 130;
const BAR: i32 = 70;
const PERCENT: i32 = 75;

/// The layout for a width.
#[must_use]
pub fn layout(width: i32) -> Layout {
    if width < NARROW {
        Layout::Narrow
    } else {
        Layout::Wide
    }
}

/// The stages that become columns: the main one always, the others while there is room, nearest to it first. The year
/// before is shown as the change and with the details of a line.
#[must_use]
pub fn stages(
    present: &[Stage],
    main: Stage,
    percents: i32,
    digits: usize,
    width: i32,
) -> Vec<Stage> {
    let amount = i32::try_from(digits)
        .unwrap_or(20)
        .saturating_mul(6)
        .saturating_add(20);
    let fixed = NAME
        .saturating_add(BAR)
        .saturating_add(amount)
        .saturating_add(percents.saturating_mul(PERCENT));
    let room = width
        .saturating_sub(fixed)
        .checked_div(amount)
        .unwrap_or(0)
        .max(0);
    let others: Vec<Stage> = present
        .iter()
        .copied()
        .filter(|stage| *stage != main && *stage != Stage::Prior)
        .collect();
    let skip = others
        .len()
        .saturating_sub(usize::try_from(room).unwrap_or(0));
    let mut shown: Vec<Stage> = others.into_iter().skip(skip).collect();
    shown.push(main);
    shown
}

#[cfg(test)]
mod tests {
    use super::stages;
    use mingbai_data::budget::{STAGES, Stage};

    #[test]
    fn columns_give_way_before_anything_overflows() {
        use Stage::{Adjusted, Executed, Final, Initial};
        assert_eq!(
            stages(&STAGES, Final, 2, 9, 900),
            [Initial, Adjusted, Executed, Final]
        );
        assert_eq!(
            stages(&STAGES, Final, 2, 9, 530),
            [Adjusted, Executed, Final][1..]
        );
        assert_eq!(stages(&STAGES, Final, 2, 9, 350), [Final]);
        assert_eq!(stages(&[Initial], Initial, 0, 9, 0), [Initial]);
    }
}
