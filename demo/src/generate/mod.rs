//! 示例数据 that is made and not stored: 200 rows with everything in them, 10,000 rows for weight, five years of them,
//! and the air of thirty stations.
//!
//! The subjects are the public 政府收支分类科目; county, amounts and remarks are invented. The same call always makes
//! the same text: no clock and no chance.

mod air_stations;
mod five_years;
mod rows_10000;
mod rows_200;
mod scatter;
mod subjects;

pub use air_stations::air_stations;
pub use five_years::five_years;
pub use rows_200::rows_200;
pub use rows_10000::rows_10000;
