//! What of the configuration the pages show.

use std::sync::Arc;

use app::site;

use super::{Config, Conformity, Text};

/// Where the logo from the configuration is served.
pub const LOGO_PATH: &str = "/logo";

impl Config {
    /// The configuration as pages show it. Holds no secret.
    #[must_use]
    pub fn site(&self) -> site::SharedSite {
        Arc::new(site::Site {
            utility: self.shown_utility(),
            accessibility: self.shown_accessibility(),
            map: site::MapStart {
                bounds: self.map.bounds,
                attribution: self.map.attribution.as_ref().map(owned),
                base_maps: self.shown_base_maps(),
            },
            public_url: self.public_url(),
        })
    }

    fn shown_base_maps(&self) -> Vec<site::BaseMap> {
        let known = self.map.base_maps.iter().map(|known| known.shown());
        known
            .chain(self.map.other_base_maps.iter().map(super::OtherBaseMap::shown))
            .collect()
    }

    fn shown_utility(&self) -> site::Utility {
        let utility = &self.utility;
        site::Utility {
            name: utility.name.to_string(),
            short_name: utility.short_name.to_string(),
            tagline: utility.tagline.as_ref().map(owned),
            logo: utility.logo.as_ref().map(|_| LOGO_PATH.to_owned()),
            address: utility.address.iter().map(owned).collect(),
            email: utility.email.to_string(),
            phone: utility.phone.to_string(),
            emergency_phone: utility.emergency_phone.as_ref().map(ToString::to_string),
            website: utility.website.as_ref().map(ToString::to_string),
            bip: utility.bip_url.as_ref().map(ToString::to_string),
            data_protection_email: utility.data_protection_email.as_ref().map(ToString::to_string),
        }
    }

    fn shown_accessibility(&self) -> site::Accessibility {
        let statement = &self.accessibility;
        site::Accessibility {
            entity: statement.entity.as_ref().map(owned),
            published_on: statement.published_on.day(),
            updated_on: statement.updated_on.day(),
            prepared_on: statement.prepared_on.day(),
            reviewed_on: statement.reviewed_on.day(),
            conformity: match statement.status {
                Conformity::Full => site::Conformity::Full,
                Conformity::Partial => site::Conformity::Partial,
                Conformity::None => site::Conformity::None,
            },
            contact_name: statement.contact_name.to_string(),
            contact_email: statement.contact_email.to_string(),
            contact_phone: statement.contact_phone.to_string(),
            architecture_pl: statement.architecture.pl.to_string(),
            architecture_en: statement.architecture.en.to_string(),
        }
    }
}

fn owned(text: &Text) -> String {
    text.to_string()
}
