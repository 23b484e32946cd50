//! The stand-in's pages: plain HTML, in Polish, without a script.

use super::persons::PERSONS;

/// What the buttons that sign nobody in are called.
pub const CANCELLED: &str = "anuluj";
pub const TOO_LOW: &str = "za-niski-poziom";
pub const UNKNOWN: &str = "nierozpoznany";

const STYLE: &str = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;\
    color:#1b1b1b;background:#fff}\
    .demo{border:2px solid #8a4b00;background:#fff4e5;padding:.75rem 1rem}\
    button{display:block;width:100%;min-height:3rem;margin:.5rem 0;padding:.5rem 1rem;font:inherit;text-align:left;\
    border:2px solid #0052a5;border-radius:.25rem;background:#fff;color:#003a75}\
    button:hover{background:#e8f1fb}button:focus-visible{outline:3px solid #c05600;outline-offset:2px}\
    button strong{display:block}";

/// Who signs in?
pub fn choice(ticket: &str) -> String {
    let button = |value: &str, name: &str, role: &str| {
        format!("<li><button name=\"kto\" value=\"{value}\"><strong>{name}</strong> {role}</button></li>")
    };
    let persons: String = PERSONS
        .iter()
        .map(|person| {
            let name = format!("{} {}", person.given_name, person.family_name);
            button(person.key, &name, person.role)
        })
        .collect();
    let failures: String = [
        (CANCELLED, "Anuluj", "wróć bez logowania"),
        (TOO_LOW, "Za niski poziom", "środek identyfikacji nie wystarcza"),
        (UNKNOWN, "Nie rozpoznano", "węzeł nie zna tej osoby"),
    ]
    .iter()
    .map(|(value, name, role)| button(value, name, role))
    .collect();
    whole(
        "Kto się loguje?",
        &format!(
            "<form method=\"post\" action=\"/login/wybor\"><input type=\"hidden\" name=\"bilet\" value=\"{}\">\
             <h2 id=\"osoby\">Osoby</h2><ul aria-labelledby=\"osoby\" style=\"list-style:none;padding:0\">{persons}</ul>\
             <h2 id=\"inne\">Bez logowania</h2>\
             <ul aria-labelledby=\"inne\" style=\"list-style:none;padding:0\">{failures}</ul></form>",
            escaped(ticket)
        ),
    )
}

/// What stands at the root.
pub fn start() -> String {
    whole(
        "Węzeł krajowy na niby",
        "<p>Logowanie zaczyna się w portalu, na przycisku „Zaloguj przez login.gov.pl”.</p>",
    )
}

/// Why a request was not taken.
pub fn refused(why: &str) -> String {
    whole(
        "Nie przyjęto żądania",
        &format!(
            "<p>Wróć do portalu i zacznij od nowa.</p><p lang=\"en\"><code>{}</code></p>",
            escaped(why)
        ),
    )
}

fn whole(title: &str, content: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"pl\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title} – pokaz</title><style>{STYLE}</style></head><body><main><h1>{title}</h1>\
         <p class=\"demo\">To jest pokaz. Żadna z tych osób nie istnieje, a strona nie jest serwisem login.gov.pl.</p>\
         {content}</main></body></html>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
