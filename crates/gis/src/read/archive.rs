//! ZIP archives, read where they lie: a member is unpacked as it is read, never to a file and never as a whole.
//!
//! Members' names name layers and nothing else, so that a name cannot point outside.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::encoding::TextEncoding;
use super::error::{Fault, Halt};

/// More members than any hand-over has.
const MOST_MEMBERS: usize = 10_000;
/// No shapefile's part is larger: its lengths are counted in 32 bits.
const MOST_BYTES: u64 = 8 << 30;
/// Below this, nothing is a bomb.
const HARMLESS_BYTES: u64 = 64 << 20;
/// Below this, neither are all members together.
const HARMLESS_TOTAL: u64 = 256 << 20;
/// Tables of blanks pack well, but not better than this.
const MOST_RATIO: u64 = 400;

/// A file within an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub index: usize,
    /// With its folders, as the archive names it.
    pub name: String,
}

/// All files of an archive, but not its folders.
pub fn members(path: &Path) -> Result<Vec<Member>, Fault> {
    let archive = open(path)?;
    let named = archive.file_names_raw().enumerate().map(|(index, name)| Member {
        index,
        name: text(name),
    });
    Ok(named.filter(|member| !member.name.ends_with(['/', '\\'])).collect())
}

/// Names are UTF-8, or what DOS writes in Poland.
fn text(name: &[u8]) -> String {
    std::str::from_utf8(name).map_or_else(|_| TextEncoding::CP852.decode(name), ToOwned::to_owned)
}

/// Hands a member's bytes to `each`.
pub fn read<T>(path: &Path, index: usize, each: impl FnOnce(&mut dyn Read) -> Result<T, Halt>) -> Result<T, Halt> {
    let mut archive = open(path)?;
    let member = archive.by_index(index).map_err(fault)?;
    let own = member.compressed_size().saturating_mul(MOST_RATIO);
    // What it says of itself binds it too, so that what all say together does.
    let most = own.clamp(HARMLESS_BYTES, MOST_BYTES).min(member.size());
    each(&mut BufReader::with_capacity(
        64 * 1024,
        Bounded {
            inner: member,
            most,
            left: most,
        },
    ))
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, Fault> {
    let file = File::open(path).map_err(Fault::Io)?;
    let packed = file.metadata().map_err(Fault::Io)?.len();
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(fault)?;
    if archive.len() > MOST_MEMBERS {
        return Err(Fault::Archive(format!(
            "it has {} members, more than {MOST_MEMBERS}",
            archive.len()
        )));
    }
    let most = packed.saturating_mul(MOST_RATIO).max(HARMLESS_TOTAL);
    let mut total = 0_u64;
    for index in 0..archive.len() {
        // One that cannot be read says so when it is.
        let size = archive.by_index_raw(index).map_or(0, |member| member.size());
        total = total.saturating_add(size);
    }
    if total > most {
        return Err(Fault::Archive(format!(
            "its members unpack to {total} bytes, {MOST_RATIO} times its size and more, as no network files do"
        )));
    }
    Ok(archive)
}

fn fault(error: ZipError) -> Fault {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Fault::Io(error),
        ZipError::Io(_) => Fault::Truncated,
        ZipError::InvalidArchive(reason) => Fault::Archive(format!("{reason}: it is damaged or incomplete")),
        other => Fault::Archive(other.to_string()),
    }
}

/// A member that may only become so large.
struct Bounded<R> {
    inner: R,
    most: u64,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| {
            let text = format!(
                "a member unpacks to more than {} bytes, more than it says or than a network file does",
                self.most
            );
            io::Error::new(io::ErrorKind::InvalidData, text)
        })?;
        Ok(count)
    }
}
