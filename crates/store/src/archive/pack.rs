//! Writing an archive's file, on a thread of its own.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Receiver;

use super::format::{End, Line};
use crate::{ErrorKind, StoreError};

/// What the thread is sent: lines, and the word that all have come. Without that word the file is thrown away.
pub(super) enum Order {
    Lines(Vec<Line>),
    Finish,
}

/// Writes beside the target and puts the file in place once it is whole and on the disk. Returns the number of rows.
pub(super) fn pack(path: &Path, orders: Receiver<Order>) -> Result<u64, StoreError> {
    let part = beside(path);
    let cannot = |source| {
        let message = format!(
            "cannot write {}; check the folder, its rights and the free space",
            path.display()
        );
        StoreError::caused(ErrorKind::Setup, message, source)
    };
    let written = write(&part, orders).and_then(|rows| {
        if rows.is_some() {
            std::fs::rename(&part, path)?;
        }
        Ok(rows)
    });
    if !matches!(written, Ok(Some(_))) {
        // What could not be made need not be there to be removed.
        drop(std::fs::remove_file(&part));
    }
    written
        .map_err(cannot)?
        .ok_or_else(|| StoreError::new(ErrorKind::Internal, "the backup was broken off"))
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    path.with_file_name(name)
}

fn write(part: &Path, mut orders: Receiver<Order>) -> io::Result<Option<u64>> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    // Whoever reads the archive reads everything that the database knows of people.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut packer = Packer {
        file: GzEncoder::new(BufWriter::new(options.open(part)?), Compression::fast()),
        digest: Sha256::new(),
        rows: 0,
    };
    while let Some(order) = orders.blocking_recv() {
        match order {
            Order::Lines(lines) => lines.iter().try_for_each(|line| packer.line(line))?,
            Order::Finish => return packer.finish().map(Some),
        }
    }
    Ok(None)
}

struct Packer {
    file: GzEncoder<BufWriter<File>>,
    digest: Sha256,
    rows: u64,
}

impl Packer {
    fn line(&mut self, line: &Line) -> io::Result<()> {
        if matches!(line, Line::Row(_)) {
            self.rows += 1;
        }
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.digest.update(&bytes);
        self.file.write_all(&bytes)
    }

    fn finish(mut self) -> io::Result<u64> {
        let end = End {
            rows: self.rows,
            sha256: hex(&self.digest.finalize()),
        };
        let mut bytes = serde_json::to_vec(&Line::End(end))?;
        bytes.push(b'\n');
        self.file.write_all(&bytes)?;
        let file = self
            .file
            .finish()?
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        // A backup that only stands in the memory of a machine that then stops is none.
        file.sync_all()?;
        Ok(self.rows)
    }
}

/// Hexadecimal digits, two for each byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
