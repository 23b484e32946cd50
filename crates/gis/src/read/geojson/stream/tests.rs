use super::{Budget, Fault, Halt, walk};

fn names(json: &str) -> Result<Vec<u64>, Halt> {
    let budget = Budget::new(200);
    let mut ids = Vec::new();
    walk(budget.meter(json.as_bytes()), &budget, &mut |feature| {
        ids.push(feature["id"].as_u64().unwrap());
        Ok(())
    })?;
    Ok(ids)
}

fn fault(json: &str) -> (Fault, Option<String>) {
    match names(json) {
        Err(Halt::Fault(fault, place)) => (*fault, place),
        other => panic!("{other:?}"),
    }
}

#[test]
fn members_may_come_in_any_order() {
    let json = r#"{"bbox":[1,2,3,4],"features":[{"type":"Feature","id":1},{"id":2}],"type":"FeatureCollection"}"#;
    assert_eq!(names(json).unwrap(), [1, 2]);
    assert_eq!(names(r#"{"id":7,"type":"Feature","geometry":null}"#).unwrap(), [7]);
    assert_eq!(names(r#"{"type":"FeatureCollection","features":[]}"#).unwrap(), [0; 0]);
}

#[test]
fn what_is_no_feature_is_refused_by_its_type() {
    assert!(matches!(fault(r#"{"type":"Topology"}"#).0, Fault::NotGeoJson(text) if text.contains("Topology")));
    assert!(matches!(fault(r#"{"a":1}"#).0, Fault::NotGeoJson(_)));
    assert!(matches!(
        fault(r#"{"type":"FeatureCollection"}"#).0,
        Fault::NotGeoJson(_)
    ));
}

#[test]
fn broken_json_is_told_with_the_feature_and_the_line() {
    let (cut, place) = fault(r#"{"type":"FeatureCollection","features":[{"id":1},{"id":"#);
    assert!(matches!(cut, Fault::Truncated));
    assert_eq!(place.as_deref(), Some("feature 2"));
    let (wrong, place) = fault("{\"type\":\"FeatureCollection\",\"features\":[\n{\"id\":NaN}]}");
    assert!(matches!(wrong, Fault::Json(text) if text.contains("line 2")));
    assert_eq!(place.as_deref(), Some("feature 1"));
}

#[test]
fn a_feature_may_not_be_larger_than_its_budget_but_the_file_may() {
    let many = (0..100)
        .map(|id| format!("{{\"id\":{id}}}"))
        .collect::<Vec<_>>()
        .join(",");
    assert_eq!(
        names(&format!("{{\"type\":\"FeatureCollection\",\"features\":[{many}]}}"))
            .unwrap()
            .len(),
        100
    );
    let large = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"x\":\"{}\"}}]}}",
        "y".repeat(300)
    );
    assert!(matches!(fault(&large).0, Fault::RecordTooLarge(200)));
}
