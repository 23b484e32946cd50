//! As much HTTP/1.1 as measuring needs, on one connection that is kept: cheap, so that the asker is never the slow one.

use anyhow::{Context as _, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer's status and body within the connection's buffer.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The status code's three digits.
    pub status: [u8; 3],
    /// The body.
    pub body: &'a [u8],
}

/// One kept connection to a server on this machine.
#[derive(Debug)]
pub struct Client {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Client {
    /// Connects.
    ///
    /// # Errors
    /// When nothing listens on the port.
    pub async fn connect(port: u16) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port))
            .await
            .with_context(|| format!("nothing answers on port {port}"))?;
        stream.set_nodelay(true)?;
        let buffer = vec![0; 256 * 1024];
        Ok(Self { stream, buffer })
    }

    /// Sends a request as it stands and reads the answer.
    ///
    /// # Errors
    /// When the connection breaks or the answer has no length.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer<'_>> {
        self.stream.write_all(request).await?;
        let (mut filled, mut wanted, mut head) = (0, usize::MAX, 0);
        while filled < wanted {
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
            let room = self.buffer.get_mut(filled..).unwrap_or_default();
            let read = self.stream.read(room).await?;
            if read == 0 {
                bail!("the server closed the connection in the middle of an answer");
            }
            filled += read;
            if wanted == usize::MAX
                && let Some(end) = end_of_head(self.buffer.get(..filled).unwrap_or_default())
            {
                head = end;
                wanted = end + length(self.buffer.get(..end).unwrap_or_default())?;
            }
        }
        let all = self.buffer.get(..wanted).unwrap_or_default();
        let (head, body) = all.split_at(head);
        let status = head.get(9..12).and_then(|digits| digits.try_into().ok());
        Ok(Answer {
            status: status.context("an answer without a status")?,
            body,
        })
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .map(|place| place + 4)
}

/// The body's length; no header says 0, as in 204 and 304.
fn length(head: &[u8]) -> Result<usize> {
    const NAME: &[u8] = b"content-length: ";
    let Some(place) = head.windows(NAME.len()).position(|name| name == NAME) else {
        if head.windows(17).any(|name| name == b"transfer-encoding") {
            bail!("an answer in chunks: a tile has a length");
        }
        return Ok(0);
    };
    let digits = head.get(place + NAME.len()..).unwrap_or_default();
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    Ok(digits.fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}

/// A request for a path, in either form.
pub fn request(path: &str, port: u16, gzip: bool) -> Vec<u8> {
    let form = if gzip {
        "accept-encoding: gzip, deflate, br\r\n"
    } else {
        ""
    };
    format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\naccept: */*\r\n{form}\r\n").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::{end_of_head, length};

    #[test]
    fn the_length_of_an_answer_is_read_from_its_head() {
        let head = b"HTTP/1.1 200 OK\r\ncontent-type: x\r\ncontent-length: 1204\r\n\r\n";
        assert_eq!(length(head).unwrap(), 1204);
        assert_eq!(end_of_head(head), Some(head.len()));
        assert_eq!(length(b"HTTP/1.1 204 No Content\r\n\r\n").unwrap(), 0);
        assert!(length(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").is_err());
    }
}
