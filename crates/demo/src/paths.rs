//! Shortest ways through a graph, in whole millimetres so that ties break alike everywhere.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A tree of shortest ways from the sources.
pub(crate) struct Tree {
    /// For each node, the length of its way in millimetres; nothing when it cannot be reached.
    pub(crate) length: Vec<Option<u64>>,
    /// For each node, the last edge of its way and the node before; nothing for the sources.
    pub(crate) last: Vec<Option<(usize, usize)>>,
}

impl Tree {
    /// The shortest ways. `weight(edge, from)` is the length in metres of going along an edge away from `from`;
    /// nothing when it may not be used.
    pub(crate) fn grow(
        nodes: usize,
        ends: &[[usize; 2]],
        sources: &[usize],
        weight: impl Fn(usize, usize) -> Option<f64>,
    ) -> Self {
        let mut around: Vec<Vec<usize>> = vec![Vec::new(); nodes];
        for (edge, [a, b]) in ends.iter().enumerate() {
            around[*a].push(edge);
            around[*b].push(edge);
        }
        let mut tree = Self {
            length: vec![None; nodes],
            last: vec![None; nodes],
        };
        let mut heap = BinaryHeap::new();
        for source in sources {
            tree.length[*source] = Some(0);
            heap.push(Reverse((0, *source)));
        }
        while let Some(Reverse((length, node))) = heap.pop() {
            if tree.length[node] != Some(length) {
                continue;
            }
            for edge in &around[node] {
                let Some(metres) = weight(*edge, node) else { continue };
                let other = if ends[*edge][0] == node {
                    ends[*edge][1]
                } else {
                    ends[*edge][0]
                };
                let way = length + millimetres(metres);
                if tree.length[other].is_none_or(|known| way < known) {
                    tree.length[other] = Some(way);
                    tree.last[other] = Some((*edge, node));
                    heap.push(Reverse((way, other)));
                }
            }
        }
        tree
    }

    /// The edges of the way from a node back to its source.
    pub(crate) fn way(&self, node: usize) -> Vec<usize> {
        let mut edges = Vec::new();
        let mut at = node;
        while let Some((edge, before)) = self.last[at] {
            edges.push(edge);
            at = before;
        }
        edges
    }

    /// The nodes that can be reached, the farthest first.
    pub(crate) fn inwards(&self) -> Vec<usize> {
        let mut nodes: Vec<usize> = (0..self.length.len())
            .filter(|node| self.length[*node].is_some())
            .collect();
        nodes.sort_by_key(|node| (Reverse(self.length[*node]), *node));
        nodes
    }
}

#[expect(clippy::cast_possible_truncation, reason = "lengths are far below 2^53 millimetres")]
#[expect(clippy::cast_sign_loss, reason = "lengths are not negative")]
fn millimetres(metres: f64) -> u64 {
    (metres.max(0.0) * 1000.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn the_way_avoids_what_may_not_be_used() {
        let ends = [[0, 1], [1, 2], [0, 2]];
        let tree = Tree::grow(3, &ends, &[0], |edge, _| (edge != 2).then_some(1.0));
        assert_eq!(tree.way(2), [1, 0]);
        assert_eq!(tree.inwards(), [2, 1, 0]);
    }
}
