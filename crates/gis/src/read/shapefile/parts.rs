//! The files that make up a shapefile, beside each other in a folder or within an archive.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use crate::read::archive::{self, Member};
use crate::read::error::{Fault, Halt};

/// How much of a `.prj` or `.cpg` is read.
const MOST_TEXT: u64 = 16 * 1024;
/// How many names an error lists.
const MOST_LISTED: usize = 8;
/// More shapefiles in one archive are no network: each costs a walk through the archive's directory.
const MOST_SETS: usize = 200;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    File(PathBuf),
    Member { archive: PathBuf, index: usize },
}

/// The files of one name.
#[derive(Debug)]
pub struct Set {
    /// The name without folder and extension.
    pub name: String,
    pub shapes: Part,
    pub table: Option<Part>,
    pub crs: Option<Part>,
    pub encoding: Option<Part>,
}

impl Part {
    /// Hands the file's bytes to `each`.
    pub fn read<T>(&self, each: impl FnOnce(&mut dyn Read) -> Result<T, Halt>) -> Result<T, Halt> {
        match self {
            Self::File(path) => {
                let file = File::open(path).map_err(Fault::Io)?;
                each(&mut BufReader::with_capacity(64 * 1024, file))
            }
            Self::Member { archive, index } => archive::read(archive, *index, each),
        }
    }

    /// The beginning of a small text.
    pub fn text(&self) -> Result<String, Halt> {
        self.read(|reader| {
            let mut bytes = Vec::new();
            reader.take(MOST_TEXT).read_to_end(&mut bytes).map_err(fault)?;
            Ok(String::from_utf8_lossy(&bytes).into_owned())
        })
    }
}

/// What an I/O error within a shapefile means.
pub fn fault(error: std::io::Error) -> Fault {
    use std::io::ErrorKind::{InvalidData, InvalidInput, Other, UnexpectedEof};
    match error.kind() {
        UnexpectedEof => Fault::Truncated,
        InvalidData | InvalidInput | Other => Fault::Archive(error.to_string()),
        _ => Fault::Io(error),
    }
}

/// The shapefile that a `.shp` belongs to.
pub fn beside(path: &Path) -> Result<Set, Fault> {
    let stem = path.file_stem().unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder.unwrap_or(Path::new("."))).map_err(Fault::Io)? {
        let other = entry.map_err(Fault::Io)?.path();
        if other.file_stem() == Some(stem) {
            files.push(other);
        }
    }
    // Of `a.dbf` and `a.DBF` always the same one.
    files.sort();
    let part = |extension: &str| {
        let same = |file: &&PathBuf| file.extension().is_some_and(|own| own.eq_ignore_ascii_case(extension));
        files.iter().find(same).cloned().map(Part::File)
    };
    Ok(Set {
        name: stem.to_string_lossy().into_owned(),
        shapes: part("shp").ok_or_else(|| Fault::Shapefile("there is no .shp beside it".to_owned()))?,
        table: part("dbf"),
        crs: part("prj"),
        encoding: part("cpg"),
    })
}

/// All shapefiles of an archive, in whatever folders they lie, in the order of their names.
pub fn within(path: &Path) -> Result<Vec<Set>, Fault> {
    let members = archive::members(path)?;
    let part = |stem: &str, extension: &str| {
        let same = |member: &&Member| {
            split(&member.name).is_some_and(|(own, kind)| own == stem && kind.eq_ignore_ascii_case(extension))
        };
        members.iter().find(same).map(|member| Part::Member {
            archive: path.to_owned(),
            index: member.index,
        })
    };
    let mut sets: Vec<Set> = members
        .iter()
        .filter(|member| !is_resource_fork(&member.name))
        .filter_map(|member| {
            let (stem, kind) = split(&member.name)?;
            kind.eq_ignore_ascii_case("shp").then(|| Set {
                name: base(stem).to_owned(),
                shapes: Part::Member {
                    archive: path.to_owned(),
                    index: member.index,
                },
                table: part(stem, "dbf"),
                crs: part(stem, "prj"),
                encoding: part(stem, "cpg"),
            })
        })
        .collect();
    if sets.is_empty() {
        return Err(Fault::Archive(contents(&members)));
    }
    if sets.len() > MOST_SETS {
        let count = sets.len();
        return Err(Fault::Archive(format!(
            "it has {count} shapefiles, more than {MOST_SETS}: import them in smaller archives"
        )));
    }
    sets.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(sets)
}

fn split(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.')
}

fn base(stem: &str) -> &str {
    stem.rsplit(['/', '\\']).next().unwrap_or(stem)
}

/// What macOS adds to archives beside every file.
fn is_resource_fork(name: &str) -> bool {
    name.starts_with("__MACOSX/") || base(name).starts_with("._")
}

/// What is in an archive that has no shapefile.
fn contents(members: &[Member]) -> String {
    if members.iter().any(|member| member.name == "[Content_Types].xml") {
        return "it is an Excel or Word file, not a set of shapefiles".to_owned();
    }
    if members.is_empty() {
        return "it is empty".to_owned();
    }
    let names: Vec<&str> = members
        .iter()
        .take(MOST_LISTED)
        .map(|member| base(&member.name))
        .collect();
    let more = if members.len() > MOST_LISTED { " and more" } else { "" };
    format!(
        "it has no .shp, only {}{more}; import those one by one",
        crate::report::cut(&names.join(", "))
    )
}
