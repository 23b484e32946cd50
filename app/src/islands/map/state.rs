//! What the map's card shows, as a state machine without a browser.

use contract::network::CardView;

use super::hits::Found;

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
        /// What else lies there.
        others: Vec<Found>,
    },
    /// An object.
    Open {
        /// Its card.
        card: Box<CardView>,
        /// What else lies there.
        others: Vec<Found>,
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
            Some(best) => Self::Loading {
                uid: best.uid,
                others: found,
            },
        }
    }

    /// After choosing one of several that lie at the same place.
    #[must_use]
    pub fn chose(self, uid: i64) -> Self {
        match self {
            Self::Loading { others, .. } | Self::Open { others, .. } => Self::Loading { uid, others },
            Self::Closed | Self::Nothing | Self::Failed => Self::Loading {
                uid,
                others: Vec::new(),
            },
        }
    }

    /// After an answer to the question for `uid`. An answer that nobody waits for any more changes nothing.
    #[must_use]
    pub fn answered(self, uid: i64, answer: Option<CardView>) -> Self {
        match self {
            Self::Loading { uid: awaited, others } if awaited == uid => match answer {
                Some(card) => Self::Open {
                    card: Box::new(card),
                    others,
                },
                None => Self::Failed,
            },
            other => other,
        }
    }

    /// The object that is marked on the map.
    #[must_use]
    pub fn chosen(&self) -> Option<i64> {
        match self {
            Self::Loading { uid, .. } => Some(*uid),
            Self::Open { card, .. } => Some(card.uid),
            Self::Closed | Self::Nothing | Self::Failed => None,
        }
    }

    /// How far the open object is from the place that was pointed at, in metres; nothing when nobody pointed.
    #[must_use]
    pub fn distance(&self) -> Option<f64> {
        match self {
            Self::Open { card, others } => others.iter().find(|found| found.uid == card.uid).map(|found| found.distance),
            _ => None,
        }
    }

    /// What lies at the same place besides the chosen object.
    #[must_use]
    pub fn others(&self) -> Vec<Found> {
        let chosen = self.chosen();
        match self {
            Self::Loading { others, .. } | Self::Open { others, .. } => others
                .iter()
                .filter(|found| Some(found.uid) != chosen)
                .cloned()
                .collect(),
            Self::Closed | Self::Nothing | Self::Failed => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use contract::network::CardView;
    use domain::network::Class;

    use super::{CardState, Found};

    fn found(uid: i64) -> Found {
        Found {
            uid,
            class: Class::Valve,
            label: String::new(),
            distance: 0.0,
        }
    }

    fn card(uid: i64) -> CardView {
        CardView {
            uid,
            reference: format!("demo/{uid}"),
            title: String::new(),
            rows: Vec::new(),
            point: [0.0; 2],
            bounds: [0.0; 4],
            href: String::new(),
        }
    }

    #[test]
    fn a_click_on_nothing_says_so() {
        assert_eq!(CardState::asked(Vec::new()), CardState::Nothing);
    }

    #[test]
    fn the_best_find_opens_and_the_rest_stays_in_reach() {
        let state = CardState::asked(vec![found(1), found(2)]).answered(1, Some(card(1)));
        assert_eq!(state.chosen(), Some(1));
        assert_eq!(state.distance(), Some(0.0));
        assert_eq!(state.others(), [found(2)]);
        let state = state.chose(2).answered(2, Some(card(2)));
        assert_eq!(state.chosen(), Some(2));
        assert_eq!(state.others(), [found(1)]);
    }

    #[test]
    fn a_late_answer_changes_nothing() {
        let state = CardState::asked(vec![found(1)]).chose(2);
        assert_eq!(state.clone().answered(1, Some(card(1))), state);
        assert_eq!(CardState::Closed.answered(1, Some(card(1))), CardState::Closed);
    }

    #[test]
    fn a_failure_marks_nothing() {
        let state = CardState::asked(vec![found(1)]).answered(1, None);
        assert_eq!(state, CardState::Failed);
        assert_eq!(state.chosen(), None);
    }
}
