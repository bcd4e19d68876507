//! `<mingbai-livelihood>`.

use super::board::{Given, Head, Subject, outlines};
use super::{ReadError, Settings};
use mingbai_data::{
    Finding,
    date::Date,
    livelihood::{self, Programme},
    outline::Outlines,
};
use mingbai_ui::livelihood::{LivelihoodProps, LivelihoodWidget};

pub struct Livelihood;

impl Subject for Livelihood {
    type Board = Programme;
    type Drawn = LivelihoodWidget;
    type Beside = Outlines;
    const TITLE: &'static str = "民生项目进展";

    fn beside(text: &str) -> Result<Outlines, String> {
        outlines(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        _: Option<&Self::Beside>,
    ) -> Result<Programme, ReadError> {
        let mut programme = livelihood::read_unchecked(text, &settings.limits(), found)?;
        // What is late is told by it, so it must be there before anything is judged.
        let own = || settings.read.as_of.as_deref().and_then(Date::written);
        programme.as_of = programme.as_of.or_else(own);
        Ok(programme)
    }

    fn join(board: &mut Programme, other: Programme) {
        board.join(other);
    }

    fn check(board: &Programme, _: Option<&Outlines>, now: Option<i64>) -> Vec<Finding> {
        livelihood::check(board, now)
    }

    fn title(board: &Programme) -> Option<&str> {
        board.title.as_deref()
    }

    fn head(board: &mut Programme) -> Head<'_> {
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

    /// What is done by which day only the source can say.
    fn newest(_: &Programme) -> Option<Date> {
        None
    }

    /// No rule says how often progress is to be published; a tag may, with `max-age`.
    fn ages(_: &Programme, _: i64) -> Vec<&'static str> {
        Vec::new()
    }

    fn props(given: Given<Self>, _: &Settings) -> LivelihoodProps {
        LivelihoodProps {
            data: given.data,
            outlines: given.beside,
            before: given.before,
            status: given.status,
            options: given.options,
            layout: given.layout,
            view: given.ways.view,
            on_view: given.ways.on_view,
            on_select: given.ways.on_select,
            on_retry: given.ways.on_retry,
        }
    }

    fn hand_over(board: &Programme) -> String {
        livelihood::hand_over(board)
    }

    fn sentence(board: &Programme, _: Option<i64>) -> String {
        livelihood::sentence(board)
    }
}
