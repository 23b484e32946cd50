//! Changes to a message before or after it is signed, written in a line: tables of cases are made of them.
//!
//! `Response@ID -` takes an attribute away, `Response@ID = x` sets it, `Response/Issuer -` takes an element away,
//! `Response/Issuer = x` sets its text, `Response/Issuer *` sets a copy beside it, `Response/Status + <a/>` appends.
//! Paths are of local names from the outermost element; `{+60}` in a value is the instant in sixty seconds, `{+60ms}` the same
//! written with milliseconds.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use uppsala::{Document, NodeId, QName};

use super::StandInError;

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    path: String,
    attribute: Option<String>,
    change: Change,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Change {
    Remove,
    Set(String),
    Double,
    Append(String),
}

impl Edit {
    /// Reads a change.
    ///
    /// # Errors
    /// [`StandInError`] when the line is not in one of the forms above.
    pub fn parse(line: &str) -> Result<Self, StandInError> {
        let wrong = || StandInError::new(format!("`{line}` is no change; see sandbox::login_gov::Edit"));
        let (target, rest) = line.trim().split_once(' ').ok_or_else(wrong)?;
        let rest = rest.trim_start();
        let value = || rest[1..].trim().to_owned();
        let change = match rest.chars().next() {
            Some('-') if rest == "-" => Change::Remove,
            Some('*') if rest == "*" => Change::Double,
            Some('=') => Change::Set(value()),
            Some('+') => Change::Append(value()),
            _ => return Err(wrong()),
        };
        let (path, attribute) = match target.split_once('@') {
            Some((path, attribute)) => (path.to_owned(), Some(attribute.to_owned())),
            None => (target.to_owned(), None),
        };
        Ok(Self {
            path,
            attribute,
            change,
        })
    }
}

/// Makes changes, one after the other.
///
/// # Errors
/// [`StandInError`] when a path leads nowhere: a case that changes nothing would prove nothing.
pub fn apply(text: &str, edits: &[Edit], now: DateTime<Utc>) -> Result<String, StandInError> {
    if edits.is_empty() {
        return Ok(text.to_owned());
    }
    let mut document = uppsala::parse(text).map_err(StandInError::new)?.into_static();
    for edit in edits {
        one(&mut document, edit, now)?;
    }
    Ok(document.to_xml())
}

fn one(document: &mut Document<'static>, edit: &Edit, now: DateTime<Utc>) -> Result<(), StandInError> {
    let lost = || StandInError::new(format!("`{}` leads nowhere", edit.path));
    let at = find(document, &edit.path).ok_or_else(lost)?;
    match (&edit.attribute, &edit.change) {
        (Some(name), Change::Set(value)) => {
            let name = QName::local(name.clone());
            let element = document.element_mut(at).ok_or_else(lost)?;
            element.set_attribute(name, filled(value, now).into());
        }
        (Some(name), Change::Remove) => {
            let element = document.element_mut(at).ok_or_else(lost)?;
            element.remove_attribute(name).ok_or_else(lost)?;
        }
        (None, Change::Remove) => document.detach(at),
        (None, Change::Set(value)) => {
            for child in document.children(at) {
                document.detach(child);
            }
            let text = document.create_text(filled(value, now));
            document.append_child(at, text);
        }
        (None, Change::Double) => {
            let source = document.to_xml();
            let source = uppsala::parse(&source).map_err(StandInError::new)?;
            let twin = find(&source, &edit.path).and_then(|twin| document.import_subtree(&source, twin));
            document.insert_after(document.parent(at).ok_or_else(lost)?, twin.ok_or_else(lost)?, at);
        }
        (None, Change::Append(xml)) => {
            let source = uppsala::parse(xml).map_err(StandInError::new)?;
            let child = source
                .document_element()
                .and_then(|root| document.import_subtree(&source, root));
            document.append_child(at, child.ok_or_else(lost)?);
        }
        (Some(_), _) => return Err(lost()),
    }
    Ok(())
}

/// The first element on that path.
pub fn find(document: &Document<'_>, path: &str) -> Option<NodeId> {
    let mut names = path.split('/');
    let root = document.document_element()?;
    let named = |id: NodeId, name: &str| {
        document
            .element(id)
            .is_some_and(|element| element.name.local_name == name)
    };
    let mut at = names.next().filter(|name| named(root, name)).map(|_| root)?;
    for name in names {
        at = document.children(at).into_iter().find(|child| named(*child, name))?;
    }
    Some(at)
}

fn filled(value: &str, now: DateTime<Utc>) -> String {
    let Some((before, rest)) = value.split_once('{') else {
        return value.to_owned();
    };
    let Some((seconds, after)) = rest.split_once('}') else {
        return value.to_owned();
    };
    let (seconds, digits) = match seconds.strip_suffix("ms") {
        Some(seconds) => (seconds, SecondsFormat::Millis),
        None => (seconds, SecondsFormat::Secs),
    };
    let Ok(seconds) = seconds.parse::<i64>() else {
        return value.to_owned();
    };
    let instant = now + TimeDelta::seconds(seconds);
    format!("{before}{}{after}", instant.to_rfc3339_opts(digits, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(line: &str) -> String {
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        apply("<a b='c'><d>e</d></a>", &[Edit::parse(line).unwrap()], now).unwrap()
    }

    #[test]
    fn every_form_of_a_line_changes_what_it_says() {
        for (line, expected) in [
            ("a@b -", "<a><d>e</d></a>"),
            ("a@b = x", "<a b=\"x\"><d>e</d></a>"),
            ("a@b =", "<a b=\"\"><d>e</d></a>"),
            ("a@b = {+60}", "<a b=\"2026-11-18T11:07:40Z\"><d>e</d></a>"),
            ("a/d -", "<a b=\"c\"/>"),
            ("a/d = f", "<a b=\"c\"><d>f</d></a>"),
            ("a/d *", "<a b=\"c\"><d>e</d><d>e</d></a>"),
            ("a + <g/>", "<a b=\"c\"><d>e</d><g/></a>"),
        ] {
            assert_eq!(changed(line), expected, "{line}");
        }
    }

    #[test]
    fn a_change_that_changes_nothing_is_an_error() {
        for line in ["a@x -", "a/x -", "x = y"] {
            let edit = Edit::parse(line).unwrap();
            assert!(apply("<a b='c'/>", &[edit], Utc::now()).is_err(), "{line}");
        }
        for line in ["a", "a b", "a -x", "a@b ?"] {
            assert!(Edit::parse(line).is_err(), "{line}");
        }
    }
}
