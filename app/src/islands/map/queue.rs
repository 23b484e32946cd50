//! What is still to be decoded and painted, in the order in which it came. A frame of the screen takes as much of it
//! as fits, and leaves the rest to the next one, so that the map stays movable while a hundred tiles arrive.

use std::collections::VecDeque;

/// How long one frame may work, in milliseconds: half of the sixteen that it has, the rest is the browser's own.
pub const FRAME_MS: f64 = 8.0;

/// A piece of work on the tile `K`.
#[derive(Debug, PartialEq, Eq)]
pub enum Work<K, D> {
    /// Data have come and are to be decoded.
    Decode(K, D),
    /// The tile is to be painted anew.
    Paint(K),
}

/// The work that waits.
#[derive(Debug)]
pub struct Queue<K, D> {
    waiting: VecDeque<Work<K, D>>,
}

impl<K: Copy + PartialEq, D> Queue<K, D> {
    /// An empty queue.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
        }
    }

    /// Asks for data to be decoded. Decoding goes before painting, so that a tile whose two halves have both come is
    /// painted once.
    pub fn decode(&mut self, key: K, data: D) {
        let first_paint = self.waiting.iter().position(|work| matches!(work, Work::Paint(_)));
        let place = first_paint.unwrap_or(self.waiting.len());
        self.waiting.insert(place, Work::Decode(key, data));
    }

    /// Asks for a tile to be painted; asking twice paints once.
    pub fn paint(&mut self, key: K) {
        let known = |work: &Work<K, D>| matches!(work, Work::Paint(other) if *other == key);
        if !self.waiting.iter().any(known) {
            self.waiting.push_back(Work::Paint(key));
        }
    }

    /// Forgets everything that was asked for a tile.
    pub fn forget(&mut self, key: K) {
        self.waiting.retain(|work| match work {
            Work::Decode(other, _) | Work::Paint(other) => *other != key,
        });
    }

    /// The next piece of work.
    pub fn next(&mut self) -> Option<Work<K, D>> {
        self.waiting.pop_front()
    }

    /// Whether nothing waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Queue, Work};

    #[test]
    fn a_tile_is_painted_once_however_often_it_was_asked() {
        let mut queue: Queue<u8, ()> = Queue::new();
        queue.paint(1);
        queue.paint(2);
        queue.paint(1);
        assert_eq!(queue.next(), Some(Work::Paint(1)));
        assert_eq!(queue.next(), Some(Work::Paint(2)));
        assert!(queue.is_empty());
    }

    #[test]
    fn data_are_decoded_before_anything_is_painted_and_in_their_order() {
        let mut queue = Queue::new();
        queue.decode(1, 'a');
        queue.paint(1);
        queue.decode(2, 'b');
        assert_eq!(queue.next(), Some(Work::Decode(1, 'a')));
        assert_eq!(queue.next(), Some(Work::Decode(2, 'b')));
        assert_eq!(queue.next(), Some(Work::Paint(1)));
    }

    #[test]
    fn a_tile_that_left_the_screen_costs_nothing_more() {
        let mut queue = Queue::new();
        queue.decode(1, 'a');
        queue.paint(1);
        queue.paint(2);
        queue.forget(1);
        assert_eq!(queue.next(), Some(Work::Paint(2)));
    }
}
