//! 示例数据 that is made and not stored: 200 rows with everything in them, 10,000 rows for weight, five years of them,
//! the air of stations, of a county today and of a city with its counties, sections of rivers, and stations in them today,
//! projects of a city;
//! of stations and sections also as many as a nation has.
//!
//! The subjects are the public 政府收支分类科目; county, amounts and remarks are invented. The same call always makes
//! the same text, without chance; only what is of today asks what time it is.

mod air_now;
mod air_stations;
mod air_today;
mod consultations;
mod five_years;
mod livelihood_projects;
mod outages;
mod rows_10000;
mod rows_200;
mod scatter;
mod subjects;
mod water_sections;
mod water_stations;
mod words;

pub use air_now::{air_counties, air_nation};
pub use air_stations::{air_levels, air_stations};
pub use air_today::air_today;
pub use consultations::consultations;
pub use five_years::five_years;
pub use livelihood_projects::livelihood_projects;
pub use outages::outages;
pub use rows_200::rows_200;
pub use rows_10000::rows_10000;
pub use water_sections::{water_nation, water_sections};
pub use water_stations::water_stations;
