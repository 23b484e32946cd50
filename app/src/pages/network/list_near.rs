//! What became of the place near which objects were asked for: a summary, a choice, or what to do.

use contract::network::{ListQuery, NearAnswer, NearClass, NearPlace, SearchHit};
use domain::network::Section;
use i18n::Texts;
use leptos::prelude::*;

use super::query::list_href;
use crate::cards;
use crate::components::{Notice, use_texts};

/// The answer to `przy=`.
#[component]
pub fn Near(filter: ListQuery, answer: NearAnswer) -> impl IntoView {
    match answer {
        NearAnswer::Found { place, classes } => {
            view! { <Summary filter=filter place=place classes=classes/> }.into_any()
        }
        NearAnswer::Several(hits) => view! { <Choice filter=filter hits=hits/> }.into_any(),
        NearAnswer::Unknown => {
            let text = use_texts().with("list-near-unknown", &[("text", (&filter.near).into())]);
            view! { <Notice kind="warn"><p role="status">{text}</p></Notice> }.into_any()
        }
    }
}

#[component]
fn Summary(filter: ListQuery, place: NearPlace, classes: Vec<NearClass>) -> impl IntoView {
    let texts = use_texts();
    let radius = filter.radius();
    let name = if place.label.is_empty() {
        texts.with("list-near-point", &[("point", (&place.to_string()).into())])
    } else {
        place.label.clone()
    };
    let lines = classes
        .iter()
        .map(|class| view! { <li>{sentence(texts, class, radius)}</li> })
        .collect_view();
    let nothing = classes.is_empty().then(|| {
        let text = texts.with("list-near-nothing", &[("radius", (&radius.to_string()).into())]);
        view! { <p>{text}</p> }
    });
    let map = cards::around_href(place.point);
    view! {
        <section class="near" aria-labelledby="near">
            <h2 id="near">{texts.with("list-near-found", &[("place", (&name).into())])}</h2>
            {nothing}
            {(!classes.is_empty()).then(|| view! { <ul>{lines}</ul> })}
            <p><a href=map>{texts.get("list-near-map")}</a></p>
        </section>
    }
}

#[component]
fn Choice(filter: ListQuery, hits: Vec<SearchHit>) -> impl IntoView {
    let texts = use_texts();
    let question = texts.with("list-near-several", &[("text", (&filter.near).into())]);
    let links = hits
        .iter()
        .map(|hit| {
            let found = cards::found_view(texts, hit);
            let chosen = ListQuery {
                near: cards::near_place(hit).to_string(),
                ..filter.clone()
            };
            view! { <li><a href=list_href(&chosen, 1)>{hit.full_label()}</a> " " <small>{found.detail}</small></li> }
        })
        .collect_view();
    view! {
        <section class="near" aria-labelledby="near">
            <h2 id="near">{question}</h2>
            <ul>{links}</ul>
        </section>
    }
}

/// "3 przewody wodociągowe w promieniu 50 m, najbliższy DN110 w odległości 18,0 m".
fn sentence(texts: Texts, class: &NearClass, radius: u32) -> String {
    let key = format!("near-{}", class.class.code().replace('_', "-"));
    let size = match class.section {
        Some(Section::Round(diameter)) => format!("\u{a0}DN{}", diameter.mm()),
        Some(section @ Section::Box { .. }) => format!("\u{a0}{section}\u{a0}mm"),
        None => String::new(),
    };
    let (radius, distance) = (radius.to_string(), i18n::length(texts.language, class.metres));
    let args = [
        ("count", class.count.into()),
        ("radius", (&radius).into()),
        ("size", (&size).into()),
        ("distance", (&distance).into()),
    ];
    // The base map's classes have no sentence of their own.
    let own = texts.find(&key, &args);
    own.unwrap_or_else(|| texts.with("near-object", &args))
}

#[cfg(test)]
mod tests {
    use contract::network::NearClass;
    use domain::language::Language;
    use domain::network::{Class, Diameter, Section};
    use i18n::Texts;

    use super::sentence;

    fn near(class: Class, count: u64, mm: Option<i64>) -> NearClass {
        let diameter = mm.and_then(|mm| Diameter::from_mm(mm).ok());
        NearClass {
            class,
            count,
            metres: 18.04,
            section: diameter.map(Section::Round),
        }
    }

    fn polish(class: Class, count: u64, mm: Option<i64>) -> String {
        sentence(Texts::new(Language::Polish), &near(class, count, mm), 50).replace('\u{a0}', " ")
    }

    #[test]
    fn a_summary_counts_as_polish_does_and_names_the_nearest() {
        assert_eq!(
            polish(Class::WaterPipe, 3, Some(110)),
            "3 przewody wodociągowe w promieniu 50 m, najbliższy DN110 w odległości 18,0 m"
        );
        assert_eq!(
            polish(Class::WaterPipe, 5, None),
            "5 przewodów wodociągowych w promieniu 50 m, najbliższy w odległości 18,0 m"
        );
        assert_eq!(
            polish(Class::Hydrant, 1, None),
            "1 hydrant w promieniu 50 m, w odległości 18,0 m"
        );
        assert_eq!(
            polish(Class::Valve, 22, None),
            "22 zasuwy w promieniu 50 m, najbliższa w odległości 18,0 m"
        );
    }

    #[test]
    fn every_class_can_be_summed_up_in_both_languages() {
        for language in Language::ALL {
            for class in Class::ALL {
                for count in [1, 2, 5] {
                    let text = sentence(Texts::new(*language), &near(*class, count, Some(90)), 100);
                    assert!(text.starts_with(&count.to_string()) && text.contains("100"), "{text}");
                }
            }
        }
    }
}
