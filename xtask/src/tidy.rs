//! stub
use crate::house::House;
use anyhow::Result;
pub fn tidy(_house: &House, _quick: bool) -> Result<()> { Ok(()) }
