//! The text as a tree: `KEYWORD["text", 1.5, CHILD[…]]`, in the spellings of WKT 1 and WKT 2.

/// Real texts stay below ten.
const MAX_DEPTH: usize = 20;

/// A keyword with what stands in its brackets.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// In capital letters.
    pub keyword: String,
    /// Texts, numbers and bare words, in their order.
    values: Vec<String>,
    pub children: Vec<Self>,
}

impl Node {
    /// Reads the tree; nothing when the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim_start_matches('\u{feff}').trim_start();
        let node = read(&mut rest, 0)?;
        Some(node)
    }

    /// A text, number or bare word.
    pub fn text(&self, index: usize) -> Option<&str> {
        self.values.get(index).map(String::as_str)
    }

    /// A finite number.
    pub fn number(&self, index: usize) -> Option<f64> {
        self.text(index)?.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// The first child of one of these keywords.
    pub fn child(&self, keywords: &[&str]) -> Option<&Self> {
        self.children
            .iter()
            .find(|child| keywords.contains(&child.keyword.as_str()))
    }

    /// The first of these keywords at any depth.
    pub fn find(&self, keywords: &[&str]) -> Option<&Self> {
        self.child(keywords)
            .or_else(|| self.children.iter().find_map(|child| child.find(keywords)))
    }
}

fn read(rest: &mut &str, depth: usize) -> Option<Node> {
    if depth > MAX_DEPTH {
        return None;
    }
    let keyword = word(rest);
    let mut node = Node {
        keyword: keyword.to_ascii_uppercase(),
        ..Node::default()
    };
    *rest = rest.trim_start().strip_prefix(['[', '('])?;
    loop {
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('"') {
            let (text, after) = after.split_once('"')?;
            node.values.push(text.to_owned());
            *rest = after;
        } else {
            let mut ahead = *rest;
            let value = word(&mut ahead);
            if ahead.trim_start().starts_with(['[', '(']) {
                node.children.push(read(rest, depth + 1)?);
            } else {
                node.values.push(value.to_owned());
                *rest = ahead;
            }
        }
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(',') {
            *rest = after;
        } else {
            *rest = rest.strip_prefix([']', ')'])?;
            return Some(node);
        }
    }
}

/// A keyword, a number or a bare word.
fn word<'t>(rest: &mut &'t str) -> &'t str {
    let text = rest.trim_start();
    let end = text
        .find(|letter: char| !letter.is_alphanumeric() && !matches!(letter, '_' | '.' | '-' | '+'))
        .unwrap_or(text.len());
    let (word, after) = text.split_at(end);
    *rest = after;
    word
}
