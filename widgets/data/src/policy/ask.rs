//! Am I covered? Conditions that the data give, answered by whoever asks, in a logic of three values: what is not answered is
//! not known, and what does not depend on it is told all the same.

use crate::date::{Date, Precision};
use crate::feed::{list, own, text};
use crate::number::{count, read_number};
use crate::quantity::Side;
use crate::text::{fill, has, trim};
use crate::{Decimal, Tree};

/// What is asked, and the rule over the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfCheck {
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// The rule.
    pub rule: Rule,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// By which conditions name it.
    pub id: Box<str>,
    /// What is asked.
    pub text: Box<str>,
    /// What an answer is.
    pub kind: Kind,
    /// The unit of a number.
    pub unit: Option<Box<str>>,
    /// What is meant, in other words.
    pub note: Option<Box<str>>,
}

/// What an answer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A number in the unit of the question.
    Number,
    /// A day.
    Date,
    /// 是 or 否.
    YesNo,
    /// One of these.
    Choice(Vec<Box<str>>),
}

/// An answer, or what one is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// 是 or 否.
    Yes(bool),
    /// The index of the choice.
    Choice(usize),
}

/// Conditions, joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// Every one of them.
    All(Vec<Rule>),
    /// At least one of them.
    Any(Vec<Rule>),
    /// Not this.
    Not(Box<Rule>),
    /// One condition.
    Is(Box<Condition>),
    /// What cannot be read: whether it is so is never known.
    Bad,
}

/// One condition on one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The index of the question.
    pub question: usize,
    /// Every one of these holds.
    pub tests: Vec<Test>,
    /// The condition in words: 年满60周岁.
    pub says: Option<Box<str>>,
    /// The clause that says so: 第三条第一项.
    pub clause: Option<Box<str>>,
    /// It holds where the tests do not: what `not` says in words of its own.
    pub not: bool,
}

/// What is asked of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It is on this side of a number or a day.
    Bound(Side, Answer),
    /// It is one of these.
    OneOf(Vec<Answer>),
}

/// What comes out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Whether somebody is covered; `None` where that is not known.
    pub covered: Option<bool>,
    /// The conditions that decided it, each with whether it holds. Of an outcome that is not known, those that are not met on
    /// the way.
    pub why: Vec<(Condition, bool)>,
    /// The questions whose answers are still needed, by index.
    pub open: Vec<usize>,
    /// Something that cannot be read keeps it from being known.
    pub bad: bool,
}

/// What the answers, one for each question, come to.
#[must_use]
pub fn judge(check: &SelfCheck, answers: &[Option<Answer>]) -> Outcome {
    let mut outcome = Outcome {
        covered: holds(&check.rule, answers),
        ..Outcome::default()
    };
    tell(&check.rule, answers, outcome.covered, &mut outcome);
    let wanted = std::mem::take(&mut outcome.open);
    let all = 0..check.questions.len();
    outcome.open = all.filter(|at| wanted.contains(at)).collect();
    outcome
}

/// Whether a rule holds.
fn holds(rule: &Rule, answers: &[Option<Answer>]) -> Option<bool> {
    match rule {
        Rule::All(rules) => join(rules, answers, false),
        Rule::Any(rules) => join(rules, answers, true),
        Rule::Not(rule) => holds(rule, answers).map(|held| !held),
        Rule::Is(condition) => met(condition, answers),
        Rule::Bad => None,
    }
}

/// `decides` where one is that; else the other where every one is known; else not known.
fn join(rules: &[Rule], answers: &[Option<Answer>], decides: bool) -> Option<bool> {
    let mut all = Some(!decides);
    for rule in rules {
        match holds(rule, answers) {
            Some(held) if held == decides => return Some(decides),
            None => all = None,
            Some(_) => {}
        }
    }
    all
}

fn met(condition: &Condition, answers: &[Option<Answer>]) -> Option<bool> {
    let answer = (*answers.get(condition.question)?)?;
    let held = condition.tests.iter().all(|test| match test {
        Test::OneOf(all) => all.contains(&answer),
        Test::Bound(side, bound) => beside(*side, answer, *bound),
    });
    Some(held != condition.not)
}

/// Whether the answer is on this side of the bound. Days are compared by when they begin.
fn beside(side: Side, answer: Answer, bound: Answer) -> bool {
    let order = match (answer, bound) {
        (Answer::Number(own), Answer::Number(bound)) => own.cmp(&bound),
        (Answer::Date(own), Answer::Date(bound)) => own.start().cmp(&bound.start()),
        _ => return false,
    };
    match side {
        Side::Over => order.is_gt(),
        Side::AtLeast => order.is_ge(),
        Side::Under => order.is_lt(),
        Side::AtMost => order.is_le(),
    }
}

