//! What a browser says of itself, in two words that its owner knows again in a list.

use axum::http::HeaderValue;

/// Browsers by the word in their names. Those that also say the name of another one come before it.
const BROWSERS: [(&str, &str); 8] = [
    ("SamsungBrowser/", "Samsung Internet"),
    ("OPR/", "Opera"),
    ("Edg", "Edge"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// The browser and its system, such as `Firefox, Android`; empty when neither is known.
pub fn describe(user_agent: Option<&HeaderValue>) -> String {
    let said = user_agent.and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(word, _)| said.contains(word));
        found.map(|(_, name)| *name)
    };
    let words: Vec<&str> = [named(&BROWSERS), named(&SYSTEMS)].into_iter().flatten().collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::describe;

    #[test]
    fn a_device_is_named_by_its_browser_and_system() {
        for (said, device) in [
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile \
                 Safari/537.36",
                "Chrome, Android",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1",
                "Safari, iPhone",
            ),
            ("curl/8", ""),
        ] {
            assert_eq!(describe(Some(&HeaderValue::from_static(said))), device);
        }
        assert_eq!(describe(None), "");
    }
}
