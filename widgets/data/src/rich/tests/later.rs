//! Pictures that a script of the page is to load later.

use super::{Block, read};

#[test]
fn a_picture_that_a_script_is_to_load_later() {
    let src = |html| match read(html).blocks.first() {
        Some(Block::Image(image)) => image.src.to_string(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        src(r#"<p><img src="data:image/gif;base64,R0" data-src="/a/1.png" alt="图"></p>"#),
        "/a/1.png"
    );
    assert_eq!(
        src(r#"<img src="/blank.gif" data-original="b.jpg">"#),
        "b.jpg"
    );
    assert_eq!(
        src(r#"<img src="/a.png" data-src="javascript:alert(1)">"#),
        "/a.png"
    );
}
