//! A file's bytes, with a limit to what one record may take.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::rc::Rc;

use super::error::Fault;

/// How much of the beginning is looked at to tell the format and the encoding.
const HEAD: u64 = 4096;

/// The beginning of a file.
pub fn head(path: &Path) -> Result<Vec<u8>, Fault> {
    let mut head = Vec::new();
    File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(Fault::Io)?;
    if head.is_empty() { Err(Fault::Empty) } else { Ok(head) }
}

/// Opens a text file behind a budget, without its UTF-8 byte order mark.
pub fn open(path: &Path, budget: &Budget) -> Result<Metered<BufReader<File>>, Fault> {
    let mut inner = BufReader::with_capacity(64 * 1024, File::open(path).map_err(Fault::Io)?);
    let start = inner.fill_buf().map_err(Fault::Io)?;
    if start.starts_with(&[0xEF, 0xBB, 0xBF]) {
        inner.consume(3);
    }
    Ok(budget.meter(inner))
}

/// The bytes that may still be read for the record in hand; shared by the reader and whoever starts a record.
#[derive(Debug, Clone)]
pub struct Budget {
    limit: u64,
    left: Rc<Cell<u64>>,
}

impl Budget {
    pub fn new(limit: u64) -> Self {
        Self {
            limit,
            left: Rc::new(Cell::new(limit)),
        }
    }

    /// A new record begins.
    pub fn renew(&self) {
        self.left.set(self.limit);
    }

    /// The fault that an I/O error stands for.
    pub fn fault(&self, error: io::Error) -> Fault {
        if error.kind() == io::ErrorKind::FileTooLarge {
            Fault::RecordTooLarge(self.limit)
        } else {
            Fault::Io(error)
        }
    }

    /// A reader that spends this budget.
    pub fn meter<R>(&self, inner: R) -> Metered<R> {
        Metered {
            inner,
            budget: self.clone(),
        }
    }

    fn spend(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes as u64));
    }
}

/// A reader that fails once its budget is spent.
pub struct Metered<R> {
    inner: R,
    budget: Budget,
}

impl<R> Metered<R> {
    fn check(&self) -> io::Result<()> {
        if self.budget.left.get() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        Ok(())
    }
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        let count = self.inner.read(buffer)?;
        self.budget.spend(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.budget.spend(count);
        self.inner.consume(count);
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{Budget, Fault};

    #[test]
    fn a_record_larger_than_its_budget_is_an_error_and_the_next_one_starts_anew() {
        let budget = Budget::new(4);
        let mut reader = budget.meter(&b"abcdefgh"[..]);
        let mut four = [0; 4];
        reader.read_exact(&mut four).unwrap();
        let error = reader.read_exact(&mut four).unwrap_err();
        assert!(matches!(budget.fault(error), Fault::RecordTooLarge(4)));
        budget.renew();
        reader.read_exact(&mut four).unwrap();
        assert_eq!(&four, b"efgh");
    }
}
