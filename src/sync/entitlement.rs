//! Whether a service is to have an account (R1, R4, R5, R6). Pure.

use std::collections::HashSet;

use super::Reason;
use crate::whmcs::{Billing, Invoice, Service};

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

/// All rules over one service: any No wins, then Keep, then Yes. `enabled` are the CDN-enabled
/// products (R1), `has_account` tells whether an account of it exists at the platform.
pub fn entitlement(
    service: &Service,
    billing: &Billing,
    enabled: &HashSet<i64>,
    has_account: bool,
) -> Entitlement {
    if !service.exists {
        return no(Reason::new("service_gone"));
    }
    let paid = paid(service, billing, has_account);
    let verdicts = [
        client_allows(service),
        product_allows(service, enabled),
        status_allows(service, paid.verdict),
        billing_cycle_allows(service),
        paid,
    ];
    let first = |wanted| verdicts.iter().find(|v| v.verdict == wanted).cloned();
    let [.., paid] = &verdicts;
    first(Verdict::No)
        .or_else(|| first(Verdict::Keep))
        .unwrap_or_else(|| paid.clone())
}

/// R6: client Closed or gone is No; Inactive is a result of its services, not a decision.
fn client_allows(service: &Service) -> Entitlement {
    match &service.client {
        None => no(Reason::new("client_gone")),
        Some(client) if client.status == "Closed" => no(Reason::new("client_closed")),
        Some(_) => yes(Reason::new("client_open")),
    }
}

