//! Rust source as a flat list of tokens, so that comments and strings fool no rule, and macros hide nothing.

use anyhow::{Result, anyhow};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One token and where it stands.
#[derive(Clone, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Its line, counted from one.
    pub line: usize,
    /// Whether it belongs to a test.
    pub in_test: bool,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword.
    Word(String),
    /// One sign.
    Sign(char),
    /// A string, without its quotes and with its escapes as written.
    Text(String),
    /// A number, character or byte string.
    Other,
    /// `(`, `[` or `{`; the number is the index of its partner.
    Open(char, usize),
    /// `)`, `]` or `}`.
    Close(char),
}

impl Token {
    /// Whether this is that name or keyword.
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(own) if own == word)
    }

    /// Whether this is that sign.
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    /// The name or keyword.
    pub fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind {
            Some(word)
        } else {
            None
        }
    }

    /// The string's content.
    pub fn text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind {
            Some(text)
        } else {
            None
        }
    }

    /// The index of the partner, if this opens a group with `delimiter`.
    pub fn opens(&self, delimiter: char) -> Option<usize> {
        match self.kind {
            Kind::Open(own, partner) if own == delimiter => Some(partner),
            _ => None,
        }
    }
}

/// The tokens of a source file.
///
/// # Errors
/// When it is not Rust.
pub fn of(source: &str) -> Result<Vec<Token>> {
    let stream: TokenStream = source.parse().map_err(|error| anyhow!("{error}"))?;
    let mut tokens = Vec::new();
    flatten(stream, &mut tokens);
    mark_tests(&mut tokens);
    Ok(tokens)
}

/// The places where `pattern` stands: words and signs, separated by blanks.
pub fn find(tokens: &[Token], pattern: &str) -> Vec<usize> {
    let parts: Vec<&str> = pattern.split_whitespace().collect();
    let fits = |token: &Token, part: &str| match &token.kind {
        Kind::Word(word) => word == part,
        Kind::Sign(sign) | Kind::Open(sign, _) | Kind::Close(sign) => part.len() == 1 && part.starts_with(*sign),
        Kind::Text(_) | Kind::Other => false,
    };
    let windows = tokens.windows(parts.len()).enumerate();
    windows
        .filter(|(_, window)| window.iter().zip(&parts).all(|(token, part)| fits(token, part)))
        .map(|(at, _)| at)
        .collect()
}

fn flatten(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        let line = tree.span().start().line;
        let kind = match tree {
            TokenTree::Ident(word) => Kind::Word(word.to_string()),
            TokenTree::Punct(sign) => Kind::Sign(sign.as_char()),
            TokenTree::Literal(literal) => literal_kind(&literal.to_string()),
            TokenTree::Group(group) => {
                flatten_group(&group, tokens);
                continue;
            }
        };
        tokens.push(Token {
            kind,
            line,
            in_test: false,
        });
    }
}

fn flatten_group(group: &Group, tokens: &mut Vec<Token>) {
    let Some((open, close)) = brackets(group.delimiter()) else {
        return flatten(group.stream(), tokens);
    };
    let at = tokens.len();
    let (first, last) = (group.span_open().start().line, group.span_close().start().line);
    tokens.push(Token {
        kind: Kind::Open(open, at),
        line: first,
        in_test: false,
    });
    flatten(group.stream(), tokens);
    let partner = tokens.len();
    tokens.push(Token {
        kind: Kind::Close(close),
        line: last,
        in_test: false,
    });
    tokens[at].kind = Kind::Open(open, partner);
}

fn brackets(delimiter: Delimiter) -> Option<(char, char)> {
    match delimiter {
        Delimiter::Parenthesis => Some(('(', ')')),
        Delimiter::Bracket => Some(('[', ']')),
        Delimiter::Brace => Some(('{', '}')),
        Delimiter::None => None,
    }
}

fn literal_kind(literal: &str) -> Kind {
    let unraw = literal.strip_prefix('r').unwrap_or(literal).trim_matches('#');
    match unraw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(content) => Kind::Text(content.to_owned()),
        None => Kind::Other,
    }
}

/// Marks what stands below `#[cfg(test)]`, `#![cfg(test)]` and `#[test]`.
fn mark_tests(tokens: &mut [Token]) {
    if !find(tokens, "# ! [ cfg ( test ) ]").is_empty() {
        tokens.iter_mut().for_each(|token| token.in_test = true);
        return;
    }
    let mut attributes = find(tokens, "# [ cfg ( test ) ]");
    attributes.extend(find(tokens, "# [ test ]"));
    for start in attributes {
        let end = end_of_item(tokens, start);
        tokens[start..end].iter_mut().for_each(|token| token.in_test = true);
    }
}

/// The index behind the item that begins at `start`: behind its first `{…}`, or behind its `;`.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            Kind::Open('{', partner) => return partner + 1,
            Kind::Open(_, partner) => at = partner + 1,
            Kind::Sign(';') => return at + 1,
            _ => at += 1,
        }
    }
    tokens.len()
}

#[cfg(test)]
mod unit_tests {
    use super::*;

    #[test]
    fn comments_and_strings_are_not_code() {
        let tokens = of("// unsafe\nfn a() -> &'static str { \"unsafe\" }").unwrap();
        assert!(find(&tokens, "unsafe").is_empty());
        assert_eq!(tokens.iter().filter_map(Token::text).collect::<Vec<_>>(), ["unsafe"]);
    }

    #[test]
    fn a_test_module_is_marked_and_what_follows_it_is_not() {
        let tokens = of("#[cfg(test)]\nmod tests { fn inside() {} }\nfn outside() {}").unwrap();
        let in_test = |word: &str| tokens.iter().any(|token| token.is_word(word) && token.in_test);
        assert!(in_test("inside"));
        assert!(!in_test("outside"));
    }

    #[test]
    fn a_token_knows_its_line_inside_a_macro_too() {
        let tokens = of("view! {\n  <p>\n  {key}\n  </p>\n}").unwrap();
        let key = tokens.iter().find(|token| token.is_word("key")).unwrap();
        assert_eq!(key.line, 3);
    }
}
