//! The address of the device that asks, seen through the proxies in front that are ours.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::Response;
use ipnet::IpNet;

/// Where proxies write whom they answer for; each adds one at the end.
const FORWARDED: &str = "x-forwarded-for";

/// The address of the device that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

/// Notes the address in the request.
pub async fn note(State(trusted): State<Vec<IpNet>>, mut request: Request, next: Next) -> Response {
    let connected = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip());
    if let Some(peer) = connected {
        let address = behind(peer, request.headers(), &trusted);
        request.extensions_mut().insert(ClientAddress(address));
    }
    next.run(request).await
}

/// Goes back from the one who is connected, over proxies that are ours, to the first that is not: what stands before
/// it anybody may have written.
fn behind(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_ours = |address: &IpAddr| trusted.iter().any(|net| net.contains(address));
    let lines = headers
        .get_all(FORWARDED)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let told: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let mut address = peer.to_canonical();
    for said in told.iter().rev() {
        if !is_ours(&address) {
            break;
        }
        let Some(said) = parse(said) else { break };
        address = said.to_canonical();
    }
    address
}

/// An address, with or without a port.
fn parse(said: &str) -> Option<IpAddr> {
    let plain = said.trim_start_matches('[').trim_end_matches(']');
    plain
        .parse()
        .ok()
        .or_else(|| said.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use axum::http::HeaderMap;
    use ipnet::IpNet;

    use super::behind;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        behind(peer.parse::<IpAddr>().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn a_stranger_cannot_say_that_he_is_somebody_else() {
        assert_eq!(seen("203.0.113.9", &["10.0.0.1"], &[]), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", &["198.51.100.1"], &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn behind_our_proxies_the_first_address_that_is_not_ours_counts() {
        let ours = ["127.0.0.0/8", "10.0.0.0/8"];
        assert_eq!(seen("127.0.0.1", &["203.0.113.9"], &ours), "203.0.113.9");
        assert_eq!(
            seen("127.0.0.1", &["6.6.6.6, 203.0.113.9, 10.1.2.3"], &ours),
            "203.0.113.9"
        );
        assert_eq!(
            seen("127.0.0.1", &["6.6.6.6", "203.0.113.9:4711"], &ours),
            "203.0.113.9"
        );
        assert_eq!(seen("::1", &["[2001:db8::1]"], &["::1/128"]), "2001:db8::1");
    }

    #[test]
    fn what_a_proxy_writes_that_is_no_address_is_not_believed() {
        let ours = ["127.0.0.0/8"];
        assert_eq!(seen("127.0.0.1", &["203.0.113.9, unknown"], &ours), "127.0.0.1");
        assert_eq!(seen("127.0.0.1", &[], &ours), "127.0.0.1");
        assert_eq!(seen("::ffff:127.0.0.1", &["203.0.113.9"], &ours), "203.0.113.9");
    }
}
