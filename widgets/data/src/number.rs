//! Numbers as people print them.

use crate::decimal::write_digits;
use crate::{Decimal, Missing, MoneyUnit, Value};

/// Reads one number.
#[must_use]
pub fn read_number(text: &str) -> Value {
    match Decimal::parse(text) {
        Some(number) => Value::Present {
            number,
            printed: text.into(),
        },
        None => Value::Missing(Missing::BadValue),
    }
}

/// Reads one amount of money into `table_unit`.
#[must_use]
pub fn read_amount(text: &str, _table_unit: MoneyUnit) -> Value {
    read_number(text)
}

/// The digits in groups of three, for the screen: `28,583.10`.
///
/// With `places` the number is rounded half up and padded to exactly so many decimals; without, all its digits are shown.
///
/// ```
/// use mingbai_data::{Decimal, number::group};
/// let n = Decimal::parse("28583.10").unwrap();
/// assert_eq!(group(&n, None), "28,583.10");
/// assert_eq!(group(&n, Some(0)), "28,583");
/// assert_eq!(group(&n, Some(3)), "28,583.100");
/// ```
#[must_use]
pub fn group(number: &Decimal, places: Option<u8>) -> String {
    let mut out = String::new();
    let Some(places) = places else {
        write_digits(&mut out, *number, true);
        return out;
    };
    let shown = number.round(places);
    write_digits(&mut out, shown, true);
    if shown.scale() < places {
        if shown.scale() == 0 {
            out.push('.');
        }
        for _ in shown.scale()..places {
            out.push('0');
        }
    }
    out
}
