//! The addresses, one line each.

use domain::permissions::{Action, Relation, Role, may};

/// A line of the table: an address as a pattern, what is needed there, and what is tried.
pub struct Line {
    pub pattern: &'static str,
    pub needs: Needs,
    pub tries: &'static [Try],
}

/// What the asker needs.
#[derive(Clone, Copy)]
pub enum Needs {
    /// Nothing: the utility's own words, signs of life, the way in.
    Nothing,
    /// To have signed in, as whomever.
    Session,
    /// The right to do this to whatever object.
    Any(Action),
    /// The right to do this to their own.
    Own(Action),
}

impl Needs {
    pub fn is_met_by(self, role: Role) -> bool {
        match self {
            Self::Nothing => true,
            Self::Session => role != Role::Anonymous,
            Self::Any(action) => may(role, action, Relation::Any),
            Self::Own(action) => may(role, action, Relation::Own),
        }
    }
}

/// How it is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody opens it.
    Page,
    /// A script or a machine reads it.
    Question,
    /// A form is sent.
    Form,
    /// A script sends it.
    Script,
}

/// What those get who may.
#[derive(Clone, Copy)]
pub enum Allowed {
    Shown,
    Missing,
    Invalid,
    /// They are led to an address that begins so.
    Led(&'static str),
}

/// Something to try. `{own session}` and the like stand for what the asker or somebody else has.
pub struct Try {
    pub what: &'static str,
    pub kind: Kind,
    pub path: &'static str,
    pub body: &'static str,
    pub allowed: Allowed,
}

const fn line(pattern: &'static str, needs: Needs, tries: &'static [Try]) -> Line {
    Line { pattern, needs, tries }
}

const fn page(path: &'static str) -> Try {
    read(Kind::Page, "it", path, Allowed::Shown)
}

const fn no_page(path: &'static str) -> Try {
    read(Kind::Page, "what is not there", path, Allowed::Missing)
}

const fn question(path: &'static str) -> Try {
    read(Kind::Question, "it", path, Allowed::Shown)
}

const fn no_answer(path: &'static str) -> Try {
    read(Kind::Question, "what is not there", path, Allowed::Missing)
}

const fn read(kind: Kind, what: &'static str, path: &'static str, allowed: Allowed) -> Try {
    Try {
        what,
        kind,
        path,
        body: "",
        allowed,
    }
}

const fn form(what: &'static str, path: &'static str, body: &'static str, led: &'static str) -> Try {
    Try {
        what,
        kind: Kind::Form,
        path,
        body,
        allowed: Allowed::Led(led),
    }
}

const fn script(path: &'static str, body: &'static str, allowed: Allowed) -> Try {
    Try {
        what: "it",
        kind: Kind::Script,
        path,
        body,
        allowed,
    }
}

const VIEW: Needs = Needs::Any(Action::ViewNetwork);
const SEARCH: Needs = Needs::Any(Action::SearchNetwork);
const SIGN_IN: Needs = Needs::Any(Action::SignIn);
const OWN_SESSIONS: Needs = Needs::Own(Action::ViewSessions);
const END_SESSIONS: Needs = Needs::Own(Action::EndSessions);
const OWN_CREDENTIALS: Needs = Needs::Own(Action::ManageCredentials);
const TABLE_OF_RIGHTS: Needs = Needs::Any(Action::ViewPermissions);

/// Every address.
pub const TABLE: &[Line] = &[
    line("/", Needs::Nothing, &[page("/")]),
    line(
        "/mapa",
        VIEW,
        &[page("/mapa?obiekt=probe/W-1"), no_page("/mapa?obiekt=probe/none")],
    ),
    line("/szukaj", SEARCH, &[page("/szukaj?q=W-1")]),
    line(
        "/deklaracja-dostepnosci",
        Needs::Nothing,
        &[page("/deklaracja-dostepnosci")],
    ),
    line("/prywatnosc", Needs::Nothing, &[page("/prywatnosc")]),
    line("/mapa/lista.csv", VIEW, &[page("/mapa/lista.csv?klasa=water_pipe")]),
    line(
        "/tiles/{version}/{layer}/{z}/{x}/{y}",
        VIEW,
        &[question("{tile}"), no_answer("/tiles/1/gas/14/1/1.mvt")],
    ),
    line(
        "/tiles/{layer}",
        VIEW,
        &[question("/tiles/network.json"), no_answer("/tiles/gas.json")],
    ),
    line("/healthz", Needs::Nothing, &[question("/healthz")]),
    line("/readyz", Needs::Nothing, &[question("/readyz")]),
    line("/logo", Needs::Nothing, &[no_answer("/logo")]),
    line(
        "/api/network/card",
        VIEW,
        &[
            question("/api/network/card?uid=1"),
            no_answer("/api/network/card?uid=999999"),
        ],
    ),
    line(
        "/api/network/object",
        VIEW,
        &[
            question("/api/network/object?reference=probe%2FW-1"),
            no_answer("/api/network/object?reference=probe%2Fnone"),
        ],
    ),
    line(
        "/api/network/coordinates",
        VIEW,
        &[
            question("/api/network/coordinates?longitude=21.3&latitude=53.6"),
            no_answer("/api/network/coordinates?longitude=500&latitude=53.6"),
        ],
    ),
    line(
        "/api/network/search",
        SEARCH,
        &[question("/api/network/search?text=W-1")],
    ),
    line(
        "/api/network/search-registers",
        SEARCH,
        &[question("/api/network/search-registers?text=W-1")],
    ),
    // The way in.
    line(
        "/logowanie",
        Needs::Nothing,
        &[page("/logowanie"), page("/logowanie?wynik=anulowano")],
    ),
    line("/logowanie/pracownik", Needs::Nothing, &[page("/logowanie/pracownik")]),
    line("/logowanie/kod", Needs::Nothing, &[page("/logowanie/kod")]),
    line(
        "/logowanie/skladnik",
        SIGN_IN,
        &[read(
            Kind::Page,
            "without the step before",
            "/logowanie/skladnik",
            Allowed::Led("/logowanie/pracownik"),
        )],
    ),
    line(
        "/logowanie/zaproszenie/{link}",
        SIGN_IN,
        &[no_page("/logowanie/zaproszenie/abc")],
    ),
    line(
        "/logowanie/krajowe",
        SIGN_IN,
        &[read(
            Kind::Page,
            "what is not there",
            "/logowanie/krajowe?prosba=x",
            Allowed::Shown,
        )],
    ),
    line(
        "/logowanie/krajowe/powrot",
        SIGN_IN,
        &[
            read(
                Kind::Page,
                "without having been sent",
                "/logowanie/krajowe/powrot?SAMLart=x&RelayState=y",
                Allowed::Led("/logowanie?wynik="),
            ),
            form(
                "by a form",
                "/logowanie/krajowe/powrot",
                "SAMLart=x&RelayState=y",
                "/logowanie/krajowe/powrot?SAMLart=x&RelayState=y",
            ),
        ],
    ),
    line(
        "/api/sign-in/gateway",
        SIGN_IN,
        &[form("it", "/api/sign-in/gateway", "back=%2Fkonto", "/logowanie")],
    ),
    line(
        "/api/sign-in/password",
        SIGN_IN,
        &[form(
            "a wrong one",
            "/api/sign-in/password",
            "email=nikt%40example.org&password=x&back=",
            "/logowanie/pracownik?szkic=",
        )],
    ),
    line(
        "/api/sign-in/code",
        SIGN_IN,
        &[form(
            "without the step before",
            "/api/sign-in/code",
            "code=123456&back=",
            "/logowanie/pracownik",
        )],
    ),
    line(
        "/api/sign-in/first-code",
        SIGN_IN,
        &[form(
            "without the step before",
            "/api/sign-in/first-code",
            "code=123456",
            "/logowanie/pracownik",
        )],
    ),
    line(
        "/api/sign-in/invitation",
        SIGN_IN,
        &[form(
            "one that is not there",
            "/api/sign-in/invitation",
            "link=abc&password=cztery+zwykle+slowa&repeated=cztery+zwykle+slowa",
            "/logowanie/zaproszenie/abc?szkic=",
        )],
    ),
    line(
        "/api/sign-in/passkey-challenge",
        SIGN_IN,
        &[script("/api/sign-in/passkey-challenge", "{}", Allowed::Shown)],
    ),
    line(
        "/api/sign-in/passkey",
        SIGN_IN,
        &[script(
            "/api/sign-in/passkey",
            r#"{"answer":"{}","back":""}"#,
            Allowed::Invalid,
        )],
    ),
    // One's own.
    line("/konto", OWN_SESSIONS, &[page("/konto")]),
    line(
        "/konto/zabezpieczenia",
        OWN_CREDENTIALS,
        &[page("/konto/zabezpieczenia")],
    ),
    line("/konto/kody", Needs::Session, &[no_page("/konto/kody?kody=abc")]),
    line("/api/sessions/left", Needs::Session, &[question("/api/sessions/left")]),
    line(
        "/api/sessions/extend",
        Needs::Session,
        &[script("/api/sessions/extend", "{}", Allowed::Shown)],
    ),
    line(
        "/api/sessions/sign-out",
        Needs::Nothing,
        &[form("it", "/api/sessions/sign-out", "", "/logowanie?wynik=wylogowano")],
    ),
    line(
        "/api/sessions/end",
        END_SESSIONS,
        &[
            form(
                "own",
                "/api/sessions/end",
                "number={own session}",
                "/konto?wynik=zakonczono",
            ),
            form(
                "somebody else's",
                "/api/sessions/end",
                "number={other's session}",
                "/konto?szkic=",
            ),
            form(
                "what is not there",
                "/api/sessions/end",
                "number={missing}",
                "/konto?szkic=",
            ),
            form("what is no number", "/api/sessions/end", "number=x", "/konto?szkic="),
        ],
    ),
    line(
        "/api/sessions/end-others",
        END_SESSIONS,
        &[form("own", "/api/sessions/end-others", "", "/konto?wynik=zakonczono")],
    ),
    line(
        "/api/sessions/end-all",
        Needs::Nothing,
        &[form("own", "/api/sessions/end-all", "", "/logowanie?wynik=wylogowano")],
    ),
    line(
        "/api/sessions/role",
        Needs::Own(Action::ChangeRole),
        &[
            form(
                "one that was not given",
                "/api/sessions/role",
                "role=operator",
                "/konto?szkic=",
            ),
            form("what is not there", "/api/sessions/role", "role=king", "/konto?szkic="),
        ],
    ),
    line(
        "/api/credentials/password",
        OWN_CREDENTIALS,
        &[form(
            "with a wrong one",
            "/api/credentials/password",
            "now_password=x&password=cztery+zwykle+slowa&repeated=cztery+zwykle+slowa",
            "/konto/zabezpieczenia?szkic=",
        )],
    ),
    line(
        "/api/credentials/recovery-codes",
        OWN_CREDENTIALS,
        &[form("own", "/api/credentials/recovery-codes", "", "/konto/kody?kody=")],
    ),
    line(
        "/api/credentials/passkey-creation",
        OWN_CREDENTIALS,
        &[script("/api/credentials/passkey-creation", "{}", Allowed::Shown)],
    ),
    line(
        "/api/credentials/add-passkey",
        OWN_CREDENTIALS,
        &[script(
            "/api/credentials/add-passkey",
            r#"{"name":"a","answer":"{}"}"#,
            Allowed::Invalid,
        )],
    ),
    line(
        "/api/credentials/remove-passkey",
        OWN_CREDENTIALS,
        &[
            form(
                "own",
                "/api/credentials/remove-passkey",
                "number={own passkey}",
                "/konto/zabezpieczenia?wynik=klucz",
            ),
            form(
                "somebody else's",
                "/api/credentials/remove-passkey",
                "number={other's passkey}",
                "/konto/zabezpieczenia?szkic=",
            ),
            form(
                "what is not there",
                "/api/credentials/remove-passkey",
                "number={missing}",
                "/konto/zabezpieczenia?szkic=",
            ),
        ],
    ),
    // The panel.
    line("/panel", TABLE_OF_RIGHTS, &[page("/panel")]),
    line("/panel/uprawnienia", TABLE_OF_RIGHTS, &[page("/panel/uprawnienia")]),
];
