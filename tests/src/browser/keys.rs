//! Keys by name, in both protocols.

use serde_json::{Value, json};

/// A key that a citizen presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Enter.
    Enter,
    /// The space bar.
    Space,
    /// Escape.
    Escape,
    /// An arrow.
    Up,
    /// An arrow.
    Down,
    /// An arrow.
    Left,
    /// An arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace.
    Backspace,
    /// Anything with a character.
    Char(char),
}

impl Key {
    /// The character that WebDriver uses for it.
    fn code_point(self) -> char {
        match self {
            Self::Tab | Self::BackTab => '\u{E004}',
            Self::Enter => '\u{E007}',
            Self::Space => ' ',
            Self::Escape => '\u{E00C}',
            Self::Up => '\u{E013}',
            Self::Down => '\u{E015}',
            Self::Left => '\u{E012}',
            Self::Right => '\u{E014}',
            Self::Home => '\u{E011}',
            Self::End => '\u{E010}',
            Self::Backspace => '\u{E003}',
            Self::Char(c) => c,
        }
    }

    /// `key`, `code`, the Windows key code, and the text it makes.
    fn parts(self) -> (String, &'static str, u32, Option<String>) {
        let named = |key: &str, code: u32| (key.to_owned(), code, None);
        let (key, code, text) = match self {
            Self::Tab | Self::BackTab => named("Tab", 9),
            Self::Enter => ("Enter".to_owned(), 13, Some("\r".to_owned())),
            Self::Space => (" ".to_owned(), 32, Some(" ".to_owned())),
            Self::Escape => named("Escape", 27),
            Self::Up => named("ArrowUp", 38),
            Self::Down => named("ArrowDown", 40),
            Self::Left => named("ArrowLeft", 37),
            Self::Right => named("ArrowRight", 39),
            Self::Home => named("Home", 36),
            Self::End => named("End", 35),
            Self::Backspace => named("Backspace", 8),
            Self::Char(c) => (c.to_string(), 0, Some(c.to_string())),
        };
        let name = match self {
            Self::Tab | Self::BackTab => "Tab",
            Self::Enter => "Enter",
            Self::Space => "Space",
            Self::Escape => "Escape",
            Self::Up => "ArrowUp",
            Self::Down => "ArrowDown",
            Self::Left => "ArrowLeft",
            Self::Right => "ArrowRight",
            Self::Home => "Home",
            Self::End => "End",
            Self::Backspace => "Backspace",
            Self::Char(_) => "",
        };
        (key, name, code, text)
    }
}

/// The actions of WebDriver for a row of keys.
pub(super) fn actions(keys: &[Key]) -> Value {
    const SHIFT: &str = "\u{E008}";
    let mut steps = Vec::new();
    for key in keys {
        let value = key.code_point().to_string();
        let shifted = *key == Key::BackTab;
        if shifted {
            steps.push(json!({ "type": "keyDown", "value": SHIFT }));
        }
        steps.push(json!({ "type": "keyDown", "value": value }));
        steps.push(json!({ "type": "keyUp", "value": value }));
        if shifted {
            steps.push(json!({ "type": "keyUp", "value": SHIFT }));
        }
    }
    json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": steps }] })
}

/// The two events of the DevTools protocol for one key.
pub(super) fn events(key: Key) -> [Value; 2] {
    let (name, code, number, text) = key.parts();
    let modifiers = if key == Key::BackTab { 8 } else { 0 };
    let mut down = json!({
        "type": if text.is_some() { "keyDown" } else { "rawKeyDown" },
        "key": name, "code": code, "windowsVirtualKeyCode": number, "modifiers": modifiers,
    });
    let mut up = down.clone();
    if let Some(text) = text {
        down["text"] = Value::String(text);
    }
    up["type"] = Value::String("keyUp".to_owned());
    [down, up]
}
