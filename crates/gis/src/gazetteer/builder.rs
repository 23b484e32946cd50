//! Putting the gathered names together: houses on streets, streets in villages, plots in precincts.

use std::collections::{BTreeMap, HashMap};

use domain::network::{FoundKind, NetworkObject};
use geo_types::Geometry;
use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::collect::{Address, Collected, Named};
use super::texts::TextId;
use super::words::{Place, Words, of_name};
use super::{Gazetteer, House, Name, Plot, union};

/// A road belongs to the street of its name when that is no farther than so many degrees (about two kilometres).
const SAME_STREET: f64 = 0.02;

/// Gathers objects and makes their names findable.
#[derive(Debug, Default)]
pub struct Builder {
    collected: Collected,
}

impl Builder {
    /// Adds what an object can be found by. `geometry` is in degrees (WGS 84), x the longitude, y the latitude. The
    /// order of the calls decides only between equals.
    pub fn push(&mut self, dataset: &str, object: &NetworkObject, geometry: &Geometry<f64>) {
        self.collected.take(dataset, object, geometry);
    }

    /// Puts everything together.
    #[must_use]
    pub fn build(self) -> Gazetteer {
        let mut names = Names::new(self.collected);
        let mut houses = names.houses();
        names.objects();
        let plots = names.plots();
        // Houses in the order of their names, so that a name knows its own by a range.
        let texts = &names.collected.texts;
        let number = |house: &House| (house.digits, texts.get(house.number));
        houses.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| number(one).cmp(&number(other))));
        names.hold(houses.iter().map(|(name, _)| *name));
        let words = names.words();
        Gazetteer {
            texts: names.collected.texts.build(),
            words,
            names: names.names,
            houses: houses.into_iter().map(|(_, house)| house).collect(),
            plots,
        }
    }
}

/// A village as a point of the tree. Longitudes count for less than latitudes, as they are shorter on the ground.
type Village = GeomWithData<[f64; 2], u32>;

struct Names {
    collected: Collected,
    names: Vec<Name>,
    villages: RTree<Village>,
    /// Streets by their folded name.
    streets: HashMap<String, Vec<u32>>,
}

impl Names {
    /// Begins with the villages: those on the map, and those that only addresses name.
    fn new(mut collected: Collected) -> Self {
        let mut names = Self {
            villages: RTree::new(),
            streets: HashMap::new(),
            names: Vec::new(),
            collected: Collected::default(),
        };
        for place in std::mem::take(&mut collected.places) {
            names.add(&place, TextId::EMPTY);
        }
        names.collected = collected;
        names.plant();
        names
    }

    /// The tree of all villages known so far.
    fn plant(&mut self) {
        let villages = self.names.iter().zip(0_u32..);
        let villages = villages.filter(|(name, _)| name.kind == FoundKind::Place);
        let points = villages.map(|(name, number)| Village::new(flat(name.point), number));
        self.villages = RTree::bulk_load(points.collect());
    }

    fn add(&mut self, named: &Named, place: TextId) -> u32 {
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(Name {
            kind: named.kind,
            label: named.label,
            place,
            reference: named.reference,
            own_words: 0,
            point: named.point,
            bounds: named.bounds,
            holds: 0..0,
        });
        number
    }

    /// Tells every name what it holds, from the name of each thing in their order.
    fn hold(&mut self, names: impl Iterator<Item = u32>) {
        for (place, name) in (0_u32..).zip(names) {
            if let Some(name) = self.names.get_mut(name as usize) {
                if name.holds.is_empty() {
                    name.holds.start = place;
                }
                name.holds.end = place + 1;
            }
        }
    }

    fn widen(&mut self, name: u32, bounds: [f64; 4]) {
        if let Some(name) = self.names.get_mut(name as usize) {
            name.bounds = union(name.bounds, bounds);
        }
    }

    /// The houses, each with the street or village it hangs on.
    fn houses(&mut self) -> Vec<(u32, House)> {
        let addresses = std::mem::take(&mut self.collected.addresses);
        let mut villages: HashMap<TextId, Vec<u32>> = HashMap::new();
        for (name, number) in self.names.iter().zip(0_u32..) {
            villages.entry(name.label).or_default().push(number);
        }
        let mut streets: HashMap<(TextId, u32), u32> = HashMap::new();
        let mut houses = Vec::with_capacity(addresses.len());
        for address in &addresses {
            let village = self.village_of(address, &mut villages);
            let on = if address.street == TextId::EMPTY {
                village
            } else {
                let known = streets.get(&(address.street, village)).copied();
                known.unwrap_or_else(|| {
                    let street = self.add(&named(FoundKind::Street, address.street, address.point), address.place);
                    streets.insert((address.street, village), street);
                    let key = of_name(self.collected.texts.get(address.street)).join(" ");
                    self.streets.entry(key).or_default().push(street);
                    street
                })
            };
            let [x, y] = address.point;
            self.widen(on, [x, y, x, y]);
            self.widen(village, [x, y, x, y]);
            houses.push((on, self.house(address)));
        }
        // The villages that only addresses name are villages to everything that follows.
        self.plant();
        houses
    }

