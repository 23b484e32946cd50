//! A whole node in the test's process, on a database and a site of its own.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use domain::actor::Actor;
use domain::network::{Details, Diameter, NetworkObject, ObjectId, PipeFunction, Section, WaterPipe};
use geo_types::{Geometry, LineString, point};
use gis::Feature;
use leptos_config::LeptosOptions;
use sandbox::gugik::Gugik;
use sandbox::login_gov::LoginGov;
use server::config::Config;
use server::http::{Logo, Node, TilesFirst, service};
use services::network::FeatureImport;
use services::{Clock, Services, SetClock, Settings, SystemClock};
use store::Db;
use tower::ServiceExt;

use crate::answer::Answer;
use crate::database::Database;
use crate::people;

/// A name that must never leave the server.
pub const OWNER: &str = "Jan Nieujawniony";

/// Where the pipes of the small network cross: longitude, latitude.
pub const CENTRE: (f64, f64) = (21.347, 53.600);

/// A node with its database and its site.
pub struct TestApp {
    service: TilesFirst,
    pub services: Services,
    pub db: Db,
    _database: Database,
    _site: tempfile::TempDir,
}

impl TestApp {
    /// A node with a small network in memory.
    pub async fn with_network() -> Self {
        Self::with_config(|_| ()).await
    }

    /// A node with a small network and a changed configuration.
    pub async fn with_config(change: impl FnOnce(&mut Config)) -> Self {
        let app = Self::build(Database::sqlite(), change).await;
        app.load().await;
        app
    }

    /// A node with a small network on this database.
    pub async fn on(database: Database) -> Self {
        let app = Self::build(database, |_| ()).await;
        app.load().await;
        app
    }

    /// A node that has just started and has not loaded its network yet.
    pub async fn not_loaded() -> Self {
        Self::build(Database::sqlite(), |_| ()).await
    }

    /// A node with a small network and the stand-in of the national registers.
    pub async fn with_registers() -> (Self, Gugik) {
        let registers = Gugik::start().await.expect("the registers' stand-in starts");
        let time_out = Duration::from_secs(2);
        let client = gugik::Client::new(&gugik::Settings {
            uldk_url: registers.uldk_url(),
            uug_url: registers.uug_url(),
            time_out,
        });
        let client = Arc::new(client.expect("the addresses are good"));
        let app = Self::build_with(
            Database::sqlite(),
            |_| (),
            |services| services.with_national(client, time_out),
        );
        let app = app.await;
        app.load().await;
        (app, registers)
    }

    /// A node with a small network, the stand-in of the national gateway, and a database of its own.
    pub async fn with_gateway() -> (Self, LoginGov) {
        Self::with_gateway_on(Database::sqlite()).await
    }

    /// The same on this database.
    pub async fn with_gateway_on(database: Database) -> (Self, LoginGov) {
        let gateway = LoginGov::start().await.expect("the gateway's stand-in starts");
        let client = login_gov::Client::new(people::gateway_settings(&gateway)).expect("the settings fit");
        let app = Self::build_with(
            database,
            |_| (),
            |services| services.with_gateway(Arc::new(client), people::keys()),
        );
        let app = app.await;
        app.load().await;
        (app, gateway)
    }

    /// A node with a small network, on which people sign in by accounts of our own.
    pub async fn with_accounts() -> Self {
        let adapt = |services: Services| {
            services
                .with_sign_in(people::sign_in_settings())
                .expect("the settings fit")
        };
        let app = Self::build_with(Database::sqlite(), |_| (), adapt).await;
        app.load().await;
        app
    }

    /// A node with a small network and a clock that stands still until it is moved.
    pub async fn with_clock() -> (Self, Arc<SetClock>) {
        let clock = Arc::new(SetClock::at(people::START));
        let app = Self::build_at(Database::sqlite(), clock.clone(), |_| (), |services| services).await;
        app.load().await;
        (app, clock)
    }

    async fn build(database: Database, change: impl FnOnce(&mut Config)) -> Self {
        Self::build_with(database, change, |services| services).await
    }

    async fn build_with(
        database: Database,
        change: impl FnOnce(&mut Config),
        adapt: impl FnOnce(Services) -> Services,
    ) -> Self {
        Self::build_at(database, Arc::new(SystemClock), change, adapt).await
    }

    async fn build_at(
        database: Database,
        clock: Arc<dyn Clock>,
        change: impl FnOnce(&mut Config),
        adapt: impl FnOnce(Services) -> Services,
    ) -> Self {
        let db = Db::connect(&database.url()).await.expect("the database opens");
        db.migrate().await.expect("the schema is made");
        let services = Services::new(db.clone(), clock, Settings::default());
        let services = adapt(services);
        let request = FeatureImport {
            dataset: "probe".into(),
            title: "Probe".into(),
            demo: false,
        };
        services
            .network()
            .import_features(&Actor::Operator, request, small_network(), &|_| ())
            .await
            .expect("the small network is taken");
        let site = site();
        let mut config = Config::default();
        change(&mut config);
        let logo = config
            .utility
            .logo
            .as_deref()
            .map(|path| Logo::read(path).expect("the logo is good"));
        let leptos = LeptosOptions::builder()
            .output_name("ebok")
            .site_root(site.path().display().to_string())
            .site_pkg_dir("pkg")
            .build();
        let node = Node::new(&config, db.clone(), services.clone(), logo, leptos);
        Self {
            service: service(node),
            services,
            db,
            _database: database,
            _site: site,
        }
    }

