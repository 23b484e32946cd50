//! The values of one layer, each written once.

use crate::wire::{put_bytes, put_number, put_varint};

/// Encoded values in the order of their numbers, and a hash table over them.
///
/// Open addressing over the encoded bytes: no allocation per value, and clearing keeps the memory.
#[derive(Debug, Default)]
pub(crate) struct Values {
    /// The `values` fields, ready to be appended to the layer.
    encoded: Vec<u8>,
    /// Where each value's own message stands in `encoded`.
    spans: Vec<[u32; 2]>,
    /// Number of a value plus one; 0 is a free place. Its length is a power of two.
    table: Vec<u32>,
    scratch: Vec<u8>,
}

impl Values {
    pub(crate) fn clear(&mut self) {
        self.encoded.clear();
        self.spans.clear();
        self.table.fill(0);
    }

    /// The `values` fields.
    pub(crate) fn encoded(&self) -> &[u8] {
        &self.encoded
    }

    pub(crate) fn text(&mut self, text: &str) -> u32 {
        self.scratch.clear();
        put_bytes(&mut self.scratch, 1, text.as_bytes());
        self.place()
    }

    pub(crate) fn number(&mut self, number: i64) -> u32 {
        self.scratch.clear();
        match u64::try_from(number) {
            Ok(number) => put_number(&mut self.scratch, 5, number),
            // Field 6 is a zigzagged integer: short for small negative numbers.
            Err(_) => put_number(&mut self.scratch, 6, ((number << 1) ^ (number >> 63)).cast_unsigned()),
        }
        self.place()
    }

    /// The number of the value in `scratch`, new or known.
    fn place(&mut self) -> u32 {
        if self.table.len() < (self.spans.len() + 1) * 2 {
            self.grow();
        }
        let slot = self.find(&self.scratch);
        let Some(place) = self.table.get_mut(slot) else {
            return 0;
        };
        if *place > 0 {
            return *place - 1;
        }
        let number = to_u32(self.spans.len());
        *place = number + 1;
        self.encoded.push(4 << 3 | 2);
        put_varint(&mut self.encoded, self.scratch.len() as u64);
        let start = to_u32(self.encoded.len());
        self.encoded.extend_from_slice(&self.scratch);
        self.spans.push([start, to_u32(self.encoded.len())]);
        number
    }

    /// The place in the table where this value stands or may stand.
    fn find(&self, message: &[u8]) -> usize {
        let mask = self.table.len() - 1;
        let mut slot = hash(message) & mask;
        while let Some(place @ 1..) = self.table.get(slot) {
            let known = self.spans.get(*place as usize - 1);
            if known.and_then(|[start, end]| self.encoded.get(*start as usize..*end as usize)) == Some(message) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let length = (self.table.len() * 2).max(64);
        self.table.clear();
        self.table.resize(length, 0);
        for number in 0..self.spans.len() {
            let [start, end] = self.spans[number];
            let slot = self.find(&self.encoded[start as usize..end as usize]);
            self.table[slot] = to_u32(number) + 1;
        }
    }
}

/// A tile past 4 GB cannot come up: the encoder's buffers would have been refused by then.
fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// FNV-1a: short texts, and nobody can choose them to hurt us but the utility itself.
fn hash(bytes: &[u8]) -> usize {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    #[expect(clippy::cast_possible_truncation, reason = "any bits of the hash will do")]
    {
        (hash ^ (hash >> 32)) as usize
    }
}
