//! `themability.get`: the operator's white-label settings, of which we want the portal's address.

use url::Url;

use crate::aflexi::reply::{Malformed, Node};
use crate::aflexi::request::Request;
use crate::aflexi::xmlrpc::Struct;

const PORTAL: &str = "http://portal.aflexi.net";

/// Asks for the settings.
pub(in crate::aflexi) fn get(operator: i64) -> Request<'static> {
    let filter = Struct::new().with("operator", operator);
    Request::read("themability.get", vec![filter.into()])
}

/// Where the operator's customers sign in: its own address, else its name below Aflexi's, else its
/// id there. Customers cannot sign in at Aflexi's bare address.
pub(in crate::aflexi) fn read(reply: &Node<'_>, operator: i64) -> Result<String, Malformed> {
    let rows = reply.results()?;
    let (mut own, mut name) = (None, None);
    if let Some(row) = rows.first() {
        own = row.optional("portalUrl")?;
        name = row.optional("portalName")?;
    }
    let own = own.map(|node| node.text()).transpose()?.unwrap_or_default();
    if own != PORTAL && is_web_address(own) {
        return Ok(own.to_owned());
    }
    let name = name
        .map(|node| node.text())
        .transpose()?
        .unwrap_or_default();
    Ok(if name.is_empty() {
        below_portal(&operator.to_string())
    } else {
        below_portal(name)
    })
}

/// It becomes a link on a page, so it must not be `javascript:` or the like, nor hold signs that a browser overlooks.
fn is_web_address(address: &str) -> bool {
    let is_plain = !address.contains(|sign: char| sign.is_control() || sign.is_whitespace());
    is_plain && Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn below_portal(name: &str) -> String {
    let Ok(mut url) = Url::parse(PORTAL) else {
        return format!("{PORTAL}/p/");
    };
    if let Ok(mut path) = url.path_segments_mut() {
        path.extend(["p", name]);
    }
    url.into()
}