/// Adds the conditions that made a rule what it is, and the questions that keep it from being known.
fn tell(rule: &Rule, answers: &[Option<Answer>], came: Option<bool>, out: &mut Outcome) {
    let each = |rules: &[Rule], out: &mut Outcome, wanted: &dyn Fn(Option<bool>) -> bool| {
        for rule in rules {
            let held = holds(rule, answers);
            if wanted(held) {
                tell(rule, answers, held, out);
            }
        }
    };
    match (rule, came) {
        // What decides it, where one does; else every one, for each was needed.
        (Rule::All(rules) | Rule::Any(rules), Some(came)) => {
            each(rules, out, &|held| held == Some(came));
        }
        // What is known and is not met stands beside what is still needed.
        (Rule::All(rules) | Rule::Any(rules), None) => {
            each(rules, out, &|held| held.is_none());
        }
        (Rule::Not(rule), came) => tell(rule, answers, came.map(|came| !came), out),
        (Rule::Is(condition), Some(held)) => out.why.push(((**condition).clone(), held)),
        (Rule::Is(condition), None) => out.open.push(condition.question),
        (Rule::Bad, _) => out.bad = true,
    }
}

/// Reads `{"ask":[…],"rule":{…}}`. What cannot be read becomes [`Rule::Bad`], with a sentence in `found`.
pub(super) fn read(tree: &Tree, found: &mut Vec<String>) -> Option<SelfCheck> {
    let mut questions: Vec<Question> = Vec::new();
    for (at, own) in list(tree, "ask").iter().enumerate() {
        let number = count(at.saturating_add(1));
        let word = |key: &str| text(own, key).map(trim).filter(|text| !text.is_empty());
        let (Some(id), Some(asked)) = (word("id"), word("text")) else {
            found.push(fill("自查的第 {} 个问题没有写明 id 或 text", &[&number]));
            continue;
        };
        if questions.iter().any(|known| *known.id == *id) {
            found.push(fill("自查的问题“{}”写了两次，后一个未采用", &[id]));
            continue;
        }
        let options: Vec<Box<str>> = list(own, "options")
            .iter()
            .filter_map(|option| Some(option.text()?.into()))
            .collect();
        let kind = match word("kind") {
            Some("number") => Kind::Number,
            Some("date") => Kind::Date,
            Some("yesno") => Kind::YesNo,
            Some("choice") if options.len() > 1 => Kind::Choice(options),
            _ => {
                found.push(fill(
                    "自查的问题“{}”的 kind 应是 number、date、yesno，或 choice 和至少两个 options",
                    &[id],
                ));
                continue;
            }
        };
        questions.push(Question {
            id: id.into(),
            text: asked.into(),
            kind,
            unit: word("unit").map(Into::into),
            note: word("note").map(Into::into),
        });
    }
    let rule = match tree.get("rule") {
        Some(rule) => read_rule(rule, &questions, found),
        None => {
            found.push("自查没有写明条件（rule）".into());
            Rule::Bad
        }
    };
    let unused = |at: &usize| !uses(&rule, *at);
    for at in (0..questions.len()).filter(unused) {
        if let Some(question) = questions.get(at) {
            found.push(fill("自查的问题“{}”没有条件用到", &[&question.id]));
        }
    }
    (!questions.is_empty()).then_some(SelfCheck { questions, rule })
}

fn uses(rule: &Rule, question: usize) -> bool {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => rules.iter().any(|rule| uses(rule, question)),
        Rule::Not(rule) => uses(rule, question),
        Rule::Is(condition) => condition.question == question,
        Rule::Bad => false,
    }
}

/// The members that make an object one kind of rule, of which it has exactly one.
const FORMS: [&str; 4] = ["all", "any", "not", "ask"];

fn read_rule(tree: &Tree, questions: &[Question], found: &mut Vec<String>) -> Rule {
    let mut forms = FORMS.iter().filter(|form| tree.get(form).is_some());
    let (Some(form), None) = (forms.next(), forms.next()) else {
        found.push("自查的条件应有 all、any、not、ask 之一，并只有一个；按不能判断处理".into());
        return Rule::Bad;
    };
    if *form == "ask" {
        return match condition(tree, questions) {
            Ok(condition) => Rule::Is(Box::new(condition)),
            Err(why) => {
                found.push(why);
                Rule::Bad
            }
        };
    }
    if let (&"not", Some(inner)) = (form, tree.get("not")) {
        let said = ["says", "clause"].map(|key| own(tree, key));
        let mut rule = read_rule(inner, questions, found);
        // Words on `not` are of what it makes of the condition.
        if said.iter().any(Option::is_some) {
            if let Rule::Is(condition) = &mut rule {
                condition.not = !condition.not;
                [condition.says, condition.clause] = said;
                return rule;
            }
            found.push(
                "自查的条件：says 和 clause 只能写在单个条件上，或只含一个条件的 not 上".into(),
            );
        }
        return Rule::Not(Box::new(rule));
    }
    let rules = list(tree, form);
    if rules.is_empty() {
        found.push(fill("自查的条件 {} 是空的；按不能判断处理", &[form]));
        return Rule::Bad;
    }
    let rules = rules.iter();
    let rules = rules
        .map(|rule| read_rule(rule, questions, found))
        .collect();
    if *form == "all" {
        Rule::All(rules)
    } else {
        Rule::Any(rules)
    }
}

