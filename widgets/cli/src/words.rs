//! Words that were mistyped: which one was meant.

/// What to write instead of `word`: the nearest of the known ones, or all of them where none is near.
pub fn instead(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(near) => format!("是不是想写 {near}？"),
        None => format!("可以写的有：{}", known.join("、")),
    }
}

/// The known word that is at most two letters away, of a short word one.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = word.to_lowercase();
    let far = |one: &str| distance(&plain, &one.to_lowercase());
    let near = known.iter().map(|one| (far(one), *one)).min()?;
    let most = word.chars().count().div_ceil(2).min(3);
    (near.0 < most).then_some(near.1)
}

/// How many letters one word is away from another: put in, left out, exchanged, or two that changed places.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i.saturating_add(1)];
        for (j, b) in other.iter().enumerate() {
            let cell = |up: usize, left: usize| {
                let row = rows.len().checked_sub(up)?;
                rows.get(row)?
                    .get(j.saturating_add(1).checked_sub(left)?)
                    .copied()
            };
            let turned = i.checked_sub(1).and_then(|i| one.get(i)) == Some(b)
                && j.checked_sub(1).and_then(|j| other.get(j)) == Some(a);
            let left = row.last().copied().unwrap_or_default();
            let ways = [
                cell(1, 1).map(|far| far.saturating_add(usize::from(a != b))),
                cell(1, 0).map(|far| far.saturating_add(1)),
                Some(left.saturating_add(1)),
                cell(2, 2)
                    .filter(|_| turned)
                    .map(|far| far.saturating_add(1)),
            ];
            row.push(ways.into_iter().flatten().min().unwrap_or_default());
        }
        rows.push(row);
    }
    rows.last()
        .and_then(|row| row.last())
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_near() {
        assert_eq!(distance("tiemout", "timeout"), 1);
        assert_eq!(distance("tilte", "titles"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("url", "url"), 0);
        let known = ["budget", "air", "list"];
        assert_eq!(nearest("Budgets", &known), Some("budget"));
        assert_eq!(nearest("ari", &known), Some("air"));
        assert_eq!(nearest("arc", &known), None);
        assert_eq!(nearest("airs", &known), Some("air"));
        assert_eq!(instead("xyz", &known), "可以写的有：budget、air、list");
        assert_eq!(instead("", &known), "可以写的有：budget、air、list");
    }
}
