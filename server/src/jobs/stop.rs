//! The word to stop, heard by everything that runs.

use tokio::sync::watch;

/// Gives the word.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Hears it.
#[derive(Debug, Clone)]
pub struct Stop(watch::Receiver<bool>);

/// The two ends.
#[must_use]
pub fn stop() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    /// Tells everybody to stop. Dropping the stopper says the same.
    pub fn give(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    /// Returns when the word was given, also when that was before.
    pub async fn given(mut self) {
        // An error means that the stopper is gone, which says the same.
        drop(self.0.wait_for(|given| *given).await);
    }
}

#[cfg(test)]
mod tests {
    use super::stop;

    #[tokio::test]
    async fn the_word_is_heard_by_all_and_also_later() {
        let (stopper, one) = stop();
        let two = one.clone();
        stopper.give();
        one.given().await;
        two.given().await;
    }

    #[tokio::test]
    async fn a_lost_stopper_stops_everything() {
        let (stopper, heard) = stop();
        drop(stopper);
        heard.given().await;
    }
}
