//! What the asker can read and already has.

use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_ENCODING, IF_NONE_MATCH};

/// Whether the asker reads gzip (RFC 9110, section 12.5.3): named, or by `*`, and not with weight 0.
#[must_use]
pub fn reads_gzip(headers: &HeaderMap) -> bool {
    let mut by_star = false;
    for part in values(headers.get_all(ACCEPT_ENCODING)) {
        let mut pieces = part.split(';').map(str::trim);
        let coding = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let weight = pieces
            .find_map(|piece| piece.strip_prefix("q=")?.parse::<f32>().ok())
            .unwrap_or(1.0);
        match coding.as_str() {
            "gzip" | "x-gzip" => return weight > 0.0,
            "*" => by_star = weight > 0.0,
            _ => {}
        }
    }
    by_star
}

/// Whether the asker already has what this tag names (RFC 9110, section 13.1.2: compared weakly).
#[must_use]
pub fn already_has(headers: &HeaderMap, tag: &str) -> bool {
    values(headers.get_all(IF_NONE_MATCH)).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn values<'a>(all: axum::http::header::GetAll<'a, axum::http::HeaderValue>) -> impl Iterator<Item = &'a str> {
    all.into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(','))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::{already_has, reads_gzip};

    fn headers(name: &'static str, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_static(value))])
    }

    #[test]
    fn gzip_is_sent_to_those_who_read_it() {
        let reads = |value| reads_gzip(&headers("accept-encoding", value));
        assert!(reads("gzip, deflate, br") && reads("br;q=1.0, GZIP;q=0.5") && reads("*"));
        assert!(!reads("br") && !reads("gzip;q=0, *") && !reads("identity"));
        assert!(!reads_gzip(&HeaderMap::new()));
    }

    #[test]
    fn a_known_tag_is_found_among_many_and_when_weak() {
        let has = |value| already_has(&headers("if-none-match", value), "\"a-1\"");
        assert!(has("\"a-1\"") && has("\"x\", W/\"a-1\"") && has("*"));
        assert!(!has("\"a-2\"") && !already_has(&HeaderMap::new(), "\"a-1\""));
    }
}
