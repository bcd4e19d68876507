//! `<mingbai-water>`.

use super::board::{Given, Head, Subject, outlines};
use super::{ReadError, Settings};
use mingbai_data::{
    Finding,
    date::Date,
    outline::Outlines,
    water::{self, Board, Freshness},
};
use mingbai_ui::water::{WaterProps, WaterWidget};

pub struct Water;

impl Subject for Water {
    type Board = Board;
    type Drawn = WaterWidget;
    type Beside = Outlines;
    const TITLE: &'static str = "地表水水质";

    fn beside(text: &str) -> Result<Outlines, String> {
        outlines(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        _: Option<&Self::Beside>,
    ) -> Result<Board, ReadError> {
        water::read_unchecked(text, &settings.limits(), found)
    }

    fn join(board: &mut Board, other: Board) {
        board.join(other);
    }

    fn check(board: &Board, _: Option<&Outlines>, now: Option<i64>) -> Vec<Finding> {
        water::check(board, now)
    }

    fn title(board: &Board) -> Option<&str> {
        board.title.as_deref()
    }

    fn head(board: &mut Board) -> Head<'_> {
        Head {
            texts: [
                &mut board.title,
                &mut board.publisher,
                &mut board.source,
                &mut board.source_url,
            ],
            as_of: &mut board.as_of,
            findings: &mut board.findings,
        }
    }

    fn newest(board: &Board) -> Option<Date> {
        board.newest()
    }

    fn ages(board: &Board, now: i64) -> Vec<&'static str> {
        let mut ages = Vec::new();
        for group in board.groups() {
            let current = group.current(Some(now)).or_else(|| group.current(None));
            ages.extend(current.map(|sample| match sample.freshness(now) {
                Freshness::Late => "aged",
                Freshness::Future => "clock",
                _ => "",
            }));
        }
        ages
    }

    fn props(given: Given<Self>, _: &Settings) -> WaterProps {
        WaterProps {
            data: given.data,
            outlines: given.beside,
            status: given.status,
            options: given.options,
            layout: given.layout,
            now: given.now,
            view: given.ways.view,
            on_view: given.ways.on_view,
            on_select: given.ways.on_select,
            on_retry: given.ways.on_retry,
        }
    }

    fn sentence(board: &Board, now: Option<i64>) -> String {
        water::sentence(board, now)
    }
}
