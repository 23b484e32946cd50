//! Tiles as the product answered them, both forms: what the bare handler answers too.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};

/// One tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its address.
    pub path: String,
    /// As it is.
    pub plain: Vec<u8>,
    /// Compressed.
    pub gzip: Vec<u8>,
}

/// Writes tiles into a file: a line with the address and both lengths, then the bytes of both.
///
/// # Errors
/// When the disk refuses.
pub fn write(file: &Path, bodies: &[Body]) -> Result<()> {
    let mut out = Vec::new();
    for body in bodies {
        writeln!(out, "{} {} {}", body.path, body.plain.len(), body.gzip.len())?;
        out.extend_from_slice(&body.plain);
        out.extend_from_slice(&body.gzip);
    }
    fs::write(file, out).with_context(|| format!("cannot write {}", file.display()))
}

/// Reads what [`write()`] wrote.
///
/// # Errors
/// When the file is not there or not of that kind.
pub fn read(file: &Path) -> Result<Vec<Body>> {
    let all = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let mut rest = all.as_slice();
    let mut bodies = Vec::new();
    while !rest.is_empty() {
        let body = next(&mut rest).with_context(|| format!("{} is not a file of tiles", file.display()))?;
        bodies.push(body);
    }
    Ok(bodies)
}

fn next(rest: &mut &[u8]) -> Option<Body> {
    let end = rest.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(rest.get(..end)?).ok()?;
    let mut words = line.split(' ');
    let path = words.next()?.to_owned();
    let (plain, gzip): (usize, usize) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let (plain, after) = rest.get(end + 1..)?.split_at_checked(plain)?;
    let (gzip, after) = after.split_at_checked(gzip)?;
    let body = Body {
        path,
        plain: plain.to_vec(),
        gzip: gzip.to_vec(),
    };
    *rest = after;
    Some(body)
}

#[cfg(test)]
mod tests {
    use super::{Body, read, write};

    #[test]
    fn tiles_read_back_as_they_were_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tiles");
        let body = |path: &str, plain: &[u8]| Body {
            path: path.to_owned(),
            plain: plain.to_vec(),
            gzip: b"\n\n".to_vec(),
        };
        let bodies = vec![body("/a", b"x\ny"), body("/b", b"")];
        write(&file, &bodies).unwrap();
        assert_eq!(read(&file).unwrap(), bodies);
        std::fs::write(&file, "nonsense").unwrap();
        assert!(read(&file).is_err());
    }
}
