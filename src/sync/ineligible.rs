//! Why a product cannot be ticked, or would synchronize nobody if it were. Pure.

use super::Reason;
use super::entitlement::{Entitlement, Verdict, is_free};
use crate::whmcs::Product;

/// What the rules say about the services of a product, as if it were ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Verdicts {
    /// They would be synchronized.
    pub eligible: i64,
    /// Of those, the ones whose account is as it should be.
    pub synchronized: i64,
    unpaid: i64,
    free: i64,
    inactive: i64,
    without_addon: i64,
    switched_off: i64,
}

impl Verdicts {
    /// What is known without their reasons.
    pub(super) fn judged(eligible: i64, synchronized: i64) -> Self {
        Self {
            eligible,
            synchronized,
            ..Self::default()
        }
    }

    /// One more service.
    pub(super) fn add(&mut self, entitlement: &Entitlement) {
        let number = match (entitlement.verdict, entitlement.reason.code.as_ref()) {
            (Verdict::Yes, _) => &mut self.eligible,
            (_, "free_cycle") => &mut self.free,
            (_, "addon_not_held") => &mut self.without_addon,
            (_, "switched_off") => &mut self.switched_off,
            (_, code) if code.starts_with("service_") || code.starts_with("client_") => {
                &mut self.inactive
            }
            _ => &mut self.unpaid,
        };
        *number += 1;
    }
}

/// Why it cannot be ticked (R4).
pub(super) fn blocked(product: &Product) -> Option<Reason> {
    is_free(&product.paytype).then(|| Reason::new("free_product"))
}

/// What an admin may wonder about before ticking it: first why nobody would be synchronized, then what makes no
/// difference. `verdicts` is `None` if its services are too many to be looked at.
pub(super) fn remarks(product: &Product, services: i64, verdicts: Option<Verdicts>) -> Vec<Reason> {
    if blocked(product).is_some() {
        return Vec::new();
    }
    let nobody = match verdicts {
        _ if services == 0 => Some(Reason::new("no_services")),
        None => Some(Reason::new("services_not_counted").with("services", services)),
        Some(verdicts) if verdicts.eligible == 0 => Some(nobody(services, verdicts)),
        Some(_) => None,
    };
    let hidden = product.hidden.then(|| Reason::new("product_hidden"));
    let retired = product.retired.then(|| Reason::new("product_retired"));
    [nobody, hidden, retired].into_iter().flatten().collect()
}

/// What all of them have in common, if anything.
fn nobody(services: i64, verdicts: Verdicts) -> Reason {
    let code = [
        (verdicts.unpaid, "services_unpaid"),
        (verdicts.free, "services_free"),
        (verdicts.inactive, "services_inactive"),
        (verdicts.without_addon, "services_without_addon"),
        (verdicts.switched_off, "services_switched_off"),
    ]
    .into_iter()
    .find_map(|(number, code)| (number == services).then_some(code));
    Reason::new(code.unwrap_or("services_ineligible")).with("services", services)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product() -> Product {
        Product {
            paytype: "recurring".to_owned(),
            ..Product::default()
        }
    }

    fn verdicts(of: &[(Verdict, &'static str)]) -> Verdicts {
        let mut verdicts = Verdicts::default();
        for (verdict, code) in of {
            verdicts.add(&Entitlement {
                verdict: *verdict,
                reason: Reason::new(code),
            });
        }
        verdicts
    }

    #[test]
    fn each_product_says_what_keeps_it_from_synchronizing_anybody() {
        use Verdict::{Keep, No, Yes};
        let told = |services: i64, verdicts: Option<Verdicts>| {
            remarks(&product(), services, verdicts)
                .into_iter()
                .map(|reason| (reason.code.into_owned(), reason.args))
                .collect::<Vec<_>>()
        };
        type Row<'a> = (&'a [(Verdict, &'static str)], Option<&'a str>);
        let rows: [Row<'_>; 13] = [
            (&[(Yes, "paid")], None),
            (&[(Yes, "paid"), (No, "never_paid")], None),
            (&[(Yes, "switched_on")], None),
            (
                &[(No, "never_paid"), (No, "invoice_refunded")],
                Some("services_unpaid"),
            ),
            (&[(No, "addon_never_paid")], Some("services_unpaid")),
            (&[(Keep, "invoice_other")], Some("services_unpaid")),
            (
                &[(No, "free_cycle"), (No, "free_cycle")],
                Some("services_free"),
            ),
            (
                &[(No, "service_suspended"), (No, "client_closed")],
                Some("services_inactive"),
            ),
            (&[(Keep, "service_pending")], Some("services_inactive")),
            (
                &[(Keep, "service_status_unknown")],
                Some("services_inactive"),
            ),
            (&[(No, "addon_not_held")], Some("services_without_addon")),
            (&[(No, "switched_off")], Some("services_switched_off")),
            (
                &[(No, "free_cycle"), (No, "never_paid")],
                Some("services_ineligible"),
            ),
        ];
        for (of, wanted) in rows {
            let services = i64::try_from(of.len()).unwrap();
            let wanted: Vec<_> = wanted
                .into_iter()
                .map(|code| {
                    let args = Reason::new("").with("services", services).args;
                    (code.to_owned(), args)
                })
                .collect();
            assert_eq!(told(services, Some(verdicts(of))), wanted, "{of:?}");
        }
        let code = |services, verdicts| told(services, verdicts).remove(0).0;
        assert_eq!(code(0, Some(Verdicts::default())), "no_services");
        assert_eq!(code(0, None), "no_services");
        assert_eq!(code(90_000, None), "services_not_counted");
    }

    #[test]
    fn hidden_and_retired_products_can_be_ticked_and_free_ones_cannot() {
        let codes = |product: &Product| -> Vec<String> {
            let some = verdicts(&[(Verdict::Yes, "paid")]);
            remarks(product, 1, Some(some))
                .into_iter()
                .map(|reason| reason.code.into_owned())
                .collect()
        };
        let mut odd = Product {
            hidden: true,
            retired: true,
            ..product()
        };
        assert_eq!(codes(&odd), ["product_hidden", "product_retired"]);
        assert_eq!(blocked(&odd), None);
        odd.paytype = "free".to_owned();
        assert!(codes(&odd).is_empty(), "one reason is enough");
        assert_eq!(blocked(&odd).unwrap().code, "free_product");
    }
}
