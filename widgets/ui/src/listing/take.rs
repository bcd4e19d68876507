//! What a reader takes away: the list as text for a sheet or a chat, or as a table for the shell to make a file of.

use mingbai_data::listing::to_csv;

use super::ListProps;
use super::list::columns;
use super::say::words;
use super::widget::ListWidget;
use crate::text::num;

impl ListWidget {
    /// The table of what is listed, or of the record that is open, for the shell.
    pub(super) fn take(&mut self, props: &ListProps) {
        let Some(scene) = self.scene(props) else {
            return;
        };
        let open = self.open(scene.listing).map(|at| vec![at]);
        let csv = to_csv(
            scene.listing,
            open.as_ref().unwrap_or(&self.stage.list),
            props.now,
        );
        let name = Some(&*scene.listing.profile.title).filter(|name| !name.is_empty());
        let name = name.unwrap_or("清单");
        let times = self.times.wrapping_add(1);
        let taken = [&*num(times), "\n", name, ".csv\n", &*csv].concat();
        self.times = times;
        self.taken = Some(taken);
    }

    /// What is listed as text for a sheet, a line a record; the one that is open, a line a field.
    #[inline(never)]
    pub(super) fn copy(&mut self, props: &ListProps) {
        let Some(scene) = self.scene(props) else {
            return;
        };
        let mut text = String::new();
        let fields = &scene.listing.profile.fields;
        let open = self.open(scene.listing);
        if let Some(own) = open.and_then(|at| scene.listing.rows.get(at)) {
            for (field, cell) in fields.iter().zip(&own.cells) {
                if !cell.is_missing() {
                    text.push_str(&field.label);
                    text.push('：');
                    text.push_str(&words(field, cell));
                    text.push('\n');
                }
            }
        } else {
            text.push_str(&self.sentence);
            let mut all = vec![scene.listing.profile.head];
            all.extend(columns(&scene));
            text.push('\n');
            for at in &all {
                text.push_str(fields.get(*at).map_or("", |own| &*own.label));
                text.push('\t');
            }
            for at in scene.list {
                let Some(own) = scene.listing.rows.get(*at) else {
                    continue;
                };
                text.push('\n');
                for column in &all {
                    if let Some(field) = fields.get(*column) {
                        // A cell is one line.
                        let said = words(field, own.cell(*column));
                        text.extend(said.chars().map(|c| if c.is_control() { ' ' } else { c }));
                        text.push('\t');
                    }
                }
            }
        }
        self.stage.hand_out(text);
    }
}