/// R1, R6: the product is there and CDN-enabled.
fn product_allows(service: &Service, enabled: &HashSet<i64>) -> Entitlement {
    match &service.product {
        None => no(Reason::new("product_gone")),
        Some(product) if !enabled.contains(&product.id) => no(Reason::new("product_not_enabled")),
        Some(_) => yes(Reason::new("product_enabled")),
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

/// R5: of the invoices that bill the service itself and were Paid once, the newest decides.
pub fn paid(service: &Service, billing: &Billing, has_account: bool) -> Entitlement {
    let own = billing.of_service.get(&service.id);
    let first = [service.first_invoice];
    let newest = own
        .map_or(first.as_slice(), Vec::as_slice)
        .iter()
        .filter_map(|id| billing.invoices.get(id))
        .filter(|invoice| was_paid_once(invoice))
        .max_by_key(|invoice| invoice.id);
    if let Some(invoice) = newest {
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
pub(crate) mod tests {
    use super::*;
    use crate::whmcs::{Client, ServiceProduct};

    /// An active, monthly billed service 7 of product 3 and client 5.
    pub(crate) fn service() -> Service {
        Service {
            id: 7,
            exists: true,
            user: 5,
            status: "Active".to_owned(),
            billing_cycle: "Monthly".to_owned(),
            username: "anna".to_owned(),
            product: Some(ServiceProduct {
                id: 3,
                name: "Boost".to_owned(),
                servertype: String::new(),
                configoption1: String::new(),
                package_override: None,
            }),
            client: Some(Client {
                id: 5,
                firstname: "Anna".to_owned(),
                lastname: "Doe".to_owned(),
                email: "anna@shop.example".to_owned(),
                status: "Active".to_owned(),
            }),
            first_invoice: 0,
            former_users: Vec::new(),
            account: None,
            own_name: None,
        }
    }

    /// An invoice of 10.00 with this status, paid once unless it says otherwise.
    fn invoice(id: i64, status: &str) -> Invoice {
        Invoice {
            id,
            status: status.to_owned(),
            dated_paid: true,
            seen_paid: false,
            paid_in: 1000,
            paid_out: 0,
        }
    }

    fn never_paid(id: i64, status: &str) -> Invoice {
        Invoice {
            dated_paid: false,
            paid_in: 0,
            ..invoice(id, status)
        }
    }

    fn billed(invoices: Vec<Invoice>) -> Billing {
        let mut billing = Billing::default();
        billing
            .of_service
            .insert(7, invoices.iter().map(|i| i.id).collect());
        billing.invoices = invoices.into_iter().map(|i| (i.id, i)).collect();
        billing
    }

    fn all(service: &Service, billing: &Billing) -> (Verdict, String) {
        let entitlement = entitlement(service, billing, &HashSet::from([3]), false);
        (entitlement.verdict, entitlement.reason.code.into_owned())
    }

    #[test]
    fn r5_the_newest_invoice_that_was_paid_once_decides() {
        use Verdict::{Keep, No, Yes};
        let refunded = |out| Invoice {
            paid_out: out,
            ..invoice(11, "Paid")
        };
        let by_credit = Invoice {
            paid_in: 0,
            ..invoice(11, "Paid")
        };
        let seen = Invoice {
            seen_paid: true,
            ..never_paid(11, "Unpaid")
        };
        let table: Vec<(&str, Vec<Invoice>, Verdict, &str)> = vec![
            ("paid", vec![invoice(11, "Paid")], Yes, "paid"),
            (
                "refunded",
                vec![invoice(11, "Refunded")],
                No,
                "invoice_refunded",
            ),
            (
                "cancelled",
                vec![invoice(11, "Cancelled")],
                No,
                "invoice_cancelled",
            ),
            (
                "collections",
                vec![invoice(11, "Collections")],
                No,
                "invoice_collections",
            ),
            (
                "set unpaid",
                vec![invoice(11, "Unpaid")],
                No,
                "invoice_unpaid",
            ),
            (
                "set unpaid, date taken away",
                vec![seen],
                No,
                "invoice_unpaid",
            ),
            (
                "pending payment",
                vec![invoice(11, "Payment Pending")],
                Keep,
                "invoice_other",
            ),
            ("part refunded", vec![refunded(400)], Yes, "paid"),
            (
                "refunds reach it",
                vec![refunded(1000)],
                No,
                "refunded_in_full",
            ),
            ("paid by credit, nothing out", vec![by_credit], Yes, "paid"),
            (
                "unpaid for the first time",
                vec![never_paid(11, "Unpaid")],
                No,
                "never_paid",
            ),
            (
                "renewal generated, overdue",
                vec![invoice(11, "Paid"), never_paid(12, "Unpaid")],
                Yes,
                "paid",
            ),
            (
                "renewal cancelled unpaid",
                vec![invoice(11, "Paid"), never_paid(12, "Cancelled")],
                Yes,
                "paid",
            ),
            (
                "old one refunded under a newer paid one",
                vec![invoice(11, "Refunded"), invoice(12, "Paid")],
                Yes,
                "paid",
            ),
            (
                "newest refunded over an older paid one",
                vec![invoice(11, "Paid"), invoice(12, "Refunded")],
                No,
                "invoice_refunded",
            ),
        ];
        for (case, invoices, verdict, code) in table {
            assert_eq!(
                all(&service(), &billed(invoices)),
                (verdict, code.to_owned()),
                "{case}"
            );
        }
    }

    #[test]
    fn r5_the_orders_first_invoice_counts_only_without_an_item_of_its_own() {
        let mut service = service();
        service.first_invoice = 20;
        let mut billing = Billing::default();
        billing.invoices.insert(20, invoice(20, "Paid"));
        assert_eq!(all(&service, &billing).0, Verdict::Yes);
        billing.of_service.insert(7, vec![21]);
        billing.invoices.insert(21, never_paid(21, "Unpaid"));
        assert_eq!(
            all(&service, &billing),
            (Verdict::No, "never_paid".to_owned())
        );
    }

    #[test]
    fn r5_without_any_a_paid_upgrade_is_yes_and_an_account_is_kept() {
        let mut billing = Billing::default();
        let enabled = HashSet::from([3]);
        let of = |billing: &Billing, has| entitlement(&service(), billing, &enabled, has).verdict;
        assert_eq!(of(&billing, false), Verdict::No);
        assert_eq!(of(&billing, true), Verdict::Keep);
        billing.of_upgrade.insert(7, vec![30]);
        billing.invoices.insert(30, never_paid(30, "Unpaid"));
        assert_eq!(of(&billing, true), Verdict::Keep);
        billing.invoices.insert(30, invoice(30, "Paid"));
        assert_eq!(of(&billing, false), Verdict::Yes);
        let refunded = Invoice {
            paid_out: 1000,
            ..invoice(30, "Paid")
        };
        billing.invoices.insert(30, refunded);
        assert_eq!(of(&billing, false), Verdict::No);
    }

    #[test]
    fn r6_the_states_of_a_service() {
        use Verdict::{Keep, No, Yes};
        let paid = billed(vec![invoice(11, "Paid")]);
        let unpaid = billed(vec![never_paid(11, "Unpaid")]);
        let table = [
            ("Active", "", &paid, Yes),
            ("Completed", "", &paid, Yes),
            ("Pending", "", &paid, Yes),
            ("Pending", "cpanel", &paid, Keep),
            ("Pending", "", &unpaid, No),
            ("Suspended", "", &paid, No),
            ("Terminated", "", &paid, No),
            ("Cancelled", "", &paid, No),
            ("Fraud", "", &paid, No),
            ("", "", &paid, Keep),
        ];
        for (status, module, billing, wanted) in table {
            let mut service = service();
            service.status = status.to_owned();
            if let Some(product) = &mut service.product {
                product.servertype = module.to_owned();
            }
            assert_eq!(all(&service, billing).0, wanted, "{status} {module}");
        }
    }

    #[test]
    fn r6_the_client_and_what_is_gone() {
        let paid = billed(vec![invoice(11, "Paid")]);
        let with = |change: fn(&mut Service)| {
            let mut service = service();
            change(&mut service);
            all(&service, &paid)
        };
        let client = |status: &'static str| {
            move |s: &mut Service| {
                if let Some(client) = &mut s.client {
                    client.status = status.to_owned();
                }
            }
        };
        let mut closed = service();
        client("Closed")(&mut closed);
        assert_eq!(
            all(&closed, &paid),
            (Verdict::No, "client_closed".to_owned())
        );
        let mut inactive = service();
        client("Inactive")(&mut inactive);
        assert_eq!(all(&inactive, &paid).0, Verdict::Yes);
        assert_eq!(with(|s| s.client = None).1, "client_gone");
        assert_eq!(with(|s| s.product = None).1, "product_gone");
        assert_eq!(with(|s| s.exists = false).1, "service_gone");
    }

    #[test]
    fn r1_a_product_that_is_not_enabled() {
        let paid = billed(vec![invoice(11, "Paid")]);
        let entitlement = entitlement(&service(), &paid, &HashSet::from([4]), true);
        assert_eq!(entitlement.verdict, Verdict::No);
        assert_eq!(entitlement.reason.code, "product_not_enabled");
    }

    #[test]
    fn r4_free_in_any_spelling() {
        for free in ["Free Account", "free", "FREE", " Free"] {
            assert!(is_free(free), "{free}");
            let mut service = service();
            service.billing_cycle = free.to_owned();
            let paid = billed(vec![invoice(11, "Paid")]);
            assert_eq!(all(&service, &paid), (Verdict::No, "free_cycle".to_owned()));
        }
        for billed in ["Monthly", "One Time", "", "Fr"] {
            assert!(!is_free(billed), "{billed}");
        }
    }

    #[test]
    fn any_no_wins_then_keep_then_yes() {
        let mut service = service();
        service.status = String::new();
        let paid = billed(vec![invoice(11, "Paid")]);
        assert_eq!(all(&service, &paid).0, Verdict::Keep);
        let refunded = billed(vec![invoice(11, "Refunded")]);
        assert_eq!(all(&service, &refunded).0, Verdict::No);
    }
}
