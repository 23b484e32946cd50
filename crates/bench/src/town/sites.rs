//! Where the settlements lie and how large they are.

/// Pipes of one block: two along its streets, two to its houses.
pub const PIPES_OF_BLOCK: usize = 4;
/// The side of a block in metres.
pub const BLOCK_M: f64 = 100.0;
/// Open country between two settlements, in metres.
const GAP_M: f64 = 3000.0;
/// So many pipes make one more settlement.
const PIPES_OF_SITE: usize = 4000;
/// A gmina has no fewer settlements.
const FEWEST: usize = 8;

/// A square settlement.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// Its number, from 0: the largest first.
    pub number: usize,
    /// Its south-west corner, in metres east and north of the country's.
    pub corner: [f64; 2],
    /// Blocks along one side.
    pub side: usize,
}

impl Site {
    /// How many blocks it has.
    pub const fn blocks(self) -> usize {
        self.side * self.side
    }

    fn length_m(self) -> f64 {
        self.side as f64 * BLOCK_M
    }

    /// Its middle, in metres.
    fn middle(self) -> [f64; 2] {
        self.corner.map(|axis| axis + self.length_m() / 2.0)
    }
}

/// The settlements of a network: the second half as large as the first, the third a third, as towns are in a country.
/// They stand in rows, the large ones in the south.
pub fn of(pipes: usize) -> Vec<Site> {
    let count = (pipes / PIPES_OF_SITE).max(FEWEST);
    let share: f64 = (1..=count).map(|rank| 1.0 / rank as f64).sum();
    let sides: Vec<usize> = (1..=count)
        .map(|rank| {
            let blocks = pipes as f64 / PIPES_OF_BLOCK as f64 / share / rank as f64;
            // Rounded up: rather a few blocks too many, which are left out, than too few.
            (blocks.sqrt().ceil() as usize).max(1)
        })
        .collect();
    let cell = |side: usize| side as f64 * BLOCK_M + GAP_M;
    let area: f64 = sides.iter().map(|side| cell(*side).powi(2)).sum();
    let width = area.sqrt();
    let (mut at, mut row) = ([0.0, 0.0], 0.0_f64);
    let mut sites = Vec::with_capacity(count);
    for (number, side) in sides.into_iter().enumerate() {
        if at[0] > 0.0 && at[0] + cell(side) > width {
            at = [0.0, at[1] + row];
            row = 0.0;
        }
        sites.push(Site {
            number,
            corner: at,
            side,
        });
        at[0] += cell(side);
        row = row.max(cell(side));
    }
    sites
}

/// Which settlements a main joins: each with the next. From middle to middle, in metres.
pub fn joined(sites: &[Site]) -> Vec<[[f64; 2]; 2]> {
    sites
        .windows(2)
        .map(|pair| [pair[0].middle(), pair[1].middle()])
        .collect()
}
