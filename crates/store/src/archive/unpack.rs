//! Reading an archive's file, line by line, and believing nothing before the end has been seen.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::format::{Described, FORMAT, Header, LAYOUT, Line, Summary, damaged};
use super::pack::hex;
use crate::{ErrorKind, StoreError};

/// Longer lines are none of ours: an object's shape has a few megabytes at most.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

/// An archive being read.
pub(super) struct Unpacker {
    lines: BufReader<GzDecoder<BufReader<File>>>,
    digest: Sha256,
    rows: u64,
    buffer: Vec<u8>,
    pub header: Header,
}

/// What follows the header.
pub(super) enum Part {
    Table(Described),
    Row(Vec<serde_json::Value>),
    /// The archive was whole.
    End(Summary),
}

impl Unpacker {
    /// Opens an archive and reads its header.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let file = File::open(path).map_err(|source| {
            let message = format!(
                "cannot read the archive {}; check that it exists and may be read",
                path.display()
            );
            StoreError::caused(ErrorKind::Setup, message, source)
        })?;
        let mut unpacker = Self {
            lines: BufReader::new(GzDecoder::new(BufReader::new(file))),
            digest: Sha256::new(),
            rows: 0,
            buffer: Vec::new(),
            header: Header {
                format: String::new(),
                layout: 0,
                migration: 0,
                created_at: chrono::DateTime::UNIX_EPOCH,
            },
        };
        let not_ours = || {
            let message = format!(
                "{} is not an eBOK archive; name a file that `ebok backup` wrote",
                path.display()
            );
            StoreError::new(ErrorKind::Archive, message)
        };
        match unpacker.line() {
            Ok(Line::Header(header)) if header.format == FORMAT => unpacker.header = header,
            _ => return Err(not_ours()),
        }
        if unpacker.header.layout != LAYOUT {
            let message = format!(
                "{} was written by a newer eBOK (layout {}); restore it with that one",
                path.display(),
                unpacker.header.layout
            );
            return Err(StoreError::new(ErrorKind::Archive, message));
        }
        Ok(unpacker)
    }

    /// The next part. After [`Part::End`] there is none.
    pub fn next(&mut self) -> Result<Part, StoreError> {
        match self.line()? {
            Line::Table(table) => {
                table.check()?;
                Ok(Part::Table(table))
            }
            Line::Row(row) => {
                self.rows += 1;
                Ok(Part::Row(row))
            }
            Line::End(end) => {
                if end.sha256 != hex(&self.digest.clone().finalize()) || end.rows != self.rows {
                    return Err(damaged("its checksum does not match"));
                }
                // The compression has a checksum of its own, which is only looked at when nothing more comes.
                let more = self
                    .lines
                    .read(&mut [0])
                    .map_err(|_| damaged("its end cannot be read"))?;
                if more > 0 {
                    return Err(damaged("something follows its end"));
                }
                Ok(Part::End(Summary::new(&self.header, self.rows)))
            }
            Line::Header(_) => Err(damaged("it has a second header")),
        }
    }

    fn line(&mut self) -> Result<Line, StoreError> {
        self.buffer.clear();
        let read = (&mut self.lines).take(LONGEST_LINE).read_until(b'\n', &mut self.buffer);
        read.map_err(|source| {
            let what = if source.kind() == std::io::ErrorKind::UnexpectedEof {
                "it ends in the middle"
            } else {
                "it cannot be decompressed"
            };
            damaged(what)
        })?;
        if self.buffer.last() != Some(&b'\n') {
            return Err(damaged("it ends in the middle"));
        }
        let line = serde_json::from_slice(&self.buffer).map_err(|_| damaged("a line is not what it should be"))?;
        if !matches!(line, Line::End(_)) {
            self.digest.update(&self.buffer);
        }
        Ok(line)
    }
}
