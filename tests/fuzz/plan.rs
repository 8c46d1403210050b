//! What must hold of every decision and every plan, whatever the rows are.

use aflexi_cdn::cdn::{Capabilities, Status};
use aflexi_cdn::sync::Reason;
use aflexi_cdn::sync::entitlement::{Entitlement, Offer, Verdict, entitlement};
use aflexi_cdn::sync::plan::{Desired, Plan, desired, plan};
use aflexi_cdn::whmcs::{AccountRow, Billing, Mode, Service};

use crate::dice::Dice;
use crate::platform::Remote;
use crate::{rows, services};

pub fn check(bytes: &[u8]) {
    let dice = &mut Dice::new(bytes);
    let row = rows::account(dice);
    let can = rows::capabilities(dice);
    let (services, billing, offer) = (
        services::services(dice),
        rows::billing(dice),
        rows::offer(dice),
    );
    let exists = row.remote_id.is_some();
    let decided: Vec<Entitlement> = services
        .iter()
        .map(|service| decided(service, &billing, &offer, exists))
        .collect();
    if let Ok(desired) = wanted(&services, &decided) {
        planned(&desired, &row, can);
        carried_out(&desired, row, can, dice);
    }
}

/// R6 and R13 before all; an account that exists may be kept, and is never refused what one that does not exist gets.
fn decided(service: &Service, billing: &Billing, offer: &Offer, exists: bool) -> Entitlement {
    let is_there = service.exists && service.client.is_some() && service.product.is_some();
    let [with, without] = [true, false].map(|has| entitlement(service, billing, offer, has));
    match (is_there, service.mode) {
        (false, _) | (true, Mode::Off) => assert_eq!(with.verdict, Verdict::No),
        (true, Mode::On) => assert_eq!(with.verdict, Verdict::Yes),
        (true, Mode::Auto) => {}
    }
    let pair = (with.verdict, without.verdict);
    let is_kept = pair == (Verdict::Keep, Verdict::No);
    assert!(pair.0 == pair.1 || is_kept, "{with:?} {without:?}");
    for has in [true, false] {
        let shuffled = entitlement(service, &backwards(billing), offer, has);
        assert_eq!(
            shuffled.verdict,
            if has { with.verdict } else { without.verdict }
        );
    }
    if exists { with } else { without }
}

/// The same invoices in another order.
fn backwards(billing: &Billing) -> Billing {
    let mut billing = billing.clone();
    let lists = [
        &mut billing.of_service,
        &mut billing.of_upgrade,
        &mut billing.holdings,
        &mut billing.of_addon,
    ];
    lists
        .into_iter()
        .flat_map(|lists| lists.values_mut())
        .for_each(|list| list.reverse());
    billing
}

/// R2: a Yes leads, else a Keep keeps, else none is served, in whatever order the services are.
fn wanted(services: &[Service], decided: &[Entitlement]) -> Result<Desired, Reason> {
    let mut members: Vec<_> = std::iter::zip(services, decided).collect();
    let wanted = desired(&members);
    members.reverse();
    assert_eq!(desired(&members), wanted);
    let has = |verdict| {
        decided
            .iter()
            .any(|entitlement| entitlement.verdict == verdict)
    };
    match &wanted {
        Ok(Desired::Active {
            package, contact, ..
        }) => {
            assert!(has(Verdict::Yes));
            assert!(
                !package.is_empty()
                    && !contact.email.is_empty()
                    && !contact.display_name.is_empty()
            );
            assert!(!package.contains(char::is_control));
        }
        Ok(Desired::Keep) => assert!(!has(Verdict::Yes) && has(Verdict::Keep)),
        Ok(Desired::Suspended) => assert!(!has(Verdict::Yes) && !has(Verdict::Keep)),
        Err(_) => assert!(has(Verdict::Yes)),
    }
    wanted
}

/// A plan is one that can be carried out and leads only where it is desired.
fn planned(desired: &Desired, row: &AccountRow, can: Capabilities) {
    let plan = plan(desired, row, can);
    if row.remote_id.is_none() {
        let alone = Plan {
            create: plan.create,
            ..Plan::default()
        };
        assert_eq!(
            plan, alone,
            "nothing but a create is for an account that is not there"
        );
        let is_started = matches!(desired, Desired::Active { .. }) || row.progress.is_some();
        assert_eq!(plan.create, is_started);
        return;
    }
    assert!(!plan.create, "made twice");
    assert_eq!(plan.password, can.passwords && row.password_next.is_some());
    assert!(can.named_packages || plan.package.is_none());
    assert!(can.contact || plan.contact.is_none());
    match desired {
        Desired::Active { .. } => assert_ne!(plan.status, Some(Status::Suspended)),
        Desired::Suspended => {
            assert_ne!(plan.status, Some(Status::Active));
            assert_eq!((plan.package, plan.contact), (None, None));
        }
        Desired::Keep => assert_eq!(
            (plan.status, plan.package, plan.contact),
            (None, None, None)
        ),
    }
}

/// On a platform that does all it is asked for, the account is soon as it is desired, and then nothing is planned.
fn carried_out(desired: &Desired, mut row: AccountRow, can: Capabilities, dice: &mut Dice<'_>) {
    let mut remote = Remote::of(&row, dice);
    let before = remote.clone();
    // What a create that was never answered has left behind is found out first.
    for _ in 0..2 {
        let plan = plan(desired, &row, can);
        remote.carry_out(&plan, desired, &mut row, can);
    }
    let left = plan(desired, &row, can);
    assert!(left.is_empty(), "{left:?} is left of {desired:?}");
    match desired {
        Desired::Active {
            package, contact, ..
        } => {
            let account = remote.account.as_ref().expect("it was to be made");
            assert!(account.is_active);
            assert!(!can.named_packages || account.package.as_ref() == Some(package));
            assert!(!can.contact || account.contact.as_ref() == Some(contact));
        }
        Desired::Suspended => assert!(
            remote
                .account
                .as_ref()
                .is_none_or(|account| !account.is_active)
        ),
        Desired::Keep => {
            let is_active =
                |remote: &Remote| remote.account.as_ref().map(|account| account.is_active);
            assert_eq!(is_active(&remote), is_active(&before));
        }
    }
    if let Some(account) = &remote.account {
        assert_eq!(row.remote_id.as_deref(), Some("1007"), "it is known");
        let shown = row.password_cipher.as_ref();
        assert!(
            shown.is_none() || shown == account.password.as_ref(),
            "the password shown holds"
        );
    }
}
