//! What stands behind the question mark of an address, decoded and encoded once each: the router's own map of it
//! decodes what is decoded already, so that `%2F` in somebody's number would become a slash.

use form_urlencoded::{Serializer, parse};

use crate::server_fns::context::Request;

/// The names and values of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Those of the request that is being answered.
    #[must_use]
    pub fn here() -> Self {
        let address = Request::here().address;
        Self::parse(address.split_once('?').map_or("", |(_, query)| query))
    }

    /// Those that a text has, without its question mark.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        Self(parse(query.as_bytes()).into_owned().collect())
    }

    /// The first value under a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.0.iter().find(|(known, _)| known == name);
        pair.map(|(_, value)| value.as_str())
    }
}

/// The pairs as they stand in an address, the question mark before them; nothing where there are none.
pub fn query_string<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let mut written = Serializer::new(String::new());
    for (name, value) in pairs {
        written.append_pair(name, &value);
    }
    let written = written.finish();
    if written.is_empty() {
        written
    } else {
        format!("?{written}")
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, query_string};

    #[test]
    fn whatever_a_value_holds_it_comes_back_as_it_was() {
        for value in ["A/B", "A%2FB", "A%41", "Leśna & 1", "a+b", "?=#", ""] {
            let written = query_string([("obiekt", value.to_owned()), ("x", "1".to_owned())]);
            let read = Query::parse(written.trim_start_matches('?'));
            assert_eq!(read.get("obiekt"), Some(value), "{written}");
            assert_eq!(read.get("x"), Some("1"));
        }
        assert_eq!(query_string([]), "");
    }

    #[test]
    fn the_first_value_counts_and_an_unknown_name_has_none() {
        let query = Query::parse("q=Le%C5%9Bna+5&q=2&leer");
        assert_eq!(
            (query.get("q"), query.get("leer"), query.get("Q")),
            (Some("Leśna 5"), Some(""), None)
        );
    }
}