/// The sides, by the name of the member.
const SIDES: [(Side, &str); 4] = [
    (Side::AtLeast, "at_least"),
    (Side::AtMost, "at_most"),
    (Side::Over, "over"),
    (Side::Under, "under"),
];

fn condition(tree: &Tree, questions: &[Question]) -> Result<Condition, String> {
    let id = text(tree, "ask").unwrap_or_default();
    let found = questions.iter().position(|own| *own.id == *id);
    let Some((at, question)) = found.and_then(|at| Some((at, questions.get(at)?))) else {
        return Err(fill(
            "自查的条件用到的问题“{}”没有写出；按不能判断处理",
            &[id],
        ));
    };
    let bad = |value: &str| {
        fill(
            "自查的条件“{}”的值“{}”与问题的种类不合；按不能判断处理",
            &[id, value],
        )
    };
    let mut tests = Vec::new();
    for (side, key) in SIDES {
        let Some(member) = tree.get(key) else {
            continue;
        };
        let value = answer(member, &question.kind);
        match value {
            Some(value @ (Answer::Number(_) | Answer::Date(_))) => {
                tests.push(Test::Bound(side, value));
            }
            _ => return Err(bad(member.text().unwrap_or(key))),
        }
    }
    if let Some(member) = tree.get("is") {
        let one = [member];
        let all: Vec<&Tree> = match member.list() {
            Some(all) => all.iter().collect(),
            None => one.to_vec(),
        };
        let mut values = Vec::new();
        for member in all {
            match answer(member, &question.kind) {
                Some(value) => values.push(value),
                None => return Err(bad(member.text().unwrap_or("is"))),
            }
        }
        if values.is_empty() {
            return Err(bad("[]"));
        }
        tests.push(Test::OneOf(values));
    }
    if tests.is_empty() {
        return Err(fill(
            "自查的条件“{}”没有写明 at_least、at_most、over、under 或 is；按不能判断处理",
            &[id],
        ));
    }
    Ok(Condition {
        question: at,
        tests,
        says: own(tree, "says"),
        clause: own(tree, "clause"),
        not: false,
    })
}

/// A value of the kind that the question asks for.
fn answer(member: &Tree, kind: &Kind) -> Option<Answer> {
    Some(match kind {
        Kind::YesNo => match (member, member.text()) {
            (Tree::Bool(yes), _) => Answer::Yes(*yes),
            (_, Some("是" | "yes")) => Answer::Yes(true),
            (_, Some("否" | "no")) => Answer::Yes(false),
            _ => return None,
        },
        Kind::Number => Answer::Number(read_number(member.text()?).number()?),
        Kind::Date => Answer::Date(exact(member.text()?)?),
        Kind::Choice(options) => {
            let text = member.text()?;
            Answer::Choice(options.iter().position(|own| **own == *text)?)
        }
    })
}

/// A day, printed to the day.
fn exact(text: &str) -> Option<Date> {
    let date = Date::written_period(text)?;
    (date.precision() == Precision::Day).then_some(date)
}

impl Question {
    /// The words of a choice, by its index; 是 and 否 are 0 and 1.
    #[must_use]
    pub fn choice(&self, at: usize) -> Option<&str> {
        match &self.kind {
            Kind::YesNo => ["是", "否"].get(at).copied(),
            Kind::Choice(all) => all.get(at).map(|own| &**own),
            Kind::Number | Kind::Date => None,
        }
    }

    /// The answer that somebody wrote or chose: a number with or without its unit, a day, 是 or 否, the words of a choice. `None`
    /// where it cannot be read: the question stays unanswered.
    #[must_use]
    pub fn answer(&self, text: &str) -> Option<Answer> {
        let text = trim(text);
        let plain = match &self.unit {
            Some(unit) => text.strip_suffix(&**unit).unwrap_or(text),
            None => text,
        };
        let answer = answer(&Tree::Text(trim(plain).into()), &self.kind);
        // Nobody is 1940 years old: a year of birth was meant.
        let of_age = self.unit.as_deref().is_some_and(|unit| has(unit, "岁"));
        answer.filter(|own| match own {
            Answer::Number(age) if of_age => !age.is_negative() && !age.over(150),
            _ => true,
        })
    }
}
