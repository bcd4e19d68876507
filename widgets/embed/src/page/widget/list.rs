//! `<mingbai-list>`.

use super::board::{Given, Head, Subject};
use super::{ReadError, Settings};
use mingbai_data::{
    Finding,
    date::Date,
    hand_over,
    listing::{self, Listing, Profile},
};
use mingbai_ui::listing::{ListProps, ListWidget};

pub struct List;

impl Subject for List {
    type Board = Listing;
    type Drawn = ListWidget;
    type Beside = Profile;
    const TITLE: &'static str = "信息公开";
    const WITHOUT: (&'static str, &'static str) = (
        "profile",
        "没有读到栏目模板，不知道哪些可以公开，数据没有显示：",
    );
    const NEEDS: bool = true;

    fn personal(all: &Listing) -> bool {
        all.profile.tells_of_persons()
    }

    fn known(profile: &Profile) -> String {
        profile.known()
    }

    fn beside(text: &str) -> Result<Profile, String> {
        Profile::read(text)
    }

    fn read(
        text: &str,
        settings: &Settings,
        found: Option<&str>,
        profile: Option<&Profile>,
    ) -> Result<Listing, ReadError> {
        let limits = settings.limits();
        let mut listing = listing::read_unchecked(text, &limits, found, &settings.src, profile)?;
        // What is overdue is told by it, so it must be there before anything is judged.
        let own = || settings.read.as_of.as_deref().and_then(Date::written);
        listing.as_of = listing.as_of.or_else(own);
        Ok(listing)
    }

    fn join(all: &mut Listing, other: Listing) {
        listing::join(all, other);
    }

    fn check(all: &Listing, _: Option<&Profile>, now: Option<i64>) -> Vec<Finding> {
        listing::check(all, now)
    }

    fn title(all: &Listing) -> Option<&str> {
        let own = Some(&*all.profile.title).filter(|title| !title.is_empty());
        all.title.as_deref().or(own)
    }

    fn head(all: &mut Listing) -> Head<'_> {
        Head {
            texts: [
                &mut all.title,
                &mut all.publisher,
                &mut all.source,
                &mut all.source_url,
            ],
            as_of: &mut all.as_of,
            findings: &mut all.findings,
        }
    }

    /// The day of a record is not that of the list.
    fn newest(_: &Listing) -> Option<Date> {
        None
    }

    fn ages(_: &Listing, _: i64) -> Vec<&'static str> {
        Vec::new()
    }

    fn props(given: Given<Self>, _: &Settings) -> ListProps {
        ListProps {
            data: given.data,
            now: given.now,
            status: given.status,
            options: given.options,
            view: given.ways.view,
            on_view: given.ways.on_view,
            on_select: given.ways.on_select,
            on_retry: given.ways.on_retry,
        }
    }

    fn hand_over(all: &Listing) -> String {
        let head = all.profile.head;
        hand_over(&mut all.rows.iter().map(|own| {
            let code = all.code(own);
            [code, own.cell(head).text().unwrap_or_default(), ""]
        }))
    }

    fn sentence(all: &Listing, now: Option<i64>) -> String {
        listing::sentence(all, now)
    }
}
