//! A record's attributes as the file names them, all as text.

/// Names and texts. Empty texts are not kept: an empty attribute says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes(Vec<(String, String)>);

/// More attributes than any network has are ignored, so that a hostile record stays small.
const MOST: usize = 500;

impl Attributes {
    /// Adds an attribute; the first of one name counts.
    pub fn add(&mut self, name: &str, text: &str) {
        let text = text.trim();
        if !text.is_empty() && self.0.len() < MOST {
            self.0.push((name.to_owned(), text.to_owned()));
        }
    }

    /// The text of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, text)| text.as_str())
    }

    /// All texts of an attribute that may occur several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Attributes;

    #[test]
    fn an_empty_attribute_is_none() {
        let mut attributes = Attributes::default();
        attributes.add("status", " ");
        attributes.add("funkcja", " p ");
        attributes.add("rzedna", "#a");
        attributes.add("rzedna", "#b");
        assert_eq!(attributes.get("status"), None);
        assert_eq!(attributes.get("funkcja"), Some("p"));
        assert_eq!(attributes.all("rzedna").count(), 2);
    }
}
