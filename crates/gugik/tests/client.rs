//! The client against the stand-in of both registers.
#![cfg(test)]

use std::time::Duration;

use gugik::{Client, NationalRegisters as _, RegisterError, Settings};
use sandbox::gugik::{Fault, Gugik};

async fn both() -> (Gugik, Client) {
    let sandbox = Gugik::start().await.unwrap();
    let settings = Settings {
        uldk_url: sandbox.uldk_url(),
        uug_url: sandbox.uug_url(),
        time_out: Duration::from_millis(400),
    };
    let client = Client::new(&settings).unwrap();
    (sandbox, client)
}

#[tokio::test]
async fn a_plot_is_found_by_its_full_number_and_by_precinct_and_number() {
    let (_sandbox, client) = both().await;
    for words in ["281707_2.0021.112/3", "Spychowo 112/3"] {
        let found = client.parcels(words).await.unwrap();
        assert_eq!(found.len(), 1, "{words}");
        assert_eq!(found[0].id, "281707_2.0021.112/3");
    }
    assert_eq!(client.parcels("Spychowo 999").await.unwrap(), []);
}

#[tokio::test]
async fn an_address_is_found_by_its_words() {
    let (_sandbox, client) = both().await;
    let found = client.addresses("Spychowo, Juranda 5").await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].line(), "Juranda 5, Spychowo");
    assert_eq!(found[0].place.lon_lat(), [21.3474, 53.6004]);
    assert_eq!(client.addresses("Nigdzie 1").await.unwrap(), []);
}

#[tokio::test]
async fn every_fault_of_a_register_is_an_error_that_names_it() {
    let (sandbox, client) = both().await;
    for fault in [
        Fault::Silent,
        Fault::Broken,
        Fault::Garbage,
        Fault::CutOff,
        Fault::Endless,
        Fault::Elsewhere,
    ] {
        sandbox.set_fault(fault);
        let plots = client.parcels("Spychowo 112/3").await.unwrap_err();
        let addresses = client.addresses("Spychowo, Juranda 5").await.unwrap_err();
        assert!(plots.to_string().starts_with("ULDK"), "{fault:?}: {plots}");
        assert!(addresses.to_string().starts_with("UUG"), "{fault:?}: {addresses}");
        let as_expected = match fault {
            Fault::Silent | Fault::CutOff => matches!(plots, RegisterError::Silent { .. }),
            Fault::Broken => matches!(plots, RegisterError::Status { status: 500, .. }),
            Fault::Elsewhere => matches!(plots, RegisterError::Status { status: 302, .. }),
            Fault::Endless => matches!(plots, RegisterError::TooLong { .. }),
            Fault::Garbage | Fault::None => matches!(plots, RegisterError::Unreadable { .. }),
        };
        assert!(as_expected, "{fault:?}: {plots:?}");
    }
}
