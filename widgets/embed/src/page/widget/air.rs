//! `<mingbai-air>`.

use super::board::{Given, Head, Subject, outlines};
use super::{ReadError, Settings};
use mingbai_data::{
    Finding,
    air::{self, Board, Freshness, ReadOptions},
    date::Date,
    outline::Outlines,
};
use mingbai_ui::air::{AirProps, AirWidget};

pub struct Air;

impl Subject for Air {
    type Board = Board;
    type Drawn = AirWidget;
    type Beside = Outlines;
    const TITLE: &'static str = "空气质量";

    fn beside(text: &str) -> Result<Outlines, String> {
        outlines(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        _: Option<&Self::Beside>,
    ) -> Result<Board, ReadError> {
        let options = ReadOptions {
            place: settings.air.place.clone(),
            limits: settings.limits(),
        };
        air::read_unchecked(text, &options, found)
    }

    fn join(board: &mut Board, other: Board) {
        board.join(other);
    }

    fn check(board: &Board, _: Option<&Outlines>, now: Option<i64>) -> Vec<Finding> {
        air::check(board, now)
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
            ages.extend(current.map(|row| match row.freshness(now) {
                Freshness::Late { .. } => "aged",
                Freshness::Future => "clock",
                _ => "",
            }));
        }
        ages
    }

    fn props(given: Given<Self>, settings: &Settings) -> AirProps {
        AirProps {
            data: given.data,
            outlines: given.beside,
            status: given.status,
            options: given.options,
            layout: given.layout,
            now: given.now,
            standard: settings.air.standard,
            view: given.ways.view,
            on_view: given.ways.on_view,
            on_select: given.ways.on_select,
            on_retry: given.ways.on_retry,
        }
    }

    fn sentence(board: &Board, now: Option<i64>) -> String {
        air::sentence(board, now)
    }
}
