//! One value on its way between a row and a line.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use super::format::damaged;
use super::table::Kind;
use crate::StoreError;

/// A value of one of the kinds, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Whole(Option<i64>),
    Real(Option<f64>),
    Flag(Option<bool>),
    Text(Option<String>),
    Json(Option<Value>),
    Moment(Option<DateTime<Utc>>),
    Uuid(Option<Uuid>),
    Bytes(Option<Vec<u8>>),
}

impl Cell {
    /// As it stands in a line. JSON is kept as text, so that JSON's own `null` differs from nothing.
    pub fn into_json(self) -> Value {
        match self {
            Self::Whole(value) => value.into(),
            Self::Real(value) => value.into(),
            Self::Flag(value) => value.into(),
            Self::Text(value) => value.into(),
            Self::Json(value) => value.map(|value| value.to_string()).into(),
            Self::Moment(value) => value.map(|value| value.to_rfc3339()).into(),
            Self::Uuid(value) => value.map(|value| value.to_string()).into(),
            Self::Bytes(value) => value.map(|value| STANDARD.encode(value)).into(),
        }
    }

    /// From a line.
    pub fn from_json(value: Value, kind: Kind) -> Result<Self, StoreError> {
        let text = value.as_str();
        let cell = match kind {
            _ if value.is_null() => Some(Self::nothing(kind)),
            Kind::Whole => value.as_i64().map(|value| Self::Whole(Some(value))),
            Kind::Real => value.as_f64().map(|value| Self::Real(Some(value))),
            Kind::Flag => value.as_bool().map(|value| Self::Flag(Some(value))),
            Kind::Json => text
                .and_then(|text| serde_json::from_str(text).ok())
                .map(|value| Self::Json(Some(value))),
            Kind::Moment => text
                .and_then(|text| text.parse().ok())
                .map(|value| Self::Moment(Some(value))),
            Kind::Uuid => text
                .and_then(|text| text.parse().ok())
                .map(|value| Self::Uuid(Some(value))),
            Kind::Bytes => text
                .and_then(|text| STANDARD.decode(text).ok())
                .map(|value| Self::Bytes(Some(value))),
            Kind::Text => match value {
                Value::String(text) => return Ok(Self::Text(Some(text))),
                _ => None,
            },
        };
        cell.ok_or_else(|| damaged("a value is not of its column's kind"))
    }

    const fn nothing(kind: Kind) -> Self {
        match kind {
            Kind::Whole => Self::Whole(None),
            Kind::Real => Self::Real(None),
            Kind::Flag => Self::Flag(None),
            Kind::Text => Self::Text(None),
            Kind::Json => Self::Json(None),
            Kind::Moment => Self::Moment(None),
            Kind::Uuid => Self::Uuid(None),
            Kind::Bytes => Self::Bytes(None),
        }
    }
}

/// Reads a column of a row of either engine. A macro, because the bounds of a function would fill a page.
macro_rules! read_cell {
    ($row:expr, $index:expr, $kind:expr) => {
        match $kind {
            Kind::Whole => $row.try_get($index).map(Cell::Whole),
            Kind::Real => $row.try_get($index).map(Cell::Real),
            Kind::Flag => $row.try_get($index).map(Cell::Flag),
            Kind::Text => $row.try_get($index).map(Cell::Text),
            Kind::Json => $row.try_get($index).map(Cell::Json),
            Kind::Moment => $row.try_get($index).map(Cell::Moment),
            Kind::Uuid => $row.try_get($index).map(Cell::Uuid),
            Kind::Bytes => $row.try_get($index).map(Cell::Bytes),
        }
    };
}

/// Binds a value into a row of either engine's statement.
macro_rules! bind_cell {
    ($row:expr, $cell:expr) => {
        match $cell {
            Cell::Whole(value) => $row.push_bind(value),
            Cell::Real(value) => $row.push_bind(value),
            Cell::Flag(value) => $row.push_bind(value),
            Cell::Text(value) => $row.push_bind(value),
            Cell::Json(value) => $row.push_bind(value),
            Cell::Moment(value) => $row.push_bind(value),
            Cell::Uuid(value) => $row.push_bind(value),
            Cell::Bytes(value) => $row.push_bind(value),
        }
    };
}

pub(super) use {bind_cell, read_cell};

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::{Cell, Kind};

    #[test]
    fn every_kind_of_value_reads_back_as_it_was() {
        let moment = DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap();
        for (cell, kind) in [
            (Cell::Whole(Some(i64::MIN)), Kind::Whole),
            (Cell::Real(Some(0.1 + 0.2)), Kind::Real),
            (Cell::Flag(Some(true)), Kind::Flag),
            (Cell::Text(Some("zażółć\n\"gęślą\"".to_owned())), Kind::Text),
            (Cell::Json(Some(json!({"b": [1, null], "a": 0.1}))), Kind::Json),
            (Cell::Json(Some(Value::Null)), Kind::Json),
            (Cell::Json(None), Kind::Json),
            (Cell::Moment(Some(moment)), Kind::Moment),
            (Cell::Uuid(Some(Uuid::nil())), Kind::Uuid),
            (Cell::Bytes(Some(vec![0, 255, 10])), Kind::Bytes),
            (Cell::Bytes(None), Kind::Bytes),
        ] {
            let line = cell.clone().into_json().to_string();
            let read = Cell::from_json(serde_json::from_str(&line).unwrap(), kind).unwrap();
            assert_eq!(read, cell, "{line}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_refused() {
        for (value, kind) in [
            (json!("1"), Kind::Whole),
            (json!(1.5), Kind::Whole),
            (json!(1), Kind::Flag),
            (json!(1), Kind::Text),
            (json!("yesterday"), Kind::Moment),
            (json!("not base64!"), Kind::Bytes),
        ] {
            assert!(Cell::from_json(value, kind).is_err());
        }
    }
}
