//! What the map's card shows, as a state machine without a browser.

use super::hits::Found;

/// An object whose details are on the card.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The object's number in the tiles.
    pub uid: i64,
    /// A point on it: longitude, latitude.
    pub point: [f64; 2],
    /// Its stable address as it stands in links.
    pub object: String,
}

/// What the card shows.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum CardState {
    /// Nothing; the card is closed.
    #[default]
    Closed,
    /// The place that was asked has nothing.
    Nothing,
    /// The details of an object are on their way.
    Loading {
        /// The object.
        uid: i64,
        /// Everything that lies there.
        found: Vec<Found>,
    },
    /// An object.
    Open {
        /// What is shown.
        shown: Shown,
        /// Everything that lies there; nothing when nobody pointed.
        found: Vec<Found>,
    },
    /// The details did not arrive.
    Failed,
}

impl CardState {
    /// After a click or Enter: what was found, the best first.
    #[must_use]
    pub fn asked(found: Vec<Found>) -> Self {
        match found.first() {
            None => Self::Nothing,
            Some(best) => Self::Loading { uid: best.uid, found },
        }
    }

    /// After choosing one of several that lie at the same place.
    #[must_use]
    pub fn chose(self, uid: i64) -> Self {
        match self {
            Self::Loading { found, .. } | Self::Open { found, .. } => Self::Loading { uid, found },
            Self::Closed | Self::Nothing | Self::Failed => Self::Loading { uid, found: Vec::new() },
        }
    }

    /// After an answer to the question for `uid`. An answer that nobody waits for any more changes nothing.
    #[must_use]
    pub fn answered(self, uid: i64, answer: Option<Shown>) -> Self {
        match self {
            Self::Loading {
                uid: awaited,
                mut found,
            } if awaited == uid => match answer {
                Some(shown) => {
                    // An object that has changed since its tile was cut has another number now.
                    for same in found.iter_mut().filter(|found| found.uid == uid) {
                        same.uid = shown.uid;
                    }
                    Self::Open { shown, found }
                }
                None => Self::Failed,
            },
            other => other,
        }
    }

    /// The object that is marked on the map.
    #[must_use]
    pub const fn chosen(&self) -> Option<i64> {
        match self {
            Self::Loading { uid, .. } => Some(*uid),
            Self::Open { shown, .. } => Some(shown.uid),
            Self::Closed | Self::Nothing | Self::Failed => None,
        }
    }

    /// How far the chosen object is from the place that was pointed at, in metres; nothing when nobody pointed.
    #[must_use]
    pub fn distance(&self) -> Option<f64> {
        let chosen = self.chosen()?;
        let of_it = |found: &&Found| found.uid == chosen;
        self.found().iter().find(of_it).map(|found| found.distance)
    }

    /// What lies at the same place besides the chosen object.
    pub fn others(&self) -> impl Iterator<Item = &Found> {
        let chosen = self.chosen();
        self.found().iter().filter(move |found| Some(found.uid) != chosen)
    }

    fn found(&self) -> &[Found] {
        match self {
            Self::Loading { found, .. } | Self::Open { found, .. } => found,
            Self::Closed | Self::Nothing | Self::Failed => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::network::Class;

    use super::{CardState, Found, Shown};

    fn found(uid: i64) -> Found {
        Found {
            uid,
            class: Class::Valve,
            label: String::new(),
            distance: 0.4,
        }
    }

    fn shown(uid: i64) -> Shown {
        Shown {
            uid,
            point: [0.0; 2],
            object: format!("demo/{uid}"),
        }
    }

    #[test]
    fn a_click_on_nothing_says_so() {
        assert_eq!(CardState::asked(Vec::new()), CardState::Nothing);
    }

    #[test]
    fn the_best_find_opens_and_the_rest_stays_in_reach() {
        let state = CardState::asked(vec![found(1), found(2)]).answered(1, Some(shown(1)));
        assert_eq!(state.chosen(), Some(1));
        assert_eq!(state.distance(), Some(0.4));
        assert_eq!(state.others().collect::<Vec<_>>(), [&found(2)]);
        let state = state.chose(2).answered(2, Some(shown(2)));
        assert_eq!(state.chosen(), Some(2));
        assert_eq!(state.others().collect::<Vec<_>>(), [&found(1)]);
    }

    #[test]
    fn an_object_that_has_changed_since_its_tile_was_cut_is_the_same_one() {
        let state = CardState::asked(vec![found(1), found(2)]).answered(1, Some(shown(7)));
        assert_eq!(state.chosen(), Some(7));
        assert_eq!(state.distance(), Some(0.4));
        assert_eq!(state.others().collect::<Vec<_>>(), [&found(2)]);
    }

    #[test]
    fn a_late_answer_changes_nothing() {
        let state = CardState::asked(vec![found(1)]).chose(2);
        assert_eq!(state.clone().answered(1, Some(shown(1))), state);
        assert_eq!(CardState::Closed.answered(1, Some(shown(1))), CardState::Closed);
    }

    #[test]
    fn a_failure_marks_nothing() {
        let state = CardState::asked(vec![found(1)]).answered(1, None);
        assert_eq!(state, CardState::Failed);
        assert_eq!(state.chosen(), None);
    }
}
