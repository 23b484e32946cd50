//! The `.shp` as a stream of records. No length is believed before the bytes are there, and the index is not needed.

use std::io::Read;

use super::parts::fault;
use crate::read::error::{Fault, Halt};

const FILE_CODE: u32 = 9994;
const HEADER: u64 = 100;
const RECORD_HEADER: u64 = 8;

/// The records of a `.shp`.
pub struct Shapes<'a> {
    reader: &'a mut dyn Read,
    /// Bytes that the header promises and that have not come yet.
    left: u64,
    /// The most bytes that one record may take.
    limit: u64,
    buffer: Vec<u8>,
    /// How many records have come.
    pub number: u64,
}

impl<'a> Shapes<'a> {
    /// Reads the header.
    pub fn open(reader: &'a mut dyn Read, limit: u64) -> Result<Self, Fault> {
        let mut header = [0; HEADER as usize];
        reader.read_exact(&mut header).map_err(fault)?;
        if big(&header, 0) != FILE_CODE {
            return Err(Fault::Shapefile("the .shp does not begin as one".to_owned()));
        }
        let length = u64::from(big(&header, 24)) * 2;
        let left = length.checked_sub(HEADER).ok_or_else(|| {
            Fault::Shapefile(format!(
                "the .shp says that it has {length} bytes, less than its header"
            ))
        })?;
        Ok(Self {
            reader,
            left,
            limit,
            buffer: Vec::new(),
            number: 0,
        })
    }

    /// The next record's content; nothing at the end.
    pub fn next(&mut self) -> Result<Option<&[u8]>, Halt> {
        if self.left == 0 {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        self.record()
            .map_err(|fault| Halt::from(fault).at(|| format!("shape {number}")))?;
        Ok(Some(&self.buffer))
    }

    fn record(&mut self) -> Result<(), Fault> {
        let mut header = [0; RECORD_HEADER as usize];
        self.reader.read_exact(&mut header).map_err(fault)?;
        let length = u64::from(big(&header, 4)) * 2;
        let after = self.left.checked_sub(RECORD_HEADER + length).ok_or_else(|| {
            Fault::Shapefile(format!(
                "a shape says that it has {length} bytes, more than the rest of the .shp"
            ))
        })?;
        if length > self.limit {
            return Err(Fault::RecordTooLarge(self.limit));
        }
        self.buffer.clear();
        (&mut *self.reader)
            .take(length)
            .read_to_end(&mut self.buffer)
            .map_err(fault)?;
        if (self.buffer.len() as u64) < length {
            return Err(Fault::Truncated);
        }
        self.left = after;
        Ok(())
    }
}

fn big(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..)
        .and_then(<[u8]>::first_chunk)
        .map_or(0, |four| u32::from_be_bytes(*four))
}
