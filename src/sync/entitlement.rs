//! Whether a service is to have an account (R1, R4-R7, R13). Pure.

use std::collections::HashSet;

use super::Reason;
use crate::whmcs::{Billing, Invoice, Mode, Service};

/// What comes with the CDN, and whether that is charged for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The CDN-enabled products (R1).
    pub enabled: HashSet<i64>,
    /// The product addon that services must hold, once it is charged for (R7).
    pub charged_addon: Option<i64>,
    /// Days past the due date of an unpaid renewal after which a service loses the CDN; `None` is never.
    pub suspend_overdue_days: Option<i64>,
}

/// Three-valued: `Keep` never starts and never stops an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is to have an active account.
    Yes,
    /// It is not, and one that is active is suspended.
    No,
    /// As it is.
    Keep,
}

impl Verdict {
    /// The word stored in our tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Keep => "keep",
        }
    }
}

/// A verdict and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entitlement {
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
}

fn yes(reason: Reason) -> Entitlement {
    Entitlement {
        verdict: Verdict::Yes,
        reason,
    }
}

fn no(reason: Reason) -> Entitlement {
    Entitlement {
        verdict: Verdict::No,
        reason,
    }
}

fn keep(reason: Reason) -> Entitlement {
    Entitlement {
        verdict: Verdict::Keep,
        reason,
    }
}

/// All rules over one service: any No wins, then Keep, then Yes. `has_account` tells whether an
/// account of it exists at the platform.
pub fn entitlement(
    service: &Service,
    billing: &Billing,
    offer: &Offer,
    has_account: bool,
) -> Entitlement {
    if let Some(decided) = gone(service).or_else(|| switched(service)) {
        return decided;
    }
    let paid = paid(service, billing, has_account);
    let verdicts = [
        client_allows(service),
        product_allows(service, &offer.enabled),
        status_allows(service, paid.verdict),
        billing_cycle_allows(service),
        addon_allows(service, billing, offer, has_account),
        renewal_allows(service, billing, offer),
        paid,
    ];
    let first = |wanted| verdicts.iter().find(|v| v.verdict == wanted).cloned();
    let [.., paid] = &verdicts;
    first(Verdict::No)
        .or_else(|| first(Verdict::Keep))
        .unwrap_or_else(|| paid.clone())
}

/// R6: what is gone is No, whatever an admin set.
fn gone(service: &Service) -> Option<Entitlement> {
    let what = if !service.exists {
        "service_gone"
    } else if service.client.is_none() {
        "client_gone"
    } else if service.product.is_none() {
        "product_gone"
    } else {
        return None;
    };
    Some(no(Reason::new(what)))
}

/// R13: what an admin set goes before the rules.
fn switched(service: &Service) -> Option<Entitlement> {
    match service.mode {
        Mode::Auto => None,
        Mode::On => Some(yes(Reason::new("switched_on"))),
        Mode::Off => Some(no(Reason::new("switched_off"))),
    }
}

/// R6: client Closed is No; Inactive is a result of its services, not a decision.
fn client_allows(service: &Service) -> Entitlement {
    match &service.client {
        Some(client) if client.status == "Closed" => no(Reason::new("client_closed")),
        _ => yes(Reason::new("client_open")),
    }
}

/// R1, R6: the product is CDN-enabled.
fn product_allows(service: &Service, enabled: &HashSet<i64>) -> Entitlement {
    match &service.product {
        Some(product) if !enabled.contains(&product.id) => no(Reason::new("product_not_enabled")),
        _ => yes(Reason::new("product_enabled")),
    }
}

/// R6: Active or Completed is Yes; Pending is Yes if nothing provisions the product and it is
/// paid, else it waits; the other states are No. A state that WHMCS does not have changes nothing.
fn status_allows(service: &Service, paid: Verdict) -> Entitlement {
    let has_module = service
        .product
        .as_ref()
        .is_some_and(|product| !product.servertype.trim().is_empty());
    match service.status.as_str() {
        "Active" | "Completed" => yes(Reason::new("service_active")),
        "Pending" if !has_module && paid == Verdict::Yes => yes(Reason::new("service_active")),
        "Pending" => keep(Reason::new("service_pending")),
        "Suspended" => no(Reason::new("service_suspended")),
        "Terminated" => no(Reason::new("service_terminated")),
        "Cancelled" => no(Reason::new("service_cancelled")),
        "Fraud" => no(Reason::new("service_fraud")),
        other => keep(Reason::new("service_status_unknown").with("status", other)),
    }
}

/// R4: free is not synchronized.
fn billing_cycle_allows(service: &Service) -> Entitlement {
    if is_free(&service.billing_cycle) {
        no(Reason::new("free_cycle"))
    } else {
        yes(Reason::new("billed"))
    }
}

/// Whether a billing cycle or pay type is free, in any of WHMCS's spellings.
pub fn is_free(cycle: &str) -> bool {
    let cycle = cycle.trim().as_bytes();
    cycle
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"free"))
}