    /// Loads the database's version into memory.
    pub async fn load(&self) {
        self.services
            .network()
            .refresh_if_changed()
            .await
            .expect("the network loads");
    }

    /// Takes in further objects under a data set of their own, and loads them.
    pub async fn take_in(&self, dataset: &str, features: Vec<Feature>) {
        let request = FeatureImport {
            dataset: dataset.to_owned(),
            title: dataset.to_owned(),
            demo: false,
        };
        let network = self.services.network();
        let taken = network
            .import_features(&Actor::Operator, request, features, &|_| ())
            .await;
        taken.expect("the objects are taken");
        self.load().await;
    }

    /// Closes the database behind the node's back.
    pub async fn close_database(&self) {
        self.db.close().await;
    }

    /// The version in memory.
    pub fn version(&self) -> i64 {
        self.services
            .network()
            .snapshot()
            .expect("the network is loaded")
            .version()
    }

    /// The address of a tile that has something on it.
    pub fn tile(&self, layer: &str) -> String {
        let (z, x, y) = self.tile_at(CENTRE.0, CENTRE.1, 14);
        format!("/tiles/{}/{layer}/{z}/{x}/{y}.mvt", self.version())
    }

    /// The tile that has this place (degrees): zoom, column, row.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places in Poland, zooms below 20"
    )]
    pub fn tile_at(&self, longitude: f64, latitude: f64, zoom: u8) -> (u8, u32, u32) {
        let across = f64::from(1_u32 << zoom);
        let latitude = latitude.to_radians();
        let x = (longitude + 180.0) / 360.0 * across;
        let y = (1.0 - latitude.tan().asinh() / std::f64::consts::PI) / 2.0 * across;
        (zoom, x as u32, y as u32)
    }

    /// Asks for an address.
    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", path, headers, Vec::new()).await
    }

    /// Sends a request without a body over a connection from this address.
    pub async fn send_from(
        &self,
        peer: ConnectInfo<SocketAddr>,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
    ) -> Answer {
        let request = Request::builder().method(method).uri(path).extension(peer);
        let request = headers
            .iter()
            .fold(request, |built, (name, value)| built.header(*name, *value));
        let request = request.body(Body::empty()).expect("a sound request");
        let Ok(response) = self.service.clone().oneshot(request).await;
        Answer::of(response).await
    }

    /// Sends a request.
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let request = Request::builder().method(method).uri(path);
        let request = headers
            .iter()
            .fold(request, |built, (name, value)| built.header(*name, *value));
        let request = request.body(Body::from(body)).expect("a sound request");
        let Ok(response) = self.service.clone().oneshot(request).await;
        Answer::of(response).await
    }
}

/// Two water pipes that cross and a station beside them, with an owner who is nobody's business.
fn small_network() -> Vec<Feature> {
    let pipe = |id: &str, line: Vec<(f64, f64)>| {
        let details = Details::WaterPipe(WaterPipe {
            function: PipeFunction::Main,
            section: Diameter::from_mm(110).ok().map(Section::Round),
            material: None,
            course: None,
            local: false,
        });
        let object = NetworkObject {
            owner: Some(OWNER.to_owned()),
            ..NetworkObject::new(id_of(id), details)
        };
        Feature {
            object,
            geometry: Geometry::LineString(LineString::from(line)),
        }
    };
    let place = Feature {
        object: NetworkObject {
            name: Some("Spychowo".to_owned()),
            ..NetworkObject::new(id_of("P-1"), Details::Place(domain::network::BaseObject::default()))
        },
        geometry: Geometry::Point(point!(x: CENTRE.0, y: CENTRE.1)),
    };
    let (x, y) = CENTRE;
    vec![
        pipe("W-1", vec![(x - 0.003, y), (x + 0.003, y)]),
        pipe("W-2", vec![(x, y - 0.003), (x, y + 0.003)]),
        place,
    ]
}

pub fn id_of(text: &str) -> ObjectId {
    ObjectId::parse(text).expect("a good id")
}

/// A built site in small, with compressed twins as the build makes them, and a secret beside it.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the site");
    let write = |path: &str, content: &[u8]| {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).expect("the folder can be made");
        std::fs::write(path, content).expect("the file can be written");
    };
    write("pkg/ebok.abc.js", b"export default 1;");
    write("pkg/ebok.abc.js.br", b"(brotli)");
    write("pkg/ebok.abc.js.gz", b"(gzip)");
    write("pkg/ebok.abc.wasm", b"\0asm\x01\0\0\0");
    write("pkg/ebok.abc.css", b"body{}");
    write("favicon.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    write("site.webmanifest", b"{}");
    folder
}