    /// The village of an address: the nearest of its name, or a new one.
    fn village_of(&mut self, address: &Address, villages: &mut HashMap<TextId, Vec<u32>>) -> u32 {
        let known = villages.entry(address.place).or_default();
        let far = |number: &u32| {
            let point = self.names.get(*number as usize).map_or([0.0; 2], |name| name.point);
            distance_2(point, address.point)
        };
        let nearest = known.iter().min_by(|a, b| far(a).total_cmp(&far(b))).copied();
        nearest.unwrap_or_else(|| {
            let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
            known.push(number);
            self.add(&named(FoundKind::Place, address.place, address.point), TextId::EMPTY)
        })
    }

    fn house(&self, address: &Address) -> House {
        House {
            digits: digits(self.collected.texts.get(address.number)),
            number: address.number,
            postcode: address.postcode,
            reference: address.reference,
            point: address.point,
        }
    }

    /// Streets that roads name, and whatever else has a name.
    fn objects(&mut self) {
        for named in std::mem::take(&mut self.collected.named) {
            let place = self.nearest_village(named.point);
            if named.kind != FoundKind::Street {
                self.add(&named, place);
                continue;
            }
            let key = of_name(self.collected.texts.get(named.label)).join(" ");
            let known = self.streets.get(&key).into_iter().flatten().copied();
            let near = known
                .filter_map(|street| Some((street, gap(self.names.get(street as usize)?.bounds, named.bounds))))
                .min_by(|(_, a), (_, b)| a.total_cmp(b))
                .filter(|(_, gap)| *gap <= SAME_STREET);
            match near {
                Some((street, _)) => self.widen(street, named.bounds),
                None => {
                    let street = self.add(&named, place);
                    self.streets.entry(key).or_default().push(street);
                }
            }
        }
    }

    fn nearest_village(&self, point: [f64; 2]) -> TextId {
        let village = self.villages.nearest_neighbor(flat(point));
        let name = village.and_then(|village| self.names.get(village.data as usize));
        name.map_or(TextId::EMPTY, |name| name.label)
    }

    /// The plots by precinct and number, with a nameless name for each precinct and the village nearest to it.
    fn plots(&mut self) -> Vec<Plot> {
        let mut precincts: HashMap<(TextId, TextId), u32> = HashMap::new();
        let mut plots = Vec::with_capacity(self.collected.plots.len());
        for plot in std::mem::take(&mut self.collected.plots) {
            let place = self.nearest_village(plot.point);
            let known = precincts.get(&(plot.precinct, place)).copied();
            let name = known.unwrap_or_else(|| {
                let name = self.add(&named(FoundKind::Parcel, plot.precinct, plot.point), place);
                precincts.insert((plot.precinct, place), name);
                name
            });
            let found = Plot {
                number: plot.number,
                reference: plot.reference,
                point: plot.point,
                bounds: plot.bounds,
            };
            plots.push((name, found));
        }
        let texts = &self.collected.texts;
        let number = |plot: &Plot| texts.get(plot.number);
        plots.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| number(one).cmp(number(other))));
        self.hold(plots.iter().map(|(name, _)| *name));
        plots.into_iter().map(|(_, plot)| plot).collect()
    }

    /// Every word of every name, with where it stands.
    fn words(&mut self) -> Words {
        let mut gathered: BTreeMap<Box<str>, Vec<Place>> = BTreeMap::new();
        let texts = &self.collected.texts;
        for (name, number) in self.names.iter_mut().zip(0_u32..) {
            let own = of_name(texts.get(name.label));
            let of_place = of_name(texts.get(name.place));
            name.own_words = u8::try_from(own.len()).unwrap_or(u8::MAX);
            let own = own.into_iter().map(|word| (word, true));
            // A plot is called by its precinct or by its village, whichever comes to mind.
            let of_place = of_place.into_iter().map(|word| (word, name.kind == FoundKind::Parcel));
            for (word, own) in own.chain(of_place) {
                let places = gathered.entry(word.into_boxed_str()).or_default();
                places.push(Place { name: number, own });
            }
        }
        Words::new(gathered)
    }
}

fn named(kind: FoundKind, label: TextId, [x, y]: [f64; 2]) -> Named {
    Named {
        kind,
        label,
        reference: TextId::EMPTY,
        point: [x, y],
        bounds: [x, y, x, y],
    }
}

/// The digits that a house number begins with.
pub(super) fn digits(number: &str) -> u32 {
    let end = number.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(number.len());
    number
        .get(..end)
        .and_then(|digits| digits.parse().ok())
        .unwrap_or_default()
}

/// A point on a plane on which distances compare as they do on the ground.
fn flat([longitude, latitude]: [f64; 2]) -> [f64; 2] {
    // Poland's middle will do for comparing: what lies 50 km east or west is no neighbour anyway.
    const SHORTER: f64 = 0.616;
    [longitude * SHORTER, latitude]
}

fn distance_2(a: [f64; 2], b: [f64; 2]) -> f64 {
    let ([ax, ay], [bx, by]) = (flat(a), flat(b));
    (ax - bx).powi(2) + (ay - by).powi(2)
}

/// How far two boxes lie apart, in degrees; 0 when they touch.
fn gap(a: [f64; 4], b: [f64; 4]) -> f64 {
    let x = (a[0] - b[2]).max(b[0] - a[2]).max(0.0);
    let y = (a[1] - b[3]).max(b[1] - a[3]).max(0.0);
    x.max(y)
}