/// R7: once the product addon is charged for, only services that hold it qualify; one that was
/// billed must be paid for.
fn addon_allows(
    service: &Service,
    billing: &Billing,
    offer: &Offer,
    has_account: bool,
) -> Entitlement {
    if offer.charged_addon.is_none() {
        return yes(Reason::new("addon_free"));
    }
    let held: Vec<Entitlement> = billing
        .holdings
        .get(&service.id)
        .into_iter()
        .flatten()
        .map(|holding| addon_paid(billing.of_addon.get(holding), billing, has_account))
        .collect();
    let first = |wanted| held.iter().find(|v| v.verdict == wanted).cloned();
    first(Verdict::Yes)
        .or_else(|| first(Verdict::Keep))
        .or_else(|| first(Verdict::No))
        .unwrap_or_else(|| no(Reason::new("addon_not_held")))
}

fn addon_paid(invoices: Option<&Vec<i64>>, billing: &Billing, has_account: bool) -> Entitlement {
    let Some(invoices) = invoices else {
        return yes(Reason::new("addon_not_billed"));
    };
    match newest_paid_once(invoices, billing) {
        Some(invoice) => match judge(invoice).verdict {
            Verdict::No => no(Reason::new("addon_unpaid").with("invoice", invoice.id)),
            Verdict::Keep => keep(Reason::new("addon_unpaid").with("invoice", invoice.id)),
            Verdict::Yes => yes(Reason::new("addon_paid").with("invoice", invoice.id)),
        },
        None if has_account => keep(Reason::new("addon_never_paid")),
        None => no(Reason::new("addon_never_paid")),
    }
}

/// R5: of the invoices that bill the service itself and were Paid once, the newest decides.
pub fn paid(service: &Service, billing: &Billing, has_account: bool) -> Entitlement {
    let own = billing.of_service.get(&service.id);
    let first = [service.first_invoice];
    let invoices = own.map_or(first.as_slice(), Vec::as_slice);
    if let Some(invoice) = newest_paid_once(invoices, billing) {
        return judge(invoice);
    }
    let upgrade = billing
        .of_upgrade
        .get(&service.id)
        .into_iter()
        .flatten()
        .filter_map(|id| billing.invoices.get(id))
        .filter(|invoice| judge(invoice).verdict == Verdict::Yes)
        .max_by_key(|invoice| invoice.id);
    match upgrade {
        Some(invoice) => yes(Reason::new("upgrade_paid").with("invoice", invoice.id)),
        None if has_account => keep(Reason::new("never_paid")),
        None => no(Reason::new("never_paid")),
    }
}

/// A setting overrides R5, by which an unpaid renewal changes nothing: a service is No once a renewal has
/// been unpaid for more than so many days past its due date. A renewal is what bills the service itself
/// after the newest invoice that was paid once.
fn renewal_allows(service: &Service, billing: &Billing, offer: &Offer) -> Entitlement {
    let on_time = || yes(Reason::new("renewal_on_time"));
    let (Some(days), Some(invoices)) = (
        offer.suspend_overdue_days,
        billing.of_service.get(&service.id),
    ) else {
        return on_time();
    };
    let Some(paid) = newest_paid_once(invoices, billing) else {
        return on_time();
    };
    invoices
        .iter()
        .filter_map(|id| billing.invoices.get(id))
        .filter(|invoice| invoice.id > paid.id && invoice.status == "Unpaid")
        .filter(|invoice| invoice.days_overdue.is_some_and(|overdue| overdue > days))
        .min_by_key(|invoice| invoice.id)
        .map_or_else(on_time, |invoice| {
            // Not how many days it is by now: that would be another reason every day.
            let because = Reason::new("renewal_overdue").with("invoice", invoice.id);
            no(because.with("days", days))
        })
}

fn newest_paid_once<'a>(invoices: &[i64], billing: &'a Billing) -> Option<&'a Invoice> {
    invoices
        .iter()
        .filter_map(|id| billing.invoices.get(id))
        .filter(|invoice| was_paid_once(invoice))
        .max_by_key(|invoice| invoice.id)
}

fn was_paid_once(invoice: &Invoice) -> bool {
    invoice.status == "Paid" || invoice.dated_paid || invoice.seen_paid
}

fn judge(invoice: &Invoice) -> Entitlement {
    let because = |code| Reason::new(code).with("invoice", invoice.id);
    let refunded_in_full = invoice.paid_out > 0 && invoice.paid_out >= invoice.paid_in;
    match invoice.status.as_str() {
        "Paid" if refunded_in_full => no(because("refunded_in_full")),
        "Paid" => yes(because("paid")),
        "Refunded" => no(because("invoice_refunded")),
        "Cancelled" => no(because("invoice_cancelled")),
        "Collections" => no(because("invoice_collections")),
        "Unpaid" => no(because("invoice_unpaid")),
        _ if refunded_in_full => no(because("refunded_in_full")),
        other => keep(because("invoice_other").with("status", other)),
    }
}

#[cfg(test)]
pub(crate) mod tests;
